#pragma once

// A form's sheet while it is made ready to be filled in by units: where each figure goes, and
// whether the unit writes it or the sheet works it out.

#include "form/excel.hpp"
#include "publish/draft.hpp"
#include "publish/publish.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace gopbieu {

/// A row that figures go into.
struct BlankRow {
    std::size_t panel = 0;
    std::uint32_t sheet_row = 0;
    std::optional<std::size_t> row; ///< of the form; nothing: the unit says which
};

class BlankSheet {
public:
    /// Rows of a keyed form or list become `open_rows` in number, one a code where there are codes.
    /// `workbook` is a copy of the template's, to which styles may be added; `draft` is of it.
    BlankSheet(Template const& blank,
               Workbook& workbook,
               SheetDraft& draft,
               std::uint32_t open_rows);

    [[nodiscard]] FormDefinition const& form() const { return *m_blank.form; }
    [[nodiscard]] Template const& blank() const { return m_blank; }
    [[nodiscard]] Workbook& workbook() const { return m_workbook; }
    [[nodiscard]] SheetDraft& draft() const { return m_draft; }
    [[nodiscard]] Page& page() const { return m_draft.pages[m_blank.sheet]; }
    [[nodiscard]] SheetLooks& looks() const { return *page().sheet.looks; }

    [[nodiscard]] std::vector<BlankRow> const& rows() const { return m_rows; }
    /// The row that adds up all others, where the template prints one.
    [[nodiscard]] std::optional<BlankRow> const& total() const { return m_total; }

    /// Where a column of the form stands in a row.
    [[nodiscard]] std::optional<CellRef> cell(BlankRow const& row, std::size_t column) const;
    [[nodiscard]] Measure const& measure(BlankRow const& row, std::size_t column) const;
    /// Whether a figure, a text or a name may stand there at all.
    [[nodiscard]] bool open(BlankRow const& row, std::size_t column) const;
    /// Whether the unit writes there: it is open, and nothing works it out.
    [[nodiscard]] bool input(BlankRow const& row, std::size_t column) const;
    /// A cell that shows percents holds 0.946 and not 94.6.
    [[nodiscard]] bool shows_percents(CellRef where) const;

    /// Where a formula in a row finds the form's figures; without a row only figures of printed
    /// rows are found. Nothing for other forms, the last period, and cells that show percents.
    [[nodiscard]] CellOf cells_from(BlankRow const* row) const;

    /// The cells of a range's figures as a formula names them: "$C9:$P9".
    [[nodiscard]] std::optional<std::string> figures_of(BlankRow const& row) const;

    /// Puts a live formula, without "=", into a cell, unless the template has one there.
    void set_formula(CellRef where, std::string const& formula) const;

private:
    void lay_out_printed();
    void lay_out_open(std::uint32_t open_rows);
    [[nodiscard]] Row const* row_of(BlankRow const& row) const;

    Template const& m_blank;
    Workbook& m_workbook;
    SheetDraft& m_draft;
    std::vector<BlankRow> m_rows;
    std::optional<BlankRow> m_total;
};

/// Cells as few ranges: those of one column that follow each other.
std::vector<CellRange> ranges_of(std::vector<CellRef> cells);

} // namespace gopbieu
