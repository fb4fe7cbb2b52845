// What must hold for any tree, any forms and any figures: one step equals many, no order and no
// number of threads shows, and what is missing lowers coverage and nothing else.

#include "base/parallel.hpp"
#include "support/random_world.hpp"
#include "total/contributions.hpp"
#include "total/restate.hpp"
#include "unit/total/total_support.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

using Arrival = std::pair<Submission const*, std::uint64_t>;

std::vector<Arrival> arrivals(World const& world)
{
    std::vector<Arrival> found;
    for (auto const& one : world.submissions) {
        found.emplace_back(&one, found.size() + 1);
    }
    return found;
}

Totals added(std::vector<Arrival> const& submissions,
             FormSet const& forms,
             OrgTree const& tree,
             bool keep_all = true)
{
    Adder adder(forms, tree, {"chi-bo"});
    if (!keep_all) {
        adder.keep_only([&](std::size_t unit) { return !tree.children(unit).empty(); });
    }
    for (auto const& [submission, arrival] : submissions) {
        adder.add(*submission, arrival);
    }
    return adder.finish(0);
}

std::vector<std::string> lines_of(std::vector<Finding> const& findings)
{
    std::vector<std::string> found;
    for (auto const& one : findings) {
        found.push_back(line(one, Language::english));
    }
    return found;
}

void require_same(Totals const& left, Totals const& right, OrgTree const& tree)
{
    REQUIRE(lines_of(left.findings) == lines_of(right.findings));
    for (std::size_t form = 0; form < left.forms.size(); ++form) {
        for (std::size_t unit = 0; unit < tree.units().size(); ++unit) {
            auto const* const one = left.forms[form].totals[unit].get();
            auto const* const other = right.forms[form].totals[unit].get();
            if (one == nullptr || other == nullptr) {
                continue;
            }
            REQUIRE(all_of(one) == all_of(other));
            REQUIRE(one->parts == other->parts);
            REQUIRE(one->coverage == other->coverage);
        }
    }
}

constexpr unsigned worlds = 40;

} // namespace

TEST_CASE("Through any committees a total is what it is in one step", "[total][property]")
{
    for (unsigned seed = 0; seed < worlds; ++seed) {
        CAPTURE(seed);
        Draw one(seed);
        Draw same(seed);
        auto const forms = draw_forms(one);
        REQUIRE(draw_forms(same).forms.size() == forms.forms.size());
        auto deep = draw_world(one, false);
        auto const flat = draw_world(same, true);
        draw_submissions(one, forms, deep, 85);
        auto const deep_tree = tree_of(deep.register_text);
        auto const flat_tree = tree_of(flat.register_text);
        auto const in_steps = added(arrivals(deep), forms, deep_tree);
        auto const at_once = added(arrivals(deep), forms, flat_tree);
        for (std::size_t form = 0; form < forms.forms.size(); ++form) {
            auto lines = all_of(in_steps.forms[form].totals[0].get());
            auto others = all_of(at_once.forms[form].totals[0].get());
            // Lists and joined texts follow the tree, which is another one here.
            auto const by_letters = [](std::vector<std::string>& texts) {
                for (auto& text : texts) {
                    if (text.find(".ghi") != std::string::npos) {
                        std::ranges::sort(text);
                    }
                }
                std::ranges::sort(texts);
            };
            by_letters(lines);
            by_letters(others);
            REQUIRE(lines == others);
            REQUIRE(in_steps.forms[form].totals[0]->coverage ==
                    at_once.forms[form].totals[0]->coverage);
        }
    }
}

TEST_CASE("No order of arrival shows, nor which totals are kept", "[total][property]")
{
    for (unsigned seed = 0; seed < worlds; ++seed) {
        CAPTURE(seed);
        Draw draw(seed);
        auto const forms = draw_forms(draw);
        auto world = draw_world(draw, false);
        draw_submissions(draw, forms, world, 85);
        auto const tree = tree_of(world.register_text);
        auto submissions = arrivals(world);
        auto const expected = added(submissions, forms, tree);
        for (int times = 0; times < 3; ++times) {
            draw.shuffle(submissions);
            require_same(expected, added(submissions, forms, tree), tree);
            require_same(expected, added(submissions, forms, tree, false), tree);
        }
    }
}

TEST_CASE("Any number of adders together are one", "[total][property]")
{
    for (unsigned seed = 0; seed < worlds; ++seed) {
        CAPTURE(seed);
        Draw draw(seed);
        auto const forms = draw_forms(draw);
        auto world = draw_world(draw, false);
        draw_submissions(draw, forms, world, 85);
        auto const tree = tree_of(world.register_text);
        auto const submissions = arrivals(world);
        auto const expected = added(submissions, forms, tree);
        auto const threads = 1 + draw.below(4);
        std::vector<std::unique_ptr<Adder>> adders;
        for (std::uint32_t number = 0; number < threads; ++number) {
            adders.push_back(
                std::make_unique<Adder>(forms, tree, std::vector<std::string>{"chi-bo"}));
        }
        in_order(
            threads,
            threads,
            [&](std::size_t number) {
                for (auto at = number; at < submissions.size(); at += threads) {
                    adders[number]->add(*submissions[at].first, submissions[at].second);
                }
            },
            [](std::size_t) {});
        for (std::uint32_t number = 1; number < threads; ++number) {
            adders[0]->join(*adders[number]);
        }
        require_same(expected, adders[0]->finish(0), tree);
    }
}

TEST_CASE("What is missing lowers coverage and nothing else", "[total][property]")
{
    for (unsigned seed = 0; seed < worlds; ++seed) {
        CAPTURE(seed);
        Draw draw(seed);
        auto const forms = draw_forms(draw);
        auto world = draw_world(draw, false);
        draw_submissions(draw, forms, world, 100);
        auto const tree = tree_of(world.register_text);
        auto submissions = arrivals(world);
        auto const whole = added(submissions, forms, tree);
        // One cell does not file: totals that it is not in do not change at all.
        auto const gone = world.cells[draw.below(static_cast<std::uint32_t>(world.cells.size()))];
        auto const cell = *tree.find(gone);
        std::erase_if(submissions, [&](Arrival const& one) { return one.first->unit == gone; });
        auto const partial = added(submissions, forms, tree);
        for (std::size_t form = 0; form < forms.forms.size(); ++form) {
            REQUIRE(missing_units(partial.forms[form], tree, 0) == std::vector{cell});
            for (std::size_t unit = 0; unit < tree.units().size(); ++unit) {
                auto const* const before = whole.forms[form].totals[unit].get();
                auto const* const after = partial.forms[form].totals[unit].get();
                if (after == nullptr || unit == cell) {
                    continue;
                }
                bool const above = tree.is_above(unit, cell);
                REQUIRE(after->coverage.filed + (above ? 1 : 0) == before->coverage.filed);
                REQUIRE(after->coverage.expected == before->coverage.expected);
                if (!above) {
                    REQUIRE(all_of(after) == all_of(before));
                }
            }
        }
        // And it is the total of those that did.
        auto without = tree.units().size();
        REQUIRE(without > 0);
        auto text = world.register_text;
        auto const at = text.find("\n" + gone + ",");
        text.erase(at, text.find('\n', at + 1) - at);
        auto const smaller = tree_of(text);
        auto const same = added(submissions, forms, smaller);
        for (std::size_t form = 0; form < forms.forms.size(); ++form) {
            REQUIRE(all_of(same.forms[form].totals[0].get()) ==
                    all_of(partial.forms[form].totals[0].get()));
        }
    }
}

TEST_CASE("What counts makes the total again, on its own tree and when it is explained",
          "[total][property]")
{
    for (unsigned seed = 0; seed < worlds; ++seed) {
        CAPTURE(seed);
        Draw draw(seed);
        auto const forms = draw_forms(draw);
        auto world = draw_world(draw, false);
        draw_submissions(draw, forms, world, 80);
        auto const tree = tree_of(world.register_text);
        // Some committees file a form of their own.
        for (std::size_t unit = 1; unit < tree.units().size(); ++unit) {
            if (!tree.children(unit).empty() && draw.chance(30)) {
                world.submissions.push_back(
                    draw_submission(draw, forms.forms[0], tree.unit(unit).code));
            }
        }
        auto const submissions = arrivals(world);
        auto const totals = added(submissions, forms, tree);
        Restater restater(forms, tree, totals, 0, *Day::parse("2030-01-01"));
        auto explainer = Explainer::of({"moi-cach", 0, "r1", "tb"}, totals, forms, tree);
        for (auto const& [submission, arrival] : submissions) {
            restater.add(*submission, arrival);
            explainer->add(*submission, arrival);
        }
        auto const restated = restater.finish();
        for (std::size_t form = 0; form < forms.forms.size(); ++form) {
            REQUIRE(all_of(restated.totals.forms[form].totals[0].get()) ==
                    all_of(totals.forms[form].totals[0].get()));
        }
        auto const explanation = explainer->finish();
        REQUIRE(words_of(explanation.value) == value_of(totals.find("moi-cach", 0), "r1", "tb"));
    }
}
