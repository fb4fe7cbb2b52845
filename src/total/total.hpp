#pragma once

#include "base/exact.hpp"
#include "base/finding.hpp"
#include "form/form.hpp"
#include "intake/submission.hpp"
#include "org/unit.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// What the values of one cell of a form have become over some units. Two amounts added are an
/// amount again, in any order and any grouping: a mean carries its numerator and its weight and is
/// divided only where it is shown.
struct Amount {
    Exact sum;
    Exact weight;
    bool too_large = false; ///< left the numbers that are exact; reported once, shown nowhere

    bool operator==(Amount const&) const = default;

    void add(Amount const& other);
    /// What is shown; nothing where no unit gave any weight.
    [[nodiscard]] std::optional<Exact> value(Way way) const;
};

/// Row and column of a form, by id.
struct FormCell {
    std::string row, column;

    auto operator<=>(FormCell const&) const = default;
};

/// How complete a total is.
struct Coverage {
    std::size_t filed = 0, expected = 0;

    bool operator==(Coverage const&) const = default;
};

/// One form of one unit: filed by itself, or added up from the units below.
struct FormTotal {
    std::map<FormCell, Amount> amounts;
    Coverage coverage;
    std::string source_file;        ///< where the unit's own submission came from; empty: none
    std::vector<std::size_t> parts; ///< the units directly below that it was added up from

    [[nodiscard]] std::optional<Exact> value(FormCell const& cell, Column const& column) const;
    /// All rows of a column in one amount: the form's total row.
    [[nodiscard]] Amount over_rows(std::string const& column) const;
};

struct Totals {
    std::map<std::string, std::map<std::size_t, FormTotal>> forms; ///< by form, then unit
    std::vector<Finding> findings;

    /// Null when nothing of the form has come in below the unit.
    [[nodiscard]] FormTotal const* find(std::string const& form, std::size_t unit) const;
};

/// Takes accepted submissions one by one, so that memory holds their amounts and no more.
class Adder {
public:
    Adder(FormSet const& forms, OrgTree const& tree, std::vector<std::string> filed_by);

    /// One of another edition is taken over as the form maps it.
    void add(Submission const& filed);
    /// Everything up the tree from `root`.
    Totals finish(std::size_t root);

private:
    void total_of(FormDefinition const& form, std::size_t unit);
    void compare(FormDefinition const& form, std::size_t unit, FormTotal const& summed);
    void report_too_large(FormDefinition const& form, std::size_t unit, FormTotal const& total);

    FormSet const& m_forms;
    OrgTree const& m_tree;
    std::vector<std::string> m_filed_by;
    Totals m_totals;
};

Totals add_up(std::vector<Submission> const& submissions,
              FormSet const& forms,
              OrgTree const& tree,
              std::vector<std::string> const& filed_by,
              std::size_t root);

} // namespace gopbieu
