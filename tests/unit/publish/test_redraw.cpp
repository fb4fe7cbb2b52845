// Every look that a template may have is drawn again: read back nothing differs, and a comparison
// with a workbook that lacks the look says so.

#include "base/catalogue/writing.hpp"
#include "publish/difference.hpp"
#include "publish/write_workbook.hpp"
#include "support/book_builder.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

struct Look {
    std::string name;
    Say what; ///< how its absence is told
    Book book;
};

Book with_sheet(BookSheet sheet)
{
    Book book;
    book.sheets = {std::move(sheet)};
    return book;
}

Book with_cells(std::string data)
{
    BookSheet sheet;
    sheet.data = std::move(data);
    return with_sheet(std::move(sheet));
}

Book around_cells(std::string before, std::string after)
{
    BookSheet sheet;
    sheet.before = std::move(before);
    sheet.after = std::move(after);
    return with_sheet(std::move(sheet));
}

// Cell A1 in a style of its own; the style named plain is that of all other cells.
Book with_style(std::string const& fonts,
                std::string const& fills,
                std::string const& borders,
                std::string const& style)
{
    Book book = with_cells(R"(<row r="1"><c r="A1" s="1"><v>1</v></c></row>)");
    book.styles =
        R"(<numFmts><numFmt numFmtId="170" formatCode="#,##0\ &quot;người&quot;"/></numFmts>
        <fonts><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>)" +
        fonts + R"(</fonts><fills><fill><patternFill patternType="none"/></fill>)" + fills +
        R"(</fills><borders><border/>)" + borders + R"(</borders><cellXfs><xf numFmtId="0"/>)" +
        style + "</cellXfs>";
    return book;
}

std::vector<Look> style_looks()
{
    return {
        {"font",
         say::differs_font,
         with_style(R"(<font><b/><i/><strike/><u val="double"/><vertAlign val="superscript"/>
                    <sz val="13.5"/><color rgb="FF0000FF"/><name val="Times New Roman"/>
                    <family val="1"/></font>)",
                    "",
                    "",
                    R"(<xf fontId="1"/>)")},
        {"fill",
         say::differs_fill,
         with_style("",
                    R"(<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF99"/>
                    </patternFill></fill>)",
                    "",
                    R"(<xf fillId="1"/>)")},
        {"pattern",
         say::differs_fill,
         with_style("",
                    R"(<fill><patternFill patternType="lightGrid"><fgColor rgb="FF112233"/>
                    <bgColor rgb="FF445566"/></patternFill></fill>)",
                    "",
                    R"(<xf fillId="1"/>)")},
        {"borders",
         say::differs_border,
         with_style("",
                    "",
                    R"(<border diagonalUp="1"><left style="thin"><color rgb="FF010101"/></left>
                    <right style="double"/><top style="hair"/><bottom style="mediumDashDot"/>
                    <diagonal style="dotted"/></border>)",
                    R"(<xf borderId="1"/>)")},
        {"alignment",
         say::differs_alignment,
         with_style("",
                    "",
                    "",
                    R"(<xf><alignment horizontal="distributed" vertical="center" wrapText="1"
                    textRotation="135" indent="2" justifyLastLine="1" readingOrder="1"/></xf>)")},
        {"indent without a side",
         say::differs_alignment,
         with_style("", "", "", R"(<xf><alignment vertical="top" indent="1"/></xf>)")},
        {"stacked letters",
         say::differs_alignment,
         with_style("", "", "", R"(<xf><alignment textRotation="255" shrinkToFit="1"/></xf>)")},
        {"number format",
         say::differs_number_format,
         with_style("", "", "", "<xf numFmtId=\"170\"/>")},
        {"built-in format",
         say::differs_number_format,
         with_style("", "", "", "<xf numFmtId=\"14\"/>")},
        {"unlocked cell",
         say::differs_lock,
         with_style("", "", "", R"(<xf><protection locked="0" hidden="1"/></xf>)")},
        {"typed as text", say::differs_lock, with_style("", "", "", R"(<xf quotePrefix="1"/>)")},
    };
}

std::vector<Look> cell_looks()
{
    auto rich = with_cells(R"(<row r="1"><c r="A1" t="s"><v>0</v></c></row>)");
    rich.strings = R"(<si><r><t xml:space="preserve">ngày </t></r><r><rPr><b/><sz val="14"/>
        <color rgb="FFFF0000"/><rFont val="Arial"/></rPr><t>31</t></r></si>)";
    auto one_run = rich;
    one_run.strings =
        R"(<si><r><rPr><i/><sz val="9"/><rFont val="Arial"/></rPr><t>Đậm</t></r></si>)";
    auto one_letter = rich;
    one_letter.strings =
        R"(<si><r><rPr><b/><sz val="20"/><rFont val="Arial"/></rPr><t>Đ</t></r></si>)";
    return {
        {"rich text", say::differs_value, rich},
        {"rich text of one run", say::differs_value, one_run},
        {"rich text of one letter", say::differs_value, one_letter},
        {"formula with a number",
         say::differs_formula,
         with_cells("<row r=\"1\"><c r=\"A1\"><f>SUM(B1:B3)*2</f><v>12.5</v></c></row>")},
        {"formula with a number of 17 digits",
         say::differs_formula,
         with_cells("<row r=\"1\"><c r=\"A1\"><f>B1</f><v>18.060000000000002</v></c></row>")},
        {"formula with a text",
         say::differs_formula,
         with_cells("<row r=\"1\"><c r=\"A1\" t=\"str\"><f>\"a\"&amp;\"&lt;\"</f>"
                    "<v>a&lt;</v></c></row>")},
        {"formula with a boolean",
         say::differs_formula,
         with_cells("<row r=\"1\"><c r=\"A1\" t=\"b\"><f>1=1</f><v>1</v></c></row>")},
        {"formula with an error",
         say::differs_formula,
         with_cells("<row r=\"1\"><c r=\"A1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>")},
        {"formula that nobody worked out",
         say::differs_formula,
         with_cells("<row r=\"1\"><c r=\"A1\"><f>B1+1</f></c></row>")},
        {"array formula",
         say::differs_formula,
         with_cells("<row r=\"1\"><c r=\"A1\"><f t=\"array\" ref=\"A1:B2\">D1:E2*2</f><v>2</v></c>"
                    "<c r=\"B1\"><v>4</v></c></row><row r=\"2\"><c r=\"A2\"><v>6</v></c>"
                    "<c r=\"B2\"><v>8</v></c></row>")},
        {"shared formula",
         say::differs_formula,
         with_cells("<row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1:A2\" si=\"0\">B1*$C$1</f>"
                    "<v>1</v></c></row><row r=\"2\"><c r=\"A2\"><f t=\"shared\" si=\"0\"/>"
                    "<v>2</v></c></row>")},
        {"number", say::differs_value, with_cells("<row r=\"1\"><c r=\"A1\"><v>0.1</v></c></row>")},
        {"number of 17 digits",
         say::differs_value,
         with_cells("<row r=\"1\"><c r=\"A1\"><v>179.64000000000001</v></c></row>")},
        {"boolean",
         say::differs_value,
         with_cells("<row r=\"1\"><c r=\"A1\" t=\"b\"><v>1</v></c></row>")},
        {"error",
         say::differs_value,
         with_cells("<row r=\"1\"><c r=\"A1\" t=\"e\"><v>#N/A</v></c></row>")},
        {"text that looks escaped",
         say::differs_value,
         with_cells("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                    " _x005F_x0041_ &amp; _x0001_\n </t></is></c></row>")},
        {"merge",
         say::differs_merge,
         around_cells("", R"(<mergeCells><mergeCell ref="A1:C2"/></mergeCells>)")},
    };
}

std::vector<Look> sheet_looks()
{
    BookSheet hidden;
    hidden.name = "Ẩn";
    hidden.attributes = "state=\"hidden\"";
    auto very_hidden = hidden;
    very_hidden.name = "Rất ẩn";
    very_hidden.attributes = "state=\"veryHidden\"";
    Book hiding;
    hiding.sheets = {hidden, BookSheet{}, very_hidden};
    return {
        {"hidden sheets", say::differs_sheet, hiding},
        {"columns",
         say::differs_column,
         around_cells(R"(<cols><col min="1" max="2" width="12.3" customWidth="1"/>
                      <col min="4" max="16384" width="5" hidden="1" outlineLevel="2"
                      collapsed="1"/></cols>)",
                      "")},
        {"rows",
         say::differs_row,
         with_cells(R"(<row r="2" ht="30.75" customHeight="1"/><row r="3" ht="18.5"/>
                    <row r="5" hidden="1" outlineLevel="1"/><row r="6" collapsed="1"/>)")},
        {"default sizes",
         say::differs_view,
         around_cells(R"(<sheetFormatPr defaultColWidth="11.5" defaultRowHeight="17.25"
                      customHeight="1" zeroHeight="1"/>)",
                      "")},
        {"frozen panes",
         say::differs_view,
         around_cells(R"(<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="3"
                      topLeftCell="B4" state="frozen"/></sheetView></sheetViews>)",
                      "")},
        {"split window",
         say::differs_view,
         around_cells(R"(<sheetViews><sheetView workbookViewId="0"><pane xSplit="1500" ySplit="900"
                      topLeftCell="C5"/></sheetView></sheetViews>)",
                      "")},
        {"view",
         say::differs_view,
         around_cells(R"(<sheetPr><tabColor rgb="FF00B050"/><outlinePr summaryBelow="0"
                      summaryRight="0"/></sheetPr><sheetViews><sheetView showGridLines="0"
                      showRowColHeaders="0" showZeros="0" rightToLeft="1" view="pageBreakPreview"
                      zoomScale="85" workbookViewId="0"/></sheetViews>)",
                      "")},
        {"page set-up",
         say::differs_page,
         around_cells(R"(<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>)",
                      R"(<printOptions horizontalCentered="1" verticalCentered="1" headings="1"
                      gridLines="1"/><pageMargins left="0.1" right="0.2" top="0.3" bottom="0.4"
                      header="0" footer="0.6"/><pageSetup paperSize="8" orientation="landscape"
                      fitToHeight="0" pageOrder="overThenDown" blackAndWhite="1" draft="1"
                      firstPageNumber="3" useFirstPageNumber="1"/>
                      <rowBreaks><brk id="20" man="1"/></rowBreaks>
                      <colBreaks><brk id="5" man="1"/></colBreaks>)")},
        {"scale", say::differs_page, around_cells("", R"(<pageSetup scale="75"/>)")},
        {"headers",
         say::differs_header,
         around_cells("",
                      R"(<headerFooter differentFirst="1" differentOddEven="1">
                      <oddHeader>&amp;CBiểu &amp;P/&amp;N</oddHeader><oddFooter>&amp;Rchân</oddFooter>
                      <evenHeader>&amp;Lchẵn</evenHeader><firstFooter>&amp;Cđầu</firstFooter>
                      </headerFooter>)")},
        {"filter", say::differs_filter, around_cells("", R"(<autoFilter ref="A3:D9"/>)")},
        {"protection",
         say::differs_protection,
         around_cells("",
                      R"(<sheetProtection sheet="1" password="0A1F" objects="1" formatCells="0"
                      sort="0" selectLockedCells="1"/>)")},
        {"strong password",
         say::differs_protection,
         around_cells("",
                      R"(<sheetProtection sheet="1" algorithmName="SHA-512" hashValue="aGFzaA=="
                      saltValue="c2FsdA==" spinCount="100000"/>)")},
    };
}

std::vector<Look> rule_looks()
{
    auto validations = around_cells("",
                                    R"(<dataValidations count="4">
        <dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="Sai"
         error="Hãy chọn trong danh sách" promptTitle="Chọn" prompt="Một dòng&#10;hai"
         showInputMessage="1" sqref="B2:B9 D2"><formula1>"Có,Không,Không rõ"</formula1>
        </dataValidation>
        <dataValidation type="list" showDropDown="1" sqref="C2"><formula1>$A$1:$A$3</formula1>
        </dataValidation>
        <dataValidation type="whole" operator="greaterThanOrEqual" errorStyle="warning"
         sqref="E2:E9"><formula1>0</formula1></dataValidation>
        <dataValidation type="custom" sqref="F2"><formula1>AND(F2&gt;0,F2&lt;G2)</formula1>
        </dataValidation></dataValidations>)");
    auto conditions = around_cells("",
                                   R"(<conditionalFormatting sqref="A1:A9 C1:C9">
        <cfRule type="expression" dxfId="1" priority="2" stopIfTrue="1">
        <formula>$B1&lt;$A1</formula></cfRule>
        <cfRule type="cellIs" dxfId="0" priority="1" operator="between"><formula>1</formula>
        <formula>5</formula></cfRule></conditionalFormatting>
        <conditionalFormatting sqref="D1:D9">
        <cfRule type="containsText" dxfId="0" priority="3" operator="containsText" text="thiếu">
        <formula>NOT(ISERROR(SEARCH("thiếu",D1)))</formula></cfRule>
        <cfRule type="top10" dxfId="1" priority="4" percent="1" bottom="1" rank="7"/>
        <cfRule type="aboveAverage" dxfId="1" priority="5" aboveAverage="0" stdDev="2"/>
        <cfRule type="timePeriod" dxfId="1" priority="6" timePeriod="lastWeek"/>
        <cfRule type="duplicateValues" dxfId="0" priority="7"/></conditionalFormatting>)");
    conditions.styles =
        R"(<fonts><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>
        <fills><fill/></fills><borders><border/></borders><cellXfs><xf/></cellXfs>
        <dxfs><dxf><font><b/><i/><color rgb="FF9C0006"/></font><fill><patternFill>
        <bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf>
        <dxf><numFmt numFmtId="171" formatCode="0.000"/><fill><patternFill patternType="gray125">
        <fgColor rgb="FF111111"/><bgColor rgb="FF222222"/></patternFill></fill>
        <border><left style="thin"><color rgb="FF333333"/></left></border></dxf></dxfs>)";
    auto links =
        around_cells("",
                     R"(<hyperlinks><hyperlink ref="A1" r:id="l1" tooltip="Mở" display="x"/>
        <hyperlink ref="B2:C3" location="'Biểu 1'!A1" display="lên"/>
        <hyperlink ref="A5" r:id="l2" location="phần 2"/></hyperlinks>)");
    links.sheets[0].relations =
        R"(<Relationship Id="l1" Type="x/hyperlink" Target="mailto:a@b.vn?subject=Hỏi&amp;body=1"
            TargetMode="External"/>
        <Relationship Id="l2" Type="x/hyperlink" Target="https://a.vn/x y" TargetMode="External"/>)";
    auto names = Book{};
    names.after_sheets =
        R"(<definedNames><definedName name="Số_liệu">'Biểu 1'!$A$1:$A$9</definedName>
        <definedName name="ẩn" hidden="1">"văn bản"</definedName>
        <definedName name="riêng" localSheetId="0">'Biểu 1'!$B$2</definedName></definedNames>)";
    auto printing = Book{};
    printing.after_sheets = R"(<definedNames>
        <definedName name="_xlnm.Print_Area" localSheetId="0">'Biểu 1'!$A$1:$D$9,'Biểu 1'!$F$1:$G$9</definedName>
        <definedName name="_xlnm.Print_Titles" localSheetId="0">'Biểu 1'!$A:$B,'Biểu 1'!$3:$4</definedName>
        </definedNames>)";
    auto locked = Book{};
    locked.before_sheets = R"(<workbookProtection lockStructure="1" workbookPassword="1234"/>)";
    return {{"validations", say::differs_validation, validations},
            {"conditional formats", say::differs_condition, conditions},
            {"links", say::differs_link, links},
            {"names", say::differs_name, names},
            {"print areas and titles", say::differs_page, printing},
            {"locked tabs", say::differs_protection, locked}};
}

// A picture of one dot.
std::string dot()
{
    using namespace std::string_literals;
    return "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde\0\0\0\x0cIDAT\x08"
           "\xd7"
           "c\xf8\xcf\xc0\0\0\3\1\1\0\x18\xdd\x8d\xb0\0\0\0\0IEND\xae\x42\x60\x82"s;
}

Look pictures()
{
    auto book = around_cells("", R"(<drawing r:id="d1"/>)");
    book.sheets[0].relations =
        R"(<Relationship Id="d1" Type="x/drawing" Target="../drawings/drawing1.xml"/>)";
    auto const picture = R"(<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="a" descr="Dấu"/>
        </xdr:nvPicPr><xdr:blipFill><a:blip r:embed="p1"/></xdr:blipFill><xdr:spPr><a:xfrm>
        <a:ext cx="635000" cy="317500"/></a:xfrm></xdr:spPr></xdr:pic><xdr:clientData/>)";
    auto const from =
        R"(<xdr:from><xdr:col>1</xdr:col><xdr:colOff>12700</xdr:colOff><xdr:row>2</xdr:row>
        <xdr:rowOff>25400</xdr:rowOff></xdr:from>)";
    book.parts = {
        {"xl/drawings/drawing1.xml",
         std::string(R"(<xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:r="r">
         <xdr:twoCellAnchor editAs="oneCell">)") +
             from +
             R"(<xdr:to><xdr:col>3</xdr:col><xdr:colOff>63500</xdr:colOff><xdr:row>5</xdr:row>
         <xdr:rowOff>76200</xdr:rowOff></xdr:to>)" +
             picture + "</xdr:twoCellAnchor><xdr:oneCellAnchor>" + from +
             R"(<xdr:ext cx="254000" cy="381000"/>)" + picture +
             R"(</xdr:oneCellAnchor><xdr:absoluteAnchor><xdr:pos x="127000" y="254000"/>
         <xdr:ext cx="254000" cy="381000"/>)" +
             picture + "</xdr:absoluteAnchor></xdr:wsDr>"},
        {"xl/drawings/_rels/drawing1.xml.rels",
         R"(<Relationships><Relationship Id="p1" Type="x/image" Target="../media/image1.png"/>
         </Relationships>)"},
        {"xl/media/image1.png", dot()}};
    return {"pictures", say::differs_picture, book};
}

Look comments()
{
    auto book = around_cells("", R"(<legacyDrawing r:id="v1"/>)");
    book.sheets[0].relations =
        R"(<Relationship Id="c1" Type="x/comments" Target="../comments1.xml"/>
        <Relationship Id="v1" Type="x/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/>)";
    book.parts = {
        {"xl/comments1.xml",
         R"(<comments><authors><author>Ban Tổ chức</author><author/></authors><commentList>
         <comment ref="B2" authorId="0"><text><t>Ghi &lt;số&gt;
nguyên</t></text></comment><comment ref="C9" authorId="1"><text><t>hai</t></text></comment>
         </commentList></comments>)"},
        {"xl/drawings/vmlDrawing1.vml",
         R"(<xml><v:shape id="a" style="position:absolute;width:150pt;height:75pt;z-index:1">
         <x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>1</x:Column><x:Visible/>
         </x:ClientData></v:shape></xml>)"}};
    return {"comments", say::differs_comment, book};
}

std::vector<Look> all_looks()
{
    std::vector<Look> all;
    for (auto&& some : {style_looks(), cell_looks(), sheet_looks(), rule_looks()}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    all.push_back(pictures());
    all.push_back(comments());
    return all;
}

// The same workbook with nothing in it but its tabs' number.
Workbook bare(Workbook const& of)
{
    Book book;
    book.sheets.resize(of.sheets.size());
    for (std::size_t index = 0; index < of.sheets.size(); ++index) {
        book.sheets[index].name = of.sheets[index].name;
    }
    return read_book(book);
}

} // namespace

TEST_CASE("Each look is drawn again", "[publish][redraw]")
{
    for (auto const& look : all_looks()) {
        INFO(look.name);
        auto const book = read_book(look.book);
        std::vector<SheetDraft> drafts;
        drafts.push_back(draft_of(book));
        CHECK(lines(differences(drafts, redrawn(drafts))).empty());
    }
}

TEST_CASE("Each look is missed where it is not there", "[publish][redraw]")
{
    for (auto const& look : all_looks()) {
        INFO(look.name);
        auto const book = read_book(look.book);
        std::vector<SheetDraft> drafts;
        drafts.push_back(draft_of(book));
        auto const found = differences(drafts, bare(book));
        CAPTURE(lines(found));
        CHECK(std::ranges::any_of(found,
                                  [&](Difference const& one) { return one.what == look.what; }));
    }
}

TEST_CASE("Each look makes the same file whenever it is drawn", "[publish][redraw]")
{
    for (auto const& look : all_looks()) {
        INFO(look.name);
        auto const book = read_book(look.book);
        std::vector<SheetDraft> drafts;
        drafts.push_back(draft_of(book));
        CHECK(drawn(drafts) == drawn(drafts));
    }
}

TEST_CASE("The font of the whole workbook is drawn again, and a cell in the library's own font "
          "does not take it",
          "[publish][redraw]")
{
    auto book =
        with_cells(R"(<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>1</v></c></row>)");
    book.styles = R"(<fonts><font><sz val="13"/><name val="Times New Roman"/></font>
        <font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>
        <fills><fill/></fills><borders><border/></borders>
        <cellXfs><xf fontId="0"><alignment vertical="center"/></xf><xf fontId="1"/></cellXfs>)";
    auto const again = redrawn(read_book(book));
    auto const& looks = *again.looks;
    CHECK(looks.fonts[looks.styles[0].font].name == "Times New Roman");
    CHECK(looks.fonts[looks.styles[0].font].size == 13);
    auto const other = cell_at(again.sheets[0], "B1").style;
    CHECK(looks.fonts[looks.styles[other].font].name == "Calibri");
}

TEST_CASE("A row in the workbook's own style keeps it where a column has another style",
          "[publish][redraw]")
{
    auto const differing = [](std::string columns) {
        BookSheet sheet;
        sheet.before = std::move(columns);
        sheet.data = R"(<row r="1" s="0" customFormat="1"><c r="A1"><v>1</v></c></row>)";
        auto book = with_sheet(std::move(sheet));
        book.styles = R"(<fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>
            <cellXfs><xf/><xf><alignment wrapText="1"/></xf></cellXfs>)";
        auto const read = read_book(book);
        std::vector<SheetDraft> drafts;
        drafts.push_back(draft_of(read));
        return lines(differences(drafts, redrawn(drafts)));
    };
    CHECK(differing("").empty());
    CHECK(differing(R"(<cols><col min="1" max="9" width="9" style="1"/></cols>)").empty());
}

TEST_CASE("A run of letters without a font has that of its cell", "[publish][redraw]")
{
    auto book = with_cells(R"(<row r="1"><c r="A1" s="1" t="s"><v>0</v></c></row>)");
    book.strings = R"(<si><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></si>)";
    book.styles = R"(<fonts><font/><font><sz val="14"/><name val="Times New Roman"/></font></fonts>
        <fills><fill/></fills><borders><border/></borders><cellXfs><xf/><xf fontId="1"/></cellXfs>)";
    auto const again = redrawn(read_book(book));
    REQUIRE(again.looks->rich_texts.size() == 1);
    auto const& run = again.looks->rich_texts[0].runs.at(0);
    REQUIRE(run.font);
    CHECK(run.font->name == "Times New Roman");
    CHECK(run.font->size == 14);
}

TEST_CASE("Document properties are carried over", "[publish][redraw]")
{
    auto book = Book{};
    book.core = R"(<dc:title>Biểu &lt;1&gt;</dc:title><dc:creator>Ban Tổ chức</dc:creator>
        <cp:keywords>số liệu</cp:keywords><dc:description>Ghi chú</dc:description>
        <dcterms:created>2023-11-13T08:30:00Z</dcterms:created>)";
    book.custom =
        R"(<property name="gopbieu-bieu" pid="2"><vt:lpwstr>sinh-hoat</vt:lpwstr></property>)";
    auto const frame = frame_of(redrawn(read_book(book)));
    CHECK(frame.title == "Biểu <1>");
    CHECK(frame.author == "Ban Tổ chức");
    CHECK(frame.keywords == "số liệu");
    CHECK(frame.comments == "Ghi chú");
    CHECK(frame.created.year == 2023);
    CHECK(frame.created.minute == 30);
    REQUIRE(frame.properties.size() == 1);
    CHECK(frame.properties[0].second == "sinh-hoat");
}

TEST_CASE("The tab in front stays in front", "[publish][redraw]")
{
    Book book;
    book.sheets.resize(3);
    book.sheets[1].name = "Hai";
    book.sheets[2].name = "Ba";
    book.before_sheets = R"(<bookViews><workbookView activeTab="2"/></bookViews>)";
    CHECK(redrawn(read_book(book)).looks->active_sheet == 2);
}

TEST_CASE("A painted cell keeps everything but what is behind it", "[publish][redraw]")
{
    auto const look = style_looks().front();
    auto const book = read_book(look.book);
    std::vector<SheetDraft> drafts;
    drafts.push_back(draft_of(book));
    drafts[0].pages[0].paint[{0, 0}] = 0xFFC7CE;
    auto const again = redrawn(drafts);
    auto const& looks = *again.looks;
    auto const& style = looks.styles[cell_at(again.sheets[0], "A1").style];
    CHECK(looks.fills[style.fill].foreground == Color(0xFFC7CE));
    CHECK(looks.fonts[style.font].name == "Times New Roman");
    CHECK(looks.fonts[style.font].bold);
}
