#include "support/grid_from_text.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

namespace gopbieu {

namespace {

std::string trimmed(std::string_view text)
{
    auto const first = text.find_first_not_of(' ');
    return first == std::string_view::npos
               ? std::string()
               : std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

std::vector<std::vector<std::string>> split(std::string_view lines)
{
    std::vector<std::vector<std::string>> rows;
    while (!lines.empty()) {
        auto const end = std::min(lines.find('\n'), lines.size());
        auto line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        auto const bar = line.find('|');
        if (bar == std::string_view::npos) {
            continue;
        }
        line.remove_prefix(bar + 1);
        auto& row = rows.emplace_back();
        for (auto next = line.find('|'); next != std::string_view::npos; next = line.find('|')) {
            row.push_back(trimmed(line.substr(0, next)));
            line.remove_prefix(next + 1);
        }
    }
    return rows;
}

void add_cell(Workbook& workbook, CellRef where, std::string text)
{
    Cell cell;
    cell.row = where.row;
    cell.column = static_cast<std::uint16_t>(where.column);
    double number = 0;
    auto const done = std::from_chars(text.data(), text.data() + text.size(), number);
    if (done.ec == std::errc() && done.ptr == text.data() + text.size()) {
        cell.kind = CellKind::number;
        cell.number = number;
    } else {
        cell.kind = CellKind::text;
        cell.text_ = workbook.texts.add(text.starts_with('\'') ? text.substr(1) : text);
    }
    workbook.sheets.back().cells.push_back(cell);
}

} // namespace

Workbook grid_from_text(std::string_view lines, std::string const& sheet)
{
    Workbook workbook;
    workbook.sheets.emplace_back().name = sheet;
    std::map<CellRef, CellRef> owners; ///< of joined cells
    std::map<CellRef, CellRef> ends;
    auto const rows = split(lines);
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        for (std::uint32_t column = 0; column < rows[row].size(); ++column) {
            auto const& text = rows[row][column];
            CellRef const where{row, column};
            if (text == "<" || text == "^") {
                CellRef const beside =
                    text == "<" ? CellRef{row, column - 1} : CellRef{row - 1, column};
                auto const owner = owners.contains(beside) ? owners[beside] : beside;
                owners[where] = owner;
                ends[owner] = where;
            } else if (!text.empty()) {
                add_cell(workbook, where, text);
            }
        }
    }
    for (auto const& [first, last] : ends) {
        workbook.sheets.back().merges.push_back({first, last});
    }
    sort_cells(workbook.sheets.back().cells);
    return workbook;
}

} // namespace gopbieu
