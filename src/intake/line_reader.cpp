#include "intake/line_reader.hpp"

#include "base/catalogue/intake.hpp"
#include "intake/answered_value.hpp"
#include "intake/table_cells.hpp"
#include "text/decimal.hpp"
#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

bool is_zero(FigureRead const& read)
{
    auto const* const number = std::get_if<Exact>(&read.value);
    return read.is_value() && number != nullptr && number->sign() == 0;
}

bool links_elsewhere(std::string_view formula)
{
    auto const open = formula.find('[');
    return open != std::string_view::npos && formula.find('!', open) != std::string_view::npos;
}

} // namespace

LineReader::LineReader(TableSource const& source) : m_source(source)
{
    gather_rates();
}

// Rates stand under a column of percents or in a row of them.
std::string LineReader::rate_group(Row const* row, std::size_t column) const
{
    auto const& form = m_source.form;
    auto const& measure = form.measure(row, form.columns[column]);
    if (measure.type != ValueType::percent) {
        return {};
    }
    bool const by_row = row != nullptr && &measure != &form.columns[column].measure;
    return by_row ? "row " + row->id : "column " + form.columns[column].id;
}

void LineReader::gather_rates()
{
    auto const& form = m_source.form;
    auto const percent = [](Measure const& measure) { return measure.type == ValueType::percent; };
    bool const any = std::ranges::any_of(form.columns, percent, &Column::measure) ||
                     std::ranges::any_of(form.rows, [&](Row const& row) {
                         return (row.measure && percent(*row.measure)) ||
                                std::ranges::any_of(row.cells, percent, &CellMeasure::measure);
                     });
    if (!any) {
        return;
    }
    NumberContext plain;
    plain.kind = ValueKind::number;
    for (auto const& line : m_source.table.lines) {
        if (line.kind != LineKind::row && line.kind != LineKind::own) {
            continue;
        }
        auto const* const row = line.row ? &m_source.form.rows[*line.row] : nullptr;
        for_each_cell(m_source, line, [&](Cell const& cell) {
            auto const column = m_source.table.panels[line.panel].at(cell.column);
            auto const group = column ? rate_group(row, *column) : std::string();
            if (group.empty()) {
                return;
            }
            if (auto const rate = plain_rate(m_source.grid, cell)) {
                m_rates[group].push_back(*rate);
            } else if (cell.kind == CellKind::text) {
                auto const reading = read_number(m_source.grid.workbook().text(cell), plain);
                auto const* const repaired = std::get_if<RepairedNumber>(&reading);
                auto const* const certain = std::get_if<CertainNumber>(&reading);
                if (repaired != nullptr && !repaired->repairs.has(Repair::percent_sign)) {
                    m_rates[group].push_back(repaired->value.as_double());
                } else if (certain != nullptr) {
                    m_rates[group].push_back(certain->value.as_double());
                }
            }
        });
    }
}

std::vector<Fact> LineReader::read(Line const& line, ReadLine const& as)
{
    m_facts.clear();
    m_open.assign(m_source.form.columns.size(), 0);
    m_counted.assign(m_source.form.columns.size(), 0);
    for_each_cell(m_source, line, [&](Cell const& cell) { read_cell(line, as, cell); });
    if (!m_quiet) {
        note_blanks(line, as);
    }
    return std::move(m_facts);
}

std::vector<Fact> LineReader::read_quietly(Line const& line, ReadLine const& as)
{
    m_quiet = true;
    auto facts = read(line, as);
    m_quiet = false;
    return facts;
}

void LineReader::say_faults(Line const& line, ReadLine const& as)
{
    auto const blanks = m_blanks.size();
    read(line, as);
    m_blanks.resize(blanks);
}

void LineReader::read_cell(Line const& line, ReadLine const& as, Cell const& cell)
{
    auto const column = m_source.table.panels[line.panel].at(cell.column);
    if (!column) {
        return; // settle_columns() has dealt with it
    }
    auto const& meant = m_source.form.columns[*column];
    if (!meant.measure.holds_facts()) {
        if (!m_quiet) {
            m_source.uses.mark(cell, CellUse::label);
        }
        return;
    }
    if (as.row != nullptr && m_source.form.closed(*as.row, meant)) {
        read_closed(cell, as, *column);
        m_open[*column] = 1;
    } else if (merged_strangely(line, cell)) {
        m_open[*column] = 1;
        ask_about_merge(cell, as, *column);
    } else {
        read_measured(cell, as, *column);
    }
}

void LineReader::read_measured(Cell const& cell, ReadLine const& as, std::size_t column)
{
    auto const& form = m_source.form;
    auto const& measure = form.measure(as.row, form.columns[column]);
    auto const group = m_rates.empty() ? m_rates.end() : m_rates.find(rate_group(as.row, column));
    auto read =
        read_figure(m_source.grid,
                    m_source.keys,
                    cell,
                    measure,
                    group == m_rates.end() ? RateColumn::unknown : rate_column(group->second),
                    [this](CellRef place) { return number_at(place, 0); });
    if (!m_quiet) {
        say_problems(cell, read.problems, as, column, read);
    }
    switch (read.state) {
    case FigureRead::State::value:
        keep(cell, as, column, std::move(read.value));
        break;
    case FigureRead::State::asked:
        m_open[column] = 1;
        if (!m_quiet) {
            leave_open(cell, as, column);
        }
        break;
    case FigureRead::State::not_applicable:
        m_open[column] = 1;
        break;
    case FigureRead::State::blank:
    case FigureRead::State::missing:
        break;
    }
}

// Notes are told; a question that was answered turns into the answer.
void LineReader::say_problems(Cell const& cell,
                              std::vector<Problem> const& problems,
                              ReadLine const& as,
                              std::size_t column,
                              FigureRead& read)
{
    auto const& measure = m_source.form.measure(as.row, m_source.form.columns[column]);
    for (auto const& problem : problems) {
        if (read.state != FigureRead::State::asked || !asks(problem.say)) {
            m_source.remarks.note(
                problem.say, cell.where(), about_figure(problem.args, as, column));
            continue;
        }
        auto const* const answer = m_source.remarks.ask(problem.say,
                                                        to_a1(cell.where()),
                                                        about_figure(problem.args, as, column),
                                                        as.row_id,
                                                        m_source.form.columns[column].id);
        if (answer == nullptr) {
            continue;
        }
        if (means_blank(answer->value)) {
            read.state = FigureRead::State::not_applicable; // no figure, by decision
            m_source.uses.mark(cell, CellUse::left_out);
        } else if (auto value = answered_value(answer->value, measure)) {
            read.state = FigureRead::State::value;
            read.value = std::move(*value);
        } else {
            m_source.remarks.unusable();
        }
    }
    if (cell.formula != 0 && read.is_value()) {
        auto const formula = formula_text(m_source.grid.sheet(), cell);
        if (links_elsewhere(formula)) {
            m_source.remarks.note(say::external_value,
                                  cell.where(),
                                  about_figure({{"value", m_source.grid.raw(cell)}}, as, column));
        }
    }
}

void LineReader::keep(Cell const& cell, ReadLine const& as, std::size_t column, FigureValue value)
{
    Fact fact;
    fact.row = as.row_id;
    fact.column = m_source.form.columns[column].id;
    fact.value = std::move(value);
    fact.cell = cell.where();
    fact.raw = m_source.grid.raw(cell);
    m_facts.push_back(std::move(fact));
    m_counted[column] = 1;
    if (!m_quiet) {
        m_source.uses.mark(cell, CellUse::used);
    }
}

// "X" is printed there; a zero says no more than that.
void LineReader::read_closed(Cell const& cell, ReadLine const& as, std::size_t at)
{
    if (m_quiet) {
        return;
    }
    auto const& column = m_source.form.columns[at];
    Measure any = column.measure;
    any.type = column.measure.holds_numbers() ? ValueType::number : column.measure.type;
    auto const read = read_figure(
        m_source.grid, m_source.keys, cell, any, RateColumn::above_one, [this](CellRef place) {
            return number_at(place, 0);
        });
    bool const harmless =
        read.state != FigureRead::State::value && read.state != FigureRead::State::asked;
    if (harmless || is_zero(read) || !column.measure.holds_numbers()) {
        m_source.uses.mark(cell, CellUse::label);
        return;
    }
    auto const* const answer =
        m_source.remarks.ask(say::closed_filled,
                             to_a1(cell.where()),
                             about_figure({{"found", m_source.grid.raw(cell)}}, as, at),
                             {},
                             column.id);
    bool const left_out =
        answer != nullptr && (means_ignore(answer->value) || means_blank(answer->value));
    if (answer != nullptr && !left_out) {
        m_source.remarks.unusable();
    }
    m_source.uses.mark(cell, left_out ? CellUse::left_out : CellUse::asked);
}

// One value over several rows or columns. Rows that are named over as many rows are one row.
bool LineReader::merged_strangely(Line const& line, Cell const& cell) const
{
    auto const area = m_source.grid.area(cell.where());
    if (area.first == area.last) {
        return false;
    }
    auto const& panel = m_source.table.panels[line.panel];
    if (panel.at(area.first.column) != panel.at(area.last.column)) {
        return true;
    }
    auto const name = m_source.grid.area(name_place(m_source, line));
    return area.first.row != name.first.row || area.last.row > name.last.row;
}

void LineReader::ask_about_merge(Cell const& cell, ReadLine const& as, std::size_t column)
{
    if (m_quiet) {
        return;
    }
    auto const& meant = m_source.form.columns[column];
    auto const* const answer =
        m_source.remarks.ask(say::merged_figures,
                             to_a1(cell.where()),
                             about_figure({{"found", m_source.grid.raw(cell)},
                                           {"cells", to_a1(m_source.grid.area(cell.where()))}},
                                          as,
                                          column),
                             as.row_id,
                             meant.id);
    bool const blank = answer != nullptr && means_blank(answer->value);
    auto value = answer != nullptr && !blank
                     ? answered_value(answer->value, m_source.form.measure(as.row, meant))
                     : std::nullopt;
    if (value) {
        keep(cell, as, column, std::move(*value));
        return;
    }
    if (answer != nullptr && !blank) {
        m_source.remarks.unusable();
    }
    if (blank) {
        m_source.uses.mark(cell, CellUse::left_out);
    } else {
        leave_open(cell, as, column);
    }
}

std::string LineReader::printed_row(ReadLine const& as) const
{
    auto const& form = m_source.form;
    auto row = as.row == nullptr
                   ? as.row_name
                   : row_path(form, static_cast<std::size_t>(as.row - form.rows.data()));
    return row.empty() ? "–" : row;
}

Args LineReader::about_figure(Args args, ReadLine const& as, std::size_t column) const
{
    args.push_back({"row_name", printed_row(as)});
    args.push_back({"column_name", column_path(m_source.form.columns[column])});
    return args;
}

void LineReader::leave_open(Cell const& cell, ReadLine const& as, std::size_t column)
{
    m_source.uses.mark(cell, CellUse::asked);
    m_asked.push_back({as.row_id, m_source.form.columns[column].id});
}

void LineReader::note_blanks(Line const& line, ReadLine const& as)
{
    auto const& form = m_source.form;
    auto const& panel = m_source.table.panels[line.panel];
    bool const any_figure =
        std::ranges::any_of(m_facts, [](Fact const& fact) { return fact.number() != nullptr; });
    if (!any_figure) {
        return;
    }
    for (std::size_t column = 0; column < form.columns.size(); ++column) {
        auto const& meant = form.columns[column];
        auto const& measure = form.measure(as.row, meant);
        bool const closed = as.row != nullptr && form.closed(*as.row, meant);
        if (measure.type == ValueType::count && !measure.derived() && panel.columns[column] &&
            m_counted[column] == 0 && !closed && m_open[column] == 0) {
            m_blanks.push_back({{line.sheet_row, panel.columns[column]->first},
                                as.row_id,
                                meant.id,
                                as.row,
                                column});
        }
    }
}

// For sums whose results the file does not hold.
std::optional<Exact> LineReader::number_at(CellRef place, int depth) const
{
    constexpr int deepest = 4;
    auto const* const cell = m_source.grid.find(place);
    if (cell == nullptr || !m_source.grid.filled(*cell)) {
        return Exact(0);
    }
    if (cell->kind == CellKind::number) {
        return Exact::from_double(cell->number);
    }
    if (cell->kind == CellKind::empty && depth < deepest) {
        return simple_sum(formula_text(m_source.grid.sheet(), *cell),
                          [&](CellRef other) { return number_at(other, depth + 1); });
    }
    return {};
}

} // namespace gopbieu
