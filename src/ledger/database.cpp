#include "ledger/database.hpp"

#include "base/file.hpp"

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

bool Query::next()
{
    if (m_statement == nullptr || m_error != SQLITE_OK) {
        return false;
    }
    auto const code = sqlite3_step(m_statement);
    note(code);
    return code == SQLITE_ROW;
}

std::string Query::text(int column) const
{
    auto const* const bytes = static_cast<char const*>(sqlite3_column_blob(m_statement, column));
    auto const size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return bytes == nullptr ? std::string() : std::string(bytes, size);
}

std::int64_t Query::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
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
    return Problem{Say::ledger_failed,
                   {{"file", path_text(folder / "so.sqlite")}, {"reason", reason}}};
}

} // namespace gopbieu
