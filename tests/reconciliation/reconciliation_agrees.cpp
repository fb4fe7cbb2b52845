// Has LibreOffice work out again every formula of the reconciliation workbooks of random trees,
// forms and figures, and compares with what was written as their results: our totals.

#include "base/file.hpp"
#include "org/register.hpp"
#include "publish/reconciliation.hpp"
#include "support/libreoffice.hpp"
#include "support/random_world.hpp"
#include "support/scratch.hpp"
#include "total/total.hpp"
#include "workbook/read.hpp"

#include <cmath>
#include <cstdlib>
#include <iostream>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

constexpr unsigned worlds = 6;
constexpr std::size_t fewest_formulas = 2'000; // else the worlds have become too poor

// Writes the workbooks of all committees of a world; gives back their names.
std::vector<std::string> write_world(unsigned seed, std::filesystem::path const& folder)
{
    Draw draw(seed);
    auto const forms = draw_forms(draw);
    auto world = draw_world(draw, false);
    draw_submissions(draw, forms, world, 85);
    auto const tree = *parse_register(world.register_text, "don-vi.csv").value;
    for (std::size_t unit = 0; unit < tree.units().size(); ++unit) {
        for (auto const& form : forms.forms) {
            if (!tree.children(unit).empty() && draw.chance(20)) {
                world.submissions.push_back(draw_submission(draw, form, tree.unit(unit).code));
            }
        }
    }
    Adder adder(forms, tree, {"chi-bo"});
    adder.keep_only([&](std::size_t unit) { return !tree.children(unit).empty(); });
    std::uint64_t arrival = 0;
    for (auto const& one : world.submissions) {
        adder.add(one, ++arrival);
    }
    auto const totals = adder.finish(0);
    Campaign campaign;
    campaign.name = "Đợt thử";
    campaign.period = "2025";
    campaign.as_of = *Day::parse("2025-12-31");
    bool const all_published = draw.chance(50);
    Reconciler reconciler(
        {campaign,
         tree,
         forms,
         totals,
         [&](std::size_t unit) {
             std::vector<Submission> own;
             for (auto const& one : world.submissions) {
                 if (one.unit == tree.unit(unit).code) {
                     own.push_back(one);
                 }
             }
             return own;
         },
         [&](std::size_t unit) { return all_published && !tree.children(unit).empty(); },
         [](std::string const& file) { return file; }});
    std::vector<std::string> names;
    for (std::size_t unit = 0; unit < tree.units().size(); ++unit) {
        if (tree.children(unit).empty()) {
            continue;
        }
        auto const name = std::to_string(seed) + "-" + tree.unit(unit).code + ".xlsx";
        if (auto const trouble = reconciler.publish(unit, totals.findings, folder / name)) {
            std::cout << name << ": " << words(*trouble, Language::english) << '\n';
            std::exit(1); // NOLINT(concurrency-mt-unsafe): one thread
        }
        names.push_back(name);
    }
    return names;
}

bool close(double left, double right)
{
    constexpr double dust = 1e-9;
    return std::abs(left - right) <= dust * std::max({1.0, std::abs(left), std::abs(right)});
}

struct Tally {
    std::size_t formulas = 0, wrong = 0;
};

void compare(Workbook const& ours, Workbook const& theirs, std::string const& name, Tally& tally)
{
    for (std::size_t at = 0; at < ours.sheets.size(); ++at) {
        auto const& sheet = ours.sheets[at];
        for (auto const& cell : sheet.cells) {
            if (cell.formula == 0) {
                continue;
            }
            ++tally.formulas;
            auto const* const other = theirs.sheets.at(at).find(cell.where());
            bool const number = other != nullptr && other->kind == CellKind::number;
            if (cell.kind != CellKind::number || !number || !close(cell.number, other->number)) {
                ++tally.wrong;
                std::cout << name << ' ' << sheet.name << '!' << to_a1(cell.where()) << " ="
                          << formula_text(sheet, cell) << " is "
                          << (number ? std::to_string(other->number) : "no number") << ", not "
                          << cell.number << '\n';
            }
        }
    }
}

} // namespace

int main()
{
    if (!test::office_is_here()) {
        std::cout << "SKIPPED: LibreOffice (soffice) is not installed\n";
        return 0;
    }
    Scratch const scratch;
    std::filesystem::create_directories(scratch / "in");
    std::vector<std::string> names;
    for (unsigned seed = 0; seed < worlds; ++seed) {
        auto const more = write_world(seed, scratch / "in");
        names.insert(names.end(), more.begin(), more.end());
    }
    if (!test::recalculate(scratch, "in/*.xlsx")) {
        std::cout << read_text(scratch / "log.txt");
        return 1;
    }
    Tally tally;
    for (auto const& name : names) {
        ReadOptions options;
        options.depth = Depth::looks; // formulas too
        auto const ours = read_workbook(scratch / "in" / name, options);
        auto const theirs = read_workbook(scratch / "out" / name, options);
        if (!ours || !theirs) {
            std::cout << name << " cannot be read again\n";
            return 1;
        }
        compare(*ours, *theirs, name, tally);
    }
    std::cout << names.size() << " workbooks, " << tally.formulas << " formulas, " << tally.wrong
              << " worked out differently\n";
    return tally.wrong == 0 && tally.formulas >= fewest_formulas ? 0 : 1;
}
