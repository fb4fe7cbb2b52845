#pragma once

// What the reconciliation of one form is made of, before any cell is written.

#include "publish/plain_book.hpp"
#include "publish/reconciliation.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// What one unit gives to one row of the form.
struct FigureLine {
    std::size_t unit = 0;
    FormTotal const* of = nullptr; ///< the unit's figures
    std::uint32_t row = 0;         ///< among them, where numbers of unknown keys may be others
};

/// A row of the form with the units that have figures in it, and where it stands on the sheet.
struct FigureBlock {
    enum class Kind : std::uint8_t {
        row,
        list,     ///< all rows of a list together
        over_rows ///< the total row of a keyed form: it adds up blocks, not units
    };
    Kind kind = Kind::row;
    TotalRowRef row; ///< of row
    std::string label;
    bool part = false; ///< in another row already: not added again over the rows
    std::vector<FigureLine> lines;
    FigureLine total;              ///< all of them together
    std::optional<FigureLine> own; ///< what the unit filed by itself beside its units
    std::uint32_t first_row = 0;   ///< of the lines, on the sheet
    std::uint32_t total_row = 0;   ///< on the sheet
};

/// Where one row of one unit came from.
struct SourceLine {
    std::size_t unit = 0;
    std::string row;         ///< as printed
    std::string file, sheet; ///< empty sheet: the unit's own reconciliation workbook
    std::vector<std::optional<CellRange>> cells; ///< by column: one cell, of a list several
};

/// One form of the unit whose workbook it is.
struct ReconciledForm {
    std::size_t form = 0;             ///< number in the campaign
    FormTotal const* total = nullptr; ///< what the units below make together; else the unit's own
    FormTotal const* own = nullptr;   ///< what the unit filed, where it has units below that filed
    std::vector<std::size_t> parts;   ///< whose lines there are
    std::vector<FigureBlock> blocks;
    std::vector<SourceLine> sources;
    std::vector<std::unique_ptr<FormTotal>> read; ///< figures of units whose totals are not kept
    // On the sheet:
    PlainSheet* sheet = nullptr;
    std::vector<std::optional<std::uint32_t>> columns, weights; ///< by column of the form

    [[nodiscard]] FormDefinition const& definition() const { return total->form(); }
    [[nodiscard]] FormShape const& shape() const { return total->shape(); }
    [[nodiscard]] bool list() const { return definition().row_kind == RowKind::list; }
    [[nodiscard]] Measure const& measure(FigureBlock const& block, std::uint32_t column) const;
    /// What a line of a block shows.
    [[nodiscard]] std::optional<FigureValue>
    value(FigureBlock const& block, FigureLine const& line, std::uint32_t column) const;
    [[nodiscard]] std::optional<Exact>
    weight(FigureBlock const& block, FigureLine const& line, std::uint32_t column) const;
    /// Null where the form has no such row with figures. Without a row: the total over all rows.
    [[nodiscard]] FigureBlock const* block(std::optional<std::size_t> row) const;
};

/// Everything in these workbooks is said in Vietnamese, like the forms.
std::string in_vietnamese(Say say, Args args = {});
/// The titles of a table.
void write_header(PlainSheet& sheet, std::uint32_t row, std::vector<Say> const& titles);

/// The forms of which the unit has any figures, in the campaign's order.
std::vector<ReconciledForm>
gather_forms(ReconciliationSource const& source, PartReader& parts, std::size_t unit);

/// Writes a form's sheet. All forms must have their sheets: formulas may lead from one to another.
void write_form_sheet(ReconciledForm& form,
                      std::vector<ReconciledForm> const& all,
                      FormSet const& forms,
                      OrgTree const& tree);
/// Gives each block and column its place on the sheet.
void place_on_sheet(ReconciledForm& form, PlainSheet& sheet);

} // namespace gopbieu
