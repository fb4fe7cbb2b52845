#include "command/dump_text.hpp"
#include "support/tree.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

using namespace gopbieu;

namespace {

// The dump of every document in a sample file, each without its own name.
std::vector<std::string> grids_of(std::string const& name)
{
    std::vector<std::string> grids;
    auto const file = test::source_folder() / "samples/doc" / name;
    for (auto const& document : read_documents(file, ReadOptions{})) {
        grids.emplace_back();
        append_dump(grids.back(), "", document.workbook, {});
    }
    return grids;
}

} // namespace

TEST_CASE("One form gives the same grid from every kind of file", "[workbook][samples]")
{
    auto const expected = grids_of("bieu-1.xlsx");
    REQUIRE(expected.size() == 1);
    REQUIRE(expected[0].find("[6,2,\"s\",\"Chi bộ thôn Đoài & Thượng\"]") != std::string::npos);
    REQUIRE(expected[0].find("[7,6,\"d\",\"2023-12-08\"]") != std::string::npos);
    for (auto const* name : {"bieu-1.xls", "bieu-1.ods", "bieu-1.fods", "bieu-1-2003.xls"}) {
        INFO(name);
        CHECK(grids_of(name) == expected);
    }
    for (auto const* name : {"nop-bieu.zip", "nop-bieu.eml"}) {
        INFO(name);
        CHECK(grids_of(name) == std::vector<std::string>{expected[0], expected[0]});
    }
}

TEST_CASE("An HTML table named .xls gives the same grid but for the name of its sheet",
          "[workbook][samples]")
{
    auto grids = grids_of("bieu-1-html.xls");
    REQUIRE(grids.size() == 1);
    std::string const given = "\"name\":\"Sheet1\"";
    auto const at = grids[0].find(given);
    REQUIRE(at != std::string::npos);
    grids[0].replace(at, given.size(), "\"name\":\"Biểu 1\"");
    CHECK(grids == grids_of("bieu-1.xlsx"));
}
