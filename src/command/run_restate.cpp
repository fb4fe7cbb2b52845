#include "command/run_restate.hpp"

#include "command/counted.hpp"
#include "intake/unit_names.hpp"

#include <algorithm>

namespace gopbieu {

Restated restate(Desk const& desk, Totals const& as_filed, Ledger& ledger)
{
    Restater restater(desk.forms, desk.tree, as_filed, desk.root, *desk.campaign.restate);
    each_counted(ledger, [&](JudgedSubmission const& one, std::uint64_t arrival) {
        restater.add(one.submission, arrival);
    });
    return restater.finish();
}

std::string restated_name(Campaign const& campaign, Unit const& unit)
{
    constexpr std::string_view folder = "ket-qua/";
    return std::string(folder) + "theo-ngay-" + campaign.restate->text() + "/" +
           published_name(campaign, unit).substr(folder.size());
}

Trouble publish_restated(Desk const& desk,
                         Restated const& restated,
                         FormIndex const& forms,
                         bool dry,
                         std::vector<std::string>& names)
{
    if (!restated.root) {
        return {};
    }
    auto const& campaign = desk.campaign;
    auto const& tree = *restated.tree;
    UnitNames const units(tree);
    auto const layout = layout_on(tree, desk, forms, units, Language::vietnamese);
    for (auto const unit : tree.below(*restated.root)) {
        auto const& level = tree.unit(unit).level;
        bool const wanted = std::ranges::find(campaign.publish, level) != campaign.publish.end();
        bool const any = std::ranges::any_of(restated.totals.forms, [&](FormTotals const& form) {
            auto const* const total = form.totals[unit].get();
            return total != nullptr && !total->empty();
        });
        if (!wanted || !any || restated.uncertain[unit]) {
            continue;
        }
        auto const name = restated_name(campaign, tree.unit(unit));
        if (auto trouble =
                dry ? Trouble() : publish(restated.totals, layout, unit, campaign.folder / name)) {
            return trouble;
        }
        names.push_back(name);
    }
    return {};
}

} // namespace gopbieu
