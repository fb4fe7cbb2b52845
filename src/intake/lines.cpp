#include "intake/lines.hpp"

#include "intake/line_texts.hpp"
#include "intake/table_cells.hpp"
#include "text/match_key.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace gopbieu {

namespace {

class LineFinder {
public:
    LineFinder(
        Grid const& grid, TextKeys& keys, std::size_t form, TableArea const& area, Table& table)
        : m_grid(grid), m_keys(keys), m_index(form), m_form(keys.index().forms()[form]),
          m_labels(keys.index().labels(form)), m_area(area), m_table(table)
    {
    }

    void find()
    {
        for (std::size_t panel = 0; panel < m_table.panels.size(); ++panel) {
            find_in(panel);
        }
    }

private:
    void find_in(std::size_t number)
    {
        auto& panel = m_table.panels[number];
        panel.first_row = panel.header.last + 1;
        panel.end_row = std::max(panel.first_row, row_limit(number));
        panel.limit = panel.end_row;
        panel.sure_end = panel.end_row;
        for (auto const row : {panel.first_row, panel.first_row + 1}) {
            if (!panel.number_row && row < panel.end_row &&
                (has_printed_numbers(panel, row) || is_number_row(panel, row))) {
                panel.number_row = row;
                panel.first_row = row + 1;
            }
        }
        m_range = columns_of(number);
        m_columns.emplace(panel);
        panel.across = m_range;
        read_lines(number);
    }

    // A body ends where the next header below begins, at the latest with the sheet.
    [[nodiscard]] std::uint32_t row_limit(std::size_t number) const
    {
        auto limit = m_grid.row_count();
        for (auto const& other : m_table.panels) {
            if (other.header.first > m_table.panels[number].header.last) {
                limit = std::min(limit, other.header.first);
            }
        }
        for (auto const start : m_area.starts) {
            if (start > m_table.panels[number].header.last) {
                limit = std::min(limit, start);
            }
        }
        return limit;
    }

    // The columns of the sheet that belong to a panel: to the next one beside it.
    [[nodiscard]] Span columns_of(std::size_t number) const
    {
        auto const extent = [](Panel const& panel) {
            Span span{max_columns, 0};
            for (auto const& column : panel.columns) {
                if (column) {
                    span.first = std::min(span.first, column->first);
                    span.last = std::max(span.last, column->last);
                }
            }
            return span;
        };
        auto const& own = m_table.panels[number];
        auto range = extent(own);
        auto free = m_area.columns;
        for (auto const& other : m_table.panels) {
            if (&other == &own || other.header.first > own.header.last ||
                other.header.last < own.header.first) {
                continue;
            }
            auto const beside = extent(other);
            if (beside.first > range.last) {
                free.last = std::min(free.last, beside.first - 1);
            } else if (beside.last < range.first) {
                free.first = std::max(free.first, beside.last + 1);
            }
        }
        return free;
    }

    // "4 (=5+6)" under the column that is numbered so, wherever it stands.
    [[nodiscard]] bool has_printed_numbers(Panel const& panel, std::uint32_t row) const
    {
        auto const numbered = [&](std::size_t index) {
            auto const* const cell = panel.columns[index] && !m_form.columns[index].number.empty()
                                         ? m_grid.find({row, panel.columns[index]->first})
                                         : nullptr;
            return cell != nullptr && m_grid.filled(*cell) ? cell : nullptr;
        };
        auto const* const name = numbered(m_form.key_column);
        if (name != nullptr && is_word(*name)) {
            return false;
        }
        std::size_t filled = 0;
        std::size_t same = 0;
        for (std::size_t index = 0; index < m_form.columns.size(); ++index) {
            auto const* const cell = numbered(index);
            if (cell == nullptr) {
                continue;
            }
            ++filled;
            same += is_number_of(*cell, index) ? 1U : 0U;
        }
        return same >= 3 && same * 5 >= filled * 4;
    }

    [[nodiscard]] bool is_word(Cell const& cell) const
    {
        if (cell.kind == CellKind::number && cell.number == std::floor(cell.number) &&
            std::fabs(cell.number) < 1e15) {
            return false;
        }
        auto const raw = m_grid.raw(cell);
        return any_letter(raw) && !column_number(raw);
    }

    [[nodiscard]] bool is_number_of(Cell const& cell, std::size_t column) const
    {
        auto const& printed = m_labels.numbers[column];
        auto const plain = cell.kind == CellKind::number ? cell.number : -1;
        if (plain >= 0 && plain < 1000 && plain == std::floor(plain) && printed) {
            return *printed == static_cast<unsigned>(plain);
        }
        auto const raw = m_grid.raw(cell);
        return (printed && printed == column_number(raw)) ||
               key_plain(raw) == m_labels.number_keys[column];
    }

    // Column numbers go up from one to the next. Clerks and printers slip ("…15, 18, 19"), so four
    // of five will do. What stands under the row's name tells it from figures.
    [[nodiscard]] bool is_number_row(Panel const& panel, std::uint32_t row) const
    {
        std::vector<std::pair<std::uint32_t, std::optional<unsigned>>> numbers;
        for (std::size_t index = 0; index < m_form.columns.size(); ++index) {
            if (!panel.columns[index]) {
                continue;
            }
            auto const at = panel.columns[index]->first;
            auto const* const cell = m_grid.find({row, at});
            if (cell == nullptr || !m_grid.filled(*cell)) {
                continue;
            }
            auto const raw = m_grid.raw(*cell);
            bool const number = cell->kind == CellKind::number || cell->kind == CellKind::text;
            auto const value = number ? column_number(raw) : std::nullopt;
            bool const names_rows = !m_form.columns[index].measure.holds_facts();
            bool const letter = names_rows && raw.size() == 1 && raw[0] >= 'A' && raw[0] <= 'C';
            if (names_rows && index == m_form.key_column && !value && !letter) {
                return false;
            }
            if (!letter) {
                numbers.emplace_back(at, value);
            }
        }
        if (numbers.size() < 2 || numbers.size() * 2 < panel.found()) {
            return false;
        }
        std::ranges::sort(numbers);
        return mostly_ascending(numbers);
    }

    static bool
    mostly_ascending(std::vector<std::pair<std::uint32_t, std::optional<unsigned>>> const& numbers)
    {
        std::size_t good = numbers.front().second && *numbers.front().second <= 3 ? 1 : 0;
        for (std::size_t at = 1; at < numbers.size(); ++at) {
            auto const now = numbers[at].second;
            auto const before = numbers[at - 1].second;
            good += now && before && *now == *before + 1 ? 1U : 0U;
        }
        return good * 5 >= numbers.size() * 4;
    }

    void read_lines(std::size_t number)
    {
        auto& panel = m_table.panels[number];
        auto const& cells = m_grid.sheet().cells;
        auto const kept = m_table.lines.size();
        std::optional<std::pair<std::size_t, std::uint32_t>> stop; // lines before it, its row
        auto cell = std::ranges::lower_bound(cells, CellRef{panel.first_row, 0}, {}, &Cell::where);
        while (cell != cells.end() && cell->row < panel.end_row) {
            auto const begin = cell;
            while (cell != cells.end() && cell->row == begin->row) {
                ++cell;
            }
            auto line = line_of(number, {begin, cell});
            if (!line || has_printed_numbers(panel, begin->row)) {
                continue; // column numbers again, below a header that is printed again
            }
            if (!stop && ends_table(*line, {begin, cell})) {
                stop = {m_table.lines.size(), line->sheet_row};
                panel.sure_end = std::min(panel.sure_end, line->sheet_row);
            } else if (stop && goes_on(*line)) {
                stop.reset(); // signatures between two printed pages
            }
            m_table.lines.push_back(*line);
        }
        if (stop) {
            m_table.lines.resize(std::max(kept, stop->first));
            panel.end_row = stop->second;
        }
    }

    [[nodiscard]] std::optional<Line> line_of(std::size_t number, std::span<Cell const> cells)
    {
        auto const& panel = m_table.panels[number];
        Line line;
        line.panel = number;
        line.sheet_row = cells.front().row;
        bool anything = false;
        for (auto const& cell : cells) {
            if (cell.column < m_range.first || cell.column > m_range.last || !m_grid.filled(cell)) {
                continue;
            }
            anything = true;
            auto const column = m_columns->at(cell.column);
            line.figures = line.figures || (column && is_figure_of(cell, *column));
        }
        line.label = label_cell(panel, line.sheet_row);
        return anything ? std::optional(line) : std::nullopt;
    }

    // A number under a column of texts is one as well: whose it is must be clear.
    [[nodiscard]] bool is_figure_of(Cell const& cell, std::size_t column) const
    {
        auto const& measure = m_form.columns[column].measure;
        return measure.holds_numbers() ? is_figure(m_grid, cell)
                                       : measure.holds_facts() && cell.kind == CellKind::number;
    }

    // The name of a row stands under the label of the key, through merges; failing that, as texts
    // of headings do, in a cell to the left of it.
    [[nodiscard]] std::optional<CellRef> label_cell(Panel const& panel, std::uint32_t row) const
    {
        auto const& key = panel.columns[m_form.key_column];
        if (!key) {
            return {};
        }
        for (auto column = key->first; column <= key->last; ++column) {
            if (names_row({row, column}, false)) {
                return m_grid.owner({row, column});
            }
        }
        for (auto column = key->first; column > m_range.first; --column) {
            CellRef const place{row, column - 1};
            auto const meant = panel.at(column - 1);
            if (meant && m_form.columns[*meant].measure.holds_facts()) {
                break;
            }
            if (names_row(place, true)) {
                return m_grid.owner(place);
            }
        }
        return {};
    }

    [[nodiscard]] bool names_row(CellRef place, bool needs_letters) const
    {
        auto const owner = m_grid.owner(place);
        auto const* const cell = m_grid.find(owner);
        if (owner.row != place.row || cell == nullptr || !m_grid.filled(*cell)) {
            return false; // a name merged over several rows is that of the first
        }
        if (cell->kind == CellKind::text) {
            auto const text = m_grid.workbook().text(*cell);
            return !needs_letters || (text.size() > 3 && any_letter(text));
        }
        return !needs_letters && cell->kind == CellKind::number;
    }

    // A row whose name is a word of the signatures, or that has one anywhere and no figures.
    [[nodiscard]] bool ends_table(Line const& line, std::span<Cell const> cells)
    {
        if (known(line)) {
            return false;
        }
        return std::ranges::any_of(cells, [&](Cell const& cell) {
            if (cell.kind != CellKind::text || cell.column < m_range.first ||
                cell.column > m_range.last) {
                return false;
            }
            auto const& key = m_keys.of(cell).key;
            return day_of_signing(key) ||
                   ((!line.figures || cell.where() == line.label) && below_table(key));
        });
    }

    [[nodiscard]] bool known(Line const& line)
    {
        auto const* const cell = line.label ? m_grid.find(*line.label) : nullptr;
        if (cell == nullptr || cell->kind != CellKind::text) {
            return false;
        }
        auto const label = m_keys.of(*cell).label;
        return label != no_label && m_keys.index().in_body(label, m_index);
    }

    // Also rows of a list, which nobody knows: named, and with figures in most columns of figures.
    [[nodiscard]] bool goes_on(Line const& line)
    {
        return line.figures && (known(line) || mostly_filled(line));
    }

    [[nodiscard]] bool mostly_filled(Line const& line) const
    {
        auto const* const name = line.label ? m_grid.find(*line.label) : nullptr;
        if (name == nullptr || !any_letter(m_grid.raw(*name))) {
            return false;
        }
        std::size_t columns = 0;
        std::size_t filled = 0;
        auto const& panel = m_table.panels[line.panel];
        for (std::size_t index = 0; index < m_form.columns.size(); ++index) {
            if (!panel.columns[index] || !m_form.columns[index].measure.holds_numbers()) {
                continue;
            }
            auto const* const cell = m_grid.find({line.sheet_row, panel.columns[index]->first});
            ++columns;
            filled += cell != nullptr && m_grid.filled(*cell) && is_figure(m_grid, *cell) ? 1U : 0U;
        }
        return filled >= 2 && filled * 2 > columns;
    }

    Grid const& m_grid;
    TextKeys& m_keys;
    std::size_t m_index;
    FormDefinition const& m_form;
    FormLabels const& m_labels;
    TableArea const& m_area;
    Table& m_table;
    Span m_range; ///< columns of the panel that is looked at
    std::optional<PanelColumns> m_columns;
};

} // namespace

bool tells_rows_from_numbers(FormDefinition const& form)
{
    auto const& key = form.columns[form.key_column];
    auto const printed = std::ranges::count_if(
        form.columns, [](Column const& column) { return !column.number.empty(); });
    // Fewer than three printed numbers are never recognised.
    return !key.measure.holds_facts() && (!key.number.empty() || printed < 3);
}

void find_lines(
    Grid const& grid, TextKeys& keys, std::size_t form, TableArea const& area, Table& table)
{
    LineFinder(grid, keys, form, area, table).find();
}

} // namespace gopbieu
