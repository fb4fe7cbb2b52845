#pragma once

#include "form/draft/sketch.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gopbieu::draft {

/// A row that holds counts: no title, no rate of its own, not left out.
bool row_counts(Sketch const& sketch, std::size_t row);

/// The name of a row without its mark and formula.
std::string row_name(Sketch const& sketch, std::size_t row);

/// The key of some words (text/match_key.hpp).
std::string key_of(std::string_view words);

/// What a rule of rows says and why it was guessed.
struct RowRuleKind {
    bool at_most = false;
    Severity severity = Severity::error;
    Say reason;
};

/// Adds a rule over rows, unless one says the same already.
void add_row_rule(Sketch& sketch,
                  std::vector<std::size_t> const& terms,
                  std::size_t whole,
                  RowRuleKind kind);

} // namespace gopbieu::draft
