#pragma once

#include "total/total.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace gopbieu {

/// Totals on the tree of another day.
struct Restated {
    std::unique_ptr<OrgTree> tree; ///< on that day; the units keep their numbers
    std::optional<std::size_t> root;
    Totals totals;
    /// Units whose figures cannot be told on that day, because a part of them stands undivided at a
    /// unit above: nothing is to be compared with them ("không so sánh được").
    std::vector<bool> uncertain;

    /// Null where the unit has no figures or they cannot be told.
    [[nodiscard]] FormTotal const* find(std::string_view form, std::size_t unit) const;
};

/// Puts what counted in a total into the tree of another day: each submission at the unit that took
/// its unit's place. The figures of a unit that was split cannot be divided: they stand at the unit
/// above all of its successors. The root is the unit that the root's figures are in now.
///
/// All submissions are handed over once more, because the totals keep none.
class Restater {
public:
    /// `as_filed` and `tree` are those of the campaign's day. Forms, tree and totals must outlive
    /// the restater, the forms also its totals.
    Restater(FormSet const& forms,
             OrgTree const& tree,
             Totals const& as_filed,
             std::size_t root,
             Day day);

    void add(Submission const& submission, std::uint64_t arrival = 0);
    Restated finish();

private:
    void mark_uncertain(std::size_t form, std::size_t unit, Placement const& place);
    void count_coverage(FormTotals& totals, std::size_t form);

    OrgTree const& m_from;
    Totals const& m_as_filed;
    std::unique_ptr<OrgTree> m_tree;
    Joining m_joining;
    std::vector<Placement> m_places; ///< by unit
    std::optional<std::size_t> m_root;
    std::vector<bool> m_uncertain;
    Notes m_ignored; ///< said when the totals were made
    Notes m_notes;
};

} // namespace gopbieu
