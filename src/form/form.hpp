#pragma once

// What is known of a form: what is printed on it and what its figures mean. Pure data, loaded from
// forms/<id>/form.yaml by load.hpp; all looks stay in the template beside it.

#include "form/expression.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

enum class ValueType : std::uint8_t {
    count,   ///< whole and not negative
    number,  ///< any number
    percent, ///< 94,6 for 94,6 %
    text,
    key,    ///< names the row; one column of a keyed form
    ordinal ///< "TT": numbers the rows, is never read
};

/// How the values of several units become one. Declared, never guessed.
enum class Way : std::uint8_t {
    none, ///< stays with its unit
    sum,
    mean ///< weighted; numerator and weight are carried up
};

struct Column {
    std::string id;
    std::vector<std::string> path; ///< printed labels from the outermost group to the column's own
    ValueType type = ValueType::count;
    Way way = Way::none;
    std::optional<Expression> weight; ///< of a mean
    bool required = false;

    [[nodiscard]] std::string const& label() const { return path.back(); }
    /// Whether it holds figures that are facts.
    [[nodiscard]] bool holds_numbers() const
    {
        return type == ValueType::count || type == ValueType::number || type == ValueType::percent;
    }
};

/// A row that may be filled in: of a keyed form, an entry of its code list.
struct RowLabel {
    std::string id, label;
    std::vector<std::string> synonyms;
};

enum class BlankPolicy : std::uint8_t {
    by_type, ///< a blank count is zero, any other blank makes the rule silent
    zero,
    skip,
    error
};

struct Rule {
    std::string id;
    Severity severity = Severity::error;
    Relation relation;
    std::optional<Relation> when; ///< the rule is silent where this does not hold
    BlankPolicy blank = BlankPolicy::by_type;
    std::string text, why;
};

/// What a line of the heading is replaced by in a published workbook.
enum class HeadingFill : std::uint8_t { unit, parent, period };

struct HeadingLine {
    std::string text; ///< as printed in the template
    HeadingFill fill = HeadingFill::unit;
};

struct FormDefinition {
    std::string id, edition, title, source;
    std::vector<HeadingLine> heading;
    std::vector<RowLabel> rows;
    std::vector<Column> columns; ///< leaves of the header, in the order of the schema
    std::size_t key_column = 0;
    std::vector<Rule> rules;
    std::filesystem::path template_file;

    [[nodiscard]] Column const* find_column(std::string_view column_id) const;
    [[nodiscard]] RowLabel const* find_row(std::string_view row_id) const;
};

struct FormSet {
    std::vector<FormDefinition> forms;

    [[nodiscard]] FormDefinition const* find(std::string_view form_id) const;
};

} // namespace gopbieu
