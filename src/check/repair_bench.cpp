#include "check/repair_bench.hpp"

#include <algorithm>

namespace gopbieu {

RepairBench::RepairBench(FigureTable& table, RepairContext const& context) : m_table(table)
{
    m_touching.resize(table.row_count() * table.column_count());
    for (auto const& rule : context.rules.rules) {
        if (!in_period(*rule.rule, context.context.period) ||
            rule.rule->severity == Severity::note) {
            continue;
        }
        for_each_spot(rule, table, [&](Spot const& spot) {
            m_rules.emplace_back(rule, spot, context.tables);
        });
    }
    for (std::size_t at = 0; at < m_rules.size(); ++at) {
        m_figures.emplace_back();
        for (auto const& one : m_rules[at].own_figures()) {
            m_figures.back().emplace_back(one.row, one.column);
            m_touching[index(one.row, one.column)].push_back(at);
        }
        if (is_broken(at)) {
            m_broken.push_back(at);
        }
    }
}

std::vector<RepairBench::Place> RepairBench::common() const
{
    auto found = m_figures[m_broken.front()];
    for (auto const at : m_broken) {
        std::erase_if(found, [&](Place const& place) {
            return std::ranges::find(m_figures[at], place) == m_figures[at].end();
        });
    }
    return found;
}

bool RepairBench::heals(std::vector<FigureChange> const& changes)
{
    for (auto const& one : changes) {
        m_table.set(one.row, one.column, one.to);
    }
    bool good = true;
    for (auto const at : m_broken) {
        good = good && touched(at, changes) && !is_broken(at);
    }
    for (auto change = changes.begin(); good && change != changes.end(); ++change) {
        auto const& rules = m_touching[index(change->row, change->column)];
        good = std::ranges::none_of(rules, [&](std::size_t at) { return is_broken(at); });
    }
    for (auto const& one : changes) {
        m_table.set(one.row, one.column, one.from);
    }
    return good;
}

std::optional<Exact> RepairBench::solution(std::size_t at, Place const& place)
{
    auto const& claim = m_rules[at].rule().claim;
    if (claim.relation != Relation::compare || claim.comparison != Comparison::equal) {
        return {};
    }
    auto const before = m_table.at(place.first, place.second).number;
    auto const value = before.value_or(Exact());
    auto const gap = gap_at(at, place, value);
    auto const next = value.plus(Exact(1));
    auto const gap_next = next ? gap_at(at, place, *next) : std::nullopt;
    m_table.set(place.first, place.second, before);
    auto const slope = gap && gap_next ? gap_next->minus(*gap) : std::nullopt;
    auto const step = slope && slope->sign() != 0 ? gap->over(*slope) : std::nullopt;
    return step ? value.minus(*step) : std::nullopt;
}

bool RepairBench::touched(std::size_t at, std::vector<FigureChange> const& changes) const
{
    return std::ranges::any_of(changes, [&](FigureChange const& one) {
        return std::ranges::find(m_figures[at], Place(one.row, one.column)) != m_figures[at].end();
    });
}

std::optional<Exact> RepairBench::gap_at(std::size_t at, Place const& place, Exact const& value)
{
    m_table.set(place.first, place.second, value);
    auto const verdict = m_rules[at].verdict();
    bool const known =
        verdict.state == Verdict::State::broken || verdict.state == Verdict::State::holds;
    return known ? verdict.left.minus(verdict.right) : std::nullopt;
}

} // namespace gopbieu
