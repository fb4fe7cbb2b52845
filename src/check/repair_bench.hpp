#pragma once

#include "check/repair.hpp"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace gopbieu {

/// All rules of a form at all their spots, so that a change is tried where it matters only. The
/// table is as before after each try.
class RepairBench {
public:
    using Place = std::pair<std::size_t, std::size_t>; ///< row, column

    RepairBench(FigureTable& table, RepairContext const& context);

    /// The numbers of the rules that do not hold.
    [[nodiscard]] std::vector<std::size_t> const& broken() const { return m_broken; }
    [[nodiscard]] RuleAt const& rule(std::size_t at) const { return m_rules[at]; }
    /// What a rule speaks of.
    [[nodiscard]] std::vector<Place> const& figures(std::size_t at) const { return m_figures[at]; }
    /// Cells that every broken rule speaks of: only a change of one of them can heal all.
    [[nodiscard]] std::vector<Place> common() const;

    /// Whether all rules would hold with these figures.
    [[nodiscard]] bool heals(std::vector<FigureChange> const& changes);
    /// What a figure would have to be for a broken equation to hold: it is of the first degree in
    /// nearly every rule, and whether it holds is tried afterwards.
    [[nodiscard]] std::optional<Exact> solution(std::size_t at, Place const& place);

    [[nodiscard]] FigureTable const& table() const { return m_table; }

private:
    [[nodiscard]] std::size_t index(std::size_t row, std::size_t column) const
    {
        return row * m_table.column_count() + column;
    }
    [[nodiscard]] bool is_broken(std::size_t at) const
    {
        return m_rules[at].verdict().state == Verdict::State::broken;
    }
    [[nodiscard]] bool touched(std::size_t at, std::vector<FigureChange> const& changes) const;
    [[nodiscard]] std::optional<Exact>
    gap_at(std::size_t at, Place const& place, Exact const& value);

    FigureTable& m_table;
    std::vector<RuleAt> m_rules;
    std::vector<std::vector<Place>> m_figures;        ///< by rule
    std::vector<std::vector<std::size_t>> m_touching; ///< by cell
    std::vector<std::size_t> m_broken;
};

} // namespace gopbieu
