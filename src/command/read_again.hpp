#pragma once

// The first half of a proof: every archived original is read and judged again, and held against
// what the ledger says of it.

#include "command/take_in.hpp"
#include "command/verify.hpp"
#include "ledger/ledger.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gopbieu {

/// What reading the originals again came to. Submissions that came out just as the ledger has them
/// are not held, so that memory does not grow with their number: they can be taken from there.
class ReadAgain {
public:
    /// What the context refers to and the ledger must outlive it.
    ReadAgain(TakeInContext context, Ledger& ledger, unsigned threads);

    /// Everything that does not agree goes into `verified`, with the counts.
    void work(RunOptions::Counted const& progress, Verified& verified);

    /// Units of which any original holds a form.
    [[nodiscard]] std::set<std::string> const& units() const { return m_units; }
    /// How many submissions they hold: places are below it.
    [[nodiscard]] std::size_t submissions() const { return m_next_place; }

    /// A unit's submissions as they come out of the originals, in the order of their arrival; id is
    /// the place of each by the names of the files.
    struct OfUnit {
        std::vector<JudgedSubmission> submissions;
        /// What the ledger says became of each; "-" where it has none.
        std::vector<std::string_view> kept_states;
    };
    [[nodiscard]] OfUnit of_unit(std::string const& unit) const;

private:
    struct Pair {
        FileRecord kept, again;
        std::vector<char> original;
    };
    struct Unlike {
        JudgedSubmission submission;
        std::string_view kept_state;
    };

    void read(std::vector<Pair>& pairs, Verified& verified);
    void compare(Pair& pair, Verified& verified);
    void keep_unlike(Pair& pair);

    TakeInContext m_context;
    Ledger& m_ledger;
    unsigned m_threads;
    std::set<std::string> m_units;
    /// By the numbers of submissions in the ledger; in order once all are read.
    std::vector<std::pair<std::int64_t, std::uint32_t>> m_places;
    std::uint32_t m_next_place = 0;
    /// Files of which the ledger says something else than the original does, and what that is.
    std::set<std::string, std::less<>> m_unlike_files;
    std::map<std::string, std::vector<Unlike>, std::less<>> m_unlike;
};

/// Told of a submission that is judged otherwise than the ledger says.
Finding other_state(Submission const& submission, std::string_view found, std::string_view kept);

} // namespace gopbieu
