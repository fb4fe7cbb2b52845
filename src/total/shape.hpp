#pragma once

// A form as those see it who add: rows and columns are numbers, and what becomes of the figures of
// each cell is looked up once.

#include "form/form.hpp"
#include "form/places.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gopbieu {

/// A cell of a form's table by numbers. Rows from FormShape::known_rows() on are unknown keys.
struct CellAt {
    std::uint32_t row = 0, column = 0;

    auto operator<=>(CellAt const&) const = default;
};

/// A weight or formula with its names looked up.
struct ResolvedExpression {
    Expression expression;                  ///< its names numbered
    std::vector<std::vector<Target>> names; ///< by Expression::slot; empty: nothing of that name
};

class FormShape {
public:
    /// `forms` are the others that a formula may name; both must outlive the shape.
    FormShape(FormDefinition const& form, FormSet const& forms);

    [[nodiscard]] FormDefinition const& form() const { return m_form; }
    [[nodiscard]] std::uint32_t known_rows() const
    {
        return static_cast<std::uint32_t>(m_form.rows.size());
    }
    [[nodiscard]] std::uint32_t columns() const
    {
        return static_cast<std::uint32_t>(m_form.columns.size());
    }
    [[nodiscard]] std::optional<std::uint32_t> row(std::string_view id) const;
    [[nodiscard]] std::optional<std::uint32_t> column(std::string_view id) const;

    /// What the figure of a cell is; of an unknown key what its column says.
    [[nodiscard]] Measure const& measure(CellAt cell) const
    {
        return *m_measures[std::size_t{std::min(cell.row, known_rows())} * columns() + cell.column];
    }
    /// The weight of a mean, the formula of a derived figure; null for other figures.
    [[nodiscard]] ResolvedExpression const* expression(CellAt cell) const;
    /// A printed title, or a cell printed as "X".
    [[nodiscard]] bool closed(CellAt cell) const;

private:
    void resolve(Measure const& measure, FormSet const& forms);

    FormDefinition const& m_form;
    std::unordered_map<std::string_view, std::uint32_t> m_rows, m_columns;
    std::vector<Measure const*> m_measures; ///< by row and column, a row for unknown keys last
    std::unordered_map<Measure const*, ResolvedExpression> m_expressions;
};

/// The keys that a form's code list does not know, numbered as they come in. They are shown, never
/// dropped.
class UnknownKeys {
public:
    std::uint32_t number(std::string const& id, std::string const& label);

    [[nodiscard]] std::size_t size() const { return m_keys.size(); }
    [[nodiscard]] std::string const& id(std::uint32_t number) const { return m_keys[number].id; }
    [[nodiscard]] std::string const& label(std::uint32_t number) const
    {
        return m_keys[number].label;
    }

private:
    struct Key {
        std::string id, label;
    };
    std::vector<Key> m_keys;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

} // namespace gopbieu
