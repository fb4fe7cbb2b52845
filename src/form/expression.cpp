#include "form/expression.hpp"

#include "text/utf8.hpp"

#include <array>

namespace gopbieu {

namespace {

using Kind = Expression::Kind;
using State = Evaluated::State;

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

struct BinaryOperator {
    char sign;
    Kind kind;
    int strength;
};
constexpr std::array<BinaryOperator, 4> operators{{{'+', Kind::add, 1},
                                                   {'-', Kind::subtract, 1},
                                                   {'*', Kind::multiply, 2},
                                                   {'/', Kind::divide, 2}}};

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

    Parsed<Relation> whole_relation()
    {
        Parsed<Relation> parsed;
        Relation relation;
        if (auto left = operand_and_operators(0, 0)) {
            relation.left = std::move(*left);
            auto const comparison = comparison_sign();
            auto right = comparison ? operand_and_operators(0, 0) : std::nullopt;
            if (right && at_end()) {
                relation.comparison = *comparison;
                relation.right = std::move(*right);
                parsed.value = std::move(relation);
            } else if (right) {
                fail_here();
            }
        }
        parsed.fault = m_fault;
        return parsed;
    }

private:
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

    std::nullopt_t fail(std::size_t at, Problem problem)
    {
        m_fault = {at, std::move(problem)};
        return std::nullopt;
    }
    std::nullopt_t fail_here()
    {
        if (at_end()) {
            return fail(m_at, {Say::rule_unexpected_end});
        }
        auto const length = first_character(m_text.substr(m_at)).length;
        return fail(m_at,
                    {Say::rule_unexpected, {{"found", std::string(m_text.substr(m_at, length))}}});
    }

    std::optional<Expression> operand_and_operators(int outer_strength, int depth)
    {
        if (depth > max_depth) {
            return fail(m_at, {Say::rule_too_deep, {{"limit", std::to_string(max_depth)}}});
        }
        auto left = operand(depth);
        while (left) {
            skip_blanks();
            auto const* const found = m_at < m_text.size() ? operator_at(m_text[m_at]) : nullptr;
            if (found == nullptr || found->strength <= outer_strength) {
                break;
            }
            auto const at = m_at++;
            auto right = operand_and_operators(found->strength, depth + 1);
            if (!right) {
                return std::nullopt;
            }
            Expression both;
            both.kind = found->kind;
            both.at = at;
            both.parts.push_back(std::move(*left));
            both.parts.push_back(std::move(*right));
            left = std::move(both);
        }
        return left;
    }

    static BinaryOperator const* operator_at(char character)
    {
        for (auto const& candidate : operators) {
            if (candidate.sign == character) {
                return &candidate;
            }
        }
        return nullptr;
    }

    std::optional<Expression> operand(int depth)
    {
        skip_blanks();
        if (++m_operands > max_operands) {
            return fail(m_at, {Say::rule_too_deep, {{"limit", std::to_string(max_operands)}}});
        }
        Expression expression;
        expression.at = m_at;
        if (take("(")) {
            auto inner = operand_and_operators(0, depth + 1);
            if (inner && !take(")")) {
                return fail_here();
            }
            return inner;
        }
        if (take("-")) {
            // Stronger than any operator: "-a * b" is "(-a) * b".
            auto inner = operand_and_operators(2, depth + 1);
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
            expression.kind = Kind::name;
            while (m_at < m_text.size() && (name_start(m_text[m_at]) || digit(m_text[m_at]))) {
                expression.name += m_text[m_at++];
            }
            return expression;
        }
        return fail_here();
    }

    std::optional<Expression> number(Expression expression)
    {
        auto const start = m_at;
        while (m_at < m_text.size() && (digit(m_text[m_at]) || m_text[m_at] == '.')) {
            ++m_at;
        }
        auto const text = m_text.substr(start, m_at - start);
        auto const value = Exact::parse(text);
        if (!value) {
            return fail(start, {Say::rule_bad_number, {{"found", std::string(text)}}});
        }
        expression.number = *value;
        return expression;
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
        if (at_end()) {
            return fail(m_at, {Say::rule_no_comparison});
        }
        return fail_here();
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_operands = 0;
    SyntaxFault m_fault = {0, {Say::rule_unexpected_end}};
};

std::optional<Exact> calculate(Kind kind, Exact const& left, Exact const& right)
{
    switch (kind) {
    case Kind::add:
        return left.plus(right);
    case Kind::subtract:
        return left.minus(right);
    case Kind::multiply:
        return left.times(right);
    case Kind::divide:
        return left.over(right);
    case Kind::number:
    case Kind::name:
    case Kind::negate:
        break;
    }
    return {};
}

int strength_of(Kind kind)
{
    for (auto const& candidate : operators) {
        if (candidate.kind == kind) {
            return candidate.strength;
        }
    }
    return 3;
}

char sign_of(Kind kind)
{
    for (auto const& candidate : operators) {
        if (candidate.kind == kind) {
            return candidate.sign;
        }
    }
    return '-';
}

} // namespace

Parsed<Expression> parse_expression(std::string_view text)
{
    return Parser(text).whole_expression();
}

Parsed<Relation> parse_relation(std::string_view text)
{
    return Parser(text).whole_relation();
}

void for_each_name(Expression const& expression,
                   std::function<void(Expression const&)> const& visit)
{
    if (expression.kind == Kind::name) {
        visit(expression);
    }
    for (auto const& part : expression.parts) {
        for_each_name(part, visit);
    }
}

Evaluated evaluate(Expression const& expression, ValueOfName const& value_of)
{
    if (expression.kind == Kind::number) {
        return {State::value, expression.number};
    }
    if (expression.kind == Kind::name) {
        return value_of(expression.name);
    }
    auto const first = evaluate(expression.parts[0], value_of);
    if (first.state != State::value) {
        return first;
    }
    auto const second = expression.kind == Kind::negate ? first
                                                        : evaluate(expression.parts[1], value_of);
    if (second.state != State::value) {
        return second;
    }
    auto const result = expression.kind == Kind::negate
                            ? Exact().minus(first.value)
                            : calculate(expression.kind, first.value, second.value);
    return result ? Evaluated{State::value, *result} : Evaluated{State::impossible};
}

bool holds(Comparison comparison, Exact const& left, Exact const& right)
{
    switch (comparison) {
    case Comparison::equal:
        return left == right;
    case Comparison::not_equal:
        return left != right;
    case Comparison::less_or_equal:
        return left <= right;
    case Comparison::greater_or_equal:
        return left >= right;
    case Comparison::less:
        return left < right;
    case Comparison::greater:
        return left > right;
    }
    return false;
}

std::string_view sign(Comparison comparison)
{
    switch (comparison) {
    case Comparison::equal:
        return "=";
    case Comparison::not_equal:
        return "<>";
    case Comparison::less_or_equal:
        return "<=";
    case Comparison::greater_or_equal:
        return ">=";
    case Comparison::less:
        return "<";
    case Comparison::greater:
        return ">";
    }
    return {};
}

std::string in_words(Expression const& expression,
                     std::function<std::string(std::string_view)> const& label_of)
{
    if (expression.kind == Kind::number) {
        return expression.number.text();
    }
    if (expression.kind == Kind::name) {
        return "'" + label_of(expression.name) + "'";
    }
    // Brackets only where the words would otherwise say something else.
    auto const part = [&](std::size_t index, bool weaker_than_or_equal) {
        auto const text = in_words(expression.parts[index], label_of);
        auto const inner = strength_of(expression.parts[index].kind);
        auto const outer = strength_of(expression.kind);
        return inner < outer || (weaker_than_or_equal && inner == outer) ? "(" + text + ")" : text;
    };
    if (expression.kind == Kind::negate) {
        return "-" + part(0, false);
    }
    return part(0, false) + " " + sign_of(expression.kind) + " " + part(1, true);
}

} // namespace gopbieu
