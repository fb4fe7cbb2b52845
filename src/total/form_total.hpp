#pragma once

#include "total/amount.hpp"
#include "total/shape.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// How complete a total is: how many of the units that must file are in it.
struct Coverage {
    std::size_t filed = 0, expected = 0;
    std::size_t nil = 0; ///< of those that filed: how many have nothing to report

    bool operator==(Coverage const&) const = default;
    [[nodiscard]] bool complete() const { return filed == expected; }
};

/// A row of a list form, as one unit filed it.
struct ListRow {
    std::size_t unit = 0;                           ///< index in the tree
    std::uint32_t position = 0;                     ///< of the unit, from the top of the tree down
    std::uint32_t number = 0;                       ///< in the unit's own list, from 0
    std::string label;                              ///< what its key column says
    std::vector<std::optional<FigureValue>> values; ///< by column
};

/// A row that a total holds figures for.
struct TotalRowRef {
    std::uint32_t row = 0;      ///< as in CellAt
    std::string id, label;      ///< as printed; of an unknown key as it was written
    Row const* known = nullptr; ///< null: a key that the code list does not have
};

/// One form of one unit: filed by itself, or joined from the units below.
class FormTotal {
public:
    FormTotal(std::shared_ptr<FormShape const> shape, std::shared_ptr<UnknownKeys const> keys);

    Coverage coverage;
    std::string source_file;        ///< where the unit's own submission came from; empty: none
    std::vector<std::size_t> parts; ///< the units directly below that it was joined from, in order

    [[nodiscard]] FormDefinition const& form() const { return m_shape->form(); }
    [[nodiscard]] FormShape const& shape() const { return *m_shape; }
    /// Whether anything at all was reported.
    [[nodiscard]] bool empty() const;

    /// The cell of these ids; nothing when the total has no such row or column.
    [[nodiscard]] std::optional<CellAt> find(std::string_view row, std::string_view column) const;
    /// Rows with figures, worked out ones too, in the order of the schema; then unknown keys by
    /// their label.
    [[nodiscard]] std::vector<TotalRowRef> rows() const;
    /// What is shown: a number, a text, or nothing.
    [[nodiscard]] std::optional<FigureValue> value(CellAt cell) const;
    [[nodiscard]] std::optional<Exact> number(CellAt cell) const;
    /// What a mean was weighted by; nothing for other ways.
    [[nodiscard]] std::optional<Exact> weight(CellAt cell) const;
    /// Null where no number came in.
    [[nodiscard]] Amount const* amount(CellAt cell) const;
    [[nodiscard]] Words const* words(CellAt cell) const;

    /// All rows of a column together, for the form's total row. Rows that are a part of another row
    /// are in that one already.
    [[nodiscard]] std::optional<FigureValue> over_rows(std::uint32_t column) const;
    [[nodiscard]] Amount amount_over_rows(std::uint32_t column) const;

    /// Of a list form: the rows of all units in the order of the tree.
    [[nodiscard]] std::vector<std::shared_ptr<ListRow const>> const& list() const { return m_list; }

    // For those who add.

    void add_row(std::uint32_t row); ///< the row is there, whatever is in it
    /// Figures of a list go to row 0, which stands for all of its rows.
    void add(CellAt cell, Amount const& amount);
    void add(CellAt cell, Word const& word);
    void add(std::shared_ptr<ListRow const> row);
    /// Everything of a part. What stays with its unit is not taken over.
    void add(FormTotal const& part);
    /// All of a total whose unknown keys have other numbers, what stays with its unit too; `keys`
    /// are those of this one.
    void add_translated(FormTotal const& other, UnknownKeys& keys);
    /// A figure worked out from the others.
    void derive(CellAt cell, Exact const& value) { m_derived[cell] = value; }
    void derive_over_rows(std::uint32_t column, Exact const& value)
    {
        m_derived_over_rows[column] = value;
    }
    /// Cells with a number too large to be exact.
    [[nodiscard]] std::vector<CellAt> too_large() const;
    /// Cells that hold anything, derived ones left out.
    [[nodiscard]] std::vector<CellAt> cells() const;

private:
    Amount& amount_at(CellAt cell);
    void add_rows(FormTotal const& part, std::vector<std::uint32_t> const& new_rows);
    void add_list(FormTotal const& part);
    [[nodiscard]] bool is_list() const { return form().row_kind == RowKind::list; }

    std::shared_ptr<FormShape const> m_shape;
    std::shared_ptr<UnknownKeys const> m_keys;
    std::vector<std::uint32_t> m_slots; ///< by row: 1 + its place in m_amounts; 0: not there
    std::vector<Amount> m_amounts;      ///< a row after the other, in the order they came in
    std::map<CellAt, Words> m_words;
    std::map<CellAt, Exact> m_derived;
    std::map<std::uint32_t, Exact> m_derived_over_rows;
    std::vector<std::shared_ptr<ListRow const>> m_list;
};

} // namespace gopbieu
