#include "base/catalogue/schemas.hpp"
#include "form/expression.hpp"
#include "form/function_table.hpp"
#include "form/rule_scanner.hpp"

#include <array>
#include <utility>

namespace gopbieu {

namespace {

using Kind = Expression::Kind;

constexpr int max_depth = 100;
constexpr int max_operands = 1'000; // a chain of operators is as deep a tree as brackets

struct BinaryOperator {
    std::string_view sign;
    Kind kind;
    int strength;
};
constexpr std::array<BinaryOperator, 4> operators{{{"+", Kind::add, 2},
                                                   {"-", Kind::subtract, 2},
                                                   {"*", Kind::multiply, 3},
                                                   {"/", Kind::divide, 3}}};
constexpr int compare_strength = 1;
constexpr int negate_strength = 3;

int strength_of(Kind kind)
{
    for (auto const& candidate : operators) {
        if (candidate.kind == kind) {
            return candidate.strength;
        }
    }
    return compare_strength;
}

std::optional<Reference::Whose> whose_of(std::string_view text)
{
    if (same_function(text, "PREV")) {
        return Reference::Whose::previous;
    }
    if (same_function(text, "CHILDREN")) {
        return Reference::Whose::children;
    }
    return {};
}

// A Pratt parser: operands, then every operator that binds more strongly than what waits outside.
class Parser {
public:
    explicit Parser(std::string_view text) : m_in(text) {}

    Parsed<Expression> whole_expression()
    {
        Parsed<Expression> parsed;
        auto expression = operand_and_operators(0, 0);
        if (expression && !m_in.at_end()) {
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
            if (m_in.at_end()) {
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
        if (m_in.take_word("in")) {
            claim.relation = Relation::within;
            return true;
        }
        if (m_in.take_word("both")) {
            claim.relation = Relation::both;
            return true;
        }
        if (m_in.take_word("not")) {
            claim.relation = Relation::not_both;
            return m_in.take_word("both") || fail_here();
        }
        auto const found = comparison_sign();
        claim.comparison = found.value_or(Comparison::equal);
        if (!found) {
            m_in.at_end() ? fail(m_in.at(), {say::rule_no_comparison}) : fail_here();
        }
        return found.has_value();
    }

    bool upper_bound(Claim& claim)
    {
        if (claim.relation != Relation::within) {
            return true;
        }
        return m_in.take("..") ? side(claim.upper) : fail_here();
    }

    // Both always false, for "return fail(…)" where nothing was understood.
    bool fail(std::size_t at, Problem problem)
    {
        m_fault = {at, std::move(problem)};
        return false;
    }
    bool fail_here()
    {
        if (m_in.at_end()) {
            return fail(m_in.at(), {say::rule_unexpected_end});
        }
        if (m_in.rest().starts_with("..")) {
            return fail(m_in.at(), {say::rule_range_here, {{"found", ".."}}});
        }
        return fail(m_in.at(), {say::rule_unexpected, {{"found", m_in.character()}}});
    }
    std::optional<Expression> nothing()
    {
        fail_here();
        return {};
    }
    std::optional<Expression> nothing(std::size_t at, Problem problem)
    {
        fail(at, std::move(problem));
        return {};
    }
    std::optional<Expression> too_deep(int limit)
    {
        return nothing(m_in.at(), {say::rule_too_deep, {{"limit", std::to_string(limit)}}});
    }

    std::optional<Expression> operand_and_operators(int outer_strength, int depth)
    {
        if (depth > max_depth) {
            return too_deep(max_depth);
        }
        auto left = operand(depth);
        bool compared = false;
        while (left) {
            auto joined = joining(outer_strength);
            if (joined.kind == Kind::number) {
                break;
            }
            // "0 < a < 5" would compare the truth of "0 < a" with 5.
            if (std::exchange(compared, joined.kind == Kind::compare) && compared) {
                return nothing(joined.at, {say::rule_chained});
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

    // The operator that stands here, if it binds more strongly; else kind is number.
    Expression joining(int outer_strength)
    {
        m_in.skip_blanks();
        Expression both;
        both.at = m_in.at();
        for (auto const& candidate : operators) {
            if (m_in.rest().starts_with(candidate.sign)) {
                if (candidate.strength > outer_strength) {
                    both.kind = candidate.kind;
                    m_in.take(candidate.sign);
                }
                return both;
            }
        }
        if (compare_strength > outer_strength) {
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
            if (m_in.take(sign(comparison))) {
                return comparison;
            }
        }
        return {};
    }

    std::optional<Expression> operand(int depth)
    {
        m_in.skip_blanks();
        if (++m_operands > max_operands) {
            return too_deep(max_operands);
        }
        Expression expression;
        expression.at = m_in.at();
        if (m_in.take("(")) {
            auto inner = operand_and_operators(0, depth + 1);
            return inner && !m_in.take(")") ? nothing() : std::move(inner);
        }
        if (m_in.take("-")) {
            // Stronger than any operator: "-a * b" is "(-a) * b".
            auto inner = operand_and_operators(negate_strength, depth + 1);
            if (!inner) {
                return std::nullopt;
            }
            expression.kind = Kind::negate;
            expression.parts.push_back(std::move(*inner));
            return expression;
        }
        if (m_in.number_here()) {
            return number(std::move(expression));
        }
        return m_in.name_here() ? named(std::move(expression), depth) : nothing();
    }

    std::optional<Expression> number(Expression expression)
    {
        auto const text = m_in.number();
        auto const value = Exact::parse(text);
        if (!value) {
            return nothing(expression.at, {say::rule_bad_number, {{"found", std::string(text)}}});
        }
        expression.number = *value;
        return expression;
    }

    // A function, PREV(…), CHILDREN(…) or a name.
    std::optional<Expression> named(Expression expression, int depth)
    {
        auto const start = m_in.at();
        auto const text = m_in.word();
        if (!m_in.take("(")) {
            m_in.back_to(start);
            return reference(std::move(expression));
        }
        if (auto const whose = whose_of(text)) {
            return of_others(std::move(expression), *whose, text);
        }
        auto const* const function = find_function(text);
        if (function == nullptr) {
            return nothing(
                start,
                {say::rule_unknown_function, {{"found", text}, {"hint", function_hint(text)}}});
        }
        return call(std::move(expression), *function, depth);
    }

    std::optional<Expression>
    of_others(Expression expression, Reference::Whose whose, std::string const& text)
    {
        m_in.skip_blanks();
        if (!m_in.name_here()) {
            return nothing();
        }
        auto const start = expression.at;
        expression.at = m_in.at();
        auto inner = reference(std::move(expression));
        if (inner && m_in.rest().starts_with("..")) {
            return nothing(start, {say::rule_range_here, {{"found", text}}});
        }
        if (inner && !m_in.take(")")) {
            return nothing();
        }
        if (inner) {
            inner->reference.whose = whose;
        }
        return inner;
    }

    std::optional<Expression> call(Expression expression, FunctionEntry const& function, int depth)
    {
        expression.kind = Kind::call;
        expression.function = function.function;
        do {
            auto argument = operand_and_operators(0, depth + 1);
            if (argument && m_in.rest().starts_with("..")) {
                argument = range(std::move(*argument), function);
            }
            if (!argument) {
                return {};
            }
            expression.parts.push_back(std::move(*argument));
        } while (m_in.take(",") || m_in.take(";"));
        if (!m_in.take(")")) {
            return nothing();
        }
        auto const count = expression.parts.size();
        if (count < function.least || count > function.most) {
            return nothing(expression.at,
                           {say::rule_wrong_arguments,
                            {{"function", std::string(function.name)},
                             {"found", std::to_string(count)},
                             {"expected", arguments_expected(function)}}});
        }
        if (function.function == Function::is_blank && expression.parts[0].kind != Kind::name) {
            return nothing(expression.parts[0].at, {say::rule_blank_of_what});
        }
        return expression;
    }

    // [form!]name[.qualifier]
    std::optional<Expression> reference(Expression expression)
    {
        expression.kind = Kind::name;
        expression.reference.form = m_in.form();
        if (!m_in.name_here()) {
            return nothing();
        }
        expression.reference.name = m_in.word();
        qualifier(expression);
        return expression;
    }

    // After the first name of "[form!]first..last[.qualifier]".
    std::optional<Expression> range(Expression first, FunctionEntry const& function)
    {
        bool const plain = first.kind == Kind::name &&
                           first.reference.whose == Reference::Whose::own &&
                           first.reference.qualifier.empty();
        if (!plain || !function.takes_ranges) {
            return nothing(first.at,
                           {say::rule_range_here, {{"found", std::string(function.name)}}});
        }
        m_in.take("..");
        if (!m_in.name_here()) {
            return nothing();
        }
        first.kind = Kind::range;
        first.last = m_in.word();
        qualifier(first);
        return first;
    }

    void qualifier(Expression& of)
    {
        auto const start = m_in.at();
        if (m_in.rest().starts_with(".") && m_in.take(".") && m_in.name_here()) {
            of.reference.qualifier = m_in.word();
        } else {
            m_in.back_to(start);
        }
    }

    RuleScanner m_in;
    int m_operands = 0;
    SyntaxFault m_fault = {0, {say::rule_unexpected_end}};
};

} // namespace

Parsed<Expression> parse_expression(std::string_view text)
{
    return Parser(text).whole_expression();
}

Parsed<Claim> parse_claim(std::string_view text)
{
    return Parser(text).whole_claim();
}

} // namespace gopbieu
