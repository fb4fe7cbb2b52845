#include "org/campaign.hpp"
#include "org/register.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

std::vector<std::string> faults(std::string const& text)
{
    std::vector<std::string> found;
    for (auto const& one : parse_register(text, "don-vi.csv").findings) {
        found.push_back(std::to_string(one.place.line) + " " + std::string(code(one.say)));
    }
    return found;
}

} // namespace

TEST_CASE("A register is a tree, whatever the order of its columns and rows", "[org]")
{
    auto const loaded = parse_register("\xef\xbb\xbfTên;Mã cấp trên;Mã;Cấp;Tên khác\r\n"
                                       "\"Chi bộ bản \"\"A\"\"\";01;001;Chi bộ;Bản A|A\r\n"
                                       "\r\n"
                                       "Đảng bộ xã;;01;Đảng bộ cơ sở;\r\n",
                                       "don-vi.csv");
    REQUIRE(loaded);
    auto const& tree = *loaded.value;
    REQUIRE(tree.units().size() == 2);
    REQUIRE(tree.unit(0).code == "001");
    REQUIRE(tree.unit(0).name == "Chi bộ bản \"A\"");
    REQUIRE(tree.unit(0).level == "chi-bo");
    REQUIRE(tree.unit(0).aliases == std::vector<std::string>{"Bản A", "A"});
    REQUIRE(tree.unit(0).parent == 1);
    REQUIRE(tree.is_above(1, 0));
    REQUIRE(tree.below(1) == std::vector<std::size_t>{1, 0});
}

TEST_CASE("All faults of a register are told together, each with its row", "[org][C503][C505]")
{
    REQUIRE(faults("Mã,Tên,Cấp\n1,A,x\n") == std::vector<std::string>{"1 C501"});
    REQUIRE(faults("Mã,Tên,Cấp,Mã cấp trên\n"
                   "1,A,x,\n"
                   "1,B,x,\n"
                   "2,,x,\n"
                   "3,C,x,9\n"
                   "4,D,x,5\n"
                   "5,E,x,4\n"
                   "6,F,x,1\n"
                   "7,f,x,1\n") == std::vector<std::string>{"3 C503",
                                                            "4 C502",
                                                            "5 C504",
                                                            "6 C505",
                                                            "9 C506"});
    REQUIRE(faults("Mã,Tên,Cấp,Mã cấp trên\n1,\"A,x,\n") == std::vector<std::string>{"2 C507"});
    REQUIRE(faults("Mã,Tên,Cấp,Mã cấp trên\n") == std::vector<std::string>{"1 C508"});
}

TEST_CASE("A moment is a day of the calendar, with or without a time", "[org][C405]")
{
    REQUIRE(parse_moment("2023-12-31"));
    REQUIRE(parse_moment("2023-12-10T17:00:00+07:00")->hour == 17);
    REQUIRE_FALSE(parse_moment("2023-02-29"));
    REQUIRE_FALSE(parse_moment("31/12/2023"));
    REQUIRE_FALSE(parse_moment("2023-12-10T25:00:00"));
    REQUIRE_FALSE(parse_moment(""));
}
