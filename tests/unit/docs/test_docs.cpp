// The pages keep up with the program: codes, commands and options each have their words in docs/.

#include "base/catalogue.hpp"
#include "command/run_program.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace gopbieu;

namespace {

using Names = std::vector<std::string>;

std::string page(std::string const& path)
{
    std::ifstream file(test::source_folder() / path, std::ios::binary);
    INFO(path);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

// The first group of every match, sorted, repetitions kept.
Names all_matches(std::string const& text, std::string const& pattern)
{
    Names found;
    std::regex const expression(pattern);
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) {
        found.push_back((*at)[1]);
    }
    std::sort(found.begin(), found.end());
    return found;
}

Names placeholders(std::string_view text)
{
    auto names = all_matches(std::string(text), "\\{([^}]*)\\}");
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::string help_of(Names const& arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    CHECK(run_program(arguments, out, err) == Exit::clean);
    CHECK(err.str().empty());
    return out.str();
}

Names command_names()
{
    Names names;
    for (auto const& entry : command_table()) {
        names.emplace_back(entry.name);
    }
    return names;
}

// "form list" has the page form-list.md.
std::string page_of(std::string name)
{
    std::ranges::replace(name, ' ', '-');
    return "docs/commands/" + name + ".md";
}

Names words_of(std::string const& name)
{
    std::istringstream in(name);
    return {std::istream_iterator<std::string>(in), {}};
}

} // namespace

TEST_CASE("Every code of the catalogue has one entry in docs/findings.md, and no other is there",
          "[docs]")
{
    Names codes;
    for (auto const& entry : catalogue()) {
        if (!entry.code.empty()) {
            codes.emplace_back(entry.code);
        }
    }
    std::sort(codes.begin(), codes.end());
    CHECK(std::adjacent_find(codes.begin(), codes.end()) == codes.end());

    auto const described = all_matches("\n" + page("docs/findings.md"), "\n### ([A-Z][0-9]+)\\b");
    Names missing;
    Names surplus;
    std::set_difference(codes.begin(),
                        codes.end(),
                        described.begin(),
                        described.end(),
                        std::back_inserter(missing));
    std::set_difference(described.begin(),
                        described.end(),
                        codes.begin(),
                        codes.end(),
                        std::back_inserter(surplus));
    CHECK(missing == Names{});
    CHECK(surplus == Names{});
}

TEST_CASE("Every entry in docs/findings.md says what it means, shows one and tells what to do",
          "[docs]")
{
    auto const text = page("docs/findings.md");
    auto at = text.find("\n### ");
    REQUIRE(at != std::string::npos);
    while (at != std::string::npos) {
        auto const next = text.find("\n### ", at + 1);
        auto const entry = text.substr(at + 1, next == std::string::npos ? next : next - at - 1);
        INFO(entry);
        for (auto const* label : {"**Nghĩa.**", "**Ví dụ.**", "**Cần làm.**", "*English:*"}) {
            CHECK(entry.find(label) != std::string::npos);
        }
        at = next;
    }
}

TEST_CASE("Every text stands in both languages with the same placeholders", "[docs]")
{
    for (auto const& entry : catalogue()) {
        INFO(entry.name);
        CHECK_FALSE(entry.vietnamese.empty());
        CHECK_FALSE(entry.english.empty());
        CHECK(placeholders(entry.vietnamese) == placeholders(entry.english));
    }
}

TEST_CASE("Every code has its room's letter and three digits", "[docs]")
{
    std::regex const form("[FRSNAPHCWU][0-9]{3}");
    for (auto const& entry : catalogue()) {
        INFO(entry.name);
        CHECK((entry.code.empty() || std::regex_match(std::string(entry.code), form)));
        CHECK(entry.code.empty() == (entry.severity == Severity::text));
    }
}

TEST_CASE("Every command has its page, a line in the help and in the man page", "[docs]")
{
    auto const help = help_of({"--help"});
    auto const man = page("docs/gopbieu.1");
    for (auto const& name : command_names()) {
        INFO(name);
        auto const text = page(page_of(name));
        CHECK(text.find("gopbieu " + name) != std::string::npos);
        CHECK(help.find("\n  " + name + " ") != std::string::npos);
        CHECK(man.find("\n.B " + name + "\n") != std::string::npos);
    }
}

TEST_CASE("Every option of a command's help is explained on its page, and no other", "[docs]")
{
    for (auto const& name : command_names()) {
        INFO(name);
        auto arguments = words_of(name);
        arguments.emplace_back("--help");
        auto const in_help = all_matches(help_of(arguments), "\n  --([a-z-]+)");
        auto const in_page = all_matches(page(page_of(name)), "\n\\| `--([a-z-]+)");
        CHECK(in_page == in_help);
    }
}
