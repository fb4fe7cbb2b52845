#include "base/catalogue.hpp"
#include "support/scratch.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>
#include <set>

using namespace gopbieu;

TEST_CASE("Whatever the intake puts to a person can be answered", "[intake]")
{
    std::set<std::string> asked;
    std::regex const question(R"(remarks\.ask\(\s*say::([a-z_]+))");
    for (auto const& entry :
         std::filesystem::directory_iterator(test::source_folder() / "src/intake")) {
        auto const text = read_text(entry.path());
        for (std::sregex_iterator at(text.begin(), text.end(), question), end; at != end; ++at) {
            asked.insert((*at)[1]);
        }
    }
    REQUIRE(asked.size() > 15);
    for (auto const& one : catalogue()) {
        INFO(one.name);
        CHECK((asks(one.say) || !asked.contains(std::string(one.name))));
        asked.erase(std::string(one.name));
    }
    CHECK(asked.empty());
}
