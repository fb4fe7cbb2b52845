#include "org/register.hpp"
#include "org/tree_order.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

OrgTree tree_of(std::string_view rows)
{
    return *parse_register("Mã,Tên,Cấp,Mã cấp trên,Từ ngày,Đến ngày,Kế thừa\n" + std::string(rows),
                           "don-vi.csv")
                .value;
}

} // namespace

TEST_CASE("The order of a walk tells who is above whom, of ended units too", "[org]")
{
    // Children before their parents, two roots, and a unit that has ended with one below it.
    auto const all = tree_of("A,Chi bộ A,Chi bộ,X1,,,\n"
                             "X1,Xã Một,Xã,T,,,\n"
                             "R,Tỉnh ủy khác,Tỉnh,,,,\n"
                             "T,Tỉnh ủy,Tỉnh,,,,\n"
                             "X2,Xã Hai,Xã,T,,30/06/2025,X1\n"
                             "B,Chi bộ B,Chi bộ,X2,,30/06/2025,A\n"
                             "C,Chi bộ C,Chi bộ,X1,,,\n"
                             "D,Chi bộ D,Chi bộ,R,,,\n");
    for (auto const& tree : {all, all.on(*Day::parse("2025-06-30"))}) {
        TreeOrder const order(tree);
        for (std::size_t one = 0; one < tree.units().size(); ++one) {
            bool any = false;
            for (std::size_t other = 0; other < tree.units().size(); ++other) {
                INFO(tree.unit(one).code << " above " << tree.unit(other).code);
                CHECK(order.is_above(one, other) == tree.is_above(one, other));
                any = any || tree.is_above(one, other);
            }
            CHECK(order.above_any(one) == any);
        }
    }
}
