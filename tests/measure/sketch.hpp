#pragma once

// A sheet that can be bent: cells by their places, without the order and sharing that a Workbook
// keeps. Bends work on it; to_workbook() makes what a reader would have made of it.

#include "intake/submission.hpp"
#include "workbook/workbook.hpp"

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
};

/// A filled form.
struct Sketch {
    std::vector<SketchSheet> sheets; ///< the first is the form's
    std::vector<Truth> truth;
    Span header, body;     ///< rows of the form's sheet
    Span columns;          ///< of its table
    bool repeated = false; ///< a row stands there twice: which is the true one must not change
    bool must_ask = false; ///< a bend made something that nobody can decide
};

Workbook to_workbook(Sketch const& sketch, std::string const& unit);

/// A cell reference after rows or columns were put in (or, with a negative count, taken out).
void shift_rows(Sketch& sketch, std::uint32_t from, std::int64_t count);
void shift_columns(Sketch& sketch, std::uint32_t from, std::int64_t count);

} // namespace gopbieu::measure
