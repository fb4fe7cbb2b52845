#include "ledger/ledger.hpp"

#include "base/file.hpp"
#include "base/write_file.hpp"
#include "ledger/database.hpp"

#include <array>
#include <system_error>

namespace gopbieu {

namespace {

constexpr std::int64_t schema_version = 1;

// Exact numbers are kept as their text: no column type of SQLite holds them.
constexpr std::array<char const*, 8> schema{
    "CREATE TABLE file (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL,"
    " state INTEGER NOT NULL, present INTEGER NOT NULL) STRICT",
    "CREATE TABLE submission (id INTEGER PRIMARY KEY,"
    " file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE, form TEXT NOT NULL,"
    " edition TEXT NOT NULL, unit TEXT NOT NULL, sheet TEXT NOT NULL) STRICT",
    "CREATE TABLE filled_row (submission INTEGER NOT NULL REFERENCES submission ON DELETE CASCADE,"
    " position INTEGER NOT NULL, row TEXT NOT NULL, PRIMARY KEY (submission, position))"
    " STRICT, WITHOUT ROWID",
    "CREATE TABLE fact (submission INTEGER NOT NULL REFERENCES submission ON DELETE CASCADE,"
    " position INTEGER NOT NULL, row TEXT NOT NULL, col TEXT NOT NULL, number TEXT NOT NULL,"
    " cell_row INTEGER NOT NULL, cell_column INTEGER NOT NULL, raw TEXT NOT NULL,"
    " PRIMARY KEY (submission, position)) STRICT, WITHOUT ROWID",
    "CREATE TABLE finding (id INTEGER PRIMARY KEY,"
    " file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE, code TEXT NOT NULL,"
    " severity INTEGER NOT NULL, place_file TEXT NOT NULL, sheet TEXT NOT NULL,"
    " cell TEXT NOT NULL, line INTEGER NOT NULL, col INTEGER NOT NULL) STRICT",
    "CREATE TABLE argument (finding INTEGER NOT NULL REFERENCES finding ON DELETE CASCADE,"
    " position INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,"
    " PRIMARY KEY (finding, position)) STRICT, WITHOUT ROWID",
    "CREATE INDEX submission_file ON submission (file)",
    "CREATE INDEX finding_file ON finding (file)"};

std::int64_t id_of_last(Database& database)
{
    return sqlite3_last_insert_rowid(database.connection.get());
}

void store_finding(Database& database, std::int64_t file, Finding const& finding)
{
    database
        .query("INSERT INTO finding (file, code, severity, place_file, sheet, cell, line, col)"
               " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(file)
        .bind(code(finding.say))
        .bind(static_cast<std::int64_t>(finding.severity))
        .bind(finding.place.file)
        .bind(finding.place.sheet)
        .bind(finding.place.cell)
        .bind(std::int64_t{finding.place.line})
        .bind(std::int64_t{finding.place.column})
        .run();
    auto const id = id_of_last(database);
    std::int64_t position = 0;
    for (auto const& arg : finding.args) {
        database.query("INSERT INTO argument VALUES (?, ?, ?, ?)")
            .bind(id)
            .bind(position++)
            .bind(arg.name)
            .bind(arg.value)
            .run();
    }
}

void store_submission(Database& database, std::int64_t file, Submission const& submission)
{
    database
        .query("INSERT INTO submission (file, form, edition, unit, sheet) VALUES (?, ?, ?, ?, ?)")
        .bind(file)
        .bind(submission.form)
        .bind(submission.edition)
        .bind(submission.unit)
        .bind(submission.sheet)
        .run();
    auto const id = id_of_last(database);
    std::int64_t position = 0;
    for (auto const& row : submission.rows) {
        database.query("INSERT INTO filled_row VALUES (?, ?, ?)")
            .bind(id)
            .bind(position++)
            .bind(row)
            .run();
    }
    position = 0;
    for (auto const& fact : submission.facts) {
        database.query("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            .bind(id)
            .bind(position++)
            .bind(fact.row)
            .bind(fact.column)
            .bind(fact.number() != nullptr ? fact.number()->text() : std::string())
            .bind(std::int64_t{fact.cell.row})
            .bind(std::int64_t{fact.cell.column})
            .bind(fact.raw)
            .run();
    }
}

std::vector<Submission>
load_submissions(Database& database, std::int64_t file, Source const& source)
{
    std::vector<Submission> found;
    std::vector<std::int64_t> ids;
    {
        auto query = database.query(
            "SELECT id, form, edition, unit, sheet FROM submission WHERE file = ? ORDER BY id");
        for (query.bind(file); query.next();) {
            ids.push_back(query.number(0));
            Submission one;
            one.form = query.text(1);
            one.edition = query.text(2);
            one.unit = query.text(3);
            one.source = source;
            one.sheet = query.text(4);
            found.push_back(std::move(one));
        }
    }
    for (std::size_t at = 0; at < found.size(); ++at) {
        auto rows =
            database.query("SELECT row FROM filled_row WHERE submission = ? ORDER BY position");
        for (rows.bind(ids[at]); rows.next();) {
            found[at].rows.push_back(rows.text(0));
        }
        auto facts = database.query("SELECT row, col, number, cell_row, cell_column, raw FROM fact"
                                    " WHERE submission = ? ORDER BY position");
        for (facts.bind(ids[at]); facts.next();) {
            auto const number = Exact::parse(facts.text(2));
            if (!number) {
                database.error = SQLITE_CORRUPT;
                break;
            }
            found[at].facts.push_back({facts.text(0),
                                       facts.text(1),
                                       *number,
                                       {static_cast<std::uint32_t>(facts.number(3)),
                                        static_cast<std::uint32_t>(facts.number(4))},
                                       facts.text(5)});
        }
    }
    return found;
}

std::vector<Finding> load_findings(Database& database, std::int64_t file)
{
    std::vector<Finding> found;
    auto query = database.query("SELECT id, code, severity, place_file, sheet, cell, line, col"
                                " FROM finding WHERE file = ? ORDER BY id");
    for (query.bind(file); query.next();) {
        auto const say = say_of(query.text(1));
        if (!say) {
            continue; // a code that a newer program knew
        }
        Finding one{*say, static_cast<Severity>(query.number(2))};
        one.place = {query.text(3),
                     query.text(4),
                     query.text(5),
                     static_cast<std::uint32_t>(query.number(6)),
                     static_cast<std::uint32_t>(query.number(7))};
        auto args =
            database.query("SELECT name, value FROM argument WHERE finding = ? ORDER BY position");
        for (args.bind(query.number(0)); args.next();) {
            one.args.push_back({args.text(0), args.text(1)});
        }
        found.push_back(std::move(one));
    }
    return found;
}

std::int64_t version_of(Database& database)
{
    auto query = database.query("PRAGMA user_version");
    return query.next() ? query.number(0) : 0;
}

Trouble make_schema(Database& database)
{
    return database.transaction([&] {
        for (auto const* const statement : schema) {
            database.query(statement).run();
        }
        database.query("PRAGMA user_version = " + std::to_string(schema_version)).run();
    });
}

} // namespace

Ledger::Ledger(std::unique_ptr<Database> database) : m_database(std::move(database)) {}
Ledger::Ledger(Ledger&& other) noexcept = default;
Ledger::~Ledger() = default;

Result<Ledger> Ledger::open(std::filesystem::path const& folder)
{
    auto database = std::make_unique<Database>();
    database->folder = folder;
    std::error_code ignored; // what is wrong shows when the database is opened
    std::filesystem::create_directories(folder, ignored);
    auto const file = path_text(folder / "so.sqlite");
    sqlite3* connection = nullptr;
    database->error = sqlite3_open_v2(
        file.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    database->connection.reset(connection);
    if (auto trouble = database->trouble()) {
        return *trouble;
    }
    sqlite3_busy_timeout(connection, 5000);
    database->query("PRAGMA foreign_keys = ON").run();
    auto const found = version_of(*database);
    if (found > schema_version) {
        return Problem{Say::ledger_newer,
                       {{"file", file},
                        {"found", std::to_string(found)},
                        {"limit", std::to_string(schema_version)}}};
    }
    auto trouble = found == 0 ? make_schema(*database) : database->trouble();
    if (trouble) {
        return *trouble;
    }
    return Ledger(std::move(database));
}

Trouble Ledger::begin_run()
{
    m_database->query("UPDATE file SET present = 0").run();
    return m_database->trouble();
}

Trouble Ledger::store(FileRecord const& record)
{
    return m_database->transaction([&] {
        m_database->query("DELETE FROM file WHERE name = ?").bind(record.source.file).run();
        m_database->query("INSERT INTO file (name, sha256, state, present) VALUES (?, ?, ?, 1)")
            .bind(record.source.file)
            .bind(record.source.sha256)
            .bind(static_cast<std::int64_t>(record.state))
            .run();
        auto const file = id_of_last(*m_database);
        for (auto const& submission : record.submissions) {
            store_submission(*m_database, file, submission);
        }
        for (auto const& finding : record.findings) {
            store_finding(*m_database, file, finding);
        }
    });
}

Trouble Ledger::change(std::string const& file, FileState state, Finding const& finding)
{
    return m_database->transaction([&] {
        m_database->query("UPDATE file SET state = ? WHERE name = ?")
            .bind(static_cast<std::int64_t>(state))
            .bind(file)
            .run();
        std::int64_t id = 0;
        {
            auto query = m_database->query("SELECT id FROM file WHERE name = ?");
            query.bind(file);
            id = query.next() ? query.number(0) : 0;
        }
        store_finding(*m_database, id, finding);
    });
}

Trouble Ledger::archive(std::string const& sha256, std::span<char const> bytes)
{
    auto const file = m_database->folder / "goc" / sha256.substr(0, 2) / sha256;
    std::error_code ignored;
    return std::filesystem::exists(file, ignored) ? Trouble() : write_file(file, bytes);
}

Trouble Ledger::each_file(std::function<void(FileRecord const&)> const& visit)
{
    auto query = m_database->query(
        "SELECT id, name, sha256, state FROM file WHERE present = 1 ORDER BY name");
    while (query.next()) {
        FileRecord record;
        record.source = {query.text(1), query.text(2)};
        record.state = static_cast<FileState>(query.number(3));
        record.submissions = load_submissions(*m_database, query.number(0), record.source);
        record.findings = load_findings(*m_database, query.number(0));
        visit(record);
    }
    return m_database->trouble();
}

} // namespace gopbieu
