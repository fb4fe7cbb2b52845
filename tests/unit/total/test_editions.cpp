#include "support/small_form.hpp"
#include "support/way_form.hpp"
#include "unit/total/total_support.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

using Codes = std::vector<std::string>;

/// The edition before: ages in two bands that are one today.
FormDefinition old_form()
{
    auto form = way_form();
    form.edition = "2012";
    form.columns[1].id = "tong_cu";
    form.columns[2].id = "nen_a";
    auto second = form.columns[2];
    second.id = "nen_b";
    form.columns.push_back(second);
    return form;
}

FormDefinition with_map()
{
    auto form = way_form();
    EditionMap map;
    map.edition = "2012";
    map.columns = {{"tong_cu", "tong"}, {"nen_a", "nen"}, {"nen_b", "nen"}, {"sau", "sau"}};
    map.rows = {{"r1", "r1"}, {"r9", "r2"}};
    form.maps.push_back(map);
    return form;
}

Totals added(FormSet const& forms, std::vector<Submission> const& submissions)
{
    static auto const tree = small_tree();
    return add_up(submissions, forms, tree, {"chi-bo"}, 0);
}

} // namespace

TEST_CASE("A submission of another edition is put into the words of this one", "[total][H114]")
{
    FormSet const forms{{with_map(), old_form()}};
    auto const old = filled(
        old_form(),
        "X1-A",
        {"r1.tong_cu=4", "r1.nen_a=2", "r1.nen_b=3", "r1.cao=9", "r9.tong_cu=1", "r2.tong_cu=8"});
    auto const totals = added(forms, {old, filled(way_form(), "X1-B", {"r1.tong=1", "r1.nen=1"})});
    auto const* const district = totals.find("moi-cach", 0);
    REQUIRE(value_of(district, "r1", "tong") == "5");
    REQUIRE(value_of(district, "r1", "nen") == "6");
    REQUIRE(value_of(district, "r2", "tong") == "1");
    REQUIRE(value_of(district, "r1", "cao") == "–");
    REQUIRE(district->coverage == Coverage{2, 3});
    REQUIRE(codes_of(totals.findings) == Codes{"H114"});
    REQUIRE(line(totals.findings[0], Language::vietnamese).find("2 số liệu") != std::string::npos);
}

TEST_CASE("Two figures that come together where nothing adds up are not mixed", "[total]")
{
    auto form = with_map();
    form.maps[0].columns.emplace_back("cao", "sau");
    FormSet const forms{{form, old_form()}};
    auto const totals = added(forms, {filled(old_form(), "X1-A", {"r1.sau=1", "r1.cao=2"})});
    REQUIRE(value_of(totals.find("moi-cach", 0), "r1", "sau") == "1");
    REQUIRE(line(totals.findings[0], Language::vietnamese).find("1 số liệu") != std::string::npos);
}

TEST_CASE("Editions without a map are never added in one column", "[total][H115]")
{
    FormSet const forms{{way_form(), old_form()}};
    auto const totals = added(
        forms,
        {filled(old_form(), "X1-A", {"r1.tong_cu=4"}), filled(way_form(), "X1-B", {"r1.tong=1"})});
    REQUIRE(value_of(totals.find("moi-cach", 0), "r1", "tong") == "1");
    REQUIRE(value_of(totals.forms[1].totals[0].get(), "r1", "tong_cu") == "4");
    REQUIRE(codes_of(totals.findings) == Codes{"H115"});
    // It is not in this total, and nobody has to ask for it as if nothing had come.
    REQUIRE(totals.find("moi-cach", 0)->coverage == Coverage{1, 3});
    REQUIRE(totals.forms[1].totals[0]->coverage == Coverage{1, 1});
    REQUIRE(missing_units(totals.forms[0], small_tree(), 0) == std::vector<std::size_t>{5});
}

TEST_CASE("A unit that filed both editions counts in both, whichever came first", "[total]")
{
    FormSet const forms{{way_form(), old_form()}};
    auto const old = filled(old_form(), "X1-A", {"r1.tong_cu=4"});
    auto const now = filled(way_form(), "X1-A", {"r1.tong=1"});
    for (auto const& order : {std::vector{old, now}, std::vector{now, old}}) {
        auto const totals = added(forms, order);
        REQUIRE(value_of(totals.find("moi-cach", 0), "r1", "tong") == "1");
        REQUIRE(value_of(totals.forms[1].totals[0].get(), "r1", "tong_cu") == "4");
        REQUIRE(totals.forms[0].filings[3] == Filing::figures);
    }
}
