#include "org/unit.hpp"

#include "org/code.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace gopbieu {

namespace {

Unit unit_of(History const& history, std::optional<Day> day)
{
    auto const& spell = spell_near(history.spells, day);
    Unit unit;
    unit.code = history.code;
    unit.name = spell.name;
    unit.level = spell.level;
    unit.parent_code = spell.parent_code;
    unit.aliases = spell.aliases;
    unit.phone = spell.phone;
    unit.email = spell.email;
    unit.row = spell.row;
    unit.living = day ? spell.covers(*day) : !spell.until;
    for (auto const& other : history.spells) {
        bool const known = other.name == unit.name ||
                           std::ranges::find(unit.aliases, other.name) != unit.aliases.end();
        if (!known) {
            unit.aliases.push_back(other.name);
        }
    }
    return unit;
}

// Follows a unit through time. Each step goes on to a spell that ends later, so that it ends.
class Descent {
public:
    Descent(OrgTree const& tree, Day day) : m_tree(tree), m_day(day) {}

    std::vector<std::size_t> from(std::size_t index, Spell const& spell)
    {
        visit(index, spell);
        while (!m_open.empty()) {
            auto const [unit, place] = m_open.back();
            m_open.pop_back();
            step(unit, place);
        }
        return {m_found.begin(), m_found.end()};
    }

private:
    // Units may merge again after a split: each spell is followed once.
    void visit(std::size_t index, Spell const& spell)
    {
        auto const place = static_cast<std::size_t>(&spell - m_tree.spells(index).data());
        if (m_seen.emplace(index, place).second) {
            m_open.emplace_back(index, place);
        }
    }

    void step(std::size_t index, std::size_t place)
    {
        auto const& own = m_tree.spells(index);
        auto const& spell = own[place];
        if (spell.covers(m_day)) {
            m_found.insert(index);
            return;
        }
        if (!spell.until || *spell.until > m_day) {
            return; // not begun
        }
        if (spell.successors.empty() && place + 1 < own.size()) {
            visit(index, own[place + 1]);
        }
        for (auto const& code : spell.successors) {
            if (auto const next = m_tree.find(code)) {
                visit_after(*next, *spell.until);
            }
        }
    }

    void visit_after(std::size_t index, Day end)
    {
        for (auto const& spell : m_tree.spells(index)) {
            if (!spell.until || *spell.until > end) {
                visit(index, spell);
                return;
            }
        }
    }

    OrgTree const& m_tree;
    Day m_day;
    std::set<std::size_t> m_found;
    std::set<std::pair<std::size_t, std::size_t>> m_seen;
    std::vector<std::pair<std::size_t, std::size_t>> m_open;
};

} // namespace

bool Spell::covers(Day day) const
{
    return (!from || *from <= day) && (!until || day <= *until);
}

Spell const& spell_near(std::vector<Spell> const& spells, std::optional<Day> day)
{
    auto const* near = &spells.front();
    for (auto const& spell : spells) {
        if (day && spell.from && *spell.from > *day) {
            break;
        }
        near = &spell;
    }
    return *near;
}

OrgTree::OrgTree(std::vector<History> histories, std::optional<Day> day)
    : m_histories(std::make_shared<Histories const>(std::move(histories))), m_day(day)
{
    Codes codes;
    codes.reserve(m_histories->size());
    for (std::size_t index = 0; index < m_histories->size(); ++index) {
        codes.emplace((*m_histories)[index].code, index);
    }
    m_by_code = std::make_shared<Codes const>(std::move(codes));
    find_parents();
}

OrgTree::OrgTree(std::shared_ptr<Histories const> histories,
                 std::shared_ptr<Codes const> codes,
                 std::optional<Day> day)
    : m_histories(std::move(histories)), m_by_code(std::move(codes)), m_day(day)
{
    find_parents();
}

void OrgTree::find_parents()
{
    m_units.reserve(m_histories->size());
    m_children.resize(m_histories->size());
    for (auto const& history : *m_histories) {
        auto unit = unit_of(history, m_day);
        if (!unit.parent_code.empty()) {
            unit.parent = find(unit.parent_code);
        }
        if (unit.parent && unit.living) {
            m_children[*unit.parent].push_back(m_units.size());
        }
        m_units.push_back(std::move(unit));
    }
}

OrgTree OrgTree::on(Day day) const
{
    return {m_histories, m_by_code, day};
}

std::optional<std::size_t> OrgTree::find(std::string_view code) const
{
    auto const found = m_by_code->find(plain_code(code));
    return found == m_by_code->end() ? std::nullopt : std::optional(found->second);
}

bool OrgTree::is_above(std::size_t above, std::size_t index) const
{
    for (auto parent = m_units[index].parent; parent; parent = m_units[*parent].parent) {
        if (*parent == above) {
            return true;
        }
    }
    return false;
}

std::vector<std::size_t> OrgTree::below(std::size_t index) const
{
    std::vector<std::size_t> found{index};
    for (std::size_t at = 0; at < found.size(); ++at) {
        auto const& next = m_children[found[at]];
        found.insert(found.end(), next.begin(), next.end());
    }
    return found;
}

Spell const* OrgTree::spell_on(std::size_t index, Day day) const
{
    auto const& spell = spell_near(spells(index), day);
    return spell.covers(day) ? &spell : nullptr;
}

std::vector<std::size_t> OrgTree::successors_on(std::size_t index, Day day) const
{
    return Descent(*this, day).from(index, spell_near(spells(index), m_day));
}

} // namespace gopbieu
