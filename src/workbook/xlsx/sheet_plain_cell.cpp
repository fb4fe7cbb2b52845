// The hot stretch of reading: cells as nearly every writer writes them.

#include "workbook/xlsx/sheet_bytes.hpp"
#include "workbook/xlsx/sheet_data.hpp"

#include <array>
#include <cstring>

namespace gopbieu {

using namespace sheet_bytes; // NOLINT(google-build-using-namespace): the few words of this reader

namespace {

constexpr std::array<double, 23> powers_of_ten{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                               1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                               1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

} // namespace

// The cell that nearly every writer writes nearly always, `<c r="B7" s="12" t="s"><v>34</v></c>`
// with style and type as they come, taken in one go. False with nothing taken when the cell is
// not so simple (or, with m_trouble set, when it is refused).
bool SheetData::read_plain_cell()
{
    auto const* at = m_at + 2;
    if (at[0] != ' ' || at[1] != 'r' || at[2] != '=' || at[3] != '"') {
        return false;
    }
    at += 4;
    std::uint32_t column = 0;
    while (static_cast<unsigned char>(*at - 'A') < 26) {
        column = column * 26 + static_cast<std::uint32_t>(*at++ - 'A' + 1);
    }
    std::uint32_t row = 0;
    auto const* const row_start = at;
    while (digit(*at)) {
        row = row * 10 + static_cast<std::uint32_t>(*at++ - '0');
    }
    // More than three letters or seven digits may have wrapped around; the careful way will tell.
    if (*at != '"' || at - row_start > 7 || row_start - m_at > 9 || row - 1 >= max_rows ||
        column - 1 >= max_columns) {
        return false;
    }
    ++at;
    Cell cell;
    cell.row = row - 1;
    cell.column = static_cast<std::uint16_t>(column - 1);
    if (at[0] == ' ' && at[1] == 's' && at[2] == '=' && at[3] == '"') {
        auto const* const style_start = at += 4;
        while (digit(*at)) {
            cell.style = cell.style * 10 + static_cast<std::uint32_t>(*at++ - '0');
        }
        if (*at != '"' || at - style_start > 6 || (cell.style >= m_styles && cell.style != 0)) {
            return false;
        }
        ++at;
    }
    bool shared = false;
    if (at[0] == ' ' && at[1] == 't' && at[2] == '=' && at[3] == '"') {
        if (at[4] == 'i') {
            return read_plain_inline(cell, at);
        }
        if ((at[4] != 's' && at[4] != 'n') || at[5] != '"') {
            return false;
        }
        shared = at[4] == 's';
        at += 6;
    }
    at += at[0] == ' ' ? 1 : 0;
    if (at[0] == '/' && at[1] == '>' && m_options.depth == Depth::values) {
        m_at = at + 2;
        m_row = cell.row;
        m_column = column;
        return true;
    }
    if (at[0] != '>' || at[1] != '<' || at[2] != 'v' || at[3] != '>') {
        return false;
    }
    auto const* const start = at += 4;
    bool const negative = *at == '-';
    at += negative ? 1 : 0;
    auto const* const digits = at;
    std::uint64_t mantissa = 0;
    while (digit(*at)) {
        mantissa = mantissa * 10 + static_cast<std::uint64_t>(*at++ - '0');
    }
    auto count = at - digits;
    std::size_t decimals = 0;
    if (*at == '.') {
        auto const* const point = at++;
        while (digit(*at)) {
            mantissa = mantissa * 10 + static_cast<std::uint64_t>(*at++ - '0');
        }
        decimals = static_cast<std::size_t>(at - point - 1);
        count += at - point - 1;
    }
    while (*at != '<' && *at != '\0') {
        ++at; // an exponent, say
        count = 99;
    }
    if (m_finish - at < 8 || std::memcmp(at, "</v></c>", 8) != 0 || count == 0) {
        return false;
    }
    if (shared) {
        if (count > 9 || negative || decimals != 0 || mantissa >= m_shared_texts) {
            return false;
        }
        cell.kind = CellKind::text;
        cell.text_ = static_cast<std::uint32_t>(mantissa);
    } else {
        // Up to 15 digits and a power of ten up to 22 are both exact, and division rounds once:
        // the nearest double, as from_chars gives, at a third of the cost.
        auto const careful = count > 15 ? parse_number(between(start, at))
                                        : static_cast<double>(mantissa) / powers_of_ten[decimals];
        if (!careful) {
            return false;
        }
        cell.number = negative && count <= 15 ? -*careful : *careful;
        cell.kind = CellKind::number;
        shift_date(cell);
    }
    m_at = at + 8;
    m_row = cell.row;
    m_column = column;
    return keep(cell);
}

// ` t="inlineStr"><is><t>text</t></is></c>`, the way of writers that keep no shared strings.
bool SheetData::read_plain_inline(Cell& cell, char const* at)
{
    constexpr std::string_view start = R"( t="inlineStr"><is><t)",
                               preserved = R"( xml:space="preserve">)", end = "</t></is></c>";
    auto rest = between(at, m_finish);
    if (!rest.starts_with(start)) {
        return false;
    }
    rest.remove_prefix(start.size());
    rest.remove_prefix(rest.starts_with(preserved) ? preserved.size()
                       : rest.starts_with('>')     ? 1
                                                   : 0);
    auto const stop = rest.find('<');
    auto const raw = rest.substr(0, stop);
    if (rest.data()[-1] != '>' || stop == std::string_view::npos ||
        !rest.substr(stop).starts_with(end) || raw.size() > m_options.limits.string) {
        return false;
    }
    auto const added = m_gate.add_raw(raw, false);
    if (!added) {
        return bad_value(cell.where(), "?", "UTF-8");
    }
    cell.kind = CellKind::text;
    cell.text_ = *added;
    m_at = raw.data() + raw.size() + end.size();
    m_row = cell.row;
    m_column = cell.column + 1U;
    return keep(cell);
}

} // namespace gopbieu
