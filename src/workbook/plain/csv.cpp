#include "workbook/plain/csv.hpp"

#include "base/catalogue/files.hpp"
#include "text/code_page.hpp"
#include "text/utf8.hpp"
#include "workbook/plain/delimiter.hpp"
#include "workbook/plain/field_scanner.hpp"
#include "workbook/plain/plain_value.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

// A text file has no control characters but line ends, tabs, form feeds and DOS's end mark; one
// in many is a slip of some program and no sign of binary data, where every tenth byte is one.
bool has_control_characters(std::string_view text)
{
    auto const count = std::ranges::count_if(text, [](char character) {
        auto const byte = static_cast<unsigned char>(character);
        return (byte < 0x20 && (byte < '\t' || byte > '\r')) || byte == 0x7f;
    });
    return static_cast<std::size_t>(count) * 200 > text.size() + 200;
}

// The whole lines among the first bytes, so that no character is cut in two. A line feed of
// little-endian UTF-16 has another byte behind it.
std::string_view head_of(std::string_view bytes, std::size_t at_most)
{
    if (bytes.size() <= at_most) {
        return bytes;
    }
    auto const line_end = bytes.substr(0, at_most).rfind('\n');
    auto length = line_end == std::string_view::npos ? 0 : line_end + 1;
    bool const wide = bytes.starts_with("\xff\xfe") ||
                      bytes.substr(0, length).find('\0') != std::string_view::npos;
    length += wide ? length % 2 : 0;
    return bytes.substr(0, length);
}

std::optional<std::string> decoded(std::span<char const> bytes, std::size_t at_most)
{
    auto text = decode_text_file(head_of({bytes.data(), bytes.size()}, at_most), std::nullopt);
    if (!text || has_control_characters(*text)) {
        return std::nullopt;
    }
    return text;
}

// "sep=;" on a line of its own, as Excel understands it: the delimiter, and how long the line is.
struct SepLine {
    char delimiter;
    std::size_t length;
};

std::optional<SepLine> sep_line(std::string_view text)
{
    bool const quoted = text.starts_with('"');
    auto const from = quoted ? 1U : 0U;
    auto head = text.substr(from, 5);
    if (head.size() < 5 || (head.substr(0, 4) != "sep=" && head.substr(0, 4) != "SEP=")) {
        return std::nullopt;
    }
    std::size_t at = from + 5;
    at += quoted && text.substr(at).starts_with('"') ? 1U : 0U;
    at += text.substr(at).starts_with('\r') ? 1U : 0U;
    if (at < text.size() && text[at] != '\n') {
        return std::nullopt;
    }
    return SepLine{head[4], std::min(at + 1, text.size())};
}

// ="0123" is how programs keep Excel from taking a code for a number.
std::string_view without_text_formula(std::string_view field)
{
    bool const wrapped = field.size() >= 3 && field.starts_with("=\"") && field.ends_with('"') &&
                         field.substr(2, field.size() - 3).find('"') == std::string_view::npos;
    return wrapped ? field.substr(2, field.size() - 3) : field;
}

Trouble place_field(GridBuilder& grid, CellRef where, std::string_view field)
{
    auto const code = without_text_formula(field);
    if (code.size() != field.size()) {
        return code.empty() ? Trouble() : grid.place_text(where, code);
    }
    return place_plain(grid, where, field, LoneComma::text);
}

Trouble read_records(GridBuilder& grid, std::string_view text, char delimiter)
{
    FieldScanner scanner(text, delimiter);
    for (std::uint32_t row = 0; !scanner.at_end(); ++row) {
        std::uint32_t column = 0;
        for (bool more = true; more; ++column) {
            auto const field = scanner.next(more);
            if (auto trouble = place_field(grid, {row, column}, field)) {
                return trouble;
            }
        }
    }
    return {};
}

Problem no_table(std::string_view found)
{
    return {say::kind_unknown, {{"found", std::string(found)}}};
}

} // namespace

bool is_plain_text(std::span<char const> bytes)
{
    return decoded(bytes, std::size_t{64} << 10U).has_value();
}

bool is_csv(std::span<char const> bytes)
{
    auto const head = decoded(bytes, std::size_t{64} << 10U);
    return head && (sep_line(*head) || delimiter_of(*head));
}

Result<Workbook> read_csv(std::span<char const> bytes, ReadOptions const& options)
{
    auto decoded_text = decoded(bytes, bytes.size());
    if (!decoded_text) {
        return no_table("?");
    }
    std::string_view text = *decoded_text;
    if (text.ends_with('\x1a')) {
        text.remove_suffix(1);
    }
    auto const sep = sep_line(text);
    auto const delimiter = sep ? sep->delimiter : delimiter_of(text);
    if (!delimiter) {
        return no_table("text/plain");
    }
    Workbook workbook;
    workbook.kind = FileKind::csv;
    if (options.depth == Depth::looks) {
        workbook.looks = std::make_unique<Looks>();
    }
    GridBuilder grid(workbook, options.limits, "csv");
    grid.new_style("General");
    if (auto trouble = grid.start_sheet("Sheet1")) {
        return *trouble;
    }
    if (auto trouble = read_records(grid, text.substr(sep ? sep->length : 0), *delimiter)) {
        return *trouble;
    }
    grid.finish();
    return workbook;
}

} // namespace gopbieu
