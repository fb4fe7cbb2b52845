#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// The largest sheet that Excel knows: A1 to XFD1048576.
inline constexpr std::uint32_t max_rows = 1'048'576;
inline constexpr std::uint32_t max_columns = 16'384;

/// A cell's place on a sheet, counted from zero as in the file formats.
///
/// People see the A1 form only: to_a1() on the way out, parse_a1() on the way in.
struct CellRef {
    std::uint32_t row = 0;
    std::uint32_t column = 0;

    auto operator<=>(CellRef const&) const = default;
};

/// A rectangle of cells, both corners inside.
struct CellRange {
    CellRef first;
    CellRef last;

    [[nodiscard]] bool contains(CellRef cell) const
    {
        return cell.row >= first.row && cell.row <= last.row && cell.column >= first.column &&
               cell.column <= last.column;
    }
    auto operator<=>(CellRange const&) const = default;
};

/// A run of rows or columns, both ends inside.
struct Span {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    auto operator<=>(Span const&) const = default;
};

std::string column_letters(std::uint32_t column);
std::string to_a1(CellRef cell);
std::string to_a1(CellRange range);

/// "F12", "$F$12"; nothing else around it. Empty when it is no cell of a sheet.
std::optional<CellRef> parse_a1(std::string_view text);
/// "A1:C2", a single cell, whole columns ("A:C") or rows ("3:5"). Corners are put in order.
std::optional<CellRange> parse_a1_range(std::string_view text);

} // namespace gopbieu
