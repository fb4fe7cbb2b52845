// Worked examples of the library's own forms.

#include "form/load.hpp"
#include "support/small_form.hpp"
#include "support/tree.hpp"
#include "total/total.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

FormDefinition library_form(std::string const& id)
{
    auto loaded = load_form(test::source_folder() / "forms", id);
    REQUIRE(loaded);
    return std::move(*loaded.value);
}

struct Figure {
    char const* column;
    char const* number;
};

Submission filed(std::string const& unit, std::vector<Figure> const& figures)
{
    Submission submission;
    submission.form = "sinh-hoat-chi-bo";
    submission.unit = unit;
    submission.source = {"nop/" + unit + ".xlsx", unit};
    submission.rows = {"thon_ban"};
    for (auto const& figure : figures) {
        submission.facts.push_back(
            {"thon_ban", figure.column, *Exact::parse(figure.number), {9, 2}, figure.number});
    }
    return submission;
}

// Ten cells with 200 members, two with 10: every way to weigh gives another mean.
std::vector<Submission> two_communes()
{
    return {filed("X1-A",
                  {{"so_chi_bo", "10"},
                   {"so_dang_vien", "200"},
                   {"ty_le_du", "95"},
                   {"so_buoi", "12"},
                   {"thoi_gian", "1.5"}}),
            filed("X1-B",
                  {{"so_chi_bo", "2"},
                   {"so_dang_vien", "10"},
                   {"ty_le_du", "80"},
                   {"so_buoi", "24"},
                   {"thoi_gian", "3"}})};
}

std::string mean(std::string const& column, FormDefinition form)
{
    FormSet const forms{{std::move(form)}};
    static auto const tree = small_tree();
    auto const totals = add_up(two_communes(), forms, tree, {"chi-bo"}, 0);
    auto const* const total = totals.find("sinh-hoat-chi-bo", 0);
    auto const value = total->number(*total->find("thon_ban", column));
    return value ? value->rounded(2)->text() : "–";
}

FormDefinition weighed_by(std::string_view weight)
{
    auto form = library_form("sinh-hoat-chi-bo");
    for (auto& column : form.columns) {
        if (column.id == "ty_le_du") {
            column.measure.weight = *parse_expression(weight).value;
        }
    }
    return form;
}

} // namespace

TEST_CASE("The rate of attendance is weighed by members; other weights give other means",
          "[total][library]")
{
    REQUIRE(mean("ty_le_du", library_form("sinh-hoat-chi-bo")) == "94.29");
    REQUIRE(mean("ty_le_du", weighed_by("so_dang_vien * so_buoi")) == "93.64");
    REQUIRE(mean("ty_le_du", weighed_by("so_chi_bo * so_buoi")) == "90.71");
}

TEST_CASE("Meetings a year are weighed by cells, hours a meeting by meetings", "[total][library]")
{
    auto const form = library_form("sinh-hoat-chi-bo");
    REQUIRE(mean("so_buoi", form) == "14");
    REQUIRE(mean("thoi_gian", form) == "1.93");
}
