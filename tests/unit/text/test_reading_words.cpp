#include "base/catalogue/numbers.hpp"
#include "text/reading_words.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace gopbieu;

TEST_CASE("Every repair and doubt has words of its own, and repairs are notes", "[text][N101]")
{
    std::set<Say> seen;
    for (int number = 0; number < repair_count; ++number) {
        auto const entry = name_of(static_cast<Repair>(number));
        CHECK(severity(entry) == Severity::note);
        CHECK(seen.insert(entry).second);
    }
    for (int number = 0; number < doubt_count; ++number) {
        auto const entry = name_of(static_cast<Doubt>(number));
        CHECK(severity(entry) != Severity::note);
        CHECK(seen.insert(entry).second);
    }
    for (int number = 0; number < date_doubt_count; ++number) {
        CHECK(seen.insert(name_of(static_cast<DateDoubt>(number))).second);
    }
}

TEST_CASE("A question names what was found and what it may be", "[text][N121][N122]")
{
    auto const asked = findings_of(read_number(3.918, {}), "3.918");
    REQUIRE(asked.size() == 1);
    CHECK(code(asked[0].say) == "N122");
    auto const text = words(asked[0], Language::vietnamese);
    CHECK(text.find("3.918") != std::string::npos);
    CHECK(text.find("có phải là 3918 ") != std::string::npos);
    auto const group = findings_of(read_number("1.234", {ValueKind::number}), "1.234");
    REQUIRE(group.size() == 1);
    CHECK(words(group[0], Language::english).find("1,234 / 1.234") != std::string::npos);
}

TEST_CASE("A repair is told by what was special about it", "[text][N101][N108]")
{
    auto const plain = findings_of(read_number("12", {}), "12");
    REQUIRE(plain.size() == 1);
    CHECK(plain[0].say == say::number_text_as_number);
    auto const unit = findings_of(read_number("15 đ/c", {}), "15 đ/c");
    REQUIRE(unit.size() == 1);
    CHECK(unit[0].say == say::number_unit_words);
    CHECK(words(unit[0], Language::vietnamese).find("15 đ/c") != std::string::npos);
    CHECK(findings_of(read_number(12.0, {}), "12").empty());
    CHECK(findings_of(read_number("", {}), "").empty());
}

TEST_CASE("A doubtful date shows its likely days as a clerk writes them", "[text][N143]")
{
    auto const asked = findings_of(read_date("31/12/23"), "31/12/23");
    REQUIRE(asked.size() == 1);
    CHECK(words(asked[0], Language::vietnamese).find("31/12/2023 – 31/12/1923") !=
          std::string::npos);
}

TEST_CASE("Decoded text is noted with both writings", "[text][N151]")
{
    auto const legacy = decode_legacy("Tæng sè");
    REQUIRE(legacy);
    auto const note = finding_of(*legacy, "Tæng sè");
    CHECK(code(note.say) == "N151");
    CHECK(words(note, Language::english) ==
          "Text in the old TCVN3 (ABC) encoding 'Tæng sè', turned into Unicode: 'Tổng số'.");
}
