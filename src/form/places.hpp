#pragma once

// Where a rule is worked out, and which figure each of its names stands for there. The checks, the
// totals, the printed sentences and the formulas of blank forms all ask here, so that a rule means
// the same everywhere. See docs/form-schema.md, "Expressions" and "Rules".

#include "form/form.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace gopbieu {

/// The figure that a name stands for: indexes into the rows and columns of a form. What the name
/// leaves open is that of the place where the rule is worked out.
struct Target {
    Reference::Whose whose = Reference::Whose::own;
    FormDefinition const* form = nullptr; ///< never null
    std::optional<std::size_t> row, column;

    bool operator==(Target const&) const = default;
};

/// A row, a column or neither, where an expression is worked out.
struct Spot {
    std::optional<std::size_t> row, column;

    bool operator==(Spot const&) const = default;
};

/// The forms that a rule may speak of: its own, and those of the same campaign.
struct FormsInSight {
    FormDefinition const& own;
    FormSet const* all = nullptr; ///< null: other forms are not known
};

/// Nothing when no row and column of the form is called so.
std::optional<Target> target_of(Reference const& reference, FormsInSight const& forms);
/// All figures of a range in the order of the schema: those between that hold numbers and are not
/// derived (unless its ends are); of rows only those beside the ends. Empty when it is no range.
std::vector<Target> targets_of(Expression const& range, FormsInSight const& forms);

/// The target with what it leaves open filled in from a spot of the form `own`; what the spot
/// leaves open stays so. Nothing when the other form has no such row or column.
std::optional<Target> at(Target target, Spot const& spot, FormDefinition const& own);

/// A rule with its names looked up once.
struct ResolvedRule {
    Rule const* rule = nullptr;
    Claim claim;                    ///< that of the rule, its names numbered
    std::optional<Expression> when; ///< numbered on
    /// What each name or range stands for, by Expression::slot; empty: nothing.
    std::vector<std::vector<Target>> names;
    Over over = Over::rows;    ///< never by_names
    bool needs_others = false; ///< other forms, the last period or the units below
};
ResolvedRule resolve(Rule const& rule, FormsInSight const& forms);

/// Whether a rule over rows is for this one.
bool covers_row(Rule const& rule, std::string_view row_id);
/// The columns that a rule over columns is for: those with figures of the units' own, but no means.
std::vector<std::size_t> columns_of(Rule const& rule, FormDefinition const& form);
/// All spots of the schema: over rows its rows without headings, over columns columns_of(), once
/// one. A spot at which a whole side is a closed cell is left out.
std::vector<Spot> spots_of(ResolvedRule const& rule, FormDefinition const& form);

/// Whether a whole side of the rule is a figure that is printed closed ("X") there.
bool closed_at(ResolvedRule const& rule, Spot const& spot, FormDefinition const& form);

/// What the figure of a target is.
Measure const& measure_of(Target const& target);

} // namespace gopbieu
