#include "publish/fill.hpp"

#include "base/catalogue/program.hpp"
#include "intake/figure_proof.hpp"
#include "intake/mean_parts.hpp"
#include "publish/fill_heading.hpp"
#include "publish/fill_table.hpp"
#include "publish/period_line.hpp"
#include "publish/stale_results.hpp"
#include "text/names.hpp"
#include "total/as_submission.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

std::string heading_text(HeadingLine const& line, BookLayout const& layout, std::size_t unit)
{
    auto const& one = layout.tree.unit(unit);
    switch (line.fill) {
    case HeadingFill::unit:
        return upper_case(one.name);
    case HeadingFill::parent:
        return one.parent ? upper_case(layout.tree.unit(*one.parent).name) : std::string();
    case HeadingFill::period:
        return period_line(line.text, layout.campaign.period);
    }
    return {};
}

CellValue value_of(std::optional<FigureValue> const& value)
{
    if (!value) {
        return {};
    }
    auto const* const number = std::get_if<Exact>(&*value);
    return number != nullptr ? CellValue(*number) : CellValue(std::get<std::string>(*value));
}

// Of a list the rows of all units, each with the name of its own where the form has a column for
// it.
TableFigures figures_of_list(FormTotal const& total, OrgTree const& tree)
{
    TableFigures figures;
    auto const& rows = total.list();
    for (auto const& row : rows) {
        figures.rows.push_back({{}, row->label});
    }
    auto const unit_column = total.shape().column(total.form().unit_column);
    figures.value = [&tree, rows, unit_column](std::size_t row, std::size_t column) {
        auto const& one = *rows[row];
        if (unit_column == column && !one.values[column]) {
            return CellValue(tree.unit(one.unit).name);
        }
        return value_of(one.values[column]);
    };
    return figures;
}

TableFigures figures_of(FormTotal const& total, OrgTree const& tree)
{
    TableFigures figures;
    if (total.form().row_kind == RowKind::list) {
        figures = figures_of_list(total, tree);
    } else {
        auto const rows = total.rows();
        for (auto const& row : rows) {
            auto const known =
                row.known != nullptr ? std::optional<std::size_t>(row.row) : std::nullopt;
            figures.rows.push_back({known, row.label});
        }
        figures.value = [&total, rows](std::size_t row, std::size_t column) {
            return value_of(total.value({rows[row].row, static_cast<std::uint32_t>(column)}));
        };
    }
    figures.total = [&total](std::size_t column) {
        return value_of(total.over_rows(static_cast<std::uint32_t>(column)));
    };
    return figures;
}

// Of each mean what it was divided from. Rows that no form knows have no name to say it by.
std::string means_in(FormTotal const& total, std::string const& unit)
{
    if (total.form().row_kind == RowKind::list) {
        return {};
    }
    auto means = as_submission(total, unit).means;
    std::erase_if(means,
                  [&](MeanParts const& one) { return total.form().find_row(one.row) == nullptr; });
    return mean_word(means);
}

// What the level above will read, put together as it does.
Marker marker_for(FormTotal const& total,
                  TableFigures const& figures,
                  BookLayout const& layout,
                  std::size_t unit)
{
    auto const& form = total.form();
    auto const& code = layout.tree.unit(unit).code;
    FigureProof proof(form);
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        auto const& one = figures.rows[row];
        auto const tag = one.known ? form.rows[*one.known].id
                                   : own_row_tag(form, "r" + std::to_string(row + 1), one.label);
        for (std::size_t column = 0; column < form.columns.size(); ++column) {
            auto const value = form.columns[column].measure.holds_facts()
                                   ? figures.value(row, column)
                                   : CellValue();
            if (auto const* const number = std::get_if<Exact>(&value)) {
                proof.add(tag, column, *number);
            } else if (auto const* const text = std::get_if<std::string>(&value)) {
                proof.add(tag, column, *text);
            }
        }
    }
    return {form.id,
            form.edition,
            code,
            layout.campaign.period,
            proof.content(),
            proof.figures(),
            layout.reader.restated,
            means_in(total, code)};
}

} // namespace

FilledForm
fill(Template const& blank, FormTotal const& total, BookLayout const& layout, std::size_t unit)
{
    auto draft = draft_of(blank.workbook);
    auto const figures = figures_of(total, layout.tree);
    fill_table(draft, blank, figures);
    auto& page = draft.pages[blank.sheet];
    fill_heading(
        page, blank, [&](HeadingLine const& line) { return heading_text(line, layout, unit); });
    if (total.coverage.filed != total.coverage.expected && page.sheet.looks != nullptr) {
        // What is not complete must not look complete, on paper least of all.
        page.sheet.looks->page.header_text =
            "&R" + words(say::coverage_header,
                         {{"filed", std::to_string(total.coverage.filed)},
                          {"expected", std::to_string(total.coverage.expected)}},
                         Language::vietnamese);
        page.header_changed = true;
    }
    forget_stale_results(draft); // another sheet may repeat a line of the heading
    auto marker = marker_for(total, figures, layout, unit);
    draft.names.push_back(
        {std::string(marker_name), marker_reference(marker), static_cast<int>(blank.sheet), true});
    bool const own_rows =
        blank.form->row_kind != RowKind::list &&
        std::ranges::any_of(figures.rows, [](FigureRow const& row) { return !row.known; });
    return {std::move(draft), std::move(marker), own_rows};
}

} // namespace gopbieu
