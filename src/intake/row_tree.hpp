#pragma once

#include "form/form.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace gopbieu {

/// The printed rows of a form as a tree, which tells rows of one label apart ("Trung cấp" of
/// professional and of political training) by the rows around them.
class RowTree {
public:
    explicit RowTree(FormDefinition const& form) : m_form(form) {}

    /// For each line the row that it is, out of those with its label (none: nobody's label). A
    /// label of one row is that row wherever it stands. One of several rows is the one whose parent
    /// was opened last above it, if nothing that belongs elsewhere stands between; else nothing.
    /// `foreign` are lines that nobody knows and that may be rows all the same, so that what comes
    /// below them may be theirs.
    [[nodiscard]] std::vector<std::optional<std::size_t>>
    place(std::vector<std::vector<std::size_t>> const& candidates,
          std::vector<bool> const& foreign) const;

private:
    class Placing;
    [[nodiscard]] bool above(std::size_t upper, std::size_t row) const;

    FormDefinition const& m_form;
};

} // namespace gopbieu
