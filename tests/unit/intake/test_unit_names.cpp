// Which unit a written name means, when it is not written as the register has it.

#include "intake/unit_names.hpp"
#include "org/register.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

std::vector<std::string> near(std::string_view written)
{
    static auto const tree = *parse_register("Mã,Tên,Cấp,Mã cấp trên\n"
                                             "X,Đảng ủy xã Mường So,Đảng bộ cơ sở,\n"
                                             "A,Chi bộ bản Khoang Thèn,Chi bộ,X\n"
                                             "B,Chi bộ bản Hua Bum,Chi bộ,X\n",
                                             "don-vi.csv")
                                  .value;
    static UnitNames const names(tree);
    std::vector<std::string> codes;
    for (auto const unit : names.near(written)) {
        codes.push_back(tree.unit(unit).code);
    }
    return codes;
}

} // namespace

TEST_CASE("A misspelt name means the unit that comes near it", "[intake][unit][R204]")
{
    CHECK(near("CHI BỘ BẢN KHOANGG THÈN") == std::vector<std::string>{"A"});
    CHECK(near("Chi bộ bản Khoagn Thèn") == std::vector<std::string>{"A"});
    CHECK(near("Chi bộ bản Hua Bumm") == std::vector<std::string>{"B"});
}

TEST_CASE("Another name made of real words is no misspelling", "[intake][unit][R201]")
{
    CHECK(near("CHI BỘ BẢN KHÔNG TÊN").empty());
    CHECK(near("Chi bộ bản Hua Tum").empty());
    CHECK(near("chi bo ban khong ten").empty());
}
