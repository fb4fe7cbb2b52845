#include "publish/fill.hpp"

#include "base/catalogue/program.hpp"
#include "intake/figure_proof.hpp"
#include "publish/fill_table.hpp"
#include "publish/period_line.hpp"
#include "publish/stale_results.hpp"
#include "text/match_key.hpp"
#include "text/names.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

// Rows of the code list for which any figure came in, in the template's order.
std::vector<Row const*> filled_rows(FormDefinition const& form, FormTotal const& total)
{
    std::vector<Row const*> rows;
    for (auto const& row : form.rows) {
        auto const any = total.amounts.lower_bound({row.id, {}});
        if (any != total.amounts.end() && any->first.row == row.id) {
            rows.push_back(&row);
        }
    }
    return rows;
}

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

void fill_heading(Page& page, Template const& blank, Layout const& layout, std::size_t unit)
{
    for (auto const& cell : page.sheet.cells) {
        if (cell.row >= blank.table.top()) {
            break;
        }
        if (cell.kind != CellKind::text) {
            continue;
        }
        auto const key = key_with_accents(blank.workbook.text(cell));
        for (auto const& line : blank.form->heading) {
            if (key_with_accents(line.text) == key) {
                page.changes[cell.where()] = {heading_text(line, layout, unit)};
                page.declared.push_back({cell.where(), cell.where()});
            }
        }
    }
}

CellValue value_of(std::optional<Exact> const& number)
{
    return number ? CellValue(*number) : CellValue();
}

TableFigures figures_of(FormDefinition const& form, FormTotal const& total)
{
    TableFigures figures;
    for (auto const* const row : filled_rows(form, total)) {
        figures.rows.push_back({static_cast<std::size_t>(row - form.rows.data()), row->label});
    }
    auto const rows = figures.rows;
    figures.value = [&form, &total, rows](std::size_t row, std::size_t column) {
        auto const& id = form.rows[*rows[row].known].id;
        return value_of(total.value({id, form.columns[column].id}, form.columns[column]));
    };
    figures.total = [&form, &total](std::size_t column) {
        auto const& one = form.columns[column];
        return value_of(total.over_rows(one.id).value(one.measure.way));
    };
    return figures;
}

// What the level above will read, put together as it does.
Marker marker_for(FormDefinition const& form,
                  TableFigures const& figures,
                  Layout const& layout,
                  std::size_t unit)
{
    FigureProof proof(form);
    for (std::size_t row = 0; row < figures.rows.size(); ++row) {
        auto const& one = figures.rows[row];
        auto const tag = one.known ? form.rows[*one.known].id
                                   : own_row_tag(form, "r" + std::to_string(row + 1), one.label);
        for (std::size_t column = 0; column < form.columns.size(); ++column) {
            auto const value = form.columns[column].measure.type == ValueType::key
                                   ? CellValue()
                                   : figures.value(row, column);
            if (auto const* const number = std::get_if<Exact>(&value)) {
                proof.add(tag, column, *number);
            } else if (auto const* const text = std::get_if<std::string>(&value)) {
                proof.add(tag, column, *text);
            }
        }
    }
    return {form.id,
            form.edition,
            layout.tree.unit(unit).code,
            layout.campaign.period,
            proof.content(),
            proof.figures()};
}

} // namespace

FilledForm
fill(Template const& blank, FormTotal const& total, Layout const& layout, std::size_t unit)
{
    auto draft = draft_of(blank.workbook);
    auto const figures = figures_of(*blank.form, total);
    fill_table(draft, blank, figures);
    auto& page = draft.pages[blank.sheet];
    fill_heading(page, blank, layout, unit);
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
    auto marker = marker_for(*blank.form, figures, layout, unit);
    draft.names.push_back(
        {std::string(marker_name), marker_reference(marker), static_cast<int>(blank.sheet), true});
    bool const own_rows =
        blank.form->row_kind != RowKind::list &&
        std::ranges::any_of(figures.rows, [](FigureRow const& row) { return !row.known; });
    return {std::move(draft), std::move(marker), own_rows};
}

} // namespace gopbieu
