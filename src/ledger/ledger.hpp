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
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// How much of a file is wanted.
enum class Detail : std::uint8_t {
    outline,         ///< its forms and states; what is said only where the file does not count
    without_figures, ///< everything that is said
    with_figures
};

/// Which units are meant.
enum class UnitsWith : std::uint8_t {
    changes,    ///< any of whose files or submissions came, went or changed (stale_units)
    files_here, ///< with submissions in present files
    ever_filed
};

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
    /// Many questions behind each other, and nothing written: they cost less together.
    Trouble questions(std::function<void()> const& work);

    // ---- what is remembered by name: fingerprints of forms and register, the last receipt ------
    std::string note(std::string_view name);
    void set_note(std::string_view name, std::string_view value);

    // ---- files
    // -----------------------------------------------------------------------------------
    /// A new batch of arrivals: what comes in one batch is not ordered among itself.
    std::int64_t begin_batch();
    std::vector<KnownFile> present_files();
    /// A present one.
    std::optional<KnownFile> known(std::string_view name);
    /// The number that the next file will get; numbers only go up.
    std::int64_t next_file();
    /// The same, by name, byte by byte, so that memory holds one.
    void each_present(std::function<void(KnownFile const&)> const& visit);
    /// Keeps a file's record; an earlier one of the same name stays, as no longer present. Sets ids
    /// and batches of the record: bytes that were here before keep the batch they arrived in.
    /// `original`: where keep_original() put them.
    void put(FileRecord& record, std::int64_t original = Archive::nowhere);
    void touch(std::int64_t file, FileStamp stamp);
    /// The file is no longer in the inbox.
    void remove(std::int64_t file);
    /// Puts the bytes of a file into the archive, if they are not there yet; gives back where. They
    /// stay when the next step does.
    std::int64_t keep_original(PackedOriginal const& original);
    Result<std::vector<char>> original(std::string_view sha256);
    /// Around the coming of many files. Where the ledger has none yet, what only helps to find them
    /// again is made once at the end; a ledger that a run left in between makes it when it is
    /// opened.
    Trouble begin_load();
    Trouble end_load();

    // ---- what is judged after all files are in
    // ---------------------------------------------------
    /// Units in the order of their codes, beginning behind one, and no more than so many.
    std::vector<std::string> some_units(UnitsWith what, std::string_view after, std::size_t most);
    /// By unit and form, where there is more than one submission: the batch in which the first
    /// came, be it still there or not.
    std::map<std::pair<std::string, std::string>, std::int64_t> first_batches();
    /// All submissions of a unit in present files that are no duplicates, by batch and file name.
    std::vector<JudgedSubmission> submissions_of(std::string_view unit, Detail detail);
    /// Those of a unit that count, with their figures and without their findings, in that order.
    std::vector<Submission> counting_of(std::string_view unit);
    /// What the unit had submitted on this form before, in other bytes: the latest of an earlier
    /// batch, whether its file is still present or not. Nothing when this is the first.
    std::optional<JudgedSubmission> submitted_before(JudgedSubmission const& submission);
    void settle(JudgedSubmission const& submission);
    /// Present files with the same bytes as another present one: all but the first of each are
    /// duplicates. Gives back the files whose state changed by that.
    std::vector<std::int64_t> find_duplicates();
    /// The state of every file follows from its submissions; asked after settling.
    void settle_files();

    // ---- reading
    // -----------------------------------------------------------------------------------
    /// The files that are present, by name, one after the other, so that memory holds one. Without
    /// figures a submission still has its count of cells.
    void each_file(Detail detail, std::function<void(FileRecord&&)> const& visit);
    std::optional<FileRecord> file(std::string_view name, Detail detail);
    /// Every accepted submission of a file that is no duplicate, with its figures and without its
    /// findings, by file name.
    void each_counting(std::function<void(JudgedSubmission&&)> const& visit);
    /// Everything that is said of files that are present, by file name: first of the file as a
    /// whole, then of its submissions. Costs as much as is said, however many files there are.
    /// `from`: only of files with this number and later ones.
    void each_finding(std::function<void(Finding const&, std::string_view file)> const& visit,
                      std::int64_t from = 0);
    /// The same of the files that hold a submission of the unit, without what is said of other
    /// units' submissions; each with its number in the ledger.
    std::vector<std::pair<std::int64_t, Finding>> findings_about(std::string_view unit);

    // ---- decisions
    // -----------------------------------------------------------------------------------
    std::int64_t decide(Decision const& decision);
    std::vector<Decision> decisions();

    // ---- consolidated totals and what was published ---------------------------------------------
    /// What came together at a unit, as the room of totals packs it.
    void
    each_total(std::function<void(std::string_view unit, std::string_view bytes)> const& visit);
    void set_total(std::string_view unit, std::string_view bytes);
    void forget_totals();
    /// Units of which any file or submission came, went or changed its state since all_fresh(), by
    /// whatever command; "" stands among them for any file at all. Marked in the step that makes
    /// the change, so that a kill loses nothing.
    std::set<std::string> stale_units();
    bool any_stale();
    void all_fresh();
    /// What the last whole run came to, as long as it was made of the same.
    std::optional<std::string> result(std::string_view made_of);
    void set_result(std::string_view made_of, std::string_view bytes, std::string_view glance);
    /// By what a glance tells whether that result still holds; and the result itself. Nothing where
    /// anything is stale.
    struct Glanced {
        std::string glance, result;
    };
    std::optional<Glanced> glance();
    void set_glance(std::string_view glance);
    std::vector<Publication> publications();
    /// Until one is not told that the next is wanted.
    void each_publication(std::function<bool(std::string_view file, FileStamp stamp)> const& visit);
    void set_publication(Publication const& publication);
    void forget_publication(std::string_view file);

private:
    Ledger(std::unique_ptr<Database> database, Archive archive);

    friend class PresentFiles;
    std::int64_t place_of(std::string_view sha256);

    std::unique_ptr<Database> m_database;
    Archive m_archive;
    /// During a first load: where originals lie, by the first digits of their hash.
    std::optional<std::unordered_map<std::uint64_t, std::int64_t>> m_loading;
};

} // namespace gopbieu
