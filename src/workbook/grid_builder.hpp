#pragma once

#include "base/result.hpp"
#include "workbook/limits.hpp"
#include "workbook/workbook.hpp"

#include <map>
#include <string>
#include <string_view>

namespace gopbieu {

/// Puts cells into a workbook as a reader meets them, and watches over what no reader may let
/// pass: the size of the sheet, the number of cells, the length and the encoding of texts.
class GridBuilder {
public:
    GridBuilder(Workbook& workbook, Limits const& limits, std::string_view part)
        : m_workbook(workbook), m_limits(limits), m_part(part)
    {
    }

    /// Begins a sheet; the cells that follow are its own.
    [[nodiscard]] Trouble start_sheet(std::string_view name);
    [[nodiscard]] Sheet& sheet() { return m_workbook.sheets[m_sheet]; }
    /// Goes on with a sheet begun earlier.
    void select_sheet(std::size_t index) { m_sheet = index; }
    [[nodiscard]] Workbook& workbook() { return m_workbook; }

    /// Puts a cell whose value is made already at a place.
    [[nodiscard]] Trouble place(CellRef where, Cell cell);
    [[nodiscard]] Trouble place_number(CellRef where,
                                       double value,
                                       std::uint32_t style = 0,
                                       CellKind kind = CellKind::number);
    [[nodiscard]] Trouble place_text(CellRef where,
                                     std::string_view text,
                                     std::uint32_t style = 0,
                                     CellKind kind = CellKind::text);

    /// A text in the pool: its number.
    [[nodiscard]] Result<std::uint32_t> add_text(std::string_view text);
    /// A formula text of this sheet: what Cell::formula takes.
    [[nodiscard]] Result<std::uint32_t> add_formula(std::string_view text, bool array = false);
    /// A text through the gate, for names and the like.
    [[nodiscard]] Result<std::string_view> clean(std::string_view text);

    /// A new style number with this format code.
    std::uint32_t new_style(std::string_view code);
    /// The style number of a format code, for readers whose styles are nothing but formats.
    std::uint32_t style_of(std::string_view code);

    /// Puts the cells of all sheets in order, and at depth looks gives every style and sheet the
    /// looks that the reader has not given it: the default ones.
    void finish();

private:
    Workbook& m_workbook;
    Limits const& m_limits;
    std::string m_part;
    std::string m_scratch;
    std::map<std::string, std::uint32_t, std::less<>> m_formats, m_styles;
    std::size_t m_sheet = 0;
    std::uint64_t m_cells = 0;
};

} // namespace gopbieu
