#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu::draft {

/// A part of a formula that is printed on a form: "2 (=3+4)", "4(=2*100/3)", "Cộng (1+…+11)".
struct FormulaToken {
    enum class Kind { name, plus, minus, times, divide, open, close, more };
    Kind kind = Kind::name;
    std::string text; ///< of a name: what is printed there, "4", "3.1", "A", "a"
};
using PrintedFormula = std::vector<FormulaToken>;

/// What stands behind "=" or between brackets, if all of it is a formula: names are numbers,
/// letters and Roman numerals as they are printed. "(18-30)" is none.
std::optional<PrintedFormula> find_formula(std::string_view text);

/// The text without the formula that find_formula() sees.
std::string without_formula(std::string_view text);

/// A formula that only adds and subtracts, "1+...+11" written out.
struct SumTerm {
    std::string name;
    bool minus = false;

    bool operator==(SumTerm const&) const = default;
};
std::optional<std::vector<SumTerm>> terms_of(PrintedFormula const& formula);

/// "2*100/3", "100*2/(3+4)", "2:3": one sum divided by another.
struct Rate {
    std::vector<SumTerm> part, whole;
    bool percent = false; ///< times 100
};
std::optional<Rate> rate_of(PrintedFormula const& formula);

/// The formula as an expression of the rule language; nothing when a name has no id.
std::optional<std::string>
expression_of(PrintedFormula const& formula,
              std::function<std::optional<std::string>(std::string const&)> const& id_of);

} // namespace gopbieu::draft
