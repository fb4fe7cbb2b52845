#pragma once

// The language of rules and weights: names of columns, numbers, + - * / and brackets, and for a
// rule one comparison between a left and a right side. See docs/how-to-add-a-rule.md.

#include "base/catalogue.hpp"
#include "base/exact.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

struct Expression {
    enum class Kind : std::uint8_t { number, name, negate, add, subtract, multiply, divide };

    Kind kind = Kind::number;
    Exact number;                  ///< of a number
    std::string name;              ///< of a name
    std::vector<Expression> parts; ///< operands, left to right
    std::size_t at = 0;            ///< byte offset in the text, for messages
};

enum class Comparison : std::uint8_t {
    equal,
    not_equal,
    less_or_equal,
    greater_or_equal,
    less,
    greater
};

/// What a rule says: left side, comparison, right side.
struct Claim {
    Expression left, right;
    Comparison comparison = Comparison::equal;
};

/// Where a text stops making sense, and why.
struct SyntaxFault {
    std::size_t at = 0; ///< byte offset
    Problem problem;
};

template <typename T>
struct Parsed {
    std::optional<T> value;
    SyntaxFault fault = {0, {Say::rule_unexpected_end}};

    explicit operator bool() const { return value.has_value(); }
};

Parsed<Expression> parse_expression(std::string_view text);
Parsed<Claim> parse_claim(std::string_view text);

/// All names in an expression, from left to right.
void for_each_name(Expression const& expression,
                   std::function<void(Expression const&)> const& visit);

/// The value of an expression, or why it has none.
struct Evaluated {
    enum class State : std::uint8_t {
        value,
        blank,     ///< a name without a value
        impossible ///< division by zero, or a number beyond all measure
    };
    State state = State::value;
    Exact value = {};
};
using ValueOfName = std::function<Evaluated(std::string_view)>;
Evaluated evaluate(Expression const& expression, ValueOfName const& value_of);

bool holds(Comparison comparison, Exact const& left, Exact const& right);
std::string_view sign(Comparison comparison);

/// The expression in the clerk's words: names replaced by what `label_of` says.
std::string in_words(Expression const& expression,
                     std::function<std::string(std::string_view)> const& label_of);

} // namespace gopbieu
