#pragma once

#include "check/figure_table.hpp"
#include "form/places.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace gopbieu {

/// The claim of a rule that compares two sums of figures of its own form. Nearly all rules are
/// such, and nearly all figures whole numbers: whether it holds is then told by adding these up.
class PlainRule {
public:
    /// Nothing for a rule that claims anything else.
    static std::optional<PlainRule> of(ResolvedRule const& rule, FormDefinition const& own);

    /// True only where RuleAt::verdict() is that the rule holds or is silent.
    [[nodiscard]] bool surely_unbroken(FigureTable const& table, Spot const& spot) const;

private:
    /// One figure on the left side, or with the opposite sign on the right.
    struct Term {
        std::optional<std::uint32_t> row, column; ///< none: that of the spot
        std::int64_t factor = 1;
    };

    bool add(Expression const& expression, std::int64_t factor, ResolvedRule const& rule);
    bool add_product(Expression const& expression, std::int64_t factor, ResolvedRule const& rule);
    bool add_sum(Expression const& expression, std::int64_t factor, ResolvedRule const& rule);
    bool add_figure(Target const& target, std::int64_t factor);

    FormDefinition const* m_own = nullptr;
    std::vector<Term> m_terms;
    std::int64_t m_constant = 0;
    Comparison m_comparison{};
    BlankPolicy m_blank{};
};

} // namespace gopbieu
