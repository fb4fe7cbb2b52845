#include "form/draft/printed_formula.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <charconv>

namespace gopbieu::draft {

namespace {

using Kind = FormulaToken::Kind;

// A sum over more rows or columns than any form has is a slip of the pen.
constexpr int longest_series = 300;

bool digit(char32_t character)
{
    return character >= U'0' && character <= U'9';
}

bool letter(char32_t character)
{
    return (character >= U'a' && character <= U'z') || (character >= U'A' && character <= U'Z');
}

std::optional<Kind> sign_kind(char32_t character)
{
    switch (character) {
    case U'+':
        return Kind::plus;
    case U'-':
    case U'–':
    case U'−':
        return Kind::minus;
    case U'*':
    case U'×':
    case U'·':
        return Kind::times;
    case U'/':
    case U':':
    case U'÷':
        return Kind::divide;
    case U'(':
    case U'[':
        return Kind::open;
    case U')':
    case U']':
        return Kind::close;
    default:
        return {};
    }
}

/// Takes a printed formula apart, or gives up at the first thing that is none of one.
class Tokens {
public:
    explicit Tokens(std::string_view text) : m_rest(text) {}

    std::optional<PrintedFormula> all()
    {
        while (!m_rest.empty()) {
            if (!next()) {
                return {};
            }
        }
        return m_found.empty() ? std::nullopt : std::optional(std::move(m_found));
    }

private:
    bool next()
    {
        auto const step = first_character(m_rest);
        auto const character = step.character;
        if (character == U' ' || character == U'=' || character == U'%') {
            m_rest.remove_prefix(step.length);
            return true;
        }
        if (character == U'.' || character == U'…') {
            while (!m_rest.empty() && (first_character(m_rest).character == U'.' ||
                                       first_character(m_rest).character == U'…')) {
                m_rest.remove_prefix(first_character(m_rest).length);
            }
            m_found.push_back({Kind::more, ""});
            return true;
        }
        if (digit(character)) {
            return number();
        }
        if (letter(character)) {
            return name();
        }
        auto const kind = sign_kind(character);
        m_rest.remove_prefix(step.length);
        if (kind) {
            m_found.push_back({*kind, ""});
        }
        return kind.has_value();
    }

    // "4", "3.1", "9a"; but "4..." is 4 and dots.
    bool number()
    {
        std::size_t end = 0;
        while (end < m_rest.size() && (digit(static_cast<unsigned char>(m_rest[end])) ||
                                       (m_rest[end] == '.' && end + 1 < m_rest.size() &&
                                        digit(static_cast<unsigned char>(m_rest[end + 1]))))) {
            ++end;
        }
        if (end < m_rest.size() && m_rest[end] >= 'a' && m_rest[end] <= 'h' &&
            (end + 1 == m_rest.size() || !letter(static_cast<unsigned char>(m_rest[end + 1])))) {
            ++end;
        }
        m_found.push_back({Kind::name, std::string(m_rest.substr(0, end))});
        m_rest.remove_prefix(end);
        return true;
    }

    // A letter, a letter with digits, or a Roman numeral. "x" between two names multiplies.
    bool name()
    {
        std::size_t end = 0;
        while (end < m_rest.size() && letter(static_cast<unsigned char>(m_rest[end]))) {
            ++end;
        }
        auto const letters = m_rest.substr(0, end);
        if ((letters == "x" || letters == "X") && !m_found.empty() &&
            (m_found.back().kind == Kind::name || m_found.back().kind == Kind::close)) {
            m_rest.remove_prefix(end);
            m_found.push_back({Kind::times, ""});
            return true;
        }
        if (letters.size() > 1 && letters.find_first_not_of("IVX") != std::string_view::npos) {
            return false;
        }
        while (end < m_rest.size() && digit(static_cast<unsigned char>(m_rest[end]))) {
            ++end;
        }
        m_found.push_back({Kind::name, std::string(m_rest.substr(0, end))});
        m_rest.remove_prefix(end);
        return true;
    }

    std::string_view m_rest;
    PrintedFormula m_found;
};

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

// Every pair of outer brackets, then what stands behind the first "=".
std::optional<Found> look_for(std::string_view text)
{
    for (auto open = text.find_first_of("(["); open != std::string_view::npos;
         open = text.find_first_of("([", open + 1)) {
        int depth = 0;
        for (auto at = open; at < text.size(); ++at) {
            depth += text[at] == '(' || text[at] == '[' ? 1 : 0;
            depth -= text[at] == ')' || text[at] == ']' ? 1 : 0;
            if (depth == 0) {
                auto const inner = text.substr(open + 1, at - open - 1);
                auto const equals = inner.find('=');
                auto tokens =
                    Tokens(equals == std::string_view::npos ? inner : inner.substr(equals + 1))
                        .all();
                if (tokens && convincing(*tokens, equals != std::string_view::npos)) {
                    return Found{std::move(*tokens), open, at + 1};
                }
                break;
            }
        }
    }
    if (auto const equals = text.find('='); equals != std::string_view::npos) {
        auto tokens = Tokens(text.substr(equals + 1)).all();
        if (tokens && convincing(*tokens, true)) {
            return Found{std::move(*tokens), equals, text.size()};
        }
    }
    return {};
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

// A sum in the tokens from `at` on, up to a sign that ends it.
std::optional<std::vector<SumTerm>> read_terms(PrintedFormula const& tokens)
{
    std::vector<SumTerm> terms;
    bool minus = false;
    bool series = false;
    bool sign_before = true;
    for (auto const& token : tokens) {
        switch (token.kind) {
        case Kind::plus:
        case Kind::minus:
            minus = token.kind == Kind::minus;
            sign_before = true;
            break;
        case Kind::more:
            series = !terms.empty();
            sign_before = true;
            break;
        case Kind::name:
            if (!sign_before) {
                return {};
            }
            if (series) {
                for (auto& name : between(terms.back().name, token.text)) {
                    terms.push_back({std::move(name), false});
                }
            }
            terms.push_back({token.text, minus && !series});
            series = minus = sign_before = false;
            break;
        case Kind::open: // "(3)+(4)"; but "1-(2+3)" is no plain sum
            if (minus) {
                return {};
            }
            break;
        case Kind::close:
            break;
        case Kind::times:
        case Kind::divide:
            return {};
        }
        if (terms.size() > longest_series) {
            return {};
        }
    }
    return terms.empty() ? std::nullopt : std::optional(std::move(terms));
}

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
    return read_terms(inside_brackets(formula));
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
        if (!terms && sign == Kind::times) {
            // "(2/3)*100"
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
