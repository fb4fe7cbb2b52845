#include "check/slips.hpp"
#include "form/load.hpp"
#include "support/plant.hpp"
#include "support/small_form.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

std::optional<RepairKind> slip(std::string const& typed, std::string const& meant)
{
    return slip_between(*Exact::parse(typed), *Exact::parse(meant));
}

// A form whose "tat_ca" is the sum of two parts.
FormDefinition sum_form()
{
    auto form = small_form();
    form.columns[4].measure = form.columns[3].measure;
    form.rules[0].claim = *parse_claim("phan + binh_quan = tat_ca").value;
    return form;
}

std::vector<std::string> repairs(std::vector<std::pair<std::string, std::string>> const& figures)
{
    auto const form = sum_form();
    Submission submission;
    submission.form = form.id;
    submission.edition = form.edition;
    submission.source = {"nop/a.xlsx", "abc"};
    submission.sheet = "Biểu 1";
    submission.rows = {"thon"};
    std::uint32_t column = 2;
    for (auto const& [id, number] : figures) {
        submission.facts.push_back({"thon", id, *Exact::parse(number), {5, column++}, number});
    }
    std::vector<std::string> found;
    for (auto const& one : check(submission, form)) {
        if (one.severity == Severity::note) {
            found.push_back(std::string(code(one.say)) + " " + one.args.back().value);
        }
    }
    return found;
}

} // namespace

TEST_CASE("A slip is known by what was typed and what was meant", "[check]")
{
    CHECK(slip("21", "12") == RepairKind::digits_swapped);
    CHECK(slip("1.05", "1.50") == std::nullopt); // "1.5" has one decimal
    CHECK(slip("39", "319") == RepairKind::digit_dropped);
    CHECK(slip("3", "30") == RepairKind::digit_dropped);
    CHECK(slip("3119", "319") == RepairKind::digit_doubled);
    CHECK(slip("3.918", "3918") == RepairKind::thousands);
    CHECK(slip("3918000", "3918") == RepairKind::thousands);
    CHECK_FALSE(slip("57", "12"));
    CHECK_FALSE(slip("12", "12"));
    CHECK_FALSE(slip("12", "-12"));
}

TEST_CASE("The likely repair makes all rules hold, names the cell and is never applied",
          "[check][A120][A121][A124][A129]")
{
    REQUIRE(repairs({{"tat_ca", "530"}, {"phan", "213"}, {"binh_quan", "407"}}).front() ==
            "A120 D6: 213 → 123");
    REQUIRE(repairs({{"tat_ca", "530"}, {"phan", "12"}, {"binh_quan", "407"}}).front() ==
            "A124 D6: 12 → 123");
    REQUIRE(repairs({{"tat_ca", "5918"}, {"phan", "3918000"}, {"binh_quan", "2000"}}).front() ==
            "A121 D6: 3918000 → 3918");
    // No slip explains it: the sum itself may be wrong.
    REQUIRE(repairs({{"tat_ca", "999"}, {"phan", "123"}, {"binh_quan", "407"}}).front() ==
            "A129 C6: 999 → 530");
    REQUIRE(repairs({{"tat_ca", "530"}, {"phan", "123"}, {"binh_quan", "407"}}).empty());
}

TEST_CASE("Two exchanged figures are found as such", "[check][A122]")
{
    auto const found = repairs({{"tat_ca", "123"}, {"phan", "530"}, {"binh_quan", "407"}});
    REQUIRE(std::ranges::find(found, "A122 C6: 123 → 530; D6: 530 → 123") != found.end());
}

TEST_CASE("Planted faults: all are seen, clean forms raise nothing, repairs are mostly right",
          "[check][planted]")
{
    auto const folder = test::source_folder() / "forms";
    auto const forms = load_forms(folder, form_ids(folder));
    REQUIRE(forms);
    auto const result = test::plant_everywhere(*forms.value, 3, 20231210);
    CHECK(result.false_alarms == 0);
    CHECK(result.clean >= result.unfilled);
    test::FaultScore all;
    for (std::size_t at = 0; at < test::fault_kinds; ++at) {
        auto const& score = result.faults.at(at);
        INFO(test::fault_name(static_cast<test::Fault>(at)));
        CHECK(score.detected == score.planted);
        all.planted += score.planted;
        all.repairable += score.repairable;
        all.first += score.first;
        all.among_three += score.among_three;
    }
    CHECK(all.planted > 100);
    CHECK(all.first * 100 >= all.repairable * 80);
    CHECK(all.among_three * 100 >= all.repairable * 95);
}
