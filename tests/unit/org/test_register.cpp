#include "org/register.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <string_view>

using namespace gopbieu;

namespace {

std::vector<std::string> faults(std::string_view text)
{
    std::vector<std::string> found;
    for (auto const& one : parse_register(text, "don-vi.csv").findings) {
        found.push_back(std::to_string(one.place.line) + " " + std::string(code(one.say)));
    }
    return found;
}

/// Faults of rows below the usual titles; the first row is line 2.
std::vector<std::string> row_faults(std::string const& rows)
{
    return faults("Mã,Tên,Cấp,Mã cấp trên,Từ ngày,Đến ngày,Kế thừa\n" + rows);
}

std::string sentence(std::string const& rows)
{
    auto const loaded =
        parse_register("Mã,Tên,Cấp,Mã cấp trên,Từ ngày,Đến ngày,Kế thừa\n" + rows, "don-vi.csv");
    return loaded.findings.empty() ? "" : line(loaded.findings.front(), Language::vietnamese);
}

using Faults = std::vector<std::string>;

} // namespace

TEST_CASE("A register is a tree, whatever the order of its columns and rows", "[org]")
{
    auto const loaded = parse_register("\xef\xbb\xbfTên;Mã cấp trên;Mã;Cấp;Tên khác\r\n"
                                       "\"Chi bộ bản \"\"A\"\"\";01;001;Chi bộ;Bản A|A\r\n"
                                       "\r\n"
                                       "Đảng bộ xã;;01;Đảng bộ cơ sở;\r\n",
                                       "don-vi.csv");
    REQUIRE(loaded);
    auto const& tree = *loaded.value;
    REQUIRE(tree.units().size() == 2);
    REQUIRE(tree.unit(0).code == "001");
    REQUIRE(tree.unit(0).name == "Chi bộ bản \"A\"");
    REQUIRE(tree.unit(0).level == "chi-bo");
    REQUIRE(tree.unit(0).aliases == Faults{"Bản A", "A"});
    REQUIRE(tree.unit(0).parent == 1);
    REQUIRE(tree.is_above(1, 0));
    REQUIRE(tree.below(1) == std::vector<std::size_t>{1, 0});
}

TEST_CASE("Titles are found below a heading, in other words and without accents", "[org]")
{
    auto const loaded = parse_register("TỈNH ỦY LAI CHÂU,,,,\n"
                                       "DANH MỤC TỔ CHỨC ĐẢNG,,,,\n"
                                       "STT,MA DON VI,Tên  đơn vị (*),Cap,Trực thuộc,SĐT,E-mail\n"
                                       "1,H,Huyện ủy,Huyện,,0213,a@b.vn\n",
                                       "don-vi.csv");
    REQUIRE(loaded);
    REQUIRE(loaded.value->unit(0).code == "H");
    REQUIRE(loaded.value->unit(0).phone == "0213");
    REQUIRE(loaded.value->unit(0).email == "a@b.vn");
}

TEST_CASE("Wrong titles are told with what they may have meant", "[org][C501][C511][C512]")
{
    REQUIRE(faults("Mã,Tên,Cấp\n1,A,x\n") == Faults{"1 C501"});
    REQUIRE(faults("Mã,Tên,Cấp,Mã số,Mã cấp trên\n1,A,x,1,\n") == Faults{"1 C512"});
    REQUIRE(faults("một,hai\n1,A\n") == Faults{"1 C511"});
    auto const missing = parse_register("Mã,Tên,Cấp,Mã cấp trrên\n", "don-vi.csv");
    REQUIRE(line(missing.findings.at(0), Language::vietnamese).find("'Mã cấp trrên'") !=
            std::string::npos);
}

TEST_CASE("All faults of a register are told together, each with its row",
          "[org][C502][C503][C504][C505][C506]")
{
    REQUIRE(faults("Mã,Tên,Cấp,Mã cấp trên\n"
                   "1,A,x,\n"
                   "1,B,x,\n"
                   "2,,x,\n"
                   "3,C,x,9\n"
                   "4,D,x,5\n"
                   "5,E,x,4\n"
                   "6,F,x,1\n"
                   "7,f,x,1\n") == Faults{"3 C503", "4 C502", "5 C504", "6 C505", "9 C506"});
}

TEST_CASE("A register that is no table is refused with the reason", "[org][C507][C508]")
{
    REQUIRE(faults("Mã,Tên,Cấp,Mã cấp trên\n1,\"A,x,\n") == Faults{"2 C507"});
    REQUIRE(faults("Mã,Tên,Cấp,Mã cấp trên\n") == Faults{"1 C508"});
    REQUIRE(faults("") == Faults{"1 C508"});
    REQUIRE(faults("Mã,Tên\n\xd5\xee\n") == Faults{"2 C107"});
}

TEST_CASE("A circle is named from unit to unit, once", "[org][C505]")
{
    REQUIRE(sentence("A,Một,x,C,,,\nB,Hai,x,A,,,\nC,Ba,x,B,,,\n").find("A → C → B → A") !=
            std::string::npos);
    REQUIRE(row_faults("A,Một,x,A,,,\n") == Faults{"2 C505"});
    REQUIRE(row_faults("D,Bốn,x,A,,,\nA,Một,x,B,,,\nB,Hai,x,A,,,\nE,Năm,x,D,,,\n") ==
            Faults{"3 C505"});
}

TEST_CASE("A circle counts only where its units have it on one day", "[org][C505]")
{
    // First A above B, then B above A: the committee and its cell changed places.
    REQUIRE(row_faults("A,Một,x,,,31/12/2023,\n"
                       "A,Một,x,B,01/01/2024,,\n"
                       "B,Hai,x,A,,31/12/2023,\n"
                       "B,Hai,x,,01/01/2024,,\n") == Faults{});
    REQUIRE(row_faults("A,Một,x,,,31/12/2023,\n"
                       "A,Một,x,B,01/01/2024,,\n"
                       "B,Hai,x,A,,31/01/2024,\n"
                       "B,Hai,x,,01/02/2024,,\n") == Faults{"3 C505"});
}

TEST_CASE("An unknown higher unit is told with the nearest code, lost zeros first", "[org][C504]")
{
    REQUIRE(sentence("0012,Một,x,,,,\n112,Hai,x,,,,\n3,Ba,x,12,,,\n").find("'0012'") !=
            std::string::npos);
    REQUIRE(sentence("H01,Một,x,,,,\n3,Ba,x,H0I,,,\n").find("'H01'") != std::string::npos);
}

TEST_CASE("Dates are read as people write them; a year alone is all of it", "[org]")
{
    auto const loaded = parse_register("Mã,Tên,Cấp,Mã cấp trên,Từ ngày,Đến ngày\n"
                                       "A,Một,x,,1/7/2025,\n"
                                       "B,Hai,x,,2020,2024\n"
                                       "C,Ba,x,,ngày 01 tháng 02 năm 2020,tháng 6/2025\n",
                                       "don-vi.csv");
    REQUIRE(loaded);
    REQUIRE(loaded.value->spells(0).front().from->text() == "2025-07-01");
    REQUIRE_FALSE(loaded.value->spells(0).front().until);
    REQUIRE(loaded.value->spells(1).front().from->text() == "2020-01-01");
    REQUIRE(loaded.value->spells(1).front().until->text() == "2024-12-31");
    REQUIRE(loaded.value->spells(2).front().until->text() == "2025-06-30");
}

TEST_CASE("A date in doubt is asked, a repaired one noted", "[org][C514][C515][C516]")
{
    REQUIRE(row_faults("A,Một,x,,1/7/25,,\n") == Faults{"2 C514"});
    REQUIRE(sentence("A,Một,x,,1/7/25,,\n").find("01/07/2025") != std::string::npos);
    REQUIRE(row_faults("A,Một,x,,31/02/2023,,\n") == Faults{"2 C514"});
    REQUIRE(row_faults("A,Một,x,,khi nào,,\n") == Faults{"2 C514"});
    REQUIRE(row_faults("A,Một,x,,12/31/2023,,\n") == Faults{"2 C515"});
    REQUIRE(row_faults("A,Một,x,,02/01/2024,01/01/2024,\n") == Faults{"2 C516"});
}

TEST_CASE("Rows of one code are one unit while their dates do not meet", "[org][C503][C517]")
{
    REQUIRE(row_faults("A,Một,x,,,30/06/2025,\nA,Một mới,x,,01/07/2025,,\n") == Faults{});
    REQUIRE(row_faults("A,Một,x,,,01/07/2025,\nA,Một mới,x,,01/07/2025,,\n") == Faults{"3 C517"});
    REQUIRE(row_faults("A,Một,x,,,,\nA,Một mới,x,,01/07/2025,,\n") == Faults{"3 C517"});
    REQUIRE(row_faults("A,Một,x,,,,\nA,Hai,x,,,,\n") == Faults{"3 C503"});
}

TEST_CASE("A unit must not outlive the unit above it", "[org][C518]")
{
    auto const district = std::string("H,Huyện,h,,,30/06/2025,\n");
    REQUIRE(row_faults(district + "A,Một,x,H,,30/06/2025,\n") == Faults{});
    REQUIRE(row_faults(district + "A,Một,x,H,,,\nB,Hai,x,H,,,\n") == Faults{"3 C518"});
    REQUIRE(sentence(district + "A,Một,x,H,,,\nB,Hai,x,H,,,\n").find("các dòng 3, 4") !=
            std::string::npos);
    REQUIRE(row_faults("H,Huyện,h,,01/01/2020,,\nA,Một,x,H,,,\n") == Faults{"3 C518"});
    // The higher unit has two rows without a gap, or with one.
    REQUIRE(row_faults("H,Huyện,h,,,2023,\nH,Huyện mới,h,,2024,,\nA,Một,x,H,,,\n") == Faults{});
    REQUIRE(row_faults("H,Huyện,h,,,2023,\nH,Huyện mới,h,,2025,,\nA,Một,x,H,,,\n") ==
            Faults{"4 C518"});
}

TEST_CASE("Two units of one name are told apart by their times", "[org][C506]")
{
    REQUIRE(row_faults("A,Bản Một,x,,,2023,\nB,Bản  một,x,,2024,,\n") == Faults{});
    REQUIRE(row_faults("A,Bản Một,x,,,2024,\nB,Bản một,x,,2024,,\n") == Faults{"3 C506"});
    REQUIRE(row_faults("A,Bản Một,x,,2020,,\nB,Bản Một,x,,2015,2016,\nC,Bản Một,x,,2021,,\n") ==
            Faults{"4 C506"});
}

TEST_CASE("A successor must be there when its time comes", "[org][C519][C520][C521][C522]")
{
    REQUIRE(row_faults("A,Một,x,,,2023,B; C\nB,Hai,x,,,,\nC,Ba,x,,2024,,\n") == Faults{});
    REQUIRE(row_faults("A,Một,x,,,2023,B2\nB1,Hai,x,,,,\n") == Faults{"2 C519"});
    REQUIRE(row_faults("A,Một,x,,,,B\nB,Hai,x,,,,\n") == Faults{"2 C522"});
    REQUIRE(row_faults("A,Một,x,,,2023,B\nB,Hai,x,,,2022,\n") == Faults{"2 C521"});
    REQUIRE(row_faults("A,Một,x,,,2023,A\n") == Faults{"2 C520"});
    REQUIRE(
        sentence("A,Một,x,,,2023,B\nB,Hai,x,,,2023,C\nC,Ba,x,,,2023,A\n").find("A → B → C → A") !=
        std::string::npos);
    // A split in which the unit itself goes on.
    REQUIRE(row_faults("A,Một,x,,,2023,A;B\nA,Một,x,,2024,,\nB,Hai,x,,2024,,\n") == Faults{});
}

TEST_CASE("Organisation codes are compared without dots and with the code above", "[org][C526]")
{
    auto const rows = std::string("38.168.053.000.000,Đảng bộ xã,x,,,,\n");
    auto const loaded = parse_register("Mã,Tên,Cấp,Mã cấp trên\n"
                                       "38.168.053.000.000,Đảng bộ xã,x,\n"
                                       "38168053000001,Chi bộ,y,38168053000000\n",
                                       "don-vi.csv");
    REQUIRE(loaded);
    REQUIRE(loaded.findings.empty());
    REQUIRE(loaded.value->find("38.168.053.000.001") == 1);
    REQUIRE(row_faults(rows + "38168054000001,Chi bộ,y,38168053000000,,,\n") == Faults{"3 C526"});
}

TEST_CASE("A code that Excel rounded is refused", "[org][C523]")
{
    REQUIRE(row_faults("3.81681E+13,Một,x,,,,\n") == Faults{"2 C523"});
    REQUIRE(row_faults("\"3,81681E+13\",Một,x,,,,\n") == Faults{"2 C523"});
    REQUIRE(row_faults("2E+1A,Một,x,,,,\n") == Faults{});
}

TEST_CASE("Names written for an old font are decoded and noted once", "[org][C528]")
{
    auto const loaded = parse_register("Mã,Tên,Cấp,Mã cấp trên\n"
                                       "A,§¶ng uû huyÖn Phong Thæ,HuyÖn,\n"
                                       "B,§¶ng uû x· M­êng So,§¶ng bé c¬ së,A\n",
                                       "don-vi.csv");
    REQUIRE(loaded);
    REQUIRE(loaded.findings.size() == 1);
    REQUIRE(code(loaded.findings[0].say) == "C528");
    REQUIRE(loaded.value->unit(1).name == "Đảng uỷ xã Mường So");
}

TEST_CASE("A folder has one register, a workbook or a text", "[org][C509][C510]")
{
    Scratch const folder;
    REQUIRE(code(find_register(folder.path()).findings.at(0).say) == "C509");
    write_text(folder / "Don-vi.CSV", "Mã,Tên,Cấp,Mã cấp trên\nA,Một,x,\n");
    REQUIRE(find_register(folder.path()));
    write_text(folder / "~$don-vi.xlsx", "lock");
    REQUIRE(find_register(folder.path()));
    write_text(folder / "don-vi.xlsx", "…");
    auto const two = find_register(folder.path());
    REQUIRE(code(two.findings.at(0).say) == "C510");
    REQUIRE(two.findings[0].place.file == "don-vi.xlsx");
}
