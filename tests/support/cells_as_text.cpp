#include "support/cells_as_text.hpp"

#include "base/json.hpp"

namespace gopbieu::test {

namespace {

std::string value_text(Workbook const& workbook, Cell const& cell)
{
    std::string out;
    switch (cell.kind) {
    case CellKind::empty:
        return "empty";
    case CellKind::text:
        return "text " + std::string(workbook.text(cell));
    case CellKind::error:
        return "error " + std::string(workbook.text(cell));
    case CellKind::boolean:
        return cell.number != 0 ? "boolean true" : "boolean false";
    case CellKind::date:
        return "date " + serial_to_iso(cell.number).value_or("?");
    case CellKind::number:
        append_number(out, cell.number);
        return "number " + out;
    }
    return "?";
}

} // namespace

std::vector<std::string> cells_as_text(Workbook const& workbook, std::size_t sheet)
{
    std::vector<std::string> lines;
    auto const& from = workbook.sheets.at(sheet);
    for (auto const& cell : from.cells) {
        auto const formula = formula_text(from, cell);
        lines.push_back(to_a1(cell.where()) + " " + value_text(workbook, cell) +
                        (formula.empty() ? "" : " =" + formula));
    }
    return lines;
}

} // namespace gopbieu::test
