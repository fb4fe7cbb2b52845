#include "intake/read_rows.hpp"

#include "base/nearest.hpp"
#include "intake/read_number.hpp"
#include "text/match_key.hpp"

#include <algorithm>
#include <span>

namespace gopbieu {

namespace {

class RowReader {
public:
    RowReader(Grid const& grid,
              Table const& table,
              FormDefinition const& form,
              Submission& submission,
              std::vector<Finding>& findings)
        : m_grid(grid), m_table(table), m_form(form), m_submission(submission), m_findings(findings)
    {
    }

    void read()
    {
        report_order();
        for (auto const& line : m_table.lines) {
            if (line.figures || has_strange_figures(line)) {
                read_line(line);
            }
        }
        if (m_submission.rows.empty() && !any_error(m_findings)) {
            report(Say::table_empty, m_submission.place());
        }
    }

private:
    void report(Say say, Place place, Args args = {})
    {
        m_findings.push_back(finding(say, std::move(place), std::move(args)));
    }

    void report_order()
    {
        std::vector<std::uint32_t> printed;
        for (auto const& column : m_table.panels.front().columns) {
            if (column) {
                printed.push_back(column->first);
            }
        }
        if (!std::ranges::is_sorted(printed)) {
            report(Say::columns_moved, m_submission.place());
        }
    }

    [[nodiscard]] std::uint32_t key_column(Line const& line) const
    {
        return m_table.panels[line.panel].column(m_form.key_column).value_or(0);
    }

    [[nodiscard]] CellRef key_place(Line const& line) const
    {
        return line.label.value_or(CellRef{line.sheet_row, key_column(line)});
    }

    [[nodiscard]] std::span<Cell const> cells_of(Line const& line) const
    {
        auto const& cells = m_grid.sheet().cells;
        auto const first =
            std::ranges::lower_bound(cells, CellRef{line.sheet_row, 0}, {}, &Cell::where);
        auto const last =
            std::ranges::lower_bound(cells, CellRef{line.sheet_row + 1, 0}, {}, &Cell::where);
        return {first, last};
    }

    void read_line(Line const& line)
    {
        auto const text = std::string(m_grid.text(key_place(line)));
        switch (line.kind) {
        case LineKind::total:
            return;
        case LineKind::unclear:
        case LineKind::unknown:
            report_unknown_row(line, text);
            return;
        case LineKind::repeated:
            report(Say::row_twice,
                   m_submission.place(key_place(line)),
                   {{"found", text},
                    {"cells",
                     to_a1(key_place(m_table.lines[*m_table.rows[*line.row]])) + ", " +
                         to_a1(key_place(line))}});
            return;
        case LineKind::own:
        case LineKind::row:
            break;
        }
        auto const id = line.row ? m_form.rows[*line.row].id : text;
        m_submission.rows.push_back(id);
        for (auto const& cell : cells_of(line)) {
            read_cell(line, id, cell);
        }
    }

    // Numbers where no column of the form is.
    [[nodiscard]] bool has_strange_figures(Line const& line) const
    {
        return std::ranges::any_of(cells_of(line), [&](Cell const& cell) {
            return cell.kind == CellKind::number && m_table.panels.size() == 1 &&
                   !m_table.panels[line.panel].at(cell.column);
        });
    }

    // "…" and "....." are the printed invitation to write.
    [[nodiscard]] bool dots_only(Cell const& cell) const
    {
        return cell.kind == CellKind::text &&
               key_with_accents(m_grid.workbook().text(cell)).empty() &&
               m_grid.workbook().text(cell).find('-') == std::string_view::npos;
    }

    void report_unknown_row(Line const& line, std::string const& text)
    {
        if (text.empty()) {
            report(Say::row_without_key,
                   m_submission.place(key_place(line)),
                   {{"expected", m_form.columns[m_form.key_column].label()}});
            return;
        }
        std::vector<std::string> labels;
        for (auto const& known : m_form.rows) {
            labels.push_back(known.label);
        }
        auto const near = nearest(text, {labels.begin(), labels.end()});
        report(Say::row_unknown,
               m_submission.place(key_place(line)),
               {{"found", text},
                {"hint", near.empty() ? std::string() : " → '" + std::string(near) + "'"}});
    }

    void read_cell(Line const& line, std::string const& row, Cell const& cell)
    {
        if (!m_grid.filled(cell)) {
            return;
        }
        auto const index = m_table.panels[line.panel].at(cell.column);
        if (!index) {
            if (m_table.panels.size() == 1) {
                report_unknown_column(cell);
            }
            return;
        }
        auto const* const column = &m_form.columns[*index];
        if (!column->measure.holds_numbers() || dots_only(cell)) {
            return;
        }
        auto const place = m_submission.place(cell.where());
        auto const raw = m_grid.raw(cell);
        auto const read = read_number(m_grid, cell, column->measure.type);
        if (!read.number) {
            report(read.uncalculated ? Say::ask_no_cached_value : Say::ask_not_a_number,
                   place,
                   {{"found", raw}, {"column", column->label()}});
            return;
        }
        if (read.repaired) {
            report(Say::number_text_as_number,
                   place,
                   {{"found", raw}, {"value", read.number->text()}});
        }
        m_submission.facts.push_back({row, column->id, *read.number, cell.where(), raw});
    }

    void report_unknown_column(Cell const& cell)
    {
        if (cell.kind != CellKind::number) {
            return; // a remark beside the table
        }
        std::string label;
        auto const header = m_table.panels.front().header;
        for (auto row = header.last + 1; row > header.first && label.empty(); --row) {
            label = m_grid.text(m_grid.owner({row - 1, cell.column}));
        }
        report(Say::column_unknown,
               m_submission.place(cell.where()),
               {{"column", column_letters(cell.column)}, {"found", label}});
    }

    Grid const& m_grid;
    Table const& m_table;
    FormDefinition const& m_form;
    Submission& m_submission;
    std::vector<Finding>& m_findings;
};

} // namespace

void read_rows(Grid const& grid,
               Table const& table,
               FormDefinition const& form,
               Submission& submission,
               std::vector<Finding>& findings)
{
    RowReader(grid, table, form, submission, findings).read();
}

} // namespace gopbieu
