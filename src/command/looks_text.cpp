#include "command/looks_text.hpp"

#include "command/json_object.hpp"
#include "workbook/looks_words.hpp"

#include <initializer_list>
#include <span>

namespace gopbieu {

namespace {

template <typename Word>
std::string_view word(std::span<std::string_view const> words, Word value)
{
    auto const number = static_cast<std::size_t>(value);
    return number < words.size() ? words[number] : std::string_view("?");
}

template <typename Word>
std::string_view word(std::initializer_list<std::string_view> words, Word value)
{
    return word(std::span(words.begin(), words.size()), value);
}

void append_color(JsonObject& object, std::string_view name, Color color)
{
    if (color) {
        object.text(name, color_text(*color));
    }
}

void append_font(std::string& out, Font const& font)
{
    JsonObject object(out);
    object.text_unless_empty("name", font.name);
    object.number_unless("size", font.size, 0);
    object.flag_if("bold", font.bold);
    object.flag_if("italic", font.italic);
    object.flag_if("strike", font.strike);
    object.flag_if("outline", font.outline);
    object.flag_if("shadow", font.shadow);
    if (font.underline != Underline::none) {
        object.text("underline",
                    word({"none", "single", "double", "singleAccounting", "doubleAccounting"},
                         font.underline));
    }
    if (font.script != Script::normal) {
        object.text("script", word({"normal", "superscript", "subscript"}, font.script));
    }
    append_color(object, "color", font.color);
    object.number("family", font.family);
    object.number_unless("charset", font.charset, 0);
}

void append_fill(std::string& out, Fill const& fill)
{
    JsonObject object(out);
    object.text("pattern", word(fill_patterns, fill.pattern));
    append_color(object, "foreground", fill.foreground);
    append_color(object, "background", fill.background);
    object.flag_if("gradient", fill.gradient);
}

void append_line(JsonObject& object, std::string_view side, BorderLine const& line)
{
    if (line == BorderLine{}) {
        return;
    }
    JsonObject inner(object.member(side));
    inner.text("style", word(line_styles, line.style));
    append_color(inner, "color", line.color);
}

void append_border(std::string& out, Border const& border)
{
    JsonObject object(out);
    append_line(object, "left", border.left);
    append_line(object, "right", border.right);
    append_line(object, "top", border.top);
    append_line(object, "bottom", border.bottom);
    append_line(object, "diagonal", border.diagonal);
    object.flag_if("diagonal_up", border.diagonal_up);
    object.flag_if("diagonal_down", border.diagonal_down);
}

void append_alignment(JsonObject& object, Alignment const& alignment)
{
    if (alignment.horizontal != Horizontal::general) {
        object.text("horizontal",
                    word({"general",
                          "left",
                          "center",
                          "right",
                          "fill",
                          "justify",
                          "centerContinuous",
                          "distributed"},
                         alignment.horizontal));
    }
    if (alignment.vertical != Vertical::bottom) {
        object.text(
            "vertical",
            word({"bottom", "top", "center", "justify", "distributed"}, alignment.vertical));
    }
    object.flag_if("wrap", alignment.wrap);
    object.flag_if("shrink", alignment.shrink);
    object.flag_if("justify_last", alignment.justify_last);
    object.number_unless("rotation", alignment.rotation, 0);
    object.number_unless("indent", alignment.indent, 0);
    object.number_unless("reading_order", alignment.reading_order, 0);
}

void append_style(std::string& out, Workbook const& workbook, std::size_t number)
{
    auto const& style = workbook.looks->styles[number];
    JsonObject object(out);
    object.number("font", style.font);
    object.number("fill", style.fill);
    object.number("border", style.border);
    if (number < workbook.style_formats.size()) {
        auto const format = workbook.style_formats[number];
        if (format < workbook.formats.size()) {
            object.text_unless_empty("format", workbook.formats[format].code);
        }
    }
    append_alignment(object, style.alignment);
    if (!style.locked) {
        object.flag("locked", false);
    }
    object.flag_if("formula_hidden", style.formula_hidden);
    object.flag_if("quote_prefix", style.quote_prefix);
}

void append_overlay(std::string& out, OverlayStyle const& overlay)
{
    JsonObject object(out);
    if (overlay.font) {
        append_font(object.member("font"), *overlay.font);
    }
    if (overlay.fill) {
        append_fill(object.member("fill"), *overlay.fill);
    }
    if (overlay.border) {
        append_border(object.member("border"), *overlay.border);
    }
    if (overlay.number_format) {
        object.text("format", *overlay.number_format);
    }
}

void append_rich_text(std::string& out, RichText const& rich)
{
    JsonObject object(out);
    object.number("text", rich.text);
    append_array(object.member("runs"), rich.runs, [&](TextRun const& run) {
        JsonObject inner(out);
        inner.text("text", run.text);
        if (run.font) {
            append_font(inner.member("font"), *run.font);
        }
    });
}

void append_names_and_properties(JsonObject& object, std::string& out, Workbook const& workbook)
{
    append_array(object.member("names"), workbook.names, [&](DefinedName const& name) {
        JsonObject inner(out);
        inner.text("name", name.name);
        inner.text("refers_to", name.refers_to);
        if (name.sheet >= 0) {
            inner.number("sheet", name.sheet + 1);
        }
        inner.flag_if("hidden", name.hidden);
    });
    append_array(object.member("properties"), workbook.properties, [&](Property const& property) {
        JsonObject inner(out);
        inner.text("name", property.name);
        inner.text("value", property.value);
        inner.flag_if("custom", property.custom);
    });
}

} // namespace

std::string color_text(std::uint32_t color)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (int shift = 20; shift >= 0; shift -= 4) {
        text += digits[color >> static_cast<unsigned>(shift) & 0xFU];
    }
    return text;
}

void append_looks(std::string& out, Workbook const& workbook, Language language)
{
    if (workbook.looks == nullptr) {
        return;
    }
    auto const& looks = *workbook.looks;
    out += ",\"looks\":";
    JsonObject object(out);
    append_array(object.member("fonts"), looks.fonts, [&](auto& font) { append_font(out, font); });
    append_array(object.member("fills"), looks.fills, [&](auto& fill) { append_fill(out, fill); });
    append_array(
        object.member("borders"), looks.borders, [&](auto& border) { append_border(out, border); });
    append_array(object.member("styles"), looks.styles, [&](CellStyle const& style) {
        append_style(out, workbook, static_cast<std::size_t>(&style - looks.styles.data()));
    });
    append_array(object.member("overlays"), looks.overlays, [&](auto& overlay) {
        append_overlay(out, overlay);
    });
    append_array(object.member("rich_texts"), looks.rich_texts, [&](auto& rich) {
        append_rich_text(out, rich);
    });
    append_names_and_properties(object, out, workbook);
    object.number("active_sheet", looks.active_sheet + 1.0);
    object.flag_if("structure_locked", looks.structure_locked);
    append_array(object.member("not_redrawn"), looks.not_redrawn, [&](NotRedrawn const& entry) {
        append_json(out, words(entry.what, entry.args, language));
    });
}

} // namespace gopbieu
