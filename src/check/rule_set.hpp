#pragma once

#include "check/figure_table.hpp"
#include "check/plain_rule.hpp"
#include "form/places.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// A rule and where on a form it is worked out.
struct PlacedRule : ResolvedRule {
    std::vector<char> rows;         ///< over rows: for each of the form's whether it is for it
    std::vector<Spot> spots;        ///< else: all of them
    std::optional<PlainRule> plain; ///< where it is no more than that

    /// True only where verdict() at the spot would be that the rule holds or is silent.
    [[nodiscard]] bool surely_unbroken(FigureTable const& table, Spot const& spot) const
    {
        return plain && plain->surely_unbroken(table, spot);
    }
};

/// The rules of a form with their names looked up, ready for every submission.
struct RuleSet {
    FormPlaces places;
    std::vector<PlacedRule> rules;

    RuleSet(FormDefinition const& form, FormSet const* all);
};

/// The tables that the names of a rule may reach; null where a form, the last period or the units
/// below are not known.
struct Tables {
    FigureTable const* own = nullptr;
    std::function<FigureTable const*(Reference::Whose, FormDefinition const&)> other;
};

/// One figure that a rule spoke of at a place.
struct Reached {
    FigureTable const* table = nullptr;
    std::size_t row = 0, column = 0;
};

/// A rule at one spot of a submission's table, worked out.
class RuleAt : public Figures {
public:
    /// `spot.row` is a row of the own table, which may be one that the form does not know.
    RuleAt(ResolvedRule const& rule, Spot spot, Tables const& tables);

    /// Silent where `when` is not true, no figure is there at all, or what is asked is not known.
    [[nodiscard]] Verdict verdict() const;
    /// The figures of the own table that the rule spoke of, left to right, each once.
    [[nodiscard]] std::vector<Reached> own_figures() const;
    [[nodiscard]] Spot const& spot() const { return m_spot; }
    [[nodiscard]] ResolvedRule const& rule() const { return m_rule; }
    [[nodiscard]] FigureTable const* own_table() const { return m_tables.own; }

    [[nodiscard]] Evaluated name(Expression const& name) const override;
    void range(Expression const& range, std::vector<Evaluated>& into) const override;

private:
    /// The short way to what nearly all names stand for; null for those of other forms and periods.
    [[nodiscard]] FigureTable::Figure const* own_figure(Target const& target) const;
    [[nodiscard]] std::optional<Reached> reach(Target const& target, bool& known) const;
    [[nodiscard]] Evaluated value(Target const& target) const;
    [[nodiscard]] bool anything_there() const;

    ResolvedRule const& m_rule;
    Spot m_spot;
    Tables const& m_tables;
};

/// Calls `visit` with the spots of a rule on a table: only rows that are filled in, unknown ones
/// too.
template <typename Visit>
void for_each_spot(PlacedRule const& rule, FigureTable const& table, Visit const& visit)
{
    if (rule.over != Over::rows) {
        for (auto const& spot : rule.spots) {
            visit(spot);
        }
        return;
    }
    Spot spot;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        bool const wanted = row < rule.rows.size() ? rule.rows[row] != 0
                                                   : covers_row(*rule.rule, table.row_id(row));
        if (wanted && table.filled(row)) {
            spot.row = row;
            visit(spot);
        }
    }
}

/// Whether a rule is for a period ("2025-11" from its `since`, through its `until`).
bool in_period(Rule const& rule, std::string const& period);

} // namespace gopbieu
