#pragma once

#include "workbook/cell_ref.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// What the formulas of a workbook refer to by number.
struct XlsbNames {
    /// The sheets that an "external sheet" stands for: 'Biểu 1'! or Một:Ba!, ready to be put
    /// before a reference. Empty when it lies in another workbook.
    std::vector<std::optional<std::string>> sheet_prefixes;
    std::vector<std::string> defined_names;
};

/// Writes a sheet's name, or first and last sheet, as they stand before a reference.
std::string sheet_prefix(std::string_view first, std::string_view last);

/// The text of a formula, without "=", from its tokens. Nothing when it holds what cannot be
/// written out: references to other workbooks, constant arrays, tables, macro functions; and when
/// it is damaged or longer than a formula may be.
///
/// `cell` is where the formula stands: shared formulas hold distances from there.
std::optional<std::string>
write_formula(std::string_view tokens, CellRef cell, XlsbNames const& names);

} // namespace gopbieu
