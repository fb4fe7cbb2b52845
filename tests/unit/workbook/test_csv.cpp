#include "support/cell_lines.hpp"
#include "workbook/plain/plain_value.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

std::string utf16(std::u16string_view text, bool big_endian)
{
    std::string out;
    for (char16_t const unit : text) {
        auto const low = static_cast<char>(unit & 0xffU);
        auto const high = static_cast<char>(unit >> 8U);
        out += big_endian ? high : low;
        out += big_endian ? low : high;
    }
    return out;
}

} // namespace

TEST_CASE("Each delimiter parts the fields it parts alike in every line", "[workbook][csv]")
{
    for (std::string const delimiter : {",", ";", "\t", "|"}) {
        CAPTURE(delimiter);
        auto const workbook = read_bytes("Tên" + delimiter + "Số\nAn" + delimiter + "12\n");
        REQUIRE(workbook);
        CHECK(workbook->kind == FileKind::csv);
        CHECK(cell_lines(*workbook) ==
              Lines{"A1 text Tên", "B1 text Số", "A2 text An", "B2 number 12"});
    }
}

TEST_CASE("A comma inside decimals does not win over the semicolon between fields",
          "[workbook][csv]")
{
    auto const workbook = read_bytes("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n");
    REQUIRE(workbook);
    CHECK(cell_lines(*workbook).at(3) == "A2 text 1,5");
    CHECK(cell_lines(*workbook).size() == 9);
}

TEST_CASE("The line sep= says what parts the fields", "[workbook][csv]")
{
    auto const workbook = read_bytes("sep=^\r\na^b\r\n");
    REQUIRE(workbook);
    CHECK(cell_lines(*workbook) == Lines{"A1 text a", "B1 text b"});
}

TEST_CASE("Quotes hold delimiters, line ends and doubled quotes", "[workbook][csv]")
{
    auto const workbook = read_bytes("\"a,b\",\"c\r\nd\"\r\n\"e\"\"f\",\"g\"h\r\n,\"\"\r\n");
    REQUIRE(workbook);
    CHECK(cell_lines(*workbook) ==
          Lines{"A1 text a,b", "B1 text c\nd", "A2 text e\"f", "B2 text gh"});
}

TEST_CASE("CSV is read in every encoding that offices write", "[workbook][csv]")
{
    Lines const wanted{"A1 text Đảng viên", "B1 text Tuổi", "A2 text Ân", "B2 number 30"};
    auto const text16 = u"Đảng viên;Tuổi\r\nÂn;30\r\n";
    std::string const text8 = "Đảng viên;Tuổi\r\nÂn;30\r\n";
    // Windows-1258 writes ả and ổ as letter and mark.
    std::string const text1258 = "\xd0"
                                 "a\xd2ng vi\xean;Tu\xf4\xd2i\r\n\xc2n;30\r\n";
    for (auto const& bytes : {text8,
                              "\xef\xbb\xbf" + text8,
                              "\xff\xfe" + utf16(text16, false),
                              "\xfe\xff" + utf16(text16, true),
                              utf16(text16, false),
                              utf16(text16, true),
                              text1258}) {
        auto const workbook = read_bytes(bytes);
        REQUIRE(workbook);
        CHECK(cell_lines(*workbook) == wanted);
    }
}

TEST_CASE("Prose, a single column and binary data are no tables", "[workbook][csv][F207]")
{
    using namespace std::string_literals;
    std::string garbage;
    for (unsigned at = 0; at < 600; ++at) {
        garbage += static_cast<char>((at * 7919U) % 251U + 1);
    }
    for (auto const& bytes : {"Kính gửi đồng chí, mời họp."s,
                              "Tổng\n12\n13\n"s,
                              "Một dòng, hai ý.\nDòng sau không có\nDòng nữa, rồi thôi.\n"s,
                              "a,b\n\0,c\n"s,
                              garbage}) {
        CAPTURE(bytes);
        CHECK(problem_code(read_bytes(bytes)) == "F207");
    }
    // Other XML is named as what it is, whatever its commas say.
    CHECK(problem_code(read_bytes("<?xml version=\"1.0\"?><a>1,2,3\n4,5,6\n</a>")) == "F210");
}

TEST_CASE("Lines above and below a table need no delimiters", "[workbook][csv][F207]")
{
    // Excel gives each line of a sheet as many commas; other programs and careful hands do not.
    std::string const above = "HUYỆN ỦY PHONG THỔ\nĐẢNG BỘ XÃ MỒ SÌ SAN\n\n"
                              "BIỂU TỔNG HỢP CHI BỘ, ĐẢNG VIÊN\nNăm 2023\nĐơn vị: chi bộ\n\n";
    std::string const below = "\nGhi chú: số liệu đến ngày 31/12\nNGƯỜI LẬP BIỂU\nNguyễn Văn A\n";
    for (char const delimiter : {',', ';', '\t', '|'}) {
        CAPTURE(delimiter);
        std::string table = "TT;Loại hình;Số chi bộ;Nữ;Số đảng viên\n1;Thôn;15;;94\n";
        std::ranges::replace(table, ';', delimiter);
        auto const workbook = read_bytes(above + table + below);
        REQUIRE(workbook);
        auto const lines = cell_lines(*workbook);
        CHECK(lines.at(0) == "A1 text HUYỆN ỦY PHONG THỔ");
        CHECK(std::ranges::count(lines, "C9 number 15") == 1);
        CHECK(std::ranges::count(lines, "E9 number 94") == 1);
        CHECK(lines.back() == "A13 text Nguyễn Văn A");
    }
}

TEST_CASE("Among lines of text, what might be prose is no table", "[workbook][csv][F207]")
{
    std::string const prose = "BÁO CÁO\nKết quả công tác\nquý III\nnăm 2023\n";
    for (std::string const lines : {
             "Dự họp có A, B, C, 12\nVắng mặt có D, E, G, 13\nKhách mời là H, I, K, 14\n", // blanks
             "Dự họp,vắng mặt,khách mời\nnhư sau,có lý do,không có\n", // too few, no figure
             "một,hai,ba\nbốn,năm,sáu\nbảy,tám,chín\n",                // no figure
             "Nữ,12\nNam,13\nCộng,25\n",                               // a decimal comma?
             "a,1,2\nb,1,2,3,4\nc,1\nd,1,2,3,4,5,6\n",                 // not alike
         }) {
        CAPTURE(lines);
        CHECK(problem_code(read_bytes(prose + lines + prose)) == "F207");
    }
    CHECK(read_bytes(prose + "một,hai,ba\nbốn,5,6\nbảy,8,9\n" + prose));
}

TEST_CASE("Only what is a number under every setting becomes one", "[workbook][csv]")
{
    auto const number = [](std::string_view text) {
        auto const value = plain_value(text, LoneComma::text);
        return value && value->kind == CellKind::number ? std::optional(value->number)
                                                        : std::nullopt;
    };
    CHECK(number("12") == 12);
    CHECK(number(" -3 ") == -3);
    CHECK(number("0.5") == 0.5);
    CHECK(number("0.125") == 0.125);
    CHECK(number("12.5") == 12.5);
    CHECK(number("1234.567") == 1234.567);
    CHECK(number("1,234,567.5") == 1234567.5);
    CHECK(number("12%") == 0.12);
    CHECK(number("1.5E-05") == 1.5e-5);
    CHECK(plain_value("1,234", LoneComma::thousand)->number == 1234);
    for (auto const* text :
         {"",      "007", "1.234", "1,234", "12,5",    "1.234.567",  "+84912345678",
          "12E5",  "-",   ".",     "5.",    "1,23",    "1,2345",     "1234567890123456",
          "1 234", "12a", "NaN",   "inf",   "0x10",    "10/12/2023", "=1+1",
          "1e999", "--1", "%",     "12%%",  "1E+9999", "2023-13-01", "−5"}) {
        CAPTURE(text);
        CHECK_FALSE(plain_value(text, LoneComma::text));
    }
}

TEST_CASE("Dates in the one order that is never mistaken are dates", "[workbook][csv]")
{
    auto const workbook = read_bytes("a,2023-12-10,TRUE\nb,2023-12-10 17:00:00,=\"0123\"\n");
    REQUIRE(workbook);
    CHECK(cell_lines(*workbook) == Lines{"A1 text a",
                                         "B1 date 2023-12-10",
                                         "C1 true",
                                         "A2 text b",
                                         "B2 date 2023-12-10T17:00:00",
                                         "C2 text 0123"});
}

TEST_CASE("CSV keeps the limits on cells and on texts", "[workbook][csv][F405][F406]")
{
    ReadOptions options;
    options.limits.cells = 3;
    CHECK(problem_code(read_bytes("1,2\n3,4\n", options)) == "F405");
    options.limits = {};
    options.limits.string = 4;
    CHECK(problem_code(read_bytes("a,b\nabcdef,c\n", options)) == "F406");
}
