#include "support/small_form.hpp"
#include "support/way_form.hpp"
#include "unit/total/total_support.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gopbieu;

namespace {

using Codes = std::vector<std::string>;

Totals added(std::vector<Submission> const& submissions)
{
    static FormSet const forms{{small_form(), way_form(), list_form()}};
    static auto const tree = small_tree();
    return add_up(submissions, forms, tree, {"chi-bo"}, 0);
}

Submission filed(std::string const& unit, std::string const& all, std::string const& mean)
{
    std::vector<std::string> facts{"thon.tat_ca=" + all};
    if (!mean.empty()) {
        facts.push_back("thon.binh_quan=" + mean);
    }
    return filled(small_form(), unit, facts);
}

Submission ways(std::string const& unit, std::vector<std::string> const& facts)
{
    return filled(way_form(), unit, facts);
}

std::string value(Totals const& totals, std::size_t unit, std::string const& column)
{
    return value_of(totals.find("bieu-nho", unit), "thon", column);
}

/// The value of row r1 at the district.
std::string root(Totals const& totals, std::string const& column)
{
    return value_of(totals.find("moi-cach", 0), "r1", column);
}

} // namespace

TEST_CASE("Counts add up, means by their weight, level over level as in one step", "[total]")
{
    auto const totals =
        added({filed("X1-A", "10", "40"), filed("X1-B", "30", "50.1"), filed("X2-A", "1", "20.5")});
    REQUIRE(value(totals, 1, "tat_ca") == "40");
    REQUIRE(value(totals, 1, "binh_quan") == "47.575");
    REQUIRE(value(totals, 0, "tat_ca") == "41");
    // (10·40 + 30·50,1 + 1·20,5) / 41, not the mean of means
    auto const* const district = totals.find("bieu-nho", 0);
    auto const cell = *district->find("thon", "binh_quan");
    REQUIRE(district->amount(cell)->sum.text() == "1923.5");
    REQUIRE(district->weight(cell)->text() == "41");
    REQUIRE(value(totals, 0, "binh_quan") == "3847/82");
    REQUIRE(district->coverage == Coverage{3, 3});
    REQUIRE(district->parts == std::vector<std::size_t>{1, 2});
    REQUIRE(totals.findings.empty());
}

TEST_CASE("A cell that has not filed lowers coverage, one without weight the mean's weight",
          "[total][H103]")
{
    auto const totals = added({filed("X1-A", "10", "40")});
    REQUIRE(totals.find("bieu-nho", 1)->coverage == Coverage{1, 2});
    REQUIRE(value(totals, 0, "binh_quan") == "40");
    REQUIRE(missing_units(*totals.find("bieu-nho"), small_tree(), 0) ==
            std::vector<std::size_t>{4, 5});
    auto no_weight = filed("X1-B", "5", "30");
    no_weight.facts.erase(no_weight.facts.begin());
    auto const partial = added({filed("X1-A", "10", "40"), no_weight});
    REQUIRE(value(partial, 0, "binh_quan") == "40");
    REQUIRE(codes_of(partial.findings) == Codes{"H103"});
    REQUIRE(partial.findings[0].place.cell == "D2");
}

TEST_CASE("Nothing to report is filed, and is not missing", "[total]")
{
    auto const totals = added({filed("X1-A", "10", "40"), filled(small_form(), "X1-B", {})});
    auto const* const commune = totals.find("bieu-nho", 1);
    REQUIRE(commune->coverage.filed == 2);
    REQUIRE(commune->coverage.nil == 1);
    REQUIRE(commune->coverage.complete());
    REQUIRE(totals.find("bieu-nho")->filings[4] == Filing::nil);
    REQUIRE(missing_units(*totals.find("bieu-nho"), small_tree(), 0) ==
            std::vector<std::size_t>{5});
    REQUIRE(value(totals, 0, "tat_ca") == "10");
}

TEST_CASE("A unit's own consolidated form counts, and a difference is told", "[total][H102]")
{
    auto const same = added({filed("X1-A", "10", "40"), filed("X1", "10", "40")});
    REQUIRE(same.findings.empty());
    auto const other = added({filed("X1-A", "10", "40"), filed("X1", "11", "40")});
    REQUIRE(value(other, 1, "tat_ca") == "11");
    REQUIRE(value(other, 0, "tat_ca") == "11");
    REQUIRE(value_of(other.joined("bieu-nho", 1), "thon", "tat_ca") == "10");
    REQUIRE(codes_of(other.findings) == Codes{"H102"});
    REQUIRE(line(other.findings[0], Language::vietnamese).find("11 và 10 (1/2 đơn vị") !=
            std::string::npos);
}

TEST_CASE("A mean that a unit filed is compared with the decimals that it wrote", "[total][H102]")
{
    // (1·40 + 2·41) / 3 = 40,666…
    auto const with = [](std::string const& mean) {
        return codes_of(
            added({filed("X1-A", "1", "40"), filed("X1-B", "2", "41"), filed("X1", "3", mean)})
                .findings);
    };
    REQUIRE(with("40.67") == Codes{});
    REQUIRE(with("40.7") == Codes{});
    REQUIRE(with("40.666666667") == Codes{});
    REQUIRE(with("40.5") == Codes{"H102"});
    REQUIRE(with("40.66") == Codes{"H102"});
}

TEST_CASE("Many differences of one form are counted, not all told", "[total][H107]")
{
    std::vector<std::string> facts;
    std::vector<std::string> others;
    for (auto const* const row : {"r1", "r2"}) {
        for (auto const* const column : {"tong", "nen", "cao", "thap"}) {
            facts.push_back(std::string(row) + "." + column + "=1");
            others.push_back(std::string(row) + "." + column + "=2");
        }
    }
    auto const totals = added({ways("X1-A", facts), ways("X1", others)});
    REQUIRE(codes_of(totals.findings) == Codes{"H102", "H102", "H102", "H102", "H102", "H107"});
    REQUIRE(line(totals.findings.back(), Language::vietnamese).find("còn 3 ô") !=
            std::string::npos);
}

TEST_CASE("Rows together make the total row", "[total]")
{
    auto truong = filled(small_form(), "X1-B", {"truong.tat_ca=30", "truong.binh_quan=20"});
    auto const totals = added({filed("X1-A", "10", "40"), truong});
    auto const* const total = totals.find("bieu-nho", 1);
    REQUIRE(words_of(total->over_rows(2)) == "40");
    REQUIRE(words_of(total->over_rows(4)) == "25");
    REQUIRE(words_of(total->over_rows(3)) == "–");
}

TEST_CASE("Ratios and formulas are worked out again from totals, never added", "[total]")
{
    auto const totals = added({ways("X1-A", {"r1.tong=1", "r1.nen=4", "r1.ty_le=25"}),
                               ways("X1-B", {"r1.tong=9", "r1.nen=12", "r1.ty_le=75"}),
                               ways("X2-A", {"r2.tong=5", "r2.nen=10"})});
    REQUIRE(root(totals, "ty_le") == "62.5");
    REQUIRE(root(totals, "tinh") == "-6");
    auto const* const district = totals.find("moi-cach", 0);
    REQUIRE(words_of(district->over_rows(4)) == "750/13"); // 100 · 15 / 26
    REQUIRE(words_of(district->over_rows(12)) == "-11");
}

TEST_CASE("A formula takes a missing count as zero where anything is there", "[total]")
{
    REQUIRE(root(added({ways("X1-A", {"r1.tong=3"})}), "tinh") == "3");
    REQUIRE(root(added({ways("X1-A", {"r1.tong=3"})}), "ty_le") == "–"); // nothing to divide by
    REQUIRE(root(added({ways("X1-A", {"r1.cao=3"})}), "tinh") == "–");
}

TEST_CASE("The greatest, the least and the latest of numbers, dates and texts", "[total]")
{
    static FormSet const forms{{way_form()}};
    static auto const tree = small_tree();
    Adder adder(forms, tree, {"chi-bo"});
    adder.add(ways("X1-A", {"r1.cao=3", "r1.thap=3", "r1.sau=1", "r1.ngay=2024-05-01", "r1.chu=a"}),
              7);
    adder.add(
        ways("X1-B", {"r1.cao=-2.5", "r1.thap=-2.5", "r1.sau=2", "r1.ngay=2023-12-31", "r1.chu=b"}),
        9);
    adder.add(ways("X2-A", {"r1.cao=2", "r1.thap=2", "r1.sau=3", "r1.ngay=2024-04-30", "r1.chu=c"}),
              8);
    auto const totals = adder.finish(0);
    REQUIRE(root(totals, "cao") == "3");
    REQUIRE(root(totals, "thap") == "-2.5");
    REQUIRE(root(totals, "sau") == "2");
    REQUIRE(root(totals, "chu") == "b");
    REQUIRE(root(totals, "ngay") == "2024-05-01");
    REQUIRE(value_of(totals.find("moi-cach", 2), "r1", "sau") == "3");
}

TEST_CASE("Different texts stand one after the other in the order of the tree", "[total]")
{
    auto const totals = added({ways("X2-A", {"r1.ghi=mất sổ", "r1.rieng=x"}),
                               ways("X1-B", {"r1.ghi=đang sửa nhà", "r1.rieng=y"}),
                               ways("X1-A", {"r1.ghi=mất sổ"})});
    REQUIRE(root(totals, "ghi") == "mất sổ; đang sửa nhà");
    REQUIRE(root(totals, "rieng") == "–"); // stays with its unit
    REQUIRE(value_of(totals.find("moi-cach", 5), "r1", "rieng") == "x");
}

TEST_CASE("A key that no code list knows is shown and added, never dropped", "[total]")
{
    auto one = ways("X1-A", {"moi.tong=2", "r2.tong=1"});
    one.row_labels = {{"moi", "Loại hình mới"}};
    auto two = ways("X2-A", {"moi.tong=3", "ao.tong=1"});
    two.row_labels = {{"moi", "Loại hình mới"}, {"ao", "Ảo"}};
    auto const totals = added({two, one});
    auto const* const district = totals.find("moi-cach", 0);
    auto const rows = district->rows();
    REQUIRE(rows.size() == 3);
    REQUIRE(rows[0].id == "r2");
    REQUIRE(rows[1].label == "Loại hình mới");
    REQUIRE(rows[1].known == nullptr);
    REQUIRE(rows[2].label == "Ảo");
    REQUIRE(value_of(district, "moi", "tong") == "5");
    REQUIRE(words_of(district->over_rows(1)) == "7");
}

TEST_CASE("Lists stand one after the other in the order of the tree, with whose row it is",
          "[total][H108]")
{
    auto const list = [](std::string const& unit, std::vector<std::string> const& facts) {
        return filled(list_form(), unit, facts);
    };
    auto const a = list("X1-A", {"1.so=2", "1.tb=10", "1.loai=x", "2.so=1", "2.tb=40"});
    auto const b = list("X2-A", {"1.so=5"});
    auto const totals = added({b, a});
    auto const* const district = totals.find("danh-sach", 0);
    REQUIRE(district->list().size() == 3);
    REQUIRE(district->list()[0]->unit == 3);
    REQUIRE(district->list()[0]->number == 0);
    REQUIRE(words_of(district->list()[0]->values[4]) == "x");
    REQUIRE(district->list()[2]->unit == 5);
    REQUIRE(words_of(district->over_rows(2)) == "8");
    REQUIRE(words_of(district->over_rows(3)) == "20"); // (2·10 + 1·40) / 3
    auto const own = added({a, list("X1", {"1.so=3", "1.tb=20"})});
    REQUIRE(codes_of(own.findings) == Codes{"H108"});
}

TEST_CASE("What is too large for exact numbers is told once, where it comes up", "[total][H104]")
{
    // The numerator leaves 128 bits in the cell itself.
    auto const huge = std::string("999999999999999999999999999");
    auto const totals = added({filed("X1-A", huge, huge)});
    REQUIRE(codes_of(totals.findings) == Codes{"H104"});
    REQUIRE(value(totals, 0, "binh_quan") == "–");
    REQUIRE(value(totals, 0, "tat_ca") == huge);
}

TEST_CASE("Nothing that was accepted stays out of a total without a word",
          "[total][H110][H111][C260][H113][H120]")
{
    auto unknown = filed("X9", "1", "");
    REQUIRE(codes_of(added({unknown}).findings) == Codes{"H110"});
    auto form = filed("X1-A", "1", "");
    form.form = "bieu-cu";
    REQUIRE(codes_of(added({form}).findings) == Codes{"H111"});
    auto edition = filed("X1-A", "1", "");
    edition.edition = "1999";
    REQUIRE(codes_of(added({edition}).findings) == Codes{"C260"});
    auto const twice = added({filed("X1-A", "1", ""), filed("X1-A", "2", "")});
    REQUIRE(codes_of(twice.findings) == Codes{"H113"});
    REQUIRE(value(twice, 0, "tat_ca") == "1");

    static FormSet const forms{{small_form()}};
    static auto const tree = small_tree();
    auto const outside = add_up({filed("X2-A", "1", "")}, forms, tree, {"chi-bo"}, 1);
    REQUIRE(codes_of(outside.findings) == Codes{"H120"});
    REQUIRE(outside.find("bieu-nho", 1)->coverage == Coverage{0, 2});
}

TEST_CASE("Of a hundred equal notes the first are told and the others counted",
          "[total][H109][H121]")
{
    std::string csv = "Mã,Tên,Cấp,Mã cấp trên\nH,Huyện,Huyện,\n";
    std::vector<Submission> submissions;
    for (int unit = 0; unit < 100; ++unit) {
        auto const code = std::to_string(1000 + unit);
        csv += code + ",Chi bộ " + code + ",Chi bộ,H\n";
        submissions.push_back(filled(small_form(), code, {"thon.binh_quan=1"}));
    }
    FormSet const forms{{small_form()}};
    auto const tree = tree_of(csv);
    std::ranges::reverse(submissions);
    auto const totals = add_up(submissions, forms, tree, {"chi-bo"}, 0);
    REQUIRE(totals.findings.size() == 21);
    REQUIRE(totals.findings[0].place.file == "nop/1000.xlsx");
    REQUIRE(code(totals.findings.back().say) == "H109");
    REQUIRE(line(totals.findings.back(), Language::vietnamese).find("còn 80 giá trị") !=
            std::string::npos);
}

TEST_CASE("Only the totals that are asked for are kept, and they are the same", "[total]")
{
    static FormSet const forms{{small_form()}};
    static auto const tree = small_tree();
    std::vector<Submission> const submissions{
        filed("X1-A", "10", "40"), filed("X1-B", "30", "50.1"), filed("X2-A", "1", "20.5")};
    auto const all = add_up(submissions, forms, tree, {"chi-bo"}, 0);
    Adder adder(forms, tree, {"chi-bo"});
    adder.keep_only([&](std::size_t unit) { return unit == 0 || unit == 2; });
    for (auto const& one : submissions) {
        adder.add(one);
    }
    auto const some = adder.finish(0);
    REQUIRE(some.find("bieu-nho", 1) == nullptr);
    REQUIRE(some.find("bieu-nho", 3) == nullptr);
    for (std::size_t const unit : {0U, 2U}) {
        REQUIRE(all_of(some.find("bieu-nho", unit)) == all_of(all.find("bieu-nho", unit)));
        REQUIRE(some.find("bieu-nho", unit)->parts == all.find("bieu-nho", unit)->parts);
        REQUIRE(some.find("bieu-nho", unit)->coverage == all.find("bieu-nho", unit)->coverage);
    }
}
