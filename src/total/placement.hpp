#pragma once

#include "org/unit.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// Where the figures of a unit stand in the tree of another day.
struct Placement {
    enum class Kind : std::uint8_t {
        itself,    ///< the unit lives there
        successor, ///< one unit took its place
        undivided, ///< several did: the figures stand at the unit above all of them
        above,     ///< nobody did: they stand where the unit above it went
        nowhere
    };
    Kind kind = Kind::nowhere;
    std::size_t unit = 0; ///< in the other tree; not of nowhere
};

/// `from` and `to` are trees of one register; the unit is one of `from`.
Placement place_on(OrgTree const& from, std::size_t unit, OrgTree const& to);

/// The lowest unit that is each of these or above it; nothing when there is none.
std::optional<std::size_t> common_above(OrgTree const& tree, std::vector<std::size_t> const& units);

/// Units in the order in which a tree is read: each before those below it, brothers in the order of
/// the register, those that do not live on its day behind. By unit: its place in that order.
std::vector<std::uint32_t> tree_positions(OrgTree const& tree);

/// Tells whether units that have ended are reported for by others.
class FormerUnits {
public:
    FormerUnits(OrgTree const& tree, std::vector<std::string> const& filed_by);

    /// Whether units that were below an ended unit on its last day, or those that took their place,
    /// file by themselves today: then its own consolidated form says the same once more.
    [[nodiscard]] bool reported_below(std::size_t ended) const;
    /// Where a form that an ended unit filed counts; nothing where it does not.
    [[nodiscard]] std::optional<std::size_t> counts_at(std::size_t ended) const;

private:
    [[nodiscard]] bool reported(std::size_t unit, Day day, std::size_t depth) const;

    OrgTree const& m_tree;
    std::vector<bool> m_files_below;                    ///< by unit: it or one below files today
    std::vector<std::vector<std::size_t>> m_were_below; ///< by unit: all that ever were below it
};

} // namespace gopbieu
