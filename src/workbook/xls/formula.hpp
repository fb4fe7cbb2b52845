#pragma once

#include "workbook/cell_ref.hpp"
#include "workbook/xls/biff_text.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// What formulas of a workbook can point at by number.
struct FormulaNames {
    /// A workbook that is pointed at: this one, an add-in, or another file.
    struct Book {
        enum class Kind : std::uint8_t { itself, add_in, other };
        Kind kind = Kind::other;
        std::string name;                ///< file name of another workbook
        std::vector<std::string> sheets; ///< of another workbook
        std::vector<std::string> names;  ///< EXTERNNAME records
    };
    /// An entry of EXTERNSHEET (BIFF8): sheets `first` to `last` of a book.
    struct Link {
        std::uint16_t book = 0;
        std::int16_t first = 0, last = 0;
    };
    std::vector<Book> books;
    std::vector<Link> links;
    std::vector<std::string> sheets; ///< all of this workbook, charts and modules too
    std::vector<std::string> names;  ///< NAME records in their order
    BiffText text;
};

/// A formula's tokens: the expression and the constants of arrays that stand behind it.
struct FormulaTokens {
    std::string_view tokens;
    std::string_view constants;
};

/// The text of a formula, without "=". Offsets of shared formulas count from `base`. Nothing
/// where a token is not known: no text is better than a wrong one.
std::optional<std::string>
decompile(FormulaTokens const& formula, FormulaNames const& names, CellRef base);

/// "#DIV/0!" for an error code; empty when there is no such code.
std::string_view error_name(std::uint8_t code);

/// A sheet's name as formulas write it, in quotes where they are needed.
std::string quoted_sheet(std::string_view name);

/// A built-in function by its number; null when unknown. `arguments` is -1 when they vary.
struct FormulaFunction {
    std::uint16_t number;
    std::int8_t arguments;
    std::string_view name;
};
FormulaFunction const* formula_function(std::uint16_t number);

/// A cell whose formula only says "see the shared formula at …" (row, column).
std::optional<CellRef> shared_formula_at(std::string_view tokens);

} // namespace gopbieu
