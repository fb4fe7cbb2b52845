#include "base/catalogue/numbers.hpp"
#include "check/check.hpp"
#include "support/small_form.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

Submission filed(std::vector<std::pair<std::string, std::string>> const& figures,
                 std::string const& row = "thon")
{
    Submission submission;
    submission.form = "bieu-nho";
    submission.edition = "1";
    submission.unit = "X1-A";
    submission.source = {"nop/a.xlsx", "abc"};
    submission.sheet = "Biểu 1";
    submission.rows = {row};
    std::uint32_t column = 2;
    for (auto const& [id, number] : figures) {
        submission.facts.push_back({row, id, *Exact::parse(number), {5, column++}, number});
    }
    return submission;
}

std::vector<std::string> said(std::vector<Finding> const& findings)
{
    std::vector<std::string> found;
    for (auto const& one : findings) {
        found.push_back(one.place.cell + " " + std::string(code(one.say)));
    }
    return found;
}

std::vector<std::string> said(Submission const& submission, FormDefinition const& form)
{
    return said(check(submission, form));
}

Rule rule(std::string id, std::string const& text)
{
    Rule one;
    one.id = std::move(id);
    one.claim = *parse_claim(text).value;
    return one;
}

FormDefinition form_with(std::vector<Rule> rules)
{
    auto form = small_form();
    form.rules = std::move(rules);
    return form;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("Figures that agree are not mentioned", "[check]")
{
    REQUIRE(said(filed({{"tat_ca", "12"}, {"phan", "5"}}), small_form()).empty());
    REQUIRE(said(filed({{"tat_ca", "12"}}), small_form()).empty());
}

TEST_CASE("A count is whole and not negative, and what must be there is there",
          "[check][N122][N123][N124][N161]")
{
    auto const form = small_form();
    REQUIRE(said(filed({{"tat_ca", "3.918"}}), form) == Lines{"C6 N122"});
    REQUIRE(said(filed({{"tat_ca", "1.23456"}}), form) == Lines{"C6 N123"});
    REQUIRE(said(filed({{"tat_ca", "-1"}}), form_with({})) == Lines{"C6 N124"});
    REQUIRE(said(filed({{"binh_quan", "40.5"}}), form) == Lines{" N161"});
    auto const findings = check(filed({{"tat_ca", "3.918"}}), form);
    REQUIRE(findings.at(0).args.back() == Arg{"likely", "3918"});
}

TEST_CASE("A figure beyond what is usual is asked about", "[check][N162][D16]")
{
    auto form = form_with({});
    form.columns[4].measure.most = Exact(99);
    form.columns[4].measure.least = Exact(18);
    REQUIRE(said(filed({{"tat_ca", "1"}, {"binh_quan", "99"}}), form).empty());
    REQUIRE(said(filed({{"tat_ca", "1"}, {"binh_quan", "100"}}), form) == Lines{"D6 N162"});
    REQUIRE(said(filed({{"tat_ca", "1"}, {"binh_quan", "17.9"}}), form) == Lines{"D6 N162"});
    REQUIRE(asks(check(filed({{"tat_ca", "1"}, {"binh_quan", "100"}}), form).at(0).say));
}

TEST_CASE("E1: a broken rule shows both sides, the difference and the cells", "[check][A101][E1]")
{
    auto const findings = check(filed({{"tat_ca", "4"}, {"phan", "5"}}), small_form());
    REQUIRE(line(findings.at(0), Language::vietnamese) ==
            "nop/a.xlsx: Biểu 1!C6: LỖI A101: R-01: 'Nữ' <= 'Tổng số' không đúng, vì vế trái "
            "là 5, vế phải là 4, chênh 1 (các ô D6, C6). [dòng 'Thôn, bản']");
}

TEST_CASE("A blank count is zero, any other blank leaves a rule silent", "[check][A102]")
{
    auto form = small_form();
    form.rules[0].claim = *parse_claim("binh_quan >= 18").value;
    REQUIRE(said(filed({{"tat_ca", "4"}}), form).empty());
    form.rules[0].blank = BlankPolicy::error;
    REQUIRE(said(filed({{"tat_ca", "4"}}), form) == Lines{" A102"});
    form.rules[0].claim = *parse_claim("binh_quan + tat_ca >= 18").value;
    form.rules[0].blank = BlankPolicy::zero;
    REQUIRE(said(filed({{"tat_ca", "4"}}), form).front() == "C6 A101");
    form.rules[0].when = *parse_expression("tat_ca > 10").value;
    REQUIRE(said(filed({{"tat_ca", "4"}}), form).empty());
}

TEST_CASE("A rule of which nothing was filled in says nothing", "[check]")
{
    auto const form = form_with({rule("R", "phan > 3")});
    REQUIRE(said(filed({{"tat_ca", "4"}}), form).empty());
    REQUIRE(said(filed({{"tat_ca", "4"}, {"phan", "0"}}), form).front() == "D6 A101");
}

TEST_CASE("Two figures that go together, or never do", "[check][A104]")
{
    auto const both = form_with({rule("R", "tat_ca both phan")});
    REQUIRE(said(filed({{"tat_ca", "4"}, {"phan", "1"}}), both).empty());
    REQUIRE(said(filed({{"tat_ca", "4"}, {"phan", "0"}}), both).front() == "D6 A104");
    auto const never = form_with({rule("R", "tat_ca not both phan")});
    REQUIRE(said(filed({{"tat_ca", "4"}, {"phan", "1"}}), never).front() == "D6 A104");
    REQUIRE(said(filed({{"tat_ca", "4"}}), never).empty());
}

TEST_CASE("A division by nothing is said, not hidden", "[check][A103]")
{
    auto const form = form_with({rule("R", "tat_ca / phan <= 2")});
    REQUIRE(said(filed({{"tat_ca", "4"}, {"phan", "0"}}), form) == Lines{"D6 A103"});
}

TEST_CASE("E4: the unit's own total row, means weighted, is held against its rows",
          "[check][A106][A107][C7][E4]")
{
    auto const form = form_with({});
    auto both = filed({{"tat_ca", "10"}, {"binh_quan", "40"}});
    auto const other = filed({{"tat_ca", "30"}, {"binh_quan", "50"}}, "truong");
    both.rows.push_back("truong");
    both.facts.insert(both.facts.end(), other.facts.begin(), other.facts.end());
    auto const with_total = [&](std::string const& column, std::string const& number) {
        auto submission = both;
        submission.own_total.push_back({"", column, *Exact::parse(number), {9, 2}, number});
        return said(submission, form);
    };
    REQUIRE(with_total("tat_ca", "40").empty());
    REQUIRE(with_total("tat_ca", "41") == Lines{"C10 A106"});
    REQUIRE(with_total("binh_quan", "47.5").empty());
    REQUIRE(with_total("binh_quan", "45") == Lines{"C10 A106"}); // the mean of the means
}

TEST_CASE("Means of a machine, read with nine decimals, agree with a total of as many",
          "[check][A106][E4]")
{
    auto const form = form_with({});
    // 1/3 and 5/6, and 2/3 × 1 + 1/3 × 2 of them: the last decimal cannot be told any more.
    auto both = filed({{"tat_ca", "3"}, {"binh_quan", "0.333333333"}});
    auto const other = filed({{"tat_ca", "6"}, {"binh_quan", "0.833333333"}}, "truong");
    both.rows.push_back("truong");
    both.facts.insert(both.facts.end(), other.facts.begin(), other.facts.end());
    auto const with_total = [&](std::string const& number) {
        auto submission = both;
        submission.own_total.push_back({"", "binh_quan", *Exact::parse(number), {9, 2}, number});
        return said(submission, form);
    };
    REQUIRE(with_total("0.666666667").empty());
    REQUIRE(with_total("0.666666668").empty());
    REQUIRE(with_total("0.666666671") == Lines{"C10 A106"});
    REQUIRE(with_total("0.66667").empty());
    REQUIRE(with_total("0.66668") == Lines{"C10 A106"});
}

TEST_CASE(
    "E5: a share that the unit worked out is held against its own base, as precisely as written",
    "[check][A107][E5]")
{
    auto form = form_with({});
    form.columns[4].measure.type = ValueType::percent;
    form.columns[4].measure.way = Way::ratio;
    form.columns[4].measure.weight.reset();
    form.columns[4].measure.formula = *parse_expression("100 * phan / tat_ca").value;
    auto const share = [&](std::string const& number) {
        return said(filed({{"tat_ca", "3"}, {"phan", "1"}, {"binh_quan", number}}), form);
    };
    REQUIRE(share("33.3").empty());
    REQUIRE(share("33.33").empty());
    REQUIRE(share("33").empty());
    REQUIRE(share("33.4") == Lines{"E6 A107"});
    REQUIRE(said(filed({{"tat_ca", "0"}, {"phan", "0"}, {"binh_quan", "0"}}), form).empty());
}

TEST_CASE("E9: rules over other forms and the last period are silent until those are there",
          "[check][E9]")
{
    auto form =
        form_with({rule("X", "tat_ca = bieu-hai!tat_ca"), rule("P", "tat_ca >= PREV(phan)")});
    auto other_form = form_with({});
    other_form.id = "bieu-hai";
    FormSet const forms{{form, other_form}};
    Checker const checker(forms);
    auto const own = filed({{"tat_ca", "4"}});
    REQUIRE(said(checker.check(own)).empty());
    auto other = filed({{"tat_ca", "5"}});
    other.form = "bieu-hai";
    auto const before = filed({{"phan", "9"}});
    CheckContext context;
    context.others = {&other};
    REQUIRE(said(checker.check_against_others(own, context)) == Lines{"C6 A101"});
    context.others.clear();
    context.previous = {&before};
    REQUIRE(said(checker.check_against_others(own, context)) == Lines{"C6 A101"});
    // The other form is there but not its row: none of that kind.
    auto elsewhere = filed({{"tat_ca", "4"}}, "truong");
    elsewhere.form = "bieu-hai";
    context = {};
    context.others = {&elsewhere};
    REQUIRE(checker.broken_rules(own, context) == Lines{"X"});
}

TEST_CASE("Figures of the units below are added up for CHILDREN", "[check]")
{
    auto const form = form_with({rule("K", "tat_ca = CHILDREN(tat_ca)")});
    Checker const checker(form);
    auto const one = filed({{"tat_ca", "3"}});
    auto const two = filed({{"tat_ca", "4"}});
    CheckContext context;
    context.children = {&one, &two};
    REQUIRE(checker.broken_rules(filed({{"tat_ca", "7"}}), context).empty());
    REQUIRE(checker.broken_rules(filed({{"tat_ca", "8"}}), context) == Lines{"K"});
}

TEST_CASE("A rule has its periods", "[check]")
{
    auto form = form_with({rule("R", "tat_ca > 5")});
    form.rules[0].since = "2025-11";
    Checker const checker(form);
    auto const broken_in = [&](std::string const& period) {
        CheckContext context;
        context.period = period;
        return !checker.broken_rules(filed({{"tat_ca", "4"}}), context).empty();
    };
    CHECK_FALSE(broken_in("2024"));
    CHECK(broken_in("2025")); // a year that reaches into it
    CHECK_FALSE(broken_in("2025-10"));
    CHECK(broken_in("2025-11"));
    CHECK(broken_in("2025-Q4"));
    CHECK_FALSE(broken_in("2025-Q3"));
    form.rules[0].until = "2026-06";
    Checker const bounded(form);
    CheckContext context;
    context.period = "2026-07";
    CHECK(bounded.broken_rules(filed({{"tat_ca", "4"}}), context).empty());
}

TEST_CASE("A hundred cells with one cause are one finding with its cells, questions stay apart",
          "[check]")
{
    std::vector<Finding> findings;
    for (std::uint32_t row = 0; row < 100; ++row) {
        findings.push_back(finding(say::number_text_as_number,
                                   {"nop/a.xlsx", "Biểu 1", to_a1(CellRef{row, 2})},
                                   {{"found", "12"}, {"value", "12"}}));
    }
    findings.push_back(
        finding(say::ask_negative, {"nop/a.xlsx", "Biểu 1", "C1"}, {{"found", "-1"}}));
    findings.push_back(
        finding(say::ask_negative, {"nop/a.xlsx", "Biểu 1", "C2"}, {{"found", "-1"}}));
    auto const grouped = group_causes(findings);
    REQUIRE(grouped.size() == 3);
    auto const text = sentence(grouped.at(0), Language::vietnamese);
    REQUIRE(text.find("và 99 chỗ nữa cùng lỗi: C2, C3,") != std::string::npos);
    REQUIRE(text.ends_with(", …)"));
}

TEST_CASE("All faults of a file are told at once", "[check]")
{
    auto const found =
        said(filed({{"tat_ca", "-4"}, {"phan", "2.55555"}, {"binh_quan", "1"}}), small_form());
    REQUIRE(found.size() >= 3);
    REQUIRE(found[0] == "C6 N124");
    REQUIRE(found[1] == "D6 N123");
    REQUIRE(found[2] == "C6 A101");
}
