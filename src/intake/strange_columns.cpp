#include "intake/strange_columns.hpp"

#include "base/catalogue/intake.hpp"
#include "intake/people.hpp"
#include "intake/table_cells.hpp"

#include <algorithm>
#include <map>

namespace gopbieu {

namespace {

struct ByColumn {
    std::map<std::uint32_t, std::vector<Cell const*>> numbers; ///< no column of the form
    std::map<std::uint32_t, std::vector<Cell const*>> texts;
    std::map<std::size_t, std::map<std::uint32_t, std::vector<Cell const*>>> spread;
};

class ColumnSettler {
public:
    ColumnSettler(TableSource const& source, std::size_t panel)
        : m_source(source), m_panel(source.table.panels[panel]), m_columns(m_panel)
    {
        for (auto const& line : source.table.lines) {
            if (line.panel == panel && line.kind != LineKind::unknown) {
                for (auto const& cell : source.grid.row(line.sheet_row)) {
                    sort(cell);
                }
            }
        }
        for (auto const& column : m_panel.columns) {
            if (column) {
                m_extent.first = std::min(m_extent.first, column->first);
                m_extent.last = std::max(m_extent.last, column->last);
            }
        }
    }

    void settle()
    {
        for (auto const& [column, cells] : m_cells.texts) {
            auto const title = column_title(m_source, m_panel, column);
            if (m_cells.numbers.contains(column)) {
                continue;
            }
            if (names_people(title.key)) {
                people(column, title);
            } else if (texts_missing() && !title.text.empty()) {
                settle_strange(column, cells); // perhaps the texts that are missing
            }
        }
        for (auto const& [column, cells] : m_cells.numbers) {
            settle_strange(column, cells);
        }
        for (auto const& [column, parts] : m_cells.spread) {
            settle_spread(column, parts);
        }
    }

private:
    // Nearly all cells are under a column of the form that is one column of the sheet.
    void sort(Cell const& cell)
    {
        auto const column = m_columns.at(cell.column);
        bool const spread =
            column && m_panel.columns[*column]->first != m_panel.columns[*column]->last;
        bool const beside = cell.column < m_panel.across.first || cell.column > m_panel.across.last;
        if ((column && !spread) || beside || !m_source.grid.filled(cell)) {
            return;
        }
        if (!column) {
            auto& list = holds_number(cell) ? m_cells.numbers : m_cells.texts;
            list[cell.column].push_back(&cell);
        } else {
            m_cells.spread[*column][cell.column].push_back(&cell);
        }
    }

    // Whether a column of texts that the form prints was not found.
    [[nodiscard]] bool texts_missing() const
    {
        for (std::size_t index = 0; index < m_panel.columns.size(); ++index) {
            auto const& measure = m_source.form.columns[index].measure;
            if (!m_panel.columns[index] && measure.holds_facts() && !measure.holds_numbers()) {
                return true;
            }
        }
        return false;
    }

    void mark(std::vector<Cell const*> const& cells, CellUse use)
    {
        for (auto const* const cell : cells) {
            m_source.uses.mark(*cell, use);
        }
    }

    void people(std::uint32_t column, ColumnTitle const& title)
    {
        m_source.remarks.note(say::people_column,
                              title.cell ? to_a1(*title.cell) : std::string(),
                              {{"column", column_letters(column)}, {"found", title.text}});
    }

    // Far from the table and without a title it is somebody's sums in the margin: told at the end
    // with all numbers outside the table. Anything else may be a figure of the form.
    void settle_strange(std::uint32_t column, std::vector<Cell const*> const& cells)
    {
        auto const title = column_title(m_source, m_panel, column);
        bool const near = column + 1 >= m_extent.first && column <= m_extent.last + 1;
        if (!near && title.text.empty()) {
            return;
        }
        if (names_people(title.key)) {
            people(column, title);
            mark(cells, CellUse::people);
            return;
        }
        auto const place = to_a1(title.cell.value_or(cells.front()->where()));
        auto const* const answer =
            m_source.remarks.ask(say::column_unknown,
                                 place,
                                 {{"column", column_letters(column)}, {"found", title.text}},
                                 {},
                                 title.text);
        auto const meant = answer != nullptr ? column_named(answer->value) : std::nullopt;
        if (meant && !m_panel.columns[*meant]) {
            m_panel.columns[*meant] = Span{column, column};
            return;
        }
        bool const left_out = answer != nullptr && means_ignore(answer->value);
        if (answer != nullptr && !left_out) {
            m_source.remarks.unusable();
        }
        mark(cells, left_out ? CellUse::left_out : CellUse::asked);
    }

    [[nodiscard]] std::optional<std::size_t> column_named(std::string const& id) const
    {
        auto const* const column = m_source.form.find_column(id);
        return column == nullptr
                   ? std::nullopt
                   : std::optional(static_cast<std::size_t>(column - m_source.form.columns.data()));
    }

    // Of a label merged over several columns one may hold the figures; two leave it open which.
    void settle_spread(std::size_t column,
                       std::map<std::uint32_t, std::vector<Cell const*>> const& parts)
    {
        auto& span = *m_panel.columns[column];
        if (parts.size() == 1) {
            span = {parts.begin()->first, parts.begin()->first};
            return;
        }
        if (!m_source.form.columns[column].measure.holds_facts()) {
            return; // a name in two columns, as of rows that are set in
        }
        std::vector<CellRef> places;
        for (auto const& [sheet_column, cells] : parts) {
            places.push_back(cells.front()->where());
        }
        auto const* const answer = m_source.remarks.ask(
            say::column_split,
            to_a1(places.front()),
            {{"column", m_source.form.columns[column].label()}, {"cells", cell_list(places)}},
            {},
            m_source.form.columns[column].id);
        auto chosen = answer != nullptr ? parse_a1(answer->value) : std::nullopt;
        if (answer != nullptr && !(chosen && parts.contains(chosen->column))) {
            m_source.remarks.unusable();
            chosen.reset();
        }
        for (auto const& [sheet_column, cells] : parts) {
            if (!chosen) {
                mark(cells, CellUse::asked);
            } else if (chosen->column != sheet_column) {
                mark(cells, CellUse::left_out);
            }
        }
        m_panel.columns[column] =
            chosen ? std::optional(Span{chosen->column, chosen->column}) : std::nullopt;
    }

    TableSource const& m_source;
    Panel& m_panel;
    PanelColumns m_columns; ///< before anything is settled
    Span m_extent{max_columns, 0};
    ByColumn m_cells;
};

} // namespace

void settle_columns(TableSource const& source)
{
    for (std::size_t panel = 0; panel < source.table.panels.size(); ++panel) {
        ColumnSettler(source, panel).settle();
    }
}

} // namespace gopbieu
