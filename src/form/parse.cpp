#include "form/expression.hpp"
#include "form/function_table.hpp"
#include "text/utf8.hpp"

#include <array>

namespace gopbieu {

namespace {

using Kind = Expression::Kind;

constexpr int max_depth = 100;
constexpr int max_operands = 1'000; // a chain of operators is as deep a tree as brackets

bool digit(char character)
{
    return character >= '0' && character <= '9';
}

// Letters of every language may stand in a name; all their UTF-8 bytes are 0x80 and above.
bool name_start(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           character == '_' || static_cast<unsigned char>(character) >= 0x80;
}

bool name_part(char character)
{
    return name_start(character) || digit(character);
}

struct BinaryOperator {
    char sign;
    Kind kind;
    int strength;
};
constexpr std::array<BinaryOperator, 4> operators{{{'+', Kind::add, 2},
                                                   {'-', Kind::subtract, 2},
                                                   {'*', Kind::multiply, 3},
                                                   {'/', Kind::divide, 3}}};
constexpr int compare_strength = 1;
constexpr int negate_strength = 3;

BinaryOperator const* operator_at(char character)
{
    for (auto const& candidate : operators) {
        if (candidate.sign == character) {
            return &candidate;
        }
    }
    return nullptr;
}

// A Pratt parser: operands, then every operator that binds more strongly than what waits outside.
class Parser {
public:
    explicit Parser(std::string_view text) : m_text(text) {}

    Parsed<Expression> whole_expression()
    {
        Parsed<Expression> parsed;
        auto expression = operand_and_operators(0, 0);
        if (expression && !at_end()) {
            expression.reset();
            fail_here();
        }
        parsed.value = std::move(expression);
        parsed.fault = m_fault;
        return parsed;
    }

    Parsed<Claim> whole_claim()
    {
        Parsed<Claim> parsed;
        Claim claim;
        if (side(claim.left) && relation(claim) && side(claim.right) && upper_bound(claim)) {
            if (at_end()) {
                parsed.value = std::move(claim);
            } else {
                fail_here();
            }
        }
        parsed.fault = m_fault;
        return parsed;
    }

private:
    bool side(Expression& into)
    {
        auto parsed = operand_and_operators(compare_strength, 0);
        if (parsed) {
            into = std::move(*parsed);
        }
        return parsed.has_value();
    }

    bool relation(Claim& claim)
    {
        if (take_word("in")) {
            claim.relation = Relation::within;
            return true;
        }
        if (take_word("both")) {
            claim.relation = Relation::both;
            return true;
        }
        if (take_word("not")) {
            claim.relation = Relation::not_both;
            return take_word("both") || fail_here();
        }
        auto const found = comparison_sign();
        claim.comparison = found.value_or(Comparison::equal);
        if (!found) {
            at_end() ? fail(m_at, {Say::rule_no_comparison}) : fail_here();
        }
        return found.has_value();
    }

    bool upper_bound(Claim& claim)
    {
        if (claim.relation != Relation::within) {
            return true;
        }
        return take("..") ? side(claim.upper) : fail_here();
    }

    void skip_blanks()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t' ||
                                        m_text[m_at] == '\n' || m_text[m_at] == '\r')) {
            ++m_at;
        }
    }
    bool at_end()
    {
        skip_blanks();
        return m_at == m_text.size();
    }
    bool take(std::string_view sign)
    {
        skip_blanks();
        if (!m_text.substr(m_at).starts_with(sign)) {
            return false;
        }
        m_at += sign.size();
        return true;
    }
    bool take_word(std::string_view word)
    {
        skip_blanks();
        auto const rest = m_text.substr(m_at);
        if (!rest.starts_with(word) ||
            (rest.size() > word.size() && name_part(rest[word.size()]))) {
            return false;
        }
        m_at += word.size();
        return true;
    }

    // Both always false, for "return fail(…)" where nothing was understood.
    bool fail(std::size_t at, Problem problem)
    {
        m_fault = {at, std::move(problem)};
        return false;
    }
    bool fail_here()
    {
        if (at_end()) {
            return fail(m_at, {Say::rule_unexpected_end});
        }
        auto const length = first_character(m_text.substr(m_at)).length;
        return fail(m_at,
                    {Say::rule_unexpected, {{"found", std::string(m_text.substr(m_at, length))}}});
    }
    template <typename... Arguments>
    std::optional<Expression> nothing(Arguments&&... arguments)
    {
        if constexpr (sizeof...(arguments) == 0) {
            fail_here();
        } else {
            fail(std::forward<Arguments>(arguments)...);
        }
        return {};
    }

    std::optional<Expression> operand_and_operators(int outer_strength, int depth)
    {
        if (depth > max_depth) {
            return nothing(m_at,
                           Problem{Say::rule_too_deep, {{"limit", std::to_string(max_depth)}}});
        }
        auto left = operand(depth);
        while (left) {
            auto joined = joining(outer_strength);
            if (joined.kind == Kind::number) {
                break;
            }
            auto right = operand_and_operators(strength_of(joined.kind), depth + 1);
            if (!right) {
                return std::nullopt;
            }
            joined.parts.push_back(std::move(*left));
            joined.parts.push_back(std::move(*right));
            left = std::move(joined);
        }
        return left;
    }

    static int strength_of(Kind kind)
    {
        for (auto const& candidate : operators) {
            if (candidate.kind == kind) {
                return candidate.strength;
            }
        }
        return compare_strength;
    }

    // The operator that stands here, if it binds more strongly; else kind is number.
    Expression joining(int outer_strength)
    {
        skip_blanks();
        Expression both;
        both.at = m_at;
        auto const* const found = m_at < m_text.size() ? operator_at(m_text[m_at]) : nullptr;
        if (found != nullptr && found->strength > outer_strength) {
            both.kind = found->kind;
            ++m_at;
        } else if (found == nullptr && compare_strength > outer_strength) {
            if (auto const comparison = comparison_sign()) {
                both.kind = Kind::compare;
                both.comparison = *comparison;
            }
        }
        return both;
    }

    std::optional<Comparison> comparison_sign()
    {
        // Longer signs first, so that "<=" is not taken for "<".
        for (auto const comparison : {Comparison::not_equal,
                                      Comparison::less_or_equal,
                                      Comparison::greater_or_equal,
                                      Comparison::equal,
                                      Comparison::less,
                                      Comparison::greater}) {
            if (take(sign(comparison))) {
                return comparison;
            }
        }
        return {};
    }

    std::optional<Expression> operand(int depth)
    {
        skip_blanks();
        if (++m_operands > max_operands) {
            return nothing(m_at,
                           Problem{Say::rule_too_deep, {{"limit", std::to_string(max_operands)}}});
        }
        Expression expression;
        expression.at = m_at;
        if (take("(")) {
            auto inner = operand_and_operators(0, depth + 1);
            return inner && !take(")") ? nothing() : std::move(inner);
        }
        if (take("-")) {
            // Stronger than any operator: "-a * b" is "(-a) * b".
            auto inner = operand_and_operators(negate_strength, depth + 1);
            if (!inner) {
                return std::nullopt;
            }
            expression.kind = Kind::negate;
            expression.parts.push_back(std::move(*inner));
            return expression;
        }
        if (m_at < m_text.size() && digit(m_text[m_at])) {
            return number(std::move(expression));
        }
        if (m_at < m_text.size() && name_start(m_text[m_at])) {
            return named(std::move(expression), depth);
        }
        return nothing();
    }

    std::optional<Expression> number(Expression expression)
    {
        auto const start = m_at;
        while (m_at < m_text.size() &&
               (digit(m_text[m_at]) ||
                (m_text[m_at] == '.' && !m_text.substr(m_at).starts_with("..")))) {
            ++m_at;
        }
        auto const text = m_text.substr(start, m_at - start);
        auto const value = Exact::parse(text);
        if (!value) {
            return nothing(start, Problem{Say::rule_bad_number, {{"found", std::string(text)}}});
        }
        expression.number = *value;
        return expression;
    }

    std::string word()
    {
        auto const start = m_at;
        while (m_at < m_text.size() && name_part(m_text[m_at])) {
            ++m_at;
        }
        return std::string(m_text.substr(start, m_at - start));
    }

    // A function, PREV(…), CHILDREN(…) or a name.
    std::optional<Expression> named(Expression expression, int depth)
    {
        auto const start = m_at;
        auto const text = word();
        skip_blanks();
        bool const called = m_at < m_text.size() && m_text[m_at] == '(';
        if (!called) {
            m_at = start;
            return reference(std::move(expression));
        }
        ++m_at;
        if (auto const whose = whose_of(text)) {
            skip_blanks();
            if (m_at >= m_text.size() || !name_start(m_text[m_at])) {
                return nothing();
            }
            auto inner = reference(std::move(expression));
            if (inner && inner->kind == Kind::range) {
                return nothing(start, Problem{Say::rule_range_here, {{"found", text}}});
            }
            if (inner && !take(")")) {
                return nothing();
            }
            if (inner) {
                inner->reference.whose = *whose;
            }
            return inner;
        }
        auto const* const function = find_function(text);
        if (function == nullptr) {
            return nothing(start,
                           Problem{Say::rule_unknown_function,
                                   {{"found", text}, {"hint", function_hint(text)}}});
        }
        return call(std::move(expression), *function, start, depth);
    }

    static std::optional<Reference::Whose> whose_of(std::string_view text)
    {
        if (same_function(text, "PREV")) {
            return Reference::Whose::previous;
        }
        if (same_function(text, "CHILDREN")) {
            return Reference::Whose::children;
        }
        return {};
    }

    std::optional<Expression>
    call(Expression expression, FunctionEntry const& function, std::size_t start, int depth)
    {
        expression.kind = Kind::call;
        expression.function = function.function;
        expression.at = start;
        do {
            auto argument = operand_and_operators(0, depth + 1);
            if (!argument) {
                return {};
            }
            if (argument->kind == Kind::range && !function.takes_ranges) {
                return nothing(
                    argument->at,
                    Problem{Say::rule_range_here, {{"found", std::string(function.name)}}});
            }
            expression.parts.push_back(std::move(*argument));
        } while (take(",") || take(";"));
        if (!take(")")) {
            return nothing();
        }
        auto const count = expression.parts.size();
        if (count < function.least || count > function.most) {
            return nothing(start,
                           Problem{Say::rule_wrong_arguments,
                                   {{"function", std::string(function.name)},
                                    {"found", std::to_string(count)},
                                    {"expected", arguments_expected(function)}}});
        }
        return expression;
    }

    // [form!]name[.qualifier], or a range name..name. A form's id may have hyphens, so it is only
    // taken for one when the "!" is there.
    std::optional<Expression> reference(Expression expression)
    {
        expression.kind = Kind::name;
        auto end = m_at;
        while (end < m_text.size() && (name_part(m_text[end]) || m_text[end] == '-')) {
            ++end;
        }
        if (end < m_text.size() && m_text[end] == '!') {
            expression.reference.form = std::string(m_text.substr(m_at, end - m_at));
            m_at = end + 1;
            if (m_at >= m_text.size() || !name_start(m_text[m_at])) {
                return nothing();
            }
        }
        expression.reference.name = word();
        auto const rest = m_text.substr(m_at);
        if (rest.starts_with("..") && rest.size() > 2 && name_start(rest[2])) {
            m_at += 2;
            expression.kind = Kind::range;
            expression.last = word();
        } else if (rest.starts_with(".") && rest.size() > 1 && name_start(rest[1])) {
            ++m_at;
            expression.reference.qualifier = word();
        }
        return expression;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_operands = 0;
    SyntaxFault m_fault = {0, {Say::rule_unexpected_end}};
};

} // namespace

Parsed<Expression> parse_expression(std::string_view text)
{
    auto parsed = Parser(text).whole_expression();
    if (parsed && parsed.value->kind == Kind::range) {
        parsed.fault = {parsed.value->at, {Say::rule_range_here, {{"found", "="}}}};
        parsed.value.reset();
    }
    return parsed;
}

Parsed<Claim> parse_claim(std::string_view text)
{
    return Parser(text).whole_claim();
}

} // namespace gopbieu
