#include "form/draft/sheet_view.hpp"

#include "base/json.hpp"
#include "text/legacy_charset.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <bit>

namespace gopbieu::draft {

namespace {

// No form that people print is larger; what lies behind is not looked at.
constexpr std::uint32_t most_rows = 2000;
constexpr std::uint32_t most_columns = 256;

constexpr unsigned line_left = 1;
constexpr unsigned line_right = 2;
constexpr unsigned line_top = 4;
constexpr unsigned line_bottom = 8;

unsigned lines_of(Border const& border)
{
    return (border.left.style != 0 ? line_left : 0U) | (border.right.style != 0 ? line_right : 0U) |
           (border.top.style != 0 ? line_top : 0U) | (border.bottom.style != 0 ? line_bottom : 0U);
}

bool blank_character(char32_t character)
{
    return character <= U' ' || (character >= 0x7f && character <= 0xa0) ||
           (character >= 0x2000 && character <= 0x200b) || character == 0x2028 ||
           character == 0x2029 || character == 0x202f || character == 0x3000 || character == 0xfeff;
}

} // namespace

std::string one_line(std::string_view text)
{
    std::string out;
    bool gap = false;
    while (!text.empty()) {
        auto const step = first_character(text);
        if (blank_character(step.character)) {
            gap = !out.empty();
        } else {
            out += gap ? " " : "";
            out += text.substr(0, step.length);
            gap = false;
        }
        text.remove_prefix(step.length);
    }
    return out;
}

bool is_cross(std::string_view text)
{
    return text == "X" || text == "x";
}

bool is_dots(std::string_view text)
{
    bool any = false;
    while (!text.empty()) {
        auto const step = first_character(text);
        text.remove_prefix(step.length);
        if (step.character != U'.' && step.character != U'…' && step.character != U'-' &&
            step.character != U'_' && step.character != U' ') {
            return false;
        }
        any = any || step.character != U' ';
    }
    return any;
}

bool is_label(std::string_view text)
{
    if (is_cross(text)) {
        return false;
    }
    // All letters beyond ASCII count; dots and dashes beyond it are the only exceptions.
    while (!text.empty()) {
        auto const step = first_character(text);
        text.remove_prefix(step.length);
        auto const character = step.character;
        bool const ascii =
            (character >= U'a' && character <= U'z') || (character >= U'A' && character <= U'Z');
        if (ascii || (character >= 0xc0 && (character < 0x2000 || character > 0x206f))) {
            return true;
        }
        if (character == U'%') {
            return true;
        }
    }
    return false;
}

SheetView::SheetView(Workbook const& workbook, Sheet const& sheet)
    : m_workbook(workbook), m_sheet(sheet)
{
    measure();
    m_merge_at.resize(std::size_t{m_rows} * m_columns);
    m_lines.resize(m_merge_at.size());
    place_merges();
    read_texts();
    draw_lines();
    join_lines_of_merges();
}

void SheetView::measure()
{
    for (auto const& cell : m_sheet.cells) {
        if (cell.row >= most_rows) {
            break;
        }
        if (cell.column < most_columns) {
            m_rows = std::max(m_rows, cell.row + 1);
            m_columns = std::max(m_columns, cell.column + 1U);
        }
    }
}

// Of merges that lie over each other (no program writes such a file) the first counts.
void SheetView::place_merges()
{
    std::size_t left = 4 * m_merge_at.size() + 1;
    for (auto merge : m_sheet.merges) {
        if (!inside(merge.first) || merge.first == merge.last) {
            continue;
        }
        merge.last.row = std::min(merge.last.row, m_rows - 1);
        merge.last.column = std::min(merge.last.column, m_columns - 1);
        auto const size = std::size_t{merge.last.row - merge.first.row + 1} *
                          (merge.last.column - merge.first.column + 1);
        if (size > left) {
            return;
        }
        left -= size;
        bool free = true;
        for (auto row = merge.first.row; row <= merge.last.row; ++row) {
            for (auto column = merge.first.column; column <= merge.last.column; ++column) {
                free = free && m_merge_at[index({row, column})] == 0;
            }
        }
        if (!free) {
            continue;
        }
        m_merges.push_back(merge);
        for (auto row = merge.first.row; row <= merge.last.row; ++row) {
            auto const from = index({row, merge.first.column});
            std::fill_n(m_merge_at.begin() + static_cast<std::ptrdiff_t>(from),
                        merge.last.column - merge.first.column + 1,
                        static_cast<std::uint32_t>(m_merges.size()));
        }
    }
}

void SheetView::read_texts()
{
    for (auto const& cell : m_sheet.cells) {
        if (!inside(cell.where())) {
            continue;
        }
        std::string shown;
        if (cell.has_text()) {
            auto const text = m_workbook.text(cell);
            auto const legacy = decode_legacy(text, hint_of_font(font(cell.where()).name));
            shown = one_line(legacy && legacy->sureness == Sureness::certain ? legacy->text : text);
        } else if (cell.kind == CellKind::date) {
            shown = serial_to_iso(cell.number).value_or("");
        } else if (cell.kind == CellKind::number) {
            append_number(shown, cell.number);
        }
        if (!shown.empty()) {
            m_texts.emplace(cell.where(), std::move(shown));
        }
    }
}

void SheetView::draw_lines()
{
    if (!m_workbook.looks) {
        return;
    }
    for (auto const& cell : m_sheet.cells) {
        auto const* const look = inside(cell.where()) ? style(cell.where()) : nullptr;
        if (look != nullptr && look->border < m_workbook.looks->borders.size()) {
            m_lines[index(cell.where())] =
                static_cast<std::uint8_t>(lines_of(m_workbook.looks->borders[look->border]));
        }
    }
}

// Programs differ in which cells of a merge they give its lines.
void SheetView::join_lines_of_merges()
{
    std::vector<unsigned> of_merge(m_merges.size());
    for (std::size_t at = 0; at < m_lines.size(); ++at) {
        if (m_merge_at[at] != 0) {
            of_merge[m_merge_at[at] - 1] |= m_lines[at];
        }
    }
    for (std::size_t at = 0; at < m_lines.size(); ++at) {
        if (m_merge_at[at] != 0) {
            m_lines[at] = static_cast<std::uint8_t>(of_merge[m_merge_at[at] - 1]);
        }
    }
}

CellRange SheetView::area(CellRef where) const
{
    auto const merge = inside(where) ? m_merge_at[index(where)] : 0;
    return merge == 0 ? CellRange{where, where} : m_merges[merge - 1];
}

std::string const& SheetView::text(CellRef where) const
{
    static std::string const nothing;
    auto const found = m_texts.find(area(where).first);
    return found == m_texts.end() ? nothing : found->second;
}

Cell const* SheetView::cell(CellRef where) const
{
    return m_sheet.find(area(where).first);
}

bool SheetView::has_label(CellRef where) const
{
    auto const* const found = cell(where);
    return found != nullptr && found->kind == CellKind::text && is_label(text(where));
}

bool SheetView::ruled(CellRef where) const
{
    if (!inside(where)) {
        return false;
    }
    auto const lines_at = [&](std::uint32_t row, std::uint32_t column) -> unsigned {
        return inside({row, column}) ? m_lines[index({row, column})] : 0U;
    };
    unsigned const own = m_lines[index(where)];
    unsigned all = own;
    all |= where.column > 0 && (lines_at(where.row, where.column - 1) & line_right) ? line_left : 0;
    all |= (lines_at(where.row, where.column + 1) & line_left) ? line_right : 0U;
    all |= where.row > 0 && (lines_at(where.row - 1, where.column) & line_bottom) ? line_top : 0;
    all |= (lines_at(where.row + 1, where.column) & line_top) ? line_bottom : 0U;
    // A line under a heading is one; a place in the bend of a table has two, none its own.
    return std::popcount(own) >= 2 || std::popcount(all) >= 3;
}

CellStyle const* SheetView::style(CellRef where) const
{
    auto const* const found = cell(where);
    if (found == nullptr || !m_workbook.looks || found->style >= m_workbook.looks->styles.size()) {
        return nullptr;
    }
    return &m_workbook.looks->styles[found->style];
}

Font const& SheetView::font(CellRef where) const
{
    static Font const plain;
    auto const* const look = style(where);
    return look == nullptr || look->font >= m_workbook.looks->fonts.size()
               ? plain
               : m_workbook.looks->fonts[look->font];
}

Alignment const& SheetView::alignment(CellRef where) const
{
    static Alignment const plain;
    auto const* const look = style(where);
    return look == nullptr ? plain : look->alignment;
}

NumberFormat const* SheetView::format(CellRef where) const
{
    auto const* const found = cell(where);
    return found == nullptr ? nullptr : &m_workbook.format(*found);
}

std::uint32_t SheetView::indent(CellRef where) const
{
    auto const* const found = cell(where);
    std::uint32_t blanks = 0;
    if (found != nullptr && found->kind == CellKind::text) {
        auto const text = m_workbook.text(*found);
        blanks = static_cast<std::uint32_t>(
            std::min(text.find_first_not_of(' '), std::size_t{100}) % 100);
    }
    // Excel moves by about three blanks for each step of indent.
    return alignment(where).indent * 3U + blanks;
}

bool SheetView::blank_row(std::uint32_t row, Span columns) const
{
    for (auto column = columns.first; column <= columns.last && column < m_columns; ++column) {
        if (!text({row, column}).empty()) {
            return false;
        }
    }
    return true;
}

} // namespace gopbieu::draft
