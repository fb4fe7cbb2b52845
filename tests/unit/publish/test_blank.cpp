// Blank workbooks: what they look like from inside. That LibreOffice fills them in and every figure
// comes back right is shown by tests/blank/.

#include "base/file.hpp"
#include "command/run_campaign.hpp"
#include "command/run_program.hpp"
#include "form/load.hpp"
#include "form/marker.hpp"
#include "publish/blank/blank_book.hpp"
#include "publish/blank/press.hpp"
#include "support/scratch.hpp"
#include "support/tree.hpp"
#include "workbook/container/zip_writer.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

using namespace gopbieu;

namespace {

std::string const register_text = "Mã,Tên,Cấp,Mã cấp trên\n"
                                  "H01,Huyện ủy Phong Thổ,Huyện,\n"
                                  "H01-C01,Chi bộ bản <A> & \"B\",Chi bộ,H01\n"
                                  "H01-C02,Chi bộ bản C,Chi bộ,H01\n";

void write_campaign(Scratch const& folder, std::string const& forms, std::string const& rest = {})
{
    write_text(folder / "dot.yaml",
               "name: Đợt thử\nperiod: \"2023\"\nas_of: 2023-12-31\nunit: H01\nforms: [" + forms +
                   "]\nfiled_by: [chi-bo]\npublish: [huyen]\n" + rest);
    write_text(folder / "don-vi.csv", register_text);
}

Loaded<Desk> desk_of(Scratch const& folder)
{
    RunOptions options;
    options.folder = folder.path();
    options.forms = test::source_folder() / "forms";
    return set_up(options);
}

Workbook read_bytes(std::string const& bytes)
{
    ReadOptions options;
    options.depth = Depth::looks;
    auto workbook = read_workbook(std::span<char const>(bytes), options);
    REQUIRE(workbook);
    return std::move(*workbook);
}

/// The blank workbook of the first unit, and the desk that it is from.
struct Blank {
    Scratch folder;
    Loaded<Desk> desk;
    std::optional<BlankBook> book;
    std::string bytes;
    Workbook workbook;

    explicit Blank(std::string const& forms, BlankWishes wishes = {})
    {
        write_campaign(folder, forms);
        desk = desk_of(folder);
        REQUIRE(desk);
        auto made = BlankBook::make(
            desk.value->campaign, desk.value->templates, wishes, folder / "scratch");
        REQUIRE(made);
        book = *made;
        bytes = book->for_unit(desk.value->tree, unit());
        workbook = read_bytes(bytes);
    }

    [[nodiscard]] std::size_t unit() const { return *desk.value->tree.find("H01-C01"); }
    [[nodiscard]] Sheet const& sheet() const { return workbook.sheets.front(); }
    [[nodiscard]] std::string formula(std::string_view place) const
    {
        auto const* const cell = sheet().find(*parse_a1(place));
        REQUIRE(cell != nullptr);
        return formula_text(sheet(), *cell);
    }
    [[nodiscard]] bool unlocked(std::string_view place) const
    {
        auto const* const cell = sheet().find(*parse_a1(place));
        return cell != nullptr && !workbook.looks->styles[cell->style].locked;
    }
    [[nodiscard]] Validation const& validation(std::string_view place) const
    {
        auto const& rules = sheet().looks->validations;
        auto const found = std::ranges::find_if(rules, [&](Validation const& one) {
            return std::ranges::any_of(one.ranges, [&](CellRange const& range) {
                return range.contains(*parse_a1(place));
            });
        });
        REQUIRE(found != rules.end());
        return *found;
    }
    // Formulas that colour a cell, as far as they mention some text.
    [[nodiscard]] std::vector<std::string> colours(std::string_view place) const
    {
        std::vector<std::string> found;
        for (auto const& one : sheet().looks->conditional_formats) {
            bool const there = std::ranges::any_of(one.ranges, [&](CellRange const& range) {
                return range.contains(*parse_a1(place));
            });
            if (there) {
                found.push_back(one.formulas.front());
            }
        }
        return found;
    }
};

bool has(std::vector<std::string> const& list, std::string const& item)
{
    return std::ranges::find(list, item) != list.end();
}

std::string text_at(Workbook const& workbook, std::string_view place)
{
    auto const* const cell = workbook.sheets.front().find(*parse_a1(place));
    return cell != nullptr && cell->has_text() ? std::string(workbook.text(*cell)) : "";
}

} // namespace

TEST_CASE("A printed copy has other words in the same package", "[publish][blank]")
{
    ZipWriter writer;
    writer.add("a.xml", "<t>@@ten@@</t><t>@@ma@@ @@ten@@</t>");
    writer.add("b.xml", "<t>same</t>");
    auto const press = Press::of(writer.finish(), {"@@ten@@", "@@ma@@"});
    REQUIRE(press);
    auto const printed = press->print({"A & <B> \"C\"\x01", "7"});
    auto const archive = ZipArchive::open(printed, {});
    REQUIRE(archive);
    REQUIRE(archive->entries().size() == 2);
    auto const first = archive->read(archive->entries()[0]);
    CHECK(first->view() == "<t>A &amp; &lt;B&gt; &quot;C&quot; </t>"
                           "<t>7 A &amp; &lt;B&gt; &quot;C&quot; </t>");
    CHECK(archive->read(archive->entries()[1])->view() == "<t>same</t>");
    CHECK(press->print({"A", "7"}) == press->print({"A", "7"}));
    CHECK_FALSE(Press::of("no package", {"@@ten@@"}));
}

TEST_CASE("A printed workbook is the one that would have been drawn", "[publish][blank]")
{
    Blank const blank("sinh-hoat-chi-bo, bieu-1-tang-giam-dang-vien");
    auto const drawn =
        blank.book->for_unit(blank.desk.value->tree, blank.unit(), {}, blank.folder / "scratch");
    REQUIRE(drawn);
    auto const other = read_bytes(*drawn);
    REQUIRE(other.sheets.size() == blank.workbook.sheets.size());
    for (std::size_t sheet = 0; sheet < other.sheets.size(); ++sheet) {
        auto const& one = blank.workbook.sheets[sheet];
        auto const& same = other.sheets[sheet];
        REQUIRE(one.cells.size() == same.cells.size());
        for (std::size_t cell = 0; cell < one.cells.size(); ++cell) {
            CHECK(one.cells[cell].where() == same.cells[cell].where());
            if (one.cells[cell].has_text()) {
                CHECK(blank.workbook.text(one.cells[cell]) == other.text(same.cells[cell]));
            }
        }
        CHECK(marker_of(blank.workbook, sheet) == marker_of(other, sheet));
    }
}

TEST_CASE("A blank form carries the unit's names, and its mark twice", "[publish][blank]")
{
    Blank blank("sinh-hoat-chi-bo");
    CHECK(text_at(blank.workbook, "A1") == "HUYỆN ỦY PHONG THỔ");
    CHECK(text_at(blank.workbook, "A2") == "CHI BỘ BẢN <A> & \"B\"");
    Marker wanted;
    wanted.form = "sinh-hoat-chi-bo";
    wanted.edition = "2023";
    wanted.unit = "H01-C01";
    wanted.period = "2023";
    CHECK(marker_of(blank.workbook, 0) == wanted);
    auto const names = blank.workbook.names;
    blank.workbook.names.clear();
    CHECK(marker_of(blank.workbook, 0) == wanted);
    blank.workbook.names = names;
    blank.workbook.properties.clear();
    CHECK(marker_of(blank.workbook, 0) == wanted);
    auto const mark = std::ranges::find(names, std::string(marker_name), &DefinedName::name);
    REQUIRE(mark != names.end());
    CHECK(mark->hidden);
}

TEST_CASE("Rows of a code list are chosen from it, and as many as it has", "[publish][blank]")
{
    Blank const blank("sinh-hoat-chi-bo");
    auto const& key = blank.validation("B10");
    CHECK(key.type == "list");
    CHECK(key.formula1 == "_gopbieu_ds1");
    CHECK(key.input_title == "Loại hình chi bộ");
    auto const list = std::ranges::find(blank.workbook.names, key.formula1, &DefinedName::name);
    REQUIRE(list != blank.workbook.names.end());
    CHECK(list->refers_to == "'_danh muc'!$A$1:$A$11");
    CHECK(blank.workbook.sheets.back().visibility == Visibility::very_hidden);
    CHECK(blank.unlocked("B20"));
    CHECK_FALSE(blank.unlocked("B21")); // the total row
    CHECK(blank.sheet().looks->protection.on);
}

TEST_CASE("Counts are whole, plausible bounds only warn", "[publish][blank]")
{
    Blank const blank("sinh-hoat-chi-bo");
    auto const& count = blank.validation("C10");
    CHECK(count.type == "whole");
    CHECK(count.error_style == "stop");
    CHECK(count.formula1 == "0");
    CHECK(count.error_text.find("số nguyên") != std::string::npos);
    auto const& hours = blank.validation("O10");
    CHECK(hours.type == "decimal");
    CHECK(hours.error_style == "warning");
    CHECK(hours.formula2 == "9.9");
    for (auto const& one : blank.sheet().looks->validations) {
        CHECK(one.show_input);
        CHECK_FALSE(one.input_text.empty());
    }
}

TEST_CASE("Totals are live: sums, weighted means, ratios", "[publish][blank]")
{
    Blank const blank("sinh-hoat-chi-bo, xl-dv-xep-loai-dang-vien");
    CHECK(blank.formula("C21") == "IF(COUNT($C10:$C20)=0,\"\",SUM($C10:$C20))");
    CHECK(blank.formula("K21") == "IFERROR(SUMPRODUCT($K10:$K20,$J10:$J20)/"
                                  "SUMPRODUCT(--ISNUMBER($K10:$K20),$J10:$J20),\"\")");
    CHECK(blank.formula("N21").find("$C10:$C20,$L10:$L20") != std::string::npos);
    CHECK_FALSE(blank.unlocked("C21"));
}

TEST_CASE("A row that is worked out stays blank in a blank form", "[publish][blank]")
{
    Blank const blank("bieu-5-to-chuc-dang-va-dang-vien");
    auto const& sheet = blank.sheet();
    auto const sum = std::ranges::find_if(sheet.cells, [&](Cell const& cell) {
        return formula_text(sheet, cell).find("SUM(") != std::string::npos;
    });
    REQUIRE(sum != sheet.cells.end());
    CHECK(formula_text(sheet, *sum).starts_with("IF(COUNT("));
}

TEST_CASE("A broken rule colours the cells that it names", "[publish][blank]")
{
    Blank const blank("sinh-hoat-chi-bo");
    CHECK(has(blank.colours("C15"), "AND(COUNT($C10:$O10)>0,$D10+$E10+$F10+$G10+$H10+$I10>$C10)"));
    CHECK(has(blank.colours("K10"),
              "AND(COUNT($C10:$O10)>0,AND(NOT($K10=\"\"),OR($K10<0,$K10>100)))"));
    // What must be there, and is not.
    CHECK(has(blank.colours("B12"), "AND(COUNT($C10:$O10)>0,$B10=\"\")"));
    // Good to know only: no colour. Of another form: none.
    for (auto const& one : blank.colours("K10")) {
        CHECK(one.find("85") == std::string::npos);
    }
    // Red before yellow.
    auto const& formats = blank.sheet().looks->conditional_formats;
    auto const red = [&](ConditionalFormat const& one) {
        return blank.workbook.looks->overlays.at(*one.overlay).fill->foreground == Color(0xFFC7CE);
    };
    CHECK(std::ranges::is_partitioned(formats, red));
}

TEST_CASE("A rule for some rows looks at the name of the row", "[publish][blank]")
{
    Blank const blank("truong-thon-ban");
    auto const all = blank.colours("C10");
    CHECK(std::ranges::any_of(
        all, [](std::string const& one) { return one.find("OR($B10=\"") != std::string::npos; }));
}

TEST_CASE("A list gets as many rows as are wished for", "[publish][blank]")
{
    BlankWishes wishes;
    wishes.list_rows = 4;
    Blank const blank("xl-dv-xep-loai-dang-vien", wishes);
    std::size_t rows = 0;
    for (auto const& cell : blank.sheet().cells) {
        rows += cell.column == 1 && !blank.workbook.looks->styles[cell.style].locked ? 1U : 0U;
    }
    CHECK(rows == 4);
}

TEST_CASE("Last period's figures stand as comments in the rows that were chosen then",
          "[publish][blank]")
{
    Blank const blank("sinh-hoat-chi-bo");
    Submission last;
    last.form = "sinh-hoat-chi-bo";
    last.rows = {"truong_hoc"};
    auto const& form = blank.desk.value->forms.forms.front();
    REQUIRE(form.find_row(last.rows[0]) != nullptr);
    last.facts.push_back({last.rows[0], "so_chi_bo", Exact(7), {}, "7"});
    auto const bytes = blank.book->for_unit(
        blank.desk.value->tree, blank.unit(), {&last}, blank.folder / "scratch");
    REQUIRE(bytes);
    auto const workbook = read_bytes(*bytes);
    CHECK(text_at(workbook, "B10") == form.find_row(last.rows[0])->label);
    auto const& comments = workbook.sheets.front().looks->comments;
    REQUIRE(comments.size() == 1);
    CHECK(to_a1(comments[0].where) == "C10");
    CHECK(comments[0].text == "Kỳ trước: 7");
    // The figure itself is not filled in.
    auto const* const cell = workbook.sheets.front().find(*parse_a1("C10"));
    CHECK((cell == nullptr || cell->kind == CellKind::empty));
}

TEST_CASE("Every form of the library becomes a blank workbook", "[publish][blank][library]")
{
    std::string forms;
    for (auto const& id : form_ids(test::source_folder() / "forms")) {
        forms += (forms.empty() ? "" : ", ") + id;
    }
    Blank const blank(forms);
    for (auto const& sheet : blank.workbook.sheets) {
        INFO(sheet.name);
        bool const inputs = std::ranges::any_of(sheet.cells, [&](Cell const& cell) {
            return !blank.workbook.looks->styles[cell.style].locked;
        });
        CHECK(inputs == (sheet.visibility == Visibility::visible));
    }
}

TEST_CASE("gopbieu blank writes a workbook for each unit that must file", "[command][blank][U131]")
{
    Scratch const folder;
    write_campaign(folder, "truong-thon-ban");
    auto const run = [&](std::vector<std::string> more) {
        std::ostringstream out;
        std::ostringstream err;
        std::vector<std::string> arguments{"blank",
                                           path_text(folder.path()),
                                           "--forms",
                                           path_text(test::source_folder() / "forms")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        auto const exit = run_program(arguments, out, err);
        return std::pair(exit, err.str());
    };
    CHECK(run({}).first == Exit::clean);
    auto const files = files_below(folder / "bieu-trong");
    REQUIRE(files);
    CHECK(files->size() == 2);
    auto const first = read_text(files->front());
    CHECK(run({"--threads", "3"}).first == Exit::clean);
    CHECK(read_text(files->front()) == first);
    CHECK(run({"--unit", "H01"}).first == Exit::clean); // also of a level that need not file
    CHECK(files_below(folder / "bieu-trong")->size() == 3);
    auto const wrong = run({"--unit", "H02"});
    CHECK(wrong.first == Exit::usage);
    CHECK(wrong.second.find("U131") != std::string::npos);
}

TEST_CASE("gopbieu blank shows what the last campaign took in", "[command][blank]")
{
    Scratch const folder;
    auto const forms = path_text(test::source_folder() / "forms");
    std::filesystem::copy(test::source_folder() / "samples" / "mot-bieu",
                          folder / "truoc",
                          std::filesystem::copy_options::recursive);
    std::ostringstream out;
    std::ostringstream err;
    CHECK(run_program({"run", path_text(folder / "truoc"), "--forms", forms}, out, err) !=
          Exit::usage);
    std::filesystem::create_directories(folder / "nay");
    std::filesystem::copy(folder / "truoc" / "don-vi.csv", folder / "nay" / "don-vi.csv");
    write_text(folder / "nay" / "dot.yaml",
               "name: Đợt này\nperiod: \"2024\"\nas_of: 2024-12-31\nunit: H01\n"
               "forms: [sinh-hoat-chi-bo]\nfiled_by: [chi-bo]\npublish: [huyen]\n"
               "previous: ../truoc\n");
    INFO(err.str());
    REQUIRE(run_program({"blank",
                         path_text(folder / "nay"),
                         "--last-period",
                         "--unit",
                         "H01-D01-C01",
                         "--forms",
                         forms},
                        out,
                        err) == Exit::clean);
    auto const files = files_below(folder / "nay" / "bieu-trong");
    REQUIRE(files);
    REQUIRE(files->size() == 1);
    auto const workbook = read_bytes(read_text(files->front()));
    auto const& comments = workbook.sheets.front().looks->comments;
    REQUIRE_FALSE(comments.empty());
    CHECK(comments[0].text.starts_with("Kỳ trước: "));
    CHECK_FALSE(text_at(workbook, "B10").empty());
}

TEST_CASE("Blank rows and a previous campaign are asked for rightly",
          "[command][blank][U132][U133]")
{
    Scratch const folder;
    write_campaign(folder, "truong-thon-ban");
    auto const told = [&](std::vector<std::string> more) {
        std::ostringstream out;
        std::ostringstream err;
        std::vector<std::string> arguments{"blank", path_text(folder.path())};
        arguments.insert(arguments.end(), more.begin(), more.end());
        CHECK(run_program(arguments, out, err) == Exit::usage);
        return err.str();
    };
    CHECK(told({"--last-period"}).find("U132") != std::string::npos);
    CHECK(told({"--rows", "0"}).find("U133") != std::string::npos);
}
