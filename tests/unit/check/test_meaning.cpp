// What figures mean: kinds of groups, printed formulas that are wrong, rates above 100.

#include "check/check.hpp"
#include "support/schema_text.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

using Lines = std::vector<std::string>;

FormDefinition form_of_columns(std::string const& columns)
{
    auto loaded = test::load_text("form: bieu\nedition: \"1\"\ntitle: Biểu\ncolumns:\n"
                                  "  - {id: ten, label: Loại hình, type: key}\n" +
                                  columns +
                                  "rows:\n  kind: fixed\n  key: ten\n  list:\n"
                                  "    - {id: a, label: Thôn}\n");
    for (auto const& one : loaded.findings) {
        INFO(line(one, Language::english));
        CHECK(one.severity != Severity::error);
    }
    REQUIRE(loaded);
    return std::move(*loaded.value);
}

Lines said(FormDefinition const& form,
           std::vector<std::pair<std::string, std::string>> const& figures)
{
    Submission submission;
    submission.form = form.id;
    submission.edition = form.edition;
    submission.rows = {"a"};
    std::uint32_t column = 1;
    for (auto const& [id, number] : figures) {
        submission.facts.push_back({"a", id, *Exact::parse(number), {5, column++}, number});
    }
    Lines found;
    for (auto const& one : check(submission, form)) {
        if (one.severity != Severity::note) {
            found.push_back(one.place.cell + " " + std::string(code(one.say)));
        }
    }
    return found;
}

std::string const total = "  - {id: tong, label: Tổng số, type: count}\n";

std::string group(std::string const& kind)
{
    return "  - label: Nhóm\n    parts: " + kind +
           "\n    of: tong\n    columns:\n"
           "      - {id: nu, label: Nữ, type: count}\n"
           "      - {id: tre, label: Dưới 30 tuổi, type: count}\n";
}

} // namespace

TEST_CASE("E2, E8: parts that may overlap are each within the total, parts that divide it add up",
          "[check][E2][E8]")
{
    // A young woman counts under both.
    auto const within = form_of_columns(total + group("within"));
    REQUIRE(said(within, {{"tong", "10"}, {"nu", "7"}, {"tre", "8"}}).empty());
    REQUIRE(said(within, {{"tong", "10"}, {"nu", "11"}, {"tre", "8"}}).size() == 1);
    auto const sum = form_of_columns(total + group("split"));
    REQUIRE(said(sum, {{"tong", "10"}, {"nu", "7"}, {"tre", "3"}}).empty());
    REQUIRE(said(sum, {{"tong", "10"}, {"nu", "7"}, {"tre", "8"}}).size() == 1);
}

TEST_CASE("E3: a formula that is printed wrong in the header is a label, the schema's rules count",
          "[check][E3]")
{
    // "1 (=2+3)" is printed over women and the young, who overlap.
    auto const form = form_of_columns(
        "  - {id: tong, label: Tổng số, type: count, number: \"1 (=2+3)\"}\n" + group("within"));
    REQUIRE(said(form, {{"tong", "10"}, {"nu", "7"}, {"tre", "8"}}).empty());
}

TEST_CASE("E6: a plan may be more than fulfilled", "[check][E6]")
{
    auto const form =
        form_of_columns("  - {id: dat, label: Tỷ lệ hoàn thành (%), type: percent, total: none}\n");
    REQUIRE(said(form, {{"dat", "105"}}).empty());
}
