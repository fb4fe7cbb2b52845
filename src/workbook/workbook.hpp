#pragma once

#include "workbook/cell_ref.hpp"
#include "workbook/looks.hpp"
#include "workbook/number_format.hpp"
#include "workbook/string_pool.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// What was found in a cell. A formula's kind is that of its cached value.
enum class CellKind : std::uint8_t {
    empty, ///< only looks, or a formula without a cached value
    number,
    text,
    boolean,
    date, ///< a number whose format shows a date or time; `number` is the serial of the 1900 system
    error ///< "#REF!" and the like, kept as text
};

/// One cell that holds something. 24 bytes: a sheet of millions fits into memory.
struct Cell {
    std::uint32_t row = 0;
    std::uint16_t column = 0;
    CellKind kind = CellKind::empty;
    std::uint8_t reserved = 0;
    std::uint32_t style = 0;   ///< index into Workbook::style_formats (and Looks::styles)
    std::uint32_t formula = 0; ///< 1 + index into Sheet::formulas; 0: no formula
    union {
        double number = 0;   ///< number, date, boolean (0 or 1)
        std::uint32_t text_; ///< text, error: number in Workbook::texts
    };

    [[nodiscard]] CellRef where() const { return {row, column}; }
    [[nodiscard]] bool has_text() const
    {
        return kind == CellKind::text || kind == CellKind::error;
    }
};
static_assert(sizeof(Cell) == 24);

/// A formula as written in the file, without "=". Followers of a shared formula keep the
/// master's text and how far they are from it; formula_text() writes them out.
struct Formula {
    std::string_view text;
    std::int32_t row_shift = 0;
    std::int32_t column_shift = 0;
    bool array = false;
    std::uint32_t array_rows = 1, array_columns = 1; ///< of an array formula: the cells it fills
};

enum class Visibility : std::uint8_t { visible, hidden, very_hidden };

struct Sheet {
    std::string name;
    Visibility visibility = Visibility::visible;
    std::vector<Cell> cells; ///< by row, then column; at most one a place
    std::vector<Formula> formulas;
    std::vector<CellRange> merges;
    std::vector<Span> hidden_rows;
    std::vector<Span> hidden_columns;
    std::unique_ptr<SheetLooks> looks; ///< only at depth looks

    /// The cell at a place; null when nothing is there.
    [[nodiscard]] Cell const* find(CellRef where) const;
};

struct DefinedName {
    std::string name;
    std::string refers_to; ///< as in the file, without "="
    int sheet = -1;        ///< index of its sheet, -1: of the whole workbook
    bool hidden = false;
};

/// A document property: the core and extended ones by their element name ("title"), custom ones
/// by the name their author gave.
struct Property {
    std::string name;
    std::string value;
    bool custom = false;
};

/// What kind of file the workbook was read from.
enum class FileKind : std::uint8_t {
    unknown,
    xlsx,
    xlsb,
    xls,
    ods,
    fods,
    html,
    spreadsheetml,
    csv,
    zip,
    mail,
    web_page, ///< "single file web page" (.mht): HTML inside a mail
    rar,
    seven_zip,
    packed, ///< tar, gzip and other archives
    foreign ///< known, and no workbook: PDF, Word, a picture …
};

/// A workbook as its readers see it: the one type in which all file formats meet.
struct Workbook {
    FileKind kind = FileKind::unknown;
    std::vector<Sheet> sheets; ///< in the order of the tabs
    StringPool texts;
    std::vector<NumberFormat> formats;
    std::vector<std::uint32_t> style_formats; ///< style number → index into formats
    std::vector<DefinedName> names;
    std::vector<Property> properties;
    bool date_1904 = false;       ///< as in the file; serials here are always of the 1900 system
    std::unique_ptr<Looks> looks; ///< only at depth looks

    [[nodiscard]] std::string_view text(Cell const& cell) const { return texts[cell.text_]; }
    [[nodiscard]] NumberFormat const& format(Cell const& cell) const;
};

/// The formula of a cell, without "=", followers of shared formulas written out; empty for none.
std::string formula_text(Sheet const& sheet, Cell const& cell);

/// Puts cells in order (row, then column); of two at one place the later in the file counts.
void sort_cells(std::vector<Cell>& cells);

} // namespace gopbieu
