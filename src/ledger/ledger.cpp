#include "ledger/ledger.hpp"

#include "base/catalogue/totals.hpp"
#include "base/catalogue/writing.hpp"
#include "base/file.hpp"
#include "ledger/database.hpp"
#include "ledger/ledger_schema.hpp"
#include "ledger/packing.hpp"

#include <algorithm>
#include <array>
#include <system_error>

namespace gopbieu {

namespace {

FileState file_state(std::string_view name)
{
    for (std::size_t at = 0; at < file_states; ++at) {
        if (state_name(static_cast<FileState>(at)) == name) {
            return static_cast<FileState>(at);
        }
    }
    return FileState::unreadable;
}

SubmissionState submission_state(std::string_view name)
{
    auto const state = file_state(name);
    return state <= FileState::superseded ? static_cast<SubmissionState>(state)
                                          : SubmissionState::waiting;
}

// Fills files and submissions from the tables.
class Reader {
public:
    explicit Reader(Database& database) : m_database(database) {}

    std::vector<Finding> findings_of_file(std::int64_t file)
    {
        auto query = m_database.query(finding_columns + " WHERE file = ? AND submission IS NULL"
                                                        " ORDER BY id");
        return findings(query.bind(file));
    }

    void findings_of(JudgedSubmission& one)
    {
        for (bool const settled : {false, true}) {
            auto query = m_database.query(finding_columns + " WHERE submission = ? AND settled = ?"
                                                            " ORDER BY id");
            (settled ? one.settled : one.findings) =
                findings(query.bind(one.id).bind(std::int64_t{settled ? 1 : 0}));
        }
    }

    // Columns: id, form, edition, unit, document, sheet, state, sha256, batch, figures.
    JudgedSubmission submission(Query const& query, Detail detail)
    {
        JudgedSubmission one;
        one.id = query.number(0);
        auto& filed = one.submission;
        filed.form = query.text(1);
        filed.edition = query.text(2);
        filed.unit = query.text(3);
        filed.source = {query.text(4), query.text(7)};
        filed.sheet = query.text(5);
        one.state = submission_state(query.bytes(6));
        one.batch = query.number(8);
        if (detail == Detail::with_figures && !unpack_figures(query.bytes(9), filed)) {
            m_database.error = SQLITE_CORRUPT;
        }
        return one;
    }

    std::vector<JudgedSubmission> submissions_of_file(std::int64_t file, Detail detail)
    {
        std::vector<JudgedSubmission> found;
        {
            auto query =
                m_database.query(submission_columns(detail) + " WHERE s.file = ? ORDER BY s.id");
            for (query.bind(file); query.next();) {
                found.push_back(submission(query, detail));
            }
        }
        for (auto& one : found) {
            findings_of(one);
        }
        return found;
    }

    static std::string submission_columns(Detail detail)
    {
        return std::string("SELECT s.id, s.form, s.edition, s.unit, s.document, s.sheet, s.state,"
                           " f.sha256, f.batch") +
               (detail == Detail::with_figures ? ", s.figures" : "") +
               " FROM submission s JOIN file f ON f.id = s.file";
    }

    // Columns: id, name, sha256, state, size, changed, batch.
    FileRecord file(Query const& query)
    {
        FileRecord record;
        record.id = query.number(0);
        record.source = {query.text(1), query.text(2)};
        record.state = file_state(query.bytes(3));
        record.stamp = {static_cast<std::uint64_t>(query.number(4)), query.number(5)};
        record.batch = query.number(6);
        return record;
    }
    inline static std::string const file_columns =
        "SELECT id, name, sha256, state, size, changed, batch FROM file WHERE present = 1";

private:
    static std::vector<Finding> findings(Query& query)
    {
        std::vector<Finding> found;
        while (query.next()) {
            auto const say = say_of(query.bytes(0));
            auto args = unpack_args(query.bytes(7));
            if (!say || !args) {
                continue; // a code that a newer program knew
            }
            Finding one{*say, static_cast<Severity>(query.number(1))};
            one.place = {query.text(2),
                         query.text(3),
                         query.text(4),
                         static_cast<std::uint32_t>(query.number(5)),
                         static_cast<std::uint32_t>(query.number(6))};
            one.args = std::move(*args);
            found.push_back(std::move(one));
        }
        return found;
    }
    inline static std::string const finding_columns =
        "SELECT code, severity, place_file, sheet, cell, line, col, args FROM finding";

    Database& m_database;
};

class Writer {
public:
    explicit Writer(Database& database) : m_database(database) {}

    void file(FileRecord& record)
    {
        record.batch = first_batch(record);
        m_database
            .query("INSERT INTO file (name, sha256, size, changed, own_state, state, duplicate_of,"
                   " present, batch) VALUES (?, ?, ?, ?, ?, ?, '', 1, ?)")
            .bind(record.source.file)
            .bind(record.source.sha256)
            .bind(static_cast<std::int64_t>(record.stamp.size))
            .bind(record.stamp.changed)
            .bind(state_name(record.state))
            .bind(state_name(record.state))
            .bind(record.batch)
            .run();
        record.id = m_database.last_id();
        for (auto& one : record.submissions) {
            submission(record, one);
        }
        findings(record.id, 0, false, record.findings);
    }

    void findings(std::int64_t file,
                  std::int64_t submission,
                  bool settled,
                  std::vector<Finding> const& list)
    {
        for (auto const& one : list) {
            auto const args = pack_args(one.args);
            m_database
                .query("INSERT INTO finding (file, submission, settled, code, severity, place_file,"
                       " sheet, cell, line, col, args)"
                       " VALUES (?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(file)
                .bind(submission)
                .bind(std::int64_t{settled ? 1 : 0})
                .bind(code(one.say))
                .bind(static_cast<std::int64_t>(one.severity))
                .bind(one.place.file)
                .bind(one.place.sheet)
                .bind(one.place.cell)
                .bind(std::int64_t{one.place.line})
                .bind(std::int64_t{one.place.column})
                .bind_bytes(args)
                .run();
        }
    }

private:
    // A file that is renamed, or comes back, has not arrived anew.
    std::int64_t first_batch(FileRecord const& record)
    {
        auto query = m_database.query("SELECT min(batch) FROM file WHERE sha256 = ?");
        auto const first = query.bind(record.source.sha256).next() ? query.number(0) : 0;
        if (first != 0 && !record.source.sha256.empty()) {
            return first;
        }
        auto last = m_database.query("SELECT max(id) FROM batch");
        return last.next() ? last.number(0) : 0;
    }

    void submission(FileRecord const& record, JudgedSubmission& one)
    {
        auto const figures = pack_figures(one.submission);
        m_database
            .query("INSERT INTO submission (file, form, edition, unit, document, sheet, state,"
                   " figures) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            .bind(record.id)
            .bind(one.submission.form)
            .bind(one.submission.edition)
            .bind(one.submission.unit)
            .bind(one.submission.source.file)
            .bind(one.submission.sheet)
            .bind(state_name(one.state))
            .bind_bytes(figures)
            .run();
        one.id = m_database.last_id();
        one.batch = record.batch;
        findings(record.id, one.id, false, one.findings);
        findings(record.id, one.id, true, one.settled);
    }

    Database& m_database;
};

} // namespace

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
    auto archive = Archive::open(folder, true);
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
    auto archive = Archive::open(folder, false);
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
    auto archive = Archive::open_empty();
    if (!archive) {
        return archive.problem();
    }
    if (auto trouble = bring_up_to_date(*database, *archive)) {
        return *trouble;
    }
    Ledger ledger(std::move(database), std::move(*archive));
    ledger.m_trial = true;
    return ledger;
}

Trouble Ledger::trouble()
{
    return m_database->trouble();
}

Trouble Ledger::step(std::function<void()> const& work)
{
    m_archive.begin();
    m_database->begin();
    if (m_database->error == SQLITE_OK) {
        work();
    }
    auto trouble = m_archive.end();
    if (trouble) {
        m_database->error = m_database->error == SQLITE_OK ? SQLITE_ABORT : m_database->error;
    }
    m_database->end();
    auto own = m_database->trouble();
    return trouble ? trouble : own;
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
    auto query = m_database->query(
        "SELECT id, name, sha256, size, changed FROM file WHERE present = 1 ORDER BY name");
    while (query.next()) {
        found.push_back({query.number(0),
                         query.text(1),
                         query.text(2),
                         {static_cast<std::uint64_t>(query.number(3)), query.number(4)}});
    }
    return found;
}

void Ledger::put(FileRecord& record)
{
    m_database->query("UPDATE file SET present = 0 WHERE name = ? AND present = 1")
        .bind(record.source.file)
        .run();
    Writer(*m_database).file(record);
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

void Ledger::keep_original(PackedOriginal const& original)
{
    if (!m_trial) {
        m_archive.keep(original);
    }
}

Result<std::vector<char>> Ledger::original(std::string_view sha256)
{
    return m_archive.find(sha256);
}

std::vector<std::string> Ledger::units_filing()
{
    std::vector<std::string> found;
    auto query =
        m_database->query("SELECT DISTINCT s.unit FROM submission s JOIN file f ON f.id = s.file"
                          " WHERE f.present = 1 ORDER BY s.unit");
    while (query.next()) {
        found.push_back(query.text(0));
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
    auto query =
        m_database->query("SELECT DISTINCT unit FROM submission WHERE file = ? ORDER BY unit");
    for (query.bind(file); query.next();) {
        found.push_back(query.text(0));
    }
    return found;
}

std::vector<JudgedSubmission> Ledger::submissions_of(std::string_view unit, Detail detail)
{
    Reader reader(*m_database);
    std::vector<JudgedSubmission> found;
    {
        auto query = m_database->query(Reader::submission_columns(detail) +
                                       " WHERE s.unit = ? AND f.present = 1"
                                       " AND f.duplicate_of = '' ORDER BY f.batch, f.name, s.id");
        for (query.bind(unit); query.next();) {
            found.push_back(reader.submission(query, detail));
        }
    }
    for (auto& one : found) {
        reader.findings_of(one);
    }
    return found;
}

void Ledger::settle(JudgedSubmission const& submission)
{
    std::int64_t file = 0;
    {
        auto query = m_database->query("SELECT file FROM submission WHERE id = ?");
        file = query.bind(submission.id).next() ? query.number(0) : 0;
    }
    m_database->query("UPDATE submission SET state = ? WHERE id = ?")
        .bind(state_name(submission.state))
        .bind(submission.id)
        .run();
    m_database->query("DELETE FROM finding WHERE submission = ? AND settled = 1")
        .bind(submission.id)
        .run();
    Writer(*m_database).findings(file, submission.id, true, submission.settled);
}

std::vector<std::int64_t> Ledger::find_duplicates()
{
    // The first of equal files is the one that came first; among those of one batch, by name.
    std::vector<std::pair<std::int64_t, std::string>> changed;
    {
        auto query = m_database->query("SELECT id, original FROM (SELECT id, duplicate_of,"
                                       " CASE WHEN row_number() OVER same = 1 THEN ''"
                                       " ELSE first_value(name) OVER same END AS original"
                                       " FROM file WHERE present = 1 AND sha256 <> ''"
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
            Writer(*m_database)
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
        ->query("UPDATE file SET state = CASE"
                " WHEN duplicate_of <> '' THEN 'duplicate'"
                " WHEN own_state IN ('not_ours', 'unreadable') THEN own_state"
                " ELSE (SELECT state FROM (SELECT own_state AS state, 0 AS of_form"
                "  UNION ALL SELECT s.state, 1 FROM submission s WHERE s.file = file.id)"
                "  ORDER BY CASE state WHEN 'waiting' THEN 0 WHEN 'returned' THEN 1"
                "  WHEN 'accepted' THEN 4 - 2 * of_form ELSE 3 END LIMIT 1) END"
                " WHERE present = 1")
        .run();
}

void Ledger::each_file(Detail detail, std::function<void(FileRecord const&)> const& visit)
{
    Reader reader(*m_database);
    auto query = m_database->query(Reader::file_columns + " ORDER BY name");
    while (query.next()) {
        auto record = reader.file(query);
        record.submissions = reader.submissions_of_file(record.id, detail);
        record.findings = reader.findings_of_file(record.id);
        visit(record);
    }
}

std::optional<FileRecord> Ledger::file(std::string_view name, Detail detail)
{
    Reader reader(*m_database);
    auto query = m_database->query(Reader::file_columns + " AND name = ?");
    if (!query.bind(name).next()) {
        return {};
    }
    auto record = reader.file(query);
    record.submissions = reader.submissions_of_file(record.id, detail);
    record.findings = reader.findings_of_file(record.id);
    return record;
}

} // namespace gopbieu
