#include "org/register.hpp"

#include <catch2/catch.hpp>

#include <string_view>

using namespace gopbieu;

namespace {

// A province on the way from three levels to two, as of July 2025.
OrgTree province()
{
    return *parse_register(std::string_view("Mã,Tên,Cấp,Mã cấp trên,Từ ngày,Đến ngày,Kế thừa\n"
                                            "T,Tỉnh ủy,Tỉnh,,,,\n"
                                            "H,Huyện ủy,Huyện,T,,30/06/2025,\n"
                                            "X1,Xã Một,Xã,H,,30/06/2025,M\n"
                                            "X2,Xã Hai,Xã,H,,30/06/2025,M\n"
                                            "X3,Xã Ba,Xã,H,,30/06/2025,\n"
                                            "X3,Xã Ba mới,Xã,T,01/07/2025,,\n"
                                            "M,Xã Mới,Xã,T,01/07/2025,,\n"
                                            "A,Chi bộ A,Chi bộ,X1,,30/06/2025,\n"
                                            "A,Chi bộ A,Chi bộ,M,01/07/2025,31/07/2025,A1;A2\n"
                                            "B,Chi bộ B,Chi bộ,X3,,,\n"
                                            "A1,Chi bộ A1,Chi bộ,M,01/08/2025,30/09/2025,C\n"
                                            "A2,Chi bộ A2,Chi bộ,M,01/08/2025,30/09/2025,C\n"
                                            "C,Chi bộ C,Chi bộ,M,01/10/2025,,\n"
                                            "D,Chi bộ D,Chi bộ,M,01/07/2025,31/07/2025,\n"),
                           "don-vi.csv")
                .value;
}

std::string below(OrgTree const& tree, std::string const& root)
{
    std::string text;
    for (auto const index : tree.below(*tree.find(root))) {
        text += (text.empty() ? "" : " ") + tree.unit(index).code;
    }
    return text;
}

std::string successors(OrgTree const& tree, std::string const& code, std::string const& day)
{
    std::string text;
    for (auto const index : tree.successors_on(*tree.find(code), *Day::parse(day))) {
        text += (text.empty() ? "" : " ") + tree.unit(index).code;
    }
    return text;
}

} // namespace

TEST_CASE("A tree answers for a day: merged, moved, renamed, and with a level gone", "[org]")
{
    auto const all = province();
    REQUIRE(below(all.on(*Day::parse("2025-06-30")), "T") == "T H X1 X2 X3 A B");
    REQUIRE(below(all.on(*Day::parse("2025-07-01")), "T") == "T X3 M B A D");
    REQUIRE(below(all.on(*Day::parse("2025-08-01")), "T") == "T X3 M B A1 A2");
    REQUIRE(below(all.on(*Day::parse("2025-10-01")), "T") == "T X3 M B C");
    REQUIRE(below(all, "T") == "T X3 M B C");

    auto const before = all.on(*Day::parse("2025-01-01"));
    auto const renamed = *before.find("X3");
    REQUIRE(before.unit(renamed).name == "Xã Ba");
    REQUIRE(all.unit(renamed).name == "Xã Ba mới");
    REQUIRE(all.unit(renamed).aliases == std::vector<std::string>{"Xã Ba"});
    REQUIRE(before.unit(*before.find("A")).parent == before.find("X1"));
}

TEST_CASE("A unit that has ended is known, and nobody's child", "[org]")
{
    auto const now = province().on(*Day::parse("2025-12-31"));
    auto const ended = *now.find("X1");
    REQUIRE_FALSE(now.unit(ended).living);
    REQUIRE(now.unit(ended).name == "Xã Một");
    REQUIRE(now.unit(ended).parent == now.find("H"));
    REQUIRE(now.is_above(*now.find("T"), ended));
    REQUIRE(now.children(*now.find("H")).empty());
    REQUIRE(now.spell_on(ended, *Day::parse("2025-06-30")) != nullptr);
    REQUIRE(now.spell_on(ended, *Day::parse("2025-07-01")) == nullptr);
    auto const before = now.on(*Day::parse("2025-01-01"));
    REQUIRE_FALSE(before.unit(*before.find("M")).living);
}

TEST_CASE("A unit is followed to those that took its place", "[org]")
{
    auto const before = province().on(*Day::parse("2025-01-01"));
    REQUIRE(successors(before, "X1", "2025-06-30") == "X1");
    REQUIRE(successors(before, "X1", "2025-07-01") == "M");
    REQUIRE(successors(before, "X2", "2026-01-01") == "M");
    REQUIRE(successors(before, "A", "2025-07-15") == "A");     // moved
    REQUIRE(successors(before, "A", "2025-08-15") == "A1 A2"); // split
    REQUIRE(successors(before, "A", "2025-12-31") == "C");     // and merged again
    REQUIRE(successors(before, "X3", "2025-12-31") == "X3");   // renamed
    REQUIRE(successors(before, "H", "2025-12-31").empty());    // a level that went
    REQUIRE(successors(before, "D", "2025-12-31").empty());    // not begun yet, then ended
    REQUIRE(successors(before, "D", "2025-07-15") == "D");
    REQUIRE(successors(before, "A1", "2025-01-02").empty());
}
