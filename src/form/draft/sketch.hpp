#pragma once

// A form as far as it was understood from its template: what the written draft is made of. Every
// guess keeps its reason, which becomes a comment beside it.

#include "base/catalogue.hpp"
#include "form/draft/body.hpp"
#include "form/draft/find_table.hpp"
#include "form/form.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gopbieu::draft {

/// Why something was guessed, or what could not be guessed.
struct Remark {
    Say say;
    Args args = {};
    bool guess = true; ///< "đoán: …, cần xác nhận"; else the sentence alone
};
using Remarks = std::vector<Remark>;

/// What a figure is taken to be. Expressions are texts over ids.
struct SketchMeasure {
    ValueType type = ValueType::count;
    Way way = Way::sum;
    Nature nature = Nature::unsaid;
    bool required = false;
    std::string weight;      ///< of a mean
    std::string part, whole; ///< of a ratio
    std::string formula;     ///< of a formula
    std::string unit;
    std::vector<std::string> choices;
    std::string least, most;

    [[nodiscard]] bool holds_numbers() const
    {
        return type == ValueType::count || type == ValueType::number || type == ValueType::percent;
    }
};

struct SketchColumn {
    std::string id;
    std::string key;      ///< of its own label
    std::string path_key; ///< of all labels over it, blanks between them
    SketchMeasure measure;
    bool twice = false; ///< another column has the same labels: left out of the draft
    bool way_known = false;
    Remarks remarks;
};

/// A name over several columns.
struct SketchGroup {
    std::size_t depth = 0; ///< index into the path of its columns
    Span leaves;           ///< indices of columns
    std::string key;
    Parts parts = Parts::unrelated;
    std::string of;
    bool explain = false; ///< its rule asks for an explanation only
    Remarks remarks;
};

struct SketchRow {
    std::string id;
    std::string key; ///< of its label without its mark and formula
    std::optional<std::size_t> parent;
    std::optional<std::size_t> title; ///< "Trong đó:" printed between it and its parent
    std::vector<std::size_t> children;
    Parts parts = Parts::unrelated; ///< what its children are to it
    std::optional<Parts> as_part;   ///< what it is to its parent, where that differs
    bool explain = false;           ///< the rule of its parts asks for an explanation only
    bool heading = false;
    std::string sum;    ///< a row of totals: what it adds up
    std::string note;   ///< "cells" of the schema, as they are written
    bool twice = false; ///< a sibling has the same label: left out of the draft
    std::optional<SketchMeasure> measure;
    Remarks remarks;
};

/// A rule that adds up: whole = part + part − part, or part + part <= whole.
struct SketchRule {
    std::string whole;
    struct Term {
        std::string id;
        bool minus = false;
    };
    std::vector<Term> terms;
    bool at_most = false; ///< terms <= whole
    std::string when;     ///< where it is worked out; empty: everywhere
    Severity severity = Severity::error;
    Say why; ///< the sentence that ends its message
    Args args = {};
    Remarks remarks;
};

struct Sketch {
    FoundTable table;
    Body body;
    std::string id, edition, number, title, source;
    std::vector<HeadingLine> heading;
    std::string codes;                 ///< a code list that names the rows; empty: list or fixed
    std::string unit_column;           ///< of a list
    std::vector<SketchColumn> columns; ///< one a leaf of the table
    std::vector<SketchGroup> groups;
    std::vector<SketchRow> rows; ///< one a printed row
    std::vector<SketchRule> rules;
    Remarks remarks, row_remarks, title_remarks, edition_remarks;

    [[nodiscard]] Leaf const& leaf(std::size_t column) const { return table.header.leaves[column]; }
    [[nodiscard]] std::string const& label(std::size_t column) const
    {
        return leaf(column).label().text;
    }
    [[nodiscard]] bool counts(std::size_t column) const
    {
        return columns[column].measure.type == ValueType::count;
    }
};

} // namespace gopbieu::draft
