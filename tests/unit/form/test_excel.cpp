#include "form/excel.hpp"
#include "form/excel_cells.hpp"
#include "support/pair_form.hpp"
#include "support/small_form.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

// Rows of the schema from row 10 on, columns from A on; an open row is row 7, written relatively.
std::optional<ExcelCell> cell_of(Target const& target)
{
    if (target.whose != Reference::Whose::own || target.form->id == "khac" || !target.column) {
        return {};
    }
    ExcelCell found;
    found.cell.row = 6;
    found.fixed_column = !target.row;
    if (target.row) {
        found.cell.row = 9 + static_cast<std::uint32_t>(*target.row);
    }
    found.cell.column = static_cast<std::uint32_t>(*target.column);
    return found;
}

std::string shown(Result<std::string> const& formula)
{
    return formula ? *formula : std::string(code(formula.problem().say));
}

std::string broken(Rule const& rule, FormDefinition const& form, Spot const& spot = {})
{
    return shown(excel_broken(resolve(rule, {form}), spot, form, cell_of));
}

// In the small form: C is a count, D a count, E a number.
std::string broken(std::string const& text,
                   std::string const& when = "",
                   BlankPolicy policy = BlankPolicy::by_type,
                   char const* tolerance = "0")
{
    auto rule = rule_of(text, when);
    rule.blank = policy;
    rule.tolerance = *Exact::parse(tolerance);
    return broken(rule, small_form());
}

std::string value(std::string const& text)
{
    auto const form = small_form();
    return shown(excel_value(*parse_expression(text).value, {}, {form}, cell_of));
}

} // namespace

TEST_CASE("A rule becomes a formula that is true where it is broken", "[form]")
{
    CHECK(broken("phan <= tat_ca") == "$D7>$C7");
    CHECK(broken("phan + 2 * tat_ca = 10") == "$D7+2*$C7<>10");
    CHECK(broken("phan <> tat_ca") == "$D7=$C7");
    CHECK(broken("(phan + 1) * -tat_ca < 3") == "($D7+1)*-$C7>=3");
    CHECK(broken("phan - (tat_ca - 1) >= 0") == "$D7-($C7-1)<0");
    CHECK(broken("phan in 1..tat_ca") == "OR($D7<1,$D7>$C7)");
    CHECK(broken("phan both tat_ca") == "($D7<>0)<>($C7<>0)");
    CHECK(broken("phan not both tat_ca") == "AND($D7<>0,$C7<>0)");
}

TEST_CASE("Rows of a printed form are addressed one by one, ranges where they stand together",
          "[form]")
{
    auto const form = pair_form();
    CHECK(broken(rule_of("D = A + B - C"), form, {{}, 1}) == "B17<>B10+B11-B16");
    CHECK(broken(rule_of("B = SUM(B1..B2)"), form, {{}, 2}) == "C11<>SUM(C12:C13)");
    CHECK(broken(rule_of("SUM(A..D) > 0"), form, {{}, 1}) == "SUM(B10:B11,B16:B17)<=0");
    CHECK(broken(rule_of("D.ky_nay = SUM(ky_nay..cung_ky)"), form, {0, {}}) == "B17<>SUM(B10:C10)");
    // The mean age is no count: blank, it makes the rule silent.
    CHECK(broken(rule_of("tuoi_bq >= 18"), form, {{}, 1}) == "AND(NOT(B21=\"\"),B21<18)");
}

TEST_CASE("A cell printed closed holds an X and counts as blank", "[form]")
{
    auto const form = pair_form();
    CHECK(broken(rule_of("nu + tre <= D"), form, {{}, 2}) == "C19+0>C17");
    CHECK(broken(rule_of("SUM(nu..tre) <= D"), form, {{}, 2}) == "SUM(C19)>C17");
    CHECK(broken(rule_of("ISBLANK(tre) = 1"), form, {{}, 2}) == "N(TRUE)<>1");
}

TEST_CASE("Blanks in a formula are what they are in the rule", "[form]")
{
    CHECK(broken("binh_quan >= 18") == "AND(NOT($E7=\"\"),$E7<18)");
    CHECK(broken("binh_quan >= 18", "", BlankPolicy::zero) == "$E7<18");
    CHECK(broken("phan = 1", "", BlankPolicy::skip) == "AND(NOT($D7=\"\"),$D7<>1)");
    CHECK(broken("binh_quan >= phan", "", BlankPolicy::error) ==
          "AND(COUNT($E7,$D7)>0,IF(OR($E7=\"\",$D7=\"\"),TRUE,$E7<$D7))");
    CHECK(broken("SUM(tat_ca..binh_quan) >= 18") == "ROUND(SUM($C7:$E7),9)<18");
    CHECK(broken("SUM(binh_quan) >= 18") == "AND(NOT(COUNT($E7)=0),ROUND(SUM($E7),9)<18)");
    CHECK(broken("ISBLANK(phan) = (tat_ca = 0)") == "($D7=\"\")<>($C7=0)");
}

TEST_CASE("Tolerance and decimals are compared without dust", "[form]")
{
    CHECK(broken("phan = tat_ca", "", BlankPolicy::by_type, "1") == "ABS($D7-$C7)>1");
    CHECK(broken("binh_quan <= phan", "", BlankPolicy::zero, "0.5") == "ROUND($E7-$D7,9)>0.5");
    CHECK(broken("phan > tat_ca", "", BlankPolicy::by_type, "2") == "$C7-$D7>2");
    CHECK(broken("100 * phan / tat_ca <= 20") == "ROUND(100*$D7/$C7,9)>20");
}

TEST_CASE("'when' silences a formula as it does the rule", "[form]")
{
    CHECK(broken("phan > 0", "tat_ca > 0") == "AND($C7>0,$D7<=0)");
    CHECK(broken("phan > 0", "tat_ca") == "AND($C7<>0,$D7<=0)");
    CHECK(broken("phan > 0", "binh_quan > 0") == "AND(NOT($E7=\"\"),$E7>0,$D7<=0)");
    CHECK(broken("IF(phan > 0, 1, tat_ca) = 1") == "IF($D7>0,1,$C7)<>1");
    CHECK(broken("(phan > 0) = 1") == "N($D7>0)<>1");
    CHECK(broken("AND(phan > 0, binh_quan > 1) = (tat_ca > 0)") ==
          "AND(NOT(AND(NOT(OR(NOT($D7>0),AND(NOT($E7=\"\"),NOT($E7>1)))),$E7=\"\")),"
          "AND($D7>0,$E7>1)<>($C7>0))");
}

TEST_CASE("A rule that looks beyond the sheet, or is too involved, says so", "[form][C311][C312]")
{
    CHECK(broken("phan = PREV(phan)") == "C311");
    CHECK(broken("phan = khac!phan") == "C311");
    CHECK(broken("phan = CHILDREN(phan)") == "C311");
    CHECK(broken("COUNT(phan + 1) > 0") == "C312");
    CHECK(broken("ROUND(phan, tat_ca) > 0") == "C312");
    CHECK(broken("MIN(binh_quan + 1, 3) > 0") == "C312");
    auto const problem =
        excel_broken(
            resolve(rule_of("phan = PREV(phan)"), {small_form()}), {}, small_form(), cell_of)
            .problem();
    CHECK(problem.args == Args{{"rule", "R"}});
}

TEST_CASE("A figure that is worked out shows nothing where it has no value", "[form]")
{
    CHECK(value("100 * phan / tat_ca") == "IFERROR(100*$D7/$C7,\"\")");
    CHECK(value("binh_quan * 2") == "IF($E7=\"\",\"\",$E7*2)");
    CHECK(value("SUM(tat_ca..phan)") == "SUM($C7:$D7)");
    CHECK(value("phan > 0") == "N($D7>0)");
    CHECK(value("ROUND(phan / 2, 1)") == "IFERROR(ROUND($D7/2,1),\"\")");
}

TEST_CASE("Cells side by side become ranges, across or down", "[form]")
{
    ExcelCells cells;
    for (auto const* a1 : {"B2", "C2", "D2", "D3", "F5", "F6", "H1"}) {
        ExcelCell cell;
        cell.cell = *parse_a1(a1);
        cells.add(cell);
    }
    ExcelCell other;
    other.sheet = "Biểu '1'";
    other.cell = *parse_a1("H2");
    cells.add(other);
    other.cell = *parse_a1("H3");
    other.fixed_row = true;
    cells.add(other);
    CHECK(cells.ranges() ==
          std::vector<std::string>{
              "B2:D2", "D3", "F5:F6", "H1", "'Biểu ''1'''!H2", "'Biểu ''1'''!H$3"});
}
