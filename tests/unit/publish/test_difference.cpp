#include "publish/write_workbook.hpp"
#include "support/book_builder.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

Book small_book()
{
    Book book;
    book.sheets[0].data = R"(<row r="1"><c r="A1" t="str"><v>Tên</v></c><c r="B1"><v>1</v></c>
        <c r="C1"><f>B1*2</f><v>2</v></c></row>)";
    return book;
}

std::vector<SheetDraft> drafts_of(Workbook const& book)
{
    std::vector<SheetDraft> drafts;
    drafts.push_back(draft_of(book));
    return drafts;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("A declared cell may change, any other may not", "[publish][difference]")
{
    auto const book = read_book(small_book());
    auto drafts = drafts_of(book);
    drafts[0].pages[0].declared = {{{0, 1}, {0, 1}}};
    drafts[0].pages[0].changes[{0, 1}] = {Exact(7)};
    CHECK(lines(differences(drafts, redrawn(drafts))) == Lines{});

    drafts[0].pages[0].changes[{4, 0}] = {std::string("thừa")};
    CHECK(lines(differences(drafts, redrawn(drafts))) ==
          Lines{"Biểu 1!A5 (a cell that is not for figures): 'thừa', the template has ''"});
}

TEST_CASE("A value that is not the one that was to be written is told", "[publish][difference]")
{
    auto const book = read_book(small_book());
    auto drafts = drafts_of(book);
    drafts[0].pages[0].declared = {{{0, 1}, {0, 1}}};
    drafts[0].pages[0].changes[{0, 1}] = {Exact(7)};
    auto const written = redrawn(drafts);
    drafts[0].pages[0].changes[{0, 1}] = {Exact(8)};
    CHECK(lines(differences(drafts, written)) ==
          Lines{"Biểu 1!B1 (value): '7', the template has '8'"});
    drafts[0].pages[0].changes[{0, 1}] = {std::string("7")};
    CHECK(lines(differences(drafts, written)) ==
          Lines{"Biểu 1!B1 (kind of value): 'number', the template has 'text'"});
}

TEST_CASE("A formula stays live with the value that was worked out", "[publish][difference]")
{
    auto const book = read_book(small_book());
    auto drafts = drafts_of(book);
    auto& page = drafts[0].pages[0];
    page.declared = {{{0, 2}, {0, 2}}};
    page.changes[{0, 2}] = {Exact(14), true};
    auto const written = redrawn(drafts);
    CHECK(formula_at(written.sheets[0], "C1") == "B1*2");
    CHECK(cell_at(written.sheets[0], "C1").number == 14);
    CHECK(lines(differences(drafts, written)) == Lines{});

    page.changes[{0, 2}].keeps_formula = false;
    CHECK(lines(differences(drafts, written)) ==
          Lines{"Biểu 1!C1 (formula): 'B1*2', the template has ''"});
}

TEST_CASE("All differences are told, up to a limit", "[publish][difference]")
{
    auto const book = read_book(small_book());
    auto other = small_book();
    other.sheets[0].data = R"(<row r="1"><c r="A1" t="str"><v>Họ</v></c><c r="B1"><v>3</v></c>
        <c r="C1"><f>B1*3</f><v>2</v></c></row>)";
    auto const drafts = drafts_of(book);
    auto const written = redrawn(read_book(other));
    CHECK(lines(differences(drafts, written)) ==
          Lines{"Biểu 1!A1 (value): 'Họ', the template has 'Tên'",
                "Biểu 1!B1 (value): '3', the template has '1'",
                "Biểu 1!C1 (formula): 'B1*3', the template has 'B1*2'"});
    CHECK(differences(drafts, written, 2).size() == 2);
}

TEST_CASE("A sheet too many or too few is told", "[publish][difference]")
{
    auto two = small_book();
    two.sheets.push_back({});
    two.sheets[1].name = "Biểu 2";
    auto const one = read_book(small_book());
    auto const both = read_book(two);
    CHECK(lines(differences(drafts_of(one), redrawn(both))) ==
          Lines{" (sheets): '2', the template has '1'"});
    CHECK(lines(differences(drafts_of(both), redrawn(one))) ==
          Lines{" (sheets): '1', the template has '2'"});
}

TEST_CASE("A page with a header of its own is compared with that header", "[publish][difference]")
{
    auto const book = read_book(small_book());
    auto drafts = drafts_of(book);
    auto& page = drafts[0].pages[0];
    page.sheet.looks->page.header_text = "&R3/5 đơn vị";
    CHECK(lines(differences(drafts, redrawn(drafts))) ==
          Lines{"Biểu 1!oddHeader (headers and footers): '&R3/5 đơn vị', the template has ''"});
    page.header_changed = true;
    CHECK(lines(differences(drafts, redrawn(drafts))) == Lines{});
}

TEST_CASE("Templates that name their sheets and cells alike go into one file",
          "[publish][difference]")
{
    auto first = small_book();
    first.sheets[0].name = "Sheet1";
    first.sheets[0].data = R"(<row r="1"><c r="A1"><f>Sheet1!B1+Lớn</f><v>1</v></c></row>)";
    first.after_sheets =
        R"(<definedNames><definedName name="Lớn">Sheet1!$C$1</definedName></definedNames>)";
    auto second = first;
    second.after_sheets =
        R"(<definedNames><definedName name="lớn">Sheet1!$D$9</definedName></definedNames>)";
    auto const one = read_book(first);
    auto const other = read_book(second);
    std::vector<SheetDraft> drafts;
    drafts.push_back(draft_of(one));
    drafts.push_back(draft_of(other));
    keep_names_apart(drafts);
    auto const written = redrawn(drafts);

    REQUIRE(written.sheets.size() == 2);
    CHECK(written.sheets[0].name == "Sheet1");
    CHECK(written.sheets[1].name == "Sheet1 (2)");
    CHECK(formula_at(written.sheets[1], "A1") == "'Sheet1 (2)'!B1+Lớn");
    REQUIRE(written.names.size() == 2);
    CHECK(written.names[0].sheet == -1);
    CHECK(written.names[1].sheet == 1);
    CHECK(written.names[1].refers_to == "'Sheet1 (2)'!$D$9");
    CHECK(lines(differences(drafts, written)) == Lines{});
}
