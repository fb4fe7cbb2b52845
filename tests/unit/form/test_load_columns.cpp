#include "support/schema_text.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using test::fixed_schema;
using test::load_text;
using test::where_and_what;

namespace {

std::string const a_row = "    - {id: r1, label: Dòng một}\n";

std::vector<std::string> faults_of_columns(std::string const& columns)
{
    return where_and_what(
        load_text(fixed_schema("  - {id: ten, label: Tên, type: key}\n" + columns, a_row))
            .findings);
}

} // namespace

TEST_CASE("A header tree of any depth gives its leaves with their paths", "[form]")
{
    auto const form =
        load_text(fixed_schema("  - {id: ten, label: Tên, type: key, number: \"1\"}\n"
                               "  - label: Đảng viên\n"
                               "    columns:\n"
                               "      - {id: tong, label: Tổng số, type: count}\n"
                               "      - label: Trong đó\n"
                               "        columns:\n"
                               "          - {id: nu, label: Nữ, type: count,\n"
                               "             synonyms: [Đảng viên nữ], optional: true}\n",
                               a_row));
    REQUIRE(form);
    REQUIRE(form.value->columns.size() == 3);
    auto const& nu = form.value->columns[2];
    REQUIRE(nu.path == std::vector<std::string>{"Đảng viên", "Trong đó", "Nữ"});
    REQUIRE(nu.synonyms == std::vector<std::string>{"Đảng viên nữ"});
    REQUIRE(nu.optional);
    REQUIRE(form.value->columns[0].number == "1");
}

TEST_CASE("Every kind of measure is read with what belongs to it", "[form]")
{
    auto const form = load_text(fixed_schema(
        "  - {id: ten, label: Tên, type: key}\n"
        "  - {id: tt, label: TT, type: ordinal}\n"
        "  - {id: so, label: Số, type: count, nature: stock, required: true, unit: người, max: "
        "500}\n"
        "  - {id: nu, label: Nữ, type: count, nature: overlaps}\n"
        "  - {id: ty_le, label: Tỷ lệ, type: percent, total: ratio, of: [nu, so]}\n"
        "  - {id: phan, label: Phần, type: number, total: ratio, of: [nu, so - nu]}\n"
        "  - {id: tuoi, label: Tuổi, type: number, total: mean, weight: so * 2, min: 18, max: "
        "99.5}\n"
        "  - {id: lai, label: Tính lại, type: number, total: formula, formula: so + nu}\n"
        "  - {id: cao, label: Cao nhất, type: number, total: max}\n"
        "  - {id: ngay, label: Ngày, type: date, total: latest}\n"
        "  - {id: xep, label: Xếp loại, type: choice, choices: [Tốt, Khá], total: join}\n"
        "  - {id: ghi, label: Ghi chú, type: text}\n",
        a_row));
    REQUIRE(form);
    auto const measure = [&](std::string const& id) {
        return form.value->find_column(id)->measure;
    };
    REQUIRE(measure("so").way == Way::sum);
    REQUIRE(measure("so").nature == Nature::stock);
    REQUIRE(measure("so").required);
    REQUIRE(measure("so").unit == "người");
    REQUIRE(measure("so").most == Exact(500));
    REQUIRE(measure("nu").nature == Nature::overlaps);
    REQUIRE(measure("ty_le").derived());
    REQUIRE(measure("ty_le").formula->parts[0].parts[0].number == Exact(100));
    REQUIRE(measure("phan").formula->kind == Expression::Kind::divide);
    REQUIRE(measure("phan").formula->parts[0].reference.name == "nu");
    REQUIRE(measure("tuoi").weight.has_value());
    REQUIRE(measure("tuoi").most == Exact::parse("99.5"));
    REQUIRE(measure("lai").way == Way::formula);
    REQUIRE(measure("cao").way == Way::max);
    REQUIRE(measure("ngay").way == Way::latest);
    REQUIRE(measure("xep").choices == std::vector<std::string>{"Tốt", "Khá"});
    REQUIRE(measure("ghi").way == Way::none);
}

TEST_CASE("A column that does not say what becomes of it is told what is missing",
          "[form][C204]"
          "[C217][C218][C219][C206][C207][C233][C234]")
{
    REQUIRE(faults_of_columns("  - {id: a, label: A, type: percent}\n"
                              "  - {id: b, label: B, type: percent, total: ratio}\n"
                              "  - {id: c, label: C, type: percent, total: ratio, of: [a]}\n"
                              "  - {id: d, label: D, type: number, total: formula}\n"
                              "  - {id: e, label: E, type: text, total: sum}\n"
                              "  - {id: f, label: F, type: count, weight: a}\n"
                              "  - {id: g, label: G, type: count, formula: a}\n"
                              "  - {id: h, label: H, type: choice}\n"
                              "  - {id: i, label: I, type: choice, choices: [x, y, x]}\n"
                              "  - {id: j, label: J, type: count, choices: [x]}\n"
                              "  - {id: k, label: K, type: count, of: [a, b]}\n"
                              "  - {id: l, label: L, type: text, min: 3}\n"
                              "  - {id: m, label: M, type: count, total: join}\n") ==
            std::vector<std::string>{"6:5 C204",
                                     "7:5 C218",
                                     "8:56 C218",
                                     "9:5 C219",
                                     "10:42 C207",
                                     "11:44 C206",
                                     "12:45 C217",
                                     "13:5 C233",
                                     "14:46 C234",
                                     "15:45 C217",
                                     "16:40 C217",
                                     "17:40 C217",
                                     "18:43 C207"});
}

TEST_CASE("Bounds must be numbers in their order", "[form][C231][C232]")
{
    REQUIRE(faults_of_columns("  - {id: a, label: A, type: count, min: nhỏ}\n"
                              "  - {id: b, label: B, type: count, min: 60, max: 18}\n"
                              "  - {id: c, label: C, type: count, max: \"12,5\"}\n") ==
            std::vector<std::string>{"6:41 C231", "7:50 C232", "8:41 C231"});
}

TEST_CASE("A mean without weight is told which weight it probably has", "[form][C205]")
{
    auto const form = load_text(fixed_schema(
        "  - {id: ten, label: Tên, type: key}\n"
        "  - {id: so_chi_bo, label: Tổng số chi bộ, type: count}\n"
        "  - {id: cb_3, label: Chi bộ có 3 đảng viên, type: count}\n"
        "  - {id: so_dang_vien, label: Tổng số đảng viên, type: count}\n"
        "  - {id: so_buoi, label: Số buổi bình quân của một chi bộ, type: number, total: mean}\n"
        "  - {id: tuoi, label: Tuổi bình quân của đảng viên, type: number, total: mean}\n",
        a_row));
    REQUIRE(test::sentences(form.findings) ==
            std::vector<std::string>{
                "'so_buoi' (Số buổi bình quân của một chi bộ) is a mean without a weight: it does "
                "not say over which count. Write 'weight: so_chi_bo' ('Tổng số chi bộ') if that is "
                "the one.",
                "'tuoi' (Tuổi bình quân của đảng viên) is a mean without a weight: it does not say "
                "over which count. Write 'weight: so_dang_vien' ('Tổng số đảng viên') if that is "
                "the one."});
    auto const alone =
        load_text(fixed_schema("  - {id: ten, label: Tên, type: key}\n"
                               "  - {id: tuoi, label: Tuổi bình quân, type: number, total: mean}\n"
                               "  - {id: ghi, label: Ghi chú, type: text}\n",
                               "    - {id: nam, label: Nam, type: text}\n"));
    REQUIRE(where_and_what(alone.findings) == std::vector<std::string>{"6:5 C205"});
}

TEST_CASE("Ids are plain, used once, and no words of the rule language", "[form][C202][C213][C215]")
{
    REQUIRE(faults_of_columns("  - {id: Tổng số, label: A, type: count}\n"
                              "  - {id: a-b, label: B, type: count}\n"
                              "  - {id: 1a, label: C, type: count}\n"
                              "  - {id: A, label: D, type: count}\n"
                              "  - {id: both, label: E, type: count}\n"
                              "  - {id: sum, label: F, type: count}\n"
                              "  - {id: prev, label: G, type: count}\n"
                              "  - {id: ten, label: H, type: count}\n") ==
            std::vector<std::string>{"6:10 C213",
                                     "7:10 C213",
                                     "8:10 C213",
                                     "9:10 C213",
                                     "10:10 C215",
                                     "11:10 C215",
                                     "12:10 C215",
                                     "13:5 C202"});
}

TEST_CASE("Labels are told apart among siblings only", "[form][C203][C210]")
{
    REQUIRE(faults_of_columns("  - {id: a, label: Nữ, type: count}\n"
                              "  - label: Kỳ này\n"
                              "    columns:\n"
                              "      - {id: b, label: Nữ, type: count}\n"
                              "  - {id: c, label: NỮ, type: count}\n"
                              "  - {id: d, label: Khác, synonyms: [nữ], type: count}\n"
                              "  - {id: e, label: Kỳ  này, type: count}\n") ==
            std::vector<std::string>{"10:20 C203", "11:37 C210", "12:20 C203"});
}

TEST_CASE("One column names the rows", "[form][C209][C248]")
{
    REQUIRE(faults_of_columns("  - {id: ten_hai, label: Tên hai, type: key}\n") ==
            std::vector<std::string>{"8:3 C248"});
    auto const none = load_text(fixed_schema("  - {id: tem, label: Tên, type: key}\n", a_row));
    REQUIRE(where_and_what(none.findings) == std::vector<std::string>{"8:8 C209"});
    REQUIRE(none.findings[0].args.back() == Arg{"hint", " → 'tem'"});
}
