#include "ledger/database.hpp"

#include "base/catalogue/writing.hpp"
#include "base/disk.hpp"
#include "base/file.hpp"
#include "base/temporary_folder.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>
#include <system_error>

namespace gopbieu {

namespace {

// "file:/a%20b": what means something in a URI is written as bytes.
std::string sqlite_uri(std::string const& name)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string uri = "file:";
    for (char const character : name) {
        auto const byte = static_cast<unsigned char>(character);
        bool const plain = std::isalnum(byte) != 0 || character == '/' || character == '.' ||
                           character == '-' || character == '_';
        if (plain) {
            uri += character;
        } else {
            uri += '%';
            uri += digits[byte >> 4U];
            uri += digits[byte & 15U];
        }
    }
    return uri;
}

// The journals in which a run that was cut off leaves what belongs to a database.
constexpr std::array<char const*, 2> journals{"-wal", "-journal"};

// The name by which to open a database without leaving a trace. With a journal it is only seen
// whole by opening it in the usual way, which is done to a copy.
Result<std::string> untouched(std::filesystem::path const& file,
                              std::optional<TemporaryFolder>& folder)
{
    std::error_code error;
    auto const beside = [](std::filesystem::path place, char const* const ending) {
        return place += ending;
    };
    bool const whole = std::ranges::none_of(journals, [&](char const* const journal) {
        return std::filesystem::exists(beside(file, journal), error);
    });
    if (whole) {
        return sqlite_uri(path_text(file)) + "?immutable=1";
    }
    auto made = TemporaryFolder::make();
    if (!made) {
        return made.problem();
    }
    folder.emplace(std::move(*made));
    auto const copy = folder->path() / "so.sqlite";
    std::filesystem::copy_file(file, copy, error);
    for (auto const* const journal : journals) {
        std::error_code not_there;
        if (!error && std::filesystem::exists(beside(file, journal), not_there)) {
            std::filesystem::copy_file(beside(file, journal), beside(copy, journal), error);
        }
    }
    if (error) {
        return Problem{say::file_unwritable,
                       {{"file", path_text(copy)}, {"reason", error.message()}}};
    }
    return sqlite_uri(path_text(copy));
}

} // namespace

Query::~Query()
{
    if (m_statement != nullptr) {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }
}

void Query::note(int code)
{
    if (m_error == SQLITE_OK && code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE) {
        m_error = code;
    }
}

Query& Query::bind(std::string_view text)
{
    if (m_statement != nullptr) {
        note(sqlite3_bind_text64(m_statement,
                                 ++m_bound,
                                 text.data() == nullptr ? "" : text.data(),
                                 text.size(),
                                 SQLITE_STATIC,
                                 SQLITE_UTF8));
    }
    return *this;
}

Query& Query::bind(std::int64_t number)
{
    if (m_statement != nullptr) {
        note(sqlite3_bind_int64(m_statement, ++m_bound, number));
    }
    return *this;
}

Query& Query::bind_bytes(std::string_view bytes)
{
    if (m_statement != nullptr) {
        note(sqlite3_bind_blob64(m_statement,
                                 ++m_bound,
                                 bytes.data() == nullptr ? "" : bytes.data(),
                                 bytes.size(),
                                 SQLITE_STATIC));
    }
    return *this;
}

bool Query::next()
{
    if (m_statement == nullptr || m_error != SQLITE_OK) {
        return false;
    }
    auto const code = sqlite3_step(m_statement);
    note(code);
    return code == SQLITE_ROW;
}

std::string_view Query::bytes(int column) const
{
    auto const* const bytes = static_cast<char const*>(sqlite3_column_blob(m_statement, column));
    auto const size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return bytes == nullptr ? std::string_view() : std::string_view(bytes, size);
}

std::int64_t Query::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

Trouble Database::connect(std::string const& name, int flags)
{
    // Nobody asks how much memory it has, and counting it takes a lock at every piece.
    static auto const uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(uncounted);
    statements.clear();
    sqlite3* opened = nullptr;
    error = sqlite3_open_v2(name.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    connection.reset(opened);
    if (error == SQLITE_OK) {
        sqlite3_busy_timeout(opened, 5000);
    }
    return trouble();
}

// The shared memory of WAL does not reach over a network. To leave WAL, or to look into a database
// that was carried there, SQLite must keep that memory to itself.
Trouble Database::set_journal()
{
    bool const local = !on_network(file.parent_path());
    if (!local) {
        query("PRAGMA locking_mode = EXCLUSIVE").run();
    }
    query(local ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = DELETE").run();
    query(local ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL").run();
    // A step writes some megabytes; several of them are brought over from the log together.
    query("PRAGMA wal_autocheckpoint = 8000").run();
    // A step touches somewhat more pages than the usual two megabytes hold.
    query("PRAGMA cache_size = -4000").run();
    query("PRAGMA foreign_keys = ON").run();
    return trouble();
}

// A database opens without a look at it; only the first question tells whether it can be read.
bool Database::readable()
{
    return connection != nullptr && error == SQLITE_OK &&
           sqlite3_exec(
               connection.get(), "SELECT 1 FROM sqlite_master", nullptr, nullptr, nullptr) ==
               SQLITE_OK;
}

Trouble Database::open(std::filesystem::path place, Mode mode)
{
    file = std::move(place);
    auto const name = path_text(file);
    if (mode == Mode::write) {
        std::error_code ignored; // what is wrong shows when the database is opened
        std::filesystem::create_directories(file.parent_path(), ignored);
        auto failed = connect(name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        return failed ? failed : set_journal();
    }
    // Who may write cleans up behind himself, so that nothing is left of a look; in a folder that
    // is only to be read, what lies there is all there is.
    auto const asked = sqlite_uri(name);
    auto failed = connect(name, SQLITE_OPEN_READWRITE);
    for (auto const* const way : {"?mode=ro", "?immutable=1"}) {
        if (!readable()) {
            failed = connect(asked + way, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
        }
    }
    if (!failed) {
        query("PRAGMA query_only = ON").run();
        failed = trouble();
    }
    return failed;
}

Trouble Database::open_copy(std::filesystem::path place)
{
    file = std::move(place);
    if (auto failed = connect(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) {
        return failed;
    }
    query("PRAGMA foreign_keys = ON").run();
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) {
        return trouble();
    }
    std::optional<TemporaryFolder> folder;
    auto const name = untouched(file, folder);
    if (!name) {
        return name.problem();
    }
    Database source;
    if (auto failed = source.connect(*name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI)) {
        return failed;
    }
    auto* const copy =
        sqlite3_backup_init(connection.get(), "main", source.connection.get(), "main");
    if (copy != nullptr) {
        sqlite3_backup_step(copy, -1);
        sqlite3_backup_finish(copy);
    }
    error = sqlite3_errcode(connection.get()); // that of the copying
    return trouble();
}

std::int64_t Database::version()
{
    auto found = query("PRAGMA user_version");
    return found.next() ? found.number(0) : 0;
}

void Database::end()
{
    if (error == SQLITE_OK) {
        query("COMMIT").run();
    }
    if (error != SQLITE_OK && sqlite3_get_autocommit(connection.get()) == 0) {
        sqlite3_exec(connection.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

Query Database::query(char const* sql)
{
    auto& prepared = statements[sql];
    if (prepared.statement == nullptr || prepared.sql != sql) {
        sqlite3_stmt* made = nullptr;
        auto const code = sqlite3_prepare_v3(
            connection.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr);
        if (error == SQLITE_OK) {
            error = code;
        }
        prepared.statement.reset(made);
        prepared.sql = sql;
    }
    return {prepared.statement.get(), error};
}

Trouble Database::trouble()
{
    if (error == SQLITE_OK) {
        return {};
    }
    std::string const reason = sqlite3_errstr(error);
    error = SQLITE_OK;
    return Problem{say::ledger_failed, {{"file", path_text(file)}, {"reason", reason}}};
}

} // namespace gopbieu
