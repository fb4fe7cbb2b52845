#include "form/draft/formula_tokens.hpp"

#include "text/utf8.hpp"

namespace gopbieu::draft {

namespace {

using Kind = FormulaToken::Kind;

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

    // A letter or a Roman numeral, with digits behind it or not. "x" between two names multiplies.
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
        // "B2", and "I.1" for the row 1 below I; but "a..." is a and dots.
        while (end < m_rest.size() &&
               (digit_at(end) ||
                (m_rest[end] == '.' && end + 1 < m_rest.size() && digit_at(end + 1)))) {
            ++end;
        }
        m_found.push_back({Kind::name, std::string(m_rest.substr(0, end))});
        m_rest.remove_prefix(end);
        return true;
    }

    [[nodiscard]] bool digit_at(std::size_t at) const
    {
        return digit(static_cast<unsigned char>(m_rest[at]));
    }

    std::string_view m_rest;
    PrintedFormula m_found;
};

} // namespace

std::optional<PrintedFormula> formula_tokens(std::string_view text)
{
    return Tokens(text).all();
}

} // namespace gopbieu::draft
