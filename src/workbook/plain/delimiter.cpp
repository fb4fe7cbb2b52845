#include "workbook/plain/delimiter.hpp"

#include "workbook/cell_ref.hpp"
#include "workbook/plain/field_scanner.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <span>
#include <vector>

namespace gopbieu {

namespace {

/// One line of a text when a certain delimiter parts it.
struct Record {
    std::size_t fields = 0;
    std::size_t prose_fields = 0; ///< begin with a blank, as after a comma in prose
    bool figure = false;          ///< a field behind the first is a number and nothing else
};

bool is_figure(std::string_view field)
{
    auto const rest = field.find_first_not_of("0123456789.,%- ");
    return rest == std::string_view::npos &&
           field.find_first_of("0123456789") != std::string_view::npos;
}

// The first records that are not blank.
std::vector<Record> records_of(std::string_view text, char delimiter)
{
    constexpr std::size_t enough = 200;
    std::vector<Record> records;
    FieldScanner scanner(text, delimiter);
    while (!scanner.at_end() && records.size() < enough) {
        Record record;
        bool blank = true;
        for (bool more = true; more; ++record.fields) {
            auto const field = scanner.next(more);
            bool const parted = record.fields > 0;
            blank = blank && field.empty();
            record.prose_fields += parted && field.size() > 1 && field[0] == ' ' ? 1U : 0U;
            record.figure = record.figure || (parted && is_figure(field));
        }
        if (!blank || record.fields > 1) {
            records.push_back(record);
        }
    }
    return records;
}

/// How records look together.
struct Shape {
    std::size_t records = 0;
    std::size_t parted = 0;       ///< records of two fields or more
    std::size_t alike = 0;        ///< records with the most frequent number of fields above one
    std::size_t width = 0;        ///< that number
    std::size_t fields = 0;       ///< behind a delimiter
    std::size_t prose_fields = 0; ///< of these, that look like prose
    std::size_t figures = 0;      ///< records with a figure
};

Shape shape_of(std::span<Record const> records)
{
    Shape shape;
    std::map<std::size_t, std::size_t> widths;
    for (auto const& record : records) {
        ++shape.records;
        shape.parted += record.fields > 1 ? 1U : 0U;
        shape.fields += record.fields - 1;
        shape.prose_fields += record.prose_fields;
        shape.figures += record.figure ? 1U : 0U;
        ++widths[record.fields];
    }
    for (auto const& [width, count] : widths) {
        if (width > 1 && count >= shape.alike) {
            shape.alike = count;
            shape.width = width;
        }
    }
    return shape;
}

bool mostly_alike(Shape const& shape)
{
    return shape.alike * 5 >= shape.records * 3;
}

// Prose has commas too: a table's lines are parted alike, and no blank follows the delimiter.
bool is_table(Shape const& shape, char delimiter)
{
    if (shape.parted == 0 || shape.width > max_columns) {
        return false;
    }
    if (delimiter == '\t' && shape.parted * 2 >= shape.records) {
        return true;
    }
    bool const like_prose = shape.prose_fields * 2 > shape.fields;
    if (shape.records == 1) {
        return shape.width >= 3 && !like_prose;
    }
    return like_prose ? shape.records >= 3 && shape.alike == shape.records
                      : mostly_alike(shape) || shape.parted * 10 >= shape.records * 9;
}

// The most records one after the other that the delimiter parts.
std::span<Record const> longest_block(std::span<Record const> records)
{
    std::span<Record const> longest;
    auto const parted = [](Record const& record) { return record.fields > 1; };
    for (auto from = records.begin(); from != records.end();) {
        from = std::find_if(from, records.end(), parted);
        auto const to = std::find_if_not(from, records.end(), parted);
        if (static_cast<std::size_t>(to - from) > longest.size()) {
            longest = {from, to};
        }
        from = to;
    }
    return longest;
}

// Between lines of text that know no delimiter: a header and its figures, parted alike.
bool is_table_among_lines(Shape const& block)
{
    return block.width >= 3 && block.width <= max_columns && mostly_alike(block) &&
           block.alike >= (block.width >= 5 ? 2U : 3U) && block.figures * 2 >= block.records &&
           block.prose_fields * 5 <= block.fields;
}

std::optional<Shape> table_shape(std::string_view text, char delimiter)
{
    auto const records = records_of(text, delimiter);
    auto const whole = shape_of(records);
    if (is_table(whole, delimiter)) {
        return whole;
    }
    auto block = shape_of(longest_block(records));
    if (!is_table_among_lines(block)) {
        return std::nullopt;
    }
    block.records = whole.records;
    return block;
}

// Whether more of the lines are parted alike, or as many of them into more fields.
bool is_better(Shape const& one, Shape const& other)
{
    auto const ours = one.alike * other.records;
    auto const theirs = other.alike * one.records;
    return ours > theirs || (ours == theirs && one.width > other.width);
}

} // namespace

std::optional<char> delimiter_of(std::string_view text)
{
    std::optional<char> best;
    Shape best_shape;
    for (char const delimiter : {'\t', ';', ',', '|'}) {
        auto const shape = table_shape(text, delimiter);
        if (shape && (!best || is_better(*shape, best_shape))) {
            best = delimiter;
            best_shape = *shape;
        }
    }
    return best;
}

} // namespace gopbieu
