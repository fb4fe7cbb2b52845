#include "ledger/database.hpp"

#include "base/catalogue/writing.hpp"
#include "base/disk.hpp"
#include "base/file.hpp"

#include <system_error>

namespace gopbieu {

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
                                 SQLITE_TRANSIENT, // NOLINT: the library's own cast
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

Trouble Database::open(std::filesystem::path place, Mode mode)
{
    file = std::move(place);
    auto const flags =
        mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (mode == Mode::write) {
        std::error_code ignored; // what is wrong shows when the database is opened
        std::filesystem::create_directories(file.parent_path(), ignored);
    }
    sqlite3* opened = nullptr;
    error = sqlite3_open_v2(path_text(file).c_str(), &opened, flags, nullptr);
    connection.reset(opened);
    if (error != SQLITE_OK) {
        return trouble();
    }
    sqlite3_busy_timeout(opened, 5000);
    if (mode == Mode::write) {
        // The shared memory of WAL does not reach over a network.
        bool const local = !on_network(file.parent_path());
        query(local ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = DELETE").run();
        query(local ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL").run();
        query("PRAGMA foreign_keys = ON").run();
    }
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

Query Database::query(std::string const& sql)
{
    auto& statement = statements[sql];
    if (statement == nullptr) {
        sqlite3_stmt* prepared = nullptr;
        auto const code = sqlite3_prepare_v3(connection.get(),
                                             sql.c_str(),
                                             static_cast<int>(sql.size()),
                                             SQLITE_PREPARE_PERSISTENT,
                                             &prepared,
                                             nullptr);
        if (error == SQLITE_OK) {
            error = code;
        }
        statement.reset(prepared);
    }
    return {statement.get(), error};
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
