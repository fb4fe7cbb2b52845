// Totals where the tree changes: as they were on the campaign's day, and on the tree of another.

#include "support/way_form.hpp"
#include "total/restate.hpp"
#include "unit/total/total_support.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

using Codes = std::vector<std::string>;

FormSet const& forms()
{
    static FormSet const set{{way_form()}};
    return set;
}

// Three levels until June 2025, then two. X1 and X2 merge into M, X3 moves up, A is split, E ends.
OrgTree const& province()
{
    static auto const tree = tree_of("Mã,Tên,Cấp,Mã cấp trên,Từ ngày,Đến ngày,Kế thừa\n"
                                     "T,Tỉnh ủy,Tỉnh,,,,\n"
                                     "H,Huyện ủy,Huyện,T,,30/06/2025,\n"
                                     "X1,Xã Một,Xã,H,,30/06/2025,M\n"
                                     "X2,Xã Hai,Xã,H,,30/06/2025,M\n"
                                     "X3,Xã Ba,Xã,H,,30/06/2025,\n"
                                     "X3,Xã Ba,Xã,T,01/07/2025,,\n"
                                     "M,Xã Mới,Xã,T,01/07/2025,,\n"
                                     "A,Chi bộ A,Chi bộ,X1,,30/06/2025,A1;A2\n"
                                     "B,Chi bộ B,Chi bộ,X1,,30/06/2025,\n"
                                     "B,Chi bộ B,Chi bộ,M,01/07/2025,,\n"
                                     "C,Chi bộ C,Chi bộ,X2,,30/06/2025,\n"
                                     "C,Chi bộ C,Chi bộ,M,01/07/2025,,\n"
                                     "D,Chi bộ D,Chi bộ,X3,,,\n"
                                     "E,Chi bộ E,Chi bộ,X3,,30/06/2025,\n"
                                     "A1,Chi bộ A1,Chi bộ,M,01/07/2025,,\n"
                                     "A2,Chi bộ A2,Chi bộ,M,01/07/2025,,\n");
    return tree;
}

std::size_t unit(std::string_view code)
{
    return *province().find(code);
}

Submission sum(std::string const& code, std::string const& value)
{
    return filled(way_form(), code, {"r1.tong=" + value});
}

struct Case {
    OrgTree tree;
    Totals totals;
};

Case on(std::string_view day, std::vector<Submission> const& submissions)
{
    Case one{province().on(*Day::parse(day)), {}};
    one.totals = add_up(submissions, forms(), one.tree, {"chi-bo"}, unit("T"));
    return one;
}

std::string value(Totals const& totals, std::string_view code)
{
    return value_of(totals.find("moi-cach", unit(code)), "r1", "tong");
}

std::string value(Restated const& restated, std::string_view code)
{
    return value_of(restated.find("moi-cach", unit(code)), "r1", "tong");
}

Restated restated(Case const& one, std::string_view day, std::vector<Submission> const& submissions)
{
    Restater restater(forms(), one.tree, one.totals, unit("T"), *Day::parse(day));
    for (auto const& submission : submissions) {
        restater.add(submission);
    }
    return restater.finish();
}

std::vector<Submission> const all_cells{
    sum("A", "1"), sum("B", "10"), sum("C", "100"), sum("D", "1000"), sum("E", "10000")};

} // namespace

TEST_CASE("Totals are made on the tree of the campaign's day", "[total]")
{
    auto const before = on("2024-12-31", all_cells);
    REQUIRE(value(before.totals, "T") == "11111");
    REQUIRE(value(before.totals, "H") == "11111");
    REQUIRE(value(before.totals, "X1") == "11");
    REQUIRE(value(before.totals, "X3") == "11000");
    REQUIRE(before.totals.findings.empty());
    REQUIRE(before.totals.find("moi-cach", unit("T"))->coverage == Coverage{5, 5});
}

TEST_CASE("Totals of one day are restated to the tree of another", "[total][H122]")
{
    auto const before = on("2024-12-31", all_cells);
    auto const after = restated(before, "2025-12-31", all_cells);
    REQUIRE(value(after, "T") == "11111");
    REQUIRE(value(after, "M") == "111");    // B, C, and A, which was split below it
    REQUIRE(value(after, "X3") == "11000"); // E stands where its committee went
    REQUIRE(value(after, "D") == "1000");
    REQUIRE(value(after, "B") == "10");
    REQUIRE(after.find("moi-cach", unit("H")) == nullptr);
    REQUIRE(after.find("moi-cach", unit("A1")) == nullptr);
    REQUIRE(after.uncertain[unit("A1")]);
    REQUIRE(after.uncertain[unit("A2")]);
    REQUIRE_FALSE(after.uncertain[unit("M")]);
    REQUIRE(codes_of(after.totals.findings) == Codes{"H122", "H123"});
    REQUIRE(after.totals.find("moi-cach", unit("T"))->coverage == Coverage{5, 5});
    REQUIRE(after.totals.find("moi-cach", unit("M"))->coverage == Coverage{3, 3});
    REQUIRE(after.totals.find("moi-cach", unit("M"))->parts ==
            std::vector<std::size_t>{unit("A"), unit("B"), unit("C")});
}

TEST_CASE("Restating to the same day changes nothing", "[total]")
{
    auto const before = on("2024-12-31", all_cells);
    auto const same = restated(before, "2024-12-31", all_cells);
    for (auto const* const code : {"T", "H", "X1", "X2", "X3", "A", "E"}) {
        CAPTURE(code);
        REQUIRE(all_of(same.find("moi-cach", unit(code))) ==
                all_of(before.totals.find("moi-cach", unit(code))));
    }
    REQUIRE(same.totals.findings.empty());
}

TEST_CASE("A form that a unit filed for all below it is restated as a whole", "[total]")
{
    // X1 filed 12, its units make 11 together: 12 counts and goes to M. X2 filed what its unit
    // makes: the unit itself is restated.
    auto submissions = all_cells;
    submissions.push_back(sum("X1", "12"));
    submissions.push_back(sum("X2", "100"));
    auto const before = on("2024-12-31", submissions);
    REQUIRE(value(before.totals, "T") == "11112");
    auto const after = restated(before, "2025-12-31", submissions);
    REQUIRE(value(after, "T") == "11112");
    REQUIRE(value(after, "M") == "112");
    REQUIRE(value(after, "C") == "100");
    REQUIRE(value(after, "B") == "–");
}

TEST_CASE("A district that was dissolved leaves its own form at the province", "[total][H123]")
{
    std::vector<Submission> const submissions{sum("H", "7")};
    auto const before = on("2024-12-31", submissions);
    auto const after = restated(before, "2025-12-31", submissions);
    REQUIRE(value(after, "T") == "7");
    REQUIRE(codes_of(after.totals.findings) == Codes{"H123"});
    REQUIRE(after.totals.find("moi-cach", unit("T"))->parts == std::vector<std::size_t>{unit("H")});
}

TEST_CASE("A dissolved root is followed to where its units went", "[total]")
{
    Case before{province().on(*Day::parse("2024-12-31")), {}};
    before.totals = add_up(all_cells, forms(), before.tree, {"chi-bo"}, unit("H"));
    Restater restater(forms(), before.tree, before.totals, unit("H"), *Day::parse("2025-12-31"));
    for (auto const& submission : all_cells) {
        restater.add(submission);
    }
    auto const after = restater.finish();
    REQUIRE(after.root == unit("T"));
    REQUIRE(value(after, "T") == "11111");
}

TEST_CASE("A unit that has ended reports for its successor, unless that files by itself",
          "[total][H116]")
{
    auto const tree = tree_of("Mã,Tên,Cấp,Mã cấp trên,Từ ngày,Đến ngày,Kế thừa\n"
                              "X,Xã,Xã,,,,\n"
                              "A,Chi bộ A,Chi bộ,X,,31/07/2023,C\n"
                              "B,Chi bộ B,Chi bộ,X,,31/07/2023,C\n"
                              "C,Chi bộ C,Chi bộ,X,01/08/2023,,\n"
                              "D,Chi bộ D,Chi bộ,X,,,\n")
                          .on(*Day::parse("2023-12-31"));
    for (bool const keep : {true, false}) {
        Adder adder(forms(), tree, {"chi-bo"});
        Adder with_own(forms(), tree, {"chi-bo"});
        if (!keep) {
            adder.keep_only([](std::size_t one) { return one == 0; });
            with_own.keep_only([](std::size_t one) { return one == 0; });
        }
        for (auto const& one : {sum("A", "1"), sum("B", "2"), sum("D", "4")}) {
            adder.add(one);
            with_own.add(one);
        }
        with_own.add(sum("C", "8"));
        auto const parts = adder.finish(0);
        REQUIRE(value_of(parts.find("moi-cach", 0), "r1", "tong") == "7");
        REQUIRE(parts.find("moi-cach", 0)->coverage == Coverage{1, 2}); // C is still missing
        REQUIRE(codes_of(parts.findings) == Codes{"H116", "H116"});
        auto const own = with_own.finish(0);
        REQUIRE(value_of(own.find("moi-cach", 0), "r1", "tong") == "12");
        REQUIRE(own.find("moi-cach", 0)->coverage == Coverage{2, 2});
        REQUIRE(codes_of(own.findings) == Codes{"H116", "H116", "H102"});
    }
}

TEST_CASE("An ended committee whose cells file by themselves is not added once more",
          "[total][H117][H118][H119]")
{
    // On the campaign's day the cells of X1 are below M.
    auto const after = on("2025-12-31", {sum("X1", "99"), sum("B", "10"), sum("A", "1")});
    REQUIRE(value(after.totals, "T") == "11"); // A was split: it stands at M
    REQUIRE(value(after.totals, "M") == "11");
    REQUIRE(codes_of(after.totals.findings) == Codes{"H118", "H117"});
    auto const nowhere = add_up({sum("A", "1")},
                                forms(),
                                tree_of("Mã,Tên,Cấp,Mã cấp trên,Từ ngày,Đến ngày\n"
                                        "A,Chi bộ A,Chi bộ,,,2023\n"
                                        "B,Chi bộ B,Chi bộ,,,\n")
                                    .on(*Day::parse("2024-12-31")),
                                {"chi-bo"},
                                1);
    REQUIRE(codes_of(nowhere.findings) == Codes{"H119"});
}

TEST_CASE("A register without a place for a unit says so when totals are restated", "[total][H124]")
{
    auto const tree = tree_of("Mã,Tên,Cấp,Mã cấp trên,Từ ngày,Đến ngày\n"
                              "A,Chi bộ A,Chi bộ,,,2023\n"
                              "B,Chi bộ B,Chi bộ,,2024,\n")
                          .on(*Day::parse("2023-12-31"));
    std::vector<Submission> const submissions{sum("A", "1")};
    auto const totals = add_up(submissions, forms(), tree, {"chi-bo"}, 0);
    Restater restater(forms(), tree, totals, 0, *Day::parse("2024-12-31"));
    restater.add(submissions[0]);
    auto const after = restater.finish();
    REQUIRE_FALSE(after.root);
    REQUIRE(codes_of(after.totals.findings) == Codes{"H124"});
}
