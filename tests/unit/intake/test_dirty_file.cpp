// Files and workbooks: several sheets, several tables, names of files; and units that have ended.

#include "base/catalogue/intake.hpp"
#include "form/marker.hpp"
#include "support/intake_case.hpp"
#include "text/utf8.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gopbieu;

namespace {

IntakeCase kinds()
{
    return {{form_of(RowKind::keyed,
                     {"loai: Loại hình: key", "tong: Tổng số: count", "nu: Đảng viên nữ: count"},
                     {"thon: Thôn", "truong: Trường học"})}};
}

std::string const table = "| Loại hình | Tổng số | Đảng viên nữ |\n"
                          "| Thôn | 12 | 5 |\n| Trường học | 8 | 6 |\n";
Strings const table_facts{"thon.tong=12", "thon.nu=5", "truong.tong=8", "truong.nu=6"};

// The sheets of several workbooks of one sheet each, in one.
Workbook together(std::vector<std::pair<std::string, std::string>> const& sheets)
{
    Workbook all;
    for (auto const& [name, lines] : sheets) {
        auto const one = grid_from_text(lines, name);
        auto& sheet = all.sheets.emplace_back();
        sheet.name = name;
        sheet.merges = one.sheets[0].merges;
        for (auto cell : one.sheets[0].cells) {
            if (cell.kind == CellKind::text) {
                cell.text_ = all.texts.add(one.text(cell));
            }
            sheet.cells.push_back(cell);
        }
    }
    return all;
}

} // namespace

TEST_CASE("A7: of a form, a draft and a hidden copy the form is taken, the others are told",
          "[intake][A7][R103][R104]")
{
    auto workbook = together(
        {{"01-TINH (gửi in)", table}, {"Nháp", "| Tính thử | 7 |\n"}, {"Năm trước", table}});
    workbook.sheets[2].visibility = Visibility::hidden;
    auto const found = kinds().read(workbook);
    REQUIRE(facts_of(found) == table_facts);
    REQUIRE(codes_of(found) == Strings{" R104", " R103"});
    REQUIRE(found.unread_numbers == 5);
}

TEST_CASE("A7: two sheets that both fit are a question, unless they print their periods",
          "[intake][A7][R102][R113]")
{
    auto const two = kinds().read(together({{"Biểu", table}, {"Bản sao", table}}));
    REQUIRE(two.question);
    REQUIRE(two.submissions.empty());
    REQUIRE(codes_of(two) == Strings{" R102"});
    auto answered = kinds();
    answered.answers.add({"R102", "abc", "", "Biểu thử"}, {"Bản sao", "Chị Lan", "bản sau"});
    auto const chosen = answered.read(together({{"Biểu", table}, {"Bản sao", table}}));
    REQUIRE(chosen.submissions.at(0).sheet == "Bản sao");
    auto const years = kinds().read(together({{"Năm nay", "| NĂM 2023 |\n| |\n" + table},
                                              {"Năm trước", "| NĂM 2022 |\n| |\n" + table}}));
    REQUIRE(years.submissions.size() == 1);
    REQUIRE(years.submissions[0].sheet == "Năm nay");
    REQUIRE(codes_of(years) == Strings{" R113"});
}

TEST_CASE("A7: a sheet that says no period is not passed over for one that does",
          "[intake][A7][R102]")
{
    auto const found =
        kinds().read(together({{"Biểu", table}, {"Bản sao", "| NĂM 2023 |\n| |\n" + table}}));
    REQUIRE(codes_of(found) == Strings{" R102"});
}

TEST_CASE("A7: a form on a hidden sheet alone was not handed in", "[intake][A7][R101][R103]")
{
    auto workbook = together({{"Nháp", "| Tính thử | 7 |\n"}, {"Biểu", table}});
    workbook.sheets[1].visibility = Visibility::hidden;
    auto const found = kinds().read(workbook);
    REQUIRE(found.submissions.empty());
    REQUIRE(codes_of(found) == Strings{" R104", " R103", " R101"});
}

TEST_CASE("A7: a copy in letters that nobody can read is asked about", "[intake][A7][R116]")
{
    auto const lost = "| Lo¹i hxnh®¦ | Tæ¸ng sqè | §¶ng®¶ viªªn nw÷ |\n"
                      "| Th«¬nq | 13 | 5 |\n| Trư¦ẽng hwäc | 8 | 7 |\n| §§ xq | zz© | |\n";
    auto one = kinds();
    auto const asked = one.read(together({{"Biểu", lost}, {"Bản sao", table}}));
    REQUIRE(asked.submissions.empty());
    REQUIRE(codes_of(asked).back() == " R116");
    one.answers.add({"R116", "abc", "Bản sao", "Biểu thử"}, {"đồng ý", "Chị Lan", "đã hỏi"});
    REQUIRE(facts_of(one.read(together({{"Biểu", lost}, {"Bản sao", table}}))) == table_facts);
}

TEST_CASE("A7: a lost copy with a few numbers has them in the very cells", "[intake][A7][R116]")
{
    std::string const few = "| Loại hình | Tổng số | Đảng viên nữ |\n| Thôn | 12 | 5 |\n";
    auto const lost = "| Lo¹i hxnh®¦ | Tæ¸ng sqè | §¶ng®¶ viªªn nw÷ |\n| Th«¬nq | 13 | 6 |\n";
    auto const moved = "| |\n| Lo¹i hxnh®¦ | Tæ¸ng sqè | §¶ng®¶ viªªn nw÷ |\n| Th«¬nq | 13 | 6 |\n";
    CHECK(codes_of(kinds().read(together({{"Biểu", lost}, {"Bản sao", few}}))).back() == " R116");
    CHECK(codes_of(kinds().read(together({{"Biểu", moved}, {"Bản sao", few}}))) ==
          Strings{" R104"});
}

TEST_CASE("A7: a copy that is the form but for its rows' names is asked about",
          "[intake][A7][R116]")
{
    auto const changed = "| Loại hình | Tổng số | Đảng viên nữ |\n"
                         "| Tổ dân cư tự quản | 13 | 5 |\n| Hội quán văn hóa | 8 | 7 |\n";
    auto const found = kinds().read(together({{"Biểu", changed}, {"Bản sao", table}}));
    CHECK(facts_of(found).empty());
    CHECK(found.question);
}

TEST_CASE("A7: a blank copy beside a filled one is no candidate", "[intake][A7]")
{
    auto const found = kinds().read(together(
        {{"Mẫu", "| Loại hình | Tổng số | Đảng viên nữ |\n| Thôn | | |\n"}, {"Số liệu", table}}));
    REQUIRE(facts_of(found) == table_facts);
}

TEST_CASE("A8: two tables of one form on a sheet are a question", "[intake][A8][R111]")
{
    auto const below = kinds().read(table + "| |\n" + table);
    REQUIRE(below.question);
    REQUIRE(codes_of(below) == Strings{" R111"});
    auto const beside = kinds().read(
        "| Loại hình | Tổng số | Đảng viên nữ | | Loại hình | Tổng số | Đảng viên nữ |\n"
        "| Thôn | 12 | 5 | | Thôn | 1 | 1 |\n");
    REQUIRE(beside.question);
    REQUIRE(facts_of(beside).empty());
}

TEST_CASE("A8: two forms on one sheet are two submissions", "[intake][A8]")
{
    auto one = kinds();
    auto other =
        form_of(RowKind::fixed,
                {"tieu_chi: Tiêu chí: key", "nay: Kỳ này: count", "truoc: Kỳ trước: count"},
                {"A: Đầu kỳ", "B: Tăng trong kỳ"});
    other.id = "bieu-hai";
    one.forms.push_back(other);
    auto const found = one.read(table + "| |\n| Tiêu chí | Kỳ này | Kỳ trước |\n"
                                        "| Đầu kỳ | 50 | 40 |\n| Tăng trong kỳ | 5 | 4 |\n");
    REQUIRE(found.submissions.size() == 2);
    REQUIRE(facts_of(found) == Strings{"thon.tong=12",
                                       "thon.nu=5",
                                       "truong.tong=8",
                                       "truong.nu=6",
                                       "A.nay=50",
                                       "A.truoc=40",
                                       "B.nay=5",
                                       "B.truoc=4"});
}

TEST_CASE("A10: file names in NFD, without accents, and folders name units", "[intake][A10][R205]")
{
    auto const unit_of = [](std::string const& file) {
        auto one = kinds();
        one.file = file;
        auto const found = one.read(table);
        return found.submissions.empty() ? std::string("?") : found.submissions[0].unit;
    };
    REQUIRE(unit_of("nop/Chi b\u006f\u0323\u0302 ba\u0309n B.xlsx") == "X1-B");
    REQUIRE(unit_of("nop/chi-bo-ban-b_2023.xlsx") == "X1-B");
    REQUIRE(unit_of("nop/Chi bộ bản B/bieu.xlsx") == "X1-B");
    // A committee's folder may hold the files of its cells.
    REQUIRE(unit_of("nop/Đảng ủy xã Một/bieu.xlsx") == "?");
}

TEST_CASE("Years that a form is called by say nothing of its period", "[intake][R109]")
{
    auto one = kinds();
    one.forms[0].title = "KẾT NẠP TỪ NĂM 2010 ĐẾN NĂM 2021";
    REQUIRE(codes_of(one.read("| KẾT NẠP TỪ NĂM 2010 ĐẾN NĂM 2021 |\n| |\n" + table)).empty());
    REQUIRE(codes_of(one.read("| KẾT NẠP TỪ NĂM 2010 ĐẾN NĂM 2021 |\n| NĂM 2022 |\n" + table)) ==
            Strings{" R109"});
}

TEST_CASE("On a form without a line for its period our own mark says the period", "[intake][R109]")
{
    auto const lines = "| TÌNH HÌNH TỪ NĂM 2010 ĐẾN NĂM 2021 |\n| |\n" + table;
    auto one = kinds();
    auto const of_period = [&](std::string const& period) {
        auto workbook = grid_from_text(lines);
        auto const marker = Marker{one.forms[0].id, one.forms[0].edition, "X1-B", period, ""};
        workbook.properties = marker_properties({marker});
        return codes_of(one.read(workbook));
    };
    REQUIRE(codes_of(one.read(lines)) == Strings{" R109"});
    REQUIRE(of_period("2023").empty());
    REQUIRE(of_period("2022") == Strings{" R109"});
    // A form that prints its period is believed in what is written there.
    one.forms[0].heading.push_back({"NĂM 20.....", HeadingFill::period});
    REQUIRE(of_period("2023") == Strings{" R109"});
}

TEST_CASE("A period that is not the campaign's is asked", "[intake][R109]")
{
    auto const found = kinds().read("| THỐNG KÊ NĂM 2022 |\n| |\n" + table);
    REQUIRE(found.question);
    REQUIRE(codes_of(found) == Strings{" R109"});
    // Dates, documents and laws name years too.
    auto const day = kinds().read("| Phong Thổ, ngày 10 tháng 01 năm 2024 |\n"
                                  "| Kèm theo Công văn số 12 năm 2021 |\n| |\n" +
                                  table);
    REQUIRE(codes_of(day).empty());
}

TEST_CASE("Organisation codes name units: dotted, bare, and with a lost zero", "[intake][unit]")
{
    for (auto const* const code :
         {"04.168.053.000.001", "'04168053000001", "Mã số: 04.168.053.000.001", "4168053000001"}) {
        auto one = kinds();
        one.units = "Mã,Tên,Cấp,Mã cấp trên\n"
                    "04.168.053.000.000,Đảng ủy xã Một,Đảng bộ cơ sở,\n"
                    "04.168.053.000.001,Chi bộ bản B,Chi bộ,04.168.053.000.000\n";
        one.file = "nop/bieu.xlsx";
        auto const found = one.read("| " + std::string(code) + " |\n| |\n" + table);
        INFO(code);
        REQUIRE(found.submissions.size() == 1);
        REQUIRE(found.submissions[0].unit == "04168053000001");
        REQUIRE(std::ranges::any_of(found.evidence, [](Evidence const& one_reason) {
            return one_reason.say == say::evidence_unit_code;
        }));
    }
}

TEST_CASE("A code and a name that disagree are a question", "[intake][unit][R206]")
{
    auto one = kinds();
    one.units = "Mã,Tên,Cấp,Mã cấp trên\n"
                "04.168.053.000.000,Đảng ủy xã Một,Đảng bộ cơ sở,\n"
                "04.168.053.000.001,Chi bộ bản B,Chi bộ,04.168.053.000.000\n"
                "04.168.053.000.002,Chi bộ bản C,Chi bộ,04.168.053.000.000\n";
    one.file = "nop/bieu.xlsx";
    auto const found = one.read("| Chi bộ bản C |\n| 04.168.053.000.001 |\n| |\n" + table);
    REQUIRE(found.question);
    REQUIRE(codes_of(found) == Strings{" R206"});
}

TEST_CASE("E7: a unit that has ended stands for its successor, or a person says for whom",
          "[intake][E7][R207][R208]")
{
    auto one = kinds();
    one.units = "Mã,Tên,Cấp,Mã cấp trên,Từ ngày,Đến ngày,Kế thừa\n"
                "X1,Đảng ủy xã Một,Đảng bộ cơ sở,,,,\n"
                "X1-B,Chi bộ bản B,Chi bộ,X1,,30/06/2023,X1-D\n"
                "X1-C,Chi bộ bản C,Chi bộ,X1,,30/06/2023,\n"
                "X1-D,Chi bộ bản D,Chi bộ,X1,01/07/2023,,\n";
    one.day = "2023-12-31";
    auto const heir = one.read(table);
    REQUIRE(heir.submissions.at(0).unit == "X1-D");
    REQUIRE(codes_of(heir) == Strings{" R207"});
    one.file = "nop/X1-C.xlsx";
    auto const nobody = one.read(table);
    REQUIRE(nobody.question);
    REQUIRE(codes_of(nobody) == Strings{" R208"});
}

TEST_CASE("E10: a rating of the old scale is no choice of the new one", "[intake][E10][N170]")
{
    auto one = kinds();
    auto column = one.forms[0].columns[2];
    column.id = "xep_loai";
    column.path = {"Xếp loại"};
    column.measure.type = ValueType::choice;
    column.measure.choices = {"HTXSNV", "HTTNV", "HTNV", "KHTNV"};
    one.forms[0].columns.push_back(column);
    auto const found = one.read("| Loại hình | Tổng số | Đảng viên nữ | Xếp loại |\n"
                                "| Thôn | 12 | 5 | TSVM |\n| Trường học | 8 | 6 | htxsnv |\n");
    REQUIRE(codes_of(found) == Strings{"D2 N170"});
    REQUIRE(facts_of(found).back() == "truong.xep_loai=HTXSNV");
}

TEST_CASE("E11: an older edition is known by its rows and kept apart", "[intake][E11][R108]")
{
    auto const ages = [](std::string const& edition, std::vector<std::string> const& rows) {
        auto form =
            form_of(RowKind::fixed, {"tieu_chi: Tiêu chí: key", "nay: Kỳ này: count"}, rows);
        form.id = "tuoi";
        form.edition = edition;
        return form;
    };
    IntakeCase one{
        {ages("2021", {"a: 18 - 30 tuổi", "b: 31 - 35 tuổi", "c: 36 - 40 tuổi", "d: Trên 40 tuổi"}),
         ages("2012", {"a: 18 - 30 tuổi", "b: 31 - 40 tuổi", "c: Trên 40 tuổi"})}};
    auto const found = one.read("| Tiêu chí | Kỳ này |\n| 18 - 30 tuổi | 1 |\n"
                                "| 31 - 40 tuổi | 2 |\n| Trên 40 tuổi | 3 |\n");
    REQUIRE(found.submissions.at(0).edition == "2012");
    REQUIRE(codes_of(found) == Strings{" R108"});
    REQUIRE(facts_of(found) == Strings{"a.nay=1", "b.nay=2", "c.nay=3"});
}
