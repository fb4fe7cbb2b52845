// What a committee's workbook carries upwards must add up as if its files had gone up themselves.

#include "intake/mean_parts.hpp"
#include "support/random_world.hpp"
#include "support/way_form.hpp"
#include "total/as_submission.hpp"
#include "unit/total/total_support.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

Exact number(char const* text)
{
    return *Exact::parse(text);
}

// What is read again of a workbook that shows the total.
Submission through_a_workbook(FormTotal const& total, std::string const& unit)
{
    auto filed = as_submission(total, unit);
    for (auto& fact : filed.facts) {
        fact.value = *Exact::from_double(fact.number()->to_double());
    }
    filed.means = means_of(mean_word(filed.means), filed);
    return filed;
}

} // namespace

TEST_CASE("The parts of means come back from their word", "[intake][means]")
{
    auto filed = filled(way_form(), "X1", {"r1.tong=7", "r1.tb=14.285714286", "r2.tb=-0.5"});
    std::vector<MeanParts> const means{{"r1", "tb", number("100"), number("7")},
                                       {"r2", "tb", number("-1/3"), number("2/3")}};
    REQUIRE(mean_word(means) == "r1.tb=100:7;r2.tb=-1/3:2/3");
    REQUIRE(means_of(mean_word(means), filed) == means);
    REQUIRE(mean_word({}).empty());
    REQUIRE(means_of("", filed).empty());
}

TEST_CASE("Parts that do not make the figure that is read do not count", "[intake][means]")
{
    auto const filed = filled(way_form(), "X1", {"r1.tong=7", "r1.tb=14.285714286"});
    for (auto const* const word : {"r1.tb=101:7", // another figure
                                   "r1.tb=100:0", // no division
                                   "r2.tb=100:7", // not there
                                   "r1.tb=100",   // cut off
                                   "r1.tb=:7",
                                   "r1.tb",
                                   ";;=:;.",
                                   "r1.tb=a:b"}) {
        CAPTURE(word);
        REQUIRE(means_of(word, filed).empty());
    }
    REQUIRE(means_of("r1.tb=a:b;r1.tb=100:7", filed).size() == 1);
}

TEST_CASE("A mean goes up with the weight of those who gave it", "[total][means]")
{
    // Of 30 members, 20 stand in a branch that left the mean blank.
    FormSet const forms{{way_form()}};
    auto const tree = tree_of("Mã,Tên,Cấp,Mã cấp trên\nH,Huyện,huyen,\nX1,Xã Một,xa,H\n"
                              "X2,Xã Hai,xa,H\nA,Chi bộ A,chi-bo,X1\nB,Chi bộ B,chi-bo,X1\n");
    auto const form = way_form();
    auto const below =
        add_up({filled(form, "A", {"r1.tong=10", "r1.tb=1"}), filled(form, "B", {"r1.tong=20"})},
               forms,
               tree,
               {"chi-bo"},
               0);
    auto const filed = through_a_workbook(*below.find(form.id, 1), "X1");
    auto const above =
        add_up({filed, filled(form, "X2", {"r1.tong=10", "r1.tb=2"})}, forms, tree, {"xa"}, 0);
    REQUIRE(value_of(above.find(form.id, 0), "r1", "tb") == "1.5");
    REQUIRE(value_of(above.find(form.id, 0), "r1", "tong") == "40");
}

TEST_CASE("Sums and means through workbooks are those of all files at once",
          "[total][means][property]")
{
    std::size_t means = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        Draw draw(seed);
        auto const forms = draw_forms(draw);
        auto world = draw_world(draw, false);
        draw_submissions(draw, forms, world, 90);
        auto const tree = tree_of(world.register_text);
        auto const direct = add_up(world.submissions, forms, tree, {"chi-bo"}, 0);
        std::vector<Submission> workbooks;
        for (auto const& form : direct.forms) {
            for (auto const unit : tree.children(0)) {
                auto const* const total = form.totals[unit].get();
                if (total != nullptr && form.form->row_kind != RowKind::list) {
                    workbooks.push_back(through_a_workbook(*total, tree.unit(unit).code));
                }
            }
        }
        auto const upwards = add_up(workbooks, forms, tree, {"chi-bo"}, 0);
        for (std::size_t form = 0; form < forms.forms.size(); ++form) {
            if (forms.forms[form].row_kind == RowKind::list) {
                continue;
            }
            auto const& one = *direct.forms[form].totals[0];
            auto const& other = *upwards.forms[form].totals[0];
            for (auto const& cell : one.cells()) {
                auto const way = one.shape().measure(cell).way;
                auto const* const amount = one.amount(cell);
                bool const known = cell.row < one.shape().known_rows(); // others have no name
                if (!known || (way != Way::sum && way != Way::mean) || amount == nullptr ||
                    !amount->there()) {
                    continue; // nothing of this kind was given
                }
                CAPTURE(forms.forms[form].id, cell.row, cell.column, static_cast<int>(way));
                CAPTURE(amount->sum.text(), amount->weight.text());
                means += way == Way::mean ? 1 : 0;
                REQUIRE(other.amount(cell) != nullptr);
                REQUIRE(other.amount(cell)->sum.text() == amount->sum.text());
                if (way == Way::mean) {
                    REQUIRE(other.amount(cell)->weight.text() == amount->weight.text());
                }
            }
        }
    }
    REQUIRE(means > 200);
}
