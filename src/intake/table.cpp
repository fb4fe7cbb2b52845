#include "intake/table.hpp"

#include "intake/header.hpp"
#include "intake/lines.hpp"
#include "intake/match_rows.hpp"
#include "intake/survey.hpp"

#include <algorithm>
#include <map>

namespace gopbieu {

namespace {

// The panels of one table, and what is said about its labels.
void take_copies(Table& table, std::vector<HeaderCopy> copies)
{
    for (auto& copy : copies) {
        table.panels.push_back(std::move(copy.panel));
        std::ranges::move(copy.repairs, std::back_inserter(table.repairs));
        std::ranges::move(copy.ambiguous, std::back_inserter(table.ambiguous));
    }
}

// The label of the column that names the rows is often put otherwise. What stands under it tells:
// the one column without a label of the form in which at least three rows are named, and most of
// all.
void find_key_column(Grid const& grid, TextKeys& keys, std::size_t form, Table& table)
{
    auto& panel = table.panels.front();
    auto const key = keys.index().forms()[form].key_column;
    if (table.panels.size() != 1 || panel.columns[key]) {
        return;
    }
    std::map<std::uint32_t, std::size_t> named;
    for (auto const& cell : grid.sheet().cells) {
        if (cell.row <= panel.header.last || cell.kind != CellKind::text || panel.at(cell.column)) {
            continue;
        }
        auto const label = keys.of(cell).label;
        named[cell.column] += label != no_label && keys.index().in_body(label, form) ? 1U : 0U;
    }
    constexpr std::size_t least = 3;
    std::size_t all = 0;
    auto best = named.end();
    for (auto one = named.begin(); one != named.end(); ++one) {
        all += one->second;
        best = best == named.end() || one->second > best->second ? one : best;
    }
    if (best != named.end() && best->second >= least && best->second * 10 >= all * 8) {
        panel.columns[key] = Span{best->first, best->first};
        table.key_by_rows = best->first;
    }
}

} // namespace

std::optional<std::size_t> Panel::at(std::uint32_t sheet_column) const
{
    for (std::size_t index = 0; index < columns.size(); ++index) {
        auto const& column = columns[index];
        if (column && column->first <= sheet_column && sheet_column <= column->last) {
            return index;
        }
    }
    return {};
}

PanelColumns::PanelColumns(Panel const& panel)
{
    for (std::size_t index = panel.columns.size(); index != 0; --index) {
        auto const& span = panel.columns[index - 1];
        if (!span) {
            continue;
        }
        if (m_columns.size() <= span->last) {
            m_columns.resize(span->last + 1U);
        }
        for (auto column = span->first; column <= span->last; ++column) {
            m_columns[column] = static_cast<std::uint16_t>(index); // the first one counts
        }
    }
}

std::size_t Panel::found() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(columns, [](auto const& column) { return column.has_value(); }));
}

std::size_t Table::found() const
{
    std::size_t count = 0;
    for (std::size_t index = 0; index < panels.front().columns.size(); ++index) {
        count += std::ranges::any_of(
            panels, [&](Panel const& panel) { return panel.columns[index].has_value(); });
    }
    return count;
}

bool Table::lacks(FormDefinition const& form, std::size_t row) const
{
    return !rows[row] && !form.rows[row].heading && !form.rows[row].optional;
}

std::vector<std::string> Table::missing(FormDefinition const& form) const
{
    std::vector<std::string> labels;
    for (std::size_t index = 0; index < form.columns.size(); ++index) {
        auto const& column = form.columns[index];
        bool const there = std::ranges::any_of(
            panels, [&](Panel const& panel) { return panel.columns[index].has_value(); });
        bool const twice =
            std::ranges::any_of(ambiguous, [&](auto const& one) { return one.first == index; });
        if (!there && !twice && !column.optional && column.measure.type != ValueType::ordinal) {
            labels.push_back(column.label());
        }
    }
    return labels;
}

Line const* Table::total() const
{
    auto const found = std::find_if(lines.rbegin(), lines.rend(), [](Line const& line) {
        return line.kind == LineKind::total;
    });
    return found == lines.rend() ? nullptr : &*found;
}

std::optional<CellRef> Table::place(std::size_t row, std::size_t column) const
{
    if (row >= rows.size() || !rows[row]) {
        return {};
    }
    auto const& line = lines[*rows[row]];
    auto const at = panels[line.panel].column(column);
    return at ? std::optional(CellRef{line.sheet_row, *at}) : std::nullopt;
}

Table table_under(Grid const& grid,
                  TextKeys& keys,
                  std::size_t form,
                  std::vector<HeaderCopy> copies,
                  TableArea const& area)
{
    Table table;
    take_copies(table, std::move(copies));
    find_key_column(grid, keys, form, table);
    find_lines(grid, keys, form, area, table);
    match_rows(grid, keys, form, table);
    return table;
}

std::optional<Table> find_table(Grid const& grid, FormDefinition const& form)
{
    FormIndex const index({&form, 1});
    TextKeys keys(grid.workbook(), index);
    auto copies = find_headers(grid, keys, 0, survey(grid, keys, false).front().header);
    if (copies.empty()) {
        return {};
    }
    return table_under(grid, keys, 0, std::move(copies));
}

} // namespace gopbieu
