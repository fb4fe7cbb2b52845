#pragma once

#include "base/exact.hpp"
#include "base/finding.hpp"
#include "workbook/cell_ref.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace gopbieu {

/// The file that a submission came in.
struct Source {
    std::string file;   ///< as the clerk sees it, relative to the campaign
    std::string sha256; ///< of the whole file: its name in the archive of originals

    bool operator==(Source const&) const = default;
};

/// A number, or a text of a column that holds texts, dates (ISO 8601) or choices.
using FigureValue = std::variant<Exact, std::string>;

/// One figure and where it stands. Everything else that identifies it (unit, form, period) is the
/// submission's or the campaign's.
struct Fact {
    std::string row, column; ///< ids of the schema
    FigureValue value;
    CellRef cell;
    std::string raw; ///< what the cell showed, before it was understood

    bool operator==(Fact const&) const = default;

    /// Null when it is a text.
    [[nodiscard]] Exact const* number() const { return std::get_if<Exact>(&value); }
};

/// A figure that a question keeps out: what rules would say of its absence is the question's fault.
struct OpenFigure {
    std::string row;    ///< id; empty: of a row that nobody knows
    std::string column; ///< id; empty: all of the row

    bool operator==(OpenFigure const&) const = default;
};

/// What a mean was divided from, where its figure does not tell: see intake/mean_parts.hpp.
struct MeanParts {
    std::string row, column; ///< ids
    Exact numerator, weight;

    bool operator==(MeanParts const&) const = default;
};

/// What became of the number cells of a table's sheet. Of several tables on one sheet the first one
/// answers for what is outside all of them.
struct CellCount {
    std::uint32_t seen = 0;     ///< all of the sheet, counted apart from the states below
    std::uint32_t used = 0;     ///< became facts
    std::uint32_t labels = 0;   ///< numbering, column numbers, repeated labels
    std::uint32_t checked = 0;  ///< printed totals: compared, never added
    std::uint32_t outside = 0;  ///< outside the table; a note says where
    std::uint32_t people = 0;   ///< in a column about single persons; a note says which
    std::uint32_t left_out = 0; ///< a person's answer leaves them out
    std::uint32_t asked = 0;    ///< a question or error keeps them out

    bool operator==(CellCount const&) const = default;

    CellCount& operator+=(CellCount const& other);
    /// Everything but `seen`, which it must add up to over a sheet.
    [[nodiscard]] std::uint32_t in_states() const
    {
        return used + labels + checked + outside + people + left_out + asked;
    }
};

/// One form of one unit, found in one file.
struct Submission {
    std::string form, edition;
    std::string unit; ///< code
    Source source;
    std::string sheet;
    std::vector<std::string> rows; ///< ids of the rows that were filled in, in their order
    std::vector<Fact> facts;       ///< row by row
    /// The unit's own total row, where it wrote one: compared with the rows, never added.
    std::vector<Fact> own_total;
    std::vector<MeanParts> means; ///< of a workbook of ours that went up
    /// Labels of rows that no code list knows and a person let pass: id → label as written.
    std::vector<std::pair<std::string, std::string>> row_labels;
    /// Only while a file is judged; what is stored waits for the answers anyway.
    std::vector<OpenFigure> open;
    CellCount cells;

    bool operator==(Submission const&) const = default;

    [[nodiscard]] Fact const* find(std::string_view row, std::string_view column) const;
    /// The number there; null when it is blank or a text.
    [[nodiscard]] Exact const* number(std::string_view row, std::string_view column) const;
    [[nodiscard]] Place place() const { return {source.file, sheet}; }
    [[nodiscard]] Place place(CellRef cell) const { return {source.file, sheet, to_a1(cell)}; }
};

} // namespace gopbieu
