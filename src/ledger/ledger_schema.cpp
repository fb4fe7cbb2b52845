#include "ledger/ledger_schema.hpp"

#include "base/catalogue/writing.hpp"
#include "base/file.hpp"
#include "ledger/archive.hpp"
#include "ledger/database.hpp"

#include <array>
#include <string>
#include <string_view>
#include <system_error>

namespace gopbieu {

namespace {

// One present file a name; earlier contents of the same name stay with present = 0. A finding is a
// file's (submission NULL) or a submission's; settled ones follow from other files and are made
// anew whenever those change. Decisions and originals are only ever added.
constexpr std::array<char const*, 20> schema{
    "CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE batch (id INTEGER PRIMARY KEY) STRICT",
    "CREATE TABLE file (id INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL,"
    " size INTEGER NOT NULL, changed INTEGER NOT NULL, own_state TEXT NOT NULL,"
    " state TEXT NOT NULL, duplicate_of TEXT NOT NULL, present INTEGER NOT NULL,"
    " batch INTEGER NOT NULL, original INTEGER NOT NULL DEFAULT -1) STRICT",
    "CREATE UNIQUE INDEX file_name ON file (name) WHERE present = 1",
    "CREATE INDEX IF NOT EXISTS file_bytes ON file (sha256, present, batch)",
    // The submissions of a file are numbered through within it (ledger_rows.hpp), so that they lie
    // together and need no index of their files. Figures lie apart: most looks need none.
    "CREATE TABLE submission (id INTEGER PRIMARY KEY, form TEXT NOT NULL, edition TEXT NOT NULL,"
    " unit TEXT NOT NULL, document TEXT NOT NULL, sheet TEXT NOT NULL, state TEXT NOT NULL,"
    " cells BLOB NOT NULL) STRICT",
    "CREATE INDEX IF NOT EXISTS submission_unit ON submission (unit, form)",
    "CREATE TABLE figures (submission INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
    "CREATE TABLE finding (id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES file,"
    " submission INTEGER REFERENCES submission, settled INTEGER NOT NULL, code TEXT NOT NULL,"
    " severity INTEGER NOT NULL, place_file TEXT NOT NULL, sheet TEXT NOT NULL,"
    " cell TEXT NOT NULL, line INTEGER NOT NULL, col INTEGER NOT NULL, args BLOB NOT NULL) STRICT",
    "CREATE INDEX finding_file ON finding (file, submission, settled)",
    "CREATE TABLE decision (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, sha256 TEXT NOT NULL,"
    " unit TEXT NOT NULL, form TEXT NOT NULL, finding TEXT NOT NULL, code TEXT NOT NULL,"
    " place TEXT NOT NULL, sheet TEXT NOT NULL, what TEXT NOT NULL, row TEXT NOT NULL,"
    " col TEXT NOT NULL, value TEXT NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL,"
    " at TEXT NOT NULL) STRICT",
    "CREATE TABLE total (unit TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE publication (file TEXT PRIMARY KEY, unit TEXT NOT NULL, made_of TEXT NOT NULL,"
    " size INTEGER NOT NULL, changed INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE result (id INTEGER PRIMARY KEY, made_of TEXT NOT NULL, bytes BLOB NOT NULL,"
    " glance BLOB NOT NULL) STRICT",
    "CREATE TABLE stale (unit TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    // Whatever changes what counts, by whatever command, leaves its mark in the same step.
    "CREATE TRIGGER stale_arrived AFTER INSERT ON file BEGIN"
    " INSERT OR IGNORE INTO stale VALUES (''); END",
    // A stamp that was not known yet (changed = 0: saved while it was read) changes nothing.
    "CREATE TRIGGER stale_file AFTER UPDATE OF present, duplicate_of, size, changed ON file"
    " WHEN new.present <> old.present OR new.duplicate_of <> old.duplicate_of OR"
    " new.size <> old.size OR (old.changed <> 0 AND new.changed <> old.changed) BEGIN"
    " INSERT OR IGNORE INTO stale VALUES ('');"
    " INSERT OR IGNORE INTO stale SELECT unit FROM submission"
    " WHERE id >= new.id << 20 AND id < (new.id + 1) << 20; END",
    "CREATE TRIGGER stale_filed AFTER INSERT ON submission BEGIN"
    " INSERT OR IGNORE INTO stale VALUES (new.unit); END",
    "CREATE TRIGGER stale_settled AFTER UPDATE OF state ON submission BEGIN"
    " INSERT OR IGNORE INTO stale VALUES (new.unit); END",
    "CREATE INDEX decision_file ON decision (sha256)"};

// Layout 2 had no marks of what changed. Everything but decisions and what was published is read
// again from the inbox, so that the next run makes it whole.
constexpr std::array<char const*, 5> statements_of_2{
    "ALTER TABLE submission ADD COLUMN cells BLOB NOT NULL DEFAULT x''",
    "ALTER TABLE publication RENAME COLUMN sha256 TO made_of",
    "UPDATE publication SET made_of = ''",
    "DROP TABLE total",
    "DELETE FROM note WHERE name = 'basis'"};

// Layout 1 held what was received and nothing that a person decided. All of it is read again from
// the inbox; what must not be lost are the originals, which lay as files of their own.
constexpr std::array<char const*, 5> tables_of_1{"DROP TABLE IF EXISTS argument",
                                                 "DROP TABLE IF EXISTS finding",
                                                 "DROP TABLE IF EXISTS fact",
                                                 "DROP TABLE IF EXISTS filled_row",
                                                 "DROP TABLE IF EXISTS submission"};

Trouble take_over_originals(Database const& database, Archive& archive)
{
    auto const folder = database.file.parent_path() / "goc";
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) {
        return {};
    }
    auto const files = files_below(folder);
    if (!files) {
        return files.problem();
    }
    for (auto const& file : *files) {
        auto bytes = read_file(file, UINT64_MAX / 2);
        if (!bytes) {
            return bytes.problem();
        }
        archive.keep(pack_original(path_text(file.filename()), std::move(*bytes)),
                     Archive::nowhere);
    }
    auto trouble = archive.bring_to_disk();
    archive.settle(!trouble);
    return trouble;
}

void make_again(Database& database, std::string_view front)
{
    for (auto const* const statement : schema) {
        if (std::string_view(statement).starts_with(front)) {
            database.query(statement).run();
        }
    }
}

// What the layouts after 2 have beside it: the table of totals anew, and everything from `stale`
// on.
void come_from_2(Database& database)
{
    for (auto const* const statement : statements_of_2) {
        database.query(statement).run();
    }
    for (auto const* const front :
         {"CREATE TABLE total", "CREATE TABLE stale", "CREATE TABLE result", "CREATE TRIGGER"}) {
        make_again(database, front);
    }
}

// Layout 3 kept a result without what tells at a glance whether it holds.
void come_from_3(Database& database)
{
    database.query("ALTER TABLE result ADD COLUMN glance BLOB NOT NULL DEFAULT x''").run();
}

// Layout 4 numbered submissions through the whole ledger and kept their figures beside the rest.
constexpr std::array<char const*, 13> statements_of_4{
    "DROP TRIGGER IF EXISTS stale_file",
    "DROP TRIGGER IF EXISTS stale_filed",
    "DROP TRIGGER IF EXISTS stale_settled",
    "DROP TRIGGER IF EXISTS stale_arrived",
    "DROP INDEX IF EXISTS file_bytes",
    "DROP INDEX IF EXISTS submission_file",
    "DROP INDEX IF EXISTS submission_unit",
    "DROP INDEX IF EXISTS finding_file",
    "DROP INDEX IF EXISTS finding_submission",
    "ALTER TABLE finding RENAME TO old_finding",
    "ALTER TABLE submission RENAME TO old_submission",
    "CREATE TEMP TABLE moved (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)",
    "INSERT INTO moved SELECT id, (file << 20) + row_number() OVER"
    " (PARTITION BY file ORDER BY id) - 1 FROM old_submission"};
constexpr std::array<char const*, 6> statements_to_5{
    "INSERT INTO submission SELECT m.new, form, edition, unit, document, sheet, state, cells"
    " FROM old_submission s JOIN moved m ON m.old = s.id ORDER BY m.new",
    "INSERT INTO figures SELECT m.new, figures FROM old_submission s"
    " JOIN moved m ON m.old = s.id ORDER BY m.new",
    "INSERT INTO finding SELECT d.id, file, m.new, settled, code, severity, place_file, sheet,"
    " cell, line, col, args FROM old_finding d LEFT JOIN moved m ON m.old = d.submission",
    "DROP TABLE old_finding",
    "DROP TABLE old_submission",
    "DROP TABLE moved"};

void come_from_4(Database& database)
{
    for (auto const* const statement : statements_of_4) {
        database.query(statement).run();
    }
    for (auto const* const front : {"CREATE TABLE submission",
                                    "CREATE TABLE figures",
                                    "CREATE TABLE finding",
                                    "CREATE INDEX IF NOT EXISTS submission",
                                    "CREATE INDEX finding",
                                    "CREATE INDEX IF NOT EXISTS file_bytes"}) {
        make_again(database, front);
    }
    for (auto const* const statement : statements_to_5) {
        database.query(statement).run();
    }
    make_again(database, "CREATE TRIGGER");
}

// Layout 5 had all originals in a database of their own, where they are looked for by their hash.
void come_from_5(Database& database)
{
    database.query("ALTER TABLE file ADD COLUMN original INTEGER NOT NULL DEFAULT -1").run();
}

void bring_up(Database& database, std::int64_t found)
{
    if (found == 2) {
        come_from_2(database);
    } else if (found == 3) {
        come_from_3(database);
    }
    if (found < 5) {
        come_from_4(database);
    }
    come_from_5(database);
}

void leave_1(Database& database)
{
    for (auto const* const statement : tables_of_1) {
        database.query(statement).run();
    }
    database.query("DROP TABLE IF EXISTS file").run();
}

} // namespace

void make_lookups(Database& database)
{
    make_again(database, "CREATE INDEX IF NOT EXISTS");
}

void forget_lookups(Database& database)
{
    database.query("DROP INDEX IF EXISTS file_bytes").run();
    database.query("DROP INDEX IF EXISTS submission_unit").run();
}

std::uint64_t originals_kept(Database& database)
{
    if (database.version() <= 1) { // it had none, and had no notes
        return 0;
    }
    auto query = database.query("SELECT CAST(value AS INTEGER) FROM note WHERE name = ?");
    return query.bind(note_of_originals).next() ? static_cast<std::uint64_t>(query.number(0)) : 0;
}

Trouble bring_up_to_date(Database& database, Archive& archive)
{
    auto const found = database.version();
    if (found > ledger_schema_version) {
        return Problem{say::ledger_newer,
                       {{"file", path_text(database.file)},
                        {"found", std::to_string(found)},
                        {"limit", std::to_string(ledger_schema_version)}}};
    }
    if (auto trouble = database.trouble(); trouble || found == ledger_schema_version) {
        return trouble;
    }
    if (found == 1) {
        if (auto trouble = take_over_originals(database, archive)) {
            return trouble;
        }
    }
    return database.transaction([&] {
        if (found == 1) {
            leave_1(database);
        }
        if (found < 2) {
            make_again(database, "CREATE");
        } else {
            bring_up(database, found);
        }
        auto const version = "PRAGMA user_version = " + std::to_string(ledger_schema_version);
        database.query(version).run();
    });
}

} // namespace gopbieu
