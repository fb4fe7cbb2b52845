#pragma once

#include "intake/read_figure.hpp"
#include "intake/read_table.hpp"

#include <string_view>
#include <vector>

namespace gopbieu {

/// A line of the table as one row of the form, or as its total. Its texts must live as long.
struct ReadLine {
    std::string_view row_id;   ///< empty: the total row
    Row const* row = nullptr;  ///< null for rows that the schema does not know
    std::string_view row_name; ///< for messages and offers
};

/// Reads lines cell by cell.
class LineReader {
public:
    explicit LineReader(TableSource const& source);

    /// Adds the figures of a row; repairs and doubts are said.
    void read(Line const& line, ReadLine const& as, std::vector<Fact>& facts);
    /// The same figures, quietly: of total rows and of rows that are compared.
    std::vector<Fact> read_quietly(Line const& line, ReadLine const& as);

    /// Says what is wrong with the figures of a row that does not count for now.
    void say_faults(Line const& line, ReadLine const& as);

    /// Counts that were left blank in rows with figures.
    struct Blank {
        CellRef cell;
        std::string row;            ///< id
        Row const* known = nullptr; ///< null for rows that the schema does not know
        std::size_t column = 0;     ///< index
    };
    [[nodiscard]] std::vector<Blank> const& blanks() const { return m_blanks; }
    /// Figures that are asked about and not answered.
    [[nodiscard]] std::vector<OpenFigure>& asked() { return m_asked; }

private:
    void gather_rates();
    [[nodiscard]] bool read_plainly(Cell const& cell, ReadLine const& as, std::size_t column);
    void say_link(Cell const& cell, ReadLine const& as, std::size_t column);
    void read_cell(Line const& line, ReadLine const& as, Cell const& cell);
    void read_measured(Cell const& cell, ReadLine const& as, std::size_t column);
    void read_closed(Cell const& cell, ReadLine const& as, std::size_t column);
    [[nodiscard]] bool merged_strangely(Line const& line, Cell const& cell) const;
    /// Its value and raw text are the caller's to fill in.
    Fact& add(Cell const& cell, ReadLine const& as, std::size_t column);
    void ask_about_merge(Cell const& cell, ReadLine const& as, std::size_t column);
    void say_problems(Cell const& cell,
                      std::vector<Problem> const& problems,
                      ReadLine const& as,
                      std::size_t column,
                      FigureRead& read);
    [[nodiscard]] std::string printed_row(ReadLine const& as) const;
    /// Values of a message about a figure, with its printed row and column.
    [[nodiscard]] Args about_figure(Args args, ReadLine const& as, std::size_t column) const;
    void leave_open(Cell const& cell, ReadLine const& as, std::size_t column);
    void keep(Cell const& cell, ReadLine const& as, std::size_t column, FigureValue value);
    void note_blanks(Line const& line, ReadLine const& as);
    [[nodiscard]] std::optional<Exact> number_at(CellRef place, int depth) const;

    TableSource const& m_source;
    FormCells const& m_cells;
    std::vector<PanelColumns> m_columns; ///< of each panel
    std::vector<RateColumn> m_rates;     ///< by the groups of the form's cells
    std::vector<Fact>* m_facts = nullptr;
    std::size_t m_first = 0;     ///< fact of the line that is read
    std::vector<char> m_open;    ///< columns of it that are in doubt
    std::vector<char> m_counted; ///< columns of it that have a fact
    std::vector<Blank> m_blanks;
    std::vector<OpenFigure> m_asked;
    bool m_quiet = false;
};

} // namespace gopbieu
