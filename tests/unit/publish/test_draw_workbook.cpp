// What a package holds beside what is seen: texts once, nothing that no program would open, and the
// same bytes whatever was drawn before.

#include "base/catalogue/writing.hpp"
#include "publish/redraw.hpp"
#include "publish/write_workbook.hpp"
#include "support/book_builder.hpp"
#include "workbook/container/zip.hpp"

#include <catch2/catch.hpp>

#include <thread>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

Book book_with(std::string data, std::string strings = {})
{
    Book book;
    book.sheets.front().data = std::move(data);
    book.strings = std::move(strings);
    return book;
}

std::vector<SheetDraft> drafts_of(Workbook const& workbook)
{
    std::vector<SheetDraft> drafts;
    drafts.push_back(draft_of(workbook));
    return drafts;
}

Result<std::string> draw(std::vector<SheetDraft> const& drafts, Skeletons& skeletons)
{
    return draw_workbook(drafts, frame_of(*drafts.front().workbook), scratch_file(), skeletons);
}

std::string part(std::string const& package, std::string_view name)
{
    auto const archive = ZipArchive::open(package, {});
    REQUIRE(archive);
    for (auto const& entry : archive->entries()) {
        if (entry.name == name) {
            Buffer buffer;
            REQUIRE_FALSE(archive->read(entry, buffer));
            return std::string(buffer.view());
        }
    }
    FAIL("no part " << name);
    return {};
}

// A1 with a text of so many letters.
Workbook with_long_text(std::size_t letters)
{
    std::string text;
    for (std::size_t count = 0; count < letters; ++count) {
        text += "đ";
    }
    return read_book(book_with(R"(<row r="1"><c r="A1" t="s"><v>0</v></c></row>)",
                               "<si><t>" + text + "</t></si>"));
}

Problem refusal_of(std::vector<SheetDraft> const& drafts, WorkbookFrame const& frame = {})
{
    auto const drawn = draw_workbook(drafts, frame, scratch_file());
    REQUIRE_FALSE(drawn);
    return drawn.problem();
}

} // namespace

TEST_CASE("A text stands once in a package, however many cells of however many drafts hold it",
          "[publish][draw]")
{
    auto const data = R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c>
        <c r="C1" t="s"><v>1</v></c></row>)";
    auto const strings = R"(<si><t>Đảng viên</t></si><si><t xml:space="preserve"> a&lt;b</t></si>)";
    auto const first = read_book(book_with(data, strings));
    auto book = book_with(data, strings);
    book.sheets.front().name = "Biểu 2";
    auto const second = read_book(book);
    auto drafts = drafts_of(first);
    drafts.push_back(draft_of(second));
    CHECK(part(drawn(drafts), "xl/sharedStrings.xml") ==
          "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
          "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"6\" "
          "uniqueCount=\"2\"><si><t>Đảng viên</t></si>"
          "<si><t xml:space=\"preserve\"> a&lt;b</t></si></sst>");
}

TEST_CASE("Cells and rows are written in order, changes and bare rows between them",
          "[publish][draw]")
{
    auto const workbook = read_book(book_with(
        R"(<row r="2" ht="20" customHeight="1"/><row r="3"><c r="B3"><v>7</v></c></row>
           <row r="5" hidden="1"/>)"));
    auto drafts = drafts_of(workbook);
    auto& changes = drafts.front().front().changes;
    changes[{0, 0}].value = std::string("đầu");
    changes[{2, 27}].value = Exact(3);
    changes[{6, 1}].value = std::string();
    auto const sheet = part(drawn(drafts), "xl/worksheets/sheet1.xml");
    CHECK(sheet.find("<dimension ref=\"A1:AB7\"/>") != std::string::npos);
    auto const data = sheet.substr(sheet.find("<sheetData>"));
    CHECK(data.substr(0, data.find("</sheetData>")) ==
          "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
          "<row r=\"2\" ht=\"20\" customHeight=\"1\"/>"
          "<row r=\"3\"><c r=\"B3\"><v>7</v></c><c r=\"AB3\"><v>3</v></c></row>"
          "<row r=\"5\" hidden=\"1\"/><row r=\"7\"><c r=\"B7\"/></row>");
}

TEST_CASE("A text longer than Excel takes is refused and not cut", "[publish][draw]")
{
    auto const longest = with_long_text(32'767);
    CHECK(draw_workbook(drafts_of(longest), {}, scratch_file()));
    auto const longer = with_long_text(32'768);
    auto const problem = refusal_of(drafts_of(longer));
    CHECK(problem.say == say::drawing_refused);
    CHECK(words(problem, Language::english).find("32,767") != std::string::npos);
}

TEST_CASE("Sheets of one name and properties that are too long are refused", "[publish][draw]")
{
    auto const workbook = read_book(book_with(R"(<row r="1"><c r="A1"><v>1</v></c></row>)"));
    auto twice = drafts_of(workbook);
    twice.push_back(draft_of(workbook));
    CHECK(refusal_of(twice).say == say::drawing_refused);
    WorkbookFrame frame;
    frame.properties.emplace_back("tên", std::string(256, 'a'));
    CHECK(refusal_of(drafts_of(workbook), frame).say == say::drawing_refused);
}

TEST_CASE("What was drawn before and who else draws changes no byte", "[publish][draw]")
{
    auto const plain = read_book(book_with(R"(<row r="1"><c r="A1"><v>1</v></c></row>)"));
    auto bold_book = book_with(R"(<row r="1"><c r="A1" s="1"><v>1</v></c></row>)");
    bold_book.styles = R"(<fonts><font/><font><b/></font></fonts><fills><fill/></fills>
        <borders><border/></borders><cellXfs><xf/><xf fontId="1"/></cellXfs>)";
    auto const bold = read_book(bold_book);
    auto named_book = book_with(R"(<row r="1"><c r="A1"><v>1</v></c></row>)");
    named_book.custom = R"(<property name="a" pid="2"><vt:lpwstr>b</vt:lpwstr></property>)";
    auto const named = read_book(named_book);

    std::vector<std::vector<SheetDraft>> all;
    std::vector<std::string> alone;
    for (auto const* const workbook : {&plain, &bold, &named}) {
        all.push_back(drafts_of(*workbook));
        alone.push_back(drawn(all.back()));
    }
    CHECK(alone[0] != alone[1]);
    CHECK(alone[0] != alone[2]);

    Skeletons skeletons;
    std::vector<std::string> in_turn(12), beside(12);
    auto const draw_all = [&](std::vector<std::string>& drawn) {
        for (std::size_t number = 0; number < drawn.size(); ++number) {
            auto bytes = draw(all[number % all.size()], skeletons);
            drawn[number] = bytes ? std::move(*bytes) : std::string();
        }
    };
    std::thread other([&] { draw_all(beside); });
    draw_all(in_turn);
    other.join();
    for (std::size_t number = 0; number < in_turn.size(); ++number) {
        INFO(number);
        CHECK(in_turn[number] == alone[number % all.size()]);
        CHECK(beside[number] == alone[number % all.size()]);
    }
}
