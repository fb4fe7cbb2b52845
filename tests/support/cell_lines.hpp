#pragma once

#include "workbook/read.hpp"

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu::test {

/// A cell as one line: "B3 number 12", "C4 text Tổng", "D5 empty =A1".
inline std::string cell_line(Workbook const& workbook, Sheet const& sheet, Cell const& cell)
{
    std::ostringstream line;
    line.precision(15);
    line << to_a1(cell.where()) << ' ';
    switch (cell.kind) {
    case CellKind::empty:
        line << "empty";
        break;
    case CellKind::number:
        line << "number " << cell.number;
        break;
    case CellKind::text:
        line << "text " << workbook.text(cell);
        break;
    case CellKind::boolean:
        line << (cell.number != 0 ? "true" : "false");
        break;
    case CellKind::date:
        line << "date " << serial_to_iso(cell.number).value_or("?");
        break;
    case CellKind::error:
        line << "error " << workbook.text(cell);
        break;
    }
    if (cell.formula != 0) {
        line << " =" << formula_text(sheet, cell);
    }
    return line.str();
}

inline std::vector<std::string> cell_lines(Workbook const& workbook, std::size_t sheet = 0)
{
    std::vector<std::string> lines;
    for (auto const& cell : workbook.sheets.at(sheet).cells) {
        lines.push_back(cell_line(workbook, workbook.sheets[sheet], cell));
    }
    return lines;
}

inline std::vector<std::string> merge_lines(Workbook const& workbook, std::size_t sheet = 0)
{
    std::vector<std::string> lines;
    for (auto const& merge : workbook.sheets.at(sheet).merges) {
        lines.push_back(to_a1(merge));
    }
    return lines;
}

inline Result<Workbook> read_bytes(std::string_view bytes, ReadOptions const& options = {})
{
    return read_workbook({bytes.data(), bytes.size()}, options);
}

/// The code of the problem with a file; empty when it was read.
inline std::string problem_code(Result<Workbook> const& result)
{
    return result ? std::string() : std::string(code(result.problem().say));
}

using Lines = std::vector<std::string>;

} // namespace gopbieu::test
