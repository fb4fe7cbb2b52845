#pragma once

#include "base/finding.hpp"
#include "base/result.hpp"
#include "ledger/archive.hpp"
#include "ledger/records.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gopbieu {

struct Database;

/// What is known of a file of the inbox without opening it.
struct KnownFile {
    std::int64_t id = 0;
    std::string name, sha256;
    FileStamp stamp;
};

/// Whether whole figures are wanted, or only what is said of them.
enum class Detail : bool { without_figures, with_figures };

/// The store of what was received, decided and published: files, submissions, figures with their
/// cells, findings, decisions, consolidated totals, publications. All SQL of the program is in this
/// room.
///
/// Reading and writing go on without a word after a failure; trouble() tells the first one, and
/// nothing of an unfinished step() is kept.
class Ledger {
public:
    /// Opens or makes the ledger in a campaign's .gopbieu folder.
    static Result<Ledger> open(std::filesystem::path const& folder);
    /// To look only. A campaign that never ran has none: a Problem says so.
    static Result<Ledger> open_to_read(std::filesystem::path const& folder);
    /// A copy in memory, for a trial: it can be worked on like the ledger itself, and nothing in
    /// the folder changes. It keeps no originals. Nobody else may be at work there.
    static Result<Ledger> open_trial(std::filesystem::path const& folder);
    Ledger(Ledger&& other) noexcept;
    Ledger& operator=(Ledger&& other) noexcept;
    ~Ledger();

    Trouble trouble();
    /// Does all of `work` or nothing; originals are on the disk before what speaks of them.
    Trouble step(std::function<void()> const& work);

    // ---- what is remembered by name: fingerprints of forms and register, the last receipt ------
    std::string note(std::string_view name);
    void set_note(std::string_view name, std::string_view value);

    // ---- files
    // -----------------------------------------------------------------------------------
    /// A new batch of arrivals: what comes in one batch is not ordered among itself.
    std::int64_t begin_batch();
    std::vector<KnownFile> present_files();
    /// Keeps a file's record; an earlier one of the same name stays, as no longer present. Sets ids
    /// and batches of the record: bytes that were here before keep the batch they arrived in.
    void put(FileRecord& record);
    void touch(std::int64_t file, FileStamp stamp);
    /// The file is no longer in the inbox.
    void remove(std::int64_t file);
    void keep_original(PackedOriginal const& original);
    Result<std::vector<char>> original(std::string_view sha256);

    // ---- what is judged after all files are in
    // ---------------------------------------------------
    /// Units with submissions in a present file; only of these files when any are named.
    std::vector<std::string> units_filing();
    /// By unit and form: the batch in which the first submission came, be it still there or not.
    std::map<std::pair<std::string, std::string>, std::int64_t> first_batches();
    /// Units that ever filed anything.
    std::vector<std::string> units_ever();
    std::vector<std::string> units_of(std::int64_t file);
    /// All submissions of a unit in present files that are no duplicates, by batch and file name.
    std::vector<JudgedSubmission> submissions_of(std::string_view unit, Detail detail);
    void settle(JudgedSubmission const& submission);
    /// Present files with the same bytes as another present one: all but the first of each are
    /// duplicates. Gives back the files whose state changed by that.
    std::vector<std::int64_t> find_duplicates();
    /// The state of every file follows from its submissions; asked after settling.
    void settle_files();

    // ---- reading
    // -----------------------------------------------------------------------------------
    /// The files that are present, by name, one after the other.
    void each_file(Detail detail, std::function<void(FileRecord&&)> const& visit);
    std::optional<FileRecord> file(std::string_view name, Detail detail);

    // ---- decisions
    // -----------------------------------------------------------------------------------
    std::int64_t decide(Decision const& decision);
    std::vector<Decision> decisions();

    // ---- consolidated totals and what was published ---------------------------------------------
    std::optional<std::string> total(std::string_view unit, std::string_view form);
    void set_total(std::string_view unit, std::string_view form, std::string_view bytes);
    void forget_totals();
    std::vector<Publication> publications();
    void set_publication(Publication const& publication);
    void forget_publication(std::string_view file);

private:
    Ledger(std::unique_ptr<Database> database, Archive archive);

    std::unique_ptr<Database> m_database;
    Archive m_archive;
    bool m_trial = false;
};

} // namespace gopbieu
