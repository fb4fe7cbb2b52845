#include "form/try_rules.hpp"
#include "support/schema_text.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

FormDefinition with_rules(std::string const& rules)
{
    auto const form = test::load_text(
        test::fixed_schema("  - {id: ten, label: Tên, type: key}\n"
                           "  - {id: tong, label: Tổng, type: count}\n"
                           "  - label: Chia ra\n"
                           "    parts: split\n"
                           "    of: tong\n"
                           "    columns:\n"
                           "      - {id: a, label: A, type: count}\n"
                           "      - {id: b, label: B, type: count}\n"
                           "      - {id: c, label: C, type: count}\n"
                           "  - {id: ty_le, label: Tỷ lệ, type: percent, total: none}\n",
                           "    - {id: X, label: Dòng X}\n",
                           "rules:\n" + rules));
    for (auto const& one : form.findings) {
        UNSCOPED_INFO(line(one, Language::english));
    }
    REQUIRE(form);
    return *form.value;
}

// Code and rule of each finding.
std::vector<std::string> faults(std::string const& rules)
{
    auto const form = with_rules(rules);
    std::vector<std::string> found;
    for (auto const& one : try_rules({form}, "bieu/form.yaml")) {
        found.push_back(std::string(code(one.say)) + " " + one.args.back().value + " " +
                        std::to_string(one.place.line));
    }
    return found;
}

} // namespace

TEST_CASE("Rules whose samples come out as they should are left alone", "[form]")
{
    REQUIRE(
        faults(
            "  - {id: R1, level: error, rule: a <= b, passes: {a: 1, b: 2}, fails: {a: 3, b: 2}}\n"
            // A blank count is zero.
            "  - {id: R2, level: error, rule: a <= b, passes: {}, fails: {a: 1}}\n"
            "  - {id: R3, level: error, rule: ty_le in 0..100, passes: {ty_le: 94.6}, fails: "
            "[{ty_le: 101}, {ty_le: -1}]}\n"
            "  - {id: R4, level: error, rule: SUM(a..c) = tong, passes: {b: 2, tong: 2}, fails: "
            "{c: 1}}\n"
            "  - {id: R5, level: note, rule: ty_le >= 85, when: tong > 0, passes: {ty_le: 90, "
            "tong: 1}, fails: {ty_le: 80, tong: 1}}\n"
            "  - {id: R6, level: note, rule: PREV(a) = a, passes: {PREV(a): 4, a: 4}, fails: "
            "{PREV(a): 4, a: 5}}\n")
            .empty());
}

TEST_CASE("Samples that come out otherwise, or are not there, are told at their line",
          "[form][C250][C251][C252]")
{
    REQUIRE(faults("  - {id: R1, level: error, rule: a <= b}\n"
                   "  - {id: R2, level: error, rule: a <= b, passes: {a: 3}, fails: {a: 3}}\n"
                   "  - id: R3\n"
                   "    level: error\n"
                   "    rule: a <= b\n"
                   "    passes: {a: 1, b: 1}\n"
                   "    fails:\n"
                   "      - {a: 3}\n"
                   "      - {b: 3}\n"
                   // A rule that stays silent proves nothing.
                   "  - {id: R4, level: error, rule: a <= b, when: c > 0, passes: {a: 1, b: 2}, "
                   "fails: {a: 2, c: 1}}\n") ==
            std::vector<std::string>{
                "C250 R1 21", "C250 R1 21", "C251 R2 22", "C252 R3 29", "C251 R4 30"});
}

TEST_CASE("Rules that nothing or everything breaks are told", "[form][C253][C254]")
{
    auto const tried = [](std::string const& rule) {
        auto const form = with_rules("  - {id: R1, level: error, " + rule + "}\n");
        auto const result = try_made_up(form.rules.back(), {form});
        return std::string(result.held ? "holds" : "") + (result.broken ? " breaks" : "");
    };
    REQUIRE(tried("rule: a <= a") == "holds");
    REQUIRE(tried("rule: a >= 0") == "holds breaks"); // -1 is near the 0 of the rule
    REQUIRE(tried("rule: a + 1 <= a") == " breaks");
    REQUIRE(tried("rule: a <= b, when: a < b") == "holds");
    REQUIRE(tried("rule: a <= b, when: a > 1000000") == "holds breaks");
    REQUIRE(tried("rule: a <= b, when: a < a") == "");
    REQUIRE(tried("rule: SUM(a..c) = tong") == "holds breaks");
    REQUIRE(tried("rule: a both b") == "holds breaks");
    REQUIRE(tried("rule: 100 * a = 37 * b") == "holds breaks");
    auto const fires =
        faults("  - {id: R1, level: error, rule: a <= a, passes: {a: 1}, fails: {a: 2}}\n"
               "  - {id: R2, level: error, rule: a < a, passes: {a: 1}, fails: {a: 2}}\n");
    REQUIRE(fires ==
            std::vector<std::string>{"C252 R1 21", "C253 R1 21", "C251 R2 22", "C254 R2 22"});
}

TEST_CASE("Rules made of groups need no samples, and are tried as well", "[form]")
{
    auto const form =
        with_rules("  - {id: R1, level: error, rule: a <= b, passes: {b: 1}, fails: {a: 1}}\n");
    REQUIRE(form.rules.size() == 2);
    REQUIRE(try_rules({form}, "x").empty());
    auto const tried = try_made_up(form.rules.front(), {form});
    REQUIRE(tried.held);
    REQUIRE(tried.broken);
}
