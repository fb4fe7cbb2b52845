#include "support/old_ledger.hpp"

#include "ledger/ledger.hpp"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <map>
#include <string>
#include <vector>

namespace gopbieu::test {

namespace {

// Until layout 5 originals lay in a database of their own.
constexpr char const* archive_of_5 =
    "CREATE TABLE original (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE,"
    " size INTEGER NOT NULL, packed INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT";

constexpr char const* to_5 = "ALTER TABLE file DROP COLUMN original;"
                             "DELETE FROM note WHERE name = 'goc.bin'; PRAGMA user_version = 5";

// Layout 4 numbered submissions through the whole ledger and kept their figures with them.
constexpr char const* to_4 =
    "PRAGMA foreign_keys = OFF; BEGIN;"
    "DROP TRIGGER stale_file; DROP TRIGGER stale_filed; DROP TRIGGER stale_settled;"
    "DROP TRIGGER stale_arrived; DROP INDEX submission_unit; DROP INDEX file_bytes;"
    "CREATE TEMP TABLE back AS SELECT id AS now, row_number() OVER (ORDER BY id) AS old"
    " FROM submission;"
    "CREATE TABLE first (id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES file,"
    " form TEXT NOT NULL, edition TEXT NOT NULL, unit TEXT NOT NULL, document TEXT NOT NULL,"
    " sheet TEXT NOT NULL, state TEXT NOT NULL, figures BLOB NOT NULL,"
    " cells BLOB NOT NULL) STRICT;"
    "INSERT INTO first SELECT b.old, s.id >> 20, form, edition, unit, document, sheet,"
    " state, bytes, cells FROM submission s JOIN figures g ON g.submission = s.id"
    " JOIN back b ON b.now = s.id;"
    "UPDATE finding SET submission = (SELECT old FROM back WHERE now = submission)"
    " WHERE submission IS NOT NULL;"
    "DROP TABLE figures; DROP TABLE submission; ALTER TABLE first RENAME TO submission;"
    "CREATE INDEX file_bytes ON file (sha256);"
    "CREATE INDEX submission_file ON submission (file);"
    "CREATE INDEX submission_unit ON submission (unit);"
    "CREATE INDEX finding_submission ON finding (submission, settled);"
    "CREATE TRIGGER stale_filed AFTER INSERT ON submission BEGIN"
    " INSERT OR IGNORE INTO stale VALUES (new.unit); END;"
    "PRAGMA user_version = 4; COMMIT";

// Layout 3 told nothing at a glance.
constexpr char const* to_3 = "ALTER TABLE result DROP COLUMN glance; PRAGMA user_version = 3";

// Layout 2 made everything anew: it had no marks of what changed, no kept result, and other totals.
constexpr char const* to_2 =
    "DROP TRIGGER stale_filed; DROP TABLE stale; DROP TABLE result; DROP TABLE total;"
    "CREATE TABLE total (unit TEXT NOT NULL, form TEXT NOT NULL, bytes BLOB NOT NULL,"
    " PRIMARY KEY (unit, form)) STRICT, WITHOUT ROWID;"
    "INSERT INTO total VALUES ('X1', 'bieu', x'00');"
    "ALTER TABLE submission DROP COLUMN cells;"
    "ALTER TABLE publication RENAME COLUMN made_of TO sha256; PRAGMA user_version = 2";

void put_original(sqlite3* database, std::string const& sha256, std::vector<char> const& bytes)
{
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_prepare_v2(database,
                               "INSERT INTO original (sha256, size, packed, bytes)"
                               " VALUES (?, length(?2), 0, ?2)",
                               -1,
                               &statement,
                               nullptr) == SQLITE_OK);
    sqlite3_bind_text(statement, 1, sha256.data(), static_cast<int>(sha256.size()), SQLITE_STATIC);
    sqlite3_bind_blob(statement, 2, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
    REQUIRE(sqlite3_step(statement) == SQLITE_DONE);
    sqlite3_finalize(statement);
}

void take_archive_back(std::filesystem::path const& folder)
{
    std::map<std::string, std::vector<char>> originals;
    {
        auto ledger = Ledger::open_to_read(folder);
        REQUIRE(ledger);
        for (auto const& file : ledger->present_files()) {
            if (auto bytes = ledger->original(file.sha256)) {
                originals[file.sha256] = std::move(*bytes);
            }
        }
    }
    std::filesystem::remove(folder / "goc.bin");
    run_sql(folder / "goc.sqlite", archive_of_5);
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open((folder / "goc.sqlite").c_str(), &database) == SQLITE_OK);
    for (auto const& [sha256, bytes] : originals) {
        put_original(database, sha256, bytes);
    }
    sqlite3_close(database);
}

} // namespace

void run_sql(std::filesystem::path const& database, char const* sql)
{
    sqlite3* opened = nullptr;
    REQUIRE(sqlite3_open(database.c_str(), &opened) == SQLITE_OK);
    char* error = nullptr;
    auto const code = sqlite3_exec(opened, sql, nullptr, nullptr, &error);
    INFO((error == nullptr ? "" : error));
    REQUIRE(code == SQLITE_OK);
    sqlite3_close(opened);
}

void take_back_to_layout(std::filesystem::path const& folder, int layout)
{
    take_archive_back(folder);
    for (auto const& [number, sql] :
         std::map<int, char const*, std::greater<>>{{5, to_5}, {4, to_4}, {3, to_3}, {2, to_2}}) {
        if (number >= layout) {
            run_sql(folder / "so.sqlite", sql);
        }
    }
}

} // namespace gopbieu::test
