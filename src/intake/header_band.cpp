#include "intake/header_band.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

// Wider tables are no forms; more columns would only cost time.
constexpr std::size_t most_columns = 400;

} // namespace

std::vector<std::uint32_t> columns_with_texts(Grid const& grid, Span rows)
{
    std::vector<std::uint32_t> columns;
    auto const& cells = grid.sheet().cells;
    auto cell = std::ranges::lower_bound(cells, CellRef{rows.first, 0}, {}, &Cell::where);
    for (; cell != cells.end() && cell->row <= rows.last; ++cell) {
        if (!cell->has_text()) {
            continue;
        }
        auto const area = grid.area(cell->where());
        auto const last = std::min<std::uint32_t>(area.last.column, area.first.column + 60);
        for (auto column = area.first.column; column <= last; ++column) {
            columns.push_back(column);
        }
    }
    std::ranges::sort(columns);
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    columns.resize(std::min(columns.size(), most_columns));
    return columns;
}

HeaderBand::HeaderBand(Grid const& grid, TextKeys& keys, std::size_t form, Span rows)
    : m_grid(grid), m_keys(keys), m_form(form), m_rows(rows),
      m_columns(columns_with_texts(grid, rows)),
      m_slots((rows.last - rows.first + 1) * m_columns.size()), m_begins(rows.last - rows.first + 1)
{
    for (auto row = rows.first; row <= rows.last; ++row) {
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            fill(row, column);
        }
    }
}

void HeaderBand::fill(std::uint32_t row, std::size_t column)
{
    auto const area = m_grid.area({row, m_columns[column]});
    auto& slot = m_slots[(row - m_rows.first) * m_columns.size() + column];
    slot.owner = area.first;
    auto const* const cell = m_grid.find(area.first);
    if (cell == nullptr || !cell->has_text() || !m_grid.filled(*cell)) {
        return;
    }
    slot.filled = true;
    if (area.first.row == row) {
        m_begins[row - m_rows.first] = 1;
    }
    auto const label = m_keys.of(*cell).label;
    if (label != no_label && m_keys.index().in_header(label, m_form)) {
        slot.label = label;
        slot.spreads = area.first == area.last && is_group(label);
    }
}

std::size_t HeaderBand::possible_columns() const
{
    std::vector<char> there(m_keys.index().forms()[m_form].columns.size());
    auto last = no_label;
    for (auto const& slot : m_slots) {
        if (slot.label == no_label || slot.label == last) {
            continue;
        }
        last = slot.label;
        for (auto const& use : m_keys.index().uses(slot.label)) {
            if (use.form == m_form && use.role == LabelRole::column) {
                there[use.index] = 1;
            }
        }
    }
    return static_cast<std::size_t>(std::ranges::count(there, 1));
}

bool HeaderBand::is_group(LabelId label) const
{
    return std::ranges::any_of(m_keys.index().uses(label), [&](LabelUse const& use) {
        return use.form == m_form && use.role == LabelRole::group;
    });
}

std::vector<HeaderBand::Part> HeaderBand::path(std::size_t column, Span rows) const
{
    std::vector<Part> parts;
    for (auto row = rows.first; row <= rows.last; ++row) {
        auto at = column;
        auto const* here = &slot(row, at);
        while (!here->filled && at != 0 && m_columns[at - 1] + 1 == m_columns[at]) {
            here = &slot(row, --at);
        }
        bool const spread = at != column;
        if (!here->filled || (spread && !here->spreads) || here->owner.row < rows.first) {
            continue;
        }
        bool const same =
            !parts.empty() && (parts.back().owner == here->owner ||
                               (here->label != no_label && parts.back().label == here->label));
        if (!same) {
            parts.push_back({here->label, here->owner, spread, here->likeness != Likeness::exact});
        }
    }
    while (!parts.empty() && parts.back().label == no_label) {
        parts.pop_back();
    }
    return parts;
}

void HeaderBand::look_for_near_labels(Span rows)
{
    for (auto row = rows.first; row <= rows.last; ++row) {
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            auto& slot = m_slots[(row - m_rows.first) * m_columns.size() + column];
            if (!slot.filled || slot.label != no_label) {
                continue;
            }
            if (column != 0 && row == slot.owner.row) {
                auto const& left = this->slot(row, column - 1);
                if (left.owner == slot.owner) {
                    slot = left;
                    continue;
                }
            }
            if (row != m_rows.first && this->slot(row - 1, column).owner == slot.owner) {
                slot = this->slot(row - 1, column);
                continue;
            }
            auto const* const cell = m_grid.find(slot.owner);
            if (auto const near = m_keys.near(*cell, m_form, LabelPart::header)) {
                slot.label = near->label;
                slot.likeness = near->likeness;
                auto const area = m_grid.area(slot.owner);
                slot.spreads = area.first == area.last && is_group(near->label);
            }
        }
    }
}

Likeness HeaderBand::likeness(CellRef owner) const
{
    for (auto const& slot : m_slots) {
        if (slot.owner == owner && slot.filled) {
            return slot.likeness;
        }
    }
    return Likeness::exact;
}

} // namespace gopbieu
