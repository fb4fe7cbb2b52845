#include "intake/read_rows.hpp"

#include "base/nearest.hpp"
#include "intake/read_number.hpp"
#include "text/match_key.hpp"

#include <algorithm>
#include <map>
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
        for (auto const& row : form.rows) {
            m_rows[key_with_accents(row.label)] = &row;
            for (auto const& synonym : row.synonyms) {
                m_rows[key_with_accents(synonym)] = &row;
            }
        }
    }

    void read()
    {
        report_order();
        auto const& cells = m_grid.sheet().cells;
        auto cell =
            std::ranges::lower_bound(cells, CellRef{m_table.first_row, 0}, {}, &Cell::where);
        while (cell != cells.end() && cell->row < m_table.end_row) {
            auto const row = cell->row;
            auto const begin = cell;
            while (cell != cells.end() && cell->row == row) {
                ++cell;
            }
            if (row != m_table.total_row) {
                read_row(row, {begin, cell});
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
        for (auto const& column : m_table.columns) {
            printed.push_back(column.value_or(0));
        }
        if (!std::ranges::is_sorted(printed)) {
            report(Say::columns_moved, m_submission.place());
        }
    }

    [[nodiscard]] std::uint32_t key_column() const
    {
        return m_table.columns[m_form.key_column].value_or(0);
    }

    void read_row(std::uint32_t row, std::span<Cell const> cells)
    {
        auto const key_place = m_grid.owner({row, key_column()});
        auto const key_text = m_grid.text(key_place);
        auto const key = key_with_accents(key_text);
        if (!has_figures(cells)) {
            // Printed but left open ("…", a numbered row, a row that names only its kind).
            return;
        }
        if (key.empty()) {
            report(Say::row_without_key,
                   m_submission.place({row, key_column()}),
                   {{"expected", m_form.columns[m_form.key_column].label()}});
            return;
        }
        auto const found = m_rows.find(key);
        if (found == m_rows.end()) {
            report_unknown_row(row, std::string(key_text));
            return;
        }
        auto const& id = found->second->id;
        if (auto const [earlier, fresh] = m_seen.emplace(id, row); !fresh) {
            report(Say::row_twice,
                   m_submission.place({row, key_column()}),
                   {{"found", std::string(key_text)},
                    {"cells",
                     to_a1(CellRef{earlier->second, key_column()}) + ", " +
                         to_a1(CellRef{row, key_column()})}});
            return;
        }
        m_submission.rows.push_back(id);
        for (auto const& cell : cells) {
            read_cell(id, cell);
        }
    }

    // Figures anywhere but under "TT": that column numbers also rows nobody filled in.
    [[nodiscard]] bool has_figures(std::span<Cell const> cells) const
    {
        return std::ranges::any_of(cells, [&](Cell const& cell) {
            auto const* const column = column_at(cell.column);
            bool const meant =
                column != nullptr ? column->measure.holds_numbers() : cell.kind == CellKind::number;
            return meant && m_grid.filled(cell) && !dots_only(cell);
        });
    }

    // "…" and "....." are the printed invitation to write.
    [[nodiscard]] bool dots_only(Cell const& cell) const
    {
        return cell.kind == CellKind::text &&
               key_with_accents(m_grid.workbook().text(cell)).empty() &&
               m_grid.workbook().text(cell).find('-') == std::string_view::npos;
    }

    [[nodiscard]] Column const* column_at(std::uint32_t sheet_column) const
    {
        for (std::size_t index = 0; index < m_table.columns.size(); ++index) {
            if (m_table.columns[index] == sheet_column) {
                return &m_form.columns[index];
            }
        }
        return nullptr;
    }

    void report_unknown_row(std::uint32_t row, std::string const& text)
    {
        std::vector<std::string> labels;
        for (auto const& known : m_form.rows) {
            labels.push_back(known.label);
        }
        auto const near = nearest(text, {labels.begin(), labels.end()});
        report(Say::row_unknown,
               m_submission.place({row, key_column()}),
               {{"found", text},
                {"hint", near.empty() ? std::string() : " → '" + std::string(near) + "'"}});
    }

    void read_cell(std::string const& row, Cell const& cell)
    {
        if (!m_grid.filled(cell)) {
            return;
        }
        auto const* const column = column_at(cell.column);
        if (column == nullptr) {
            report_unknown_column(cell);
            return;
        }
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
        for (auto row = m_table.header.last + 1; row > m_table.header.first && label.empty();
             --row) {
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
    std::map<std::string, Row const*> m_rows;
    std::map<std::string, std::uint32_t> m_seen; ///< row id → row of the sheet
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
