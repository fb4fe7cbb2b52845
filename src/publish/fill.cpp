#include "publish/fill.hpp"

#include "text/match_key.hpp"
#include "text/names.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

std::string heading_text(HeadingFill fill, Layout const& layout, std::size_t unit)
{
    auto const& one = layout.tree.unit(unit);
    switch (fill) {
    case HeadingFill::unit:
        return upper_case(one.name);
    case HeadingFill::parent:
        return one.parent ? upper_case(layout.tree.unit(*one.parent).name) : std::string();
    case HeadingFill::period:
        return layout.campaign.period;
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
        auto const key = key_with_accents(page.workbook->text(cell));
        for (auto const& line : blank.form->heading) {
            if (key_with_accents(line.text) == key) {
                page.changes[cell.where()] = heading_text(line.fill, layout, unit);
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

CellValue value_of(std::optional<FigureValue> const& value)
{
    if (!value) {
        return {};
    }
    auto const* const number = std::get_if<Exact>(&*value);
    return number != nullptr ? CellValue(*number) : CellValue(std::get<std::string>(*value));
}

class RowFiller {
public:
    RowFiller(Page& page, Template const& blank, FormTotal const& total)
        : m_page(page), m_blank(blank), m_total(total)
    {
    }

    void fill_row(std::uint32_t sheet_row, std::size_t number, TotalRowRef const* row)
    {
        for_each_column([&](std::uint32_t index, std::uint32_t at) {
            auto const& column = m_blank.form->columns[index];
            CellValue value;
            if (row == nullptr) {
                value = {};
            } else if (column.measure.type == ValueType::ordinal) {
                value = Exact(static_cast<std::int64_t>(number));
            } else if (column.measure.type == ValueType::key) {
                value = row->label;
            } else {
                value = value_of(m_total.value({row->row, index}));
            }
            m_page.changes[{sheet_row, at}] = std::move(value);
        });
    }

    void fill_total(std::uint32_t sheet_row)
    {
        for_each_column([&](std::uint32_t index, std::uint32_t at) {
            if (m_blank.form->columns[index].measure.way != Way::none) {
                m_page.changes[{sheet_row, at}] = value_of(m_total.over_rows(index));
            }
        });
    }

private:
    template <typename Work>
    void for_each_column(Work const& work)
    {
        for (std::uint32_t index = 0; index < m_blank.form->columns.size(); ++index) {
            if (auto const at = m_blank.table.panels.front().column(index)) {
                work(index, *at);
            }
        }
    }

    Page& m_page;
    Template const& m_blank;
    FormTotal const& m_total;
};

} // namespace

Page fill(Template const& blank, FormTotal const& total, Layout const& layout, std::size_t unit)
{
    Page page{&blank.workbook, copy_of(blank.workbook.sheets.front()), {}};
    auto const rows = total.rows();
    auto const first = blank.table.panels.front().first_row;
    auto end = body_end(blank, page.sheet);
    if (rows.size() > end - first) {
        auto const more = static_cast<std::uint32_t>(rows.size()) - (end - first);
        grow(page, end, more);
        end += more;
    }
    RowFiller filler(page, blank, total);
    for (auto row = first; row < end; ++row) {
        auto const index = row - first;
        filler.fill_row(row, index + 1, index < rows.size() ? &rows[index] : nullptr);
    }
    page.data = {first, end - 1};
    if (blank.table.total() != nullptr) {
        filler.fill_total(end);
        page.data.last = end;
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
    return page;
}

} // namespace gopbieu
