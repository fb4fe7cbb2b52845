#pragma once

// Files, submissions and findings as rows of the ledger's tables, there and back.

#include "ledger/database.hpp"
#include "ledger/ledger.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gopbieu {

/// Fills files and submissions from the tables.
class LedgerReader {
public:
    explicit LedgerReader(Database& database) : m_database(database) {}

    std::vector<Finding> findings_of_file(std::int64_t file);

    void findings_of(JudgedSubmission& one);

    // Columns: id, form, edition, unit, document, sheet, state, sha256, batch, figures.
    JudgedSubmission submission(Query const& query, Detail detail);

    std::vector<JudgedSubmission> submissions_of_file(std::int64_t file, Detail detail);

    static std::string submission_columns(Detail detail);

    // Columns: id, name, sha256, state, size, changed, batch.
    FileRecord file(Query const& query, Detail detail);
    inline static std::string const file_columns =
        "SELECT id, name, sha256, state, size, changed, batch FROM file WHERE present = 1";

private:
    static std::vector<Finding> findings(Query& query);
    inline static std::string const finding_columns =
        "SELECT code, severity, place_file, sheet, cell, line, col, args FROM finding";

    Database& m_database;
};

/// Puts them there; ids are set in what is written.
class LedgerWriter {
public:
    explicit LedgerWriter(Database& database) : m_database(database) {}

    void file(FileRecord& record);

    void findings(std::int64_t file,
                  std::int64_t submission,
                  bool settled,
                  std::vector<Finding> const& list);

private:
    // A file that is renamed, or comes back, has not arrived anew.
    std::int64_t first_batch(FileRecord const& record);

    void submission(FileRecord const& record, JudgedSubmission& one);

    Database& m_database;
};

} // namespace gopbieu
