#pragma once

#include "form/form.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace gopbieu::measure {

/// What is printed over a column or in a row: the same text in every schema of one template, so
/// that schemas with other ids can be compared.
struct PrintedNames {
    explicit PrintedNames(FormDefinition const& form);

    std::vector<std::string> columns; ///< labels from the outermost group to its own
    std::vector<std::string> rows;    ///< number and label, "#2" for the second of the same text

    /// "row | column", either of which may be open.
    [[nodiscard]] std::string of(std::optional<std::size_t> row,
                                 std::optional<std::size_t> column) const;
};

/// What adds up to what: figures with their signs, and whether the sum is the whole or at most
/// the whole. "tong = nam + nu" and "nam + nu = tong" are one relation.
using Relation = std::map<std::string, int>;
/// Relation → whether it is an equality.
using Relations = std::map<Relation, bool>;

/// The equalities and parts of a schema: its rules, "trong đó", "chia ra" and formulas that only
/// add up. Rules over other forms or periods, with other numbers, or that are notes, are none.
Relations relations_of(FormDefinition const& form, PrintedNames const& names);

/// The value of an expression under figures that depend on what is printed only: two expressions
/// over one template mean the same when these agree. Empty when it has none.
std::string
fingerprint(Expression const& expression, FormDefinition const& form, PrintedNames const& names);

} // namespace gopbieu::measure
