#include "base/catalogue/checks.hpp"
#include "base/catalogue/intake.hpp"
#include "base/catalogue/numbers.hpp"
#include "publish/back/point.hpp"
#include "publish/back/same_fault.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

Finding broken(std::string const& row, std::string const& cells, std::string const& cell)
{
    return finding(say::rule_broken,
                   {"nop/a.xlsx", "Biểu 1", cell},
                   {{"rule", "SH-01"},
                    {"row", row},
                    {"left", "a"},
                    {"sign", "<="},
                    {"right", "b"},
                    {"left_value", "11"},
                    {"right_value", "1"},
                    {"difference", "10"},
                    {"cells", cells},
                    {"why", ""}});
}

Finding with(Finding finding, std::string const& name, std::string const& value)
{
    finding.args.push_back({name, value});
    return finding;
}

PointList list_of(std::vector<Finding> now)
{
    PointsOf said;
    said.now = std::move(now);
    return points_of(said, Language::vietnamese);
}

PointList compared(std::vector<Finding> now, std::vector<Finding> before)
{
    PointsOf said;
    said.now = std::move(now);
    said.before = std::move(before);
    said.compared = true;
    return points_of(said, Language::vietnamese);
}

} // namespace

TEST_CASE("A broken rule is a point at its cell, with the others that it speaks of", "[returns]")
{
    auto const list = list_of({broken("Thôn, bản", "D10, E10, C10", "C10")});
    REQUIRE(list.points.size() == 1);
    auto const& point = list.points.front();
    REQUIRE(point.kind == PointKind::error);
    REQUIRE(point.code == "A101");
    REQUIRE(point.cell == parse_a1("C10"));
    REQUIRE(point.concerned == std::vector<CellRef>{*parse_a1("D10"), *parse_a1("E10")});
    REQUIRE(point.row == "Thôn, bản");
    REQUIRE(point.found == "vế trái 11, vế phải 1");
    REQUIRE(point.expected == "vế trái <= vế phải");
}

TEST_CASE("What is said of a sheet and names its cells leads to the first of them", "[returns]")
{
    auto const list = list_of(
        {finding(say::blank_counts, {"a", "Biểu 1"}, {{"count", "2"}, {"cells", "J10, J12"}})});
    REQUIRE(list.points[0].cell == parse_a1("J10"));
    REQUIRE(list.points[0].concerned == std::vector<CellRef>{*parse_a1("J12")});
}

TEST_CASE("Errors come first, then questions, explanations and notes", "[returns]")
{
    auto explained = broken("x", "B1", "B1");
    explained.severity = Severity::explain;
    auto const question = finding(say::ask_negative, {"a", "T", "C1"}, {{"found", "-1"}});
    auto const note = finding(say::number_text_as_number, {"a", "T", "A1"}, {{"found", "'1"}});
    auto const list = list_of({note, explained, question, broken("y", "B2", "B2")});
    std::vector<PointKind> kinds;
    for (auto const& point : list.points) {
        kinds.push_back(point.kind);
    }
    REQUIRE(kinds ==
            std::vector<PointKind>{
                PointKind::error, PointKind::question, PointKind::explain, PointKind::note});
}

TEST_CASE("What a slip may have been stands with the fault that it would mend", "[returns][A126]")
{
    auto const repair = [](std::string const& cell, std::string const& changes) {
        return finding(say::repair_figure,
                       {"nop/a.xlsx", "Biểu 1", cell},
                       {{"rank", "1"}, {"row", "r"}, {"column", "c"}, {"changes", changes}});
    };
    auto const list = list_of({broken("r", "D10, C10", "C10"),
                               repair("D10", "D10: 11 → 1"),
                               repair("C10", "C10: 1 → 11"),
                               repair("Z99", "Z99: 1 → 2")});
    REQUIRE(list.points.size() == 2);
    REQUIRE(list.points[0].repair == "D10: 11 → 1 hoặc C10: 1 → 11");
    REQUIRE(list.points[1].kind == PointKind::note); // mends nothing that is told here
}

TEST_CASE("A file that comes back: what is cured, what remains, what is new", "[returns]")
{
    auto const list = compared({broken("r1", "C12", "C12"), broken("r3", "C30", "C30")},
                               {broken("r1", "C10", "C10"), broken("r2", "C11", "C11")});
    // Rows were put in above r1: its cell is another, its row is the same.
    REQUIRE(list.points[0].news == PointNews::again);
    REQUIRE(list.points[1].news == PointNews::fresh);
    REQUIRE(list.cured == std::vector<std::string>{"A101 SH-01 (C11)"});
    REQUIRE(list.count(PointNews::again) == 1);
    REQUIRE(list.count(PointNews::fresh) == 1);
}

TEST_CASE("Of findings that were drawn together each cell counts as told", "[returns]")
{
    auto const both =
        with(with(broken("r1", "C10", "C10"), "also", "1"), "also_cells", "(C11, D11)");
    auto const second = broken("r2", "C11, D11", "C11");
    REQUIRE(any_same_fault(second, {both}));
    REQUIRE(any_same_fault(both, {second}));
    REQUIRE_FALSE(any_same_fault(broken("r3", "C12", "C12"), {both}));
    auto const list = compared({second}, {both});
    REQUIRE(list.points[0].news == PointNews::again);
}

TEST_CASE("Another rule or another code is another fault", "[returns]")
{
    auto other = broken("r1", "C10", "C10");
    other.args.front().value = "SH-02";
    REQUIRE_FALSE(any_same_fault(broken("r1", "C10", "C10"), {other}));
    auto const blank =
        finding(say::number_required, {"a", "Biểu 1", "C10"}, {{"row", "r1"}, {"column", "x"}});
    REQUIRE_FALSE(any_same_fault(broken("r1", "C10", "C10"), {blank}));
}

TEST_CASE("Cells are read out of the words of a finding", "[returns]")
{
    auto const one =
        with(broken("r", "D10, (E10), F1:G2", "C10"), "also_cells", "(A1), XFD1048577");
    std::vector<std::string> cells;
    for (auto const cell : cells_of(one)) {
        cells.push_back(to_a1(cell));
    }
    REQUIRE(cells == std::vector<std::string>{"A1", "F1", "G1", "F2", "G2", "C10", "D10", "E10"});
}
