#pragma once

// A sheet that can be bent: cells by their places, without the order and sharing that a Workbook
// keeps. Bends work on it; to_workbook() makes what a reader would have made of it.

#include "intake/submission.hpp"
#include "workbook/workbook.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace gopbieu::measure {

/// A number, or a text; a number may have a percent format.
struct SketchCell {
    std::variant<double, std::string> value;
    bool percent = false;
};

struct SketchSheet {
    std::string name;
    bool hidden = false;
    std::map<CellRef, SketchCell> cells;
    std::vector<CellRange> merges;

    void insert_rows(std::uint32_t before, std::uint32_t count);
    void insert_columns(std::uint32_t before, std::uint32_t count);
    void delete_row(std::uint32_t row);
    void delete_column(std::uint32_t column);
    /// Exchanges two rows (or columns) of a part of the sheet; merges inside one of them move
    /// along.
    void swap_rows(std::uint32_t one, std::uint32_t other);
    void swap_columns(std::uint32_t one, std::uint32_t other, Span rows);
    [[nodiscard]] std::uint32_t end_row() const;
};

/// What a figure of a sketch is, to compare with what was read.
struct Truth {
    std::string row, column;
    std::string value; ///< Exact::text(), or the text
    CellRef cell;
    bool doubtful = false;  ///< was made one that nobody can read: it must be asked
    std::string again = {}; ///< what the row's second printing says, where that is another value
};

/// A filled form.
struct Sketch {
    std::vector<SketchSheet> sheets; ///< the first is the form's
    std::vector<Truth> truth;
    Span header, body;        ///< rows of the form's sheet
    Span columns;             ///< of its table
    bool repeated = false;    ///< a row stands there twice: which is the true one must not change
    bool undecidable = false; ///< a bend made something else that nobody can decide

    /// How many figures can be read back.
    [[nodiscard]] std::size_t clear_figures() const
    {
        return static_cast<std::size_t>(std::ranges::count(truth, false, &Truth::doubtful));
    }
    [[nodiscard]] bool must_ask() const
    {
        return undecidable || std::ranges::any_of(truth, &Truth::doubtful);
    }
};

Workbook to_workbook(Sketch const& sketch, std::string const& unit);

/// A cell reference after rows or columns were put in (or, with a negative count, taken out).
void shift_rows(Sketch& sketch, std::uint32_t from, std::int64_t count);
void shift_columns(Sketch& sketch, std::uint32_t from, std::int64_t count);

} // namespace gopbieu::measure
