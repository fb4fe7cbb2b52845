#pragma once

// Short sums over the figures of a workbook that goes up. Whoever takes it in again sees whether a
// figure was changed on the way, and which.

#include "form/form.hpp"
#include "form/marker.hpp"
#include "intake/submission.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// Collects figures in any order. Blanks and noughts are the same here: a published workbook may
/// show either.
class FigureProof {
public:
    explicit FigureProof(FormDefinition const& form) : m_form(form) {}
    /// Of everything that was read.
    explicit FigureProof(FormDefinition const& form, Submission const& submission);

    /// `row`: the id of the form's row, or for rows of the unit's own what tells them apart.
    void add(std::string_view row, std::size_t column, FigureValue const& value);

    /// One sum over all, for Marker::content.
    [[nodiscard]] std::string content() const;
    /// A sum a row and one a figure, for Marker::figures.
    [[nodiscard]] std::string figures() const;

    /// Rows and columns (by number) in which the figures are others than those that `figures` was
    /// made from. A row that is not there any more has no name: it is told as an empty one.
    struct Change {
        std::string row;
        std::vector<std::size_t> columns; ///< empty: the whole row is new, or gone
    };
    [[nodiscard]] std::vector<Change> changed_since(std::string_view figures) const;

private:
    [[nodiscard]] std::map<std::string, std::string> row_sums() const; ///< by the row's tag

    FormDefinition const& m_form;
    std::map<std::string, std::map<std::size_t, std::string>> m_rows;
};

/// What tells a row of the unit's own from others: its place in a list, its label elsewhere.
std::string own_row_tag(FormDefinition const& form, std::string_view id, std::string_view label);

} // namespace gopbieu
