#include "intake/layout.hpp"

#include "intake/line_texts.hpp"
#include "intake/lines.hpp"
#include "intake/text_keys.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

bool read_in_any(std::vector<BandRead> const& bands, std::uint32_t row)
{
    return std::ranges::any_of(bands, [&](BandRead const& band) {
        return band.texts.first <= row && row <= band.texts.last;
    });
}

// Whether a row below a header is looked at as one of the panel's table.
bool reaches(Panel const& panel, std::uint32_t row)
{
    return panel.header.last < row && row < panel.limit;
}

// The line of a panel is one whatever figures stand in it: its name stands in its own cell under
// the label of the key. What could be taken for a row of column numbers is not; and nothing above
// could have ended the table.
bool sure_line(Grid const& grid, FormDefinition const& form, Panel const& panel, Line const& line)
{
    auto const key = panel.column(form.key_column);
    if (!key || line.sheet_row >= panel.sure_end ||
        line.label != std::optional(CellRef{line.sheet_row, *key})) {
        return false;
    }
    auto const* const cell = grid.find(*line.label);
    auto const area = grid.area(*line.label);
    if (cell == nullptr || cell->kind != CellKind::text || area.first != *line.label) {
        return false;
    }
    auto const text = grid.workbook().text(*cell);
    return text.size() > 1 && any_letter(text) && !column_number(text) &&
           tells_rows_from_numbers(form);
}

std::size_t hash_of(Grid const& grid)
{
    std::size_t hash = grid.row_count();
    auto const add = [&](std::size_t value) { hash = (hash ^ value) * 0x100000001b3U; };
    for (auto const& merge : grid.sheet().merges) {
        add(merge.first.row);
        add(merge.first.column);
        add(merge.last.row);
        add(merge.last.column);
    }
    return hash;
}

} // namespace

Layout::Layout(Grid const& grid,
               TextKeys& keys,
               std::vector<TableBlock> blocks,
               std::vector<MadeTable> made,
               std::vector<BandRead> const& read)
    : m_blocks(std::move(blocks)), m_made(std::move(made)), m_merges(grid.sheet().merges),
      m_row_count(grid.row_count())
{
    for (std::uint32_t row = 0; row < m_row_count; ++row) {
        m_closed.push_back(closed_in(row, grid, keys));
    }
    for (auto const& cell : grid.sheet().cells) {
        if (open(cell)) {
            continue;
        }
        Seen seen;
        seen.cell = cell;
        if (cell.has_text()) {
            seen.text = &keys.known(cell);
            m_usable = m_usable && seen.text->text == grid.workbook().text(cell);
            seen.part = cell.kind == CellKind::text ? part_of(cell, *seen.text, read) : Part::fixed;
        }
        m_seen.push_back(seen);
    }
}

std::vector<Span> Layout::closed_in(std::uint32_t row, Grid const& grid, TextKeys& keys)
{
    std::vector<Span> closed;
    for (auto& made : m_made) {
        auto const& form = keys.index().forms()[made.form];
        for (std::size_t panel = 0; panel < made.table.panels.size(); ++panel) {
            auto const& one = made.table.panels[panel];
            if (!reaches(one, row)) {
                continue;
            }
            auto const line = std::ranges::find_if(made.table.lines, [&](Line const& other) {
                return other.panel == panel && other.sheet_row == row;
            });
            if (line == made.table.lines.end() || !sure_line(grid, form, one, *line)) {
                closed.push_back(one.across);
                continue;
            }
            auto const label = keys.of(*grid.find(*line->label)).label;
            if (label == no_label || !keys.index().in_body(label, made.form)) {
                made.watched.push_back(static_cast<std::size_t>(line - made.table.lines.begin()));
            }
        }
    }
    return closed;
}

bool Layout::open(Cell const& cell) const
{
    return !cell.has_text() && cell.row < m_closed.size() &&
           std::ranges::none_of(m_closed[cell.row], [&](Span span) {
               return span.first <= cell.column && cell.column <= span.last;
           });
}

Layout::Part
Layout::part_of(Cell const& cell, KnownText const& text, std::vector<BandRead> const& read) const
{
    if (text.key.label != no_label || read_in_any(read, cell.row)) {
        return Part::fixed;
    }
    bool above = true;
    bool below = true;
    for (auto const& made : m_made) {
        for (auto const& panel : made.table.panels) {
            above = above && cell.row < panel.header.first;
            bool const ended = panel.header.last < cell.row && cell.row >= panel.sure_end &&
                               panel.end_row == panel.sure_end;
            below = below && ended;
        }
    }
    return above ? Part::above : below ? Part::below : Part::fixed;
}

bool Layout::fits(Grid const& grid, TextKeys& keys) const
{
    if (grid.row_count() != m_row_count || grid.sheet().merges != m_merges) {
        return false;
    }
    auto seen = m_seen.begin();
    for (auto const& cell : grid.sheet().cells) {
        if (open(cell)) {
            continue;
        }
        if (seen == m_seen.end() || !same(*seen, cell, grid, keys)) {
            return false;
        }
        ++seen;
    }
    return seen == m_seen.end();
}

bool Layout::same(Seen const& seen, Cell const& cell, Grid const& grid, TextKeys& keys)
{
    auto const& other = seen.cell;
    if (other.where() != cell.where() || other.kind != cell.kind ||
        (other.formula == 0) != (cell.formula == 0)) {
        return false;
    }
    if (!cell.has_text()) {
        return other.number == cell.number;
    }
    if (keys.is(cell, *seen.text)) {
        return true;
    }
    if (seen.part == Part::fixed) {
        return false;
    }
    auto const& key = keys.of(cell);
    auto const text = grid.workbook().text(cell);
    if (key.label != no_label) {
        return false;
    }
    return seen.part == Part::above
               ? is_blank(text) == is_blank(seen.text->text)
               : same_below({text, key.key}, {seen.text->text, seen.text->key.key});
}

MadeTable const* Layout::made(std::size_t form, std::set<std::size_t> const& gone) const
{
    auto const found = std::ranges::find_if(
        m_made, [&](MadeTable const& one) { return one.form == form && one.gone == gone; });
    return found == m_made.end() ? nullptr : &*found;
}

Layout const* LayoutMemo::find(Grid const& grid, TextKeys& keys) const
{
    auto const hash = hash_of(grid);
    for (auto const& kept : m_kept) {
        if (kept.hash == hash && kept.layout->fits(grid, keys)) {
            return kept.layout.get();
        }
    }
    return nullptr;
}

void LayoutMemo::keep(Grid const& grid, std::unique_ptr<Layout const> layout)
{
    if (m_kept.size() < most) {
        m_kept.push_back({hash_of(grid), std::move(layout)});
        return;
    }
    m_kept[m_next] = {hash_of(grid), std::move(layout)};
    m_next = (m_next + 1) % most;
}

} // namespace gopbieu
