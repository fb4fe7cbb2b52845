#include "form/load.hpp"
#include "support/schema_text.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using test::fixed_schema;
using test::load_text;
using test::where_and_what;

namespace {

using Texts = std::vector<std::string>;

// The rules begin at line 18.
Loaded<FormDefinition> with_rules(std::string const& rules)
{
    return load_text(fixed_schema("  - {id: ten, label: Tên, type: key}\n"
                                  "  - {id: a, label: Cột a, type: count}\n"
                                  "  - {id: b, label: Cột b, type: count}\n"
                                  "  - {id: c, label: Cột c, type: count}\n"
                                  "  - {id: ghi, label: Ghi chú, type: text}\n",
                                  "    - {id: X, label: Dòng X}\n"
                                  "    - {id: Y, label: Dòng Y}\n"
                                  "    - {id: muc, label: Mục, heading: true}\n"
                                  "    - {id: Z, label: Dòng Z}\n",
                                  "rules:\n" + rules));
}

Texts faults(std::string const& rules)
{
    return where_and_what(with_rules(rules).findings);
}

} // namespace

TEST_CASE("A rule is read with all that belongs to it", "[form]")
{
    auto const form = with_rules("  - id: R1\n"
                                 "    level: explain\n"
                                 "    rule: SUM(a..c) <= PREV(a) + 1.5\n"
                                 "    when: a > 0\n"
                                 "    only: [X, Z]\n"
                                 "    blank: zero\n"
                                 "    tolerance: 0.5\n"
                                 "    since: \"2025-11\"\n"
                                 "    until: \"2026\"\n"
                                 "    why: Vì thế.\n"
                                 "    source: Công văn 1\n"
                                 "    inferred: true\n"
                                 "    passes: {a: 1, b: null, PREV( a ): 2}\n"
                                 "    fails: [{a: 9}, {c: 12.5}]\n");
    REQUIRE(form);
    auto const& rule = form.value->rules.at(0);
    REQUIRE(rule.severity == Severity::explain);
    REQUIRE(rule.over == Over::rows);
    REQUIRE(rule.only == Texts{"X", "Z"});
    REQUIRE(rule.blank == BlankPolicy::zero);
    REQUIRE(rule.tolerance == *Exact::parse("0.5"));
    REQUIRE(rule.since == "2025-11");
    REQUIRE(rule.until == "2026");
    REQUIRE(rule.why == "Vì thế.");
    REQUIRE(rule.source == "Công văn 1");
    REQUIRE(rule.inferred);
    REQUIRE_FALSE(rule.from_group);
    REQUIRE(rule.line == 19);
    REQUIRE(rule.passes.size() == 1);
    REQUIRE(rule.passes[0].values[1] == std::pair{std::string("b"), std::optional<Exact>()});
    REQUIRE(rule.passes[0].values[2].first == "PREV(a)");
    REQUIRE(rule.fails.size() == 2);
    REQUIRE(rule.fails[1].line == 32);
}

TEST_CASE("What a rule names says over what it is worked out", "[form]")
{
    auto const form =
        with_rules("  - {id: R1, level: error, rule: a <= b}\n"
                   "  - {id: R2, level: error, rule: X + Y = Z}\n"
                   "  - {id: R3, level: error, rule: X.a = Y.b}\n"
                   "  - {id: R4, level: error, rule: a <= X.a}\n"
                   "  - {id: R5, level: error, rule: \"Z <= 5\", when: X.a > 0}\n"
                   "  - {id: R6, level: error, rule: khac!a <= a}\n"
                   "  - {id: R7, level: error, for: columns, rule: khac!X = khac!Y}\n");
    REQUIRE(where_and_what(form.findings).empty());
    std::vector<Over> over;
    for (auto const& rule : form.value->rules) {
        over.push_back(rule.over);
    }
    REQUIRE(over == std::vector<Over>{Over::rows,
                                      Over::columns,
                                      Over::once,
                                      Over::rows,
                                      Over::columns,
                                      Over::rows,
                                      Over::columns});
}

TEST_CASE("A rule whose names do not fit together is told what to write",
          "[form][C221][C222][C223][C224][C225]")
{
    auto const form = with_rules("  - {id: R1, level: error, rule: a <= X}\n"
                                 "  - {id: R2, level: error, for: rows, rule: a <= X}\n"
                                 "  - {id: R3, level: error, for: columns, rule: X <= a}\n"
                                 "  - {id: R4, level: error, for: once, rule: X <= a}\n"
                                 "  - {id: R5, level: error, rule: 1 <= 2}\n"
                                 "  - {id: R6, level: error, rule: khac!a <= khac!b}\n");
    REQUIRE(where_and_what(form.findings) == Texts{"19:34 C221",
                                                   "20:50 C222",
                                                   "21:53 C223",
                                                   "22:45 C222",
                                                   "22:50 C223",
                                                   "23:34 C224",
                                                   "24:34 C225"});
    REQUIRE(
        test::sentences(form.findings)[0] ==
        "The rule names a row ('X') and a column ('a'), so it could be for rows or for columns. "
        "Write 'for: rows' and 'X.a', or 'for: columns'.");
}

TEST_CASE("A rule naming nothing is told with the nearest name", "[form][C208][C226][C227]")
{
    auto const form =
        with_rules("  - {id: R1, level: error, rule: aa <= b}\n"
                   "  - {id: R2, level: error, rule: W.a <= X.aa}\n"
                   "  - {id: R3, level: error, rule: ghi <= a}\n"
                   "  - {id: R4, level: error, rule: muc <= X}\n"
                   "  - {id: R5, level: error, rule: muc.a <= X.ghi}\n"
                   "  - {id: R6, level: error, rule: SUM(c..a) <= b}\n"
                   "  - {id: R7, level: error, rule: SUM(a..X) <= b}\n"
                   "  - {id: R8, level: error, rule: SUM(a..d) <= b, when: aa > 0}\n");
    REQUIRE(where_and_what(form.findings) == Texts{"19:34 C208",
                                                   "20:34 C208",
                                                   "20:41 C208",
                                                   "21:34 C227",
                                                   "22:34 C227",
                                                   "23:34 C227",
                                                   "23:43 C227",
                                                   "24:38 C226",
                                                   "25:38 C226",
                                                   "26:38 C208",
                                                   "26:56 C208"});
    REQUIRE(form.findings[0].args.back() == Arg{"hint", " → 'a'"});
}

TEST_CASE("What stands beside a rule is looked at too",
          "[form][C202][C217][C227][C228][C229][C230][C231][C232][C242]")
{
    REQUIRE(faults("  - {id: R1, level: error, rule: a <= b, only: [x, muc]}\n"
                   "  - {id: R2, level: error, rule: X <= Y, only: [aa, ghi]}\n"
                   "  - {id: R3, level: error, rule: X.a <= Y.a, only: [X]}\n"
                   "  - {id: R4, level: error, rule: a <= b, since: 11/2025, until: \"2025-13\"}\n"
                   "  - {id: R5, level: error, rule: a <= b, since: \"2026-01\", until: \"2025\"}\n"
                   "  - {id: R6, level: error, rule: a <= b, tolerance: ít}\n"
                   "  - {id: R7, level: error, rule: a <= b, passes: {c: 1}, fails: {a: một}}\n"
                   "  - {id: R7, level: error, rule: a <= b, passes: tốt}\n") ==
            Texts{"19:49 C229",
                  "19:52 C227",
                  "20:49 C228",
                  "20:53 C227",
                  "21:52 C217",
                  "22:49 C230",
                  "22:65 C230",
                  "23:67 C232",
                  "24:53 C231",
                  "25:51 C242",
                  "25:69 C231",
                  "26:5 C202",
                  "26:50 C105"});
}

TEST_CASE("Weights and formulas name figures of their own form and period", "[form][C208][C247]")
{
    auto const form = load_text(
        fixed_schema("  - {id: ten, label: Tên, type: key}\n"
                     "  - {id: a, label: A, type: count}\n"
                     "  - {id: m1, label: M1, type: number, total: mean, weight: PREV(a)}\n"
                     "  - {id: m2, label: M2, type: number, total: mean, weight: khac!a}\n"
                     "  - {id: m3, label: M3, type: number, total: mean, weight: a + aa}\n"
                     "  - {id: m4, label: M4, type: number, total: mean, weight: X * a}\n"
                     "  - {id: m5, label: M5, type: percent, total: ratio, of: [aa, a]}\n",
                     "    - {id: X, label: Dòng X}\n"));
    REQUIRE(where_and_what(form.findings) ==
            Texts{"7:65 C247", "8:60 C247", "9:64 C208", "11:59 C208"});
}
