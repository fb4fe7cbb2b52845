#include "check/check.hpp"
#include "support/small_form.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

Submission filed(std::vector<std::pair<std::string, std::string>> const& figures)
{
    Submission submission;
    submission.form = "bieu-nho";
    submission.unit = "X1-A";
    submission.source = {"nop/a.xlsx", "abc"};
    submission.sheet = "Biểu 1";
    submission.rows = {"thon"};
    std::uint32_t column = 2;
    for (auto const& [id, number] : figures) {
        submission.facts.push_back({"thon", id, *Exact::parse(number), {5, column++}, number});
    }
    return submission;
}

std::vector<std::string> said(Submission const& submission, FormDefinition const& form)
{
    std::vector<std::string> found;
    for (auto const& one : check(submission, form)) {
        found.push_back(one.place.cell + " " + std::string(code(one.say)));
    }
    return found;
}

} // namespace

TEST_CASE("Figures that agree are not mentioned", "[check]")
{
    REQUIRE(said(filed({{"tat_ca", "12"}, {"phan", "5"}}), small_form()).empty());
    REQUIRE(said(filed({{"tat_ca", "12"}}), small_form()).empty());
}

TEST_CASE("A count is whole and not negative, and what must be there is there",
          "[check][N122][N124][N161]")
{
    auto const form = small_form();
    REQUIRE(said(filed({{"tat_ca", "3.918"}}), form) == std::vector<std::string>{"C6 N122"});
    REQUIRE(said(filed({{"tat_ca", "-1"}, {"phan", "-2"}}), form) ==
            std::vector<std::string>{"C6 N124", "D6 N124"});
    REQUIRE(said(filed({{"binh_quan", "40.5"}}), form) == std::vector<std::string>{" N161"});
    auto const findings = check(filed({{"tat_ca", "3.918"}}), form);
    REQUIRE(findings.at(0).args.back() == Arg{"likely", "3918"});
}

TEST_CASE("A broken rule shows both sides, the difference and the cells", "[check][A101]")
{
    auto const findings = check(filed({{"tat_ca", "4"}, {"phan", "5"}}), small_form());
    REQUIRE(findings.size() == 1);
    REQUIRE(line(findings[0], Language::vietnamese) ==
            "nop/a.xlsx: Biểu 1!C6: LỖI A101: R-01, dòng 'Thôn, bản': 'Nữ' <= 'Tổng số' không "
            "đúng, vì vế trái là 5, vế phải là 4, chênh 1 (các ô D6, C6). ");
}

TEST_CASE("A blank count is zero, any other blank leaves a rule silent", "[check][A102]")
{
    auto form = small_form();
    form.rules[0].claim = *parse_claim("binh_quan >= 18").value;
    REQUIRE(said(filed({{"tat_ca", "4"}}), form).empty());
    form.rules[0].blank = BlankPolicy::error;
    REQUIRE(said(filed({{"tat_ca", "4"}}), form) == std::vector<std::string>{" A102"});
    form.rules[0].blank = BlankPolicy::zero;
    REQUIRE(said(filed({{"tat_ca", "4"}}), form) == std::vector<std::string>{" A101"});
    form.rules[0].when = *parse_expression("tat_ca > 10").value;
    REQUIRE(said(filed({{"tat_ca", "4"}}), form).empty());
}
