#include "form/draft/cell_pieces.hpp"

#include <algorithm>
#include <cctype>

namespace gopbieu::draft {

namespace {

using Kind = FormulaToken::Kind;

bool alike(std::string_view text, std::string_view capitals)
{
    return text.size() >= capitals.size() &&
           std::ranges::equal(text.substr(0, capitals.size()), capitals, [](char one, char other) {
               return std::toupper(static_cast<unsigned char>(one)) == other;
           });
}

// The arguments of "NAME(a, b, c)" when the call is the whole text; empty when it is not.
std::vector<std::string_view> arguments_of(std::string_view text, std::string_view name)
{
    std::vector<std::string_view> arguments;
    if (!alike(text, name) || text.size() <= name.size() || text[name.size()] != '(' ||
        text.back() != ')') {
        return {};
    }
    auto const inner = text.substr(name.size() + 1, text.size() - name.size() - 2);
    int depth = 0;
    bool quoted = false;
    std::size_t from = 0;
    for (std::size_t at = 0; at <= inner.size(); ++at) {
        bool const end = at == inner.size();
        char const character = end ? ',' : inner[at];
        quoted = quoted != (character == '"');
        depth += character == '(' ? 1 : 0;
        depth -= character == ')' ? 1 : 0;
        if (depth < 0) {
            return {};
        }
        if ((character == ',' || character == ';') && (depth == 0 || end) && !quoted) {
            arguments.push_back(inner.substr(from, at - from));
            from = at + 1;
        }
    }
    return arguments;
}

// What is worked out when nothing is in the way: IFERROR(x, ""), IF(D5=0, "", x), ROUND(x, 2).
std::string_view without_guards(std::string_view text)
{
    for (int level = 0; level < 4; ++level) {
        if (auto const guarded = arguments_of(text, "IFERROR"); guarded.size() == 2) {
            text = guarded[0];
        } else if (auto const rounded = arguments_of(text, "ROUND"); rounded.size() == 2) {
            text = rounded[0];
        } else if (auto const choice = arguments_of(text, "IF"); choice.size() == 3) {
            auto const plain = [](std::string_view side) {
                return side.empty() || side == "0" || side.front() == '"';
            };
            if (plain(choice[1]) == plain(choice[2])) {
                return text;
            }
            text = plain(choice[1]) ? choice[2] : choice[1];
        } else {
            return text;
        }
    }
    return text;
}

/// Reads sums, products and quotients of references; anything else is not understood.
class Pieces {
public:
    explicit Pieces(std::string_view text) : m_rest(text) {}

    std::optional<std::vector<CellPiece>> all()
    {
        while (!m_rest.empty()) {
            if (!next()) {
                return {};
            }
        }
        return m_pieces.empty() ? std::nullopt : std::optional(std::move(m_pieces));
    }

private:
    bool next()
    {
        auto const character = m_rest.front();
        auto const sign = sign_of(character);
        if (sign || character == ' ') {
            m_rest.remove_prefix(1);
            if (sign) {
                m_pieces.push_back({*sign, {}, ""});
            }
            return true;
        }
        if (alike(m_rest, "SUM(")) {
            m_rest.remove_prefix(3);
            return true;
        }
        auto const end = std::min(m_rest.find_first_of("+-*/(),; "), m_rest.size());
        auto const word = m_rest.substr(0, end);
        if (end == 0) {
            return false;
        }
        m_rest.remove_prefix(end);
        if (word.find_first_not_of("0123456789") == std::string_view::npos) {
            m_pieces.push_back({Kind::name, {}, std::string(word)});
            return true;
        }
        auto const range = parse_a1_range(word);
        if (!range || range->last.row - range->first.row > 5000 ||
            range->last.column - range->first.column > 5000) {
            return false;
        }
        m_pieces.push_back({Kind::name, *range, ""});
        return true;
    }

    static std::optional<Kind> sign_of(char character)
    {
        switch (character) {
        case '+':
        case ',':
        case ';':
            return Kind::plus;
        case '-':
            return Kind::minus;
        case '*':
            return Kind::times;
        case '/':
            return Kind::divide;
        case '(':
            return Kind::open;
        case ')':
            return Kind::close;
        default:
            return {};
        }
    }

    std::string_view m_rest;
    std::vector<CellPiece> m_pieces;
};

} // namespace

std::optional<std::vector<CellPiece>> cell_pieces(std::string_view formula)
{
    return Pieces(without_guards(formula)).all();
}

} // namespace gopbieu::draft
