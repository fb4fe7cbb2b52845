#include "pen.hpp"

#include "old_font.hpp"

void Pen::text(lxw_row_t row, lxw_col_t column, std::string const& words, CellLook const& look)
{
    auto const old = m_letters == Letters::unicode ? OldFontText{words, {}} : in_old_font(words);
    auto in_font = look;
    in_font.font = old.font;
    worksheet_write_string(m_sheet, row, column, old.text.c_str(), format(in_font));
}

void Pen::number(lxw_row_t row, lxw_col_t column, double number, CellLook const& look)
{
    worksheet_write_number(m_sheet, row, column, number, format(look));
}

void Pen::blank(lxw_row_t row, lxw_col_t column, CellLook const& look)
{
    worksheet_write_blank(m_sheet, row, column, format(look));
}

void Pen::area(lxw_row_t first_row,
               lxw_col_t first_column,
               lxw_row_t last_row,
               lxw_col_t last_column,
               std::string const& words,
               CellLook const& look)
{
    if (first_row == last_row && first_column == last_column) {
        text(first_row, first_column, words, look);
        return;
    }
    auto const old = m_letters == Letters::unicode ? OldFontText{words, {}} : in_old_font(words);
    auto in_font = look;
    in_font.font = old.font;
    worksheet_merge_range(
        m_sheet, first_row, first_column, last_row, last_column, old.text.c_str(), format(in_font));
}

void Pen::height(lxw_row_t row, double points)
{
    worksheet_set_row(m_sheet, row, points, nullptr);
}

lxw_format* Pen::format(CellLook look)
{
    if (look.font.empty()) {
        look.font = "Times New Roman";
    }
    auto& made = m_formats[look];
    if (made != nullptr) {
        return made;
    }
    made = workbook_add_format(m_workbook);
    format_set_font_name(made, look.font.c_str());
    format_set_font_size(made, look.size);
    look.bold ? format_set_bold(made) : void();
    look.italic ? format_set_italic(made) : void();
    look.underline ? format_set_underline(made, LXW_UNDERLINE_SINGLE) : void();
    look.border ? format_set_border(made, LXW_BORDER_THIN) : void();
    look.wrap ? format_set_text_wrap(made) : void();
    look.indent > 0 ? format_set_indent(made, look.indent) : void();
    format_set_align(made, static_cast<std::uint8_t>(look.across));
    format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
    if (!look.number_format.empty()) {
        format_set_num_format(made, look.number_format.c_str());
    }
    return made;
}
