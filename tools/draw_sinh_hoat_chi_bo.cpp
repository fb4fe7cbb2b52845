#include "draw_sinh_hoat_chi_bo.hpp"

#include <xlsxwriter.h>

#include <array>

namespace {

constexpr lxw_col_t last_column = 14;
constexpr lxw_row_t header_row = 7;

// The wishes that all cells share: Times New Roman, and what a line of the form adds to it.
struct Look {
    double size = 13;
    bool bold = false, italic = false, underline = false, border = false;
    lxw_format_alignments across = LXW_ALIGN_CENTER;
    char const* number_format = nullptr;
};

class Form {
public:
    explicit Form(std::string const& file)
    {
        lxw_workbook_options options{};
        options.constant_memory = LXW_FALSE;
        m_workbook = workbook_new_opt(file.c_str(), &options);
        lxw_doc_properties properties{};
        std::string title = "Biểu 1 kèm Công văn 1012-CV/HU";
        properties.title = title.data();
        properties.created = 1699833600; // 13/11/2023: the day of the letter
        workbook_set_properties(m_workbook, &properties);
        m_sheet = workbook_add_worksheet(m_workbook, "Biểu 1");
        m_plain = format({});
    }

    void heading(FormCopy const& copy)
    {
        auto* const left = format({.size = 13});
        auto* const left_bold = format({.size = 13, .bold = true});
        auto* const right_bold = format({.size = 13, .bold = true, .underline = true});
        auto* const date = format({.size = 13, .italic = true});
        merge(0, 0, 0, 4, copy.parent, left);
        merge(1, 0, 1, 4, copy.unit, left_bold);
        merge(2, 0, 2, 4, "*", left_bold);
        merge(0, 9, 0, last_column, "ĐẢNG CỘNG SẢN VIỆT NAM", right_bold);
        merge(1, 9, 1, last_column, "", m_plain);
        merge(2, 9, 2, last_column, "....., ngày      tháng      năm 2023", date);
        merge(4,
              0,
              4,
              last_column,
              "TỔNG HỢP SỐ LƯỢNG CHI BỘ, ĐẢNG VIÊN VÀ CHẤT LƯỢNG SINH HOẠT CHI BỘ",
              format({.size = 14, .bold = true}));
        merge(5,
              0,
              5,
              last_column,
              "(Kèm theo Báo cáo số      -BC/ĐU(CB), ngày … tháng … năm 2023 của …)",
              format({.size = 13, .italic = true}));
        for (lxw_row_t row = 0; row < 7; ++row) {
            worksheet_set_row(m_sheet, row, row == 3 || row == 6 ? 10 : 19, nullptr);
        }
    }

    void header()
    {
        auto* const look = format({.size = 12, .bold = true, .border = true});
        struct Label {
            lxw_col_t column;
            char const* text;
        };
        static constexpr std::array<Label, 9> tall{
            {{0, "TT"},
             {1, "Loại hình chi bộ"},
             {2, "Tổng số chi bộ"},
             {9, "Tổng số đảng viên"},
             {10, "Tỷ lệ bình quân đảng viên dự 01 buổi sinh hoạt chi bộ"},
             {11, "Số buổi sinh hoạt bình quân của một chi bộ/01 năm"},
             {12, "Số buổi sinh hoạt chuyên đề bình quân của một chi bộ/01 năm"},
             {13, "Số người phát biểu ý kiến bình quân trong một buổi sinh hoạt"},
             {14, "Thời gian bình quân một buổi sinh hoạt chi bộ (Giờ/buổi)"}}};
        static constexpr std::array<Label, 6> parts{{{3, "Chi bộ có từ 4 đến 5 đảng viên"},
                                                     {4, "Chi bộ có từ 3 đảng viên"},
                                                     {5, "Chi bộ có từ 6 đến 8 đảng viên"},
                                                     {6, "Chi bộ có từ 9 đến 30 đảng viên"},
                                                     {7, "Chi bộ có từ 31 đến 50 đảng viên"},
                                                     {8, "Chi bộ có trên 50 đảng viên"}}};
        for (auto const& label : tall) {
            merge(header_row, label.column, header_row + 1, label.column, label.text, look);
        }
        merge(header_row, 3, header_row, 8, "Trong đó", look);
        for (auto const& label : parts) {
            worksheet_write_string(m_sheet, header_row + 1, label.column, label.text, look);
        }
        worksheet_set_row(m_sheet, header_row, 24, nullptr);
        worksheet_set_row(m_sheet, header_row + 1, 118, nullptr);
    }

    /// The blank form prints a row "1" and a row "…".
    lxw_row_t rows(FormCopy const& copy)
    {
        auto row = header_row + 2;
        if (copy.rows.empty()) {
            blank_row(row, "1", "");
            blank_row(row + 1, "…", "…");
            row += 2;
        }
        double number = 0;
        for (auto const& filled : copy.rows) {
            blank_row(row, "", filled.kind);
            worksheet_write_number(m_sheet, row, 0, ++number, format_of(0, false));
            for (std::size_t at = 0; at < filled.figures.size(); ++at) {
                auto const column = static_cast<lxw_col_t>(at + 2);
                if (filled.figures[at] >= 0) {
                    worksheet_write_number(
                        m_sheet, row, column, filled.figures[at], format_of(column, false));
                }
            }
            ++row;
        }
        if (copy.total_row) {
            for (lxw_col_t column = 0; column <= last_column; ++column) {
                worksheet_write_blank(m_sheet, row, column, format_of(column, true));
            }
            worksheet_write_string(m_sheet, row, 1, "Tổng cộng", format_of(1, true));
            worksheet_set_row(m_sheet, row, 24, nullptr);
            ++row;
        }
        return row;
    }

    void signatures(lxw_row_t row)
    {
        auto* const bold = format({.size = 13, .bold = true});
        auto* const italic = format({.size = 13, .italic = true});
        merge(row + 1, 0, row + 1, 4, "NGƯỜI LẬP BIỂU", bold);
        merge(row + 2, 0, row + 2, 4, "(Ký và ghi rõ họ và tên)", italic);
        merge(row + 1, 9, row + 1, last_column, "T/M BAN CHẤP HÀNH", bold);
        merge(row + 2, 9, row + 2, last_column, "(Ký, ghi rõ họ tên và đóng dấu)", italic);
        merge(row + 7,
              0,
              row + 7,
              4,
              "Số điện thoại liên hệ:.......................",
              format({.size = 13, .across = LXW_ALIGN_LEFT}));
        for (lxw_row_t at = 0; at < 8; ++at) {
            worksheet_set_row(m_sheet, row + at, at == 0 ? 10 : 19, nullptr);
        }
        worksheet_print_area(m_sheet, 0, 0, row + 7, last_column);
    }

    void page()
    {
        static constexpr std::array<int, 15> pixels{
            40, 190, 70, 75, 75, 75, 75, 78, 75, 75, 100, 100, 110, 105, 100};
        for (std::size_t column = 0; column < pixels.size(); ++column) {
            worksheet_set_column_pixels(m_sheet,
                                        static_cast<lxw_col_t>(column),
                                        static_cast<lxw_col_t>(column),
                                        static_cast<std::uint32_t>(pixels[column]),
                                        nullptr);
        }
        worksheet_set_landscape(m_sheet);
        worksheet_set_paper(m_sheet, 9);
        worksheet_set_margins(m_sheet, 0.6, 0.6, 0.8, 0.8);
        worksheet_fit_to_pages(m_sheet, 1, 0);
        worksheet_center_horizontally(m_sheet);
        worksheet_repeat_rows(m_sheet, header_row, header_row + 1);
        worksheet_gridlines(m_sheet, LXW_HIDE_ALL_GRIDLINES);
    }

    bool close() { return workbook_close(m_workbook) == LXW_NO_ERROR; }

private:
    lxw_format* format(Look const& look)
    {
        auto* const made = workbook_add_format(m_workbook);
        format_set_font_name(made, "Times New Roman");
        format_set_font_size(made, look.size);
        look.bold ? format_set_bold(made) : void();
        look.italic ? format_set_italic(made) : void();
        look.underline ? format_set_underline(made, LXW_UNDERLINE_SINGLE) : void();
        look.border ? format_set_border(made, LXW_BORDER_THIN) : void();
        look.border ? format_set_text_wrap(made) : void();
        format_set_align(made, static_cast<std::uint8_t>(look.across));
        format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
        if (look.number_format != nullptr) {
            format_set_num_format(made, look.number_format);
        }
        return made;
    }

    lxw_format* format_of(lxw_col_t column, bool total)
    {
        auto& made = m_row_formats[total ? 1 : 0][column];
        if (made == nullptr) {
            made = format({.size = 12,
                           .bold = total,
                           .border = true,
                           .across = column == 1 ? LXW_ALIGN_LEFT : LXW_ALIGN_CENTER,
                           .number_format = column < 2    ? nullptr
                                            : column < 10 ? "#,##0"
                                                          : "#,##0.0#"});
        }
        return made;
    }

    void blank_row(lxw_row_t row, std::string const& number, std::string const& kind)
    {
        for (lxw_col_t column = 0; column <= last_column; ++column) {
            worksheet_write_blank(m_sheet, row, column, format_of(column, false));
        }
        if (!number.empty()) {
            worksheet_write_string(m_sheet, row, 0, number.c_str(), format_of(0, false));
        }
        if (!kind.empty()) {
            worksheet_write_string(m_sheet, row, 1, kind.c_str(), format_of(1, false));
        }
        worksheet_set_row(m_sheet, row, 24, nullptr);
    }

    void merge(lxw_row_t first_row,
               lxw_col_t first_column,
               lxw_row_t last_row,
               lxw_col_t last_column_,
               std::string const& text,
               lxw_format* look)
    {
        worksheet_merge_range(
            m_sheet, first_row, first_column, last_row, last_column_, text.c_str(), look);
    }

    lxw_workbook* m_workbook = nullptr;
    lxw_worksheet* m_sheet = nullptr;
    lxw_format* m_plain = nullptr;
    std::array<std::array<lxw_format*, 15>, 2> m_row_formats{};
};

} // namespace

bool draw_sinh_hoat_chi_bo(std::string const& file, FormCopy const& copy)
{
    Form form(file);
    form.page();
    form.heading(copy);
    form.header();
    form.signatures(form.rows(copy));
    return form.close();
}
