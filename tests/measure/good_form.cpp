#include "measure/good_form.hpp"

#include "workbook/read.hpp"

#include <algorithm>
#include <iostream>

namespace gopbieu::measure {

namespace {

struct Drawn {
    SketchCell cell;
    std::string text;
};

std::string decimal(std::uint32_t tenths)
{
    auto text = std::to_string(tenths / 10);
    return tenths % 10 == 0 ? text : text + "." + std::to_string(tenths % 10);
}

Drawn draw(Measure const& measure, Dice& dice)
{
    switch (measure.type) {
    case ValueType::count: {
        auto const number = dice.fresh(9000);
        return {{static_cast<double>(number), false}, std::to_string(number)};
    }
    case ValueType::number: {
        auto const tenths = 11 + dice.below(80);
        return {{static_cast<double>(tenths) / 10, false}, decimal(tenths)};
    }
    case ValueType::percent: {
        auto const tenths = 20 + dice.below(980);
        return {{static_cast<double>(tenths) / 10, false}, decimal(tenths)};
    }
    case ValueType::date: {
        auto const day = std::to_string(10 + dice.below(18));
        return {{day + "/11/2023", false}, "2023-11-" + day};
    }
    case ValueType::choice: {
        auto const& choice =
            measure.choices[dice.below(static_cast<std::uint32_t>(measure.choices.size()))];
        return {{choice, false}, choice};
    }
    case ValueType::text:
    case ValueType::key:
    case ValueType::ordinal:
        break;
    }
    auto const text = "lời ghi " + std::to_string(dice.below(1000));
    return {{text, false}, text};
}

} // namespace

Sketch GoodForm::filled(Dice& dice) const
{
    dice.forget();
    Sketch sketch;
    put_template(sketch);
    if (m_form.row_kind == RowKind::fixed) {
        fill_fixed(sketch, dice);
    } else {
        fill_rows(sketch, dice);
    }
    return sketch;
}

void GoodForm::put_template(Sketch& sketch) const
{
    auto& sheet = sketch.sheets.emplace_back();
    auto const& from = m_workbook.sheets.front();
    sheet.name = from.name;
    sheet.merges = from.merges;
    for (auto const& cell : from.cells) {
        if (cell.kind == CellKind::text) {
            sheet.cells[cell.where()] = {std::string(m_workbook.text(cell)), false};
        } else if (cell.kind == CellKind::number) {
            sheet.cells[cell.where()] = {cell.number, false};
        }
    }
    auto const& panel = m_table.panels.front();
    sketch.header = {panel.header.first, panel.number_row.value_or(panel.header.last)};
    sketch.body = {panel.first_row, panel.first_row};
    sketch.columns = {max_columns, 0};
    for (auto const& one : m_table.panels) {
        for (auto const& column : one.columns) {
            if (column) {
                sketch.columns.first = std::min(sketch.columns.first, column->first);
                sketch.columns.last = std::max(sketch.columns.last, column->last);
            }
        }
    }
}

void GoodForm::fill_row(Sketch& sketch,
                        Dice& dice,
                        Row const* row,
                        std::string const& id,
                        std::size_t panel,
                        std::uint32_t sheet_row) const
{
    for (std::size_t index = 0; index < m_form.columns.size(); ++index) {
        auto const& column = m_form.columns[index];
        auto const at = m_table.panels[panel].column(index);
        bool const closed = row != nullptr && m_form.closed(*row, column);
        if (!at || !column.measure.holds_facts() || closed) {
            continue;
        }
        auto drawn = draw(m_form.measure(row, column), dice);
        CellRef const cell{sheet_row, *at};
        sketch.sheets.front().cells[cell] = std::move(drawn.cell);
        sketch.truth.push_back({id, column.id, std::move(drawn.text), cell});
    }
}

void GoodForm::fill_fixed(Sketch& sketch, Dice& dice) const
{
    for (std::size_t row = 0; row < m_form.rows.size(); ++row) {
        if (!m_table.rows[row]) {
            continue;
        }
        auto const& line = m_table.lines[*m_table.rows[row]];
        sketch.body.last = std::max(sketch.body.last, line.sheet_row);
        fill_row(sketch, dice, &m_form.rows[row], m_form.rows[row].id, line.panel, line.sheet_row);
    }
}

// Some rows of the code list (or of a list) in place of the template's samples; a printed total row
// stays below them, empty.
void GoodForm::fill_rows(Sketch& sketch, Dice& dice) const
{
    auto& sheet = sketch.sheets.front();
    auto const& panel = m_table.panels.front();
    auto const* const total = m_table.total();
    auto const end = total != nullptr ? total->sheet_row : panel.end_row;
    std::erase_if(sheet.cells, [&](auto const& one) {
        return one.first.row >= panel.first_row && one.first.row < end;
    });
    bool const keyed = m_form.row_kind == RowKind::keyed;
    auto const most = keyed ? static_cast<std::uint32_t>(m_form.rows.size()) : 6U;
    auto const count = std::min(most, 2 + dice.below(most));
    if (panel.first_row + count > end) {
        sheet.insert_rows(end, panel.first_row + count - end);
    }
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < most; ++row) {
        rows.push_back(row);
    }
    for (std::uint32_t at = 0; at < count; ++at) {
        std::swap(rows[at], rows[at + dice.below(most - at)]);
    }
    std::sort(rows.begin(), rows.begin() + count);
    for (std::uint32_t at = 0; at < count; ++at) {
        auto const sheet_row = panel.first_row + at;
        auto const* const row = keyed ? &m_form.rows[rows[at]] : nullptr;
        auto const name = keyed ? row->label : "Đơn vị số " + std::to_string(at + 1);
        auto const id = keyed ? row->id : name; // rows of a list are told by their names
        sheet.cells[{sheet_row, *panel.column(m_form.key_column)}] = {name, false};
        fill_row(sketch, dice, row, id, 0, sheet_row);
        sketch.body.last = sheet_row;
    }
}

std::vector<GoodForm> good_forms(FormSet const& forms)
{
    std::vector<GoodForm> good;
    for (auto const& form : forms.forms) {
        auto workbook = read_workbook(form.template_file, ReadOptions{});
        auto table = workbook && !workbook->sheets.empty()
                         ? find_table(Grid(*workbook, workbook->sheets.front()), form)
                         : std::nullopt;
        if (!table || !table->missing(form).empty()) {
            std::cerr << "left out, its template has not all columns: " << form.id << '\n';
            continue;
        }
        good.emplace_back(form, std::move(*workbook), std::move(*table));
    }
    return good;
}

} // namespace gopbieu::measure
