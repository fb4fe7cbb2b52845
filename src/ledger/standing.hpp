#pragma once

// Who has filed what: every form that is expected of a unit is in exactly one standing.

#include "ledger/records.hpp"
#include "org/unit.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

enum class StandingKind : std::uint8_t {
    in,           ///< accepted
    must_correct, ///< went back to the unit
    waiting,      ///< a question is open
    missing       ///< nothing has come
};
inline constexpr std::size_t standing_kinds = 4;
std::string_view standing_name(StandingKind kind);
/// Of a submission that no other one took the place of.
StandingKind standing_of(SubmissionState state);
/// Which of two submissions speaks for a unit and form: the accepted one, else the most urgent.
bool says_more(StandingKind now, StandingKind before);

/// One form of one unit.
struct Standing {
    std::size_t unit = 0; ///< in the register
    std::string form;
    StandingKind kind = StandingKind::missing;
    std::string file;         ///< the one that counts, or that keeps it from counting
    std::int64_t arrived = 0; ///< when that file was saved, in nanoseconds since 1970
    std::size_t errors = 0, explanations = 0, questions = 0;
};

/// How each form of each unit stands and nothing else: a byte each.
class StandingKinds {
public:
    StandingKinds() = default;
    /// The tree must outlive it.
    StandingKinds(OrgTree const& tree, std::vector<std::string> forms);

    void add(FileRecord const& file);
    /// By the place of the form in the list; nothing where nothing came.
    [[nodiscard]] std::optional<StandingKind> of(std::size_t unit, std::size_t form) const;

private:
    OrgTree const* m_tree = nullptr;
    std::vector<std::string> m_forms;
    std::vector<std::uint8_t> m_kinds; ///< by unit and form; nothing_came
};

/// What is expected below (and of) `root`, in the order of the register, then of the forms.
/// Units that need not file are listed when they filed all the same.
std::vector<Standing> standings(OrgTree const& tree,
                                std::size_t root,
                                std::vector<std::string> const& forms,
                                std::vector<std::string> const& filed_by,
                                std::vector<FileRecord> const& files);

} // namespace gopbieu
