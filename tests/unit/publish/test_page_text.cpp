#include "base/catalogue/totals.hpp"
#include "publish/page/discreet.hpp"
#include "publish/page/page_text.hpp"
#include "publish/page/page_words.hpp"
#include "support/scratch.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>
#include <set>

using namespace gopbieu;

namespace {

bool is_word(std::string const& name)
{
    return std::ranges::any_of(page_words(), [&](PageWord const& one) { return one.name == name; });
}

// What a pattern's group finds in all files of the page with this ending.
std::set<std::string> named(std::string const& ending, std::string const& pattern)
{
    std::set<std::string> found;
    auto const folder = test::source_folder() / "src/publish/page";
    for (auto const& file : std::filesystem::directory_iterator(folder)) {
        if (file.path().extension() != ending) {
            continue;
        }
        auto const text = read_text(file.path());
        std::regex const regex(pattern);
        for (std::sregex_iterator one(text.begin(), text.end(), regex), end; one != end; ++one) {
            found.insert((*one)[1]);
        }
    }
    return found;
}

} // namespace

TEST_CASE("Text from a file stays text between tags and in attributes", "[page]")
{
    CHECK(html_text("<script>alert(1)</script>") == "&lt;script&gt;alert(1)&lt;/script&gt;");
    CHECK(html_text("\"><img src=x onerror='a&b'>") ==
          "&quot;&gt;&lt;img src=x onerror=&#39;a&amp;b&#39;&gt;");
    CHECK(html_text(std::string("a\0b\x1b[31m", 8)) == "a b [31m");
    CHECK(html_text("Đảng ủy xã Sín Thầu") == "Đảng ủy xã Sín Thầu");
}

TEST_CASE("JSON in a script block can neither end the block nor begin a comment", "[page]")
{
    CHECK(script_json(R"(["</script><!--"])") == R"(["\u003c/script>\u003c!--"])");
    CHECK(script_json("[\"a\xe2\x80\xa8"
                      "b\xe2\x80\xa9\"]") == R"(["a\u2028b\u2029"])");
    CHECK(script_json("[\"\xe2\x80\x93\"]") == "[\"\xe2\x80\x93\"]");
}

TEST_CASE("The address of a file is relative, and nothing in its name ends the path", "[page]")
{
    CHECK(page_link("nop/xa a/01.xlsx") == "../nop/xa%20a/01.xlsx");
    CHECK(page_link("nop/50% #1?.xlsx") == "../nop/50%25%20%231%3F.xlsx");
    CHECK(page_link("nop/Đ.xlsx") == "../nop/%C4%90.xlsx");
}

TEST_CASE("The policy names a block by its SHA-256 in base 64", "[page]")
{
    CHECK(policy_hash("") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    CHECK(policy_hash("abc") == "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST_CASE("Thousands stand apart as in the language of the page", "[page]")
{
    CHECK(grouped(0, false) == "0");
    CHECK(grouped(999, false) == "999");
    CHECK(grouped(1000, false) == "1.000");
    CHECK(grouped(1234567, true) == "1,234,567");
}

TEST_CASE("Every text that the page asks for is there in both languages, once", "[page]")
{
    std::set<std::string_view> names;
    for (auto const& one : page_words()) {
        INFO(one.name);
        CHECK(names.insert(one.name).second);
        CHECK_FALSE(one.vietnamese.empty());
        CHECK_FALSE(one.english.empty());
    }
    auto asked = named(".js", "word\\('([a-z0-9_-]+)'[,)]");
    CHECK(asked.size() > 60);
    asked.merge(named(".html", "\\{\\{w:([a-z0-9_-]+)\\}\\}"));
    asked.merge(named(".cpp", "word\\(\"([a-z0-9_-]+)\"[,)]"));
    for (auto const& name : asked) {
        INFO(name);
        CHECK(is_word(name));
    }
}

TEST_CASE("The two languages of a text have the same slots", "[page]")
{
    std::regex const slot("\\{\\w+\\}");
    for (auto const& one : page_words()) {
        auto const slots = [&](std::string_view text) {
            std::string const copy(text);
            std::set<std::string> found;
            for (std::sregex_iterator at(copy.begin(), copy.end(), slot), end; at != end; ++at) {
                found.insert(at->str());
            }
            return found;
        };
        INFO(one.name);
        CHECK(slots(one.vietnamese) == slots(one.english));
    }
}

TEST_CASE("What is filled into a text is not looked through for slots", "[page]")
{
    CHECK(page_word("eyebrow", Language::english, {{"unit", "{period}"}, {"period", "2023"}}) ==
          "{period} · period 2023");
}

TEST_CASE("Names of people stay out of what is said of a list, places stay in", "[page]")
{
    auto const found = finding(say::not_filed,
                               {"nop/a.xlsx", "Biểu", "B7"},
                               {{"row", "Nguyễn Văn A"},
                                {"row_name", "Nguyễn Văn A"},
                                {"column_name", "Năm sinh"},
                                {"found", "12,5"},
                                {"cells", "B7, C7"}});
    auto const told = discreet(found, true, Language::vietnamese);
    CHECK(told.args[0].value == "…");
    CHECK(told.args[1].value == "…");
    CHECK(told.args[2].value == "Năm sinh");
    CHECK(told.args[3].value == "12,5");
    CHECK(told.args[4].value == "B7, C7");
    CHECK(told.place == found.place);
    CHECK(discreet(found, false, Language::vietnamese) == found);
}

TEST_CASE("Who let a finding pass is the officer in charge", "[page]")
{
    auto const found =
        finding(say::person_accepted, {}, {{"name", "Trần Thị B"}, {"code", "A101"}});
    CHECK(discreet(found, false, Language::vietnamese).args[0].value == "cán bộ phụ trách");
    CHECK(discreet(found, false, Language::english).args[0].value == "the officer in charge");
}
