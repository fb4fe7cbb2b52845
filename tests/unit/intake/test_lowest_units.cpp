// Which of the units that a heading names is meant.

#include "intake/lowest_units.hpp"
#include "org/register.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace gopbieu;

namespace {

using Units = UnitNames::Units;

OrgTree tree_of(std::string const& rows)
{
    return *parse_register("Mã,Tên,Cấp,Mã cấp trên\n" + rows, "don-vi.csv").value;
}

std::string lowest_of(std::vector<std::vector<std::string>> const& named)
{
    static auto const tree = tree_of("T,Tỉnh ủy,Tỉnh,\n"
                                     "X1,Đảng ủy xã Một,Xã,T\n"
                                     "X2,Đảng ủy xã Hai,Xã,T\n"
                                     "A1,Chi bộ bản Mới,Chi bộ,X1\n"
                                     "A2,Chi bộ bản Mới,Chi bộ,X2\n"
                                     "B2,Chi bộ bản Cũ,Chi bộ,X2\n");
    std::vector<Units> lists;
    for (auto const& codes : named) {
        auto& list = lists.emplace_back();
        for (auto const& one : codes) {
            list.push_back(*tree.find(one));
        }
    }
    std::vector<Units const*> pointers;
    for (auto const& list : lists) {
        pointers.push_back(&list);
    }
    std::string text;
    for (auto const unit : lowest(pointers, TreeOrder(tree))) {
        text += (text.empty() ? "" : " ") + tree.unit(unit).code;
    }
    return text;
}

// The same by its definition, each unit held against each.
Units by_definition(std::vector<Units const*> const& named, OrgTree const& tree)
{
    Units all;
    for (auto const* const units : named) {
        add_new(all, *units);
    }
    auto const over_others = [&](std::size_t unit) {
        return std::ranges::any_of(all,
                                   [&](std::size_t other) { return tree.is_above(unit, other); });
    };
    Units leaves;
    std::ranges::copy_if(
        all, std::back_inserter(leaves), [&](std::size_t unit) { return !over_others(unit); });
    Units supported;
    std::ranges::copy_if(leaves, std::back_inserter(supported), [&](std::size_t unit) {
        return std::ranges::any_of(all,
                                   [&](std::size_t other) { return tree.is_above(other, unit); });
    });
    return supported.empty() ? leaves : supported;
}

} // namespace

TEST_CASE("Of a chain of named units the lowest is meant", "[intake][unit]")
{
    CHECK(lowest_of({}).empty());
    CHECK(lowest_of({{"T"}}) == "T");
    CHECK(lowest_of({{"T"}, {"X1"}}) == "X1");
    CHECK(lowest_of({{"T"}, {"X1"}, {"A1"}}) == "A1");
    CHECK(lowest_of({{"A1"}, {"T"}}) == "A1");
}

TEST_CASE("Of units of one name the one below another named unit is meant", "[intake][unit]")
{
    CHECK(lowest_of({{"A1", "A2"}}) == "A1 A2");
    CHECK(lowest_of({{"X2"}, {"A1", "A2"}}) == "A2");
    CHECK(lowest_of({{"A1", "A2"}, {"X2"}}) == "A2");
    CHECK(lowest_of({{"T"}, {"A1", "A2"}}) == "A1 A2");
    CHECK(lowest_of({{"X2"}, {"B2"}, {"A1", "A2"}}) == "B2 A2");
    CHECK(lowest_of({{"A2", "A1"}, {"A1", "A2"}, {"A1"}}) == "A2 A1");
}

TEST_CASE("However many units are named, those are meant that the definition says",
          "[intake][unit]")
{
    std::string rows = "U0,Đảng bộ 0,Cấp,\n";
    std::mt19937 random(7);
    constexpr std::size_t count = 120;
    for (std::size_t unit = 1; unit < count; ++unit) {
        rows += "U" + std::to_string(unit) + ",Đảng bộ " + std::to_string(unit) + ",Cấp,U" +
                std::to_string(random() % unit) + "\n";
    }
    auto const tree = tree_of(rows);
    TreeOrder const order(tree);
    for (std::size_t round = 0; round < 500; ++round) {
        std::vector<Units> lists(1 + random() % 4);
        std::vector<Units const*> named;
        for (auto& list : lists) {
            Units some;
            for (auto left = 1 + random() % 12; left != 0; --left) {
                some.push_back(random() % count);
            }
            add_new(list, some);
            named.push_back(&list);
        }
        REQUIRE(lowest(named, order) == by_definition(named, tree));
    }
}
