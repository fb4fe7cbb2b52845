#pragma once

#include "form/form.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace gopbieu::measure {

/// How many of some things were found, of how many.
struct Share {
    std::size_t found = 0, all = 0;

    void add(bool good)
    {
        ++all;
        found += good ? 1U : 0U;
    }
    void add(Share const& other)
    {
        found += other.found;
        all += other.all;
    }
    /// In tenths of a percent, rounded down; of nothing everything is found.
    [[nodiscard]] std::size_t tenths() const { return all == 0 ? 1000 : found * 1000 / all; }
};

/// What a draft got right of the schema that its author wrote.
struct Comparison {
    Share columns; ///< with the right labels over them
    Share types;   ///< of columns, and of rows that decide themselves
    Share ways;    ///< with weight, ratio and formula, of the same
    Share rows;    ///< with the right name, place in the tree and whether they hold figures
    Share rules;   ///< equalities and parts
    std::size_t exact_rules = 0;      ///< of the rules found: with the same relation
    std::size_t surplus = 0;          ///< rules of the draft that the schema does not have
    std::vector<std::string> details; ///< what differs, in words

    void add(Comparison const& other);
};

Comparison compare_forms(FormDefinition const& schema, FormDefinition const& draft);

} // namespace gopbieu::measure
