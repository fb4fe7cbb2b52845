#include "text/match_key.hpp"
#include "text/near_match.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

std::vector<std::string> keys(std::vector<std::string> names)
{
    for (auto& name : names) {
        name = key_plain(name);
    }
    return names;
}

NearMatch near(std::string_view text, std::vector<std::string> names)
{
    return find_near(key_plain(text), keys(std::move(names)));
}

} // namespace

TEST_CASE("A small slip in a long enough word is forgiven when nothing else is near", "[text][B12]")
{
    std::vector<std::string> const names{"Huyện ủy Phong Thổ", "Huyện ủy Tân Uyên", "Chi bộ"};
    auto const found = near("HUYỆN ỦY PHNOG THỎ", names);
    CHECK(found.nearness == Nearness::unique);
    CHECK(found.candidates == std::vector<std::size_t>{0});
    CHECK(found.slips == 1);
    CHECK(near("Huyện ủy Phong Tho", names).slips == 0);
    CHECK(near("Huyen uy Phong Thôo", names).slips == 1);
    CHECK(near("Huyện ủy Mường Tè", names).nearness == Nearness::none);
}

TEST_CASE("Two names within reach make a slip ambiguous", "[text][B12]")
{
    auto const found = near("Thôn Đông Hà", {"Thôn Đông Hải", "Thôn Đông Hạ", "Thôn Nam Sơn"});
    CHECK(found.nearness == Nearness::ambiguous);
    CHECK(found.candidates == std::vector<std::size_t>{0, 1});
}

TEST_CASE("Short words get no forgiveness", "[text][B12]")
{
    CHECK(near("khoi", {"khối"}).nearness == Nearness::unique);
    CHECK(near("khoe", {"khối"}).nearness == Nearness::none);
    CHECK(near("nam", {"năm", "nữ"}).candidates == std::vector<std::size_t>{0});
    CHECK(near("khối dân", {"khôi dân"}).nearness == Nearness::unique);
}

TEST_CASE("Numbers are never a slip", "[text][B12]")
{
    std::vector<std::string> const cells{"Chi bộ thôn 1", "Chi bộ thôn 12"};
    CHECK(near("Chi bộ thôn 2", cells).nearness == Nearness::none);
    CHECK(near("Chi bộ thôn 1", cells).candidates == std::vector<std::size_t>{0});
    CHECK(near("Chi bọ thom 12", cells).candidates == std::vector<std::size_t>{1});
    CHECK(near("Chi bộ khu III", {"Chi bộ khu II"}).nearness == Nearness::none);
    CHECK(near("Chi bộ tổ A", {"Chi bộ tổ B"}).nearness == Nearness::none);
    CHECK(near("12345", {"12346"}).nearness == Nearness::none);
    CHECK(near("12345", {"12345"}).nearness == Nearness::none);
}
