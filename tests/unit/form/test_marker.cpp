#include "form/marker.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

Workbook book(std::size_t sheets)
{
    Workbook workbook;
    workbook.sheets.resize(sheets);
    return workbook;
}

} // namespace

TEST_CASE("A sheet's mark comes back from its name, or from the properties", "[form][marker]")
{
    Marker const first{"bieu-1", "2021", "38168053000001", "2023", "ab12"};
    Marker const second{"bieu-2", "2021", "38168053000001", "2023", ""};
    auto named = book(2);
    named.names.push_back({std::string(marker_name), marker_reference(first), 1, true});
    REQUIRE(marker_of(named, 1) == first);
    REQUIRE(marker_of(named, 0) == std::nullopt);

    auto described = book(2);
    described.properties = marker_properties({first, second});
    REQUIRE(marker_of(described, 0) == first);
    REQUIRE(marker_of(described, 1) == second);
}

TEST_CASE("A workbook on the tree of another day says so twice; one of the period says nothing",
          "[form][marker]")
{
    Marker const ordinary{"bieu-1", "2021", "X9", "2025-06", "ab12"};
    auto restated = ordinary;
    restated.restated = "2025-07-01";
    REQUIRE(marker_reference(restated) == "\"bieu-1@2021|X9|2025-06|ab12|2025-07-01\"");
    auto named = book(1);
    named.names.push_back({std::string(marker_name), marker_reference(restated), 0, true});
    REQUIRE(marker_of(named, 0) == restated);
    auto described = book(1);
    described.properties = marker_properties({restated});
    REQUIRE(marker_of(described, 0) == restated);
    described.properties = marker_properties({ordinary});
    REQUIRE(marker_of(described, 0)->restated.empty());
}

TEST_CASE("Marks of many sheets go on in further properties, none longer than Excel takes",
          "[form][marker]")
{
    std::vector<Marker> markers;
    for (int sheet = 0; sheet < 30; ++sheet) {
        markers.push_back({"bieu-dai-ten-" + std::to_string(sheet),
                           "2021",
                           "A",
                           "2023",
                           std::string(64, static_cast<char>('a' + sheet % 6))});
    }
    auto workbook = book(markers.size());
    workbook.properties = marker_properties(markers);
    for (auto const& property : workbook.properties) {
        REQUIRE(property.value.size() <= 255);
    }
    for (std::size_t sheet = 0; sheet < markers.size(); ++sheet) {
        REQUIRE(marker_of(workbook, sheet) == markers[sheet]);
    }
}

TEST_CASE("The name of a sheet counts more than the properties of its workbook", "[form][marker]")
{
    auto workbook = book(1);
    workbook.properties = marker_properties({{"bieu-1", "2021", "A", "2023", ""}});
    workbook.names.push_back(
        {std::string(marker_name), marker_reference({"bieu-2", "2012", "B", "2024", ""}), 0, true});
    REQUIRE(marker_of(workbook, 0)->form == "bieu-2");
    REQUIRE(marker_of(workbook, 0)->edition == "2012");
}

TEST_CASE("Properties of several forms are no mark of a workbook with other sheets",
          "[form][marker]")
{
    auto workbook = book(3); // a sheet was put in
    workbook.properties =
        marker_properties({{"bieu-1", "1", "A", "2023", ""}, {"bieu-2", "1", "A", "2023", ""}});
    REQUIRE(marker_of(workbook, 0)->form.empty());
    REQUIRE(marker_of(workbook, 0)->unit == "A");
}

TEST_CASE("What is no mark is none", "[form][marker]")
{
    auto workbook = book(1);
    workbook.names.push_back({std::string(marker_name), "'Biểu 1'!$A$1", 0, true});
    workbook.names.push_back({std::string(marker_name), "\"||||\"", 0, true});
    REQUIRE(marker_of(workbook, 0) == std::nullopt);
    // A bar or a quote in a code cannot make another mark of it.
    REQUIRE(marker_reference({"f", "1", "a|b\"c", "2023", ""}) == "\"f@1|a b c|2023|\"");
}
