#include "command/dump_text.hpp"
#include "support/xlsx_builder.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

std::string dumped(XlsxParts const& parts, Depth depth)
{
    ReadOptions options;
    options.depth = depth;
    std::string out;
    append_dump(out, "bieu.xlsx", read_workbook(xlsx(parts), options), {});
    return out;
}

bool holds(std::string const& text, std::string_view piece)
{
    return text.find(piece) != std::string::npos;
}

} // namespace

TEST_CASE("A dump with looks tells how each stretch of cells is drawn", "[command][looks]")
{
    auto const line =
        dumped({.sheet_data = R"(<row r="1" ht="30" customHeight="1"><c r="A1" s="1"><v>5</v></c>
                    <c r="B1" s="1"/><c r="C1"/><c r="D1" s="1"/></row>)",
                .before_data = R"(<sheetViews><sheetView showGridLines="0"/></sheetViews>
                    <cols><col min="2" max="4" width="12.5" customWidth="1"/></cols>)",
                .after_data = R"(<pageMargins left="0.5" right="0.5" top="1" bottom="1"/>
                    <pageSetup paperSize="9" orientation="landscape"/><tableParts/>)",
                .styles = R"(<xf numFmtId="0"/><xf numFmtId="0"><alignment horizontal="center"
                    wrapText="1"/><protection locked="0"/></xf>)"},
               Depth::looks);
    CAPTURE(line);
    CHECK(holds(line, R"("cell_styles":[["A1:B1",1],["D1:D1",1]])"));
    CHECK(holds(line, R"("columns":[{"columns":"B:D","width":12.5,"custom_width":true}])"));
    CHECK(holds(line, R"("rows":[{"row":1,"height":30,"custom_height":true}])"));
    CHECK(holds(line, R"("show_gridlines":false)"));
    CHECK(holds(line, R"("page":{"paper":9,"landscape":true,"left":0.5,"right":0.5,"top":1)"));
    CHECK(holds(line, R"("horizontal":"center","wrap":true,"locked":false)"));
    CHECK(holds(line, R"("fonts":[{"name":"Calibri","size":11,"family":2}])"));
    CHECK(holds(line, R"("not_redrawn":["'Biểu 1': kiểu trình bày của bảng Excel)"));
    CHECK(line.ends_with("}}\n"));
}

TEST_CASE("A dump without looks says nothing of them", "[command][looks]")
{
    auto const line = dumped({.sheet_data = "<row><c><v>1</v></c></row>"}, Depth::values);
    CHECK_FALSE(holds(line, "looks"));
    CHECK(holds(line, R"("cells":[[1,1,"n",1]])"));
}
