#include "base/catalogue/letters.hpp"
#include "form/points_sheet.hpp"
#include "publish/back/mark_workbook.hpp"
#include "publish/back/unmark.hpp"
#include "support/book_builder.hpp"
#include "support/scratch.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

Point point_at(std::string const& cell, PointKind kind = PointKind::error)
{
    Point point;
    point.kind = kind;
    point.code = "A101";
    point.sheet = "Biểu 1";
    point.cell = parse_a1(cell);
    point.row = "Thôn, bản";
    point.column = "Tổng số";
    point.words = "Số này không khớp.";
    point.repair = "12";
    return point;
}

struct Marked {
    ReturnCopy copy;
    Workbook workbook;
};

Marked marked(Workbook workbook, std::vector<Point> const& points)
{
    Scratch const folder;
    PointsHead head;
    head.lines = {"Đơn vị: Chi bộ 1"};
    auto copy =
        mark_workbook(std::move(workbook), head, points, Language::vietnamese, folder / "a.xlsx");
    REQUIRE(copy);
    ReadOptions options;
    options.depth = Depth::looks;
    auto back = read_workbook(std::span<char const>(copy->bytes), options);
    REQUIRE(back);
    return {std::move(*copy), std::move(*back)};
}

Book two_cells()
{
    Book book;
    book.sheets[0].data = R"(<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>)";
    return book;
}

std::uint32_t colour_at(Workbook const& workbook, std::size_t sheet, std::string_view cell)
{
    auto const& looks = *workbook.looks;
    auto const& found = cell_at(workbook.sheets.at(sheet), cell);
    auto const& fill = looks.fills.at(looks.styles.at(found.style).fill);
    return fill.pattern == 1 ? fill.foreground.value_or(0) : 0;
}

std::string comment_at(Workbook const& workbook, std::size_t sheet, std::string_view cell)
{
    auto const& comments = workbook.sheets.at(sheet).looks->comments;
    auto const found = std::ranges::find(comments, *parse_a1(cell), &Comment::where);
    return found == comments.end() ? std::string() : found->text;
}

std::string text_at(Workbook const& workbook, std::string_view cell)
{
    auto const& found = cell_at(workbook.sheets.front(), cell);
    REQUIRE(found.formula == 0);
    return found.has_text() ? std::string(workbook.text(found)) : std::string();
}

} // namespace

TEST_CASE("A return copy: the list in front with links, cells coloured and commented", "[returns]")
{
    auto point = point_at("A1");
    point.concerned = {*parse_a1("B1"), *parse_a1("C3")};
    auto const [copy, workbook] = marked(read_book(two_cells()), {point});
    REQUIRE(copy.kind == CopyKind::whole);
    REQUIRE(workbook.sheets.size() == 2);
    REQUIRE(workbook.sheets[0].name == "Điểm cần xem");
    REQUIRE(workbook.sheets[1].name == "Biểu 1");
    REQUIRE(colour_at(workbook, 1, "A1") == colour_of(PointKind::error));
    REQUIRE(colour_at(workbook, 1, "B1") == pale_colour_of(PointKind::error));
    REQUIRE(colour_at(workbook, 1, "C3") == pale_colour_of(PointKind::error)); // was no cell
    REQUIRE(cell_at(workbook.sheets[1], "A1").number == 1);
    REQUIRE(comment_at(workbook, 1, "A1") ==
            "gopbieu – điểm cần xem\nLỖI A101: Số này không khớp.\nCó thể là: 12");
    REQUIRE(comment_at(workbook, 1, "B1") ==
            "gopbieu – điểm cần xem\nÔ này liên quan đến điểm A101 ở ô A1.");
    auto const& links = workbook.sheets[0].looks->hyperlinks;
    REQUIRE(links.size() == 1);
    REQUIRE(links[0].target == "internal:'Biểu 1'!A1");
    REQUIRE(to_a1(links[0].range.first) == "D4");
    REQUIRE(text_at(workbook, "A1") == "ĐIỂM CẦN XEM");
    REQUIRE(text_at(workbook, "B4") == "LỖI");
    REQUIRE(text_at(workbook, "E4") == "Thôn, bản");
    REQUIRE(text_at(workbook, "F4") == "Tổng số");
    REQUIRE(text_at(workbook, "G4") == "Số này không khớp.");
    REQUIRE(text_at(workbook, "J4") == "12");
    REQUIRE(text_at(workbook, "K4") == "A101");
    REQUIRE(is_points_sheet(workbook, workbook.sheets[0]));
    REQUIRE_FALSE(is_points_sheet(workbook, workbook.sheets[1]));
}

TEST_CASE("Each kind of point has its colour, and the weightier one stays", "[returns]")
{
    auto const [copy, workbook] = marked(
        read_book(two_cells()),
        {point_at("A1"), point_at("A1", PointKind::note), point_at("B1", PointKind::question)});
    REQUIRE(colour_at(workbook, 1, "A1") == colour_of(PointKind::error));
    REQUIRE(colour_at(workbook, 1, "B1") == colour_of(PointKind::question));
    REQUIRE(comment_at(workbook, 1, "A1").find("LƯU Ý") != std::string::npos);
}

TEST_CASE("What stands in texts of a file is never a formula", "[returns]")
{
    auto point = point_at("A1");
    point.found = "=HYPERLINK(\"http://x\";\"y\")";
    point.row = "+1+1";
    point.words = "@SUM(1)";
    auto const [copy, workbook] = marked(read_book(two_cells()), {point});
    REQUIRE(text_at(workbook, "H4") == point.found);
    REQUIRE(text_at(workbook, "E4") == "+1+1");
    REQUIRE(text_at(workbook, "G4") == "@SUM(1)");
    REQUIRE(workbook.sheets[0].formulas.empty());
}

TEST_CASE("A sheet that is called like ours keeps its name; hidden sheets stay hidden", "[returns]")
{
    auto book = two_cells();
    book.sheets.push_back({});
    book.sheets[1].name = "ĐIỂM CẦN XEM";
    book.sheets.push_back({});
    book.sheets[2].name = "An";
    book.sheets[2].attributes = R"( state="hidden")";
    auto const [copy, workbook] = marked(read_book(book), {point_at("A1")});
    REQUIRE(workbook.sheets[0].name == "Điểm cần xem (2)");
    REQUIRE(workbook.sheets[2].name == "ĐIỂM CẦN XEM");
    REQUIRE(workbook.sheets[3].visibility == Visibility::hidden);
    REQUIRE(workbook.looks->active_sheet == 0);
}

TEST_CASE("A comment that was in the cell stays in front of ours", "[returns]")
{
    auto workbook = read_book(two_cells());
    Comment old;
    old.where = *parse_a1("A1");
    old.author = "Chi bộ";
    old.text = "Số này do ông X đếm";
    workbook.sheets[0].looks->comments.push_back(old);
    auto const [copy, back] = marked(std::move(workbook), {point_at("A1")});
    REQUIRE(
        comment_at(back, 1, "A1").starts_with("Số này do ông X đếm\n\ngopbieu – điểm cần xem\n"));
}

TEST_CASE("A copy that comes back and is marked again has nothing of the first marks", "[returns]")
{
    auto book = two_cells();
    book.styles =
        R"(<fonts><font><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills><fill><patternFill patternType="none"/></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FF00FF00"/></patternFill></fill></fills>
        <borders><border/></borders><cellXfs><xf numFmtId="0"/><xf numFmtId="0" fillId="1"/></cellXfs>)";
    book.sheets[0].data = R"(<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>2</v></c></row>)";
    auto workbook = read_book(book);
    Comment old;
    old.where = *parse_a1("B1");
    old.text = "của đơn vị";
    workbook.sheets[0].looks->comments.push_back(old);
    auto first = marked(std::move(workbook), {point_at("A1"), point_at("B1")});
    REQUIRE(colour_at(first.workbook, 1, "B1") == colour_of(PointKind::error));
    auto const second = marked(std::move(first.workbook), {point_at("A1", PointKind::explain)});
    REQUIRE(second.workbook.sheets.size() == 2);
    REQUIRE(second.workbook.sheets[0].name == "Điểm cần xem");
    REQUIRE(colour_at(second.workbook, 1, "A1") == colour_of(PointKind::explain));
    REQUIRE(colour_at(second.workbook, 1, "B1") == 0x00FF00); // its own again
    REQUIRE(comment_at(second.workbook, 1, "B1") == "của đơn vị");
    REQUIRE(comment_at(second.workbook, 1, "A1").find("LỖI") == std::string::npos);
}

TEST_CASE("A file without looks gets a copy as well", "[returns]")
{
    std::string const csv = "Loại hình,Tổng số\nThôn,1\n";
    ReadOptions options;
    options.depth = Depth::looks;
    auto workbook = read_workbook(std::span<char const>(csv), options);
    REQUIRE(workbook);
    auto point = point_at("B2");
    point.sheet = workbook->sheets[0].name;
    auto const [copy, back] = marked(std::move(*workbook), {point});
    REQUIRE(back.sheets.size() == 2);
    REQUIRE(colour_at(back, 1, "B2") == colour_of(PointKind::error));
    REQUIRE_FALSE(comment_at(back, 1, "B2").empty());
}

TEST_CASE("What cannot be drawn again is told, and the rest is drawn", "[returns]")
{
    auto workbook = read_book(two_cells());
    workbook.looks->not_redrawn.push_back({say::reason_not_ours});
    Picture picture;
    picture.media_type = "image/png";
    picture.bytes = {'n', 'o'}; // which the library refuses
    workbook.sheets[0].looks->pictures.push_back(picture);
    auto const [copy, back] = marked(std::move(workbook), {point_at("A1")});
    REQUIRE(copy.kind == CopyKind::without_parts);
    REQUIRE(copy.lost.size() == 1);
    REQUIRE(colour_at(back, 1, "A1") == colour_of(PointKind::error));
}

TEST_CASE("A sheet whose name Excel does not take is renamed, and only values are kept",
          "[returns]")
{
    auto workbook = read_book(two_cells());
    workbook.sheets[0].name = std::string(40, 'x');
    auto point = point_at("A1");
    point.sheet = workbook.sheets[0].name;
    auto const [copy, back] = marked(std::move(workbook), {point});
    REQUIRE(copy.kind == CopyKind::values_only);
    REQUIRE(back.sheets[1].name == "Trang 1");
    REQUIRE(colour_at(back, 1, "A1") == colour_of(PointKind::error));
}

TEST_CASE("Our part of a comment is found wherever it stands", "[returns]")
{
    REQUIRE(without_our_part("a\n\ngopbieu: x", "gopbieu:") == "a");
    REQUIRE(without_our_part("gopbieu: x", "gopbieu:").empty());
    REQUIRE(without_our_part("a", "gopbieu:") == "a");
}
