#include "ledger/ledger.hpp"

#include "base/catalogue/writing.hpp"
#include "base/file.hpp"
#include "ledger/database.hpp"
#include "ledger/ledger_rows.hpp"
#include "ledger/ledger_schema.hpp"
#include "ledger/packing.hpp"

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
    make_lookups(*database); // a run may have been cut off before it did
    if (auto trouble = database->trouble()) {
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

std::vector<std::string>
Ledger::some_units(UnitsWith what, std::string_view after, std::size_t most)
{
    static constexpr std::array<char const*, 3> questions_of{
        "SELECT unit FROM stale WHERE unit > ? ORDER BY unit LIMIT ?",
        "SELECT DISTINCT s.unit FROM submission s JOIN file f ON f.id = s.id >> 20"
        " WHERE f.present = 1 AND s.unit > ? ORDER BY s.unit LIMIT ?",
        "SELECT DISTINCT unit FROM submission WHERE unit > ? ORDER BY unit LIMIT ?"};
    std::vector<std::string> found;
    auto query = m_database->query(questions_of.at(static_cast<std::size_t>(what)));
    query.bind(after).bind(static_cast<std::int64_t>(most));
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

void Ledger::each_finding(std::function<void(Finding const&, std::string_view file)> const& visit,
                          std::int64_t from)
{
    static std::string const sql = LedgerReader::finding_columns +
                                   " d JOIN file f ON f.id = d.file WHERE f.present = 1"
                                   " AND d.file >= ?"
                                   " ORDER BY f.name, d.submission, d.settled, d.id";
    auto query = m_database->query(sql);
    query.bind(from);
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
