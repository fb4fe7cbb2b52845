#pragma once

// The text of a formula, piece by piece: references move when cells do, everything else (names,
// numbers, texts in quotes, operators) stays as it is written. Only as much of the grammar is known
// as that needs.

#include "workbook/cell_ref.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// One end of a reference: "$B12", "B", "$12".
struct ReferenceCorner {
    std::optional<std::uint32_t> column, row; ///< from 0; whole columns have no row
    bool column_fixed = false, row_fixed = false;

    bool operator==(ReferenceCorner const&) const = default;
};

/// "B12", "$B$12:C14", "A:C", "3:5". Corners are in the order in which they are written.
struct CellReference {
    ReferenceCorner first, last; ///< last: as first when there is no colon
    bool area = false;           ///< written with a colon

    bool operator==(CellReference const&) const = default;
};

struct FormulaPiece {
    std::string_view text; ///< as written, with the sheet
    /// What is before the "!", as written; empty where the formula's own sheet is meant.
    std::string_view sheet;
    std::optional<CellReference> reference;
};

/// Walks a formula: the pieces together are the whole text.
class FormulaPieces {
public:
    explicit FormulaPieces(std::string_view formula) : m_rest(formula) {}

    /// Empty at the end.
    std::optional<FormulaPiece> next();

private:
    std::string_view m_rest;
};

/// "Biểu 1" for "'Biểu 1'". Empty when it is no plain name of one sheet of the same workbook
/// ("[1]Sheet1", "Sheet1:Sheet3").
std::string plain_sheet_name(std::string_view written);

/// The same name to Excel: the case of letters does not matter.
bool same_sheet_name(std::string_view one, std::string_view other);

/// The reference as it is written; "#REF!" when a corner has left the sheet.
std::string reference_text(CellReference const& reference);

/// A formula moved by rows and columns, as when it is copied from cell to cell: relative references
/// move, "$" ones stay, those that leave the sheet become #REF!.
std::string shift_formula(std::string_view formula, std::int32_t rows, std::int32_t columns);

/// A formula after the sheet `from` got the name `to`.
std::string rename_sheet(std::string_view formula, std::string_view from, std::string_view to);

} // namespace gopbieu
