#pragma once

#include <xlsxwriter.h>

#include <compare>
#include <map>
#include <string>

/// How one cell looks. Everything is Times New Roman.
struct CellLook {
    double size = 13;
    bool bold = false, italic = false, underline = false, border = false, wrap = false;
    lxw_format_alignments across = LXW_ALIGN_CENTER;
    std::uint8_t indent = 0;
    std::string number_format = {};
    std::string font = {}; ///< the pen's own when empty

    auto operator<=>(CellLook const&) const = default;
};

/// In which letters texts are written: Unicode, or the old fonts .VnTime and .VnTimeH, whose files
/// hold other characters than one sees.
enum class Letters : std::uint8_t { unicode, old_font };

/// Writes cells of one sheet; equal looks share one format of the workbook.
class Pen {
public:
    Pen(lxw_workbook* workbook, lxw_worksheet* sheet, Letters letters = Letters::unicode)
        : m_workbook(workbook), m_sheet(sheet), m_letters(letters)
    {
    }

    void text(lxw_row_t row, lxw_col_t column, std::string const& words, CellLook const& look);
    void number(lxw_row_t row, lxw_col_t column, double number, CellLook const& look);
    void blank(lxw_row_t row, lxw_col_t column, CellLook const& look);
    /// Cells from one corner to the other as one; a single cell stays unmerged.
    void area(lxw_row_t first_row,
              lxw_col_t first_column,
              lxw_row_t last_row,
              lxw_col_t last_column,
              std::string const& words,
              CellLook const& look);
    void height(lxw_row_t row, double points);

    [[nodiscard]] lxw_worksheet* sheet() const { return m_sheet; }

private:
    lxw_format* format(CellLook look);

    lxw_workbook* m_workbook;
    lxw_worksheet* m_sheet;
    Letters m_letters;
    std::map<CellLook, lxw_format*> m_formats;
};
