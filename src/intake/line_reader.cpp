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

// Of a text how its figure writes rates; nothing where it does not say so by itself.
std::optional<double> written_rate(std::string_view text)
{
    NumberContext plain;
    plain.kind = ValueKind::number;
    auto const reading = read_number(text, plain);
    if (auto const* const certain = std::get_if<CertainNumber>(&reading)) {
        return certain->value.as_double();
    }
    auto const* const repaired = std::get_if<RepairedNumber>(&reading);
    bool const counts = repaired != nullptr && !repaired->repairs.has(Repair::percent_sign);
    return counts ? std::optional(repaired->value.as_double()) : std::nullopt;
}

} // namespace

LineReader::LineReader(TableSource const& source)
    : m_source(source), m_cells(source.keys.index().cells_of(source.form))
{
    for (auto const& panel : source.table.panels) {
        m_columns.emplace_back(panel);
    }
    gather_rates();
}

void LineReader::gather_rates()
{
    m_rates.resize(m_cells.rate_groups(), RateColumn::unknown);
    if (m_rates.size() == 1) {
        return;
    }
    std::vector<std::vector<double>> rates(m_rates.size());
    for (auto const& line : m_source.table.lines) {
        if (line.kind != LineKind::row && line.kind != LineKind::own) {
            continue;
        }
        auto const* const row = line.row ? &m_source.form.rows[*line.row] : nullptr;
        auto const across = m_source.table.panels[line.panel].across;
        for (auto const& cell : m_source.grid.row(line.sheet_row)) {
            auto const column = m_columns[line.panel].at(cell.column);
            auto const group = column ? m_cells.at(row, *column).rate_group : 0;
            if (group == 0 || cell.column < across.first || cell.column > across.last) {
                continue;
            }
            auto rate = plain_rate(m_source.grid, cell);
            if (!rate && cell.kind == CellKind::text) {
                rate = written_rate(m_source.grid.workbook().text(cell));
            }
            if (rate) {
                rates[group].push_back(*rate);
            }
        }
    }
    for (std::size_t group = 1; group < rates.size(); ++group) {
        m_rates[group] = rate_column(rates[group]);
    }
}

void LineReader::read(Line const& line, ReadLine const& as, std::vector<Fact>& facts)
{
    m_facts = &facts;
    m_first = facts.size();
    m_open.assign(m_source.form.columns.size(), 0);
    m_counted.assign(m_source.form.columns.size(), 0);
    for_each_cell(m_source, line, [&](Cell const& cell) { read_cell(line, as, cell); });
    if (!m_quiet) {
        note_blanks(line, as);
    }
}

std::vector<Fact> LineReader::read_quietly(Line const& line, ReadLine const& as)
{
    std::vector<Fact> facts;
    m_quiet = true;
    read(line, as, facts);
    m_quiet = false;
    return facts;
}

void LineReader::say_faults(Line const& line, ReadLine const& as)
{
    auto const blanks = m_blanks.size();
    std::vector<Fact> facts;
    read(line, as, facts);
    m_blanks.resize(blanks);
}

void LineReader::read_cell(Line const& line, ReadLine const& as, Cell const& cell)
{
    auto const column = m_columns[line.panel].at(cell.column);
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
    if (m_cells.at(as.row, *column).closed) {
        read_closed(cell, as, *column);
        m_open[*column] = 1;
    } else if (merged_strangely(line, cell)) {
        m_open[*column] = 1;
        ask_about_merge(cell, as, *column);
    } else if (!read_plainly(cell, as, *column)) {
        read_measured(cell, as, *column);
    }
}

// Nearly all figures: a whole number of which nothing is to be said.
bool LineReader::read_plainly(Cell const& cell, ReadLine const& as, std::size_t column)
{
    auto const value = plain_whole(m_source.grid, cell, *m_cells.at(as.row, column).measure);
    if (!value) {
        return false;
    }
    auto& fact = add(cell, as, column);
    fact.value = Exact(*value);
    fact.raw = std::to_string(*value); // as Grid::raw()
    if (!m_quiet) {
        say_link(cell, as, column);
    }
    return true;
}

void LineReader::read_measured(Cell const& cell, ReadLine const& as, std::size_t column)
{
    auto const& meant = m_cells.at(as.row, column);
    auto read = read_figure(m_source.grid,
                            m_source.keys,
                            cell,
                            *meant.measure,
                            m_rates[meant.rate_group],
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
    auto const& measure = *m_cells.at(as.row, column).measure;
    for (auto const& problem : problems) {
        if (read.state != FigureRead::State::asked || !asks(problem.say)) {
            m_source.remarks.note(
                problem.say, cell.where(), about_figure(problem.args, as, column));
            continue;
        }
        auto const* const answer = m_source.remarks.ask(problem.say,
                                                        to_a1(cell.where()),
                                                        about_figure(problem.args, as, column),
                                                        std::string(as.row_id),
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
    if (read.is_value()) {
        say_link(cell, as, column);
    }
}

// The value of a formula that looks into another workbook.
void LineReader::say_link(Cell const& cell, ReadLine const& as, std::size_t column)
{
    // Followers of a shared formula have its text, which says as much.
    if (cell.formula != 0 &&
        links_elsewhere(m_source.grid.sheet().formulas[cell.formula - 1].text)) {
        m_source.remarks.note(say::external_value,
                              cell.where(),
                              about_figure({{"value", m_source.grid.raw(cell)}}, as, column));
    }
}

void LineReader::keep(Cell const& cell, ReadLine const& as, std::size_t column, FigureValue value)
{
    auto& fact = add(cell, as, column);
    fact.value = std::move(value);
    fact.raw = m_source.grid.raw(cell);
}

Fact& LineReader::add(Cell const& cell, ReadLine const& as, std::size_t column)
{
    auto& fact = m_facts->emplace_back();
    fact.row = as.row_id;
    fact.column = m_source.form.columns[column].id;
    fact.cell = cell.where();
    m_counted[column] = 1;
    if (!m_quiet) {
        m_source.uses.mark(cell, CellUse::used);
    }
    return fact;
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
    auto const& columns = m_columns[line.panel];
    if (columns.at(area.first.column) != columns.at(area.last.column)) {
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
                             std::string(as.row_id),
                             meant.id);
    bool const blank = answer != nullptr && means_blank(answer->value);
    auto value = answer != nullptr && !blank
                     ? answered_value(answer->value, *m_cells.at(as.row, column).measure)
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
                   ? std::string(as.row_name)
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
    m_asked.push_back({std::string(as.row_id), m_source.form.columns[column].id});
}

void LineReader::note_blanks(Line const& line, ReadLine const& as)
{
    auto const& panel = m_source.table.panels[line.panel];
    bool const any_figure = std::any_of(m_facts->begin() + static_cast<std::ptrdiff_t>(m_first),
                                        m_facts->end(),
                                        [](Fact const& fact) { return fact.number() != nullptr; });
    if (!any_figure) {
        return;
    }
    for (std::size_t column = 0; column < panel.columns.size(); ++column) {
        if (panel.columns[column] && m_counted[column] == 0 && m_open[column] == 0 &&
            m_cells.at(as.row, column).blank_counts) {
            m_blanks.push_back({{line.sheet_row, panel.columns[column]->first},
                                std::string(as.row_id),
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
