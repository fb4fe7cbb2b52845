#include "publish/back/same_fault.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

bool part_of_a_cell(char character)
{
    return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z') ||
           character == ':';
}

// "D10, (E10, F10), G1:G2" and whatever else stands between.
void append_cells(std::vector<CellRef>& cells, std::string_view text)
{
    constexpr std::uint32_t most = 64; // of a range
    while (!text.empty()) {
        auto const begin = std::ranges::find_if(text, part_of_a_cell) - text.begin();
        text.remove_prefix(static_cast<std::size_t>(begin));
        std::size_t size = 0;
        while (size < text.size() && part_of_a_cell(text[size])) {
            ++size;
        }
        if (auto const range = parse_a1_range(text.substr(0, size))) {
            auto const rows = std::min(range->last.row - range->first.row, most);
            auto const columns = std::min(range->last.column - range->first.column, most);
            for (std::uint32_t row = 0; row <= rows; ++row) {
                for (std::uint32_t column = 0; column <= columns; ++column) {
                    cells.push_back({range->first.row + row, range->first.column + column});
                }
            }
        }
        text.remove_prefix(size);
    }
}

std::string said_of(Finding const& finding, std::string_view name, std::string_view other)
{
    auto value = arg_of(finding, name);
    return value.empty() ? arg_of(finding, other) : value;
}

bool same_cause(Finding const& one, Finding const& other)
{
    return one.say == other.say && arg_of(one, "rule") == arg_of(other, "rule");
}

bool same_place(Finding const& one, Finding const& other)
{
    auto const row = said_of(one, "row_name", "row");
    auto const column = said_of(one, "column_name", "column");
    if (row.empty() && column.empty()) {
        return one.place.cell == other.place.cell;
    }
    return row == said_of(other, "row_name", "row") &&
           column == said_of(other, "column_name", "column");
}

} // namespace

std::string arg_of(Finding const& finding, std::string_view name)
{
    auto const found = std::ranges::find(finding.args, name, &Arg::name);
    return found == finding.args.end() ? std::string() : found->value;
}

std::vector<CellRef> cells_of(Finding const& finding)
{
    std::vector<CellRef> cells;
    for (auto const& text :
         {finding.place.cell, arg_of(finding, "cells"), arg_of(finding, "also_cells")}) {
        append_cells(cells, text);
    }
    std::ranges::sort(cells);
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    return cells;
}

bool any_same_fault(Finding const& fault, std::vector<Finding> const& others)
{
    std::vector<CellRef> cells;
    return std::ranges::any_of(others, [&](Finding const& other) {
        if (!same_cause(fault, other)) {
            return false;
        }
        if (same_place(fault, other)) {
            return true;
        }
        bool const group = !arg_of(fault, "also").empty() || !arg_of(other, "also").empty();
        if (group && cells.empty()) {
            cells = cells_of(fault);
        }
        auto const theirs = group ? cells_of(other) : std::vector<CellRef>();
        return std::ranges::any_of(
            theirs, [&](CellRef cell) { return std::ranges::binary_search(cells, cell); });
    });
}

} // namespace gopbieu
