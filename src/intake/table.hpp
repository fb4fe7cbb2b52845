#pragma once

// Where a form's table lies on a sheet: found by its printed labels, never by addresses. The same
// answer serves reading what was filled in and filling a template.

#include "intake/grid.hpp"
#include "intake/near_label.hpp"
#include "intake/text_keys.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gopbieu {

/// One printed copy of the header and the rows under it. A form has several where it is printed
/// side by side or its header is repeated after a page break.
struct Panel {
    /// For each column of the schema its columns on the sheet (several where its label is merged
    /// over them); nothing when its label is missing.
    std::vector<std::optional<Span>> columns;
    Span header; ///< rows
    std::optional<std::uint32_t> number_row;
    std::uint32_t first_row = 0; ///< the first below the header and its column numbers
    std::uint32_t end_row = 0;   ///< one behind the last that may hold figures
    std::uint32_t limit = 0;     ///< rows from here on are another table's, or none at all
    std::uint32_t sure_end = 0;  ///< the first row that looked like an end, or the limit
    Span across;                 ///< columns of the sheet that are not another panel's

    /// The column of the sheet where a column of the schema is written and read.
    [[nodiscard]] std::optional<std::uint32_t> column(std::size_t index) const
    {
        return columns[index] ? std::optional(columns[index]->first) : std::nullopt;
    }
    /// The column of the schema at a column of the sheet.
    [[nodiscard]] std::optional<std::size_t> at(std::uint32_t sheet_column) const;
    [[nodiscard]] std::size_t found() const;
};

/// The column of the schema at each column of the sheet, for who asks often: as Panel::at() while
/// the panel's columns stay as they are.
class PanelColumns {
public:
    explicit PanelColumns(Panel const& panel);
    [[nodiscard]] std::optional<std::size_t> at(std::uint32_t sheet_column) const
    {
        return sheet_column < m_columns.size() && m_columns[sheet_column] != 0
                   ? std::optional<std::size_t>(m_columns[sheet_column] - 1U)
                   : std::nullopt;
    }

private:
    std::vector<std::uint16_t> m_columns; ///< one more than the number of the column; 0: none
};

enum class LineKind : std::uint8_t {
    row,      ///< a row of the schema
    total,    ///< adds up others: compared, never added
    own,      ///< of a list: a row of the unit's own
    repeated, ///< a row of the schema that stands further up already
    unclear,  ///< a label of several rows, and nothing tells which
    unknown   ///< a label that is none of the form's, or no label
};

/// A row of the sheet in one panel's body that shows anything.
struct Line {
    std::size_t panel = 0;
    std::uint32_t sheet_row = 0;
    LineKind kind = LineKind::unknown;
    std::optional<std::size_t> row;      ///< of kinds row and repeated: the row of the schema
    std::optional<CellRef> label;        ///< the cell that names it
    bool figures = false;                ///< anything stands in a column of numbers
    std::vector<std::size_t> candidates; ///< of kind unclear: the rows it may be
    Likeness likeness = Likeness::exact;
};

/// A label that was found though it is not written as on the form.
struct LabelRepair {
    CellRef cell;
    LabelId label = no_label;
    Likeness likeness = Likeness::exact;
};

struct Table {
    std::vector<Panel> panels; ///< at least one, in reading order
    std::vector<Line> lines;   ///< of all panels, in reading order
    /// For each row of the schema its line; nothing when it is not there.
    std::vector<std::optional<std::size_t>> rows;
    std::vector<LabelRepair> repairs;
    /// The column of the sheet that was taken for the key because it holds the rows' names.
    std::optional<std::uint32_t> key_by_rows;
    std::vector<std::pair<std::size_t, std::vector<CellRef>>> ambiguous; ///< column, its places

    /// Columns of the schema that some panel has.
    [[nodiscard]] std::size_t found() const;
    /// Labels of columns that must be there and are not.
    [[nodiscard]] std::vector<std::string> missing(FormDefinition const& form) const;
    /// Whether a row that every printing of the form has is not there.
    [[nodiscard]] bool lacks(FormDefinition const& form, std::size_t row) const;
    [[nodiscard]] std::uint32_t top() const { return panels.front().header.first; }
    /// The last line that adds up all others.
    [[nodiscard]] Line const* total() const;
    /// Where a figure of a fixed row stands; nothing when row or column is not there.
    [[nodiscard]] std::optional<CellRef> place(std::size_t row, std::size_t column) const;
};

/// Where a table may lie: it ends before another one begins.
struct TableArea {
    std::vector<std::uint32_t> starts; ///< header rows of all tables of the sheet
    Span columns{0, max_columns - 1};
};

struct HeaderCopy;
/// The table under some copies of a form's header (header.hpp), of which there is at least one.
Table table_under(Grid const& grid,
                  TextKeys& keys,
                  std::size_t form,
                  std::vector<HeaderCopy> copies,
                  TableArea const& area = {});

/// The table of a form on a sheet that holds only that: a template. Nothing when not even half of
/// its columns are there.
std::optional<Table> find_table(Grid const& grid, FormDefinition const& form);

} // namespace gopbieu
