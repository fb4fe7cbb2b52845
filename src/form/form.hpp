#pragma once

// What is known of a form: what is printed on it and what its figures mean. Pure data, loaded from
// forms/<id>/form.yaml by load.hpp; all looks stay in the template beside it. docs/form-schema.md
// describes the file key by key.

#include "base/finding.hpp"
#include "form/expression.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gopbieu {

enum class ValueType : std::uint8_t {
    count,   ///< whole and not negative
    number,  ///< any number
    percent, ///< 94,6 for 94,6 %
    text,
    date,
    key,    ///< names the row; one column of every form
    choice, ///< one of some words
    ordinal ///< "TT": numbers the rows, is never read
};

/// How the values of several units become one. Declared, never guessed.
enum class Way : std::uint8_t {
    none, ///< stays with its unit
    sum,
    mean,  ///< weighted; numerator and weight are carried up
    ratio, ///< one total divided by another: worked out again from totals
    max,
    min,
    latest, ///< that of the submission that arrived last
    join,   ///< different texts, one after the other
    formula ///< worked out again from totals
};

/// What a figure counts, which decides what may be compared with what.
enum class Nature : std::uint8_t {
    unsaid,
    stock,   ///< at a day
    flow,    ///< during the period
    overlaps ///< counts something that may be counted elsewhere too: never added across columns
};

/// What a figure is and what becomes of it on the way up. Said by a column, and in forms whose rows
/// mean different things by a row.
struct Measure {
    ValueType type = ValueType::count;
    Way way = Way::none;
    Nature nature = Nature::unsaid;
    bool required = false;
    std::optional<Expression> weight;  ///< of a mean
    std::optional<Expression> formula; ///< of a ratio (as "100 * a / b" for percents) or formula
    std::vector<std::string> choices;
    std::optional<Exact> least, most; ///< bounds of a plausible value; beyond them a question
    /// "giờ": in what it is counted, where the label says so; words for messages.
    std::string unit;

    /// Whether it holds figures that are facts.
    [[nodiscard]] bool holds_numbers() const
    {
        return type == ValueType::count || type == ValueType::number || type == ValueType::percent;
    }
    [[nodiscard]] bool holds_facts() const
    {
        return type != ValueType::key && type != ValueType::ordinal;
    }
    /// Whether it is worked out from other totals rather than joined from parts.
    [[nodiscard]] bool derived() const { return way == Way::ratio || way == Way::formula; }
};

struct Column {
    std::string id;
    std::vector<std::string> path; ///< printed labels from the outermost group to the column's own
    Measure measure;
    std::vector<std::string> synonyms; ///< other writings of its own label
    std::string number;                ///< printed in the column-number row: "4(=2*100/3)"
    bool optional = false;             ///< some printings of the form do not have it
    bool inferred = false;             ///< not seen printed: to be confirmed

    [[nodiscard]] std::string const& label() const { return path.back(); }
};

/// Whether the rows of a form may say what the figures of a column are.
bool rows_may_decide(Column const& column);

/// What the parts below a row or group have to do with it.
enum class Parts : std::uint8_t {
    unrelated,
    within, ///< "trong đó": each part at most the whole
    split   ///< "chia ra": the parts together are the whole
};

/// What the figure in one column of a row is, where that is neither what the column nor what the
/// row says: a share of another whole than in the rows above.
struct CellMeasure {
    std::string column;
    Measure measure;
    bool inherited = false; ///< said by a row above it in the tree
};

/// A row that may be filled in: of a keyed form an entry of its code list, of a fixed form a
/// printed row. In the order in which they are printed.
struct Row {
    std::string id, label;
    std::vector<std::string> synonyms;
    std::string number;                ///< printed in the ordinal column: "I", "1", "a"
    std::optional<std::size_t> parent; ///< index of the row it is a part of
    Parts parts = Parts::unrelated;    ///< what its own children are to it
    std::optional<Parts> as_part;      ///< what it is to its parent, where that differs
    std::optional<Measure> measure;    ///< where the row decides instead of the column
    std::vector<CellMeasure> cells;    ///< where single columns of the row differ; before all else
    std::vector<std::string> closed;   ///< columns printed as "X": must stay empty
    bool heading = false;              ///< a printed title, holds no figures
    bool optional = false;             ///< some printings of the form do not have it
    bool inferred = false;             ///< not seen printed: to be confirmed
};

enum class RowKind : std::uint8_t {
    keyed, ///< any rows of a code list, in any order
    fixed, ///< the printed rows
    list   ///< any number of rows; each unit's own
};

enum class BlankPolicy : std::uint8_t {
    by_type, ///< a blank count is zero, any other blank makes the rule silent
    zero,
    skip,
    error
};

/// Over what a rule is worked out again and again. A loaded rule always says; the places
/// themselves are told by spots_of() in places.hpp.
enum class Over : std::uint8_t {
    by_names, ///< rows if it names columns only, columns if rows only, once if every name has both
    rows,
    columns,
    once
};

/// Values for the names of a rule under which it must hold, or must not.
struct Sample {
    std::vector<std::pair<std::string, std::optional<Exact>>> values; ///< no number: blank
    std::uint32_t line = 0, column = 0;                               ///< of the schema
};

struct Rule {
    std::string id;
    Severity severity = Severity::error;
    Claim claim;
    std::optional<Expression> when; ///< the rule is silent where this is not true
    Exact tolerance;
    BlankPolicy blank = BlankPolicy::by_type;
    Over over = Over::by_names;
    std::vector<std::string> only; ///< the rows or columns it is for; empty: spots_of() decides
    std::string since, until;      ///< periods ("2025-11"); empty: always
    std::string text, why, source; ///< source: what it is taken from; empty with `inferred`
    bool inferred = false;         ///< not printed on the form: to be confirmed
    bool from_group = false;       ///< made of a "trong đó" or "chia ra", not written out
    std::vector<Sample> passes, fails;
    std::uint32_t line = 0; ///< of the schema
};

/// What a line of the heading is replaced by in a published workbook.
enum class HeadingFill : std::uint8_t { unit, parent, period };

struct HeadingLine {
    std::string text; ///< as printed in the template
    HeadingFill fill = HeadingFill::unit;
};

/// The row of a keyed form or list that adds up all others, where the template prints one.
struct TotalRow {
    std::string label;
    std::vector<std::string> synonyms;
};

/// Two rows of a movement form that say the same from both ends: what came from units of one roof
/// and what went to them.
struct TransferPair {
    std::string in, out;            ///< ids of rows
    std::vector<std::string> under; ///< levels of the roofs at which the two must balance
};

/// How facts of another edition become facts of this one; what is not named is not taken over.
struct EditionMap {
    std::string edition;
    std::vector<std::pair<std::string, std::string>> columns, rows; ///< theirs → ours
};

struct FormDefinition {
    std::string id, edition, title, source;
    std::string number;              ///< the printed label: "Biểu số 1-BTCTW"
    std::vector<std::string> titles; ///< other printed titles, wrong ones too
    std::vector<HeadingLine> heading;
    RowKind row_kind = RowKind::keyed;
    std::vector<Row> rows;
    std::vector<Column> columns; ///< leaves of the header, in the order of the schema
    std::size_t key_column = 0;
    std::optional<TotalRow> total_row;
    std::string unit_column;    ///< of a list: the text column that names the unit above it
    std::uint32_t panels = 1;   ///< how often the header is printed side by side
    bool number_row = false;    ///< a row of column numbers stands under the header
    bool blank_is_zero = false; ///< a blank count in a row with other figures means none
    bool inferred = false;      ///< the layout itself was inferred, not seen
    std::vector<Rule> rules;
    std::vector<EditionMap> maps;
    std::vector<TransferPair> transfers;
    std::filesystem::path template_file;

    [[nodiscard]] Column const* find_column(std::string_view column_id) const;
    [[nodiscard]] Row const* find_row(std::string_view row_id) const;
    /// What the figure at a row and column is: what the row says of that one column; else a column
    /// of texts, a mean and a derived column stay what they are in every row; else the row decides
    /// where it says anything. `row` may be null (an unknown key).
    [[nodiscard]] Measure const& measure(Row const* row, Column const& column) const;
    [[nodiscard]] bool closed(Row const& row, Column const& column) const;
};

struct FormSet {
    /// All editions of a form stand together, the current one first.
    std::vector<FormDefinition> forms;

    /// The current edition of each form, in order.
    [[nodiscard]] std::vector<FormDefinition const*> current() const;
    /// The current edition of a form.
    [[nodiscard]] FormDefinition const* find(std::string_view form_id) const;
    [[nodiscard]] FormDefinition const* find(std::string_view form_id,
                                             std::string_view edition) const;
};

} // namespace gopbieu
