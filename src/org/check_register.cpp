#include "org/check_register.hpp"

#include "base/catalogue/campaign.hpp"
#include "form/yaml.hpp"
#include "org/code.hpp"
#include "text/match_key.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace gopbieu {

namespace {

// A hint looks at all codes. When more rows than this are wrong, one cause is behind them all.
constexpr std::size_t most_hints = 20;

bool earlier(Spell const& left, Spell const& right)
{
    return std::pair(left.from, left.row) < std::pair(right.from, right.row);
}

std::string without_zeros(std::string_view code)
{
    return std::string(code.substr(std::min(code.find_first_not_of('0'), code.size())));
}

// "01/01/2020 – 30/06/2025" as far as it is said.
std::string time_of(Spell const& spell)
{
    return (spell.from ? spell.from->spoken() : "…") + " – " +
           (spell.until ? spell.until->spoken() : "…");
}

class RegisterCheck {
public:
    RegisterCheck(RegisterUnits const& units,
                  RegisterTable const& table,
                  RegisterColumns const& columns,
                  std::vector<Finding>& findings)
        : m_units(units), m_table(table), m_columns(columns), m_findings(findings)
    {
        for (auto const& history : units.histories) {
            m_codes.push_back(history.code);
        }
    }

    void check()
    {
        check_overlaps();
        check_parents();
        check_parents_life();
        check_circles();
        check_names();
        check_successors();
        check_organisation_codes();
    }

private:
    void report(Spell const& spell, RegisterField field, Say say, Args args)
    {
        auto const column = m_columns.at[static_cast<std::size_t>(field)];
        m_findings.push_back(finding(say, m_table.place(spell.row, column), std::move(args)));
    }

    [[nodiscard]] std::optional<std::size_t> find(std::string const& code) const
    {
        auto const found = m_units.by_code.find(code);
        return found == m_units.by_code.end() ? std::nullopt : std::optional(found->second);
    }

    template <typename Work>
    void for_each_spell(Work const& work)
    {
        for (std::size_t index = 0; index < m_units.histories.size(); ++index) {
            for (auto const& spell : m_units.histories[index].spells) {
                work(index, spell);
            }
        }
    }

    void check_overlaps()
    {
        for (auto const& history : m_units.histories) {
            for (std::size_t at = 1; at < history.spells.size(); ++at) {
                auto const& one = history.spells[at - 1];
                auto const& next = history.spells[at];
                if (one.until && next.from && *one.until < *next.from) {
                    continue;
                }
                bool const dated = one.from || one.until || next.from || next.until;
                report(next,
                       dated ? RegisterField::from : RegisterField::code,
                       dated ? say::register_times_overlap : say::register_double_code,
                       {{"found", history.code},
                        {"other", std::to_string(one.row)},
                        {"time", time_of(one)}});
            }
        }
    }

    // A code whose zeros were lost is nearer than any misspelling.
    std::string hint_for(std::string const& code)
    {
        if (++m_hints > most_hints) {
            return {};
        }
        for (auto const& known : m_codes) {
            if (without_zeros(known) == without_zeros(code)) {
                return " → '" + known + "'";
            }
        }
        return nearest_hint(code, m_codes);
    }

    void check_parents()
    {
        for_each_spell([&](std::size_t, Spell const& spell) {
            if (!spell.parent_code.empty() && !find(spell.parent_code)) {
                report(spell,
                       RegisterField::parent,
                       say::register_unknown_parent,
                       {{"found", spell.parent_code}, {"hint", hint_for(spell.parent_code)}});
            }
        });
    }

    // Whether `above` lives on every day of a spell.
    [[nodiscard]] static bool lives_all_through(std::vector<Spell> const& above, Spell const& spell)
    {
        if (!spell.from && above.front().from) {
            return false;
        }
        auto const* at = spell.from ? &spell_near(above, spell.from) : &above.front();
        if (spell.from && !at->covers(*spell.from)) {
            return false;
        }
        while (at->until && (!spell.until || *spell.until > *at->until)) {
            auto const& next = spell_near(above, at->until->next());
            if (!next.covers(at->until->next())) {
                return false;
            }
            at = &next;
        }
        return true;
    }

    // One finding a higher unit: a merger leaves the same work in all rows below it.
    void check_parents_life()
    {
        std::map<std::size_t, std::vector<Spell const*>> below;
        for_each_spell([&](std::size_t index, Spell const& spell) {
            auto const above = find(spell.parent_code);
            if (above && *above != index && !m_units.bad_times[index] &&
                !m_units.bad_times[*above] &&
                !lives_all_through(m_units.histories[*above].spells, spell)) {
                below[*above].push_back(&spell);
            }
        });
        for (auto const& [above, spells] : below) {
            auto const& history = m_units.histories[above];
            report(*spells.front(),
                   RegisterField::parent,
                   say::register_parent_not_living,
                   {{"found", history.spells.back().name},
                    {"code", history.code},
                    {"time", times_of(history.spells)},
                    {"rows", listed_rows(spells)}});
        }
    }

    static std::string times_of(std::vector<Spell> const& spells)
    {
        // Spells that follow each other without a gap are one time.
        std::string text;
        Spell whole = spells.front();
        for (auto const& spell : spells) {
            if (spell.from && whole.until && *spell.from > whole.until->next()) {
                text += time_of(whole) + "; ";
                whole.from = spell.from;
            }
            whole.until = spell.until;
        }
        return text + time_of(whole);
    }

    static std::string listed_rows(std::vector<Spell const*> const& spells)
    {
        constexpr std::size_t most = 10;
        std::string text;
        for (std::size_t at = 0; at < std::min(most, spells.size()); ++at) {
            text += (at == 0 ? "" : ", ") + std::to_string(spells[at]->row);
        }
        return text + (spells.size() > most ? ", … (" + std::to_string(spells.size()) + ")" : "");
    }

    // A circle is there from the day on which the last of its spells begins. So on every day on
    // which spells begin, the way up from each of them is walked; what was walked on the same day
    // before is not walked again.
    void check_circles()
    {
        auto const beginning = *Day::from(1900, 1, 1);
        std::vector<std::pair<Day, std::size_t>> begins;
        for_each_spell([&](std::size_t index, Spell const& spell) {
            begins.emplace_back(spell.from.value_or(beginning), index);
        });
        std::ranges::sort(begins);
        std::vector<std::size_t> walked(m_units.histories.size(), 0); // by which walk last
        std::size_t first_walk = 1;                                   // of the day
        for (std::size_t at = 0; at < begins.size(); ++at) {
            if (at > 0 && begins[at - 1].first != begins[at].first) {
                first_walk = at + 1;
            }
            walk_up(begins[at].second, begins[at].first, at + 1, first_walk, walked);
        }
    }

    void walk_up(std::size_t start,
                 Day day,
                 std::size_t walk,
                 std::size_t first_walk,
                 std::vector<std::size_t>& walked)
    {
        for (std::optional<std::size_t> at = start; at; at = above(*at, day)) {
            if (walked[*at] == walk) {
                report_circle(*at, day);
                return;
            }
            if (walked[*at] >= first_walk) {
                return;
            }
            walked[*at] = walk;
        }
    }

    [[nodiscard]] std::optional<std::size_t> above(std::size_t index, Day day) const
    {
        auto const& spell = spell_near(m_units.histories[index].spells, day);
        return spell.covers(day) ? find(spell.parent_code) : std::nullopt;
    }

    void report_circle(std::size_t start, Day day)
    {
        constexpr std::size_t most = 12;
        auto const& first = m_units.histories[start];
        auto chain = first.code;
        bool told = false;
        std::size_t steps = 0;
        for (auto at = above(start, day); at; at = above(*at, day)) {
            told = !m_in_circle.insert(*at).second || told;
            if (++steps < most || *at == start) {
                chain += " → " + m_units.histories[*at].code;
            } else if (steps == most) {
                chain += " → …";
            }
            if (*at == start) {
                break;
            }
        }
        if (!told) {
            auto const& spell = spell_near(first.spells, day);
            report(spell,
                   RegisterField::parent,
                   say::register_cycle,
                   {{"found", spell.name}, {"chain", chain}});
        }
    }

    void check_names()
    {
        struct Named {
            std::string key;
            Spell const* spell;
            std::size_t unit;
        };
        std::vector<Named> named;
        for_each_spell([&](std::size_t index, Spell const& spell) {
            if (!spell.name.empty()) {
                named.push_back(
                    {spell.parent_code + '\n' + key_with_accents(spell.name), &spell, index});
            }
        });
        std::ranges::sort(named, [](Named const& left, Named const& right) {
            auto const order = left.key <=> right.key;
            return order != 0 ? order < 0 : earlier(*left.spell, *right.spell);
        });
        Named const* longest = nullptr; // of those before with the same key, the last to end
        for (auto const& one : named) {
            if (longest == nullptr || longest->key != one.key) {
                longest = &one;
                continue;
            }
            auto const& end = longest->spell->until;
            bool const apart = end && one.spell->from && *end < *one.spell->from;
            if (!apart && one.unit != longest->unit) {
                report(
                    *one.spell,
                    RegisterField::name,
                    say::register_double_name,
                    {{"found", one.spell->name}, {"other", std::to_string(longest->spell->row)}});
            }
            bool const later = end && (!one.spell->until || *one.spell->until > *end);
            longest = later ? &one : longest;
        }
    }

    void check_successors()
    {
        for_each_spell([&](std::size_t index, Spell const& spell) {
            if (spell.successors.empty() || m_units.bad_times[index]) {
                return;
            }
            if (!spell.until) {
                report(spell,
                       RegisterField::until,
                       say::register_successor_without_end,
                       {{"found", spell.name}});
                return;
            }
            for (auto const& code : spell.successors) {
                check_successor(index, spell, code);
            }
        });
    }

    void check_successor(std::size_t index, Spell const& spell, std::string const& code)
    {
        auto const next = find(code);
        if (!next) {
            report(spell,
                   RegisterField::successors,
                   say::register_unknown_successor,
                   {{"found", code}, {"hint", hint_for(code)}});
            return;
        }
        auto const& last = m_units.histories[*next].spells.back();
        if (m_units.bad_times[*next] || !last.until || *last.until > *spell.until) {
            return;
        }
        if (auto const chain = way_back(*next, index); !chain.empty()) {
            report(
                spell,
                RegisterField::successors,
                say::register_successor_circle,
                {{"found", spell.name}, {"chain", m_units.histories[index].code + " → " + chain}});
            return;
        }
        report(spell,
               RegisterField::successors,
               say::register_successor_not_living,
               {{"found", code}, {"other", last.until->spoken()}, {"time", spell.until->spoken()}});
    }

    // The successors from one unit to another, as codes; empty when there is no such way.
    [[nodiscard]] std::string way_back(std::size_t from, std::size_t to) const
    {
        constexpr std::size_t most = 1000;
        std::map<std::size_t, std::size_t> came_from{{from, from}};
        std::vector<std::size_t> open{from};
        for (std::size_t at = 0; at < open.size() && at < most; ++at) {
            if (open[at] == to) {
                return written_way(came_from, from, to);
            }
            for (auto const& spell : m_units.histories[open[at]].spells) {
                for (auto const& code : spell.successors) {
                    auto const next = find(code);
                    if (next && came_from.emplace(*next, open[at]).second) {
                        open.push_back(*next);
                    }
                }
            }
        }
        return {};
    }

    [[nodiscard]] std::string written_way(std::map<std::size_t, std::size_t> const& came_from,
                                          std::size_t from,
                                          std::size_t to) const
    {
        auto way = m_units.histories[to].code;
        for (auto at = to; at != from;) {
            at = came_from.at(at);
            way = m_units.histories[at].code + " → " + way;
        }
        return way;
    }

    // One wrong digit moves a whole cell to another committee, and nothing else shows it.
    void check_organisation_codes()
    {
        for_each_spell([&](std::size_t index, Spell const& spell) {
            auto const& code = m_units.histories[index].code;
            bool const both = is_organisation_code(code) && is_organisation_code(spell.parent_code);
            if (both && !stands_below(code, spell.parent_code)) {
                report(spell,
                       RegisterField::code,
                       say::register_code_not_below,
                       {{"found", code}, {"other", spell.parent_code}});
            }
        });
    }

    RegisterUnits const& m_units;
    RegisterTable const& m_table;
    RegisterColumns const& m_columns;
    std::vector<Finding>& m_findings;
    std::vector<std::string> m_codes;
    std::set<std::size_t> m_in_circle;
    std::size_t m_hints = 0;
};

} // namespace

RegisterUnits group_by_code(std::vector<RegisterEntry> entries)
{
    RegisterUnits units;
    for (auto& entry : entries) {
        auto const [found, fresh] = units.by_code.emplace(entry.code, units.histories.size());
        if (fresh) {
            units.histories.push_back({entry.code, {}});
            units.bad_times.push_back(false);
        }
        units.histories[found->second].spells.push_back(std::move(entry.spell));
        units.bad_times[found->second] = units.bad_times[found->second] || entry.bad_times;
    }
    for (auto& history : units.histories) {
        std::ranges::sort(history.spells, earlier);
    }
    return units;
}

void check_register(RegisterUnits const& units,
                    RegisterTable const& table,
                    RegisterColumns const& columns,
                    std::vector<Finding>& findings)
{
    RegisterCheck(units, table, columns, findings).check();
}

} // namespace gopbieu
