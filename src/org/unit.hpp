#pragma once

#include "base/day.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gopbieu {

/// What a unit was during some time: one row of the register. A unit that was renamed, moved or
/// given another level has several, which do not overlap.
struct Spell {
    std::optional<Day> from;  ///< its first day; none: always was
    std::optional<Day> until; ///< its last day; none: still is
    std::string name;
    std::string level;       ///< as an identifier: "chi-bo"
    std::string parent_code; ///< empty: a root
    std::vector<std::string> aliases;
    std::string phone, email;
    std::vector<std::string> successors; ///< codes of the units that take its place after `until`
    std::uint32_t row = 0;               ///< in the register, counted from 1

    [[nodiscard]] bool covers(Day day) const;
};

/// All that the register knows of one code.
struct History {
    std::string code;
    std::vector<Spell> spells; ///< at least one, oldest first
};

/// A node of the organisation tree, as it is on the day of the tree. Levels are data: nothing in
/// the code knows how many there are.
struct Unit {
    std::string code, name;
    std::string level;       ///< as an identifier: "chi-bo"
    std::string parent_code; ///< empty: a root
    /// Other names, also those that the unit had or will have at other times.
    std::vector<std::string> aliases;
    std::string phone, email;
    std::optional<std::size_t> parent; ///< index of the unit above
    std::uint32_t row = 0;             ///< in the register, counted from 1
    /// False for a unit that has ended or not begun on the tree's day: it is shown as it last was
    /// (or first will be), and nobody's child.
    bool living = true;
};

/// All units of a register as they are on one day, each by its number. Numbers and order are those
/// of the register and the same on every day; the order is also that of every list a person reads.
class OrgTree {
public:
    OrgTree() = default;
    /// Every parent must be known and nobody above itself: read_register() refuses other registers.
    /// Without a day: as the units are at last.
    explicit OrgTree(std::vector<History> histories, std::optional<Day> day = {});

    /// The tree as it was or will be on a day.
    [[nodiscard]] OrgTree on(Day day) const;
    [[nodiscard]] std::optional<Day> day() const { return m_day; }

    [[nodiscard]] std::vector<Unit> const& units() const { return m_units; }
    [[nodiscard]] Unit const& unit(std::size_t index) const { return m_units[index]; }
    /// Of any time; organisation codes with or without their dots.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view code) const;
    [[nodiscard]] std::vector<std::size_t> const& children(std::size_t index) const
    {
        return m_children[index];
    }
    /// Whether `above` is a unit over `index`, at any distance.
    [[nodiscard]] bool is_above(std::size_t above, std::size_t index) const;
    /// The unit and everything below it, parents before children.
    [[nodiscard]] std::vector<std::size_t> below(std::size_t index) const;

    [[nodiscard]] std::vector<Spell> const& spells(std::size_t index) const
    {
        return (*m_histories)[index].spells;
    }
    /// What the unit is on a day; null when it does not live then.
    [[nodiscard]] Spell const* spell_on(std::size_t index, Day day) const;
    /// The units of a later day that stand for this unit of today: itself while it lives, else
    /// those that took its place, and theirs in turn. In the order of the register; empty when
    /// nobody did.
    [[nodiscard]] std::vector<std::size_t> successors_on(std::size_t index, Day day) const;

private:
    using Histories = std::vector<History>;
    using Codes = std::unordered_map<std::string, std::size_t>;

    OrgTree(std::shared_ptr<Histories const> histories,
            std::shared_ptr<Codes const> codes,
            std::optional<Day> day);
    void find_parents();

    std::shared_ptr<Histories const> m_histories = std::make_shared<Histories const>();
    std::shared_ptr<Codes const> m_by_code = std::make_shared<Codes const>();
    std::optional<Day> m_day;
    std::vector<Unit> m_units;
    std::vector<std::vector<std::size_t>> m_children;
};

/// The spell of a day among those of one unit: the one that covers it, else the last before it,
/// else the first after. Without a day the last of all.
Spell const& spell_near(std::vector<Spell> const& spells, std::optional<Day> day);

} // namespace gopbieu
