#include "command/prove_published.hpp"

#include "base/catalogue/proving.hpp"
#include "base/parallel.hpp"
#include "command/run_reconcile.hpp"
#include "command/run_restate.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

namespace {

/// One workbook that should be there, and how to find out in what it is another.
struct Expected {
    std::string name; ///< relative to the campaign
    std::function<std::vector<Difference>(Workbook const& written)> unlike;
};

std::optional<Finding>
prove(std::filesystem::path const& folder, Expected const& expected, Language language)
{
    auto const& name = expected.name;
    auto const workbook = read_published(folder / name);
    if (!workbook) {
        std::error_code ignored;
        return std::filesystem::exists(folder / name, ignored)
                   ? finding(workbook.problem().say, {name}, workbook.problem().args)
                   : finding(say::verify_unpublished, {}, {{"file", name}});
    }
    auto const found = expected.unlike(*workbook);
    if (found.empty()) {
        return {};
    }
    return finding(
        say::verify_published_differs,
        {name},
        {{"count", std::to_string(found.size())}, {"differences", words(found, language)}});
}

} // namespace

void prove_published(Desk const& desk,
                     RunOptions const& options,
                     Proved const& proved,
                     Ledger& ledger,
                     Verified& verified)
{
    auto const& campaign = desk.campaign;
    auto const& totals = proved.totals;
    auto const layout = layout_on(desk.tree, desk, proved.index, proved.units, options.language);
    RunReconciliation reconciliation(desk, totals, {}, ledger, proved.counting);
    std::vector<Expected> all;
    for (auto const unit : published_units(desk, totals)) {
        auto const& one = desk.tree.unit(unit);
        all.push_back({published_name(campaign, one), [&, unit](Workbook const& written) {
                           return unlike_published(totals, layout, unit, written);
                       }});
        all.push_back({reconciliation_name(campaign, one), [&, unit](Workbook const& written) {
                           return reconciliation.unlike(unit, written);
                       }});
    }
    std::optional<Restated> restated;
    std::optional<UnitNames> restated_names;
    std::optional<BookLayout> restated_layout;
    if (campaign.restate) {
        restated = restate(desk, totals, proved.each);
        restated_names.emplace(*restated->tree);
        restated_layout.emplace(restated_layout_on(
            *restated->tree, desk, proved.index, *restated_names, options.language));
        for (auto const unit : restated_units(desk, *restated)) {
            all.push_back({restated_name(campaign, restated->tree->unit(unit)),
                           [&, unit](Workbook const& written) {
                               return unlike_published(
                                   restated->totals, *restated_layout, unit, written);
                           }});
        }
    }
    std::vector<std::optional<Finding>> found(all.size());
    in_order(
        all.size(),
        options.threads,
        [&](std::size_t at) { found[at] = prove(campaign.folder, all[at], options.language); },
        [&](std::size_t at) {
            ++verified.published;
            if (!found[at]) {
                ++verified.agreeing;
            } else {
                verified.findings.push_back(std::move(*found[at]));
            }
            if (options.publishing) {
                options.publishing(at + 1, all.size());
            }
        });
}

} // namespace gopbieu
