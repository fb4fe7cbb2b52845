#include "form/draft/header.hpp"

#include "form/draft/number_row.hpp"
#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

// More levels than any printed header has.
constexpr std::uint32_t deepest_header = 12;

/// Reads one header, from its first row down.
class HeaderReader {
public:
    HeaderReader(SheetView const& view, CellRange block) : m_view(view), m_block(block) {}

    std::optional<Header> read()
    {
        m_rows.first = first_row();
        m_rows.last = m_rows.first;
        find_end();
        read_leaves();
        if (m_header.leaves.size() < 2) {
            return {};
        }
        m_header.rows = m_rows;
        read_numbers();
        return std::move(m_header);
    }

private:
    // A title inside the lines of the table is not part of the header.
    [[nodiscard]] std::uint32_t first_row() const
    {
        auto row = m_block.first.row;
        while (row < m_block.last.row) {
            auto const area = m_view.area({row, m_block.first.column});
            bool const across = area.first.column <= m_block.first.column &&
                                area.last.column >= m_block.last.column;
            bool const blank = m_view.blank_row(row, {m_block.first.column, m_block.last.column});
            if (!across && !blank) {
                break;
            }
            row = std::max(area.last.row, row) + 1;
        }
        return std::min(row, m_block.last.row);
    }

    [[nodiscard]] bool names(CellRef where) const
    {
        if (m_view.has_label(where)) {
            return true;
        }
        // "2010 | 2021" under "Năm".
        auto const& text = m_view.text(where);
        return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
               text.find_first_not_of("0123456789") == std::string::npos;
    }

    void find_end()
    {
        for (bool more = true; more;) {
            include_merges();
            auto const next = m_rows.last + 1;
            if (next > m_block.last.row || next - m_rows.first >= deepest_header) {
                return;
            }
            if (is_number_row(m_view, next, columns())) {
                m_header.number_row = next;
                return;
            }
            more = names_what_had_none(next) || divides_groups(next);
            m_rows.last += more ? 1 : 0;
        }
    }

    void include_merges()
    {
        for (auto row = m_rows.first; row <= m_rows.last; ++row) {
            for (auto column = m_block.first.column; column <= m_block.last.column; ++column) {
                auto const area = m_view.area({row, column});
                if (names(area.first) && area.last.row <= m_block.last.row) {
                    m_rows.last = std::max(m_rows.last, area.last.row);
                }
            }
            if (m_rows.last - m_rows.first > deepest_header) {
                m_rows.last = m_rows.first + deepest_header;
                return;
            }
        }
    }

    [[nodiscard]] Span columns() const { return {m_block.first.column, m_block.last.column}; }

    // The lowest row of the header in which a name stands over a column.
    [[nodiscard]] std::optional<CellRange> lowest_name(std::uint32_t column) const
    {
        for (auto row = m_rows.last + 1; row > m_rows.first; --row) {
            if (names({row - 1, column})) {
                return m_view.area({row - 1, column});
            }
        }
        return {};
    }

    // Without merges the first row leaves places blank, and the next one names them.
    [[nodiscard]] bool names_what_had_none(std::uint32_t row) const
    {
        std::uint32_t unnamed = 0;
        std::uint32_t named_now = 0;
        for (auto column = m_block.first.column; column <= m_block.last.column; ++column) {
            if (!lowest_name(column)) {
                ++unnamed;
                named_now += names({row, column}) ? 1U : 0U;
            }
        }
        return named_now > 0 && named_now * 2 >= unnamed;
    }

    // A name over several columns is followed by the names of these.
    [[nodiscard]] bool divides_groups(std::uint32_t row) const
    {
        for (auto column = m_block.first.column; column <= m_block.last.column;) {
            auto const above = lowest_name(column);
            auto const last = above ? above->last.column : column;
            if (last > column && divides(row, {column, std::min(last, m_block.last.column)})) {
                return true;
            }
            column = last + 1;
        }
        return false;
    }

    [[nodiscard]] bool divides(std::uint32_t row, Span group) const
    {
        std::uint32_t named = 0;
        std::uint32_t names_found = 0;
        for (auto column = group.first; column <= group.last;) {
            auto const area = m_view.area({row, column});
            if (names({row, column})) {
                named += area.last.column - column + 1;
                ++names_found;
            }
            column = area.last.column + 1;
        }
        return names_found > 1 && named * 2 > group.last - group.first + 1;
    }

    void read_leaves()
    {
        for (auto column = m_block.first.column; column <= m_block.last.column; ++column) {
            auto leaf = read_leaf(column);
            auto& leaves = m_header.leaves;
            if (leaf.path.empty()) {
                auto& unnamed = m_header.unnamed;
                if (!unnamed.empty() && unnamed.back().last + 1 == column) {
                    unnamed.back().last = column;
                } else {
                    unnamed.push_back({column, column});
                }
            } else if (!leaves.empty() && leaves.back().label().area == leaf.label().area &&
                       leaves.back().columns.last + 1 == column) {
                leaves.back().columns.last = column;
            } else {
                leaves.push_back(std::move(leaf));
            }
        }
    }

    Leaf read_leaf(std::uint32_t column)
    {
        Leaf leaf;
        leaf.columns = {column, column};
        for (auto row = m_rows.first; row <= m_rows.last;) {
            auto const area = m_view.area({row, column});
            auto const& text = m_view.text({row, column});
            if (!text.empty()) {
                leaf.path.push_back({text, area, false});
            } else if (area.first.column == area.last.column && named_below(row, column)) {
                if (auto group = group_beside(row, column)) {
                    leaf.path.push_back(std::move(*group));
                }
            }
            row = area.last.row + 1;
        }
        return leaf;
    }

    [[nodiscard]] bool named_below(std::uint32_t row, std::uint32_t column) const
    {
        for (auto below = row + 1; below <= m_rows.last; ++below) {
            if (names({below, column})) {
                return true;
            }
        }
        return false;
    }

    // "Trong đó" in the first of several columns, nothing merged, the others blank.
    [[nodiscard]] std::optional<HeaderLabel> group_beside(std::uint32_t row,
                                                          std::uint32_t column) const
    {
        for (auto left = column; left > m_block.first.column;) {
            --left;
            auto const area = m_view.area({row, left});
            auto const& text = m_view.text({row, left});
            if (!text.empty()) {
                bool const alone = area.first == area.last && named_below(row, left);
                return alone ? std::optional(HeaderLabel{text, area, true}) : std::nullopt;
            }
            if (area.first != area.last || !named_below(row, left)) {
                return {};
            }
        }
        return {};
    }

    void read_numbers()
    {
        if (m_header.number_row) {
            for (auto& leaf : m_header.leaves) {
                leaf.number = m_view.text({*m_header.number_row, leaf.columns.first});
            }
        }
    }

    SheetView const& m_view;
    CellRange m_block;
    Span m_rows;
    Header m_header;
};

} // namespace

std::optional<Header> read_header(SheetView const& view, CellRange block)
{
    return HeaderReader(view, block).read();
}

std::string path_key(Leaf const& leaf)
{
    std::string key;
    for (auto const& label : leaf.path) {
        append_key_with_accents(key, label.text);
        key += '\n';
    }
    return key;
}

} // namespace gopbieu::draft
