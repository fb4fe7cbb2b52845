// "Trong đó" and "chia ra" of columns and rows become rules.

#include "support/schema_text.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using test::fixed_schema;
using test::load_text;
using test::where_and_what;

namespace {

using Texts = std::vector<std::string>;

// "id: text (only …)" of each rule.
Texts rules_of(Loaded<FormDefinition> const& form)
{
    Texts texts;
    for (auto const& one : form.findings) {
        texts.push_back(line(one, Language::english));
    }
    for (auto const& rule : form ? form.value->rules : std::vector<Rule>()) {
        auto text = rule.id + ": " + rule.text;
        for (auto const& place : rule.only) {
            text += " @" + place;
        }
        texts.push_back(text + (rule.over == Over::rows ? " rows" : " columns"));
    }
    return texts;
}

std::string const a_row = "    - {id: r1, label: Dòng một}\n";
std::string const two_columns = "  - {id: ten, label: Tên, type: key}\n"
                                "  - {id: nay, label: Kỳ này, type: count}\n"
                                "  - {id: truoc, label: Kỳ trước, type: count}\n";

} // namespace

TEST_CASE("A group of columns makes one rule a part, or one for all", "[form]")
{
    auto const form = load_text(
        fixed_schema("  - {id: ten, label: Tên, type: key}\n"
                     "  - {id: tong, label: Tổng, type: count}\n"
                     "  - label: Trong đó\n"
                     "    parts: within\n"
                     "    of: tong\n"
                     "    level: explain\n"
                     "    why: Là một phần.\n"
                     "    columns:\n"
                     "      - {id: nu, label: Nữ, type: count}\n"
                     "      - {id: tre, label: Trẻ, type: count}\n"
                     "  - label: Chia ra\n"
                     "    parts: split\n"
                     "    of: tong\n"
                     "    parts_inferred: true\n"
                     "    columns:\n"
                     "      - {id: a, label: A, type: count}\n"
                     "      - {id: b, label: B, type: count}\n"
                     "      - {id: bq, label: Tuổi, type: number, total: mean, weight: tong}\n",
                     a_row));
    REQUIRE(rules_of(form) == Texts{"nu/tong: nu <= tong rows",
                                    "tre/tong: tre <= tong rows",
                                    "a..b: SUM(a..b) = tong rows"});
    REQUIRE(form.value->rules[0].severity == Severity::explain);
    REQUIRE(form.value->rules[0].why == "Là một phần.");
    REQUIRE(form.value->rules[0].from_group);
    REQUIRE_FALSE(form.value->rules[0].inferred);
    REQUIRE(form.value->rules[2].severity == Severity::error);
    REQUIRE(form.value->rules[2].inferred);
    REQUIRE(form.value->rules[2].line == 17);
}

TEST_CASE("The whole may stand in its group, and parts of a part are not added again", "[form]")
{
    REQUIRE(rules_of(load_text(fixed_schema("  - {id: ten, label: Tên, type: key}\n"
                                            "  - label: Tổ chức\n"
                                            "    parts: split\n"
                                            "    of: tong\n"
                                            "    columns:\n"
                                            "      - {id: tong, label: Tổng, type: count}\n"
                                            "      - {id: a, label: A, type: count}\n"
                                            "      - {id: ghi, label: Ghi chú, type: text}\n"
                                            "      - label: Trong đó\n"
                                            "        parts: within\n"
                                            "        of: a\n"
                                            "        columns:\n"
                                            "          - {id: a1, label: A1, type: count}\n"
                                            "      - {id: b, label: B, type: count}\n",
                                            a_row))) ==
            Texts{"a..b: SUM(a, b) = tong rows", "a1/a: a1 <= a rows"});
}

TEST_CASE("Rows below a row make rules over columns", "[form]")
{
    REQUIRE(rules_of(load_text(
                fixed_schema(two_columns,
                             "    - id: B\n"
                             "      label: Tăng\n"
                             "      parts: split\n"
                             "      rows:\n"
                             "        - {id: B1, label: Kết nạp}\n"
                             "        - id: B2\n"
                             "          label: Chuyển đến\n"
                             "          parts: within\n"
                             "          rows:\n"
                             "            - {id: B2a, label: Tỉnh khác}\n"
                             "        - {id: B3, label: Trong đó nữ, as_part: within}\n"
                             "        - {id: B4, label: Ghi riêng, as_part: unrelated}\n"))) ==
            Texts{"B3/B: B3 <= B columns",
                  "B1..B2: SUM(B1..B2) = B columns",
                  "B2a/B2: B2a <= B2 columns"});
}

TEST_CASE("A heading names the whole of the rows below it, and gives way to them", "[form]")
{
    REQUIRE(rules_of(load_text(fixed_schema(
                two_columns,
                "    - {id: I, label: Tổng số}\n"
                "    - id: tuoi\n"
                "      label: Tuổi đời\n"
                "      heading: true\n"
                "      parts: split\n"
                "      of: I\n"
                "      rows:\n"
                "        - {id: t1, label: Dưới 30}\n"
                "        - id: lon\n"
                "          label: Từ 30\n"
                "          heading: true\n"
                "          rows:\n"
                "            - {id: t2, label: Từ 30 đến 40}\n"
                "            - {id: t3, label: Trên 40}\n"
                "        - {id: bq, label: Bình quân, type: number, total: mean, weight: I}\n"))) ==
            Texts{"t1..t3: SUM(t1, t2, t3) = I columns"});
}

TEST_CASE("Parts of columns are not compared in rows of means and texts", "[form]")
{
    REQUIRE(rules_of(load_text(fixed_schema(
                "  - {id: ten, label: Tên, type: key}\n"
                "  - {id: tong, label: Tổng, type: count}\n"
                "  - {label: Trong đó, parts: within, of: tong, columns: [{id: nu, label: Nữ, "
                "type: count}]}\n",
                "    - {id: A, label: Đảng viên}\n"
                "    - {id: bq, label: Tuổi bình quân, type: number, total: mean, weight: A}\n"
                "    - {id: B, label: Kết nạp}\n"))) == Texts{"nu/tong: nu <= tong @A @B rows"});
}

TEST_CASE("A group must say of what its columns are parts", "[form][C216][C217][C228][C227]")
{
    REQUIRE(
        where_and_what(
            load_text(
                fixed_schema(
                    "  - {id: ten, label: Tên, type: key}\n"
                    "  - {label: G1, parts: within, columns: [{id: a, label: A, type: count}]}\n"
                    "  - {label: G2, of: a, columns: [{id: b, label: B, type: count}]}\n"
                    "  - {label: G3, parts: within, of: aa, columns: [{id: c, label: C, type: "
                    "count}]}\n"
                    "  - {label: G4, parts: split, of: ten, columns: [{id: d, label: D, type: "
                    "count}]}\n"
                    "  - {label: G5, parts: some, of: a, columns: [{id: e, label: E, type: "
                    "count}]}\n",
                    a_row))
                .findings) ==
        Texts{"6:24 C216", "7:21 C217", "8:36 C228", "9:35 C227", "10:24 C109"});
}
