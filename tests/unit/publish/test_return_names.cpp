#include "publish/back/return_names.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

TEST_CASE("Names of files are fit for Windows", "[returns]")
{
    REQUIRE(name_for_windows("Biểu <1>: \"a|b?*\".xlsx") == "Biểu -1-- -a-b---.xlsx");
    REQUIRE(name_for_windows("a\\b/c") == "a-b-c");
    REQUIRE(name_for_windows("bieu. . ") == "bieu");
    REQUIRE(name_for_windows("CON") == "_CON");
    REQUIRE(name_for_windows("nul.xlsx") == "_nul.xlsx");
    REQUIRE(name_for_windows("Lpt1.txt") == "_Lpt1.txt");
    REQUIRE(name_for_windows("console") == "console");
    REQUIRE(name_for_windows("") == "tep");
    REQUIRE(name_for_windows("...") == "tep");
    REQUIRE(name_for_windows("..") == "tep");
    REQUIRE(name_for_windows(".an") == "_.an");
    REQUIRE(name_for_windows("a\tb\x7f") == "a-b-");
    REQUIRE(name_for_windows("e\xCC\x82") == "ê"); // composed
}

TEST_CASE("Long names are cut between letters", "[returns]")
{
    std::string name;
    for (int number = 0; number < 100; ++number) {
        name += "ộ";
    }
    auto const cut = name_for_windows(name);
    REQUIRE(cut.size() <= 100);
    REQUIRE(cut.size() % 3 == 0);
}

TEST_CASE("A return copy is called after its document, and keeps its name when it comes back",
          "[returns]")
{
    REQUIRE(copy_stem("nop/xa/03 nà cuổng.xlsx") == "03 nà cuổng_diem-can-xem");
    REQUIRE(copy_stem("nop/goi.zip/a/b.xls") == "b_diem-can-xem");
    REQUIRE(copy_stem("nop/03_diem-can-xem.xlsx") == "03_diem-can-xem");
    REQUIRE(copy_stem("nop/03_diem-can-xem (1).xlsx") == "03_diem-can-xem");
    REQUIRE(copy_stem("nop/khong-duoi") == "khong-duoi_diem-can-xem");
}

TEST_CASE("What differs by capitals only gets a number", "[returns]")
{
    NamesApart apart;
    REQUIRE(apart.take("Biểu", ".xlsx") == "Biểu.xlsx");
    REQUIRE(apart.take("BIỂU", ".xlsx") == "BIỂU-2.xlsx");
    REQUIRE(apart.take("biểu", ".xlsx") == "biểu-3.xlsx");
    REQUIRE(apart.take("Biểu", ".xls") == "Biểu.xls");
}

TEST_CASE("Each unit has a folder of its own, whatever codes and names are", "[returns]")
{
    auto const unit = [](std::string code, std::string name) {
        History history;
        history.code = std::move(code);
        history.spells.emplace_back();
        history.spells.front().name = std::move(name);
        return history;
    };
    ReturnFolders const folders(OrgTree({unit("A.1", "Chi bộ: 1"),
                                         unit("a-1", "Chi bộ 1"),
                                         unit("../..", "../../etc"),
                                         unit("C2", "")}));
    REQUIRE(folders.of(0) == "tra-lai/A-1_chi-bo-1");
    REQUIRE(folders.of(1) == "tra-lai/a-1_chi-bo-1-2");
    REQUIRE(folders.of(2) == "tra-lai/-----_etc");
    REQUIRE(folders.of(3) == "tra-lai/C2_");
}
