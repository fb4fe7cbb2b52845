#include "ledger/ledger.hpp"

#include "base/catalogue/totals.hpp"
#include "base/catalogue/writing.hpp"
#include "base/file.hpp"
#include "ledger/database.hpp"
#include "ledger/ledger_rows.hpp"
#include "ledger/ledger_schema.hpp"
#include "ledger/packing.hpp"

#include <algorithm>
#include <array>
#include <system_error>

namespace gopbieu {

Ledger::Ledger(std::unique_ptr<Database> database, Archive archive)
    : m_database(std::move(database)), m_archive(std::move(archive))
{
}
Ledger::Ledger(Ledger&& other) noexcept = default;
Ledger& Ledger::operator=(Ledger&& other) noexcept = default;
Ledger::~Ledger() = default;

Result<Ledger> Ledger::open(std::filesystem::path const& folder)
{
    auto database = std::make_unique<Database>();
    if (auto trouble = database->open(folder / "so.sqlite", Database::Mode::write)) {
        return *trouble;
    }
    auto archive = Archive::open(folder, true, originals_kept(*database));
    if (!archive) {
        return archive.problem();
    }
    if (auto trouble = bring_up_to_date(*database, *archive)) {
        return *trouble;
    }
    return Ledger(std::move(database), std::move(*archive));
}

Result<Ledger> Ledger::open_to_read(std::filesystem::path const& folder)
{
    auto database = std::make_unique<Database>();
    std::error_code ignored;
    if (!std::filesystem::exists(folder / "so.sqlite", ignored)) {
        return Problem{say::ledger_none, {{"folder", path_text(folder.parent_path())}}};
    }
    if (auto trouble = database->open(folder / "so.sqlite", Database::Mode::read)) {
        return *trouble;
    }
    if (auto const found = database->version(); found != ledger_schema_version) {
        auto trouble = database->trouble();
        return trouble
                   ? *trouble
                   : Problem{found > ledger_schema_version ? say::ledger_newer : say::ledger_older,
                             {{"file", path_text(database->file)},
                              {"found", std::to_string(found)},
                              {"limit", std::to_string(ledger_schema_version)}}};
    }
    auto archive = Archive::open(folder, false, originals_kept(*database));
    if (!archive) {
        return archive.problem();
    }
    return Ledger(std::move(database), std::move(*archive));
}

Result<Ledger> Ledger::open_trial(std::filesystem::path const& folder)
{
    auto database = std::make_unique<Database>();
    if (auto trouble = database->open_copy(folder / "so.sqlite")) {
        return *trouble;
    }
    auto archive = Archive::none();
    if (auto trouble = bring_up_to_date(*database, archive)) {
        return *trouble;
    }
    return Ledger(std::move(database), std::move(archive));
}

Trouble Ledger::trouble()
{
    return m_database->trouble();
}

Trouble Ledger::step(std::function<void()> const& work)
{
    m_database->begin();
    if (m_database->error == SQLITE_OK) {
        work();
    }
    auto trouble = m_archive.bring_to_disk();
    if (trouble) {
        m_database->error = m_database->error == SQLITE_OK ? SQLITE_ABORT : m_database->error;
    } else if (auto const end = m_archive.grown_to()) {
        set_note(note_of_originals, std::to_string(*end));
    }
    m_database->end();
    auto own = m_database->trouble();
    trouble = trouble ? trouble : own;
    m_archive.settle(!trouble);
    return trouble;
}

Trouble Ledger::questions(std::function<void()> const& work)
{
    m_database->query("BEGIN").run();
    if (m_database->error == SQLITE_OK) {
        work();
    }
    m_database->end();
    return trouble();
}

std::string Ledger::note(std::string_view name)
{
    auto query = m_database->query("SELECT value FROM note WHERE name = ?");
    return query.bind(name).next() ? query.text(0) : std::string();
}

void Ledger::set_note(std::string_view name, std::string_view value)
{
    m_database->query("INSERT OR REPLACE INTO note VALUES (?, ?)").bind(name).bind(value).run();
}

std::int64_t Ledger::begin_batch()
{
    m_database->query("INSERT INTO batch DEFAULT VALUES").run();
    return m_database->last_id();
}

std::vector<KnownFile> Ledger::present_files()
{
    std::vector<KnownFile> found;
    each_present([&](KnownFile const& one) { found.push_back(one); });
    return found;
}

void Ledger::each_present(std::function<void(KnownFile const&)> const& visit)
{
    KnownFile one;
    auto query = m_database->query(
        "SELECT id, name, sha256, size, changed FROM file WHERE present = 1 ORDER BY name");
    while (query.next()) {
        one.id = query.number(0);
        one.name = query.bytes(1);
        one.sha256 = query.bytes(2);
        one.stamp = {static_cast<std::uint64_t>(query.number(3)), query.number(4)};
        visit(one);
    }
}

void Ledger::put(FileRecord& record, PackedOriginal const* original)
{
    m_database->query("UPDATE file SET present = 0 WHERE name = ? AND present = 1")
        .bind(record.source.file)
        .run();
    auto place = Archive::nowhere;
    {
        // A file that is renamed, or comes back, has not arrived anew.
        auto known = m_database->query("SELECT min(batch), ifnull(max(original), -1) FROM file"
                                       " WHERE sha256 = ?1 AND ?1 <> ''");
        known.bind(record.source.sha256).next();
        record.batch = known.number(0);
        place = known.number(1);
    }
    if (original != nullptr) {
        place = m_archive.keep(*original, place);
    }
    LedgerWriter(*m_database).file(record, place);
}

void Ledger::touch(std::int64_t file, FileStamp stamp)
{
    m_database->query("UPDATE file SET size = ?, changed = ? WHERE id = ?")
        .bind(static_cast<std::int64_t>(stamp.size))
        .bind(stamp.changed)
        .bind(file)
        .run();
}

void Ledger::remove(std::int64_t file)
{
    m_database->query("UPDATE file SET present = 0 WHERE id = ?").bind(file).run();
}

Result<std::vector<char>> Ledger::original(std::string_view sha256)
{
    auto place = Archive::nowhere;
    {
        auto known = m_database->query("SELECT max(original) FROM file WHERE sha256 = ?"
                                       " HAVING count(*) > 0");
        if (known.bind(sha256).next()) {
            place = known.number(0);
        }
    }
    if (auto failed = trouble()) {
        return *failed;
    }
    return m_archive.find(sha256, place);
}

std::vector<std::string> Ledger::units_filing()
{
    std::vector<std::string> found;
    auto query = m_database->query(
        "SELECT DISTINCT s.unit FROM submission s JOIN file f ON f.id = s.id >> 20"
        " WHERE f.present = 1 ORDER BY s.unit");
    while (query.next()) {
        found.push_back(query.text(0));
    }
    return found;
}

std::map<std::pair<std::string, std::string>, std::int64_t> Ledger::first_batches()
{
    std::map<std::pair<std::string, std::string>, std::int64_t> found;
    auto query = m_database->query("SELECT s.unit, s.form, MIN(f.batch) FROM"
                                   " (SELECT unit, form FROM submission GROUP BY unit, form"
                                   " HAVING count(*) > 1) AS more JOIN submission s"
                                   " ON s.unit = more.unit AND s.form = more.form"
                                   " JOIN file f ON f.id = s.id >> 20 GROUP BY s.unit, s.form");
    while (query.next()) {
        found[{query.text(0), query.text(1)}] = query.number(2);
    }
    return found;
}

std::vector<std::string> Ledger::units_ever()
{
    std::vector<std::string> found;
    auto query = m_database->query("SELECT DISTINCT unit FROM submission ORDER BY unit");
    while (query.next()) {
        found.push_back(query.text(0));
    }
    return found;
}

std::vector<std::string> Ledger::units_of(std::int64_t file)
{
    std::vector<std::string> found;
    auto query = m_database->query("SELECT DISTINCT unit FROM submission WHERE id >= ? AND id < ?"
                                   " ORDER BY unit");
    for (query.bind(first_submission(file)).bind(first_submission(file + 1)); query.next();) {
        found.push_back(query.text(0));
    }
    return found;
}

std::vector<JudgedSubmission> Ledger::submissions_of(std::string_view unit, Detail detail)
{
    LedgerReader reader(*m_database);
    std::vector<JudgedSubmission> found;
    {
        static constexpr char const* of_unit =
            " WHERE s.unit = ? AND f.present = 1"
            " AND f.duplicate_of = '' ORDER BY f.batch, f.name, s.id";
        static std::string const full =
            LedgerReader::submissions_with_files(Detail::with_figures) + of_unit;
        static std::string const bare =
            LedgerReader::submissions_with_files(Detail::without_figures) + of_unit;
        auto query = m_database->query(detail == Detail::with_figures ? full : bare);
        for (query.bind(unit); query.next();) {
            found.push_back(reader.submission(query, detail));
        }
    }
    for (auto& one : found) {
        reader.findings_of(one);
    }
    return found;
}

std::vector<Submission> Ledger::counting_of(std::string_view unit)
{
    LedgerReader reader(*m_database);
    std::vector<Submission> found;
    static std::string const sql = LedgerReader::submissions_with_files(Detail::with_figures) +
                                   " WHERE s.unit = ? AND f.present = 1 AND f.duplicate_of = ''"
                                   " AND s.state = 'accepted' ORDER BY f.batch, f.name, s.id";
    auto query = m_database->query(sql);
    for (query.bind(unit); query.next();) {
        found.push_back(reader.submission(query, Detail::with_figures).submission);
    }
    return found;
}

std::optional<JudgedSubmission> Ledger::submitted_before(JudgedSubmission const& submission)
{
    LedgerReader reader(*m_database);
    std::optional<JudgedSubmission> found;
    {
        static std::string const sql =
            LedgerReader::submissions_with_files(Detail::with_figures) +
            " WHERE s.unit = ? AND s.form = ? AND f.sha256 <> ? AND f.batch < ?"
            " AND f.duplicate_of = '' ORDER BY f.batch DESC, f.id DESC, s.id LIMIT 1";
        auto query = m_database->query(sql);
        query.bind(submission.submission.unit)
            .bind(submission.submission.form)
            .bind(submission.submission.source.sha256)
            .bind(submission.batch);
        if (query.next()) {
            found = reader.submission(query, Detail::with_figures);
        }
    }
    if (found) {
        reader.findings_of(*found);
    }
    return found;
}

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

void Ledger::each_file(Detail detail, std::function<void(FileRecord&&)> const& visit)
{
    LedgerReader reader(*m_database);
    static std::string const sql = LedgerReader::file_columns + " ORDER BY name";
    auto query = m_database->query(sql);
    while (query.next()) {
        visit(reader.file(query, detail));
    }
}

void Ledger::each_counting(std::function<void(JudgedSubmission&&)> const& visit)
{
    LedgerReader reader(*m_database);
    static std::string const sql =
        LedgerReader::submission_columns(Detail::with_figures) +
        ", f.sha256, f.batch, f.name FROM file f CROSS JOIN submission s"
        " ON s.id >= f.id << 20 AND s.id < (f.id + 1) << 20 CROSS JOIN figures g"
        " ON g.submission = s.id"
        " WHERE f.present = 1 AND f.state <> 'duplicate' AND +s.state = 'accepted'"
        " ORDER BY f.name, s.id";
    auto query = m_database->query(sql);
    while (query.next()) {
        visit(reader.submission(query, Detail::with_figures));
    }
}

void Ledger::each_finding(std::function<void(Finding const&, std::string_view file)> const& visit)
{
    static std::string const sql = LedgerReader::finding_columns +
                                   " d JOIN file f ON f.id = d.file WHERE f.present = 1"
                                   " ORDER BY f.name, d.submission, d.settled, d.id";
    auto query = m_database->query(sql);
    while (query.next()) {
        if (auto const one = LedgerReader::finding(query)) {
            visit(*one, query.bytes(9));
        }
    }
}

std::vector<std::pair<std::int64_t, Finding>> Ledger::findings_about(std::string_view unit)
{
    std::vector<std::pair<std::int64_t, Finding>> found;
    static std::string const sql =
        LedgerReader::finding_columns +
        " d JOIN file f ON f.id = d.file WHERE f.present = 1 AND d.file IN"
        " (SELECT id >> 20 FROM submission WHERE unit = ?1) AND (d.submission IS NULL OR"
        " d.submission IN (SELECT id FROM submission WHERE unit = ?1))"
        " ORDER BY f.name, d.submission, d.settled, d.id";
    auto query = m_database->query(sql);
    for (query.bind(unit); query.next();) {
        if (auto one = LedgerReader::finding(query)) {
            found.emplace_back(query.number(8), std::move(*one));
        }
    }
    return found;
}

std::optional<FileRecord> Ledger::file(std::string_view name, Detail detail)
{
    LedgerReader reader(*m_database);
    static std::string const sql = LedgerReader::file_columns + " AND name = ?";
    auto query = m_database->query(sql);
    return query.bind(name).next() ? std::optional(reader.file(query, detail)) : std::nullopt;
}

} // namespace gopbieu
