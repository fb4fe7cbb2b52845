#include "form/load.hpp"
#include "support/schema_text.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

std::string schema(std::string const& rest)
{
    return test::fixed_schema("  - {id: ten, label: Tên, type: key}\n"
                              "  - {id: nay, label: Kỳ này, type: count}\n",
                              "    - {id: A, label: Đến}\n    - {id: B, label: Đi}\n",
                              rest);
}

} // namespace

TEST_CASE("A form says which rows are two ends of the same transfers", "[form]")
{
    auto const loaded = test::load_text(schema(
        "transfers: [{in: A, out: B, under: Tỉnh}, {in: B, out: A, under: [huyen, tinh]}]\n"));
    REQUIRE(loaded);
    auto const& pairs = loaded.value->transfers;
    REQUIRE(pairs.size() == 2);
    REQUIRE(pairs[0].in == "A");
    REQUIRE(pairs[0].out == "B");
    REQUIRE(pairs[0].under == std::vector<std::string>{"tinh"});
    REQUIRE(pairs[1].under == std::vector<std::string>{"huyen", "tinh"});
}

TEST_CASE("Transfers name rows of the form and the levels at which they balance", "[form]")
{
    auto const codes = [](std::string const& rest) {
        std::vector<std::string> found;
        for (auto const& one : test::load_text(schema(rest)).findings) {
            found.emplace_back(code(one.say));
        }
        return found;
    };
    REQUIRE(codes("transfers: [{in: A, out: C, under: tinh}]\n").size() == 1);
    REQUIRE(codes("transfers: [{in: A, out: B}]\n") == std::vector<std::string>{"C104"});
    REQUIRE(codes("transfers: [{in: A, under: tinh}]\n") == std::vector<std::string>{"C104"});
    REQUIRE(codes("transfers: tinh\n") == std::vector<std::string>{"C105"});
}
