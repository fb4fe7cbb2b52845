#include "form/draft/find_table.hpp"

#include "form/draft/region.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

std::vector<std::string> keys_of(std::vector<Leaf> const& leaves)
{
    std::vector<std::string> keys;
    for (auto const& leaf : leaves) {
        keys.push_back(path_key(leaf));
    }
    return keys;
}

std::vector<Span> columns_of(std::vector<Leaf> const& leaves)
{
    std::vector<Span> columns;
    for (auto const& leaf : leaves) {
        columns.push_back(leaf.columns);
    }
    return columns;
}

// "TT | Tên | Tổng số | TT | Tên | Tổng số": the same header several times side by side.
void split_panels(FoundTable& table)
{
    auto& leaves = table.header.leaves;
    auto const keys = keys_of(leaves);
    for (std::size_t width = 2; width * 2 <= leaves.size(); ++width) {
        if (leaves.size() % width != 0) {
            continue;
        }
        bool repeated = true;
        for (std::size_t at = width; at < leaves.size(); ++at) {
            repeated = repeated && keys[at] == keys[at - width];
        }
        if (repeated) {
            auto const columns = columns_of(leaves);
            table.panels.clear();
            for (std::size_t at = 0; at < leaves.size(); at += width) {
                auto const from = columns.begin() + static_cast<std::ptrdiff_t>(at);
                table.panels.emplace_back(from, from + static_cast<std::ptrdiff_t>(width));
            }
            leaves.resize(width);
            return;
        }
    }
}

std::optional<FoundTable> table_in(SheetView const& view, CellRange block, bool ruled)
{
    auto header = read_header(view, block);
    if (!header) {
        return {};
    }
    FoundTable table;
    auto const first = header->first_body_row();
    Span const columns{block.first.column, block.last.column};
    auto const end = std::min(below_table(view, first, columns), block.last.row + 1);
    table.body.push_back({first, std::max(first, end) - 1});
    table.ruled = ruled;
    table.panels.push_back(columns_of(header->leaves));
    table.header = std::move(*header);
    split_panels(table);
    return table;
}

// The same header further down (after a page break) or beside (a second panel) is the same table.
bool join(FoundTable& table, FoundTable const& next)
{
    if (keys_of(table.header.leaves) != keys_of(next.header.leaves)) {
        return false;
    }
    if (table.panels == next.panels) {
        table.body.insert(table.body.end(), next.body.begin(), next.body.end());
        return true;
    }
    bool const beside = table.header.rows.first == next.header.rows.first &&
                        table.body.size() == 1 && next.body.size() == 1;
    if (beside) {
        table.panels.insert(table.panels.end(), next.panels.begin(), next.panels.end());
        table.body.front().last = std::max(table.body.front().last, next.body.front().last);
    }
    return beside;
}

// A block without a header of its own, as wide as the table above it, goes on with its rows.
bool goes_on(FoundTable const& table, CellRange block)
{
    return table.panels.size() == 1 && block.first.row > table.body.back().last &&
           block.first.row <= table.body.back().last + 3 &&
           block.first.column == table.panels.front().front().first &&
           block.last.column == table.panels.front().back().last;
}

std::vector<FoundTable>
tables_in(SheetView const& view, std::vector<CellRange> const& blocks, bool ruled)
{
    std::vector<FoundTable> tables;
    for (auto const& block : blocks) {
        auto table = table_in(view, block, ruled);
        bool const rows_only = !tables.empty() && goes_on(tables.back(), block) &&
                               (!table || !view.font({block.first.row, block.first.column}).bold);
        if (rows_only) {
            tables.back().body.push_back({block.first.row, block.last.row});
        } else if (table && (tables.empty() || !join(tables.back(), *table))) {
            tables.push_back(std::move(*table));
        }
    }
    return tables;
}

} // namespace

std::vector<FoundTable> find_tables(SheetView const& view)
{
    auto tables = tables_in(view, ruled_regions(view), true);
    return tables.empty() ? tables_in(view, text_regions(view), false) : tables;
}

} // namespace gopbieu::draft
