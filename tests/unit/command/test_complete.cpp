#include "command/complete.hpp"
#include "support/command_line.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gopbieu;

namespace {

std::vector<std::string> offered(std::vector<std::string> const& typed)
{
    std::vector<std::string> words;
    for (auto const& one : complete(typed, Language::english)) {
        words.push_back(one.word);
    }
    return words;
}

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("The first word is a command, each offered once", "[complete]")
{
    CHECK(offered({"e"}) == Words{"explain"});
    CHECK(offered({"form"}) == Words{"form"});
    CHECK(offered({"zzz"}).empty());
    auto const all = offered({});
    CHECK(all == offered({""}));
    CHECK(std::ranges::count(all, "form") == 1);
    for (auto const& entry : command_table()) {
        auto const first = std::string(entry.name.substr(0, entry.name.find(' ')));
        CHECK(std::ranges::count(all, first) == 1);
    }
}

TEST_CASE("The second word of form is one of its commands", "[complete]")
{
    CHECK(offered({"form", ""}) == Words{"list", "show", "check", "draft"});
    CHECK(offered({"form", "d"}) == Words{"draft"});
}

TEST_CASE("Options are those of the command, in full, without its positional names", "[complete]")
{
    CHECK(offered({"run", "--d"}) == Words{"--dry-run"});
    CHECK(offered({"form", "show", "--l"}) == Words{"--lang"});
    for (auto const& entry : command_table()) {
        Words typed{std::string(entry.name), "--"};
        if (auto const space = typed[0].find(' '); space != std::string::npos) {
            typed = {typed[0].substr(0, space), typed[0].substr(space + 1), "--"};
        }
        auto const options = offered(typed);
        CAPTURE(entry.name);
        CHECK(std::ranges::count(options, "--help") == 1);
        CHECK(
            std::ranges::none_of(options, [](auto const& one) { return one.starts_with("--_"); }));
    }
    CHECK(offered({"--v"}) == Words{"--version"});
}

TEST_CASE("Values that are known are offered; files are left to the shell", "[complete]")
{
    CHECK(offered({"run", "--lang", ""}) == Words{"vi", "en"});
    CHECK(offered({"run", "--forms", ""}).empty());
    CHECK(offered({"dump", ""}).empty());
    CHECK(offered({"form", "show", "sinh-hoat-chi"}) == Words{"sinh-hoat-chi-bo"});
}

TEST_CASE("Completions are printed with their meaning, a line each", "[complete]")
{
    auto const vietnamese = test::run_gopbieu({"--complete", "wat"});
    CHECK(vietnamese.out == "watch\ttheo dõi nop/, có gì mới thì chạy\n");
    CHECK(vietnamese.exit == 0);
}
