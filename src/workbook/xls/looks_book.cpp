#include "workbook/xls/looks_book.hpp"

#include "base/catalogue/writing.hpp"
#include "text/utf8.hpp"
#include "workbook/container/little_endian.hpp"

#include <algorithm>
#include <iterator>

namespace gopbieu {

namespace {

// The colours that Excel 97 starts with; a PALETTE record replaces them.
constexpr std::array<std::uint32_t, 56> first_palette{
    0x000000, 0xffffff, 0xff0000, 0x00ff00, 0x0000ff, 0xffff00, 0xff00ff, 0x00ffff,
    0x800000, 0x008000, 0x000080, 0x808000, 0x800080, 0x008080, 0xc0c0c0, 0x808080,
    0x9999ff, 0x993366, 0xffffcc, 0xccffff, 0x660066, 0xff8080, 0x0066cc, 0xccccff,
    0x000080, 0xff00ff, 0xffff00, 0x00ffff, 0x800080, 0x800000, 0x008080, 0x0000ff,
    0x00ccff, 0xccffff, 0xccffcc, 0xffff99, 0x99ccff, 0xff99cc, 0xcc99ff, 0xffcc99,
    0x3366ff, 0x33cccc, 0x99cc00, 0xffcc00, 0xff9900, 0xff6600, 0x666699, 0x969696,
    0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333};

constexpr std::size_t xf_size_8 = 20;
constexpr std::size_t xf_size_5 = 16;

unsigned bits(std::uint32_t value, unsigned from, unsigned count)
{
    return (value >> from) & ((1U << count) - 1U);
}

Underline underline(unsigned code)
{
    switch (code) {
    case 0x01:
        return Underline::single;
    case 0x02:
        return Underline::double_line;
    case 0x21:
        return Underline::single_accounting;
    case 0x22:
        return Underline::double_accounting;
    default:
        return Underline::none;
    }
}

// In BIFF8 91 to 180 turn to the right; BIFF5 knows four directions only.
std::int16_t rotation_8(unsigned code)
{
    if (code == 255) {
        return 255;
    }
    return static_cast<std::int16_t>(code <= 90 ? static_cast<int>(code)
                                                : 90 - static_cast<int>(std::min(code, 180U)));
}

std::int16_t rotation_5(unsigned code)
{
    constexpr std::array<std::int16_t, 4> degrees{0, 255, 90, -90};
    return degrees[code & 3U];
}

Vertical vertical(unsigned code)
{
    constexpr std::array order{Vertical::top,
                               Vertical::center,
                               Vertical::bottom,
                               Vertical::justify,
                               Vertical::distributed};
    return code < order.size() ? order[code] : Vertical::bottom;
}

// Styles that look alike stand near each other; looking further back would cost a hostile file's
// many styles too much time, and a fill that is listed twice does no harm.
template <typename T>
std::uint32_t number_of(std::vector<T>& known, T const& wanted)
{
    constexpr std::ptrdiff_t nearby = 256;
    auto const from = std::ssize(known) > nearby ? known.end() - nearby : known.begin();
    auto const found = std::find(from, known.end(), wanted);
    auto const index = static_cast<std::uint32_t>(found - known.begin());
    if (found == known.end()) {
        known.push_back(wanted);
    }
    return index;
}

} // namespace

XlsBookLooks::XlsBookLooks() : m_palette(first_palette) {}

void XlsBookLooks::take(BiffRecord const& record, BiffText const& text)
{
    switch (record.id) {
    case biff::font:
    case biff::font_3:
        font(record, text);
        return;
    case biff::xf:
        if (m_styles.size() <= 0xffff) {
            m_styles.emplace_back(record.body);
        }
        return;
    case biff::palette:
        palette(record);
        return;
    case biff::window_1:
        window(record);
        return;
    case biff::protect:
        m_structure_locked = record.body.size() >= 2 && u16_at(record.body, 0) != 0;
        return;
    default:
        return;
    }
}

void XlsBookLooks::take_rich_text(std::uint32_t text, std::string units, std::string runs)
{
    m_rich_texts.push_back({text, std::move(units), std::move(runs)});
}

void XlsBookLooks::font(BiffRecord const& record, BiffText const& text)
{
    BiffReader reader(record.body);
    FontSource source;
    source.font.size = reader.u16() / 20.0;
    auto const flags = reader.u16();
    source.color = 0x7fff;
    source.font.bold = (flags & 1U) != 0;
    if (text.version >= 3) {
        source.color = reader.u16();
    }
    if (text.version >= 5) {
        source.font.bold = reader.u16() >= 600;
        auto const script = reader.u16();
        source.font.script = script == 1   ? Script::superscript
                             : script == 2 ? Script::subscript
                                           : Script::normal;
        source.font.underline = underline(reader.u8());
        source.font.family = reader.u8();
        source.font.charset = reader.u8();
        reader.skip(1);
    }
    source.font.italic = (flags & 2U) != 0;
    source.font.strike = (flags & 8U) != 0;
    source.font.outline = (flags & 16U) != 0;
    source.font.shadow = (flags & 32U) != 0;
    if (auto name = text.with_u8(reader, record.offset)) {
        source.font.name = std::move(*name);
    }
    m_fonts.push_back(std::move(source));
}

void XlsBookLooks::palette(BiffRecord const& record)
{
    BiffReader reader(record.body);
    auto const count = std::min<std::size_t>(reader.u16(), m_palette.size());
    for (std::size_t index = 0; index < count; ++index) {
        auto const rgb = reader.bytes(4);
        if (reader.failed()) {
            return;
        }
        m_palette[index] = static_cast<std::uint32_t>((u8_at(rgb, 0) << 16U) |
                                                      (u8_at(rgb, 1) << 8U) | u8_at(rgb, 2));
    }
}

void XlsBookLooks::window(BiffRecord const& record)
{
    if (record.body.size() >= 12) {
        m_active_sheet = u16_at(record.body, 10);
    }
}

// 0 to 7 are fixed and the same as the first eight of the palette; from 64 on the system's own.
Color XlsBookLooks::color(unsigned number) const
{
    if (number < 8) {
        return first_palette[number];
    }
    constexpr std::uint32_t paper = 65, white = 0xFFFFFF;
    return number < 64 ? Color(m_palette[number - 8]) : number == paper ? Color(white) : Color();
}

// No font has number 4: an old mistake that all writers keep.
std::uint32_t XlsBookLooks::font_index(unsigned number) const
{
    auto const index = number > 4 ? number - 1 : number;
    return index < m_fonts.size() ? index : 0;
}

void XlsBookLooks::add_style(Looks& looks, std::string_view xf, int version) const
{
    CellStyle style;
    Fill fill;
    Border border;
    auto const line = [&](unsigned code, unsigned color_number) {
        return code == 0 ? BorderLine{}
                         : BorderLine{static_cast<std::uint8_t>(std::min(code, 13U)),
                                      color(color_number)};
    };
    bool const new_layout = version >= 8 && xf.size() >= xf_size_8;
    if (new_layout || (version == 5 && xf.size() >= xf_size_5)) {
        style.font = font_index(u16_at(xf, 0));
        auto const flags = u16_at(xf, 4);
        style.locked = (flags & 1U) != 0;
        style.formula_hidden = (flags & 2U) != 0;
        style.quote_prefix = (flags & 8U) != 0;
        auto const align = u16_at(xf, 6);
        style.alignment.horizontal = static_cast<Horizontal>(bits(align, 0, 3));
        style.alignment.wrap = bits(align, 3, 1) != 0;
        style.alignment.vertical = vertical(bits(align, 4, 3));
        style.alignment.justify_last = bits(align, 7, 1) != 0;
    }
    if (new_layout) {
        style.alignment.rotation = rotation_8(u8_at(xf, 7));
        style.alignment.indent = static_cast<std::uint8_t>(bits(u8_at(xf, 8), 0, 4));
        style.alignment.shrink = bits(u8_at(xf, 8), 4, 1) != 0;
        style.alignment.reading_order = static_cast<std::uint8_t>(bits(u8_at(xf, 8), 6, 2));
        auto const sides = u32_at(xf, 10);
        auto const ends = u32_at(xf, 14);
        auto const colors = u16_at(xf, 18);
        border.left = line(bits(sides, 0, 4), bits(sides, 16, 7));
        border.right = line(bits(sides, 4, 4), bits(sides, 23, 7));
        border.top = line(bits(sides, 8, 4), bits(ends, 0, 7));
        border.bottom = line(bits(sides, 12, 4), bits(ends, 7, 7));
        border.diagonal = line(bits(ends, 21, 4), bits(ends, 14, 7));
        border.diagonal_down = bits(sides, 30, 1) != 0;
        border.diagonal_up = bits(sides, 31, 1) != 0;
        fill.pattern = static_cast<std::uint8_t>(bits(ends, 26, 6));
        fill.foreground = color(bits(colors, 0, 7));
        fill.background = color(bits(colors, 7, 7));
    } else if (version == 5 && xf.size() >= xf_size_5) {
        style.alignment.rotation = rotation_5(bits(u16_at(xf, 6), 8, 2));
        auto const area = u32_at(xf, 8);
        auto const lines = u32_at(xf, 12);
        fill.foreground = color(bits(area, 0, 7));
        fill.background = color(bits(area, 7, 7));
        fill.pattern = static_cast<std::uint8_t>(bits(area, 16, 6));
        border.bottom = line(bits(area, 22, 3), bits(area, 25, 7));
        border.top = line(bits(lines, 0, 3), bits(lines, 9, 7));
        border.left = line(bits(lines, 3, 3), bits(lines, 16, 7));
        border.right = line(bits(lines, 6, 3), bits(lines, 23, 7));
    }
    if (fill.pattern == 0 || fill.pattern > 18) {
        fill = {};
    }
    style.fill = number_of(looks.fills, fill);
    style.border = number_of(looks.borders, border);
    looks.styles.push_back(style);
}

RichText XlsBookLooks::rich_text(RichSource const& source) const
{
    RichText rich;
    rich.text = source.text;
    std::size_t const units = source.units.size() / 2;
    auto const add = [&](std::size_t from, std::size_t to, std::optional<Font> font) {
        auto text =
            utf16_to_utf8(std::string_view(source.units).substr(from * 2, (to - from) * 2), false);
        if (from < to && text) {
            rich.runs.push_back({to_nfc(*text), std::move(font)});
        }
    };
    std::size_t from = 0;
    std::optional<Font> font;
    for (std::size_t at = 0; at + 4 <= source.runs.size(); at += 4) {
        std::size_t const start = u16_at(source.runs, at);
        if (start < from || start > units) {
            continue;
        }
        add(from, start, font);
        auto const index = font_index(u16_at(source.runs, at + 2));
        from = start;
        if (index < m_fonts.size()) {
            font = m_fonts[index].font;
            font->color = color(m_fonts[index].color);
        }
    }
    add(from, units, font);
    return rich;
}

void XlsBookLooks::finish(XlsBook const& book, Workbook& workbook)
{
    auto looks = std::make_unique<Looks>();
    for (auto& source : m_fonts) {
        looks->fonts.push_back(source.font);
        looks->fonts.back().color = color(source.color);
    }
    if (looks->fonts.empty()) {
        looks->fonts.emplace_back();
    }
    for (auto const& xf : m_styles) {
        add_style(*looks, xf, book.version());
    }
    // Every style that a cell may have has its looks.
    while (looks->styles.size() < std::max<std::size_t>(workbook.style_formats.size(), 1)) {
        add_style(*looks, {}, book.version());
    }
    for (auto const& source : m_rich_texts) {
        looks->rich_texts.push_back(rich_text(source));
    }
    looks->structure_locked = m_structure_locked;
    for (auto const& sheet : book.sheets) {
        if (!sheet.is_worksheet) {
            looks->not_redrawn.push_back({say::not_redrawn_chart_sheet, {{"sheet", sheet.name}}});
        }
    }
    bool const known = m_active_sheet < book.sheets.size();
    looks->active_sheet =
        static_cast<std::uint32_t>(std::max(known ? book.sheets[m_active_sheet].sheet : 0, 0));
    workbook.looks = std::move(looks);
}

} // namespace gopbieu
