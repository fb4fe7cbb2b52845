#include "form/load.hpp"
#include "support/schema_text.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using test::fixed_schema;
using test::load_text;
using test::where_and_what;

namespace {

std::string const columns =
    "  - {id: ten, label: Tiêu chí, type: key}\n"
    "  - {id: nay, label: Kỳ này, type: count}\n"
    "  - {id: truoc, label: Kỳ trước, type: count}\n"
    "  - {id: so_sanh, label: So sánh, type: percent, total: ratio, of: [nay, truoc]}\n"
    "  - {id: ghi_chu, label: Ghi chú, type: text}\n";

// Rows begin at line 14.
Loaded<FormDefinition> with_rows(std::string const& rows)
{
    return load_text(fixed_schema(columns, rows));
}

} // namespace

TEST_CASE("A row tree is read in the order of the print, each row after the one above it", "[form]")
{
    auto const form =
        with_rows("    - id: B\n"
                  "      no: B\n"
                  "      label: Tăng trong kỳ\n"
                  "      parts: split\n"
                  "      rows:\n"
                  "        - {id: B1, no: \"1\", label: Kết nạp}\n"
                  "        - id: B2\n"
                  "          label: Chuyển đến\n"
                  "          rows:\n"
                  "            - {id: B2a, label: Tỉnh khác, closed: [truoc]}\n"
                  "    - {id: muc, label: Phân tích, heading: true}\n"
                  "    - {id: tuoi, label: Tuổi bình quân, type: number, total: mean, weight: B}\n"
                  "    - {id: ghi, label: Ghi, type: text, inferred: true}\n");
    REQUIRE(form);
    auto const& rows = form.value->rows;
    REQUIRE(rows.size() == 7);
    REQUIRE(rows[0].number == "B");
    REQUIRE(rows[2].parent == std::size_t{0});
    REQUIRE(rows[3].parent == std::size_t{2});
    REQUIRE(rows[3].closed == std::vector<std::string>{"truoc"});
    REQUIRE(rows[4].heading);
    REQUIRE(rows[5].measure->weight.has_value());
    REQUIRE(rows[6].inferred);
}

TEST_CASE("A row decides what its figures are, but no text column and no ratio", "[form]")
{
    auto const form =
        with_rows("    - {id: A, label: Đảng viên}\n"
                  "    - {id: tuoi, label: Tuổi bình quân, type: number, total: mean, weight: A}\n"
                  "    - {id: lon, label: Tuổi cao nhất, max: 100}\n"
                  "    - {id: cong, label: Cộng, total: formula, formula: SUM(A..lon)}\n");
    REQUIRE(form);
    auto const& f = *form.value;
    auto const way = [&](std::string const& row, std::string const& column) {
        return f.measure(f.find_row(row), *f.find_column(column)).way;
    };
    REQUIRE(way("A", "nay") == Way::sum);
    REQUIRE(way("tuoi", "nay") == Way::mean);
    REQUIRE(way("tuoi", "so_sanh") == Way::ratio);
    REQUIRE(way("tuoi", "ghi_chu") == Way::none);
    REQUIRE(way("cong", "truoc") == Way::formula);
    REQUIRE(f.find_row("lon")->measure->type == ValueType::count);
    REQUIRE(f.find_row("lon")->measure->most == Exact(100));
}

TEST_CASE("A single column of a row may be something else, there and in the rows below", "[form]")
{
    auto const form =
        with_rows("    - {id: I, label: Dân tộc, rows: [{id: kinh, label: Kinh}]}\n"
                  "    - id: II\n"
                  "      label: Tôn giáo\n"
                  "      cells: {so_sanh: {total: ratio, of: [nay, II.nay]}}\n"
                  "      rows:\n"
                  "        - {id: phat, label: Phật giáo}\n"
                  "        - {id: khac, label: Khác, cells: {so_sanh: {total: none}}}\n");
    REQUIRE(form);
    auto const& f = *form.value;
    auto const measure = [&](std::string const& row) {
        return f.measure(f.find_row(row), *f.find_column("so_sanh"));
    };
    auto const whole = [&](std::string const& row) {
        return measure(row).formula->parts.at(1).reference;
    };
    REQUIRE(whole("kinh").name == "truoc");
    REQUIRE(whole("II").name == "II");
    REQUIRE(whole("phat").name == "II");
    REQUIRE(whole("phat").qualifier == "nay");
    REQUIRE(measure("phat").type == ValueType::percent);
    REQUIRE(measure("khac").way == Way::none);
    REQUIRE(f.measure(f.find_row("phat"), *f.find_column("nay")).way == Way::sum);
}

TEST_CASE("What cannot be said of a single cell is told at its place",
          "[form][C204][C217][C220][C227][C228]")
{
    REQUIRE(where_and_what(
                with_rows("    - {id: I, label: Dân tộc, cells: {ty_le: {total: none}}}\n"
                          "    - {id: II, label: Tôn giáo, cells: {ghi_chu: {total: none}}}\n"
                          "    - {id: III, label: Khác, cells: {so_sanh: {of: [nay, truoc]}}}\n"
                          "    - id: IV\n"
                          "      label: Vòng\n"
                          "      cells: {so_sanh: {total: formula, formula: V.so_sanh}}\n"
                          "      rows: [{id: V, label: Con}]\n")
                    .findings) ==
            std::vector<std::string>{
                "14:39 C228", "15:41 C227", "16:47 C204", "16:52 C217", "19:50 C220"});
}

TEST_CASE("The rows below a row may be those of a code list, numbered as they come", "[form][C202]")
{
    Scratch const folder;
    write_text(folder / "_codes/ton-giao.yaml",
               "codes: ton-giao\nlist:\n"
               "  - {id: phat, label: Phật giáo, synonyms: [Đạo Phật]}\n"
               "  - {id: khac, label: Đạo khác}\n");
    auto const load = [&](std::string const& rows) {
        return parse_form(fixed_schema(columns, rows), folder.path(), "bieu");
    };
    auto const form = load("    - {id: I, label: Tổng, parts: split, codes: ton-giao}\n"
                           "    - {id: II, label: Sau}\n");
    REQUIRE(form);
    auto const& rows = form.value->rows;
    REQUIRE(rows.size() == 4);
    REQUIRE(rows[1].id == "phat");
    REQUIRE(rows[1].number == "1");
    REQUIRE(rows[1].synonyms == std::vector<std::string>{"Đạo Phật"});
    REQUIRE(rows[2].number == "2");
    REQUIRE(rows[2].parent == std::size_t{0});
    REQUIRE_FALSE(rows[3].parent);
    REQUIRE(form.value->rules.at(0).text == "SUM(phat..khac) = I");
    REQUIRE(where_and_what(load("    - {id: phat, label: Tổng, codes: ton-giao}\n").findings) ==
            std::vector<std::string>{"14:38 C202"});
}

TEST_CASE("What cannot be in rows is told at its place",
          "[form][C202][C203][C214][C216][C217][C227][C228][C244]")
{
    REQUIRE(where_and_what(with_rows("    - {id: A, label: Một, closed: [nya]}\n"
                                     "    - {id: A, label: Hai}\n"
                                     "    - {id: nay, label: Ba}\n"
                                     "    - {id: C, label: một}\n"
                                     "    - {id: D, label: Bốn, heading: true, type: count}\n"
                                     "    - {id: E, label: Năm, parts: split}\n"
                                     "    - {id: F, label: Sáu, as_part: within}\n"
                                     "    - {id: G, label: Bảy, heading: true, parts: split, rows: "
                                     "[{id: G1, label: x}]}\n"
                                     "    - {id: H, label: Tám, heading: true, parts: split, of: "
                                     "D, rows: [{id: H1, label: x}]}\n"
                                     "    - {id: K, label: Chín, heading: true, parts: split, of: "
                                     "DD, rows: [{id: K1, label: x}]}\n"
                                     "    - {id: L, label: Mười, level: note}\n")
                               .findings) == std::vector<std::string>{"14:36 C228",
                                                                      "15:7 C202",
                                                                      "16:7 C214",
                                                                      "17:22 C203",
                                                                      "18:7 C244",
                                                                      "19:34 C217",
                                                                      "20:36 C217",
                                                                      "21:49 C216",
                                                                      "22:60 C227",
                                                                      "23:61 C229",
                                                                      "24:35 C217"});
}

TEST_CASE("A row that only says more needs one type of columns", "[form][C243]")
{
    std::string const mixed = "  - {id: ten, label: Tên, type: key}\n"
                              "  - {id: a, label: A, type: count}\n"
                              "  - {id: b, label: B, type: number, total: sum}\n";
    auto const form =
        load_text(fixed_schema(mixed,
                               "    - {id: x, label: X, nature: flow}\n"
                               "    - {id: y, label: Y, type: count, nature: flow}\n"));
    REQUIRE(where_and_what(form.findings) == std::vector<std::string>{"12:7 C243"});
}

TEST_CASE("Keyed rows and lists have their own keys", "[form][C103][C228][C249]")
{
    auto const text = [](std::string const& rows) {
        return "form: bieu\nedition: \"1\"\ntitle: Biểu\ncolumns:\n" + columns + rows;
    };
    auto const list = load_text(text("rows: {kind: list, key: ten, unit_column: ghi_chu,\n"
                                     "  total: {label: Tổng cộng, synonyms: [Cộng]}}\n"));
    REQUIRE(list);
    REQUIRE(list.value->row_kind == RowKind::list);
    REQUIRE(list.value->unit_column == "ghi_chu");
    REQUIRE(list.value->total_row->label == "Tổng cộng");
    REQUIRE(list.value->total_row->synonyms == std::vector<std::string>{"Cộng"});
    REQUIRE(where_and_what(load_text(text("rows: {kind: list, key: ten, codes: x}\n")).findings) ==
            std::vector<std::string>{"10:30 C103"});
    REQUIRE(where_and_what(
                load_text(text("rows: {kind: list, key: ten, unit_column: nay}\n")).findings) ==
            std::vector<std::string>{"10:43 C249"});
    REQUIRE(where_and_what(
                load_text(text("rows: {kind: list, key: ten, unit_column: ghi}\n")).findings) ==
            std::vector<std::string>{"10:43 C228"});
    REQUIRE(
        where_and_what(load_text(text("rows: {kind: keyed, key: ten, codes: Mã}\n")).findings) ==
        std::vector<std::string>{"10:38 C109"});
}
