#include "support/small_form.hpp"
#include "support/way_form.hpp"
#include "total/contributions.hpp"
#include "unit/total/total_support.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

FormSet const& forms()
{
    static FormSet const set{{way_form(), small_form()}};
    return set;
}

OrgTree const& tree()
{
    static auto const one = small_tree();
    return one;
}

std::vector<Submission> const submissions{
    filled(way_form(), "X2-A", {"r1.tong=1", "r1.nen=3", "r2.tong=5"}),
    filled(way_form(), "X1-B", {"r1.tong=30", "r1.nen=40", "r1.tb=20"}),
    filled(way_form(), "X1-A", {"r1.tong=10", "r1.nen=20", "r1.tb=40"}),
    filled(small_form(), "X1-A", {"thon.tat_ca=1"})};

Explanation explained(std::size_t unit,
                      std::string const& row,
                      std::string const& column,
                      std::vector<Submission> const& from = submissions)
{
    auto const totals = add_up(from, forms(), tree(), {"chi-bo"}, 0);
    auto explainer = Explainer::of({"moi-cach", unit, row, column}, totals, forms(), tree());
    REQUIRE(explainer);
    for (auto const& one : from) {
        explainer->add(one);
    }
    return explainer->finish();
}

std::vector<std::string> facts(Explanation const& explanation)
{
    std::vector<std::string> found;
    for (auto const& one : explanation.contributions) {
        found.push_back(tree().unit(one.unit).code + " " + one.fact.row + "." + one.fact.column +
                        "=" + one.fact.raw);
    }
    return found;
}

std::vector<std::string> steps(Explanation const& explanation)
{
    std::vector<std::string> found;
    for (auto const& step : explanation.steps) {
        found.push_back(tree().unit(step.unit).code + "=" + words_of(step.value) +
                        (step.weight ? " /" + step.weight->text() : ""));
    }
    return found;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("A sum leads to its units, their files and their cells", "[total]")
{
    auto const district = explained(0, "r1", "tong");
    REQUIRE(words_of(district.value) == "41");
    REQUIRE(steps(district) == Texts{"X1=40", "X2=1"});
    REQUIRE(facts(district) == Texts{"X1-A r1.tong=10", "X1-B r1.tong=30", "X2-A r1.tong=1"});
    REQUIRE(district.contributions[0].source.file == "nop/X1-A.xlsx");
    REQUIRE(district.contributions[0].fact.cell == CellRef{0, 3});
    REQUIRE_FALSE(district.filed);
    auto const leaf = explained(3, "r1", "tong");
    REQUIRE(leaf.filed);
    REQUIRE(leaf.steps.empty());
    REQUIRE(facts(leaf) == Texts{"X1-A r1.tong=10"});
}

TEST_CASE("A mean leads to its values and their weights", "[total]")
{
    auto const commune = explained(1, "r1", "tb");
    REQUIRE(words_of(commune.value) == "25");
    REQUIRE(commune.weight->text() == "40");
    REQUIRE(steps(commune) == Texts{"X1-A=40 /10", "X1-B=20 /30"});
    REQUIRE(facts(commune) ==
            Texts{"X1-A r1.tong=10", "X1-A r1.tb=40", "X1-B r1.tong=30", "X1-B r1.tb=20"});
}

TEST_CASE("A ratio leads to the figures that it is worked out from", "[total]")
{
    auto const commune = explained(1, "r1", "ty_le");
    REQUIRE(words_of(commune.value) == "200/3");
    REQUIRE(steps(commune) == Texts{"X1-A=50", "X1-B=75"});
    REQUIRE(facts(commune) ==
            Texts{"X1-A r1.tong=10", "X1-A r1.nen=20", "X1-B r1.tong=30", "X1-B r1.nen=40"});
}

TEST_CASE("The total row leads to all rows", "[total]")
{
    auto const commune = explained(2, "", "tong");
    REQUIRE(words_of(commune.value) == "6");
    REQUIRE(facts(commune) == Texts{"X2-A r1.tong=1", "X2-A r2.tong=5"});
}

TEST_CASE("Where a unit filed by itself, its form explains and not those below", "[total]")
{
    auto from = submissions;
    from.push_back(filled(way_form(), "X1", {"r1.tong=44"}));
    auto const district = explained(0, "r1", "tong", from);
    REQUIRE(words_of(district.value) == "45");
    REQUIRE(steps(district) == Texts{"X1=44", "X2=1"});
    REQUIRE(facts(district) == Texts{"X1 r1.tong=44", "X2-A r1.tong=1"});
}

TEST_CASE("What the campaign does not have is not explained", "[total]")
{
    auto const totals = add_up(submissions, forms(), tree(), {"chi-bo"}, 0);
    REQUIRE_FALSE(Explainer::of({"khong-co", 0, "r1", "tong"}, totals, forms(), tree()));
    REQUIRE_FALSE(Explainer::of({"moi-cach", 0, "r1", "khong"}, totals, forms(), tree()));
}
