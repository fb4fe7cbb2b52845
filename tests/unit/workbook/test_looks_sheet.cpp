#include "base/catalogue/files.hpp"
#include "support/looks_builder.hpp"
#include "workbook/xlsx/looks_drawing.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

CellRange range(std::string_view text)
{
    auto const found = parse_a1_range(text);
    REQUIRE(found);
    return *found;
}

} // namespace

TEST_CASE("Columns and rows keep their sizes, styles and what is hidden", "[workbook][looks]")
{
    auto const read = read_looks_of(R"(<sheetFormatPr defaultRowHeight="16.5" customHeight="1"/>
        <cols><col min="1" max="1" width="5.7109375" customWidth="1"/>
        <col min="3" max="16384" width="9" style="2" hidden="1" outlineLevel="1" collapsed="1"/>
        </cols>
        <sheetData><row r="2" ht="30.75" customHeight="1"><c r="A2"><v>1</v></c></row>
        <row><c/></row><row r="9" s="3" customFormat="1"/><row r="10" s="3"/>
        <row r="7" hidden="1" outlineLevel="2"/></sheetData>)");
    REQUIRE_FALSE(read.trouble);
    auto const& sheet = read.sheet;
    CHECK(sheet.default_row_height == 16.5);
    CHECK(sheet.default_height_custom);
    REQUIRE(sheet.columns.size() == 2);
    CHECK(sheet.columns[0].columns == Span{0, 0});
    CHECK(sheet.columns[0].width == 5.7109375);
    CHECK(sheet.columns[0].custom_width);
    CHECK(sheet.columns[1].columns == Span{2, max_columns - 1});
    CHECK(sheet.columns[1].style == 2);
    CHECK(sheet.columns[1].hidden);
    CHECK(sheet.columns[1].outline == 1);
    CHECK(sheet.columns[1].collapsed);
    REQUIRE(sheet.rows.size() == 3);
    CHECK(sheet.rows[0].row == 1);
    CHECK(sheet.rows[0].height == 30.75);
    CHECK(sheet.rows[0].custom_height);
    CHECK(sheet.rows[1].row == 6);
    CHECK(sheet.rows[1].hidden);
    CHECK(sheet.rows[1].outline == 2);
    CHECK(sheet.rows[2].row == 8);
    CHECK(sheet.rows[2].style == 3U);
}

TEST_CASE("Where all rows are hidden, those that are there show", "[workbook][looks]")
{
    auto const read = read_looks_of(R"(<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>
        <sheetData><row r="1"/><row r="2"/></sheetData>)");
    REQUIRE_FALSE(read.trouble);
    CHECK(read.sheet.rows_hidden);
    CHECK(read.sheet.rows.size() == 2);
}

TEST_CASE("Without a width the columns are as wide as Excel makes them", "[workbook][looks]")
{
    CHECK(read_looks_of("<sheetFormatPr/>").sheet.default_column_width == Approx(9.142857));
    CHECK(read_looks_of(R"(<sheetFormatPr baseColWidth="10"/>)").sheet.default_column_width ==
          Approx(11.428571));
    CHECK(read_looks_of(R"(<sheetFormatPr defaultColWidth="7.5"/>)").sheet.default_column_width ==
          7.5);
}

TEST_CASE("The window of a sheet is read: frozen panes, zoom, what is shown", "[workbook][looks]")
{
    auto const read = read_looks_of(R"(<sheetPr><tabColor rgb="FFFF0000"/>
        <outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr>
        <sheetViews><sheetView showGridLines="0" showZeros="0" zoomScale="85"
          view="pageBreakPreview"><pane xSplit="2" ySplit="5" topLeftCell="C6" state="frozen"/>
        </sheetView><sheetView zoomScale="50"/></sheetViews>)");
    REQUIRE_FALSE(read.trouble);
    auto const& sheet = read.sheet;
    CHECK(sheet.tab_color == 0xFF0000U);
    CHECK_FALSE(sheet.summary_below);
    CHECK(sheet.summary_right);
    CHECK(sheet.page.fit_to_page);
    CHECK_FALSE(sheet.show_gridlines);
    CHECK_FALSE(sheet.show_zeros);
    CHECK(sheet.show_headings);
    CHECK(sheet.zoom == 85);
    CHECK(sheet.page_break_view);
    CHECK(sheet.panes.frozen_columns == 2);
    CHECK(sheet.panes.frozen_rows == 5);
    CHECK(sheet.panes.top_left == CellRef{5, 2});
    CHECK_FALSE(sheet.panes.split);
}

TEST_CASE("A split that is not frozen is told in points", "[workbook][looks]")
{
    auto const read = read_looks_of(
        R"(<sheetViews><sheetView><pane xSplit="2400" ySplit="900"/></sheetView></sheetViews>)");
    CHECK(read.sheet.panes.split);
    CHECK(read.sheet.panes.split_right == 120);
    CHECK(read.sheet.panes.split_down == 45);
    CHECK(read.sheet.panes.frozen_rows == 0);
}

TEST_CASE("The printed page is read as Excel would print it", "[workbook][looks]")
{
    auto const read = read_looks_of(R"(
        <printOptions horizontalCentered="1" gridLines="1"/>
        <pageMargins left="0.5" right="0.25" top="1" bottom="1.5" header="0.2" footer="0.1"/>
        <pageSetup paperSize="8" scale="77" orientation="landscape" pageOrder="overThenDown"
          fitToHeight="0" useFirstPageNumber="1" firstPageNumber="3" blackAndWhite="1"/>
        <headerFooter differentFirst="1"><oddHeader>&amp;C&amp;"Arial,Bold"Trang &amp;P</oddHeader>
        <oddFooter>&amp;R&amp;N</oddFooter><evenHeader>never shown</evenHeader>
        <firstFooter>Mẫu 1</firstFooter></headerFooter>
        <rowBreaks><brk id="20" max="16383" man="1"/><brk id="1048576"/></rowBreaks>
        <colBreaks><brk id="5" man="1"/></colBreaks>)");
    REQUIRE_FALSE(read.trouble);
    auto const& page = read.sheet.page;
    CHECK(page.center_horizontally);
    CHECK_FALSE(page.center_vertically);
    CHECK(page.print_gridlines);
    CHECK(page.left == 0.5);
    CHECK(page.right == 0.25);
    CHECK(page.top == 1);
    CHECK(page.bottom == 1.5);
    CHECK(page.header == 0.2);
    CHECK(page.footer == 0.1);
    CHECK(page.paper == 8);
    CHECK(page.landscape);
    CHECK(page.over_then_down);
    CHECK(page.black_and_white);
    CHECK(page.scale == 77);
    CHECK(page.fit_width == 1);
    CHECK(page.fit_height == 0);
    CHECK(page.first_page == 3);
    CHECK(page.header_text == "&C&\"Arial,Bold\"Trang &P");
    CHECK(page.footer_text == "&R&N");
    CHECK(page.first_differs);
    CHECK(page.first_footer == "Mẫu 1");
    CHECK(page.even_header.empty());
    CHECK(page.row_breaks == std::vector<std::uint32_t>{20});
    CHECK(page.column_breaks == std::vector<std::uint32_t>{5});
}

TEST_CASE("Sheet protection lists what stays allowed", "[workbook][looks]")
{
    auto const read = read_looks_of(
        R"(<sheetProtection password="CC1A" sheet="1" formatCells="0" sort="0" objects="1"
            selectLockedCells="1"/><protectedRanges><protectedRange/></protectedRanges>)");
    auto const& protection = read.sheet.protection;
    CHECK(protection.on);
    CHECK(protection.with_password);
    CHECK(protection.password.weak == 0xCC1A);
    CHECK(protection.allowed ==
          std::vector<std::string>{"formatCells", "sort", "scenarios", "selectUnlockedCells"});
    CHECK(not_redrawn(read.looks) ==
          std::vector<std::string>{
              "'Biểu 1': ranges that may be edited while the sheet is protected"});
    CHECK_FALSE(read_looks_of("<sheetProtection/>").sheet.protection.on);
}

TEST_CASE("Validations are read with their messages, the newer ones too", "[workbook][looks]")
{
    auto const read = read_looks_of(R"(<dataValidations count="1">
        <dataValidation type="whole" operator="lessThan" allowBlank="1" showErrorMessage="1"
          errorStyle="warning" errorTitle="Sai" error="Phải là số_x000a_nguyên"
          promptTitle="Nhập" prompt="Số chi bộ" showInputMessage="1" sqref="B5:C9 E5">
        <formula1>100</formula1></dataValidation></dataValidations>
        <extLst><ext><x14:dataValidations><x14:dataValidation type="list" showDropDown="1">
        <x14:formula1><xm:f>'Danh mục'!$A$1:$A$9</xm:f></x14:formula1><xm:sqref>D5:D9</xm:sqref>
        </x14:dataValidation></x14:dataValidations></ext></extLst>)");
    REQUIRE_FALSE(read.trouble);
    REQUIRE(read.sheet.validations.size() == 2);
    auto const& whole = read.sheet.validations[0];
    CHECK(whole.type == "whole");
    CHECK(whole.op == "lessThan");
    CHECK(whole.formula1 == "100");
    CHECK(whole.ranges == std::vector<CellRange>{range("B5:C9"), range("E5")});
    CHECK(whole.allow_blank);
    CHECK(whole.show_dropdown);
    CHECK(whole.show_error);
    CHECK(whole.show_input);
    CHECK(whole.error_style == "warning");
    CHECK(whole.error_text == "Phải là số\nnguyên");
    CHECK(whole.input_title == "Nhập");
    auto const& list = read.sheet.validations[1];
    CHECK(list.type == "list");
    CHECK(list.formula1 == "'Danh mục'!$A$1:$A$9");
    CHECK(list.ranges == std::vector<CellRange>{range("D5:D9")});
    CHECK_FALSE(list.show_dropdown);
    CHECK(list.error_style == "stop");
}

TEST_CASE("Conditional formats keep rule and overlay; bars and icons go on the list",
          "[workbook][looks]")
{
    auto const read = read_looks_of(R"(<conditionalFormatting sqref="B5:C9">
        <cfRule type="cellIs" dxfId="1" priority="2" operator="greaterThan" stopIfTrue="1">
        <formula>$A5</formula></cfRule>
        <cfRule type="top10" dxfId="99" priority="3" rank="5" percent="1" bottom="1"/>
        </conditionalFormatting>
        <conditionalFormatting sqref="D5"><cfRule type="dataBar" priority="1"><dataBar/>
        <extLst><ext><x14:id>{ID}</x14:id></ext></extLst></cfRule></conditionalFormatting>
        <extLst><ext><x14:conditionalFormattings><x14:conditionalFormatting>
        <x14:cfRule type="dataBar" id="{ID}"><x14:dataBar/></x14:cfRule><xm:sqref>D5</xm:sqref>
        </x14:conditionalFormatting><x14:conditionalFormatting>
        <x14:cfRule type="expression" priority="4" id="{NEW}"><xm:f>Khác!$A$1&gt;0</xm:f>
        <x14:dxf><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill></x14:dxf>
        </x14:cfRule><xm:sqref>E5:E9</xm:sqref></x14:conditionalFormatting>
        </x14:conditionalFormattings></ext></extLst>)");
    REQUIRE_FALSE(read.trouble);
    auto const& formats = read.sheet.conditional_formats;
    REQUIRE(formats.size() == 4);
    CHECK(formats[0].type == "cellIs");
    CHECK(formats[0].op == "greaterThan");
    CHECK(formats[0].formulas == std::vector<std::string>{"$A5"});
    CHECK(formats[0].overlay == 1U);
    CHECK(formats[0].stop_if_true);
    CHECK(formats[0].priority == 2);
    CHECK(formats[0].ranges == std::vector<CellRange>{range("B5:C9")});
    CHECK(formats[1].ranges == formats[0].ranges);
    CHECK_FALSE(formats[1].overlay); // there is no overlay 99
    CHECK(formats[1].rank == 5);
    CHECK(formats[1].percent);
    CHECK(formats[1].bottom);
    CHECK_FALSE(formats[2].drawable);
    CHECK(formats[3].formulas == std::vector<std::string>{"Khác!$A$1>0"});
    CHECK(formats[3].ranges == std::vector<CellRange>{range("E5:E9")});
    REQUIRE(formats[3].overlay == 2U);
    CHECK(read.looks.overlays[2].fill->foreground == 0xFF0000U);
    CHECK(not_redrawn(read.looks) ==
          std::vector<std::string>{"'Biểu 1'!D5:D5: data bars, colour scales or icons"});
}

TEST_CASE("Hyperlinks lead outside or to a place inside, and are never followed",
          "[workbook][looks]")
{
    auto const read = read_looks_of(
        R"(<autoFilter ref="A4:D9"/><hyperlinks>
            <hyperlink ref="A1" r:id="rId1" tooltip="Mở"/>
            <hyperlink ref="A2" r:id="rId1" location="muc-2"/>
            <hyperlink ref="A3:B3" location="'Biểu 2'!A1" display="xem"/></hyperlinks>)",
        {},
        {{"rId1", "hyperlink", "https://example.vn/a", true}});
    REQUIRE_FALSE(read.trouble);
    REQUIRE(read.sheet.hyperlinks.size() == 3);
    CHECK(read.sheet.hyperlinks[0].target == "https://example.vn/a");
    CHECK(read.sheet.hyperlinks[0].tip == "Mở");
    CHECK(read.sheet.hyperlinks[1].target == "https://example.vn/a#muc-2");
    CHECK(read.sheet.hyperlinks[2].target == "internal:'Biểu 2'!A1");
    CHECK(read.sheet.hyperlinks[2].display == "xem");
    CHECK(read.sheet.autofilter == range("A4:D9"));
}

TEST_CASE("Notes have their author and whether they stay open; threads become one note",
          "[workbook][looks]")
{
    auto const read = read_looks_of(
        R"(<legacyDrawing r:id="rId2"/>)",
        {{"xl/comments1.xml",
          R"(<comments><authors><author>Tổ chức</author><author>tc={1}</author></authors>
            <commentList><comment ref="B2" authorId="0"><text><r><rPr><b/></rPr><t>Ghi chú:</t></r>
            <r><t xml:space="preserve"> số cũ</t></r></text></comment>
            <comment ref="C3" authorId="1"><text><t>[Threaded comment] …</t></text></comment>
            <comment ref="nowhere" authorId="0"/><comment ref="D4" authorId="9"/>
            </commentList></comments>)"},
         {"xl/threadedComments/threadedComment1.xml",
          R"(<ThreadedComments><threadedComment ref="C3" personId="{P1}" id="{1}">
            <text>Kiểm tra lại</text></threadedComment>
            <threadedComment ref="C3" personId="{P1}" parentId="{1}"><text>Đã sửa</text>
            </threadedComment></ThreadedComments>)"},
         // Not well-formed, as Excel itself writes it.
         {"xl/drawings/vml1.vml",
          R"(<xml><v:shape><div><br></div><x:ClientData ObjectType="Note"><x:Visible/>
            <x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape>
            <v:shape><x:ClientData ObjectType="Note"><x:Row>2</x:Row><x:Column>2</x:Column>
            </x:ClientData></v:shape>
            <v:shape><x:ClientData ObjectType="Checkbox"></x:ClientData></v:shape></xml>)"}},
        {{"rId1", "comments", "xl/comments1.xml"},
         {"rId2", "vmlDrawing", "xl/drawings/vml1.vml"},
         {"rId3", "threadedComment", "xl/threadedComments/threadedComment1.xml"}});
    REQUIRE_FALSE(read.trouble);
    auto const& comments = read.sheet.comments;
    REQUIRE(comments.size() == 3);
    CHECK(comments[0].where == CellRef{1, 1});
    CHECK(comments[0].author == "Tổ chức");
    CHECK(comments[0].text == "Ghi chú: số cũ");
    CHECK(comments[0].visible);
    CHECK(comments[1].author == "Nguyễn Thị Hoa");
    CHECK(comments[1].text == "Kiểm tra lại\nNguyễn Thị Hoa: Đã sửa");
    CHECK_FALSE(comments[1].visible);
    CHECK(comments[2].author.empty());
    CHECK(not_redrawn(read.looks) ==
          std::vector<std::string>{"'Biểu 1': buttons, check boxes or other controls"});
}

TEST_CASE("Pictures come with bytes, place and size; other drawings go on the list",
          "[workbook][looks]")
{
    std::string const png = "\x89PNG\r\n\x1a\n and the rest";
    auto const read = read_looks_of(
        R"(<drawing r:id="rId1"/>)",
        {{"xl/drawings/drawing1.xml",
          R"(<xdr:wsDr xmlns:xdr="x"><xdr:twoCellAnchor editAs="oneCell">
            <xdr:from><xdr:col>1</xdr:col><xdr:colOff>127000</xdr:colOff><xdr:row>2</xdr:row>
            <xdr:rowOff>6350</xdr:rowOff></xdr:from>
            <xdr:to><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>6</xdr:row>
            <xdr:rowOff>12700</xdr:rowOff></xdr:to>
            <xdr:pic><xdr:nvPicPr><xdr:cNvPr descr="Đảng kỳ"/></xdr:nvPicPr>
            <xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill>
            <xdr:spPr><a:xfrm><a:ext cx="1270000" cy="635000"/></a:xfrm></xdr:spPr></xdr:pic>
            </xdr:twoCellAnchor>
            <xdr:oneCellAnchor><xdr:from><xdr:col>5</xdr:col><xdr:row>0</xdr:row></xdr:from>
            <xdr:ext cx="127000" cy="254000"/><xdr:pic><xdr:blipFill><a:blip r:embed="rId9"/>
            </xdr:blipFill></xdr:pic></xdr:oneCellAnchor>
            <xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:graphicFrame><a:graphic>
            <a:graphicData uri="http://x/drawingml/2006/chart"/></a:graphic></xdr:graphicFrame>
            </xdr:absoluteAnchor>
            <xdr:twoCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:row>9</xdr:row></xdr:from>
            <mc:AlternateContent><mc:Choice Requires="a14"><xdr:sp/></mc:Choice>
            <mc:Fallback><xdr:pic/></mc:Fallback></mc:AlternateContent></xdr:twoCellAnchor>
            </xdr:wsDr>)"},
         {"xl/drawings/_rels/drawing1.xml.rels",
          R"(<Relationships><Relationship Id="rId1" Type="x/image" Target="../media/a.png"/>
            </Relationships>)"},
         {"xl/media/a.png", png}},
        {{"rId1", "drawing", "xl/drawings/drawing1.xml"}});
    REQUIRE_FALSE(read.trouble);
    REQUIRE(read.sheet.pictures.size() == 1);
    auto const& picture = read.sheet.pictures[0];
    CHECK(picture.from == CellRef{2, 1});
    CHECK(picture.x == 10);
    CHECK(picture.y == 0.5);
    CHECK(picture.to == CellRef{6, 3});
    CHECK(picture.to_y == 1);
    CHECK(picture.width == 100);
    CHECK(picture.height == 50);
    CHECK(picture.move_with_cells == 2);
    CHECK(picture.media_type == "image/png");
    CHECK(picture.description == "Đảng kỳ");
    CHECK(std::string(picture.bytes.begin(), picture.bytes.end()) == png);
    CHECK(not_redrawn(read.looks) ==
          std::vector<std::string>{"'Biểu 1'!F1: a picture that the file no longer holds",
                                   "'Biểu 1'!A1: a chart",
                                   "'Biểu 1'!C10: a shape or text box"});
}

TEST_CASE("Pictures are told apart by their bytes, not by their names", "[workbook][looks]")
{
    using namespace std::string_view_literals;
    CHECK(picture_type("\xff\xd8\xff\xe0"sv) == "image/jpeg");
    CHECK(picture_type("GIF89a"sv) == "image/gif");
    CHECK(picture_type("BM...."sv) == "image/bmp");
    CHECK(picture_type(std::string("\x01\0\0\0"sv) + std::string(36, 'x') + " EMF") ==
          "image/x-emf");
    CHECK(picture_type("\xd7\xcd\xc6\x9a"sv) == "image/x-wmf");
    CHECK(picture_type("<svg xmlns=''/>"sv) == "image/svg+xml");
    CHECK(picture_type("hello"sv).empty());
    CHECK(picture_type("").empty());
}

TEST_CASE("What cannot be drawn again is listed by name", "[workbook][looks]")
{
    auto const read = read_looks_of(
        R"(<customSheetViews><customSheetView><pageMargins left="9"/></customSheetView>
            </customSheetViews><picture r:id="x"/><legacyDrawingHF r:id="y"/>
            <mc:AlternateContent><mc:Choice><controls/></mc:Choice></mc:AlternateContent>
            <tableParts count="1"><tablePart/></tableParts><scenarios/>
            <extLst><ext><x14:sparklineGroups/></ext><ext><x14:slicerList/></ext></extLst>)",
        {},
        {{"rId5", "pivotTable", "xl/pivotTables/pivotTable1.xml"}});
    CHECK(not_redrawn(read.looks) ==
          std::vector<std::string>{"'Biểu 1': a background picture",
                                   "'Biểu 1': a picture in the page header or footer",
                                   "'Biểu 1': buttons, check boxes or other controls",
                                   "'Biểu 1': the looks of an Excel table (Format as Table)",
                                   "'Biểu 1': what-if scenarios",
                                   "'Biểu 1': sparklines",
                                   "'Biểu 1': slicers",
                                   "'Biểu 1': a pivot table"});
    // The margins of somebody's own view are not those of the sheet.
    CHECK(read.sheet.page.left == 0.7);
    CHECK(read_looks_of(R"(<tableParts count="0"/>)").looks.not_redrawn.empty());
}

TEST_CASE("Rows, columns and styles beyond what there is are problems", "[workbook][looks]")
{
    auto const say = [](std::string const& inside) {
        auto const read = read_looks_of(inside);
        REQUIRE(read.trouble);
        return read.trouble->say;
    };
    CHECK(say(R"(<cols><col min="0" max="1" width="9"/></cols>)") == say::cell_out_of_range);
    CHECK(say(R"(<cols><col min="16385" max="16386"/></cols>)") == say::cell_out_of_range);
    CHECK(say(R"(<cols><col min="5" max="2"/></cols>)") == say::cell_out_of_range);
    CHECK(say(R"(<sheetData><row r="1048577"/></sheetData>)") == say::cell_out_of_range);
    CHECK(say(R"(<sheetData><row r="1048576"/><row/></sheetData>)") == say::cell_out_of_range);
    CHECK(say(R"(<cols><col min="1" max="1" style="4"/></cols>)") == say::style_missing);
    CHECK(say(R"(<sheetData><row r="1" s="4" customFormat="1"/></sheetData>)") ==
          say::style_missing);
    CHECK(say("<sheetData>") == say::xml_malformed);
    CHECK(say("<a b='\xc3'/>") == say::text_broken);
}

TEST_CASE("Numbers that no sheet can have come down to what one can", "[workbook][looks]")
{
    auto const read = read_looks_of(R"(
        <sheetViews><sheetView zoomScale="99999"><pane xSplit="nan" ySplit="1e99" state="frozen"/>
        </sheetView></sheetViews><sheetFormatPr defaultRowHeight="-5" defaultColWidth="inf"/>
        <cols><col min="1" max="1" width="nan"/></cols>
        <sheetData><row r="1" ht="1e300" outlineLevel="200"/></sheetData>
        <pageMargins left="nan" right="-3"/><pageSetup scale="0" fitToWidth="-9"/>)");
    REQUIRE_FALSE(read.trouble);
    CHECK(read.sheet.zoom == 400);
    CHECK(read.sheet.panes.frozen_columns == 0);
    CHECK(read.sheet.panes.frozen_rows == max_rows - 1);
    CHECK(read.sheet.default_row_height == 0);
    CHECK(read.sheet.columns[0].width == read.sheet.default_column_width);
    CHECK(read.sheet.rows[0].height == 409.5);
    CHECK(read.sheet.rows[0].outline == 7);
    CHECK(read.sheet.page.left == 0.7);
    CHECK(read.sheet.page.right == 0);
    CHECK_FALSE(read.sheet.page.scale);
    CHECK(read.sheet.page.fit_width == 0);
}

TEST_CASE("A sheet that repeats itself without end is stopped", "[workbook][looks][F431]")
{
    Limits limits;
    limits.string = 100; // the budget is 16 of these
    std::string rules;
    for (int count = 0; count < 200; ++count) {
        rules += "<cfRule type='expression'/>";
    }
    auto const read = read_looks_of("<conditionalFormatting sqref='A1 A2 A3'>" + rules +
                                        "</conditionalFormatting>",
                                    {},
                                    {},
                                    4,
                                    limits);
    REQUIRE(read.trouble);
    CHECK(read.trouble->say == say::limit_copies);
}
