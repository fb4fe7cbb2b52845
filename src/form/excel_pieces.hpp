#pragma once

// How the parts of an Excel formula are put together: brackets, blanks that are carried along,
// truth values that are no numbers. Used by the compiler in excel.cpp only.

#include "form/expression.hpp"

#include <string>
#include <vector>

namespace gopbieu::excel {

inline constexpr int compare_strength = 1;
inline constexpr int add_strength = 2;
inline constexpr int multiply_strength = 3;
inline constexpr int negate_strength = 4;
inline constexpr int operand_strength = 5;

/// A part of a formula and what must be known of it to use it in a larger one.
struct Piece {
    std::string text = {};
    int strength = operand_strength;
    std::string blank = {}; ///< a condition: TRUE where it has no value; empty: it always has one
    bool logical = false;   ///< TRUE and FALSE, which Excel does not take for 1 and 0
    bool whole = false;     ///< whole numbers only: nothing is lost in a double
    bool plain = false;     ///< a cell or a number
    bool may_fail = false;  ///< may divide by zero
};

/// The text, in brackets where the piece is weaker than what is needed beside it.
std::string bracketed(Piece const& piece, int needed);
/// The truth values of Excel are no numbers where they are compared.
std::string as_number(Piece const& piece, int needed);
/// "NAME(a,b)"
std::string call(std::string const& name, std::vector<std::string> const& arguments);

/// Several conditions as one; empty ones are left out.
std::string any_of(std::vector<std::string> conditions);
std::string all_of(std::vector<std::string> conditions);
std::string negated(std::string const& condition);

Piece number(Exact const& value);
/// A sum, difference, product or quotient.
Piece calculated(Expression::Kind kind, Piece const& left, Piece const& right);
/// A comparison by one of Excel's signs.
Piece compared(Piece const& left, std::string_view sign, Piece const& right);
/// TRUE where two sides do not compare as they should, by more than the tolerance.
std::string
apart(Comparison comparison, Piece const& left, Piece const& right, Exact const& tolerance);
/// TRUE where there is a value that is not zero.
std::string there(Piece const& piece);

} // namespace gopbieu::excel
