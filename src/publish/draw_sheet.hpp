#pragma once

#include "publish/draft.hpp"
#include "publish/lxw_format.hpp"
#include "publish/package/finish_sheet.hpp"

namespace gopbieu {

/// Draws one page's cells, rows, columns, comments and pictures with the library. What the library
/// has no words for is told in the plan and comes afterwards (finish_package.hpp).
class SheetDrawing {
public:
    SheetDrawing(lxw_worksheet* target, FormatTable& formats, Workbook const& workbook);

    /// What the library thinks of it; the plan gets the stand-ins.
    lxw_error draw(Page const& page, SheetPlan& plan);

private:
    void note(lxw_error error) { m_error = m_error == LXW_NO_ERROR ? error : m_error; }
    void draw_rows_and_columns(SheetLooks const& looks);
    void draw_cells();
    void draw_cell(Cell const& cell, Change const* change);
    void draw_formula(Cell const& cell, std::string const& formula, Change const* change);
    void draw_result(CellRef where,
                     std::string const& formula,
                     std::uint32_t style,
                     CellValue const& result,
                     StandIn& stand_in);
    void draw_text(CellRef where, std::string_view text, lxw_format* format);
    void draw_rich_text(CellRef where, RichText const& rich, std::uint32_t style);
    void draw_value(CellRef where, CellValue const& value, lxw_format* format);
    void draw_comments(SheetLooks const& looks);
    void draw_pictures(SheetLooks const& looks);
    [[nodiscard]] lxw_format* format_at(CellRef where, std::uint32_t style);
    [[nodiscard]] RichText const* rich_text_of(Cell const& cell) const;

    lxw_worksheet* m_sheet;
    FormatTable& m_formats;
    Workbook const& m_workbook;
    Page const* m_page = nullptr;
    SheetPlan* m_plan = nullptr;
    std::vector<bool> m_arrays_drawn; ///< by formula: some readers tell it of each of its cells
    lxw_error m_error = LXW_NO_ERROR;
};

/// The style of a place that has no cell: its row's, else its column's.
std::uint32_t style_of_place(Sheet const& sheet, CellRef where);

/// Runs that a library can draw, which wants at least two: none where there is only one letter.
std::vector<TextRun> drawable_runs(RichText const& rich);

} // namespace gopbieu
