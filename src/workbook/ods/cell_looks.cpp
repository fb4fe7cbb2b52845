#include "workbook/ods/cell_looks.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace gopbieu {

namespace {

/// The properties of one cell style, its ancestors and the default style included.
struct Properties {
    StyleSheet const& styles;
    std::string_view name;

    [[nodiscard]] std::optional<std::string_view> get(std::string_view key) const
    {
        return styles.property("table-cell", name, key);
    }
    [[nodiscard]] std::string_view text(std::string_view key) const
    {
        return get(key).value_or(std::string_view());
    }
    [[nodiscard]] bool is(std::string_view key, std::string_view value) const
    {
        return text(key) == value;
    }
    /// Whether a line is drawn: a style other than "none".
    [[nodiscard]] bool has_line(std::string_view key) const
    {
        auto const value = get(key);
        return value && *value != "none";
    }
};

template <typename T>
std::uint32_t number_in(std::vector<T>& all, T const& wanted)
{
    auto const found = std::ranges::find(all, wanted);
    if (found != all.end()) {
        return static_cast<std::uint32_t>(found - all.begin());
    }
    all.push_back(wanted);
    return static_cast<std::uint32_t>(all.size() - 1);
}

std::string_view without_quotes(std::string_view text)
{
    bool const quoted = text.size() >= 2 && (text[0] == '\'' || text[0] == '"');
    return quoted ? text.substr(1, text.size() - 2) : text;
}

Font font_of(Properties const& of)
{
    Font font;
    auto const family = of.get("text-properties/font-name");
    font.name = std::string(
        family ? *family : without_quotes(of.get("text-properties/font-family").value_or("Arial")));
    font.size = length_in_points(of.text("text-properties/font-size")).value_or(10);
    auto const weight = of.text("text-properties/font-weight");
    font.bold = weight == "bold" || weight == "600" || weight == "700" || weight == "800" ||
                weight == "900";
    font.italic = of.is("text-properties/font-style", "italic") ||
                  of.is("text-properties/font-style", "oblique");
    font.strike = of.has_line("text-properties/text-line-through-style");
    font.outline = of.is("text-properties/text-outline", "true");
    font.shadow = of.has_line("text-properties/text-shadow");
    if (of.has_line("text-properties/text-underline-style")) {
        font.underline = of.is("text-properties/text-underline-type", "double")
                             ? Underline::double_line
                             : Underline::single;
    }
    auto const position = of.text("text-properties/text-position");
    if (position.starts_with("super")) {
        font.script = Script::superscript;
    } else if (position.starts_with("sub")) {
        font.script = Script::subscript;
    }
    if (!of.is("text-properties/use-window-font-color", "true")) {
        font.color = color_of(of.text("text-properties/color"));
    }
    return font;
}

Fill fill_of(Properties const& of)
{
    Fill fill;
    fill.foreground = color_of(of.text("table-cell-properties/background-color"));
    fill.pattern = fill.foreground ? 1 : 0;
    return fill;
}

// "0.74pt solid #000000"; the width decides between thin, medium and thick.
BorderLine line_of(std::string_view text)
{
    BorderLine line;
    double width = 0.75;
    std::string_view style;
    while (!text.empty()) {
        auto const word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        if (auto const color = color_of(word)) {
            line.color = color;
        } else if (auto const points = length_in_points(word)) {
            width = *points;
        } else {
            style = word;
        }
    }
    if (style.empty() || style == "none" || style == "hidden") {
        return {};
    }
    bool const wide = width >= 1.5;
    if (style == "double" || style == "double-thin") {
        line.style = 6;
    } else if (style == "dotted") {
        line.style = 4;
    } else if (style == "dashed" || style == "fine-dashed") {
        line.style = wide ? 8 : 3;
    } else if (style == "dash-dot") {
        line.style = wide ? 10 : 9;
    } else if (style == "dash-dot-dot") {
        line.style = wide ? 12 : 11;
    } else if (width >= 2.2) {
        line.style = 5;
    } else if (wide) {
        line.style = 2;
    } else {
        line.style = width < 0.3 ? 7 : 1;
    }
    return line;
}

Border border_of(Properties const& of)
{
    auto const all = of.text("table-cell-properties/border");
    auto const side = [&](std::string_view key) { return line_of(of.get(key).value_or(all)); };
    Border border;
    border.left = side("table-cell-properties/border-left");
    border.right = side("table-cell-properties/border-right");
    border.top = side("table-cell-properties/border-top");
    border.bottom = side("table-cell-properties/border-bottom");
    auto const falling = line_of(of.text("table-cell-properties/diagonal-tl-br"));
    auto const rising = line_of(of.text("table-cell-properties/diagonal-bl-tr"));
    border.diagonal_down = falling.style != 0;
    border.diagonal_up = rising.style != 0;
    border.diagonal = border.diagonal_down ? falling : rising;
    return border;
}

Horizontal horizontal_of(Properties const& of)
{
    // "value-type" leaves it to the kind of value, whatever the paragraph says.
    if (of.is("table-cell-properties/text-align-source", "value-type")) {
        return Horizontal::general;
    }
    if (of.is("table-cell-properties/repeat-content", "true")) {
        return Horizontal::fill;
    }
    auto const align = of.text("paragraph-properties/text-align");
    if (align == "start" || align == "left") {
        return Horizontal::left;
    }
    if (align == "center") {
        return Horizontal::center;
    }
    if (align == "end" || align == "right") {
        return Horizontal::right;
    }
    return align == "justify" ? Horizontal::justify : Horizontal::general;
}

Vertical vertical_of(Properties const& of)
{
    auto const align = of.text("table-cell-properties/vertical-align");
    if (align == "top") {
        return Vertical::top;
    }
    return align == "middle" ? Vertical::center : Vertical::bottom;
}

Alignment alignment_of(Properties const& of)
{
    Alignment alignment;
    alignment.horizontal = horizontal_of(of);
    alignment.vertical = vertical_of(of);
    alignment.wrap = of.is("table-cell-properties/wrap-option", "wrap");
    alignment.shrink = of.is("table-cell-properties/shrink-to-fit", "true");
    if (of.is("table-cell-properties/direction", "ttb")) {
        alignment.rotation = 255;
    } else if (auto const text = of.get("table-cell-properties/rotation-angle")) {
        double angle = 0;
        std::from_chars(text->data(), text->data() + text->size(), angle);
        angle = std::fmod(angle, 360);
        angle = angle > 180 ? angle - 360 : angle;
        alignment.rotation =
            std::abs(angle) <= 90 ? static_cast<std::int16_t>(angle) : std::int16_t{0};
    }
    // One step of Excel's indent is about three blanks: 10 points here.
    if (alignment.horizontal == Horizontal::left) {
        auto const indent = length_in_points(of.text("paragraph-properties/margin-left"));
        alignment.indent =
            static_cast<std::uint8_t>(std::clamp(std::round(indent.value_or(0) / 10), 0.0, 15.0));
    }
    return alignment;
}

} // namespace

CellStyle cell_style(StyleSheet const& styles, std::string_view name, Looks& looks)
{
    Properties const of{styles, name.empty() ? std::string_view("Default") : name};
    CellStyle style;
    style.font = number_in(looks.fonts, font_of(of));
    style.fill = number_in(looks.fills, fill_of(of));
    style.border = number_in(looks.borders, border_of(of));
    style.alignment = alignment_of(of);
    auto const protect = of.text("table-cell-properties/cell-protect");
    style.locked = protect != "none" && protect != "formula-hidden";
    style.formula_hidden = protect == "hidden-and-protected" ||
                           protect.find("formula-hidden") != std::string_view::npos;
    return style;
}

std::optional<double> length_in_points(std::string_view length)
{
    double value = 0;
    auto const done = std::from_chars(length.data(), length.data() + length.size(), value);
    if (done.ec != std::errc() || !std::isfinite(value)) {
        return std::nullopt;
    }
    static constexpr std::array<std::pair<std::string_view, double>, 6> units{
        {{"pt", 1}, {"cm", 72 / 2.54}, {"mm", 7.2 / 2.54}, {"in", 72}, {"px", 0.75}, {"pc", 12}}};
    std::string_view const unit(done.ptr,
                                static_cast<std::size_t>(length.data() + length.size() - done.ptr));
    for (auto const& [name, points] : units) {
        if (unit == name) {
            return value * points;
        }
    }
    return std::nullopt;
}

Color color_of(std::string_view text)
{
    std::uint32_t value = 0;
    if (text.size() != 7 || text[0] != '#') {
        return std::nullopt;
    }
    auto const done = std::from_chars(text.data() + 1, text.data() + 7, value, 16);
    return done.ec == std::errc() && done.ptr == text.data() + 7 ? Color(value) : std::nullopt;
}

} // namespace gopbieu
