// What is told of rules by adding whole numbers up must be what the long way tells.

#include "check/rule_set.hpp"
#include "form/load.hpp"
#include "support/small_form.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace gopbieu;

namespace {

using State = Verdict::State;

// The rule of the small form, written anew, over its row "thon".
struct Tried {
    bool sure = false;
    State state = State::silent;
};

Tried tried(std::string const& claim,
            std::vector<std::pair<std::string, std::string>> const& figures,
            std::vector<OpenFigure> const& open = {})
{
    auto form = small_form();
    form.columns[4].measure = form.columns[3].measure;
    form.rules[0].claim = *parse_claim(claim).value;
    Submission submission;
    submission.rows = {"thon"};
    submission.open = open;
    for (auto const& [column, number] : figures) {
        submission.facts.push_back({"thon", column, *Exact::parse(number), {5, 2}, number});
    }
    RuleSet const set(form, nullptr);
    FigureTable const table(set.places, submission);
    Tables tables;
    tables.own = &table;
    Tried found;
    for_each_spot(set.rules[0], table, [&](Spot const& spot) {
        found.sure = set.rules[0].surely_unbroken(table, spot);
        found.state = RuleAt(set.rules[0], spot, tables).verdict().state;
    });
    return found;
}

bool sure(std::string const& claim, std::vector<std::pair<std::string, std::string>> const& figures)
{
    auto const found = tried(claim, figures);
    CHECK((!found.sure || found.state == State::holds || found.state == State::silent));
    return found.sure;
}

// Figures of all kinds, of which many agree by chance.
Submission random_figures(FormDefinition const& form, std::mt19937& random)
{
    Submission submission;
    for (auto const& row : form.rows) {
        if (random() % 8 == 0) {
            continue;
        }
        submission.rows.push_back(row.id);
        for (auto const& column : form.columns) {
            auto const kind = random() % 16;
            if (!column.measure.holds_numbers() || kind < 2) {
                continue;
            }
            auto number = Exact(kind < 10 ? 0 : static_cast<std::int64_t>(random() % 4));
            if (kind == 2) {
                number = *Exact(3).over(Exact(2));
            } else if (kind == 3) {
                number = Exact(-1);
            }
            submission.facts.push_back({row.id, column.id, number, {1, 1}, {}});
        }
        if (random() % 8 == 0) {
            submission.open.push_back({row.id, form.columns[random() % form.columns.size()].id});
        }
    }
    return submission;
}

} // namespace

TEST_CASE("Rules that add up whole figures are told by plain sums", "[check]")
{
    CHECK(sure("phan <= tat_ca", {{"phan", "3"}, {"tat_ca", "3"}}));
    CHECK_FALSE(sure("phan <= tat_ca", {{"phan", "4"}, {"tat_ca", "3"}}));
    CHECK(sure("phan + binh_quan = tat_ca", {{"phan", "3"}, {"binh_quan", "4"}, {"tat_ca", "7"}}));
    CHECK(sure("tat_ca - 2 * phan >= -1", {{"phan", "3"}, {"tat_ca", "5"}}));
    CHECK_FALSE(sure("tat_ca - 2 * phan > -1", {{"phan", "3"}, {"tat_ca", "5"}}));
    CHECK(sure("SUM(phan, binh_quan) <> tat_ca",
               {{"phan", "3"}, {"binh_quan", "4"}, {"tat_ca", "8"}}));
}

TEST_CASE("What is no sum of whole figures goes the long way", "[check]")
{
    CHECK_FALSE(sure("phan <= tat_ca", {{"phan", "2.5"}, {"tat_ca", "3"}}));
    CHECK_FALSE(sure("MAX(phan, 1) <= tat_ca", {{"phan", "2"}, {"tat_ca", "3"}}));
    CHECK_FALSE(
        sure("phan * binh_quan <= tat_ca", {{"phan", "1"}, {"binh_quan", "1"}, {"tat_ca", "3"}}));
    CHECK_FALSE(sure("phan in 0..tat_ca", {{"phan", "2"}, {"tat_ca", "3"}}));
    CHECK_FALSE(tried("phan <= tat_ca", {{"phan", "2"}, {"tat_ca", "3"}}, {{"thon", "phan"}}).sure);
    CHECK_FALSE(sure("phan <= tat_ca", {{"phan", "2"}, {"tat_ca", "9007199254740993"}}));
}

TEST_CASE("No rule of the library is let pass that is broken", "[check][library]")
{
    auto const folder = test::source_folder() / "forms";
    auto const forms = load_forms(folder, form_ids(folder));
    REQUIRE(forms);
    std::mt19937 random(11);
    std::size_t sure = 0;
    std::size_t broken = 0;
    for (auto const& form : forms.value->forms) {
        RuleSet const set(form, &*forms.value);
        for (std::size_t round = 0; round < 12; ++round) {
            auto const submission = random_figures(form, random);
            FigureTable const table(set.places, submission);
            Tables tables;
            tables.own = &table;
            for (auto const& rule : set.rules) {
                for_each_spot(rule, table, [&](Spot const& spot) {
                    auto const state = RuleAt(rule, spot, tables).verdict().state;
                    broken += state == State::broken ? 1U : 0U;
                    if (rule.surely_unbroken(table, spot)) {
                        ++sure;
                        INFO(form.id << ' ' << rule.rule->id);
                        REQUIRE((state == State::holds || state == State::silent));
                    }
                });
            }
        }
    }
    CHECK(sure > 1000);
    CHECK(broken > 1000);
}
