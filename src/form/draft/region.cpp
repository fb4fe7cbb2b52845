#include "form/draft/region.hpp"

#include "form/draft/phrases.hpp"
#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

constexpr std::uint32_t fewest_names = 3;

/// Grows each block from a ruled cell over its ruled neighbours.
class BlockFinder {
public:
    explicit BlockFinder(SheetView const& view)
        : m_view(view), m_seen(std::size_t{view.rows()} * view.columns())
    {
    }

    std::vector<CellRange> find()
    {
        std::vector<CellRange> blocks;
        for (std::uint32_t row = 0; row < m_view.rows(); ++row) {
            for (std::uint32_t column = 0; column < m_view.columns(); ++column) {
                if (take({row, column})) {
                    blocks.push_back(grow({row, column}));
                }
            }
        }
        return blocks;
    }

private:
    bool take(CellRef where)
    {
        if (!m_view.inside(where) || !m_view.ruled(where)) {
            return false;
        }
        auto const at = std::size_t{where.row} * m_view.columns() + where.column;
        bool const fresh = !m_seen[at];
        m_seen[at] = true;
        return fresh;
    }

    CellRange grow(CellRef from)
    {
        CellRange block{from, from};
        std::vector<CellRef> open{from};
        while (!open.empty()) {
            auto const where = open.back();
            open.pop_back();
            block.first.row = std::min(block.first.row, where.row);
            block.first.column = std::min(block.first.column, where.column);
            block.last.row = std::max(block.last.row, where.row);
            block.last.column = std::max(block.last.column, where.column);
            for (auto const beside : {CellRef{where.row + 1, where.column},
                                      CellRef{where.row, where.column + 1},
                                      CellRef{where.row - 1, where.column},
                                      CellRef{where.row, where.column - 1}}) {
                if (take(beside)) {
                    open.push_back(beside);
                }
            }
        }
        return block;
    }

    SheetView const& m_view;
    std::vector<bool> m_seen;
};

// The longest run of names side by side in a row; its columns, empty when it is shorter than three.
std::optional<Span> run_of_names(SheetView const& view, std::uint32_t row)
{
    std::optional<Span> best;
    std::uint32_t names_of_best = fewest_names - 1;
    std::uint32_t column = 0;
    while (column < view.columns()) {
        auto const start = column;
        std::uint32_t names = 0;
        while (column < view.columns() && view.has_label({row, column})) {
            column = view.area({row, column}).last.column + 1;
            ++names;
        }
        if (names > names_of_best) {
            names_of_best = names;
            best = Span{start, column - 1};
        }
        column = std::max(column, start + 1);
    }
    return best;
}

// Down to the first row in which nothing shows, or to the signatures.
std::uint32_t last_row_of_text(SheetView const& view, std::uint32_t row, Span columns)
{
    auto const end = below_table(view, row + 1, columns);
    while (row + 1 < end && !view.blank_row(row + 1, columns)) {
        ++row;
    }
    // Blank lines to write on belong to the table where a row "…" or a total shows that they do.
    auto last = row;
    for (auto below = row + 1; below < end && below <= row + 3; ++below) {
        if (is_dots(view.text({below, columns.first}))) {
            last = below;
        }
    }
    return last;
}

// A group's names stand above, over blank places or merged: "Trong đó" over its columns.
std::uint32_t first_row_of_header(SheetView const& view, std::uint32_t row, Span columns)
{
    while (row > 0) {
        bool above = false;
        for (auto column = columns.first; column <= columns.last; ++column) {
            auto const area = view.area({row - 1, column});
            above =
                above || (view.has_label({row - 1, column}) && area.first.column >= columns.first &&
                          area.last.column <= columns.last &&
                          area.last.column - area.first.column < columns.last - columns.first);
        }
        if (!above) {
            break;
        }
        --row;
    }
    return row;
}

} // namespace

std::vector<CellRange> ruled_regions(SheetView const& view)
{
    return BlockFinder(view).find();
}

std::vector<CellRange> text_regions(SheetView const& view)
{
    std::vector<CellRange> regions;
    std::uint32_t row = 0;
    while (row < view.rows()) {
        auto const columns = run_of_names(view, row);
        if (!columns) {
            ++row;
            continue;
        }
        auto const least = regions.empty() ? 0 : regions.back().last.row + 1;
        auto const first = std::max(first_row_of_header(view, row, *columns), least);
        auto const last = last_row_of_text(view, row, *columns);
        regions.push_back({{first, columns->first}, {last, columns->last}});
        row = last + 1;
    }
    return regions;
}

std::uint32_t below_table(SheetView const& view, std::uint32_t from, Span columns)
{
    static Phrases const signs{"Người lập biểu",
                               "Người lập",
                               "Người tổng hợp",
                               "Người thống kê",
                               "T/M",
                               "TM",
                               "K/T",
                               "KT",
                               "Nơi nhận",
                               "Số điện thoại",
                               "Trưởng ban",
                               "Thủ trưởng",
                               "Bí thư",
                               "Xác nhận của"};
    for (auto row = from; row < view.rows(); ++row) {
        for (auto column = columns.first; column <= columns.last && column < view.columns();
             ++column) {
            if (!view.has_label({row, column})) {
                continue;
            }
            auto const key = key_with_accents(view.text({row, column}));
            // A row of the table may begin with "Bí thư" too, but has a number before it.
            bool const first_of_row = view.blank_row(
                row, {columns.first, column == columns.first ? columns.first : column - 1});
            if (signs.begin(key) && (column == columns.first || first_of_row) &&
                !view.ruled({row, column})) {
                return row;
            }
        }
    }
    return view.rows();
}

} // namespace gopbieu::draft
