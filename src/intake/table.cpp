#include "intake/table.hpp"

#include "text/match_key.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>

namespace gopbieu {

namespace {

// A header further down than this is no header of a form that people print.
constexpr std::uint32_t deepest_header = 200;
// A label that stands in more places is a value, and looking at all of them costs time.
constexpr std::size_t most_places = 64;

using PlacesByLabel = std::map<std::string, std::vector<CellRef>>;

// Every text of the sheet that is a label of the form.
PlacesByLabel label_places(Grid const& grid, FormDefinition const& form)
{
    PlacesByLabel places;
    for (auto const& column : form.columns) {
        for (auto const& label : column.path) {
            places[key_with_accents(label)];
        }
    }
    for (auto const& cell : grid.sheet().cells) {
        if (cell.row > deepest_header) {
            break;
        }
        if (cell.kind == CellKind::text) {
            auto const found = places.find(key_with_accents(grid.workbook().text(cell)));
            if (found != places.end() && found->second.size() < most_places) {
                found->second.push_back(cell.where());
            }
        }
    }
    return places;
}

// Whether the groups of a column stand above the place, each over its columns, in order.
bool groups_above(Grid const& grid, PlacesByLabel const& places, Column const& column, CellRef leaf)
{
    auto below = leaf;
    for (auto group = std::next(column.path.rbegin()); group != column.path.rend(); ++group) {
        auto const& candidates = places.at(key_with_accents(*group));
        auto const above = std::ranges::find_if(candidates, [&](CellRef candidate) {
            auto const area = grid.area(candidate);
            return area.last.row < below.row && area.first.column <= leaf.column &&
                   area.last.column >= leaf.column;
        });
        if (above == candidates.end()) {
            return false;
        }
        below = *above;
    }
    return true;
}

std::vector<std::string> keys_of(std::initializer_list<std::string_view> words)
{
    std::vector<std::string> keys;
    for (auto const word : words) {
        keys.push_back(key_with_accents(word));
    }
    return keys;
}

// Rows that end a table: what is printed below it.
bool below_table(std::string const& key)
{
    static auto const words = keys_of({"Người lập biểu",
                                       "T/M",
                                       "TM.",
                                       "Nơi nhận",
                                       "Ghi chú",
                                       "Số điện thoại",
                                       "Trưởng ban",
                                       "Thủ trưởng"});
    return std::ranges::any_of(words, [&](std::string const& word) {
        return key.starts_with(word) && (key.size() == word.size() || key[word.size()] == ' ');
    });
}

bool total_label(std::string const& key)
{
    static auto const words = keys_of({"Tổng cộng", "Cộng", "Tổng số", "Tổng"});
    return std::ranges::find(words, key) != words.end();
}

class TableFinder {
public:
    TableFinder(Grid const& grid, FormDefinition const& form)
        : m_grid(grid), m_form(form), m_places(label_places(grid, form))
    {
    }

    std::optional<Table> find()
    {
        m_table.columns.resize(m_form.columns.size());
        for (std::size_t column = 0; column < m_form.columns.size(); ++column) {
            find_column(column);
        }
        if (m_table.found() * 2 <= m_form.columns.size()) {
            return {};
        }
        find_header_rows();
        m_table.first_row = m_table.header.last + 1;
        if (is_number_row(m_table.first_row)) {
            ++m_table.first_row;
        }
        find_end();
        return std::move(m_table);
    }

private:
    void find_column(std::size_t index)
    {
        auto const& column = m_form.columns[index];
        std::vector<CellRef> fitting;
        for (auto const place : m_places.at(key_with_accents(column.label()))) {
            // A column's own label sits over no other label of the form: it is a leaf.
            if (groups_above(m_grid, m_places, column, place)) {
                fitting.push_back(place);
            }
        }
        if (fitting.size() == 1) {
            m_table.columns[index] = fitting.front().column;
            m_leaves.push_back(fitting.front());
        } else if (fitting.size() > 1) {
            m_table.ambiguous.emplace_back(index, std::move(fitting));
        }
    }

    void find_header_rows()
    {
        m_table.header = {m_leaves.front().row, 0};
        for (auto const leaf : m_leaves) {
            m_table.header.first = std::min(m_table.header.first, leaf.row);
            m_table.header.last = std::max(m_table.header.last, m_grid.area(leaf).last.row);
        }
    }

    // "1 2 3 4": numbers the columns and is no data. A row of figures could only look so by
    // counting up from one over every column.
    [[nodiscard]] bool is_number_row(std::uint32_t row) const
    {
        std::vector<std::uint32_t> columns;
        for (auto const& column : m_table.columns) {
            if (column) {
                columns.push_back(*column);
            }
        }
        std::ranges::sort(columns);
        std::size_t expected = 0;
        for (auto const column : columns) {
            auto const* const cell = m_grid.find({row, column});
            auto const raw = cell == nullptr ? std::string() : m_grid.raw(*cell);
            auto const number = raw.substr(0, raw.find_first_not_of("0123456789"));
            if (number != std::to_string(++expected)) {
                return false;
            }
        }
        return true;
    }

    void find_end()
    {
        m_table.end_row = std::max(m_grid.row_count(), m_table.first_row);
        for (auto const& cell : m_grid.sheet().cells) {
            if (cell.row < m_table.first_row || cell.kind != CellKind::text) {
                continue;
            }
            auto const key = key_with_accents(m_grid.workbook().text(cell));
            if (below_table(key)) {
                m_table.end_row = cell.row;
                return;
            }
            if (!m_table.total_row && total_label(key) && before_figures(cell.column)) {
                m_table.total_row = cell.row;
            }
        }
    }

    // A total is named where rows are named: left of the figures.
    [[nodiscard]] bool before_figures(std::uint32_t column) const
    {
        for (std::size_t index = 0; index < m_form.columns.size(); ++index) {
            if (m_form.columns[index].measure.holds_numbers() && m_table.columns[index] &&
                *m_table.columns[index] <= column) {
                return false;
            }
        }
        return true;
    }

    Grid const& m_grid;
    FormDefinition const& m_form;
    PlacesByLabel m_places;
    Table m_table;
    std::vector<CellRef> m_leaves;
};

} // namespace

std::size_t Table::found() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(columns, [](auto const& column) { return column.has_value(); }));
}

std::vector<std::string> Table::missing(FormDefinition const& form) const
{
    std::vector<std::string> labels;
    for (std::size_t index = 0; index < columns.size(); ++index) {
        auto const twice =
            std::ranges::find(ambiguous, index, [](auto const& one) { return one.first; });
        if (!columns[index] && twice == ambiguous.end()) {
            labels.push_back(form.columns[index].label());
        }
    }
    return labels;
}

std::optional<Table> find_table(Grid const& grid, FormDefinition const& form)
{
    return TableFinder(grid, form).find();
}

} // namespace gopbieu
