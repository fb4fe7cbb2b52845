#include "total/placement.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

Day last_day()
{
    return *Day::from(9999, 12, 31);
}

std::vector<std::size_t> way_up(OrgTree const& tree, std::size_t unit)
{
    std::vector<std::size_t> way{unit};
    while (auto const parent = tree.unit(way.back()).parent) {
        way.push_back(*parent);
    }
    return way;
}

} // namespace

std::optional<std::size_t> common_above(OrgTree const& tree, std::vector<std::size_t> const& units)
{
    if (units.empty()) {
        return {};
    }
    auto common = way_up(tree, units.front());
    for (auto const unit : units) {
        auto const way = way_up(tree, unit);
        std::erase_if(common,
                      [&](std::size_t one) { return std::ranges::find(way, one) == way.end(); });
    }
    return common.empty() ? std::nullopt : std::optional(common.front());
}

Placement place_on(OrgTree const& from, std::size_t unit, OrgTree const& to)
{
    auto const day = to.day().value_or(last_day());
    for (std::optional<std::size_t> at = unit; at; at = from.unit(*at).parent) {
        auto const found = from.successors_on(*at, day);
        auto const common = common_above(to, found);
        if (!common) {
            continue;
        }
        if (*at != unit) {
            return {Placement::Kind::above, *common};
        }
        if (found.size() > 1) {
            return {Placement::Kind::undivided, *common};
        }
        return {*common == unit ? Placement::Kind::itself : Placement::Kind::successor, *common};
    }
    return {};
}

std::vector<std::uint32_t> tree_positions(OrgTree const& tree)
{
    auto const count = tree.units().size();
    std::vector<std::uint32_t> positions(count, 0);
    std::uint32_t next = 0;
    std::vector<std::size_t> open;
    for (std::size_t root = count; root-- > 0;) {
        if (tree.unit(root).living && !tree.unit(root).parent) {
            open.push_back(root);
        }
    }
    while (!open.empty()) {
        auto const unit = open.back();
        open.pop_back();
        positions[unit] = next++;
        auto const& children = tree.children(unit);
        open.insert(open.end(), children.rbegin(), children.rend());
    }
    for (std::size_t unit = 0; unit < count; ++unit) {
        if (!tree.unit(unit).living) {
            positions[unit] = next++;
        }
    }
    return positions;
}

FormerUnits::FormerUnits(OrgTree const& tree, std::vector<std::string> const& filed_by)
    : m_tree(tree), m_files_below(tree.units().size(), false), m_were_below(tree.units().size())
{
    for (std::size_t unit = 0; unit < tree.units().size(); ++unit) {
        for (auto const& spell : tree.spells(unit)) {
            if (auto const above = tree.find(spell.parent_code)) {
                m_were_below[*above].push_back(unit);
            }
        }
        if (!tree.unit(unit).living ||
            std::ranges::find(filed_by, tree.unit(unit).level) == filed_by.end()) {
            continue;
        }
        for (std::optional<std::size_t> at = unit; at && !m_files_below[*at];
             at = tree.unit(*at).parent) {
            m_files_below[*at] = true;
        }
    }
}

bool FormerUnits::reported_below(std::size_t ended) const
{
    auto const& spell = spell_near(m_tree.spells(ended), m_tree.day());
    if (!spell.until) {
        return false;
    }
    auto const end = *spell.until;
    auto const below = [&](std::size_t unit) {
        auto const* const then = m_tree.spell_on(unit, end);
        return then != nullptr && m_tree.find(then->parent_code) == ended;
    };
    constexpr std::size_t deepest = 50;
    return std::ranges::any_of(m_were_below[ended], [&](std::size_t unit) {
        return below(unit) && reported(unit, end, deepest);
    });
}

std::optional<std::size_t> FormerUnits::counts_at(std::size_t ended) const
{
    auto const place = place_on(m_tree, ended, m_tree);
    bool const counts = place.kind != Placement::Kind::nowhere && !reported_below(ended);
    return counts ? std::optional(place.unit) : std::nullopt;
}

// Whether a unit, those that took its place or those that were below it on a day file today.
bool FormerUnits::reported(std::size_t unit, Day day, std::size_t depth) const
{
    auto const today = m_tree.day().value_or(last_day());
    auto const now =
        m_tree.unit(unit).living ? std::vector{unit} : m_tree.successors_on(unit, today);
    if (std::ranges::any_of(now, [&](std::size_t one) { return m_files_below[one]; })) {
        return true;
    }
    return depth > 0 && std::ranges::any_of(m_were_below[unit], [&](std::size_t child) {
               auto const* const then = m_tree.spell_on(child, day);
               return then != nullptr && m_tree.find(then->parent_code) == unit &&
                      reported(child, day, depth - 1);
           });
}

} // namespace gopbieu
