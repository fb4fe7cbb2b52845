#include "form/expression.hpp"
#include "form/in_words.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace gopbieu;

namespace {

// Every name is as large as it is long, except some that have no value.
Evaluated value_of(Reference const& reference)
{
    static std::map<std::string, Evaluated> const special{
        {"trống", {Evaluated::State::blank}},
        {"không_rõ", {Evaluated::State::unknown}},
        {"số_không", {Evaluated::State::value, Exact(0)}},
        {"coi_là_0", {Evaluated::State::value, Exact(0), true}}};
    auto const found = special.find(reference.name);
    return found != special.end()
               ? found->second
               : Evaluated{Evaluated::State::value,
                           Exact(static_cast<std::int64_t>(reference.name.size()))};
}

// a..ccc: "a", "bb", a blank, one taken for zero, "ccc".
std::vector<Reference> names_of(Expression const& range)
{
    std::vector<Reference> names;
    for (auto const* name : {"a", "bb", "trống", "coi_là_0", "ccc"}) {
        names.emplace_back();
        names.back().name = name;
    }
    if (range.last == "trống") {
        names = {names[2]};
    }
    return names;
}

std::string said(SyntaxFault const& fault)
{
    return "@" + std::to_string(fault.at) + " " + std::string(code(fault.problem.say));
}

std::string value(std::string const& text)
{
    auto const parsed = parse_expression(text);
    if (!parsed) {
        return said(parsed.fault);
    }
    auto const result = evaluate(*parsed.value, Names{value_of, names_of});
    switch (result.state) {
    case Evaluated::State::value:
        return result.value.text();
    case Evaluated::State::blank:
        return "blank";
    case Evaluated::State::unknown:
        return "unknown";
    case Evaluated::State::impossible:
        break;
    }
    return "impossible";
}

std::string verdict(std::string const& text, char const* tolerance = "0")
{
    auto const parsed = parse_claim(text);
    if (!parsed) {
        return said(parsed.fault);
    }
    auto const result = judge(*parsed.value, *Exact::parse(tolerance), Names{value_of, names_of});
    switch (result.state) {
    case Verdict::State::holds:
        return "holds";
    case Verdict::State::broken:
        return "broken " + result.left.text() + " " + result.right.text();
    case Verdict::State::silent:
        return "silent";
    case Verdict::State::blank:
        return "blank";
    case Verdict::State::impossible:
        break;
    }
    return "impossible";
}

std::string again(std::string const& text)
{
    auto const parsed = parse_expression(text);
    return parsed ? in_words(*parsed.value, to_text) : said(parsed.fault);
}

std::string claim_again(std::string const& text)
{
    auto const parsed = parse_claim(text);
    return parsed ? in_words(*parsed.value, to_text) : said(parsed.fault);
}

} // namespace

TEST_CASE("Operators bind as in arithmetic, from left to right", "[form]")
{
    CHECK(value("1 + 2 * 3") == "7");
    CHECK(value("(1 + 2) * 3") == "9");
    CHECK(value("10 - 4 - 3") == "3");
    CHECK(value("12 / 4 / 3") == "1");
    CHECK(value("-2 * 3 + 1") == "-5");
    CHECK(value("- -2") == "2");
    CHECK(value("1.5 + 1.5") == "3");
    CHECK(value("ab * abc") == "6");
    CHECK(value("1 / 0") == "impossible");
    CHECK(value("1 + trống") == "blank");
    CHECK(value("1 < 2") == "1");
    CHECK(value("(1 < 2) + (2 <= 2) + (3 <> 3)") == "2");
    CHECK(value("1 + 1 = 2") == "1");
}

TEST_CASE("A rule that makes no sense is refused at its place", "[form][C301][C302][C303]")
{
    CHECK(value("1 +") == "@3 C302");
    CHECK(value("") == "@0 C302");
    CHECK(value("a + # b") == "@4 C301");
    CHECK(value("a + ệ") == "4"); // a name may be of any letters
    CHECK(value("ệ ≤ 3") == "@4 C301");
    CHECK(value("(1 + 2") == "@6 C302");
    CHECK(value("1 2") == "@2 C301");
    CHECK(value("1.2.3") == "@0 C303");
    CHECK(value("2 + 1.") == "@4 C303");
    CHECK(value("a.") == "@1 C301");
    CHECK(value("a!") == "@2 C302");
    CHECK(value("PREV()") == "@5 C301");
    CHECK(value("PREV(1)") == "@5 C301");
    CHECK(value("PREV(a + b)") == "@7 C301");
    CHECK(value("SUM(a, )") == "@7 C301");
    CHECK(value("SUM(a b)") == "@6 C301");
}

TEST_CASE("A rule is neither too long nor too deep", "[form][C305]")
{
    CHECK(value(std::string(100'000, '(')) == "@101 C305");
    CHECK(value(std::string(100'000, '-') + "1") == "@101 C305");
    CHECK(value(std::string(100, '(') + "1" + std::string(100, ')')) == "1");
    std::string chain = "1";
    for (int count = 0; count < 5'000; ++count) {
        chain += "+1";
    }
    CHECK(value(chain).ends_with("C305"));
    CHECK(value(chain.substr(0, 1'999)) == "1000");
}

TEST_CASE("Comparisons are not strung together", "[form][C309]")
{
    CHECK(value("1 < 2 < 3") == "@6 C309");
    CHECK(value("(1 < 2) = (2 < 3)") == "1");
    CHECK(value("AND(1 < 2, 2 < 3)") == "1");
    CHECK(parse_claim("a = b = c").fault.at == 6);
    CHECK(again("(a < b) = (c < d)") == "(a < b) = (c < d)");
    CHECK(again("(a < b) + c < d") == "(a < b) + c < d");
}

TEST_CASE("Functions go by Excel's names and are as strict about their arguments",
          "[form][C306][C307]")
{
    CHECK(value("sum(1, 2; 3)") == "6");
    CHECK(value("SUM (1)") == "1");
    CHECK(value("IF(1 > 2, 10, 20)") == "20");
    CHECK(value("IF(trống, 1, 2)") == "blank");
    CHECK(value("IF(1, 5, 1 / 0)") == "5"); // only what is chosen is worked out
    CHECK(value("ABS(-1.5)") == "1.5");
    CHECK(value("ABS(1.5)") == "1.5");
    CHECK(value("NOT(0) + NOT(3)") == "1");
    CHECK(value("ROUND(2.345, 2)") == "2.35");
    CHECK(value("ROUND(-2.5, 0)") == "-3");
    CHECK(value("ROUND(1234, -2)") == "1200");
    CHECK(value("ROUND(1, 0.5)") == "impossible");
    CHECK(value("ROUND(1, 31)") == "impossible");
    CHECK(value("MIN(3, 1, 2)") == "1");
    CHECK(value("MAX(3, 1, 2)") == "3");
    CHECK(value("SUMM(1)") == "@0 C306");
    CHECK(value("1 + IF(1, 2)") == "@4 C307");
    CHECK(value("SUM()") == "@4 C301");
    CHECK(value("NOT(1, 2)") == "@0 C307");
    auto const hint = parse_expression("CHILDRN(a)").fault.problem.args;
    CHECK(hint == Args{{"found", "CHILDRN"}, {"hint", " → CHILDREN"}});
    CHECK(value("sum + 1") == "4"); // without a bracket it is a name
}

TEST_CASE("AND and OR need only the part that decides", "[form]")
{
    CHECK(value("AND(1, 1)") == "1");
    CHECK(value("AND(trống, 0)") == "0");
    CHECK(value("AND(1 / 0, 0)") == "0");
    CHECK(value("AND(trống, 1)") == "blank");
    CHECK(value("OR(trống, 1)") == "1");
    CHECK(value("OR(0, không_rõ, trống)") == "unknown");
    CHECK(value("OR(0, không_rõ, 1 / 0)") == "unknown");
    CHECK(value("OR(0, 1 / 0)") == "impossible");
    CHECK(value("OR(0, 0)") == "0");
}

TEST_CASE("SUM, MIN, MAX and COUNT pass over blanks; a zero for a blank is no figure", "[form]")
{
    CHECK(value("SUM(a..ccc)") == "6");
    CHECK(value("MIN(a..ccc)") == "1");
    CHECK(value("MAX(a..ccc)") == "3");
    CHECK(value("COUNT(a..ccc)") == "3");
    CHECK(value("SUM(a..ccc, 10)") == "16");
    CHECK(value("SUM(a..trống)") == "blank");
    CHECK(value("COUNT(a..trống)") == "0");
    CHECK(value("MIN(coi_là_0)") == "0");
    CHECK(value("MIN(coi_là_0, bb, ccc)") == "2");
    CHECK(value("SUM(coi_là_0, trống)") == "0");
    CHECK(value("COUNT(coi_là_0, số_không, trống)") == "1");
    CHECK(value("SUM(1, không_rõ, trống)") == "unknown");
    CHECK(value("COUNT(không_rõ)") == "unknown");
    CHECK(value("SUM(không_rõ, 1 / 0)") == "unknown");
    CHECK(value("SUM(trống, 1 / 0)") == "impossible");
}

TEST_CASE("ISBLANK sees the cell, not the zero that a rule takes it for", "[form][C310]")
{
    CHECK(value("ISBLANK(trống)") == "1");
    CHECK(value("ISBLANK(coi_là_0)") == "1");
    CHECK(value("ISBLANK(số_không)") == "0");
    CHECK(value("ISBLANK(không_rõ)") == "unknown");
    CHECK(value("ISBLANK(PREV(trống))") == "1");
    CHECK(value("ISBLANK(a + b)") == "@10 C310");
    CHECK(value("ISBLANK(a..b)") == "@8 C308");
}

TEST_CASE("A range stands in functions over many figures and nowhere else", "[form][C308]")
{
    CHECK(value("a..b") == "@1 C308");
    CHECK(value("1 + a..b") == "@5 C308");
    CHECK(value("ABS(a..b)") == "@4 C308");
    CHECK(value("PREV(a..b)") == "@0 C308");
    CHECK(value("SUM(PREV(a)..b)") == "@9 C308");
    CHECK(value("SUM(1..b)") == "@4 C308");
    CHECK(value("SUM(a..2)") == "@7 C301");
    CHECK(value("SUM(a.c..b)") == "@4 C308");
    CHECK(value("SUM((a..b))") == "@6 C308");
}

TEST_CASE("A reference names form, row, column and whose figure it is", "[form]")
{
    auto const parsed = parse_expression("PREV(truong-thon-ban!D.ky_nay)");
    REQUIRE(parsed);
    Reference expected;
    expected.whose = Reference::Whose::previous;
    expected.form = "truong-thon-ban";
    expected.name = "D";
    expected.qualifier = "ky_nay";
    CHECK(parsed.value->reference == expected);
    CHECK(parsed.value->at == 5);

    CHECK(again("CHILDREN( a )") == "CHILDREN(a)");
    CHECK(again("prev(a.b)") == "PREV(a.b)");
    CHECK(again("bieu-3!I") == "bieu-3!I");
    CHECK(again("a -b") == "a - b"); // a hyphen belongs to a form's id only
    CHECK(again("a-b!c") == "a-b!c");
    CHECK(again("SUM(f-1!a..b)") == "SUM(f-1!a..b)");
    CHECK(again("PREV(PREV(a))") == "@9 C301");

    auto const range = parse_expression("SUM(r1..r5.tong)");
    REQUIRE(range);
    CHECK(range.value->parts[0].reference.name == "r1");
    CHECK(range.value->parts[0].last == "r5");
    CHECK(range.value->parts[0].reference.qualifier == "tong");
    CHECK(in_words(*range.value, to_text) == "SUM(r1..r5.tong)");
}

TEST_CASE("A rule joins two sides", "[form][C304]")
{
    auto const parsed = parse_claim("a + b <= c");
    REQUIRE(parsed);
    CHECK(parsed.value->comparison == Comparison::less_or_equal);
    auto const label = [](Reference const& name) { return "'Cột " + name.name + "'"; };
    CHECK(in_words(*parsed.value, label) == "'Cột a' + 'Cột b' <= 'Cột c'");
    CHECK(verdict("a + b") == "@5 C304");
    CHECK(verdict("a + b c") == "@6 C301");
    CHECK(verdict("a not c") == "@6 C301");
    CHECK(verdict("a in 1") == "@6 C302");
    CHECK(verdict("a in 1..") == "@8 C302");
    CHECK(verdict("SUM(a..b) <= c d") == "@15 C301");
    CHECK(in_words(*parse_expression("(a + b) * 2 - (c - d)").value, label) ==
          "('Cột a' + 'Cột b') * 2 - ('Cột c' - 'Cột d')");
}

TEST_CASE("A comparison shows both sides", "[form]")
{
    CHECK(verdict("bb <= ccc") == "holds");
    CHECK(verdict("bb > ccc") == "broken 2 3");
    CHECK(verdict("bb <> 2") == "broken 2 2");
    CHECK(verdict("bb = 2") == "holds");
    CHECK(verdict("bb >= 3") == "broken 2 3");
    CHECK(verdict("bb < 2") == "broken 2 2");
    CHECK(verdict("trống = 2") == "blank");
    CHECK(verdict("không_rõ = trống") == "silent");
    CHECK(verdict("bb / 0 = không_rõ") == "silent");
    CHECK(verdict("bb / 0 = trống") == "blank"); // a blank silences, whatever stands beside it
    CHECK(verdict("bb / 0 = 1") == "impossible");
}

TEST_CASE("A tolerance lets the sides be a little apart, both bounds included", "[form]")
{
    CHECK(verdict("94.65 = 94.6", "0.05") == "holds");
    CHECK(verdict("94.66 = 94.6", "0.05") == "broken 94.66 94.6");
    CHECK(verdict("3 <= 2", "1") == "holds");
    CHECK(verdict("2 < 2", "1") == "holds");
    CHECK(verdict("2 <> 2", "1") == "broken 2 2");
    CHECK(verdict("6 in 1..5", "1") == "holds");
    CHECK(verdict("7 in 1..5", "1") == "broken 7 5");
}

TEST_CASE("'in' allows both bounds and shows the one that was crossed", "[form]")
{
    CHECK(verdict("bb in 1..2") == "holds");
    CHECK(verdict("bb in 2..9") == "holds");
    CHECK(verdict("bb in 3..9") == "broken 2 3");
    CHECK(verdict("bb in 0..1") == "broken 2 1");
    CHECK(verdict("bb in a..ccc") == "holds");
    CHECK(verdict("bb in 2 * bb..9") == "broken 2 4");
    CHECK(verdict("bb in 1.5 .. 2.5") == "holds");
    CHECK(verdict("trống in 1..2") == "blank");
    CHECK(verdict("bb in 1..trống") == "blank");
    CHECK(verdict("bb in 0..không_rõ") == "silent");
    CHECK(claim_again("x in a..b.c") == "x in a..b.c");
    CHECK(claim_again("x in 1 .. 2 + 3") == "x in 1..2 + 3");
}

TEST_CASE("'both' and 'not both' ask what is there; a zero and a blank are not", "[form]")
{
    CHECK(verdict("bb both ccc") == "holds");
    CHECK(verdict("trống both số_không") == "holds");
    CHECK(verdict("bb both trống") == "broken 2 0");
    CHECK(verdict("số_không both bb") == "broken 0 2");
    CHECK(verdict("bb not both ccc") == "broken 2 3");
    CHECK(verdict("bb not both trống") == "holds");
    CHECK(verdict("không_rõ both bb") == "silent");
    CHECK(verdict("1 / 0 not both bb") == "impossible");
    CHECK(verdict("1 / 0 both trống") == "impossible");
    CHECK(claim_again("a not  both b") == "a not both b");
    CHECK(claim_again("both both not") == "both both not"); // where a name is due, it is a name
}

TEST_CASE("Names are numbered over a whole rule", "[form]")
{
    auto claim = *parse_claim("a + SUM(b..c) in PREV(d)..e").value;
    CHECK(number_names(claim, 5) == 9);
    std::vector<std::size_t> slots;
    for_each_name(claim, [&](Expression const& name) { slots.push_back(name.slot); });
    CHECK(slots == std::vector<std::size_t>{5, 6, 7, 8});
}
