#include "support/small_form.hpp"
#include "total/editions.hpp"
#include "total/total.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

Fact fact(std::string const& row, std::string const& column, std::int64_t value)
{
    Fact one;
    one.row = row;
    one.column = column;
    one.value = Exact(value);
    return one;
}

// Of the edition "0", whose columns were called otherwise.
Submission old_one()
{
    Submission submission;
    submission.form = "bieu-nho";
    submission.edition = "0";
    submission.unit = "X1-A";
    submission.source.file = "cu.xlsx";
    submission.rows = {"thon", "khac"};
    submission.facts = {fact("thon", "tong", 40), fact("thon", "phan", 7), fact("khac", "tong", 3)};
    return submission;
}

FormDefinition with_map(EditionMap const& map)
{
    auto form = small_form();
    form.maps.push_back(map);
    return form;
}

// "row.column=value" of each fact.
std::vector<std::string> taken(Submission const& submission)
{
    std::vector<std::string> texts;
    for (auto const& one : submission.facts) {
        texts.push_back(one.row + "." + one.column + "=" + one.number()->text());
    }
    return texts;
}

} // namespace

TEST_CASE("Of another edition only what a map names is taken over, under our names", "[total]")
{
    EditionMap map;
    map.edition = "0";
    map.columns = {{"tong", "tat_ca"}};
    auto const rows_as_they_are = as_edition_of(old_one(), with_map(map));
    REQUIRE(rows_as_they_are);
    // "phan" is a column of both editions, but the map does not name it.
    CHECK(taken(*rows_as_they_are) == std::vector<std::string>{"thon.tat_ca=40"});
    CHECK(rows_as_they_are->edition == "1");
    CHECK(rows_as_they_are->rows == std::vector<std::string>{"thon"});

    map.rows = {{"khac", "truong"}};
    auto const named = as_edition_of(old_one(), with_map(map));
    CHECK(taken(*named) == std::vector<std::string>{"truong.tat_ca=3"});
}

TEST_CASE("Without a map figures of another edition are never added, and it is said", "[total]")
{
    REQUIRE_FALSE(as_edition_of(old_one(), small_form()));
    FormSet forms;
    forms.forms.push_back(small_form());
    auto const tree = small_tree();
    auto current = old_one();
    current.edition = "1";
    current.unit = "X1-B";
    current.facts = {fact("thon", "tat_ca", 5)};
    auto const totals = add_up({old_one(), current}, forms, tree, {"chi-bo"}, 0);
    REQUIRE(totals.findings.size() == 1);
    CHECK(code(totals.findings[0].say) == "C260");
    auto const* const total = totals.find("bieu-nho", 0);
    REQUIRE(total != nullptr);
    CHECK(total->amounts.at({"thon", "tat_ca"}).sum == Exact(5));
    CHECK(total->coverage.filed == 1);
}
