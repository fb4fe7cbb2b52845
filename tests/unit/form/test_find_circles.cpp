#include "support/schema_text.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using test::fixed_schema;
using test::load_text;
using test::sentences;

namespace {

using Texts = std::vector<std::string>;

Texts circles(std::string const& columns, std::string const& rows)
{
    Texts found;
    for (auto const& one :
         load_text(fixed_schema("  - {id: ten, label: Tên, type: key}\n" + columns, rows))
             .findings) {
        REQUIRE(code(one.say) == "C220");
        found.push_back(std::to_string(one.place.line) + " " + one.args.at(0).value);
    }
    return found;
}

std::string formula(std::string const& id, std::string const& text)
{
    return "  - {id: " + id + ", label: Cột " + id +
           ", type: number, total: formula, formula: " + text + "}\n";
}

std::string row_formula(std::string const& id, std::string const& text)
{
    return "  " + formula(id, text);
}

std::string const a_row = "    - {id: X, label: Dòng X}\n";
std::string const plain = "  - {id: so, label: Số, type: count}\n";

} // namespace

TEST_CASE("A formula that needs itself is told with the way round", "[form][C220]")
{
    REQUIRE(circles(formula("a", "a + 1"), a_row) == Texts{"6 a → a"});
    REQUIRE(circles(formula("a", "b") + formula("b", "c + so") + formula("c", "2 * a") + plain,
                    a_row) == Texts{"6 a → b → c → a"});
    REQUIRE(circles(formula("a", "SUM(b..c)") + formula("b", "so") + formula("c", "a") + plain,
                    a_row) == Texts{"6 a → c → a"});
    REQUIRE(circles("  - {id: p, label: P, type: percent, total: ratio, of: [so, q]}\n" +
                        formula("q", "p") + plain,
                    a_row) == Texts{"6 p → q → p"});
}

TEST_CASE("Rows can go round as well, and a row and a column in one cell", "[form][C220]")
{
    REQUIRE(circles(plain,
                    row_formula("X", "Y") + row_formula("Y", "X + Z") +
                        "    - {id: Z, label: Dòng Z}\n") == Texts{"11 X → Y → X"});
    // The total row adds all rows up, itself too: the range runs too far.
    REQUIRE(circles(plain, a_row + row_formula("cong", "SUM(X..cong)")) == Texts{"12 cong → cong"});
    REQUIRE(circles(plain + formula("a", "X.so + so"), row_formula("X", "X.a")) ==
            Texts{"7 a → X → a"});
}

TEST_CASE("What only looks like a circle is none", "[form]")
{
    // A share of the total row: the column needs itself in another row only where it is a figure.
    REQUIRE(circles(plain + formula("ty_le", "100 * so / X.so"), a_row).empty());
    // A mean is weighted by another mean and the other way round: both were filled in.
    REQUIRE(circles("  - {id: m, label: M, type: number, total: mean, weight: n}\n"
                    "  - {id: n, label: N, type: number, total: mean, weight: m}\n",
                    a_row)
                .empty());
    // A column that is a formula stays one in a row that is a formula.
    REQUIRE(circles(plain + formula("a", "so * 2"), a_row + row_formula("cong", "X")).empty());
}

TEST_CASE("Two circles are two faults, and a chain of formulas is none", "[form][C220]")
{
    REQUIRE(circles(formula("a", "b") + formula("b", "a") + formula("c", "d") + formula("d", "c"),
                    a_row) == Texts{"6 a → b → a", "8 c → d → c"});
    std::string chain = plain;
    for (int i = 1; i < 400; ++i) {
        chain += formula("f" + std::to_string(i), i == 1 ? "so" : "f" + std::to_string(i - 1));
    }
    REQUIRE(circles(chain, a_row).empty());
}
