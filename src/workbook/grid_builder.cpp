#include "workbook/grid_builder.hpp"

#include "base/catalogue/files.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace gopbieu {

Trouble GridBuilder::start_sheet(std::string_view name)
{
    auto const cleaned = clean(name);
    if (!cleaned) {
        return cleaned.problem();
    }
    m_sheet = m_workbook.sheets.size();
    m_workbook.sheets.emplace_back();
    sheet().name = *cleaned;
    return {};
}

Trouble GridBuilder::place(CellRef where, Cell cell)
{
    if (where.row >= max_rows || where.column >= max_columns) {
        return Problem{say::cell_out_of_range, {{"sheet", sheet().name}, {"found", to_a1(where)}}};
    }
    if (++m_cells > m_limits.cells) {
        return Problem{say::limit_cells, {{"limit", std::to_string(m_limits.cells)}}};
    }
    cell.row = where.row;
    cell.column = static_cast<std::uint16_t>(where.column);
    sheet().cells.push_back(cell);
    return {};
}

Trouble GridBuilder::place_number(CellRef where, double value, std::uint32_t style, CellKind kind)
{
    Cell cell;
    cell.kind = kind;
    cell.style = style;
    cell.number = value;
    return place(where, cell);
}

Trouble
GridBuilder::place_text(CellRef where, std::string_view text, std::uint32_t style, CellKind kind)
{
    auto const number = add_text(text);
    if (!number) {
        return number.problem();
    }
    Cell cell;
    cell.kind = kind;
    cell.style = style;
    cell.text_ = *number;
    return place(where, cell);
}

Result<std::string_view> GridBuilder::clean(std::string_view text)
{
    if (text.size() > m_limits.string) {
        return Problem{say::limit_string,
                       {{"part", m_part}, {"limit", std::to_string(m_limits.string)}}};
    }
    if (auto const cleaned = clean_text(text, m_scratch)) {
        return *cleaned;
    }
    return Problem{say::text_broken,
                   {{"part", m_part},
                    {"encoding", "UTF-8"},
                    {"offset", std::to_string(broken_utf8_at(text).value_or(0))}}};
}

Trouble GridBuilder::clean_into(std::string& into, std::string_view text)
{
    auto const cleaned = clean(text);
    if (!cleaned) {
        return cleaned.problem();
    }
    into = *cleaned;
    return {};
}

Result<std::uint32_t> GridBuilder::add_text(std::string_view text)
{
    auto const cleaned = clean(text);
    if (!cleaned) {
        return cleaned.problem();
    }
    return m_workbook.texts.add(*cleaned);
}

Result<std::uint32_t> GridBuilder::add_formula(std::string_view text, bool array)
{
    auto const cleaned = clean(text);
    if (!cleaned) {
        return cleaned.problem();
    }
    Formula formula;
    formula.text = m_workbook.texts.keep(*cleaned);
    formula.array = array;
    sheet().formulas.push_back(formula);
    return static_cast<std::uint32_t>(sheet().formulas.size());
}

std::uint32_t GridBuilder::new_style(std::string_view code)
{
    auto found = m_formats.find(code);
    if (found == m_formats.end()) {
        auto const number = static_cast<std::uint32_t>(m_workbook.formats.size());
        m_workbook.formats.push_back(number_format(code));
        found = m_formats.emplace(code, number).first;
    }
    m_workbook.style_formats.push_back(found->second);
    return static_cast<std::uint32_t>(m_workbook.style_formats.size() - 1);
}

std::uint32_t GridBuilder::style_of(std::string_view code)
{
    auto found = m_styles.find(code);
    if (found == m_styles.end()) {
        found = m_styles.emplace(code, new_style(code)).first;
    }
    return found->second;
}

void GridBuilder::finish()
{
    for (auto& each : m_workbook.sheets) {
        sort_cells(each.cells);
        if (m_workbook.looks && !each.looks) {
            each.looks = std::make_unique<SheetLooks>();
        }
    }
    if (m_workbook.looks) {
        auto& looks = *m_workbook.looks;
        looks.fonts.resize(std::max<std::size_t>(looks.fonts.size(), 1));
        looks.fills.resize(std::max<std::size_t>(looks.fills.size(), 1));
        looks.borders.resize(std::max<std::size_t>(looks.borders.size(), 1));
        looks.styles.resize(m_workbook.style_formats.size());
    }
}

} // namespace gopbieu
