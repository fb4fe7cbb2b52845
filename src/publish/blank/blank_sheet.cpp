#include "publish/blank/blank_sheet.hpp"

#include "publish/fill_table.hpp"
#include "publish/table_rows.hpp"

#include <algorithm>

namespace gopbieu {

BlankSheet::BlankSheet(Template const& blank,
                       Workbook& workbook,
                       SheetDraft& draft,
                       std::uint32_t open_rows)
    : m_blank(blank), m_workbook(workbook), m_draft(draft)
{
    if (page().sheet.looks == nullptr) {
        page().sheet.looks = std::make_unique<SheetLooks>();
    }
    lay_out_printed();
    if (form().row_kind != RowKind::fixed) {
        lay_out_open(open_rows);
    }
}

void BlankSheet::lay_out_printed()
{
    auto const& table = m_blank.table;
    for (std::size_t row = 0; row < form().rows.size() && row < table.rows.size(); ++row) {
        if (table.rows[row]) {
            auto const& line = table.lines[*table.rows[row]];
            m_rows.push_back({line.panel, line.sheet_row, row});
        }
    }
}

// The template grows as for a submission with that many rows; they are numbered and left blank.
void BlankSheet::lay_out_open(std::uint32_t open_rows)
{
    auto const printed = m_rows;
    auto const wanted = form().row_kind == RowKind::keyed
                            ? static_cast<std::uint32_t>(form().rows.size() - printed.size())
                            : open_rows;
    TableFigures figures;
    figures.rows.assign(std::max(wanted, 1U), {});
    figures.value = [](std::size_t, std::size_t) { return CellValue(); };
    figures.total = [](std::size_t) { return CellValue(); };
    auto const body = body_rows(m_blank);
    fill_table(m_draft, m_blank, figures);
    std::uint32_t grown = 0;
    for (auto const& growth : page().growths) {
        grown += growth.count;
    }
    for (std::size_t panel = 0; panel < panels_side_by_side(m_blank.table); ++panel) {
        for (auto row = body.first; row <= body.last + grown; ++row) {
            bool const has_name = std::ranges::any_of(printed, [&](BlankRow const& one) {
                return one.panel == panel && one.sheet_row == row;
            });
            if (!has_name) {
                m_rows.push_back({panel, row, {}});
            }
        }
    }
    // The names stay blank, as texts without letters they would not be.
    for (auto const& row : m_rows) {
        auto const key = cell(row, form().key_column);
        if (!row.row && key) {
            page().changes[*key] = {};
        }
    }
    // Long names make their rows higher.
    for (auto& looks : page().sheet.looks->rows) {
        bool const open = std::ranges::any_of(
            m_rows, [&](BlankRow const& row) { return !row.row && row.sheet_row == looks.row; });
        looks.custom_height = looks.custom_height && !open;
    }
    if (auto const* const total = m_blank.table.total(); total != nullptr) {
        bool const below = total->sheet_row > body.last;
        m_total = BlankRow{total->panel, total->sheet_row + (below ? grown : 0), {}};
    }
}

std::optional<CellRef> BlankSheet::cell(BlankRow const& row, std::size_t column) const
{
    auto const at = m_blank.table.panels[row.panel].column(column);
    return at ? std::optional(CellRef{row.sheet_row, *at}) : std::nullopt;
}

Row const* BlankSheet::row_of(BlankRow const& row) const
{
    return row.row ? &form().rows[*row.row] : nullptr;
}

Measure const& BlankSheet::measure(BlankRow const& row, std::size_t column) const
{
    return form().measure(row_of(row), form().columns[column]);
}

bool BlankSheet::open(BlankRow const& row, std::size_t column) const
{
    auto const* const printed = row_of(row);
    auto const type = form().columns[column].measure.type;
    if (type == ValueType::ordinal || !cell(row, column)) {
        return false;
    }
    if (type == ValueType::key) {
        return printed == nullptr;
    }
    return printed == nullptr ||
           (!printed->heading && !form().closed(*printed, form().columns[column]));
}

bool BlankSheet::input(BlankRow const& row, std::size_t column) const
{
    return open(row, column) && !measure(row, column).derived();
}

bool BlankSheet::shows_percents(CellRef where) const
{
    auto const* const found = page().sheet.find(where);
    return found != nullptr && m_workbook.format(*found).shown == Shown::percent;
}

CellOf BlankSheet::cells_from(BlankRow const* row) const
{
    return [this, row](Target const& target) -> std::optional<ExcelCell> {
        bool const own = target.form == &form() && target.whose == Reference::Whose::own;
        if (!own || !target.column) {
            return {};
        }
        auto const* place = row;
        if (target.row) {
            auto const found = std::ranges::find(m_rows, target.row, &BlankRow::row);
            place = found == m_rows.end() ? nullptr : &*found;
        }
        auto const where = place == nullptr ? std::nullopt : cell(*place, *target.column);
        if (!where || shows_percents(*where)) {
            return {};
        }
        return ExcelCell{*where, target.row.has_value(), true};
    };
}

std::optional<std::string> BlankSheet::figures_of(BlankRow const& row) const
{
    std::optional<CellRef> first;
    std::optional<CellRef> last;
    for (std::size_t column = 0; column < form().columns.size(); ++column) {
        auto const where = cell(row, column);
        if (where && form().columns[column].measure.holds_numbers()) {
            first = first && *first < *where ? first : where;
            last = last && *where < *last ? last : where;
        }
    }
    if (!first) {
        return {};
    }
    return to_text(ExcelCell{*first, false, true}) + ":" + to_text(ExcelCell{*last, false, true});
}

void BlankSheet::set_formula(CellRef where, std::string const& formula) const
{
    auto& sheet = page().sheet;
    auto at = std::ranges::lower_bound(sheet.cells, where, {}, &Cell::where);
    if (at == sheet.cells.end() || at->where() != where) {
        Cell made;
        made.row = where.row;
        made.column = static_cast<std::uint16_t>(where.column);
        at = sheet.cells.insert(at, made);
    }
    if (at->formula != 0) {
        return;
    }
    sheet.formulas.push_back({m_draft.texts.keep(formula)});
    at->formula = static_cast<std::uint32_t>(sheet.formulas.size());
    at->kind = CellKind::empty;
    page().changes[where] = {std::string(), true}; // what it comes to where nothing is filled in
}

std::vector<CellRange> ranges_of(std::vector<CellRef> cells)
{
    std::ranges::sort(cells, [](CellRef one, CellRef other) {
        return std::pair(one.column, one.row) < std::pair(other.column, other.row);
    });
    std::vector<CellRange> ranges;
    for (auto const cell : cells) {
        bool const follows = !ranges.empty() && ranges.back().last.column == cell.column &&
                             ranges.back().last.row + 1 == cell.row;
        if (follows) {
            ranges.back().last = cell;
        } else {
            ranges.push_back({cell, cell});
        }
    }
    return ranges;
}

} // namespace gopbieu
