// Text and encoding: what a sheet's labels suffer, and that the figures come back all the same.

#include "support/intake_case.hpp"
#include "text/utf8.hpp"
#include "unit/text/legacy_encoder.hpp"

#include <catch2/catch.hpp>

#include <functional>

using namespace gopbieu;

namespace {

IntakeCase members()
{
    return {{form_of(RowKind::keyed,
                     {"loai: Loại hình chi bộ: key",
                      "tong: Tổng số đảng viên: count",
                      "nu: Trong đó / Đảng viên nữ: count",
                      "moi: Trong đó / Đã có đảng viên mới: count"},
                     {"thon: Thôn, bản, tổ dân phố", "truong: Trường học", "khoi: Khối thi đua"})}};
}

using Change = std::function<std::string(std::string const&)>;

// The same small sheet with every label written in another way.
std::string sheet(Change const& change)
{
    return "| " + change("Loại hình chi bộ") + " | " + change("Tổng số đảng viên") + " | " +
           change("Trong đó") + " | < |\n| ^ | ^ | " + change("Đảng viên nữ") + " | " +
           change("Đã có đảng viên mới") + " |\n| " + change("Thôn, bản, tổ dân phố") +
           " | 12 | 5 | 1 |\n| " + change("Trường học") + " | 8 | 6 | 0 |\n";
}

Strings const all_facts{
    "thon.tong=12", "thon.nu=5", "thon.moi=1", "truong.tong=8", "truong.nu=6", "truong.moi=0"};

std::string gated(std::string const& text)
{
    std::string scratch;
    return std::string(clean_text(text, scratch).value());
}

} // namespace

TEST_CASE("B1: a sheet in TCVN3 is read, with one note for all of it", "[intake][B1][N175]")
{
    auto const found =
        members().read(sheet([](std::string const& text) { return as_tcvn3(text); }));
    REQUIRE(facts_of(found) == all_facts);
    REQUIRE(codes_of(found).size() == 1);
    REQUIRE(codes_of(found)[0].ends_with(" N175"));
}

TEST_CASE("B2: capitals that live in the font are compared without regard to case", "[intake][B2]")
{
    auto form = members();
    form.forms[0].columns[1].path = {"TỔNG SỐ ĐẢNG VIÊN"};
    auto const found = form.read(sheet([](std::string const& text) { return as_tcvn3(text); }));
    REQUIRE(facts_of(found) == all_facts);
}

TEST_CASE("B3: a sheet in VNI is read", "[intake][B3][N175]")
{
    auto const found = members().read(sheet([](std::string const& text) { return as_vni(text); }));
    REQUIRE(facts_of(found) == all_facts);
}

TEST_CASE("B4: each cell is judged by its own characters", "[intake][B4]")
{
    bool old = false;
    auto const found = members().read(sheet([&](std::string const& text) {
        old = !old;
        return old ? as_tcvn3(text) : text;
    }));
    REQUIRE(facts_of(found) == all_facts);
}

TEST_CASE("B5: a label ruined by a second conversion is found by the forms' words",
          "[intake][B5][N153]")
{
    auto const found = members().read(sheet([](std::string const& text) {
        return text == "Đã có đảng viên mới" ? "Đó cú đảng viên mới" : text;
    }));
    REQUIRE(facts_of(found) == all_facts);
    REQUIRE(codes_of(found) == Strings{"D2 N153"});
}

TEST_CASE("B6, B7: combining marks in any order and number", "[intake][B6][B7]")
{
    auto const found = members().read(sheet([](std::string const& text) {
        return text == "Loại hình chi bộ"    ? gated("Loa\u0323\u0323i hi\u0300nh chi bộ")
               : text == "Tổng số đảng viên" ? gated("Tô\u0309ng sô\u0301 đảng viên")
                                             : text;
    }));
    REQUIRE(facts_of(found) == all_facts);
}

TEST_CASE("B8: the soft hyphen is the letter ư of TCVN3", "[intake][B8]")
{
    auto form = members();
    form.forms[0].rows[1].label = "Trường học lưu động";
    auto const found = form.read(sheet([](std::string const& text) {
        return as_tcvn3(text == "Trường học" ? "trường học lưu động" : text);
    }));
    REQUIRE(facts_of(found) == all_facts);
}

TEST_CASE("B9: spaces of every kind and line breaks inside a cell", "[intake][B9]")
{
    auto workbook = grid_from_text(sheet([](std::string const& text) { return text; }));
    std::string const spaces = "\u00a0\u200b\u2009\t\r\n ";
    for (auto& cell : workbook.sheets[0].cells) {
        if (cell.kind != CellKind::text) {
            continue;
        }
        std::string out;
        for (auto const letter : workbook.text(cell)) {
            out += letter == ' ' ? spaces : std::string(1, letter);
        }
        cell.text_ = workbook.texts.add(gated(spaces + out + spaces));
    }
    auto const found = members().read(workbook);
    REQUIRE(facts_of(found) == all_facts);
    REQUIRE(codes_of(found).empty());
}

TEST_CASE("B10, B11: where the tone stands, i for y, and Đ in all its code points",
          "[intake][B10][B11]")
{
    auto form = members();
    form.forms[0].columns[0].path = {"Loại hình kỷ luật, xóa tên"};
    auto const found = form.read(sheet([](std::string const& text) {
        return text == "Loại hình chi bộ" ? "Loại hình kỉ luật, xoá tên"
               : text == "Đảng viên nữ"   ? "\u00d0ảng viên nữ"
                                          : text;
    }));
    REQUIRE(facts_of(found) == all_facts);
    REQUIRE(codes_of(found).empty());
}

TEST_CASE("B12: a slip is forgiven where only one label is meant and no word is written",
          "[intake][B12][N155][S101]")
{
    auto const slip = members().read(sheet([](std::string const& text) {
        return text == "Tổng số đảng viên" ? "Tổng sốo đảng viênn" : text;
    }));
    REQUIRE(facts_of(slip) == all_facts);
    REQUIRE(codes_of(slip) == Strings{"B1 N155"});
    // "Đảng viên nam" is no misspelt "Đảng viên nữ": the column is missing, not read.
    auto const other = members().read(sheet(
        [](std::string const& text) { return text == "Đảng viên nữ" ? "Đảng viên nam" : text; }));
    REQUIRE(facts_of(other).empty());
    REQUIRE(codes_of(other) == Strings{" S101"});
}

TEST_CASE("B12: accents that are missing everywhere", "[intake][B12][N157]")
{
    auto const found = members().read("| loai hinh chi bo | tong so dang vien | trong do | < |\n"
                                      "| ^ | ^ | dang vien nu | da co dang vien moi |\n"
                                      "| thon, ban, to dan pho | 12 | 5 | 1 |\n"
                                      "| truong hoc | 8 | 6 | 0 |\n");
    REQUIRE(facts_of(found) == all_facts);
    REQUIRE(codes_of(found).size() == 7);
}

TEST_CASE("B13: abbreviations of the office", "[intake][B13][S111]")
{
    auto const found = members().read(sheet([](std::string const& text) {
        return text == "Tổng số đảng viên" ? "Tổng số ĐV" : text == "Trong đó" ? "Trđó" : text;
    }));
    REQUIRE(facts_of(found) == all_facts);
}

TEST_CASE("B14: what pasting and templates leave around a label", "[intake][B14]")
{
    auto const found = members().read(sheet([](std::string const& text) {
        return text == "Tổng số đảng viên" ? "'Tổng số đảng viên *"
               : text == "Đảng viên nữ"    ? "\"Đảng viên nữ\""
                                           : text + " (không sửa)";
    }));
    REQUIRE(facts_of(found) == all_facts);
    REQUIRE(codes_of(found).empty());
}

TEST_CASE("B15: people's names are not taken: neither a column of them nor a list",
          "[intake][B15][S108][R112]")
{
    auto const column =
        members().read("| Loại hình chi bộ | Họ và tên | Tổng số đảng viên | Trong đó | < |\n"
                       "| ^ | ^ | ^ | Đảng viên nữ | Đã có đảng viên mới |\n"
                       "| Trường học | Nguyễn Văn A | 8 | 6 | 0 |\n");
    REQUIRE(facts_of(column) == Strings{"truong.tong=8", "truong.nu=6", "truong.moi=0"});
    REQUIRE(codes_of(column) == Strings{"B1 S108"});
    auto const list = members().read("| TT | Họ và tên | Ngày sinh |\n"
                                     "| 1 | Nguyễn Văn A | 01/02/1970 |\n");
    REQUIRE(list.submissions.empty());
    REQUIRE(codes_of(list) == Strings{"B1 R112", " R101"});
}
