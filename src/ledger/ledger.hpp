#pragma once

#include "base/finding.hpp"
#include "base/result.hpp"
#include "intake/submission.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace gopbieu {

/// What became of a file. Every file that was seen is in exactly one state, so they add up.
enum class FileState : std::uint8_t {
    accepted,  ///< its figures count
    returned,  ///< faulty: goes back to the unit
    waiting,   ///< a question must be answered first
    duplicate, ///< the same bytes as another file
    not_ours,  ///< holds no form of the campaign
    unreadable ///< is no workbook that can be read
};
inline constexpr std::size_t file_states = 6;

/// One file as it was received and judged.
struct FileRecord {
    Source source;
    FileState state = FileState::accepted;
    std::vector<Submission> submissions;
    std::vector<Finding> findings;

    bool operator==(FileRecord const&) const = default;
};

struct Database;

/// The store of what was received: files, submissions, facts with their cells, findings, and the
/// originals themselves. All SQL of the program is behind this interface.
class Ledger {
public:
    /// Opens or makes the ledger in a campaign's .gopbieu folder.
    static Result<Ledger> open(std::filesystem::path const& folder);
    Ledger(Ledger&& other) noexcept;
    Ledger& operator=(Ledger&&) = delete;
    ~Ledger();

    /// From now on, only files that are stored again are present.
    Trouble begin_run();
    /// Keeps a file's record in one transaction, in place of an earlier one of the same name.
    Trouble store(FileRecord const& record);
    /// Another state for a stored file, with what is to be said about it.
    Trouble change(std::string const& file, FileState state, Finding const& finding);
    /// Keeps the bytes of a file under their SHA-256; nothing is ever deleted.
    Trouble archive(std::string const& sha256, std::span<char const> bytes);

    /// The files of the last run, by name, one after the other.
    Trouble each_file(std::function<void(FileRecord const&)> const& visit);

private:
    explicit Ledger(std::unique_ptr<Database> database);

    std::unique_ptr<Database> m_database;
};

} // namespace gopbieu
