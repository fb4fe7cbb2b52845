#pragma once

// Files, submissions and findings as rows of the ledger's tables, there and back.

#include "ledger/database.hpp"
#include "ledger/ledger.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// A submission's number is made of that of its file and its place in it; as in the SQL of this
/// room: "id >> 20".
inline constexpr unsigned place_bits = 20;
constexpr std::int64_t first_submission(std::int64_t file)
{
    return file << place_bits;
}
constexpr std::int64_t file_of(std::int64_t submission)
{
    return submission >> place_bits;
}

/// Fills files and submissions from the tables.
class LedgerReader {
public:
    explicit LedgerReader(Database& database) : m_database(database) {}

    void findings_of(JudgedSubmission& one);

    // Columns: these, then sha256, batch and name of its file.
    JudgedSubmission submission(Query const& query, Detail detail);
    static std::string submission_columns(Detail detail);
    /// These columns of each submission with its file (f) and, where wanted, its figures (g).
    static std::string submissions_with_files(Detail detail);

    // Columns: id, name, sha256, state, size, changed, batch.
    FileRecord file(Query const& query, Detail detail);
    inline static std::string const file_columns =
        "SELECT id, name, sha256, state, size, changed, batch FROM file WHERE present = 1";

    /// Columns: these, then more; nothing of a code that a newer program knew.
    static std::optional<Finding> finding(Query const& query);
    inline static std::string const finding_columns =
        "SELECT d.code, d.severity, d.place_file, d.sheet, d.cell, d.line, d.col, d.args, d.id,"
        " f.name FROM finding";

private:
    JudgedSubmission submission_alone(Query const& query, Detail detail);
    void submissions_of(FileRecord& record, Detail detail);
    void findings_of(FileRecord& record);

    Database& m_database;
};

/// Puts them there; ids are set in what is written.
class LedgerWriter {
public:
    explicit LedgerWriter(Database& database) : m_database(database) {}

    /// `original`: where its bytes lie in the archive. A batch of 0 becomes the last one.
    void file(FileRecord& record, std::int64_t original);

    void findings(std::int64_t file,
                  std::int64_t submission,
                  bool settled,
                  std::vector<Finding> const& list);

private:
    std::int64_t last_batch();
    void submission(FileRecord const& record, JudgedSubmission& one);

    Database& m_database;
};

} // namespace gopbieu
