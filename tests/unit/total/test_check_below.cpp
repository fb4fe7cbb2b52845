// Rules over CHILDREN: what a unit has of a form against what the units directly below it make.

#include "support/way_form.hpp"
#include "total/check_below.hpp"
#include "unit/total/total_support.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

FormSet forms_with(std::string const& text, Severity severity = Severity::explain)
{
    auto form = way_form();
    Rule rule;
    rule.id = "K";
    rule.severity = severity;
    rule.text = text;
    rule.claim = *parse_claim(text).value;
    rule.why = "Vì sao.";
    form.rules.push_back(std::move(rule));
    return FormSet{{form}};
}

OrgTree commune()
{
    return tree_of("Mã,Tên,Cấp,Mã cấp trên\nH,Huyện ủy,huyen,\nX,Đảng ủy xã,xa,H\n"
                   "A,Chi bộ A,chi-bo,X\nB,Chi bộ B,chi-bo,X\n");
}

std::vector<Finding>
found(FormSet const& forms,
      std::vector<std::pair<std::string, std::vector<std::string>>> const& files)
{
    static auto const tree = commune();
    std::vector<Submission> submissions;
    for (auto const& [unit, facts] : files) {
        submissions.push_back(filled(forms.forms[0], unit, facts));
    }
    auto const totals = add_up(submissions, forms, tree, {"chi-bo"}, 0);
    return check_below(totals, tree, 0, Checker(forms), "2023");
}

} // namespace

TEST_CASE("What a unit filed is held against what its units make together", "[total][H127]")
{
    auto const forms = forms_with("tong >= CHILDREN(tong)");
    REQUIRE(
        found(forms, {{"X", {"r1.tong=7"}}, {"A", {"r1.tong=3"}}, {"B", {"r1.tong=4"}}}).empty());
    auto const findings =
        found(forms, {{"X", {"r1.tong=6"}}, {"A", {"r1.tong=3"}}, {"B", {"r1.tong=4"}}});
    REQUIRE(codes_of(findings) == std::vector<std::string>{"H127"});
    auto const text = line(findings[0], Language::vietnamese);
    CAPTURE(text);
    REQUIRE(text.find("Đảng ủy xã, biểu moi-cach") != std::string::npos);
    REQUIRE(text.find("vế trái là 6, vế phải là 7") != std::string::npos);
    REQUIRE(findings[0].severity == Severity::explain);
    REQUIRE(findings[0].place.cell.empty());
}

TEST_CASE("Where a unit filed nothing, what was added up is its own", "[total][H127]")
{
    REQUIRE(found(forms_with("tong = CHILDREN(tong)"), {{"A", {"r1.tong=3"}}, {"B", {"r1.tong=4"}}})
                .empty());
    // The two sides may both speak of the units below; told at every level that has some.
    auto const both = forms_with("CHILDREN(r1.tong) = CHILDREN(r2.tong)");
    REQUIRE(codes_of(found(both, {{"A", {"r1.tong=3", "r2.tong=1"}}, {"B", {"r1.tong=4"}}})) ==
            std::vector<std::string>{"H127", "H127"});
    REQUIRE(found(both, {{"A", {"r1.tong=3", "r2.tong=1"}}, {"B", {"r2.tong=2"}}}).empty());
}

TEST_CASE("A mean of the units below is their mean, not the sum of their means", "[total][H127]")
{
    auto const forms = forms_with("tb = CHILDREN(tb)");
    REQUIRE(found(forms,
                  {{"X", {"r1.tong=4", "r1.tb=2.5"}},
                   {"A", {"r1.tong=1", "r1.tb=1"}},
                   {"B", {"r1.tong=3", "r1.tb=3"}}})
                .empty());
}

TEST_CASE("Rules over CHILDREN are silent where nothing is below, and others are not judged here",
          "[total][H127]")
{
    REQUIRE(found(forms_with("tong >= CHILDREN(tong)"), {{"X", {"r1.tong=1"}}}).empty());
    REQUIRE(found(forms_with("tong >= 100"), {{"X", {"r1.tong=1"}}, {"A", {"r1.tong=1"}}}).empty());
}

TEST_CASE("Pairs over CHILDREN and what cannot be worked out have words of their own",
          "[total][H128][H129]")
{
    auto const pair = found(forms_with("r1.tong both CHILDREN(r2.tong)"),
                            {{"X", {"r1.tong=5"}}, {"A", {"r1.tong=5"}}});
    REQUIRE(codes_of(pair) == std::vector<std::string>{"H128", "H128"});
    auto const division = found(forms_with("tong / CHILDREN(nen) <= 2"),
                                {{"X", {"r1.tong=5"}}, {"A", {"r1.tong=5", "r1.nen=0"}}});
    REQUIRE(codes_of(division) == std::vector<std::string>{"H129", "H129"});
}
