// Rules of a sheet: data validation and conditional formats.

#include "workbook/container/little_endian.hpp"
#include "workbook/xls/looks_sheet.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace gopbieu {

namespace {

constexpr std::uint32_t old_columns = 256;

std::vector<CellRange> ranges(BiffReader& reader)
{
    std::vector<CellRange> found;
    for (unsigned count = reader.u16(); count > 0 && !reader.failed(); --count) {
        CellRange range;
        range.first.row = reader.u16();
        range.last.row = reader.u16();
        range.first.column = reader.u16();
        range.last.column = reader.u16();
        bool const sane = !reader.failed() && range.first.row <= range.last.row &&
                          range.first.column <= range.last.column &&
                          range.last.column < old_columns;
        if (sane) {
            found.push_back(range);
        }
    }
    return found;
}

std::string_view name_of(std::size_t number, std::initializer_list<std::string_view> names)
{
    return number < names.size() ? names.begin()[number] : std::string_view();
}

std::string_view operator_name(std::size_t number)
{
    return name_of(number,
                   {"between",
                    "notBetween",
                    "equal",
                    "notEqual",
                    "greaterThan",
                    "lessThan",
                    "greaterThanOrEqual",
                    "lessThanOrEqual"});
}

} // namespace

std::string XlsSheetLooks::formula(std::string_view tokens, CellRef base) const
{
    return tokens.empty() ? std::string()
                          : decompile({tokens, {}}, m_book.names, base).value_or(std::string());
}

void XlsSheetLooks::validation(BiffRecord const& record)
{
    BiffReader reader(record.body);
    auto const flags = reader.u32();
    Validation found;
    found.type = name_of(
        flags & 15U, {"none", "whole", "decimal", "list", "date", "time", "textLength", "custom"});
    found.op = operator_name((flags >> 20U) & 15U);
    found.error_style = name_of((flags >> 4U) & 7U, {"stop", "warning", "information"});
    found.allow_blank = (flags & 0x100U) != 0;
    found.show_dropdown = (flags & 0x200U) == 0;
    found.show_input = (flags & 0x40000U) != 0;
    found.show_error = (flags & 0x80000U) != 0;
    for (auto* text :
         {&found.input_title, &found.error_title, &found.input_text, &found.error_text}) {
        auto read = m_book.text().with_u16(reader, record.offset);
        if (!read) {
            return;
        }
        *text = *read == std::string_view("\0", 1) ? std::string() : std::move(*read);
    }
    std::array<std::string_view, 2> formulas;
    for (auto& tokens : formulas) {
        auto const size = reader.u16();
        reader.skip(2);
        tokens = reader.bytes(size);
    }
    found.ranges = ranges(reader);
    if (reader.failed() || found.ranges.empty() || found.type.empty()) {
        return;
    }
    found.formula1 = formula(formulas[0], found.ranges[0].first);
    found.formula2 = formula(formulas[1], found.ranges[0].first);
    // A list written into the rule has NUL between its items.
    std::ranges::replace(found.formula1, '\0', ',');
    m_looks->validations.push_back(std::move(found));
}

void XlsSheetLooks::conditional_ranges(BiffRecord const& record)
{
    BiffReader reader(record.body);
    reader.skip(12);
    m_rule_ranges = ranges(reader);
}

OverlayStyle XlsSheetLooks::overlay(BiffReader& reader) const
{
    constexpr unsigned has_number = 1U << 25U, has_font = 1U << 26U, has_align = 1U << 27U,
                       has_border = 1U << 28U, has_fill = 1U << 29U;
    OverlayStyle style;
    auto const flags = reader.u32();
    auto const more = reader.u16();
    if ((flags & has_number) != 0) {
        // A number format: its code behind a size, or the number of a built-in one.
        reader.skip((more & 1U) != 0 ? reader.u16() - 2U : 2U);
    }
    if ((flags & has_font) != 0) {
        reader.skip(68);
        auto const shape = reader.u32();
        auto const weight = reader.u16();
        reader.skip(2);
        auto const line = reader.u8();
        reader.skip(3);
        auto const color = reader.u32();
        reader.skip(34);
        Font font;
        font.italic = (shape & 2U) != 0 && shape != 0xffffffffU;
        font.strike = (shape & 0x80U) != 0 && shape != 0xffffffffU;
        font.bold = weight >= 600 && weight <= 1000;
        font.underline = line == 1 ? Underline::single : Underline::none;
        font.color = color < 64 ? m_styles.color(color) : Color();
        style.font = font;
    }
    if ((flags & has_align) != 0) {
        reader.skip(8);
    }
    if ((flags & has_border) != 0) {
        auto const lines = reader.u32();
        auto const ends = reader.u32();
        Border border;
        auto const line = [&](unsigned code, unsigned number) {
            return BorderLine{static_cast<std::uint8_t>(std::min(code & 15U, 13U)),
                              m_styles.color(number & 0x7fU)};
        };
        border.left = line(lines, lines >> 16U);
        border.right = line(lines >> 4U, lines >> 23U);
        border.top = line(lines >> 8U, ends);
        border.bottom = line(lines >> 12U, ends >> 7U);
        style.border = border;
    }
    if ((flags & has_fill) != 0) {
        unsigned const pattern = reader.u16() >> 10U;
        auto const colors = reader.u16();
        Fill fill;
        fill.foreground = m_styles.color(colors & 0x7fU);
        fill.background = m_styles.color((colors >> 7U) & 0x7fU);
        // Excel leaves the pattern out for a plain fill, and paints it in the background colour.
        bool const plain = pattern == 0 || pattern == 1;
        fill.pattern = static_cast<std::uint8_t>(plain ? 1U : std::min(pattern, 18U));
        if (plain) {
            fill.foreground = fill.background ? fill.background : fill.foreground;
        }
        style.fill = fill;
    }
    return style;
}

void XlsSheetLooks::conditional_rule(BiffRecord const& record)
{
    auto const body = record.body;
    if (body.size() < 12 || m_rule_ranges.empty()) {
        return;
    }
    BiffReader reader(record.body);
    ConditionalFormat rule;
    rule.type = name_of(reader.u8(), {"", "cellIs", "expression"});
    auto const comparison = reader.u8();
    rule.op = rule.type == "cellIs" && comparison > 0 ? operator_name(comparison - 1U) : "";
    std::size_t const first = reader.u16();
    std::size_t const second = reader.u16();
    if (rule.type.empty() || first + second > body.size() - 12) {
        return;
    }
    auto const tokens = body.substr(body.size() - first - second);
    rule.ranges = m_rule_ranges;
    rule.priority = static_cast<int>(m_looks->conditional_formats.size()) + 1;
    for (auto const part : {tokens.substr(0, first), tokens.substr(first)}) {
        if (!part.empty()) {
            rule.formulas.push_back(formula(part, m_rule_ranges[0].first));
            rule.drawable = rule.drawable && !rule.formulas.back().empty();
        }
    }
    rule.overlay = static_cast<std::uint32_t>(m_overlays.size());
    m_overlays.push_back(overlay(reader));
    m_looks->conditional_formats.push_back(std::move(rule));
}

} // namespace gopbieu
