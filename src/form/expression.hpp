#pragma once

// The language of rules, weights and formulas: names, numbers, + - * /, brackets, comparisons and a
// few functions by Excel's names. No loops and no files, so evaluation always ends. What a name
// stands for is the caller's business. See docs/form-schema.md.

#include "base/catalogue.hpp"
#include "base/catalogue/schemas.hpp"
#include "base/exact.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// What a name stands for.
struct Reference {
    enum class Whose : std::uint8_t {
        own,
        previous, ///< PREV(name): the last period's figure of the same unit
        children  ///< CHILDREN(name): the figures of the units directly below, added up
    };
    Whose whose = Whose::own;
    std::string form;      ///< "form!name"; empty: the form of the rule
    std::string name;      ///< id of a row or a column
    std::string qualifier; ///< "row.column": the column; empty: that of the place worked out

    bool operator==(Reference const&) const = default;
};

enum class Function : std::uint8_t {
    sum,
    if_, // NOLINT(readability-identifier-naming): "if" is taken
    and_,
    or_,
    not_,
    abs,
    round,
    min,
    max,
    count,
    is_blank
};

enum class Comparison : std::uint8_t {
    equal,
    not_equal,
    less_or_equal,
    greater_or_equal,
    less,
    greater
};

struct Expression {
    enum class Kind : std::uint8_t {
        number,
        name,
        range, ///< "a..b": all names from a to b in the form's order; only as a function's argument
        negate,
        add,
        subtract,
        multiply,
        divide,
        compare, ///< true or false
        call
    };

    Kind kind = Kind::number;
    Exact number;                  ///< of a number
    Reference reference;           ///< of a name; the first name of a range
    std::string last;              ///< of a range: its last name
    Function function{};           ///< of a call
    Comparison comparison{};       ///< of a compare
    std::vector<Expression> parts; ///< operands, left to right
    std::size_t at = 0;            ///< byte offset in the text, for messages
    /// Of a name or range: its number among the names of a rule, given by number_names().
    std::size_t slot = 0;
};

/// How a rule joins its left and right side.
enum class Relation : std::uint8_t {
    compare,
    within,  ///< "in a..b": both bounds allowed
    both,    ///< both are there, or neither (a blank and a zero are "not there")
    not_both ///< at most one of them is there
};

/// What a rule says: left side, relation, right side.
struct Claim {
    Expression left, right; ///< right: the lower bound of "in"
    Expression upper;       ///< the upper bound of "in"
    Relation relation = Relation::compare;
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
    SyntaxFault fault = {0, {say::rule_unexpected_end}};

    explicit operator bool() const { return value.has_value(); }
};

Parsed<Expression> parse_expression(std::string_view text);
Parsed<Claim> parse_claim(std::string_view text);

/// All names in an expression, from left to right; ranges too.
void for_each_name(Expression const& expression,
                   std::function<void(Expression const&)> const& visit);
void for_each_name(Claim const& claim, std::function<void(Expression const&)> const& visit);
/// Numbers the names and ranges from left to right, from `next` on; gives back the next number.
std::size_t number_names(Expression& expression, std::size_t next);
std::size_t number_names(Claim& claim, std::size_t next);

/// The value of an expression, or why it has none. Truth values are 1 and 0.
struct Evaluated {
    /// In the order in which one prevails over another: what silences a rule first.
    enum class State : std::uint8_t {
        value,
        impossible, ///< division by zero, or a number beyond all measure
        blank,      ///< a name without a value
        unknown     ///< a name whose form, period or children are not there: the rule is silent
    };
    State state = State::value;
    Exact value = {};
    bool assumed = false; ///< a blank that the rule takes as zero: ISBLANK and COUNT still see it
};

/// What the names of an expression stand for at one place.
class Figures {
public:
    virtual ~Figures() = default;

    [[nodiscard]] virtual Evaluated name(Expression const& name) const = 0;
    /// Appends the figures of a range in the form's order.
    virtual void range(Expression const& range, std::vector<Evaluated>& into) const = 0;
};
Evaluated evaluate(Expression const& expression, Figures const& figures);

using ValueOfName = std::function<Evaluated(Reference const&)>;
/// The names a range stands for, in the form's order.
using NamesOfRange = std::function<std::vector<Reference>(Expression const& range)>;

/// The same by two functions, where speed is no matter.
struct Names {
    ValueOfName value_of;
    NamesOfRange names_of = {}; ///< may be empty where no ranges are
};
Evaluated evaluate(Expression const& expression, Names const& names);

/// How a claim came out, with both sides for the message.
struct Verdict {
    enum class State : std::uint8_t { holds, broken, silent, blank, impossible };
    State state = State::silent;
    Exact left, right; ///< of holds and broken; right: the bound that was crossed for "in"
};
Verdict judge(Claim const& claim, Exact const& tolerance, Figures const& figures);
Verdict judge(Claim const& claim, Exact const& tolerance, Names const& names);

bool holds(Comparison comparison, Exact const& left, Exact const& right);
std::string_view sign(Comparison comparison);
std::string_view name_of(Function function);

} // namespace gopbieu
