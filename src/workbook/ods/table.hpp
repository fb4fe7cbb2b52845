#pragma once

#include "workbook/ods/cell_text.hpp"
#include "workbook/ods/cell_value.hpp"
#include "workbook/ods/style_numbers.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// Reads one table:table into the sheet that the grid is at.
///
/// OpenDocument writes a sheet as runs: a row repeated, in it cells repeated. Runs of nothing
/// reach to the end of the sheet in nearly every file and cost nothing here; runs of values are
/// written out, and the limit on cells bounds them.
class TableReader {
public:
    TableReader(XmlScanner& xml,
                GridBuilder& grid,
                StyleSheet const& styles,
                StyleNumbers& numbers,
                ReadOptions const& options)
        : m_xml(xml), m_grid(grid), m_styles(styles), m_numbers(numbers), m_options(options)
    {
    }

    /// After the open tag of the table; ends behind its close tag. A document that breaks is the
    /// caller's to report: the scanner knows.
    [[nodiscard]] Trouble read();

private:
    struct RowCell {
        std::uint32_t column, repeated;
        Cell cell;
    };
    struct Merge {
        std::uint32_t column, columns, rows;
    };
    struct ColumnRun {
        Span columns;
        std::string_view style; ///< of cells that name none
    };

    [[nodiscard]] bool looks() const { return m_options.depth == Depth::looks; }
    [[nodiscard]] Trouble open_element(bool& stepped_in);
    void close_group();
    void read_columns();
    [[nodiscard]] Trouble read_row();
    [[nodiscard]] Trouble read_cells(std::string_view row_style);
    [[nodiscard]] Trouble read_cell(CellAttributes const& attributes, std::string_view row_style);
    [[nodiscard]] Result<Cell> value_of(CellAttributes const& attributes, std::string_view style);
    [[nodiscard]] bool take_value(Cell& cell, CellAttributes const& attributes, bool boolean_style);
    [[nodiscard]] Trouble take_text(Cell& cell, CellAttributes const& attributes);
    [[nodiscard]] std::string_view column_style(std::uint64_t column);
    [[nodiscard]] Trouble place_row(std::uint32_t repeated);
    [[nodiscard]] Trouble place_merges(std::uint32_t row);
    void keep_notes(std::uint32_t column);
    void keep_column_looks(Span columns, bool hidden, std::string_view cell_style);
    void keep_row_looks(Span rows, bool hidden, std::string_view style);
    void begin_titles();
    void end_titles();

    XmlScanner& m_xml;
    GridBuilder& m_grid;
    StyleSheet const& m_styles;
    StyleNumbers& m_numbers;
    ReadOptions const& m_options;

    std::vector<bool> m_groups; ///< open row and column groups: hidden?
    std::size_t m_hidden_groups = 0, m_row_outline = 0, m_column_outline = 0;
    std::vector<ColumnRun> m_columns;
    std::size_t m_column_run = 0;
    std::uint64_t m_next_column = 0; ///< of the columns declared
    std::uint64_t m_row = 0, m_column = 0;
    bool m_row_has_content = false;
    std::vector<RowCell> m_cells;
    std::vector<Merge> m_merges;
    CellText m_text;
    std::string m_string;
    std::uint64_t m_merge_count = 0;
};

} // namespace gopbieu
