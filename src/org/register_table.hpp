#pragma once

// A register before it is understood: the rows of a sheet or of a CSV file as texts, and which
// column holds what.

#include "base/finding.hpp"
#include "workbook/workbook.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// What a register says of a unit, in the order of the titles. The first four must be there.
enum class RegisterField : std::uint8_t {
    code,
    name,
    level,
    parent,
    aliases,
    phone,
    email,
    from,
    until,
    successors
};
inline constexpr std::size_t register_fields = 10;
inline constexpr std::size_t required_register_fields = 4;

/// The title that a field's column has in gopbieu's own registers: "Mã cấp trên".
std::string_view title_of(RegisterField field);

/// One value. Codes are texts, so that a number is kept as the digits that the cell shows.
struct RegisterCell {
    enum class Kind : std::uint8_t { text, number, date, error };

    std::string text; ///< NFC, without blanks around it
    Kind kind = Kind::text;
    double number = 0; ///< of number and date
};

struct RegisterRow {
    std::uint32_t number = 0; ///< of the sheet or the line of the file, counted from 1
    std::vector<RegisterCell> cells;

    [[nodiscard]] bool blank() const;
};

/// One sheet, or the lines of a CSV file.
struct RegisterTable {
    std::string file, sheet; ///< no sheet: lines of text
    std::vector<RegisterRow> rows;

    [[nodiscard]] Place place(std::uint32_t row, std::optional<std::size_t> column = {}) const;
};

RegisterTable register_table(Workbook const& workbook, Sheet const& sheet, std::string file);
/// Nothing but a finding where a quote is left open.
Loaded<RegisterTable> register_table(std::string_view csv, std::string file);

/// Where the titles stand and which column has which.
struct RegisterColumns {
    std::size_t title_row = 0; ///< index into the rows
    std::array<std::optional<std::size_t>, register_fields> at;

    [[nodiscard]] bool complete() const; ///< all that must be there
    [[nodiscard]] std::size_t found() const;
};

/// Finds the row of titles, below whatever else is printed above it; the best row when no row has
/// all that must be there, nothing when no title is there at all.
std::optional<RegisterColumns> find_register_columns(RegisterTable const& table);

/// What is wrong with the titles: which are missing and what they may be called, which are double.
std::vector<Finding> check_register_columns(RegisterTable const& table,
                                            RegisterColumns const& columns);

} // namespace gopbieu
