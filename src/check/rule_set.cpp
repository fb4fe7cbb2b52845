#include "check/rule_set.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

using State = Evaluated::State;

// A period as a range of months: "2023" begins with its first and ends with its last.
std::string month_of(std::string const& period, bool last)
{
    if (period.size() == 7 && period[4] == '-' && (period[5] == 'Q' || period[5] == 'q')) {
        auto const quarter = period[6] - '0';
        auto const month = last ? quarter * 3 : quarter * 3 - 2;
        return period.substr(0, 5) + (month < 10 ? "0" : "") + std::to_string(month);
    }
    return period.size() >= 7 ? period.substr(0, 7) : period.substr(0, 4) + (last ? "-12" : "-01");
}

PlacedRule placed(ResolvedRule rule, FormDefinition const& form)
{
    PlacedRule made{std::move(rule), {}, {}, {}};
    made.plain = PlainRule::of(made, form);
    if (made.over != Over::rows) {
        made.spots = spots_of(made, form);
        return made;
    }
    Spot spot;
    for (std::size_t row = 0; row < form.rows.size(); ++row) {
        spot.row = row;
        bool const wanted = !form.rows[row].heading && covers_row(*made.rule, form.rows[row].id) &&
                            !closed_at(made, spot, form);
        made.rows.push_back(wanted ? 1 : 0);
    }
    return made;
}

} // namespace

RuleSet::RuleSet(FormDefinition const& form, FormSet const* all) : places(form)
{
    for (auto const& rule : form.rules) {
        rules.push_back(placed(resolve(rule, {form, all}), form));
    }
}

RuleAt::RuleAt(ResolvedRule const& rule, Spot spot, Tables const& tables)
    : m_rule(rule), m_spot(spot), m_tables(tables)
{
}

Verdict RuleAt::verdict() const
{
    bool const blanks_matter = m_rule.rule->blank == BlankPolicy::error;
    if (!blanks_matter && !anything_there()) {
        return {};
    }
    if (m_rule.when) {
        auto const condition = evaluate(*m_rule.when, *this);
        if (condition.state != State::value || condition.value.sign() == 0) {
            return {};
        }
    }
    return judge(m_rule.claim, m_rule.rule->tolerance, *this);
}

// A rule of which nothing was filled in, here or by the units below, says nothing: that the row is
// blank is no finding of it.
bool RuleAt::anything_there() const
{
    bool names_anything = false;
    for (auto const& targets : m_rule.names) {
        for (auto const& target : targets) {
            names_anything = true;
            if (auto const* const figure = own_figure(target)) {
                if (figure->number) {
                    return true;
                }
                continue;
            }
            bool known = true;
            auto const one = reach(target, known);
            bool const counts =
                one && (one->table == m_tables.own || target.whose == Reference::Whose::children);
            if (counts && one->table->at(one->row, one->column).number) {
                return true;
            }
        }
    }
    return !names_anything;
}

std::vector<Reached> RuleAt::own_figures() const
{
    std::vector<Reached> found;
    for (auto const& targets : m_rule.names) {
        for (auto const& target : targets) {
            bool known = true;
            auto const reached = reach(target, known);
            if (!reached || reached->table != m_tables.own) {
                continue;
            }
            bool const there = std::ranges::any_of(found, [&](Reached const& one) {
                return one.row == reached->row && one.column == reached->column;
            });
            if (!there) {
                found.push_back(*reached);
            }
        }
    }
    return found;
}

FigureTable::Figure const* RuleAt::own_figure(Target const& target) const
{
    auto const& own = *m_tables.own;
    auto const& row = target.row ? target.row : m_spot.row;
    auto const& column = target.column ? target.column : m_spot.column;
    return target.whose == Reference::Whose::own && target.form == &own.form() && row && column
               ? &own.at(*row, *column)
               : nullptr;
}

std::optional<Reached> RuleAt::reach(Target const& target, bool& known) const
{
    auto const& own = *m_tables.own;
    if (target.whose == Reference::Whose::own && target.form == &own.form()) {
        known = true;
        auto const& row = target.row ? target.row : m_spot.row;
        auto const& column = target.column ? target.column : m_spot.column;
        return row && column ? std::optional(Reached{&own, *row, *column}) : std::nullopt;
    }
    auto const* const table = m_tables.other ? m_tables.other(target.whose, *target.form) : nullptr;
    known = table != nullptr;
    if (!known) {
        return {};
    }
    auto row = target.row;
    auto column = target.column;
    // What the name leaves open is that of the spot, found by its id where the form is another.
    if (!row && m_spot.row) {
        row = table->find_row(own.row_id(*m_spot.row));
    }
    if (!column && m_spot.column) {
        column = table->places().column(own.form().columns[*m_spot.column].id);
    }
    return row && column ? std::optional(Reached{table, *row, *column}) : std::nullopt;
}

Evaluated RuleAt::value(Target const& target) const
{
    auto const* const own = own_figure(target);
    if (own != nullptr && own->number && !own->open) {
        return {State::value, *own->number};
    }
    bool known = true;
    auto const reached = reach(target, known);
    if (!known) {
        return {State::unknown};
    }
    if (reached && reached->table->at(reached->row, reached->column).open) {
        return {State::unknown};
    }
    if (reached) {
        if (auto const& number = reached->table->at(reached->row, reached->column).number) {
            return {State::value, *number};
        }
    }
    auto const policy = m_rule.rule->blank;
    bool const count =
        reached ? reached->table->measure(reached->row, reached->column).type == ValueType::count
                : measure_of(target).type == ValueType::count;
    bool const zero = policy == BlankPolicy::zero || (policy == BlankPolicy::by_type && count);
    return {zero ? State::value : State::blank, {}, zero};
}

Evaluated RuleAt::name(Expression const& name) const
{
    auto const& targets = m_rule.names[name.slot];
    return targets.size() == 1 ? value(targets.front()) : Evaluated{State::unknown};
}

void RuleAt::range(Expression const& range, std::vector<Evaluated>& into) const
{
    auto const& targets = m_rule.names[range.slot];
    into.reserve(into.size() + targets.size());
    for (auto const& target : targets) {
        into.push_back(value(target));
    }
}

bool in_period(Rule const& rule, std::string const& period)
{
    if (period.size() < 4) {
        return true;
    }
    return (rule.since.empty() || month_of(period, true) >= month_of(rule.since, false)) &&
           (rule.until.empty() || month_of(period, false) <= month_of(rule.until, true));
}

} // namespace gopbieu
