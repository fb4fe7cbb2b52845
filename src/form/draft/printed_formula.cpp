#include "form/draft/printed_formula.hpp"

#include "form/draft/formula_tokens.hpp"

#include <algorithm>
#include <charconv>

namespace gopbieu::draft {

namespace {

using Kind = FormulaToken::Kind;

// A sum over more rows or columns than any form has is a slip of the pen.
constexpr int longest_series = 300;

struct Found {
    PrintedFormula formula;
    std::size_t from = 0, end = 0; ///< where it stands, brackets included
};

bool has(PrintedFormula const& formula, std::initializer_list<Kind> kinds)
{
    return std::ranges::any_of(formula, [&](FormulaToken const& token) {
        return std::ranges::find(kinds, token.kind) != kinds.end();
    });
}

// "(18-30)" and "(1)" are no formulas; with "=" or "+" nobody means anything else.
bool convincing(PrintedFormula const& formula, bool equals)
{
    bool const calculates = has(formula, {Kind::plus, Kind::times, Kind::divide, Kind::minus});
    return equals ? has(formula, {Kind::name})
                  : calculates && (has(formula, {Kind::plus}) ||
                                   (has(formula, {Kind::times}) && has(formula, {Kind::divide})));
}

// What stands behind the first "=" of a text, or all of it.
std::optional<PrintedFormula> tokens_behind_equals(std::string_view text)
{
    auto const equals = text.find('=');
    return formula_tokens(equals == std::string_view::npos ? text : text.substr(equals + 1));
}

bool opens(char character)
{
    return character == '(' || character == '[';
}
bool closes(char character)
{
    return character == ')' || character == ']';
}

// Where the brackets that open at `open` close; the end of the text when they do not.
std::size_t closing(std::string_view text, std::size_t open)
{
    int depth = 0;
    for (auto at = open; at < text.size(); ++at) {
        depth += opens(text[at]) ? 1 : 0;
        depth -= closes(text[at]) ? 1 : 0;
        if (depth == 0) {
            return at;
        }
    }
    return text.size();
}

// "1=2-(3+4)": the brackets are a part of the formula.
std::optional<Found> outside_brackets(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (opens(text[at])) {
            at = closing(text, at);
        } else if (text[at] == '=') {
            auto tokens = formula_tokens(text.substr(at + 1));
            return tokens && convincing(*tokens, true)
                       ? std::optional(Found{std::move(*tokens), at, text.size()})
                       : std::nullopt;
        }
    }
    return {};
}

// "2 (=3+4)", "Cộng (1+…+11)": the first pair of brackets that holds a formula.
std::optional<Found> inside_brackets_of(std::string_view text)
{
    for (auto open = text.find_first_of("(["); open != std::string_view::npos;
         open = text.find_first_of("([", open + 1)) {
        auto const close = closing(text, open);
        if (close == text.size()) {
            continue;
        }
        auto const inner = text.substr(open + 1, close - open - 1);
        auto tokens = tokens_behind_equals(inner);
        if (tokens && convincing(*tokens, inner.find('=') != std::string_view::npos)) {
            return Found{std::move(*tokens), open, close + 1};
        }
    }
    return {};
}

std::optional<Found> look_for(std::string_view text)
{
    auto found = outside_brackets(text);
    return found ? found : inside_brackets_of(text);
}

std::optional<int> number_of(std::string const& text)
{
    int value = 0;
    auto const done = std::from_chars(text.data(), text.data() + text.size(), value);
    return done.ec == std::errc() && done.ptr == text.data() + text.size() ? std::optional(value)
                                                                           : std::nullopt;
}

// The names between two ends: 4 … 14, a … d. Empty when they are no series.
std::vector<std::string> between(std::string const& first, std::string const& last)
{
    std::vector<std::string> names;
    auto const from = number_of(first);
    auto const to = number_of(last);
    if (from && to && *to - *from < longest_series) {
        for (int value = *from + 1; value < *to; ++value) {
            names.push_back(std::to_string(value));
        }
    } else if (!from && !to && first.size() == 1 && last.size() == 1) {
        for (int value = first[0] + 1; value < last[0]; ++value) {
            names.emplace_back(1, static_cast<char>(value));
        }
    }
    return names;
}

/// Reads a sum: what stands in brackets behind a minus is subtracted.
class Terms {
public:
    std::optional<std::vector<SumTerm>> of(PrintedFormula const& tokens)
    {
        for (auto const& token : tokens) {
            if (!take(token) || m_terms.size() > longest_series) {
                return {};
            }
        }
        return m_terms.empty() ? std::nullopt : std::optional(std::move(m_terms));
    }

private:
    bool take(FormulaToken const& token)
    {
        switch (token.kind) {
        case Kind::plus:
        case Kind::minus:
            m_minus = token.kind == Kind::minus;
            m_expects = true;
            return true;
        case Kind::more:
            m_series = m_expects = !m_terms.empty();
            return true;
        case Kind::name:
            return name(token.text);
        case Kind::open:
            m_subtracted.push_back(m_subtracted.back() != m_minus);
            m_minus = false;
            return m_expects && !m_series;
        case Kind::close:
            m_subtracted.pop_back();
            m_expects = false;
            return !m_subtracted.empty();
        case Kind::times:
        case Kind::divide:
            return false;
        }
        return false;
    }

    bool name(std::string const& text)
    {
        if (!m_expects) {
            return false;
        }
        bool const minus = m_subtracted.back() != m_minus;
        for (auto& between_them :
             m_series ? between(m_terms.back().name, text) : std::vector<std::string>{}) {
            m_terms.push_back({std::move(between_them), minus});
        }
        m_terms.push_back({text, minus});
        m_series = m_minus = m_expects = false;
        return true;
    }

    std::vector<SumTerm> m_terms;
    std::vector<bool> m_subtracted = {false}; ///< one for each bracket that is open
    bool m_minus = false, m_series = false, m_expects = true;
};

// Without a pair of brackets around all of it.
PrintedFormula inside_brackets(PrintedFormula tokens)
{
    while (tokens.size() >= 2 && tokens.front().kind == Kind::open) {
        int depth = 0;
        std::size_t at = 0;
        for (; at < tokens.size(); ++at) {
            depth += tokens[at].kind == Kind::open ? 1 : 0;
            depth -= tokens[at].kind == Kind::close ? 1 : 0;
            if (depth == 0) {
                break;
            }
        }
        if (at + 1 != tokens.size()) {
            break;
        }
        tokens = PrintedFormula(tokens.begin() + 1, tokens.end() - 1);
    }
    return tokens;
}

// Splits at the signs that stand outside of brackets; the sign before each piece beside it.
std::vector<std::pair<Kind, PrintedFormula>> factors_of(PrintedFormula const& tokens)
{
    std::vector<std::pair<Kind, PrintedFormula>> factors{{Kind::times, {}}};
    int depth = 0;
    for (auto const& token : tokens) {
        depth += token.kind == Kind::open ? 1 : 0;
        depth -= token.kind == Kind::close ? 1 : 0;
        if (depth == 0 && (token.kind == Kind::times || token.kind == Kind::divide)) {
            factors.emplace_back(token.kind, PrintedFormula{});
        } else {
            factors.back().second.push_back(token);
        }
    }
    return factors;
}

} // namespace

std::optional<PrintedFormula> find_formula(std::string_view text)
{
    auto found = look_for(text);
    return found ? std::optional(std::move(found->formula)) : std::nullopt;
}

std::string without_formula(std::string_view text)
{
    auto const found = look_for(text);
    std::string out(text);
    if (found) {
        out.erase(found->from, found->end - found->from);
        out.erase(out.find_last_not_of(" (") + 1);
    }
    return out;
}

std::optional<std::vector<SumTerm>> terms_of(PrintedFormula const& formula)
{
    return Terms().of(inside_brackets(formula));
}

std::optional<Rate> rate_of(PrintedFormula const& formula)
{
    Rate rate;
    for (auto const& [sign, tokens] : factors_of(inside_brackets(formula))) {
        auto const inner = inside_brackets(tokens);
        if (inner.size() == 1 && inner.front().text == "100" && sign == Kind::times) {
            rate.percent = true;
            continue;
        }
        auto& side = sign == Kind::times ? rate.part : rate.whole;
        auto terms = terms_of(inner);
        if (!terms && sign == Kind::times && inner.size() < formula.size()) {
            // "(2/3)*100"; what is no smaller than the whole would be taken apart for ever.
            if (auto nested = rate_of(inner); nested && rate.part.empty() && rate.whole.empty()) {
                rate.part = std::move(nested->part);
                rate.whole = std::move(nested->whole);
                continue;
            }
        }
        if (!terms || !side.empty()) {
            return {};
        }
        side = std::move(*terms);
    }
    return rate.part.empty() || rate.whole.empty() ? std::nullopt : std::optional(std::move(rate));
}

std::optional<std::string>
expression_of(PrintedFormula const& formula,
              std::function<std::optional<std::string>(std::string const&)> const& id_of)
{
    std::string out;
    auto const name = [&](std::string const& text) {
        auto const id = text == "100" ? std::optional(text) : id_of(text);
        out += id.value_or("");
        return id.has_value();
    };
    std::string const* last = nullptr;
    bool series = false;
    for (auto const& token : formula) {
        switch (token.kind) {
        case Kind::name:
            if (series && last != nullptr) {
                for (auto const& text : between(*last, token.text)) {
                    if (!name(text)) {
                        return {};
                    }
                    out += " + ";
                }
            }
            if (!name(token.text)) {
                return {};
            }
            last = &token.text;
            series = false;
            break;
        case Kind::plus:
            out += series ? "" : " + ";
            break;
        case Kind::minus:
            out += " - ";
            break;
        case Kind::times:
            out += " * ";
            break;
        case Kind::divide:
            out += " / ";
            break;
        case Kind::open:
            out += "(";
            break;
        case Kind::close:
            out += ")";
            break;
        case Kind::more:
            series = true;
            out += out.ends_with(" + ") ? "" : " + ";
            break;
        }
    }
    return out;
}

} // namespace gopbieu::draft
