#pragma once

#include "form/draft/sketch.hpp"

#include <string>
#include <vector>

namespace gopbieu::draft {

/// A column that holds counts and is not left out.
bool column_counts(Sketch const& sketch, std::size_t column);

/// What a rule of columns says and why it was guessed.
struct ColumnRuleKind {
    bool at_most = false;
    Severity severity = Severity::error;
    Say reason;
};

/// Adds a rule over columns, unless one says something about the same terms and whole already.
void add_column_rule(Sketch& sketch,
                     std::vector<std::size_t> const& terms,
                     std::size_t whole,
                     ColumnRuleKind kind);

/// Whether a rule, or a group with "parts", says already what these terms are to the whole.
bool has_rule(Sketch const& sketch,
              std::string const& whole,
              std::vector<std::string> const& terms);

} // namespace gopbieu::draft
