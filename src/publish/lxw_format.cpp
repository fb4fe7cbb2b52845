#include "publish/lxw_format.hpp"

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

// Keeps the library from taking a style for one that is the same but for its own words; the
// alignment it stands in is replaced.
void mark(lxw_format* format, CellDress const& dress)
{
    auto const& alignment = dress.alignment;
    bool const general = alignment.horizontal == Horizontal::general && alignment.indent != 0;
    auto const bits = (dress.quote_prefix ? 8 : 0) + (alignment.justify_last ? 16 : 0) +
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

bool has_own_words(CellDress const& dress)
{
    auto const& alignment = dress.alignment;
    return dress.quote_prefix || alignment.justify_last ||
           (alignment.horizontal == Horizontal::general && alignment.indent != 0);
}

void put_on(lxw_format* format, CellDress const& dress)
{
    set_number_format(format, dress.format);
    set_font(format, dress.font);
    set_fill(format, dress.fill);
    set_border(format, dress.border);
    set_alignment(format, dress.alignment);
    dress.locked ? void() : format_set_unlocked(format);
    dress.formula_hidden ? format_set_hidden(format) : void();
    if (has_own_words(dress)) {
        mark(format, dress);
    }
}

} // namespace gopbieu
