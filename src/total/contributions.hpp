#pragma once

#include "total/total.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// A figure that came from a unit's own submission, in the words of the edition that is added up.
struct Contribution {
    std::size_t unit = 0;
    std::size_t form = 0; ///< number in the campaign: a formula may name other forms
    Source source;
    std::string sheet;
    Fact fact; ///< the figure itself, or one that its weight or formula needs
};

/// One step down: a unit below and what it gives to the cell.
struct Step {
    std::size_t unit = 0;
    std::optional<FigureValue> value;
    std::optional<Exact> weight; ///< of a mean
};

/// Where the figure of a cell came from.
struct Explanation {
    std::optional<FigureValue> value;
    std::optional<Exact> weight;
    bool filed = false;                      ///< the unit's own form counts: there are no steps
    std::vector<Step> steps;                 ///< in the order of the tree
    std::vector<Contribution> contributions; ///< in the order of the tree and the form
};

/// Tells who contributed what to one cell. The totals keep no facts, so that the submissions that
/// were added up are handed over once more.
class Explainer {
public:
    struct Cell {
        std::string form;
        std::size_t unit = 0;
        std::string row; ///< empty: all rows, as in the form's total row
        std::string column;
    };
    /// Nothing when the campaign has no such form or column.
    static std::optional<Explainer>
    of(Cell const& cell, Totals const& totals, FormSet const& forms, OrgTree const& tree);

    void add(Submission const& submission, std::uint64_t arrival = 0);
    Explanation finish();

private:
    struct Wanted {
        std::size_t form = 0;
        std::string row; ///< empty: any
        std::string column;
    };
    using ByForm = std::vector<std::unique_ptr<FormTotal>>;

    Explainer(Totals const& totals, FormSet const& forms, OrgTree const& tree);
    void want(std::size_t form, std::string const& row, std::uint32_t column);
    void find_units(std::size_t form);
    [[nodiscard]] std::size_t step_of(std::size_t form, std::size_t unit) const;
    FormTotal& total(ByForm& totals, std::size_t form) const;
    void collect(std::size_t form, std::size_t unit, Submission const& submission);
    [[nodiscard]] std::optional<FigureValue> value_in(ByForm const& totals) const;
    [[nodiscard]] std::optional<Exact> weight_in(ByForm const& totals) const;

    Totals const& m_totals;
    OrgTree const& m_tree;
    std::unique_ptr<Joining> m_joining;
    std::size_t m_form = 0;
    Cell m_cell;
    std::uint32_t m_column = 0;
    std::vector<Wanted> m_wanted;
    std::vector<std::vector<bool>> m_inside; ///< by form and unit: its submission is in the total
    ByForm m_whole;
    std::map<std::size_t, ByForm> m_steps; ///< by unit
    Notes m_ignored;                       ///< said when the totals were made
    Explanation m_explanation;
};

} // namespace gopbieu
