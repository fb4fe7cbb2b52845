#include "intake/figure_proof.hpp"
#include "support/small_form.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

Exact number(std::string_view text)
{
    return *Exact::parse(text);
}

} // namespace

TEST_CASE("The same figures in another order have the same sums", "[intake][proof]")
{
    auto const form = small_form();
    FigureProof one(form);
    one.add("a", 2, number("12"));
    one.add("b", 3, number("0.5"));
    FigureProof other(form);
    other.add("b", 3, number("0.50"));
    other.add("a", 2, number("12"));
    CHECK(one.content() == other.content());
    CHECK(one.figures() == other.figures());
    CHECK(other.changed_since(one.figures()).empty());
}

TEST_CASE("Blank and nought are the same, since a printed form may show either", "[intake][proof]")
{
    auto const form = small_form();
    FigureProof one(form);
    one.add("a", 2, number("12"));
    FigureProof other(form);
    other.add("a", 2, number("12"));
    other.add("a", 3, number("0"));
    CHECK(one.content() == other.content());
}

TEST_CASE("A changed figure is told by its row and column", "[intake][proof]")
{
    auto const form = small_form();
    FigureProof before(form);
    before.add("a", 2, number("12"));
    before.add("a", 3, number("7"));
    before.add("b", 2, number("1"));
    FigureProof now(form);
    now.add("a", 2, number("21"));
    now.add("a", 3, number("7"));
    now.add("b", 2, number("1"));
    CHECK(before.content() != now.content());
    auto const changes = now.changed_since(before.figures());
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].row == "a");
    CHECK(changes[0].columns == std::vector<std::size_t>{2});
}

TEST_CASE("A row that came or went is told as a whole", "[intake][proof]")
{
    auto const form = small_form();
    FigureProof before(form);
    before.add("a", 2, number("12"));
    FigureProof now(form);
    now.add("b", 2, number("12"));
    auto const changes = now.changed_since(before.figures());
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].row == "b");
    CHECK(changes[0].columns.empty());
    CHECK(changes[1].row.empty());
}

TEST_CASE("What a workbook cannot hold exactly has the sum of what it does hold", "[intake][proof]")
{
    auto const form = small_form();
    FigureProof exact(form);
    auto const third = number("1").over(number("3"));
    REQUIRE(third);
    exact.add("a", 3, *third);
    FigureProof read(form);
    read.add("a", 3, *Exact::from_double(third->to_double()));
    CHECK(exact.content() == read.content());
}
