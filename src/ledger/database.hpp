#pragma once

// SQLite behind the few words that the ledger needs. Failures are sticky: after the first one
// nothing happens any more until trouble() has taken it, so that a series of statements reads
// straight and is looked at once.

#include "base/result.hpp"

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace gopbieu {

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinishStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

/// A prepared statement at work. Failures are remembered by the database; the statement then has
/// no more rows.
class Query {
public:
    Query(sqlite3_stmt* statement, int& error) : m_statement(statement), m_error(error) {}
    Query(Query const&) = delete;
    Query& operator=(Query const&) = delete;
    ~Query();

    /// Like bytes, a text stays where it is until the statement has run.
    Query& bind(std::string_view text);
    Query& bind(std::int64_t number);
    /// Bytes that stay where they are until the statement has run.
    Query& bind_bytes(std::string_view bytes);
    /// The next row; false at the end and after a failure.
    bool next();
    void run() { next(); }

    [[nodiscard]] std::string text(int column) const { return std::string(bytes(column)); }
    /// Valid until the next row.
    [[nodiscard]] std::string_view bytes(int column) const;
    [[nodiscard]] std::int64_t number(int column) const;

private:
    void note(int code);

    sqlite3_stmt* m_statement;
    int& m_error;
    int m_bound = 0;
};

/// The connection. The first failure of a series of statements is kept until it is taken. Threads
/// may use it one after the other, never two at once: SQLite is told not to lock it.
struct Database {
    std::filesystem::path file;
    std::unique_ptr<sqlite3, CloseDatabase> connection;
    /// Prepared once each. They are found by where their texts stand, because a look at a number
    /// costs nothing beside one at a long text; another text at the same place is told apart.
    struct Prepared {
        std::string sql;
        std::unique_ptr<sqlite3_stmt, FinishStatement> statement;
    };
    std::unordered_map<char const*, Prepared> statements;
    int error = SQLITE_OK;

    enum class Mode : std::uint8_t { write, read };
    /// Opens or (to write) makes a database, with the journal that its disk allows.
    Trouble open(std::filesystem::path place, Mode mode);
    /// A copy in memory of the database at `place` (empty where there is none). Neither it nor its
    /// folder is touched, not even for a moment: nobody may be at work there.
    Trouble open_copy(std::filesystem::path place);
    /// The text must stay where it is: a literal, or one that is made once.
    Query query(char const* sql);
    Query query(std::string const& sql) { return query(sql.c_str()); }
    Query query(std::string&& sql) = delete;
    [[nodiscard]] std::int64_t last_id() const
    {
        return sqlite3_last_insert_rowid(connection.get());
    }
    std::int64_t version();
    /// What has gone wrong since the last call.
    Trouble trouble();

    void begin() { query("BEGIN IMMEDIATE").run(); }
    /// Keeps what was done since begin(), or undoes it when anything failed.
    void end();
    /// Runs all of it or nothing.
    template <typename Work>
    Trouble transaction(Work const& work)
    {
        begin();
        if (error == SQLITE_OK) {
            work();
        }
        end();
        return trouble();
    }

private:
    Trouble connect(std::string const& name, int flags);
    Trouble set_journal();
    bool readable();
};

} // namespace gopbieu
