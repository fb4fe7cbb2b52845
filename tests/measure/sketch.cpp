#include "measure/sketch.hpp"

#include "form/marker.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace gopbieu::measure {

namespace {

std::uint32_t moved(std::uint32_t at, std::uint32_t from, std::int64_t count)
{
    return at < from ? at : static_cast<std::uint32_t>(static_cast<std::int64_t>(at) + count);
}

template <typename Move>
void move_cells(SketchSheet& sheet, Move const& move)
{
    std::map<CellRef, SketchCell> cells;
    for (auto& [where, cell] : sheet.cells) {
        cells[move(where)] = std::move(cell);
    }
    sheet.cells = std::move(cells);
}

void drop_small_merges(SketchSheet& sheet)
{
    std::erase_if(sheet.merges, [](CellRange const& merge) {
        return merge.first == merge.last || merge.last.row < merge.first.row ||
               merge.last.column < merge.first.column;
    });
}

Cell make_cell(Workbook& workbook, CellRef where, SketchCell const& sketch)
{
    Cell cell;
    cell.row = where.row;
    cell.column = static_cast<std::uint16_t>(where.column);
    cell.style = sketch.percent ? 1 : 0;
    if (auto const* const number = std::get_if<double>(&sketch.value)) {
        cell.kind = CellKind::number;
        cell.number = *number;
    } else {
        cell.kind = CellKind::text;
        std::string scratch;
        cell.text_ = workbook.texts.add(
            clean_text(*std::get_if<std::string>(&sketch.value), scratch).value_or("?"));
    }
    return cell;
}

} // namespace

void SketchSheet::insert_rows(std::uint32_t before, std::uint32_t count)
{
    move_cells(*this, [&](CellRef at) { return CellRef{moved(at.row, before, count), at.column}; });
    for (auto& merge : merges) {
        merge.first.row = moved(merge.first.row, before, count);
        merge.last.row = moved(merge.last.row, before, count);
    }
}

void SketchSheet::insert_columns(std::uint32_t before, std::uint32_t count)
{
    move_cells(*this, [&](CellRef at) { return CellRef{at.row, moved(at.column, before, count)}; });
    for (auto& merge : merges) {
        merge.first.column = moved(merge.first.column, before, count);
        merge.last.column = moved(merge.last.column, before, count);
    }
}

void SketchSheet::delete_row(std::uint32_t row)
{
    std::erase_if(cells, [&](auto const& one) { return one.first.row == row; });
    move_cells(*this, [&](CellRef at) { return CellRef{moved(at.row, row + 1, -1), at.column}; });
    for (auto& merge : merges) {
        merge.first.row = moved(merge.first.row, row + 1, -1);
        merge.last.row = moved(merge.last.row, row, -1);
    }
    drop_small_merges(*this);
}

void SketchSheet::delete_column(std::uint32_t column)
{
    // A text that is merged over the column and others stays, as in every program.
    for (auto& merge : merges) {
        if (merge.first.column == column && merge.last.column > column) {
            auto const owner = cells.find(merge.first);
            if (owner != cells.end()) {
                cells[{merge.first.row, column + 1}] = std::move(owner->second);
            }
        }
    }
    std::erase_if(cells, [&](auto const& one) { return one.first.column == column; });
    move_cells(*this, [&](CellRef at) {
        return CellRef{at.row, moved(at.column, column + 1, -1)};
    });
    std::erase_if(merges, [&](CellRange const& merge) {
        return merge.first.column == column && merge.last.column == column;
    });
    for (auto& merge : merges) {
        merge.first.column = moved(merge.first.column, column + 1, -1);
        merge.last.column = moved(merge.last.column, column, -1);
    }
    drop_small_merges(*this);
}

void SketchSheet::swap_rows(std::uint32_t one, std::uint32_t other)
{
    auto const swapped = [&](std::uint32_t row) {
        return row == one ? other : row == other ? one : row;
    };
    move_cells(*this, [&](CellRef at) { return CellRef{swapped(at.row), at.column}; });
    for (auto& merge : merges) {
        if (merge.first.row == merge.last.row) {
            merge.first.row = merge.last.row = swapped(merge.first.row);
        }
    }
}

void SketchSheet::swap_columns(std::uint32_t one, std::uint32_t other, Span rows)
{
    auto const swapped = [&](CellRef at) {
        bool const inside = at.row >= rows.first && at.row <= rows.last;
        auto const column = at.column == one ? other : at.column == other ? one : at.column;
        return CellRef{at.row, inside ? column : at.column};
    };
    move_cells(*this, swapped);
    for (auto& merge : merges) {
        if (merge.first.column == merge.last.column) {
            merge.first = swapped(merge.first);
            merge.last = swapped(merge.last);
        }
    }
}

std::uint32_t SketchSheet::end_row() const
{
    return cells.empty() ? 0 : cells.rbegin()->first.row + 1;
}

Workbook to_workbook(Sketch const& sketch, std::string const& unit)
{
    Workbook workbook;
    workbook.kind = FileKind::xlsx;
    workbook.formats = {number_format("General"), number_format("0.0%")};
    workbook.style_formats = {0, 1};
    workbook.properties.push_back({std::string(marker_unit), unit, true});
    for (auto const& from : sketch.sheets) {
        auto& sheet = workbook.sheets.emplace_back();
        sheet.name = from.name;
        sheet.visibility = from.hidden ? Visibility::hidden : Visibility::visible;
        sheet.merges = from.merges;
        sheet.cells.reserve(from.cells.size());
        for (auto const& [where, cell] : from.cells) {
            sheet.cells.push_back(make_cell(workbook, where, cell));
        }
    }
    return workbook;
}

void shift_rows(Sketch& sketch, std::uint32_t from, std::int64_t count)
{
    for (auto& one : sketch.truth) {
        one.cell.row = moved(one.cell.row, from, count);
    }
    for (auto* const span : {&sketch.header, &sketch.body}) {
        span->first = moved(span->first, from, count);
        span->last = moved(span->last, from, count);
    }
}

void shift_columns(Sketch& sketch, std::uint32_t from, std::int64_t count)
{
    for (auto& one : sketch.truth) {
        one.cell.column = moved(one.cell.column, from, count);
    }
    sketch.columns.first = moved(sketch.columns.first, from, count);
    sketch.columns.last = moved(sketch.columns.last, from, count);
}

} // namespace gopbieu::measure
