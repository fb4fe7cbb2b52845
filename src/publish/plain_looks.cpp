#include "publish/plain_looks.hpp"

namespace gopbieu {

namespace {

constexpr std::uint32_t grey = 0xE7E6E6, pale = 0xF2F2F2, sand = 0xFFF2CC, red = 0xC00000,
                        blue = 0x0563C1, dark = 0x595959;

// The look of whole numbers that one of others is made of.
PlainLook whole_look(PlainLook look)
{
    return look == PlainLook::decimal         ? PlainLook::number
           : look == PlainLook::total_decimal ? PlainLook::total
           : look == PlainLook::own_decimal   ? PlainLook::own
                                              : look;
}

Font font_of(PlainLook look)
{
    look = whole_look(look);
    Font font;
    font.name = "Times New Roman";
    font.family = 1;
    font.bold = look == PlainLook::title || look == PlainLook::header ||
                look == PlainLook::total_text || look == PlainLook::total;
    font.italic =
        look == PlainLook::remark || look == PlainLook::own_text || look == PlainLook::own;
    if (look == PlainLook::title) {
        font.size = 14;
    } else if (look == PlainLook::remark) {
        font.size = 10;
        font.color = dark;
    } else if (look == PlainLook::link) {
        font.underline = Underline::single;
        font.color = blue;
    } else if (look == PlainLook::bad) {
        font.color = red;
    }
    return font;
}

Fill fill_of(PlainLook look)
{
    look = whole_look(look);
    Fill fill;
    bool const sum = look == PlainLook::total || look == PlainLook::total_text;
    bool const own = look == PlainLook::own || look == PlainLook::own_text;
    if (look == PlainLook::header || sum || own) {
        fill.pattern = 1;
        fill.foreground = look == PlainLook::header ? grey : sum ? pale : sand;
    }
    return fill;
}

bool ruled(PlainLook look)
{
    return look != PlainLook::usual && look != PlainLook::title && look != PlainLook::remark;
}

CellStyle style_of(PlainLook look)
{
    CellStyle style;
    style.font = style.fill = style.border = static_cast<std::uint32_t>(look);
    auto& alignment = style.alignment;
    bool const header = look == PlainLook::header;
    bool const centred = header || look == PlainLook::centred || look == PlainLook::bad;
    alignment.horizontal = centred ? Horizontal::center : alignment.horizontal;
    alignment.vertical = header ? Vertical::center : Vertical::top;
    alignment.wrap = wraps(look);
    return style;
}

} // namespace

PlainLook look_for(Exact const& number, PlainLook look)
{
    if (number.whole()) {
        return look;
    }
    return look == PlainLook::number  ? PlainLook::decimal
           : look == PlainLook::total ? PlainLook::total_decimal
           : look == PlainLook::own   ? PlainLook::own_decimal
                                      : look;
}

bool wraps(PlainLook look)
{
    return look == PlainLook::header || look == PlainLook::text || look == PlainLook::total_text ||
           look == PlainLook::own_text || look == PlainLook::link;
}

void add_plain_looks(Workbook& workbook)
{
    workbook.formats.push_back(number_format("General"));
    workbook.formats.push_back(number_format("#,##0.00##"));
    workbook.looks = std::make_unique<Looks>();
    auto& looks = *workbook.looks;
    for (std::size_t number = 0; number < plain_looks; ++number) {
        auto const look = static_cast<PlainLook>(number);
        Border border;
        if (ruled(look)) {
            border.left.style = border.right.style = border.top.style = border.bottom.style = 1;
        }
        looks.fonts.push_back(font_of(look));
        looks.fills.push_back(fill_of(look));
        looks.borders.push_back(border);
        looks.styles.push_back(style_of(look));
        workbook.style_formats.push_back(whole_look(look) == look ? 0 : 1);
    }
}

} // namespace gopbieu
