#include "total/total.hpp"
#include "support/small_form.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gopbieu;

namespace {

Submission filed(std::string const& unit,
                 std::string const& all,
                 std::string const& mean,
                 std::string const& row = "thon")
{
    Submission submission;
    submission.form = "bieu-nho";
    submission.unit = unit;
    submission.source = {"nop/" + unit + ".xlsx", unit};
    submission.rows = {row};
    submission.facts.push_back({row, "tat_ca", *Exact::parse(all), {5, 2}, all});
    if (!mean.empty()) {
        submission.facts.push_back({row, "binh_quan", *Exact::parse(mean), {5, 4}, mean});
    }
    return submission;
}

Totals added(std::vector<Submission> const& submissions)
{
    static FormSet const forms{{small_form()}};
    static auto const tree = small_tree();
    return add_up(submissions, forms, tree, {"chi-bo"}, 0);
}

std::string value(Totals const& totals, std::size_t unit, std::string const& column)
{
    auto const form = small_form();
    auto const* const total = totals.find("bieu-nho", unit);
    auto const value = total->value({"thon", column}, *form.find_column(column));
    return value ? value->text() : "–";
}

} // namespace

TEST_CASE("Counts add up, means by their weight, level over level as in one step", "[total]")
{
    auto const totals = added({filed("X1-A", "10", "40"), filed("X1-B", "30", "50.1"),
                               filed("X2-A", "1", "20.5")});
    REQUIRE(value(totals, 1, "tat_ca") == "40");
    REQUIRE(value(totals, 1, "binh_quan") == "47.575");
    REQUIRE(value(totals, 0, "tat_ca") == "41");
    // (10·40 + 30·50,1 + 1·20,5) / 41, not the mean of means
    REQUIRE(totals.find("bieu-nho", 0)->amounts.at({"thon", "binh_quan"}).sum.text() == "1923.5");
    REQUIRE(value(totals, 0, "binh_quan") == "3847/82");
    REQUIRE(totals.find("bieu-nho", 0)->coverage == Coverage{3, 3});
    REQUIRE(totals.findings.empty());
}

TEST_CASE("The order of submissions never shows", "[total]")
{
    std::vector<Submission> submissions{filed("X1-A", "7", "0.1"),
                                        filed("X1-B", "3", "0.2"),
                                        filed("X2-A", "9", "0.7")};
    auto const expected = added(submissions);
    std::ranges::sort(submissions, {}, &Submission::unit);
    do {
        auto const totals = added(submissions);
        for (auto const& [unit, total] : totals.forms.at("bieu-nho")) {
            REQUIRE(total.amounts == expected.find("bieu-nho", unit)->amounts);
        }
    } while (std::next_permutation(
        submissions.begin(), submissions.end(), [](auto const& left, auto const& right) {
            return left.unit < right.unit;
        }));
}

TEST_CASE("What is missing lowers coverage and nothing else", "[total][H103]")
{
    auto const totals = added({filed("X1-A", "10", "40")});
    REQUIRE(totals.find("bieu-nho", 1)->coverage == Coverage{1, 2});
    REQUIRE(value(totals, 0, "binh_quan") == "40");
    auto no_weight = filed("X1-B", "5", "30");
    no_weight.facts.erase(no_weight.facts.begin());
    auto const partial = added({filed("X1-A", "10", "40"), no_weight});
    REQUIRE(value(partial, 0, "binh_quan") == "40");
    REQUIRE(code(partial.findings.at(0).say) == "H103");
}

TEST_CASE("A unit's own consolidated form counts, and a difference is told", "[total][H102]")
{
    auto const same = added({filed("X1-A", "10", "40"), filed("X1", "10", "40")});
    REQUIRE(same.findings.empty());
    auto const other = added({filed("X1-A", "10", "40"), filed("X1", "11", "40")});
    REQUIRE(value(other, 1, "tat_ca") == "11");
    REQUIRE(value(other, 0, "tat_ca") == "11");
    REQUIRE(other.findings.size() == 1);
    REQUIRE(code(other.findings[0].say) == "H102");
}

TEST_CASE("Rows together make the total row", "[total]")
{
    auto const totals =
        added({filed("X1-A", "10", "40"), filed("X1-B", "30", "20", "truong")});
    auto const* const total = totals.find("bieu-nho", 1);
    REQUIRE(total->over_rows("tat_ca").value(Way::sum)->text() == "40");
    REQUIRE(total->over_rows("binh_quan").value(Way::mean)->text() == "25");
}
