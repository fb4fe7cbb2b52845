#include "publish/grow.hpp"

#include "workbook/formula_text.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

/// What a growth does to places on its own sheet.
class RowShift {
public:
    explicit RowShift(Growth const& growth) : m_body(growth.body), m_count(growth.count) {}

    [[nodiscard]] std::uint32_t last() const { return m_body.last; }
    [[nodiscard]] std::uint32_t count() const { return m_count; }
    [[nodiscard]] bool in_body(std::uint32_t row) const
    {
        return row >= m_body.first && row <= m_body.last;
    }

    /// What no sheet holds any more stays beyond its end.
    [[nodiscard]] std::uint32_t row(std::uint32_t row) const
    {
        return row > m_body.last ? row + m_count : row;
    }

    /// A range over rows that only moves: what spans the gap spans it still.
    void move(std::uint32_t& first, std::uint32_t& last) const
    {
        first = row(first);
        last = row(last);
    }
    void move(CellRange& range) const { move(range.first.row, range.last.row); }

    /// A range that says something of each of its rows: of the new rows as of the last.
    void stretch(std::uint32_t& first, std::uint32_t& last) const
    {
        last = last == m_body.last ? last + m_count : row(last);
        first = row(first);
    }
    void stretch(CellRange& range) const { stretch(range.first.row, range.last.row); }

    /// Whether a range that ends with the body is about all of it.
    [[nodiscard]] bool covers_body(std::uint32_t first, std::uint32_t last) const
    {
        return last == m_body.last && (first <= m_body.first || first < last);
    }

private:
    Span m_body;
    std::uint32_t m_count;
};

void move_reference(CellReference& reference, RowShift const& shift, bool inside_body)
{
    auto& first = reference.first;
    auto& last = reference.last;
    if (!first.row || !last.row) {
        return; // whole columns
    }
    bool const ends_with_body =
        reference.area && *first.row <= *last.row && shift.covers_body(*first.row, *last.row);
    if (ends_with_body && (!inside_body || last.row_fixed)) {
        last.row = *last.row + shift.count();
    } else {
        last.row = shift.row(*last.row);
    }
    first.row = shift.row(*first.row);
}

/// Grows one page and lets all pages of its draft follow.
class Growing {
public:
    Growing(SheetDraft& draft, std::size_t page, Growth const& growth)
        : m_draft(draft), m_page(draft.pages[page]), m_growth(growth), m_shift(growth)
    {
    }

    void run()
    {
        for (auto& page : m_draft.pages) {
            follow(page);
        }
        for (auto& name : m_draft.names) {
            name.refers_to = grown(name.refers_to, FormulaPlace{});
        }
        put_rows_in();
        move_merges();
        move_spans();
        move_changes();
        if (m_page.sheet.looks != nullptr) {
            move_looks(*m_page.sheet.looks);
        }
        m_page.growths.push_back(m_growth);
    }

private:
    std::string grown(std::string_view formula, FormulaPlace const& place) const
    {
        return grown_formula(formula, place, m_page.sheet.name, m_growth);
    }

    /// What is written in words: formulas of cells and rules, and links.
    void follow(Page& page)
    {
        auto& sheet = page.sheet;
        for (auto& cell : sheet.cells) {
            if (cell.formula != 0) {
                follow_cell(sheet, cell);
            }
        }
        if (sheet.looks == nullptr) {
            return;
        }
        auto const follow_rule = [&](std::string& formula, std::vector<CellRange> const& ranges) {
            FormulaPlace place{sheet.name, {}};
            if (!ranges.empty()) {
                place.row = ranges.front().first.row;
            }
            formula = grown(formula, place);
        };
        for (auto& one : sheet.looks->validations) {
            follow_rule(one.formula1, one.ranges);
            follow_rule(one.formula2, one.ranges);
        }
        for (auto& one : sheet.looks->conditional_formats) {
            for (auto& formula : one.formulas) {
                follow_rule(formula, one.ranges);
            }
        }
        for (auto& one : sheet.looks->hyperlinks) {
            constexpr std::string_view internal = "internal:";
            if (one.target.starts_with(internal)) {
                one.target = std::string(internal) +
                             grown(one.target.substr(internal.size()), {sheet.name, {}});
            }
        }
    }

    void follow_cell(Sheet& sheet, Cell const& cell)
    {
        auto const before = formula_text(sheet, cell);
        auto after = grown(before, {sheet.name, cell.row});
        if (after != before) {
            auto& formula = sheet.formulas[cell.formula - 1];
            formula.text = m_draft.texts.keep(after);
            formula.row_shift = formula.column_shift = 0;
        }
    }

    void put_rows_in()
    {
        auto& cells = m_page.sheet.cells;
        auto const after = [&](Cell const& cell) { return cell.row > m_shift.last(); };
        auto const end = std::ranges::find_if(cells, after);
        auto const start = std::ranges::find_if(
            cells.begin(), end, [&](Cell const& cell) { return cell.row == m_shift.last(); });
        std::vector<Cell> const pattern(start, end);
        for (auto cell = end; cell != cells.end(); ++cell) {
            cell->row += m_shift.count();
        }
        std::vector<Cell> added;
        added.reserve(pattern.size() * m_shift.count());
        for (std::uint32_t row = 1; row <= m_shift.count(); ++row) {
            for (auto const& cell : pattern) {
                added.push_back(copy_below(cell, row));
            }
        }
        cells.insert(end, added.begin(), added.end());
    }

    Cell copy_below(Cell const& pattern, std::uint32_t rows)
    {
        Cell copy;
        copy.row = pattern.row + rows;
        copy.column = pattern.column;
        copy.style = pattern.style;
        auto& sheet = m_page.sheet;
        // An array formula belongs to one place; a copy would be another one.
        if (pattern.formula != 0 && !sheet.formulas[pattern.formula - 1].array) {
            Formula formula;
            formula.text = m_draft.texts.keep(
                shift_formula(formula_text(sheet, pattern), static_cast<std::int32_t>(rows), 0));
            sheet.formulas.push_back(formula);
            copy.formula = static_cast<std::uint32_t>(sheet.formulas.size());
        }
        return copy;
    }

    void move_merges()
    {
        auto& merges = m_page.sheet.merges;
        std::vector<CellRange> added;
        for (auto& merge : merges) {
            bool const of_last_row =
                merge.first.row == m_shift.last() && merge.last.row == m_shift.last();
            if (of_last_row) {
                for (std::uint32_t row = 1; row <= m_shift.count(); ++row) {
                    added.push_back({{merge.first.row + row, merge.first.column},
                                     {merge.last.row + row, merge.last.column}});
                }
            } else if (m_shift.covers_body(merge.first.row, merge.last.row)) {
                m_shift.stretch(merge);
            } else {
                m_shift.move(merge);
            }
        }
        merges.insert(merges.end(), added.begin(), added.end());
    }

    void move_spans()
    {
        for (auto& span : m_page.sheet.hidden_rows) {
            m_shift.stretch(span.first, span.last);
        }
        for (auto& range : m_page.declared) {
            m_shift.stretch(range);
        }
    }

    void move_changes()
    {
        auto const move = [&](auto& places) {
            std::remove_reference_t<decltype(places)> moved;
            for (auto& [where, what] : places) {
                moved.emplace(CellRef{m_shift.row(where.row), where.column}, std::move(what));
            }
            places = std::move(moved);
        };
        move(m_page.changes);
        move(m_page.paint);
    }

    void move_looks(SheetLooks& looks)
    {
        move_rows(looks.rows);
        for (auto& one : looks.validations) {
            stretch(one.ranges);
        }
        for (auto& one : looks.conditional_formats) {
            stretch(one.ranges);
        }
        for (auto& one : looks.comments) {
            one.where.row = m_shift.row(one.where.row);
        }
        for (auto& one : looks.hyperlinks) {
            m_shift.move(one.range);
        }
        for (auto& one : looks.pictures) {
            move_picture(one);
        }
        if (looks.autofilter) {
            m_shift.stretch(*looks.autofilter);
        }
        move_panes(looks.panes);
        move_page(looks.page);
    }

    void stretch(std::vector<CellRange>& ranges) const
    {
        for (auto& range : ranges) {
            m_shift.stretch(range);
        }
    }

    void move_rows(std::vector<RowLooks>& rows) const
    {
        auto const end =
            std::ranges::upper_bound(rows, m_shift.last(), std::ranges::less(), &RowLooks::row);
        for (auto row = end; row != rows.end(); ++row) {
            row->row += m_shift.count();
        }
        if (end == rows.begin() || std::prev(end)->row != m_shift.last()) {
            return;
        }
        std::vector<RowLooks> added(m_shift.count(), *std::prev(end));
        for (std::uint32_t row = 0; row < m_shift.count(); ++row) {
            added[row].row += row + 1;
        }
        rows.insert(end, added.begin(), added.end());
    }

    void move_picture(Picture& picture) const
    {
        // One that moves with no cell stays where it is on the sheet.
        if (picture.move_with_cells == 3) {
            return;
        }
        auto const from = m_shift.row(picture.from.row);
        if (picture.to) {
            bool const sized = picture.move_with_cells == 1;
            picture.to->row =
                sized ? m_shift.row(picture.to->row) : picture.to->row + (from - picture.from.row);
        }
        picture.from.row = from;
    }

    void move_panes(Panes& panes) const
    {
        if (panes.frozen_rows > m_shift.last() + 1) {
            panes.frozen_rows += m_shift.count();
        }
        panes.top_left.row = m_shift.row(panes.top_left.row);
    }

    void move_page(PageSetup& page) const
    {
        stretch(page.print_areas);
        if (page.title_rows) {
            m_shift.move(page.title_rows->first, page.title_rows->last);
        }
        for (auto& row : page.row_breaks) {
            row = m_shift.row(row);
        }
    }

    SheetDraft& m_draft;
    Page& m_page;
    Growth m_growth;
    RowShift m_shift;
};

} // namespace

std::string grown_formula(std::string_view formula,
                          FormulaPlace const& place,
                          std::string_view grown_sheet,
                          Growth const& growth)
{
    RowShift const shift(growth);
    bool const at_home = same_sheet_name(place.sheet, grown_sheet);
    bool const inside_body = at_home && place.row && shift.in_body(*place.row);
    std::string out;
    FormulaPieces pieces(formula);
    while (auto const piece = pieces.next()) {
        bool const meant = piece->sheet.empty()
                               ? at_home
                               : same_sheet_name(plain_sheet_name(piece->sheet), grown_sheet);
        if (!piece->reference || !meant) {
            out += piece->text;
            continue;
        }
        auto reference = *piece->reference;
        move_reference(reference, shift, inside_body);
        if (reference == *piece->reference) {
            out += piece->text; // as its author wrote it, small letters too
            continue;
        }
        if (!piece->sheet.empty()) {
            out += piece->sheet;
            out += '!';
        }
        out += reference_text(reference);
    }
    return out;
}

void grow(SheetDraft& draft, std::size_t page, Growth const& growth)
{
    if (growth.count != 0) {
        Growing(draft, page, growth).run();
    }
}

} // namespace gopbieu
