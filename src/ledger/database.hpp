#pragma once

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

    Query& bind(std::string_view text);
    Query& bind(std::int64_t number);
    /// The next row; false at the end and after a failure.
    bool next();
    void run() { next(); }

    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::int64_t number(int column) const;

private:
    void note(int code);

    sqlite3_stmt* m_statement;
    int& m_error;
    int m_bound = 0;
};

/// The connection. The first failure of a series of statements is kept until it is taken.
struct Database {
    std::filesystem::path folder;
    std::unique_ptr<sqlite3, CloseDatabase> connection;
    /// Prepared once each, by their text.
    std::unordered_map<std::string, std::unique_ptr<sqlite3_stmt, FinishStatement>> statements;
    int error = SQLITE_OK;

    Query query(std::string const& sql);
    /// What has gone wrong since the last call.
    Trouble trouble();
    /// Runs all of it or nothing.
    template <typename Work>
    Trouble transaction(Work const& work)
    {
        query("BEGIN IMMEDIATE").run();
        if (error == SQLITE_OK) {
            work();
        }
        auto const failed = error;
        if (failed == SQLITE_OK) {
            query("COMMIT").run();
        }
        if (error != SQLITE_OK && sqlite3_get_autocommit(connection.get()) == 0) {
            sqlite3_exec(connection.get(), "ROLLBACK", nullptr, nullptr, nullptr);
        }
        return trouble();
    }
};

} // namespace gopbieu
