#include "form/places.hpp"
#include "support/pair_form.hpp"
#include "support/small_form.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

// "own:D.ky_nay": what is open is "?".
std::string shown(Target const& target)
{
    std::string text = target.whose == Reference::Whose::previous   ? "prev:"
                       : target.whose == Reference::Whose::children ? "children:"
                                                                    : "";
    text += target.form->id + ":";
    text += target.row ? target.form->rows[*target.row].id : "?";
    return text + "." + (target.column ? target.form->columns[*target.column].id : "?");
}

// The targets of each name, "-" where there are none.
std::string names(Rule const& rule, FormDefinition const& form, FormSet const* all = nullptr)
{
    std::string text;
    for (auto const& name : resolve(rule, {form, all}).names) {
        std::string targets;
        for (auto const& target : name) {
            targets += (targets.empty() ? "" : ",") + shown(target);
        }
        text += (text.empty() ? "" : " | ") + (targets.empty() ? "-" : targets);
    }
    return text;
}

std::string spots(Rule const& rule, FormDefinition const& form, FormSet const* all = nullptr)
{
    std::string text;
    for (auto const& spot : spots_of(resolve(rule, {form, all}), form)) {
        text += (text.empty() ? "" : " ") + (spot.row ? form.rows[*spot.row].id : "") + "." +
                (spot.column ? form.columns[*spot.column].id : "");
    }
    return text;
}

} // namespace

TEST_CASE("A name is that of a column in the row of the place, or of a row in its column", "[form]")
{
    auto const small = small_form();
    auto const pair = pair_form();
    CHECK(names(rule_of("phan <= tat_ca"), small) == "bieu-nho:?.phan | bieu-nho:?.tat_ca");
    CHECK(names(rule_of("D = A + B - C"), pair) ==
          "tang-giam:D.? | tang-giam:A.? | tang-giam:B.? | tang-giam:C.?");
    CHECK(names(rule_of("D.ky_nay = PREV(A.cung_ky)"), pair) ==
          "tang-giam:D.ky_nay | prev:tang-giam:A.cung_ky");
    CHECK(names(rule_of("la = phan.tat_ca + CHILDREN(phan)"), small) ==
          "- | - | children:bieu-nho:?.phan");
}

TEST_CASE("A range holds what has figures, on one level, and nothing derived", "[form]")
{
    auto const small = small_form();
    auto const pair = pair_form();
    CHECK(names(rule_of("SUM(tt..binh_quan) > 0"), small) ==
          "bieu-nho:?.tat_ca,bieu-nho:?.phan,bieu-nho:?.binh_quan");
    CHECK(names(rule_of("SUM(binh_quan..tt) > 0"), small) == "-");
    CHECK(names(rule_of("SUM(B1..B2) = B"), pair) ==
          "tang-giam:B1.?,tang-giam:B2.? | tang-giam:B.?");
    CHECK(names(rule_of("SUM(A..D) > 0"), pair) ==
          "tang-giam:A.?,tang-giam:B.?,tang-giam:C.?,tang-giam:D.?");
    CHECK(names(rule_of("SUM(A..B1) > 0"), pair) == "-");
    CHECK(names(rule_of("SUM(B2a..B2b.ky_nay) > 0"), pair) ==
          "tang-giam:B2a.ky_nay,tang-giam:B2b.ky_nay");
    CHECK(names(rule_of("SUM(tieu_chi..ty_le) > 0"), pair) ==
          "tang-giam:?.ky_nay,tang-giam:?.cung_ky,tang-giam:?.ty_le");
    CHECK(names(rule_of("SUM(tieu_chi..cung_ky) > 0"), pair) ==
          "tang-giam:?.ky_nay,tang-giam:?.cung_ky");
}

TEST_CASE("A rule goes over what its names leave open", "[form]")
{
    auto const small = small_form();
    auto const pair = pair_form();
    CHECK(spots(rule_of("phan <= tat_ca"), small) == "thon. truong.");
    // Derived columns come from other figures and headings hold none.
    CHECK(spots(rule_of("D = A + B - C"), pair) == ".ky_nay .cung_ky");
    CHECK(spots(rule_of("A.ky_nay = D.cung_ky"), pair) == ".");
    CHECK(spots(rule_of("ky_nay <= 2 * cung_ky"), pair) == "A. B. B1. B2. B2a. B2b. C. D. nu. "
                                                           "tre. tuoi_bq.");
    CHECK(spots(rule_of("1 = 1"), small) == "thon. truong.");
}

TEST_CASE("'only' and 'for' choose the places", "[form]")
{
    auto const pair = pair_form();
    auto rule = rule_of("D = A + B - C");
    rule.only = {"cung_ky"};
    CHECK(spots(rule, pair) == ".cung_ky");
    rule = rule_of("ky_nay <= cung_ky");
    rule.only = {"D", "nu"};
    CHECK(spots(rule, pair) == "D. nu.");
    rule.over = Over::once;
    CHECK(spots(rule, pair) == ".");
}

TEST_CASE("Where a whole side is a closed cell, there is nothing to say", "[form]")
{
    auto const pair = pair_form();
    CHECK(spots(rule_of("tre <= D"), pair) == ".ky_nay");
    CHECK(spots(rule_of("D >= tre"), pair) == ".ky_nay");
    CHECK(spots(rule_of("tre + 0 <= D"), pair) == ".ky_nay .cung_ky");
    CHECK(spots(rule_of("PREV(tre) <= D"), pair) == ".ky_nay .cung_ky");
}

TEST_CASE("A name of another form is looked up there, at the same row or column", "[form]")
{
    FormSet all;
    all.forms = {small_form(), pair_form()};
    auto const& small = all.forms[0];
    auto const& pair = all.forms[1];
    auto const rule = rule_of("tat_ca = tang-giam!D.ky_nay");
    CHECK(names(rule, small, &all) == "bieu-nho:?.tat_ca | tang-giam:D.ky_nay");
    CHECK(names(rule, small) == "bieu-nho:?.tat_ca | -"); // without the campaign's forms: unknown
    CHECK(resolve(rule, {small, &all}).needs_others);
    CHECK(spots(rule, small, &all) == "thon. truong.");

    Spot const village{0, {}};
    auto const open =
        *target_of(parse_expression("tang-giam!ky_nay").value->reference, {small, &all});
    CHECK_FALSE(at(open, village, small)); // it has no row "thon"
    auto const own = *target_of(parse_expression("phan").value->reference, {small, &all});
    CHECK(shown(*at(own, village, small)) == "bieu-nho:thon.phan");
    CHECK(shown(*at(own, Spot{}, small)) == "bieu-nho:?.phan");
    CHECK(&measure_of(*at(own, village, small)) == &small.columns[3].measure);
    auto const age = *target_of(parse_expression("tuoi_bq").value->reference, {pair, &all});
    CHECK(measure_of(*at(age, Spot{{}, 1}, pair)).way == Way::mean);
    CHECK(measure_of(*at(age, Spot{{}, 3}, pair)).way == Way::ratio);
}
