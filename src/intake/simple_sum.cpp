// Formulas whose results a file does not hold: sums alone are worked out again, because they cannot
// come out in two ways.

#include "intake/read_figure.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::uint32_t most_cells = 10'000;

std::string plain_formula(std::string_view formula)
{
    std::string plain;
    for (auto const c : formula) {
        if (c == ' ' || c == '$' || c == '=') {
            continue;
        }
        plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return plain;
}

class Adder {
public:
    explicit Adder(NumberAt const& number_at) : m_number_at(number_at) {}

    // "C5+C7", "SUM(C5:C9,D1)", and sums of both.
    std::optional<Exact> formula(std::string_view text)
    {
        while (!text.empty()) {
            auto const plus =
                text.starts_with("SUM(") ? text.find('+', text.find(')')) : text.find('+');
            auto const term = text.substr(0, plus);
            bool const sum = term.starts_with("SUM(") && term.ends_with(')');
            if (!(sum ? ranges(term.substr(4, term.size() - 5)) : add_range(term, false))) {
                return {};
            }
            if (plus == std::string_view::npos) {
                return m_sum;
            }
            text.remove_prefix(plus + 1);
        }
        return {};
    }

private:
    bool ranges(std::string_view list)
    {
        while (!list.empty()) {
            auto const end = std::min(list.find_first_of(",;"), list.size());
            if (!add_range(list.substr(0, end), true)) {
                return false;
            }
            list.remove_prefix(std::min(end + 1, list.size()));
        }
        return true;
    }

    bool add_range(std::string_view text, bool may_be_range)
    {
        auto const cell = parse_a1(text);
        auto const range = cell           ? std::optional(CellRange{*cell, *cell})
                           : may_be_range ? parse_a1_range(text)
                                          : std::nullopt;
        if (!range || (range->last.row - range->first.row + 1) > most_cells ||
            (range->last.column - range->first.column + 1) > most_cells / 10) {
            return false;
        }
        for (auto row = range->first.row; row <= range->last.row; ++row) {
            for (auto column = range->first.column; column <= range->last.column; ++column) {
                auto const number =
                    ++m_count > most_cells ? std::nullopt : m_number_at({row, column});
                auto const sum = number ? m_sum.plus(*number) : std::nullopt;
                if (!sum) {
                    return false;
                }
                m_sum = *sum;
            }
        }
        return true;
    }

    NumberAt const& m_number_at;
    Exact m_sum;
    std::uint32_t m_count = 0;
};

} // namespace

std::optional<Exact> simple_sum(std::string_view formula, NumberAt const& number_at)
{
    return Adder(number_at).formula(plain_formula(formula));
}

} // namespace gopbieu
