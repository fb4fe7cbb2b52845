#include "command/explain.hpp"

#include "base/catalogue/proving.hpp"
#include "command/counted.hpp"
#include "command/other_forms.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

void name_places(Desk const& desk, ExplainedFigure& figure)
{
    auto const& cell = figure.cell;
    auto const* const form = desk.forms.find(cell.form);
    auto const* const row = form == nullptr ? nullptr : form->find_row(cell.row);
    auto const* const column = form == nullptr ? nullptr : form->find_column(cell.column);
    figure.row_label = row != nullptr ? row->label : cell.row;
    figure.column_label = column != nullptr ? column->label() : cell.column;
}

// The rules that each source figure met, judged anew against the unit's other forms. Sources of one
// unit stand together.
void judge_sources(Desk const& desk,
                   Checker const& checker,
                   Ledger& ledger,
                   ExplainedFigure& figure)
{
    OtherForms others(desk, checker, true);
    std::string unit;
    std::vector<Submission> of_unit;
    std::vector<Submission const*> counting;
    for (auto const& one : figure.explanation.contributions) {
        auto& met = figure.rules.emplace_back();
        auto const& code = desk.tree.unit(one.unit).code;
        if (code != unit) {
            unit = code;
            of_unit = ledger.counting_of(unit);
            counting.clear();
            for (auto const& other : of_unit) {
                counting.push_back(&other);
            }
        }
        for (auto const& other : of_unit) {
            if (other.source == one.source && other.sheet == one.sheet) {
                met = checker.rules_about(
                    other, one.fact.row, one.fact.column, others.against(other, counting));
            }
        }
    }
}

} // namespace

Result<ExplainedFigure>
explain(Desk const& desk, Checker const& checker, Ledger& ledger, Explainer::Cell const& cell)
{
    Adder adder(desk.forms, desk.tree, desk.campaign.filed_by);
    each_counted(ledger, [&](JudgedSubmission const& one, std::uint64_t arrival) {
        adder.add(one.submission, arrival);
    });
    auto const totals = adder.finish(desk.root);
    ExplainedFigure figure;
    figure.cell = cell;
    name_places(desk, figure);
    if (auto explainer = Explainer::of(cell, totals, desk.forms, desk.tree)) {
        each_counted(ledger, [&](JudgedSubmission const& one, std::uint64_t arrival) {
            explainer->add(one.submission, arrival);
        });
        figure.explanation = explainer->finish();
    }
    if (auto trouble = ledger.trouble()) {
        return *trouble;
    }
    if (auto const* const total = totals.find(cell.form, cell.unit)) {
        figure.coverage = total->coverage;
    }
    if (figure.explanation.contributions.empty() && !figure.explanation.value) {
        return Problem{say::explain_nothing,
                       {{"found",
                         desk.tree.unit(cell.unit).code + "/" + cell.form + "/" + cell.row + "/" +
                             cell.column}}};
    }
    judge_sources(desk, checker, ledger, figure);
    return figure;
}

} // namespace gopbieu
