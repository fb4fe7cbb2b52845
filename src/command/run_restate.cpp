#include "command/run_restate.hpp"

#include <algorithm>

namespace gopbieu {

Restated restate(Desk const& desk,
                 Totals const& as_filed,
                 std::function<void(VisitCounted const&)> const& each)
{
    Restater restater(desk.forms, desk.tree, as_filed, desk.root, *desk.campaign.restate);
    each([&](JudgedSubmission const& one, std::uint64_t arrival) {
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

BookLayout restated_layout_on(OrgTree const& tree,
                              Desk const& desk,
                              FormIndex const& forms,
                              UnitNames const& units,
                              Language language)
{
    auto layout = layout_on(tree, desk, forms, units, language);
    layout.reader.restated = desk.campaign.restate->text();
    return layout;
}

std::vector<std::size_t> restated_units(Desk const& desk, Restated const& restated)
{
    std::vector<std::size_t> units;
    if (!restated.root) {
        return units;
    }
    auto const& tree = *restated.tree;
    auto const& levels = desk.campaign.publish;
    for (auto const unit : tree.below(*restated.root)) {
        bool const wanted = std::ranges::find(levels, tree.unit(unit).level) != levels.end();
        bool const any = std::ranges::any_of(restated.totals.forms, [&](FormTotals const& form) {
            auto const* const total = form.totals[unit].get();
            return total != nullptr && !total->empty();
        });
        if (wanted && any && !restated.uncertain[unit]) {
            units.push_back(unit);
        }
    }
    return units;
}

} // namespace gopbieu
