#include "publish/fill.hpp"

#include "publish/grow.hpp"
#include "publish/period_line.hpp"
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

// The rows of the template that are there to be written in.
std::uint32_t body_end(Template const& blank, Sheet const& sheet)
{
    if (auto const* const total = blank.table.total()) {
        return total->sheet_row;
    }
    auto const& panel = blank.table.panels.front();
    auto const key_column = *panel.column(blank.form->key_column);
    auto end = panel.first_row + 1;
    while (end < panel.end_row && sheet.find({end, key_column}) != nullptr) {
        ++end;
    }
    return end;
}

CellValue value_of(std::optional<Exact> const& number)
{
    return number ? CellValue(*number) : CellValue();
}

class RowFiller {
public:
    RowFiller(Page& page, Template const& blank, FormTotal const& total)
        : m_page(page), m_blank(blank), m_total(total)
    {
    }

    void fill_row(std::uint32_t sheet_row, std::size_t number, Row const* row)
    {
        for_each_column([&](Column const& column, std::uint32_t at) {
            CellValue value;
            if (row == nullptr) {
                value = {};
            } else if (column.measure.type == ValueType::ordinal) {
                value = Exact(static_cast<std::int64_t>(number));
            } else if (column.measure.type == ValueType::key) {
                value = row->label;
            } else if (column.measure.holds_numbers()) {
                value = value_of(m_total.value({row->id, column.id}, column));
            }
            m_page.changes[{sheet_row, at}] = {std::move(value)};
        });
    }

    void fill_total(std::uint32_t sheet_row)
    {
        for_each_column([&](Column const& column, std::uint32_t at) {
            if (column.measure.way != Way::none) {
                m_page.changes[{sheet_row, at}] = {
                    value_of(m_total.over_rows(column.id).value(column.measure.way))};
            }
        });
    }

private:
    template <typename Work>
    void for_each_column(Work const& work)
    {
        for (std::size_t index = 0; index < m_blank.form->columns.size(); ++index) {
            if (auto const at = m_blank.table.panels.front().column(index)) {
                work(m_blank.form->columns[index], *at);
            }
        }
    }

    Page& m_page;
    Template const& m_blank;
    FormTotal const& m_total;
};

} // namespace

Draft fill(Template const& blank, FormTotal const& total, Layout const& layout, std::size_t unit)
{
    auto draft = draft_of(blank.workbook);
    auto& page = draft.pages.front();
    auto const rows = filled_rows(*blank.form, total);
    auto const first = blank.table.panels.front().first_row;
    auto end = body_end(blank, page.sheet);
    if (rows.size() > end - first) {
        auto const more = static_cast<std::uint32_t>(rows.size()) - (end - first);
        grow(draft, 0, {{first, end - 1}, more});
        end += more;
    }
    RowFiller filler(page, blank, total);
    for (auto row = first; row < end; ++row) {
        auto const index = row - first;
        filler.fill_row(row, index + 1, index < rows.size() ? rows[index] : nullptr);
    }
    auto last = end - 1;
    if (blank.table.total() != nullptr) {
        filler.fill_total(end);
        last = end;
    }
    for (auto const& column : blank.table.panels.front().columns) {
        if (column) {
            page.declared.push_back({{first, column->first}, {last, column->last}});
        }
    }
    fill_heading(page, blank, layout, unit);
    if (total.coverage.filed != total.coverage.expected && page.sheet.looks != nullptr) {
        // What is not complete must not look complete, on paper least of all.
        page.sheet.looks->page.header_text =
            "&R" + words(Say::coverage_header,
                         {{"filed", std::to_string(total.coverage.filed)},
                          {"expected", std::to_string(total.coverage.expected)}},
                         Language::vietnamese);
        page.header_changed = true;
    }
    return draft;
}

} // namespace gopbieu
