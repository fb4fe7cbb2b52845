#include "intake/read_figure.hpp"

#include "base/catalogue/intake.hpp"
#include "base/catalogue/numbers.hpp"
#include "text/match_key.hpp"
#include "text/read_date.hpp"
#include "text/reading_words.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

using State = FigureRead::State;

constexpr int kept_decimals = 9; // as Exact::from_double()

std::optional<Exact> exact(Decimal decimal)
{
    if (decimal.decimals == 0) {
        return Exact(decimal.digits);
    }
    std::int64_t power = 1;
    for (auto at = decimal.decimals; at != 0; --at) {
        power *= 10;
    }
    auto const value = Exact(decimal.digits).over(Exact(power));
    return value && decimal.decimals > kept_decimals ? value->rounded(kept_decimals) : value;
}

ValueKind kind_of(ValueType type)
{
    return type == ValueType::percent  ? ValueKind::percent
           : type == ValueType::number ? ValueKind::number
                                       : ValueKind::count;
}

NumberLook look_of(Shown shown)
{
    switch (shown) {
    case Shown::number:
        return NumberLook::number;
    case Shown::percent:
        return NumberLook::percent;
    case Shown::date:
    case Shown::date_time:
        return NumberLook::date;
    case Shown::time:
        return NumberLook::time;
    case Shown::elapsed:
        return NumberLook::elapsed;
    case Shown::text:
        return NumberLook::text;
    }
    return NumberLook::number;
}

// The part of a format for positive numbers.
std::string_view first_section(std::string_view code)
{
    return code.substr(0, code.find(';'));
}

// How many decimals "#,##0.00" shows; -1 for General and what is no plain number.
int shown_decimals(std::string_view code)
{
    auto const section = first_section(code);
    if (section.find_first_of("0#?") == std::string_view::npos ||
        section.find_first_of("/Ee@") != std::string_view::npos) {
        return -1;
    }
    auto const dot = section.find('.');
    if (dot == std::string_view::npos) {
        return 0;
    }
    auto const end = std::min(section.find_first_not_of("0#?", dot + 1), section.size());
    return static_cast<int>(end - dot - 1);
}

bool hides(std::string_view code)
{
    return code.starts_with(';');
}

class Reader {
public:
    Reader(Grid const& grid, TextKeys& keys, Cell const& cell, Measure const& measure)
        : m_grid(grid), m_keys(keys), m_cell(cell), m_measure(measure)
    {
    }

    FigureRead number(RateColumn rates, NumberAt const& number_at)
    {
        auto const context = context_of(rates);
        switch (m_cell.kind) {
        case CellKind::text:
            if (m_grid.workbook().text(m_cell).size() > 1000) {
                return ask(say::ask_not_a_number);
            }
            return take(read_number(m_keys.readable(m_cell), context));
        case CellKind::number:
        case CellKind::date:
            return take(read_number(m_cell.number, context));
        case CellKind::boolean:
            return ask(say::ask_not_a_number);
        case CellKind::error:
            return ask(say::ask_error_value);
        case CellKind::empty:
            return m_cell.formula == 0 ? FigureRead{} : uncalculated(number_at);
        }
        return {};
    }

    FigureRead date()
    {
        DateContext context;
        context.shown_as_date = m_cell.kind == CellKind::date;
        bool const numeric = m_cell.kind == CellKind::date || m_cell.kind == CellKind::number;
        if (!numeric && m_cell.kind != CellKind::text) {
            return m_cell.kind == CellKind::empty ? FigureRead{} : ask(say::date_not_a_date);
        }
        auto const reading = numeric ? read_date(m_cell.number, context)
                                     : read_date(m_keys.readable(m_cell), context);
        FigureRead read;
        read.problems = findings_of(reading, raw());
        if (auto const* const none = std::get_if<NoDate>(&reading)) {
            read.state = none->missing ? State::missing : State::blank;
        } else if (std::holds_alternative<AskDate>(reading)) {
            read.state = State::asked;
        } else {
            auto const* const repaired = std::get_if<RepairedDate>(&reading);
            read.state = State::value;
            read.value = to_text(repaired != nullptr ? repaired->date
                                                     : std::get_if<CertainDate>(&reading)->date);
        }
        return read;
    }

    FigureRead text()
    {
        FigureRead read;
        auto value = shown_text();
        if (value.empty()) {
            return read;
        }
        read.state = State::value;
        read.value = std::move(value);
        return read;
    }

    FigureRead choice()
    {
        auto read = text();
        if (!read.is_value()) {
            return read;
        }
        auto const& written = *std::get_if<std::string>(&read.value);
        for (auto const& plain : {false, true}) {
            auto const key = [&](std::string_view one) {
                return plain ? key_plain(one) : key_with_accents(one);
            };
            std::vector<std::string> fitting;
            std::ranges::copy_if(m_measure.choices,
                                 std::back_inserter(fitting),
                                 [&](std::string const& one) { return key(one) == key(written); });
            if (fitting.size() == 1) {
                if (plain) {
                    read.problems.push_back({say::text_without_accents,
                                             {{"found", raw()}, {"value", fitting.front()}}});
                }
                read.value = fitting.front();
                return read;
            }
        }
        return ask(say::choice_unknown, {{"found", raw()}, {"expected", choices()}});
    }

private:
    [[nodiscard]] std::string raw() const { return m_grid.raw(m_cell); }

    [[nodiscard]] NumberContext context_of(RateColumn rates) const
    {
        auto const& format = m_grid.workbook().format(m_cell);
        auto const kind = m_grid.workbook().kind;
        NumberContext context;
        context.kind = kind_of(m_measure.type);
        context.look = m_cell.kind == CellKind::date || m_cell.kind == CellKind::number
                           ? look_of(format.shown)
                           : NumberLook::number;
        context.column = rates;
        context.hours = !m_measure.unit.empty() && m_keys.index().counts_hours(m_measure.unit);
        context.text_is_plain = kind == FileKind::csv || kind == FileKind::html;
        context.shown_decimals = shown_decimals(format.code);
        context.hidden_by_format = hides(format.code);
        return context;
    }

    FigureRead ask(Say say, Args args = {})
    {
        if (args.empty()) {
            args = {{"found", raw()}};
        }
        FigureRead read;
        read.state = State::asked;
        read.problems.push_back({say, std::move(args)});
        return read;
    }

    FigureRead take(NumberReading const& reading)
    {
        FigureRead read;
        auto const* const certain = std::get_if<CertainNumber>(&reading);
        auto const* const repaired = std::get_if<RepairedNumber>(&reading);
        if (certain == nullptr) {
            read.problems = findings_of(reading, raw());
        }
        if (certain != nullptr || repaired != nullptr) {
            auto const number = exact(certain != nullptr ? certain->value : repaired->value);
            if (!number) {
                return ask(say::ask_too_long);
            }
            read.state = State::value;
            read.value = *number;
        } else if (std::holds_alternative<AskNumber>(reading)) {
            read.state = State::asked;
        } else if (std::holds_alternative<MissingValue>(reading)) {
            read.state = State::missing;
        } else if (std::holds_alternative<NotApplicable>(reading)) {
            read.state = State::not_applicable;
        }
        return read;
    }

    FigureRead uncalculated(NumberAt const& number_at)
    {
        auto const sum = simple_sum(formula_text(m_grid.sheet(), m_cell), number_at);
        FigureRead read;
        if (!sum && m_measure.derived()) {
            read.problems.push_back({say::derived_not_kept, {}});
            return read;
        }
        if (!sum) {
            return ask(say::ask_no_cached_value);
        }
        read.state = State::value;
        read.value = *sum;
        read.problems.push_back({say::formula_added_up, {{"value", sum->text()}}});
        return read;
    }

    // As it reads on the sheet, on one line.
    [[nodiscard]] std::string shown_text()
    {
        std::string out;
        auto const source =
            m_cell.kind == CellKind::text ? std::string(m_keys.readable(m_cell)) : raw();
        for (auto const c : source) {
            bool const space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!space) {
                out += c;
            } else if (!out.empty() && out.back() != ' ') {
                out += ' ';
            }
        }
        while (out.ends_with(' ')) {
            out.pop_back();
        }
        return out;
    }

    [[nodiscard]] std::string choices() const
    {
        std::string list;
        for (auto const& one : m_measure.choices) {
            list += (list.empty() ? "" : "; ") + one;
        }
        return list;
    }

    Grid const& m_grid;
    TextKeys& m_keys;
    Cell const& m_cell;
    Measure const& m_measure;
};

} // namespace

FigureRead read_figure(Grid const& grid,
                       TextKeys& keys,
                       Cell const& cell,
                       Measure const& measure,
                       RateColumn rates,
                       NumberAt const& number_at)
{
    Reader reader(grid, keys, cell, measure);
    switch (measure.type) {
    case ValueType::count:
    case ValueType::number:
    case ValueType::percent:
        return reader.number(rates, number_at);
    case ValueType::date:
        return reader.date();
    case ValueType::choice:
        return reader.choice();
    case ValueType::text:
        return reader.text();
    case ValueType::key:
    case ValueType::ordinal:
        break;
    }
    return {};
}

std::optional<std::int64_t> plain_whole(Grid const& grid, Cell const& cell, Measure const& measure)
{
    if (cell.kind != CellKind::number || !measure.holds_numbers() || !measure.unit.empty()) {
        return {}; // of hours not every number is believed
    }
    auto const& format = grid.workbook().format(cell);
    return format.shown == Shown::number && !hides(format.code)
               ? certain_whole(cell.number, kind_of(measure.type))
               : std::nullopt;
}

std::optional<double> plain_rate(Grid const& grid, Cell const& cell)
{
    bool const percent = grid.workbook().format(cell).shown == Shown::percent;
    return cell.kind == CellKind::number && !percent ? std::optional(cell.number) : std::nullopt;
}

} // namespace gopbieu
