#include "publish/fill_table.hpp"

#include "publish/grow.hpp"
#include "publish/stale_results.hpp"
#include "publish/table_rows.hpp"

#include <algorithm>
#include <set>

namespace gopbieu {

namespace {

/// A row of the sheet, in one panel, that can be filled.
struct Slot {
    std::size_t panel = 0;
    std::uint32_t row = 0;
};

class TableFiller {
public:
    TableFiller(SheetDraft& draft, Template const& blank, TableFigures const& figures)
        : m_draft(draft), m_page(draft.pages[blank.sheet]), m_blank(blank), m_form(*blank.form),
          m_table(blank.table), m_figures(figures)
    {
    }

    void run()
    {
        place_printed_rows();
        if (m_form.row_kind != RowKind::fixed) {
            fill_blank_rows();
        }
        fill_total();
    }

private:
    // Rows whose names the template prints.
    void place_printed_rows()
    {
        for (std::size_t row = 0; row < m_form.rows.size() && row < m_table.rows.size(); ++row) {
            if (!m_table.rows[row]) {
                continue;
            }
            auto const& line = m_table.lines[*m_table.rows[row]];
            Slot const slot{line.panel, line.sheet_row};
            m_printed.insert({slot.panel, slot.row});
            declare(slot, row);
            auto const found =
                std::ranges::find(m_figures.rows, std::optional(row), &FigureRow::known);
            if (found != m_figures.rows.end()) {
                auto const number = static_cast<std::size_t>(found - m_figures.rows.begin());
                m_placed.insert(number);
                fill_figures(slot, number);
            }
        }
    }

    void declare(Slot const& slot, std::size_t row)
    {
        for_each_column(slot, [&](std::size_t column, CellRef where) {
            bool const open = !m_form.closed(m_form.rows[row], m_form.columns[column]);
            if (m_form.columns[column].measure.holds_facts() && open) {
                m_page.declared.push_back({where, where});
            }
        });
    }

    void fill_blank_rows()
    {
        std::vector<std::size_t> rest;
        for (std::size_t row = 0; row < m_figures.rows.size(); ++row) {
            if (!m_placed.contains(row)) {
                rest.push_back(row);
            }
        }
        auto const body = body_rows(m_blank);
        m_body_end = body.last;
        auto slots = blank_slots(body);
        auto const panels = panels_side_by_side(m_table);
        auto const missing = rest.size() - std::min(rest.size(), slots.size());
        m_grown = static_cast<std::uint32_t>((missing + panels - 1) / panels);
        if (m_grown != 0) {
            grow(m_draft, m_blank.sheet, {body, m_grown});
            slots = blank_slots({body.first, body.last + m_grown});
        }
        for (std::size_t index = 0; index < slots.size(); ++index) {
            auto const& slot = slots[index];
            declare_blank(slot);
            if (index < rest.size()) {
                fill_row(slot, m_printed.size() + index + 1, rest[index]);
            } else {
                clear(slot);
            }
        }
    }

    // Down the first panel, then down the next.
    [[nodiscard]] std::vector<Slot> blank_slots(Span body) const
    {
        std::vector<Slot> slots;
        for (std::size_t panel = 0; panel < panels_side_by_side(m_table); ++panel) {
            for (auto row = body.first; row <= body.last; ++row) {
                if (!m_printed.contains({panel, row})) {
                    slots.push_back({panel, row});
                }
            }
        }
        return slots;
    }

    void declare_blank(Slot const& slot)
    {
        for_each_column(slot, [&](std::size_t, CellRef where) {
            m_page.declared.push_back({where, where});
        });
    }

    void fill_row(Slot const& slot, std::size_t number, std::size_t row)
    {
        for_each_column(slot, [&](std::size_t column, CellRef where) {
            auto const type = m_form.columns[column].measure.type;
            if (type == ValueType::ordinal && !m_figures.rows[row].total) {
                set(where, Exact(static_cast<std::int64_t>(number)));
            } else if (type == ValueType::key) {
                set(where, m_figures.rows[row].label);
            }
        });
        clear(slot);
        fill_figures(slot, row);
    }

    void fill_figures(Slot const& slot, std::size_t row)
    {
        auto const known = m_figures.rows[row].known;
        for_each_column(slot, [&](std::size_t column, CellRef where) {
            auto const& one = m_form.columns[column];
            bool const closed = known && m_form.closed(m_form.rows[*known], one);
            if (one.measure.holds_facts() && !closed) {
                set(where, m_figures.value(row, column));
            }
        });
    }

    // What the template shows in a row that is there to be written in ("…", "1"): it goes. Formulas
    // stay, and what has been written already.
    void clear(Slot const& slot)
    {
        for_each_column(slot, [&](std::size_t, CellRef where) {
            auto const* const cell = m_page.sheet.find(where);
            if (cell != nullptr && cell->formula == 0 && cell->kind != CellKind::empty) {
                m_page.changes.try_emplace(where);
            }
        });
    }

    void fill_total()
    {
        auto const* const total = m_table.total();
        if (total == nullptr || m_form.row_kind == RowKind::fixed) {
            return;
        }
        bool const below = total->sheet_row > m_body_end;
        Slot const slot{total->panel, total->sheet_row + (below ? m_grown : 0)};
        for_each_column(slot, [&](std::size_t column, CellRef where) {
            auto const& measure = m_form.columns[column].measure;
            if (measure.holds_facts() && measure.way != Way::none) {
                m_page.declared.push_back({where, where});
                set(where, m_figures.total(column));
            }
        });
    }

    // A blank figure leaves what the template has.
    void set(CellRef where, CellValue value)
    {
        if (std::holds_alternative<std::monostate>(value)) {
            return;
        }
        auto const* const cell = m_page.sheet.find(where);
        bool const live = cell != nullptr && cell->formula != 0;
        m_page.changes[where] = {as_shown(std::move(value), cell), live};
    }

    // A percentage is 94.6; a cell that shows percents holds 0.946.
    [[nodiscard]] CellValue as_shown(CellValue value, Cell const* cell) const
    {
        auto const* const number = std::get_if<Exact>(&value);
        bool const percent =
            cell != nullptr && m_blank.workbook.format(*cell).shown == Shown::percent;
        if (number == nullptr || !percent) {
            return value;
        }
        constexpr std::int64_t hundred = 100;
        auto const part = number->over(Exact(hundred));
        return part ? CellValue(*part) : std::move(value);
    }

    template <typename Work>
    void for_each_column(Slot const& slot, Work const& work)
    {
        for (std::size_t column = 0; column < m_form.columns.size(); ++column) {
            if (auto const at = m_table.panels[slot.panel].column(column)) {
                work(column, CellRef{slot.row, *at});
            }
        }
    }

    SheetDraft& m_draft;
    Page& m_page;
    Template const& m_blank;
    FormDefinition const& m_form;
    Table const& m_table;
    TableFigures const& m_figures;
    std::set<std::pair<std::size_t, std::uint32_t>> m_printed; ///< panel, row
    std::set<std::size_t> m_placed;                            ///< rows of the figures
    std::uint32_t m_body_end = 0, m_grown = 0;
};

// A total row that the schema asks for and the template does not print stands below the others.
TableFigures with_total(TableFigures const& figures, Template const& blank)
{
    auto const& form = *blank.form;
    bool const asked = form.total_row && form.row_kind != RowKind::fixed && figures.total;
    if (!asked || blank.table.total() != nullptr || figures.rows.empty()) {
        return figures;
    }
    auto more = figures;
    FigureRow last;
    last.label = form.total_row->label;
    last.total = true;
    more.rows.push_back(std::move(last));
    auto const rows = figures.rows.size();
    more.value = [&figures, rows](std::size_t row, std::size_t column) {
        return row == rows ? figures.total(column) : figures.value(row, column);
    };
    return more;
}

} // namespace

void fill_table(SheetDraft& draft, Template const& blank, TableFigures const& figures)
{
    auto const all = with_total(figures, blank);
    TableFiller(draft, blank, all).run();
    forget_stale_results(draft);
}

} // namespace gopbieu
