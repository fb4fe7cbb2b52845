// What is judged after all files are in, as it is written down.

#include "base/catalogue/totals.hpp"
#include "ledger/database.hpp"
#include "ledger/ledger.hpp"
#include "ledger/ledger_rows.hpp"

namespace gopbieu {

void Ledger::settle(JudgedSubmission const& submission)
{
    auto const file = file_of(submission.id);
    m_database->query("UPDATE submission SET state = ? WHERE id = ?")
        .bind(state_name(submission.state))
        .bind(submission.id)
        .run();
    m_database->query("DELETE FROM finding WHERE file = ? AND submission = ? AND settled = 1")
        .bind(file)
        .bind(submission.id)
        .run();
    LedgerWriter(*m_database).findings(file, submission.id, true, submission.settled);
}

std::vector<std::int64_t> Ledger::find_duplicates()
{
    // The first of equal files is the one that came first; among those of one batch, by name.
    std::vector<std::pair<std::int64_t, std::string>> changed;
    {
        auto query =
            m_database->query("SELECT id, original FROM (SELECT id, duplicate_of, CASE WHEN "
                              "row_number() OVER same = 1"
                              " THEN '' ELSE first_value(name) OVER same END AS original FROM file"
                              " WHERE present = 1 AND sha256 <> '' AND (duplicate_of <> '' OR "
                              "sha256 IN (SELECT sha256"
                              " FROM file WHERE present = 1 GROUP BY sha256 HAVING count(*) > 1))"
                              " WINDOW same AS (PARTITION BY sha256 ORDER BY batch, name))"
                              " WHERE original <> duplicate_of ORDER BY id");
        while (query.next()) {
            changed.emplace_back(query.number(0), query.text(1));
        }
    }
    std::vector<std::int64_t> files;
    for (auto const& [file, original] : changed) {
        m_database->query("UPDATE file SET duplicate_of = ? WHERE id = ?")
            .bind(original)
            .bind(file)
            .run();
        m_database
            ->query("DELETE FROM finding WHERE file = ? AND settled = 1 AND submission IS NULL")
            .bind(file)
            .run();
        if (!original.empty()) {
            auto name = m_database->query("SELECT name FROM file WHERE id = ?");
            auto const own = name.bind(file).next() ? name.text(0) : std::string();
            LedgerWriter(*m_database)
                .findings(file, 0, true, {finding(say::same_bytes, {own}, {{"other", original}})});
        }
        files.push_back(file);
    }
    return files;
}

void Ledger::settle_files()
{
    // A file waits while any of its forms does, goes back while any must, and counts if any counts.
    m_database
        ->query("UPDATE file SET state = now.state FROM (SELECT f.id AS id, CASE"
                " WHEN duplicate_of <> '' THEN 'duplicate'"
                " WHEN own_state IN ('not_ours', 'unreadable') THEN own_state"
                " ELSE (SELECT state FROM (SELECT f.own_state AS state, 0 AS of_form"
                "  UNION ALL SELECT s.state, 1 FROM submission s"
                "   WHERE s.id >= f.id << 20 AND s.id < (f.id + 1) << 20)"
                "  ORDER BY CASE state WHEN 'waiting' THEN 0 WHEN 'returned' THEN 1"
                "  WHEN 'accepted' THEN 4 - 2 * of_form ELSE 3 END LIMIT 1) END AS state"
                " FROM file f WHERE present = 1 AND ((duplicate_of <> '') <> (state = 'duplicate')"
                " OR f.id IN (SELECT s.id >> 20 FROM stale CROSS JOIN submission s"
                "  ON s.unit = stale.unit))) AS now"
                " WHERE file.id = now.id AND file.state <> now.state")
        .run();
}

} // namespace gopbieu
