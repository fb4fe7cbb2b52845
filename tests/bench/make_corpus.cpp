// Writes the workbooks that the benchmarks read:
//
//   make_corpus FOLDER [FORMS [ROWS]]
//
// FOLDER/small/: FORMS (2,000) filled forms of four sheets, as units send them: merged Vietnamese
// headers, some dozens of rows of counts, rates and dates, a total row of formulas, signatures.
// Every fifth has its texts in the cells (inlineStr) instead of shared. FOLDER/big/: one sheet of
// ROWS (200,000) × 12 with numbers, dates and Vietnamese texts. The same bytes at every run.

#include "bench/dice.hpp"

#include <xlsxwriter.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using gopbieu::Dice;

constexpr std::array villages{"Đông",
                              "Đoài",
                              "Thượng",
                              "Hạ",
                              "Nà Củng",
                              "Khổng Lào",
                              "Mường So",
                              "Bản Lang",
                              "Hoang Thèn",
                              "Ma Li Pho",
                              "Pa Vây Sử",
                              "Tung Qua Lìn",
                              "Sì Lờ Lầu",
                              "Huổi Luông"};
constexpr std::array kinds{"Chi bộ thôn",
                           "Chi bộ bản",
                           "Chi bộ trường Tiểu học",
                           "Chi bộ trạm Y tế",
                           "Chi bộ Công an xã",
                           "Chi bộ cơ quan xã"};
constexpr std::array families{
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Lò", "Giàng", "Vàng"};
constexpr std::array middles{"Thị", "Văn", "Đức", "Ngọc", "A", "Quang", "Thanh"};
constexpr std::array givens{
    "Hòa", "Thủy", "Tuấn", "Dũng", "Mỷ", "Sử", "Phương", "Ước", "Đạt", "Yến", "Quỳnh"};
constexpr std::array remarks{
    "Đã kiểm tra", "Chuyển sinh hoạt tạm thời", "", "", "Mới thành lập", "Bổ sung sau"};
constexpr std::array titles{"TỔNG HỢP SỐ LƯỢNG CHI BỘ, ĐẢNG VIÊN VÀ CHẤT LƯỢNG SINH HOẠT CHI BỘ",
                            "SỐ LƯỢNG, CƠ CẤU CẤP ỦY VÀ BÍ THƯ CHI BỘ",
                            "KẾT QUẢ SINH HOẠT CHUYÊN ĐỀ CỦA CHI BỘ",
                            "ĐẢNG VIÊN LÀ TRƯỞNG THÔN, TRƯỞNG BAN CÔNG TÁC MẶT TRẬN"};
constexpr std::array columns{"Tổng số chi bộ",
                             "Chi bộ có từ 3 đảng viên",
                             "Chi bộ có từ 4 đến 5 đảng viên",
                             "Chi bộ có từ 6 đến 8 đảng viên",
                             "Chi bộ có từ 9 đến 30 đảng viên",
                             "Tổng số đảng viên",
                             "Trong đó: nữ",
                             "Dân tộc thiểu số"};

struct Formats {
    lxw_format *title, *header, *text, *count, *rate, *date;
};

Formats make_formats(lxw_workbook* book)
{
    auto const bordered = [&](bool bold) {
        auto* format = workbook_add_format(book);
        format_set_font_name(format, "Times New Roman");
        format_set_font_size(format, 12);
        format_set_border(format, LXW_BORDER_THIN);
        if (bold) {
            format_set_bold(format);
        }
        return format;
    };
    Formats formats{workbook_add_format(book),
                    bordered(true),
                    bordered(false),
                    bordered(false),
                    bordered(false),
                    bordered(false)};
    format_set_bold(formats.title);
    format_set_font_size(formats.title, 14);
    format_set_align(formats.title, LXW_ALIGN_CENTER);
    format_set_text_wrap(formats.header);
    format_set_num_format(formats.count, "#,##0");
    format_set_num_format(formats.rate, "0.0%");
    format_set_num_format(formats.date, "dd/mm/yyyy");
    return formats;
}

std::string number_text(std::uint32_t number)
{
    std::array<char, 16> digits{};
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return {digits.data(), end};
}

std::string unit_name(Dice& dice)
{
    return std::string(dice.of(kinds)) + " " + dice.of(villages);
}

std::string person_name(Dice& dice)
{
    return std::string(dice.of(families)) + " " + dice.of(middles) + " " + dice.of(givens);
}

// 45,000 is 15 March 2023.
double some_day(Dice& dice)
{
    return 45000 + dice.below(290);
}

constexpr lxw_row_t first_row = 7;
constexpr lxw_col_t first_count = 2;

void draw_header(lxw_worksheet* sheet,
                 Formats const& formats,
                 std::string const& unit,
                 std::size_t which)
{
    worksheet_merge_range(sheet, 0, 0, 0, 4, "ĐẢNG BỘ HUYỆN PHONG THỔ", formats.title);
    worksheet_merge_range(sheet, 0, 6, 0, 12, "ĐẢNG CỘNG SẢN VIỆT NAM", formats.title);
    worksheet_merge_range(sheet, 2, 0, 2, 12, titles[which], formats.title);
    worksheet_merge_range(sheet, 3, 0, 3, 12, ("Đơn vị: " + unit).c_str(), formats.title);
    worksheet_merge_range(sheet, 4, 0, 5, 0, "STT", formats.header);
    worksheet_merge_range(sheet, 4, 1, 5, 1, "Loại hình chi bộ", formats.header);
    worksheet_merge_range(sheet, 4, 2, 4, 9, "Số lượng", formats.header);
    worksheet_merge_range(
        sheet, 4, 10, 5, 10, "Tỷ lệ bình quân đảng viên dự sinh hoạt", formats.header);
    worksheet_merge_range(sheet, 4, 11, 5, 11, "Ngày họp gần nhất", formats.header);
    worksheet_merge_range(sheet, 4, 12, 5, 12, "Ghi chú", formats.header);
    lxw_col_t column = first_count;
    for (auto const* title : columns) {
        worksheet_write_string(sheet, 5, column++, title, formats.header);
    }
    for (lxw_col_t at = 0; at < 13; ++at) {
        worksheet_write_number(sheet, 6, at, at + 1, formats.header);
    }
    worksheet_set_column(sheet, 1, 1, 34, nullptr);
}

void fill_rows(lxw_worksheet* sheet, Formats const& formats, Dice& dice, lxw_row_t count)
{
    std::vector<double> sums(columns.size());
    for (lxw_row_t at = 0; at < count; ++at) {
        auto const row = first_row + at;
        worksheet_write_number(sheet, row, 0, at + 1, formats.count);
        worksheet_write_string(sheet, row, 1, unit_name(dice).c_str(), formats.text);
        for (std::size_t column = 0; column < columns.size(); ++column) {
            auto const place = static_cast<lxw_col_t>(first_count + column);
            // Units leave cells without anything to report blank; their border stays.
            if (dice.below(4) == 0) {
                worksheet_write_blank(sheet, row, place, formats.count);
                continue;
            }
            double const value = dice.below(column == 5 ? 200 : 30);
            sums[column] += value;
            worksheet_write_number(sheet, row, place, value, formats.count);
        }
        worksheet_write_number(sheet, row, 10, (600 + dice.below(400)) / 1000.0, formats.rate);
        worksheet_write_number(sheet, row, 11, some_day(dice), formats.date);
        worksheet_write_string(sheet, row, 12, dice.of(remarks), formats.text);
    }
    auto const total = first_row + count;
    worksheet_write_blank(sheet, total, 0, formats.header);
    worksheet_write_string(sheet, total, 1, "Cộng", formats.header);
    for (std::size_t column = 0; column < columns.size(); ++column) {
        auto const place = static_cast<lxw_col_t>(first_count + column);
        std::string const letter(1, static_cast<char>('A' + place));
        auto const formula =
            "=SUM(" + letter + number_text(first_row + 1) + ":" + letter + number_text(total) + ")";
        worksheet_write_formula_num(
            sheet, total, place, formula.c_str(), formats.count, sums[column]);
    }
    worksheet_write_string(sheet, total + 2, 1, "NGƯỜI LẬP BIỂU", formats.title);
    worksheet_write_string(sheet, total + 2, 10, "T/M CHI BỘ – BÍ THƯ", formats.title);
    worksheet_write_string(sheet, total + 6, 1, person_name(dice).c_str(), formats.title);
    worksheet_write_string(sheet, total + 6, 10, person_name(dice).c_str(), formats.title);
}

bool close(lxw_workbook* book, std::string const& file)
{
    auto const error = workbook_close(book);
    if (error != LXW_NO_ERROR) {
        std::cerr << file << ": " << lxw_strerror(error) << '\n';
    }
    return error == LXW_NO_ERROR;
}

bool make_form(std::string const& file, std::uint32_t number)
{
    // constant_memory writes texts into the cells. It drops what is written above the current row,
    // so merged headers lose some blank cells there, which does not matter here.
    lxw_workbook_options options{};
    options.constant_memory = number % 5 == 0 ? 1 : 0;
    auto* const book = workbook_new_opt(file.c_str(), &options);
    lxw_doc_properties properties{};
    properties.created = 1'700'000'000;
    workbook_set_properties(book, &properties);
    auto const formats = make_formats(book);
    Dice dice(number);
    auto const unit = unit_name(dice);
    for (std::size_t which = 0; which < titles.size(); ++which) {
        auto* const sheet = workbook_add_worksheet(
            book, ("Biểu " + number_text(static_cast<std::uint32_t>(which + 1))).c_str());
        draw_header(sheet, formats, unit, which);
        fill_rows(sheet, formats, dice, 8 + dice.below(28));
    }
    return close(book, file);
}

bool make_big(std::string const& file, lxw_row_t rows)
{
    auto* const book = workbook_new(file.c_str());
    lxw_doc_properties properties{};
    properties.created = 1'700'000'000;
    workbook_set_properties(book, &properties);
    auto const formats = make_formats(book);
    auto* const sheet = workbook_add_worksheet(book, "Danh sách");
    Dice dice(7);
    for (lxw_row_t row = 0; row < rows; ++row) {
        worksheet_write_number(sheet, row, 0, row + 1, nullptr);
        worksheet_write_string(sheet, row, 1, person_name(dice).c_str(), nullptr);
        worksheet_write_number(sheet, row, 2, some_day(dice) - 15000, formats.date);
        worksheet_write_string(sheet, row, 3, unit_name(dice).c_str(), nullptr);
        for (lxw_col_t column = 4; column < 8; ++column) {
            worksheet_write_number(sheet, row, column, dice.below(5000), nullptr);
        }
        worksheet_write_number(sheet, row, 8, dice.below(100000) / 1000.0, nullptr);
        worksheet_write_number(sheet, row, 9, dice.below(1000) / 1000.0, formats.rate);
        worksheet_write_number(sheet, row, 10, some_day(dice), formats.date);
        auto const remark = "Số " + number_text(dice.below(50000)) + "-QĐ/HU, " + dice.of(villages);
        worksheet_write_string(sheet, row, 11, remark.c_str(), nullptr);
    }
    return close(book, file);
}

std::uint32_t number_argument(int argc, char** argv, int at, std::uint32_t otherwise)
{
    if (argc <= at) {
        return otherwise;
    }
    std::string_view const text(argv[at]);
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::cerr << "usage: make_corpus FOLDER [FORMS [ROWS]]\n";
        return 2;
    }
    std::filesystem::path const folder(argv[1]);
    auto const forms = number_argument(argc, argv, 2, 2000);
    auto const rows = number_argument(argc, argv, 3, 200'000);
    std::filesystem::create_directories(folder / "small");
    std::filesystem::create_directories(folder / "big");
    bool all = true;
    for (std::uint32_t number = 1; number <= forms; ++number) {
        auto const name = "bieu-" + number_text(100'000 + number).substr(1) + ".xlsx";
        all = make_form((folder / "small" / name).string(), number) && all;
    }
    all = make_big((folder / "big" / "danh-sach.xlsx").string(), rows) && all;
    return all ? 0 : 3;
}
