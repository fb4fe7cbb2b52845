#include "publish/fill.hpp"

#include "base/catalogue/program.hpp"
#include "publish/fill_heading.hpp"
#include "publish/fill_table.hpp"
#include "publish/period_line.hpp"
#include "publish/stale_results.hpp"
#include "text/names.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

std::string heading_text(HeadingLine const& line, Layout const& layout, std::size_t unit)
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
    figures.value = [&total, &tree, rows, unit_column](std::size_t row, std::size_t column) {
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

} // namespace

SheetDraft
fill(Template const& blank, FormTotal const& total, Layout const& layout, std::size_t unit)
{
    auto draft = draft_of(blank.workbook);
    fill_table(draft, blank, figures_of(total, layout.tree));
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
    return draft;
}

} // namespace gopbieu
