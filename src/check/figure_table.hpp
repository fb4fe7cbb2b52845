#pragma once

#include "form/places.hpp"
#include "intake/form_cells.hpp"
#include "intake/submission.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gopbieu {

/// Where the ids of a form's rows and columns stand in it. Made once a form.
class FormPlaces {
public:
    explicit FormPlaces(FormDefinition const& form);

    [[nodiscard]] std::optional<std::size_t> row(std::string_view id) const;
    [[nodiscard]] std::optional<std::size_t> column(std::string_view id) const;
    /// What a name or range of one of the form's own weights and formulas stands for, in this form
    /// alone; empty: nothing.
    [[nodiscard]] std::vector<Target> const& targets(Expression const& name) const;
    [[nodiscard]] FormDefinition const& form() const { return *m_form; }
    [[nodiscard]] FormCells const& cells() const { return m_cells; }
    /// The columns of a row whose figures are worked out from others; null: of unknown rows.
    [[nodiscard]] std::vector<std::size_t> const& derived(Row const* row) const
    {
        return row == nullptr ? m_derived.back()
                              : m_derived[static_cast<std::size_t>(row - m_form->rows.data())];
    }

private:
    void look_up(Measure const& measure);
    void find_derived(Row const* row);

    FormDefinition const* m_form;
    FormCells m_cells;
    std::vector<std::vector<std::size_t>> m_derived; ///< by row, that of unknown rows last
    std::unordered_map<Expression const*, std::vector<Target>> m_targets;
    std::unordered_map<std::string_view, std::size_t> m_rows, m_columns;
};

/// The figures of one submission laid out by row and column, so that a rule finds each at once.
/// Rows of lists and unknown keys stand behind those of the form.
class FigureTable {
public:
    struct Figure {
        std::optional<Exact> number; ///< none: blank or a text
        Fact const* fact = nullptr;
        bool open = false; ///< a question keeps it out
    };

    FigureTable(FormPlaces const& places, Submission const& submission);
    /// Of several submissions, added up; their cells are not kept.
    FigureTable(FormPlaces const& places, std::vector<Submission const*> const& submissions);

    [[nodiscard]] FormDefinition const& form() const { return m_places.form(); }
    [[nodiscard]] FormPlaces const& places() const { return m_places; }
    [[nodiscard]] std::size_t row_count() const { return m_filled.size(); }
    [[nodiscard]] std::size_t column_count() const { return m_columns; }
    [[nodiscard]] Figure const& at(std::size_t row, std::size_t column) const
    {
        return m_figures[row * m_columns + column];
    }
    void set(std::size_t row, std::size_t column, std::optional<Exact> const& number)
    {
        set(row * m_columns + column, number);
    }
    /// The figure where it is a whole number below 2^53, or one of the two below.
    [[nodiscard]] std::int64_t whole(std::size_t row, std::size_t column) const
    {
        return m_wholes[row * m_columns + column];
    }
    static constexpr auto no_figure = std::numeric_limits<std::int64_t>::min();
    /// Any other, and whatever a question keeps out.
    static constexpr auto another_figure = no_figure + 1;
    /// Null for a row that is not the form's.
    [[nodiscard]] Row const* row(std::size_t index) const
    {
        return index < form().rows.size() ? &form().rows[index] : nullptr;
    }
    [[nodiscard]] std::string const& row_id(std::size_t index) const;
    [[nodiscard]] std::optional<std::size_t> find_row(std::string_view id) const;
    /// `likely` is the column that would come next.
    [[nodiscard]] std::optional<std::size_t> find_column(std::string const& id,
                                                         std::size_t likely) const;
    [[nodiscard]] std::string row_label(std::size_t index) const;
    /// Whether figures of a row that nobody knows are asked about, so that sums cannot be judged.
    [[nodiscard]] bool lacks_rows() const { return m_lacks_rows; }
    /// Whether a question keeps any figure out.
    [[nodiscard]] bool any_open() const { return m_any_open; }
    /// Whether the unit filled the row in.
    [[nodiscard]] bool filled(std::size_t row) const { return m_filled[row] != 0; }
    [[nodiscard]] Measure const& measure(std::size_t row, std::size_t column) const
    {
        return *m_places.cells().at(this->row(row), column).measure;
    }

private:
    /// `likely` is the row that would come next.
    std::size_t row_of(std::string const& id, std::size_t likely);
    void set(std::size_t at, std::optional<Exact> const& number);
    void lay_out(Submission const& submission, bool add_up);
    void leave_open(OpenFigure const& open);

    FormPlaces const& m_places;
    std::size_t m_columns;
    std::vector<Figure> m_figures;
    std::vector<std::int64_t> m_wholes; ///< of the same places
    std::vector<char> m_filled;
    bool m_lacks_rows = false, m_any_open = false;
    std::vector<std::string> m_strange; ///< ids of rows that are not the form's
    std::vector<std::pair<std::string, std::string>> m_labels;
};

} // namespace gopbieu
