#include "publish/describe.hpp"

#include "base/json.hpp"
#include "base/sha256.hpp"
#include "publish/package/rules_xml.hpp"
#include "publish/package/xml_element.hpp"
#include "workbook/looks_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gopbieu {

std::string number_text(double value)
{
    std::string text;
    append_number(text, value);
    return text;
}

namespace {

// Places are kept in English metric units; a point has 12,700.
std::string length_text(double points)
{
    return number_text(std::round(points * 100) / 100);
}

std::string color_text(Color color)
{
    return color ? "#" + argb(*color).substr(2) : "auto";
}

/// Words one behind the other.
class Words {
public:
    Words& add(std::string_view word)
    {
        if (!word.empty()) {
            m_text += m_text.empty() ? "" : " ";
            m_text += word;
        }
        return *this;
    }
    Words& add_if(bool there, std::string_view word) { return there ? add(word) : *this; }
    Words& add(std::string_view name, std::string_view value)
    {
        return value.empty() ? *this : add(std::string(name) + "=" + std::string(value));
    }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

void add_line(Words& words, std::string_view name, BorderLine const& line)
{
    if (line.style != 0) {
        words.add(name, std::string(line_styles[line.style]) + color_text(line.color));
    }
}

std::string flag_text(bool flag)
{
    return flag ? "1" : "0";
}

std::string span_text(std::optional<Span> span)
{
    return span ? std::to_string(span->first + 1) + ":" + std::to_string(span->last + 1)
                : std::string();
}

std::string list_text(std::vector<std::uint32_t> const& list)
{
    std::string text;
    for (auto const one : list) {
        text += (text.empty() ? "" : " ") + std::to_string(one);
    }
    return text;
}

std::string optional_text(std::optional<int> number)
{
    return number ? std::to_string(*number) : std::string();
}

std::string panes_text(Panes const& panes)
{
    Words words;
    if (panes.split && (panes.split_right > 0 || panes.split_down > 0)) {
        words.add("split", length_text(panes.split_right) + "," + length_text(panes.split_down));
        words.add(to_a1(panes.top_left));
    } else if (!panes.split && (panes.frozen_rows != 0 || panes.frozen_columns != 0)) {
        words.add("frozen", to_a1(CellRef{panes.frozen_rows, panes.frozen_columns}));
    }
    return words.take();
}

} // namespace

std::string describe(Font const& font)
{
    static constexpr std::array<std::string_view, 5> underlines{
        "", "u", "double-u", "accounting-u", "double-accounting-u"};
    static constexpr std::array<std::string_view, 3> scripts{"", "super", "sub"};
    return Words()
        .add(font.name)
        .add(number_text(font.size))
        .add_if(font.bold, "b")
        .add_if(font.italic, "i")
        .add_if(font.strike, "strike")
        .add_if(font.outline, "outline")
        .add_if(font.shadow, "shadow")
        .add(underlines[static_cast<std::size_t>(font.underline)])
        .add(scripts[static_cast<std::size_t>(font.script)])
        .add(color_text(font.color))
        .take();
}

std::string describe(Fill const& fill)
{
    if (fill.pattern == 0) {
        return "none";
    }
    Words words;
    words.add(fill_patterns[fill.pattern]).add(color_text(fill.foreground));
    // A plain fill has one colour; of a gradient only the first is drawn.
    return words.add_if(fill.pattern != 1, color_text(fill.background)).take();
}

std::string describe(Border const& border)
{
    Words words;
    add_line(words, "left", border.left);
    add_line(words, "right", border.right);
    add_line(words, "top", border.top);
    add_line(words, "bottom", border.bottom);
    if (border.diagonal_up || border.diagonal_down) {
        add_line(words, border.diagonal_up ? "diagonalUp" : "diagonal", border.diagonal);
        words.add_if(border.diagonal_down, "diagonalDown");
    }
    auto text = words.take();
    return text.empty() ? "none" : text;
}

std::string describe(Alignment const& alignment)
{
    auto const number = [](int value) { return value == 0 ? "" : std::to_string(value); };
    return Words()
        .add(horizontals[static_cast<std::size_t>(alignment.horizontal)])
        .add(verticals[static_cast<std::size_t>(alignment.vertical)])
        .add_if(alignment.wrap, "wrap")
        .add_if(alignment.shrink, "shrink")
        .add_if(alignment.justify_last, "justifyLast")
        .add("rotation", number(alignment.rotation))
        .add("indent", number(alignment.indent))
        .add("readingOrder", number(alignment.reading_order))
        .take();
}

std::string describe(std::vector<CellRange> const& ranges)
{
    auto sorted = ranges;
    std::ranges::sort(sorted);
    return ranges_text(sorted);
}

std::string describe(Validation const& rule)
{
    return Words()
        .add(describe(rule.ranges))
        .add(rule.type)
        .add_if(rule.type != "list" && rule.type != "none", rule.op)
        .add(rule.formula1)
        .add(rule.formula2)
        .add_if(rule.allow_blank, "allowBlank")
        .add_if(!rule.show_dropdown, "noDropDown")
        .add_if(rule.show_input, "showInput")
        .add_if(rule.show_error, "showError")
        .add(rule.error_style)
        .add("inputTitle", rule.input_title)
        .add("input", rule.input_text)
        .add("errorTitle", rule.error_title)
        .add("error", rule.error_text)
        .take();
}

std::string describe(ConditionalFormat const& rule, Looks const* looks)
{
    Words words;
    words.add(describe(rule.ranges))
        .add(rule.type)
        .add(rule.op)
        .add("text", rule.text)
        .add(rule.period)
        .add("rank", rule.rank == 0 ? "" : std::to_string(rule.rank))
        .add("deviations", rule.deviations == 0 ? "" : std::to_string(rule.deviations))
        .add_if(rule.percent, "percent")
        .add_if(rule.bottom, "bottom")
        .add_if(!rule.above, "below")
        .add_if(rule.or_equal, "orEqual")
        .add_if(rule.stop_if_true, "stop");
    for (auto const& formula : rule.formulas) {
        words.add(formula);
    }
    if (rule.overlay && looks != nullptr && *rule.overlay < looks->overlays.size()) {
        auto const& overlay = looks->overlays[*rule.overlay];
        words.add("font", overlay.font ? describe(*overlay.font) : "")
            .add("fill", overlay.fill ? describe(*overlay.fill) : "")
            .add("border", overlay.border ? describe(*overlay.border) : "")
            .add("format", overlay.number_format.value_or(""));
    }
    return words.take();
}

std::string describe(Comment const& comment)
{
    // Boxes are drawn in whole pixels.
    constexpr double points_a_pixel = 0.75;
    auto const pixels = [](double points) {
        return std::to_string(std::lround(points / points_a_pixel));
    };
    auto const size =
        comment.width == 0 ? std::string() : pixels(comment.width) + "×" + pixels(comment.height);
    return Words()
        .add(comment.author + ":")
        .add(comment.text)
        .add_if(comment.visible, "visible")
        .add(size)
        .take();
}

std::string describe(Hyperlink const& link)
{
    return Words()
        .add(ranges_text({link.range}))
        .add(link.target)
        .add("display", link.display)
        .add("tip", link.tip)
        .take();
}

std::string describe(Picture const& picture)
{
    Words words;
    words.add(to_a1(picture.from)).add(length_text(picture.x) + "," + length_text(picture.y));
    if (picture.to) {
        words.add(to_a1(*picture.to))
            .add(length_text(picture.to_x) + "," + length_text(picture.to_y));
    } else {
        words.add(length_text(picture.width) + "×" + length_text(picture.height));
    }
    return words.add("move", std::to_string(picture.move_with_cells))
        .add(picture.media_type)
        .add(picture.description)
        .add(sha256(picture.bytes).substr(0, 16))
        .take();
}

std::string describe(PasswordHash const& password)
{
    return Words()
        .add("weak", password.weak == 0 ? "" : argb(password.weak).substr(4))
        .add(password.algorithm)
        .add(password.hash)
        .add(password.salt)
        .add_if(!password.hash.empty(), std::to_string(password.spins))
        .take();
}

std::string describe(SheetProtection const& protection)
{
    if (!protection.on) {
        return "open";
    }
    Words words;
    words.add("locked");
    auto allowed = protection.allowed;
    std::ranges::sort(allowed);
    for (auto const& one : allowed) {
        words.add(one);
    }
    return words.add(describe(protection.password)).take();
}

std::string describe(std::vector<TextRun> const& runs, Font const& own)
{
    std::string text, last;
    for (auto const& run : runs) {
        auto const font = describe(run.font.value_or(own));
        if (run.text.empty()) {
            continue;
        }
        if (font != last) {
            text += (text.empty() ? "[" : "[/") + font + "]";
            last = font;
        }
        text += run.text;
    }
    return text;
}

Aspects aspects_of(PageSetup const& page)
{
    return {{"paperSize", std::to_string(page.paper)},
            {"orientation", page.landscape ? "landscape" : "portrait"},
            {"fitToPage",
             page.fit_to_page
                 ? std::to_string(page.fit_width) + "×" + std::to_string(page.fit_height)
                 : ""},
            {"scale", page.fit_to_page ? "" : std::to_string(page.scale.value_or(100))},
            {"firstPageNumber", optional_text(page.first_page)},
            {"pageOrder", page.over_then_down ? "overThenDown" : "downThenOver"},
            {"blackAndWhite", flag_text(page.black_and_white)},
            {"draft", flag_text(page.draft)},
            {"left", number_text(page.left)},
            {"right", number_text(page.right)},
            {"top", number_text(page.top)},
            {"bottom", number_text(page.bottom)},
            {"header", number_text(page.header)},
            {"footer", number_text(page.footer)},
            {"horizontalCentered", flag_text(page.center_horizontally)},
            {"verticalCentered", flag_text(page.center_vertically)},
            {"gridLines", flag_text(page.print_gridlines)},
            {"headings", flag_text(page.print_headings)},
            {"rowBreaks", list_text(page.row_breaks)},
            {"colBreaks", list_text(page.column_breaks)},
            {"titleRows", span_text(page.title_rows)},
            {"titleColumns", span_text(page.title_columns)},
            {"printArea", ranges_text(page.print_areas)}};
}

Aspects headers_of(PageSetup const& page)
{
    return {{"oddHeader", page.header_text},
            {"oddFooter", page.footer_text},
            {"differentFirst", flag_text(page.first_differs)},
            {"firstHeader", page.first_header},
            {"firstFooter", page.first_footer},
            {"differentOddEven", flag_text(page.even_differs)},
            {"evenHeader", page.even_header},
            {"evenFooter", page.even_footer}};
}

Aspects view_of(SheetLooks const& looks)
{
    return {{"defaultColWidth", number_text(looks.default_column_width)},
            {"defaultRowHeight", number_text(looks.default_row_height)},
            {"customHeight", flag_text(looks.default_height_custom)},
            {"zeroHeight", flag_text(looks.rows_hidden)},
            {"pane", panes_text(looks.panes)},
            {"tabColor", looks.tab_color ? color_text(looks.tab_color) : ""},
            {"zoomScale", std::to_string(looks.zoom)},
            {"showGridLines", flag_text(looks.show_gridlines)},
            {"showRowColHeaders", flag_text(looks.show_headings)},
            {"showZeros", flag_text(looks.show_zeros)},
            {"rightToLeft", flag_text(looks.right_to_left)},
            {"pageBreakPreview", flag_text(looks.page_break_view)},
            {"summaryBelow", flag_text(looks.summary_below)},
            {"summaryRight", flag_text(looks.summary_right)}};
}

Aspects sizes_of(ColumnLooks const& column)
{
    return {{"width", number_text(column.width)},
            {"hidden", flag_text(column.hidden)},
            {"outlineLevel", std::to_string(column.outline)},
            {"collapsed", flag_text(column.collapsed)}};
}

Aspects sizes_of(RowLooks const& row)
{
    return {{"ht", row.height ? number_text(*row.height) : ""},
            {"customHeight", flag_text(row.custom_height)},
            {"hidden", flag_text(row.hidden)},
            {"outlineLevel", std::to_string(row.outline)},
            {"collapsed", flag_text(row.collapsed)}};
}

} // namespace gopbieu
