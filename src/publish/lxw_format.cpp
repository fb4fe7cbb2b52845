#include "publish/lxw_format.hpp"

#include <algorithm>
#include <unordered_map>

namespace gopbieu {

namespace {

constexpr std::uint8_t automatic = 64; ///< number of the system's colour for letters

lxw_color_t lxw_color(std::uint32_t color)
{
    // Zero means "none" to the library; its black has a bit more.
    return color == 0 ? static_cast<lxw_color_t>(LXW_COLOR_BLACK) : color;
}

std::uint8_t horizontal(Horizontal value)
{
    switch (value) {
    case Horizontal::general:
        return LXW_ALIGN_NONE;
    case Horizontal::left:
        return LXW_ALIGN_LEFT;
    case Horizontal::center:
        return LXW_ALIGN_CENTER;
    case Horizontal::right:
        return LXW_ALIGN_RIGHT;
    case Horizontal::fill:
        return LXW_ALIGN_FILL;
    case Horizontal::justify:
        return LXW_ALIGN_JUSTIFY;
    case Horizontal::center_across:
        return LXW_ALIGN_CENTER_ACROSS;
    case Horizontal::distributed:
        return LXW_ALIGN_DISTRIBUTED;
    }
    return LXW_ALIGN_NONE;
}

std::uint8_t vertical(Vertical value)
{
    switch (value) {
    case Vertical::bottom:
        return LXW_ALIGN_VERTICAL_BOTTOM;
    case Vertical::top:
        return LXW_ALIGN_VERTICAL_TOP;
    case Vertical::center:
        return LXW_ALIGN_VERTICAL_CENTER;
    case Vertical::justify:
        return LXW_ALIGN_VERTICAL_JUSTIFY;
    case Vertical::distributed:
        return LXW_ALIGN_VERTICAL_DISTRIBUTED;
    }
    return LXW_ALIGN_VERTICAL_BOTTOM;
}

std::uint8_t underline(Underline value)
{
    switch (value) {
    case Underline::none:
        return LXW_UNDERLINE_NONE;
    case Underline::single:
        return LXW_UNDERLINE_SINGLE;
    case Underline::double_line:
        return LXW_UNDERLINE_DOUBLE;
    case Underline::single_accounting:
        return LXW_UNDERLINE_SINGLE_ACCOUNTING;
    case Underline::double_accounting:
        return LXW_UNDERLINE_DOUBLE_ACCOUNTING;
    }
    return LXW_UNDERLINE_NONE;
}

void set_font(lxw_format* format, Font const& font)
{
    format_set_font_name(format, font.name.c_str());
    format_set_font_size(format, font.size);
    format_set_font_family(format, font.family);
    format_set_font_charset(format, font.charset);
    font.bold ? format_set_bold(format) : void();
    font.italic ? format_set_italic(format) : void();
    font.strike ? format_set_font_strikeout(format) : void();
    font.outline ? format_set_font_outline(format) : void();
    font.shadow ? format_set_font_shadow(format) : void();
    if (font.underline != Underline::none) {
        format_set_underline(format, underline(font.underline));
    }
    if (font.script != Script::normal) {
        format_set_font_script(
            format, font.script == Script::superscript ? LXW_FONT_SUPERSCRIPT : LXW_FONT_SUBSCRIPT);
    }
    if (font.color) {
        format_set_font_color(format, lxw_color(*font.color));
    } else {
        format_set_color_indexed(format, automatic);
    }
}

// Excel shows some built-in formats as the country of the reader has it, so that "m/d/yyyy" must
// stay number 14 and not become a format of this workbook.
void set_number_format(lxw_format* format, std::string const& code)
{
    if (code.empty() || code == "General") {
        return;
    }
    static auto const numbers = [] {
        constexpr std::uint8_t last = 49;
        std::unordered_map<std::string_view, std::uint8_t> found;
        for (std::uint8_t id = 1; id <= last; ++id) {
            if (auto const known = builtin_format(id)) {
                found.emplace(*known, id);
            }
        }
        return found;
    }();
    if (auto const known = numbers.find(code); known != numbers.end()) {
        format_set_num_format_index(format, known->second);
    } else {
        format_set_num_format(format, code.c_str());
    }
}

void set_fill(lxw_format* format, Fill const& fill)
{
    if (fill.pattern == 0) {
        return;
    }
    format_set_pattern(format, fill.pattern);
    if (fill.pattern == 1) {
        // Of a solid fill the library calls the only colour the background.
        format_set_bg_color(format, lxw_color(fill.foreground.value_or(0xffffff)));
        return;
    }
    if (fill.foreground) {
        format_set_fg_color(format, lxw_color(*fill.foreground));
    }
    if (fill.background) {
        format_set_bg_color(format, lxw_color(*fill.background));
    }
}

void set_line(lxw_format* format,
              BorderLine const& line,
              void (*set_style)(lxw_format*, std::uint8_t),
              void (*set_color)(lxw_format*, lxw_color_t))
{
    if (line.style == 0) {
        return;
    }
    set_style(format, line.style);
    if (line.color) {
        set_color(format, lxw_color(*line.color));
    }
}

void set_border(lxw_format* format, Border const& border)
{
    set_line(format, border.left, format_set_left, format_set_left_color);
    set_line(format, border.right, format_set_right, format_set_right_color);
    set_line(format, border.top, format_set_top, format_set_top_color);
    set_line(format, border.bottom, format_set_bottom, format_set_bottom_color);
    if (border.diagonal_up || border.diagonal_down) {
        set_line(format, border.diagonal, format_set_diag_border, format_set_diag_color);
        auto const type = (border.diagonal_up ? 1 : 0) + (border.diagonal_down ? 2 : 0);
        format_set_diag_type(format, static_cast<std::uint8_t>(type));
    }
}

// A style whose alignment or prefix is written afterwards. The mark keeps the library from taking
// it for one that is the same but for that; the alignment it stands in is replaced.
bool has_own_words(CellStyle const& style)
{
    auto const& alignment = style.alignment;
    return style.quote_prefix || alignment.justify_last ||
           (alignment.horizontal == Horizontal::general && alignment.indent != 0);
}

void mark(lxw_format* format, CellStyle const& style)
{
    auto const& alignment = style.alignment;
    bool const general = alignment.horizontal == Horizontal::general && alignment.indent != 0;
    auto const bits = (style.quote_prefix ? 8 : 0) + (alignment.justify_last ? 16 : 0) +
                      (general ? 32 : 0) + alignment.reading_order;
    format_set_reading_order(format, static_cast<std::uint8_t>(bits));
}

void set_alignment(lxw_format* format, Alignment const& alignment)
{
    if (alignment.horizontal != Horizontal::general) {
        format_set_align(format, horizontal(alignment.horizontal));
    }
    if (alignment.vertical != Vertical::bottom) {
        format_set_align(format, vertical(alignment.vertical));
    }
    alignment.wrap ? format_set_text_wrap(format) : void();
    alignment.shrink ? format_set_shrink(format) : void();
    if (alignment.rotation != 0) {
        // The library calls stacked letters 270 degrees.
        format_set_rotation(format,
                            alignment.rotation == 255 ? std::int16_t{270} : alignment.rotation);
    }
    if (alignment.indent != 0) {
        format_set_indent(format, alignment.indent);
    }
    if (alignment.reading_order != 0) {
        format_set_reading_order(format, alignment.reading_order);
    }
}

} // namespace

void FormatTable::make_default()
{
    // The library makes its format 0 itself and hands it to nobody.
    auto* const format = STAILQ_FIRST(m_target->formats);
    dress(format, 0);
    m_formats.assign(1, format);
}

lxw_format* FormatTable::format(std::uint32_t style)
{
    if (style >= m_formats.size()) {
        m_formats.resize(style + 1);
    }
    auto& format = m_formats[style];
    if (format == nullptr) {
        format = workbook_add_format(m_target);
        dress(format, style);
    }
    return format;
}

lxw_format* FormatTable::painted(std::uint32_t style, std::uint32_t color)
{
    auto& format = m_painted[{style, color}];
    if (format == nullptr) {
        format = workbook_add_format(m_target);
        dress(format, style);
        Fill fill;
        fill.pattern = 1;
        fill.foreground = color;
        set_fill(format, fill);
    }
    return format;
}

lxw_format* FormatTable::letters(Font const& font)
{
    auto const known = std::ranges::find(m_letters, font, &std::pair<Font, lxw_format*>::first);
    if (known != m_letters.end()) {
        return known->second;
    }
    auto* const format = workbook_add_format(m_target);
    set_font(format, font);
    m_letters.emplace_back(font, format);
    return format;
}

void FormatTable::add_style_plans(std::map<int, StylePlan>& plans) const
{
    if (m_workbook.looks == nullptr) {
        return;
    }
    auto const& styles = m_workbook.looks->styles;
    auto const add = [&](std::uint32_t style, lxw_format* format) {
        if (format != nullptr && style < styles.size() && has_own_words(styles[style])) {
            plans[lxw_format_get_xf_index(format)] = {styles[style].alignment,
                                                      styles[style].quote_prefix};
        }
    };
    for (std::uint32_t style = 0; style < m_formats.size(); ++style) {
        add(style, m_formats[style]);
    }
    for (auto const& [key, format] : m_painted) {
        add(key.first, format);
    }
}

void FormatTable::dress(lxw_format* format, std::uint32_t style) const
{
    Cell cell;
    cell.style = style;
    set_number_format(format, m_workbook.format(cell).code);
    if (m_workbook.looks == nullptr || style >= m_workbook.looks->styles.size()) {
        return;
    }
    auto const& looks = *m_workbook.looks;
    auto const& wanted = looks.styles[style];
    if (wanted.font < looks.fonts.size()) {
        set_font(format, looks.fonts[wanted.font]);
    }
    if (wanted.fill < looks.fills.size()) {
        set_fill(format, looks.fills[wanted.fill]);
    }
    if (wanted.border < looks.borders.size()) {
        set_border(format, looks.borders[wanted.border]);
    }
    set_alignment(format, wanted.alignment);
    wanted.locked ? void() : format_set_unlocked(format);
    wanted.formula_hidden ? format_set_hidden(format) : void();
    if (has_own_words(wanted)) {
        mark(format, wanted);
    }
}

} // namespace gopbieu
