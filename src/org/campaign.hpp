#pragma once

#include "base/day.hpp"
#include "base/finding.hpp"
#include "org/moment.hpp"
#include "org/unit.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// A reporting campaign, as its dot.yaml describes it (docs/campaign.md).
struct Campaign {
    std::string name, period;
    Day as_of;                         ///< the day that the figures are of; its tree adds them up
    std::optional<Moment> deadline;    ///< the last moment that is in time
    std::string unit;                  ///< code of the unit whose desk this is
    std::vector<std::string> forms;    ///< as written: "bieu-1" or "bieu-1@2012"
    std::vector<std::string> filed_by; ///< levels that must file
    std::vector<std::string> publish;  ///< levels that get an official workbook
    std::optional<Day> restate;        ///< totals are shown on this day's tree as well
    std::filesystem::path previous;    ///< folder of the last period's campaign; empty: none
    std::filesystem::path folder;
};

/// What an entry of `forms` names.
struct FormChoice {
    std::string id;
    std::string edition; ///< empty: the current one
};
FormChoice form_choice(std::string_view written);

/// Reads <folder>/dot.yaml; `shown` is its name in messages.
Loaded<Campaign> read_campaign(std::filesystem::path const& folder,
                               std::string const& shown = "dot.yaml");

/// The campaign of the last period: that it is there, readable, and before this one. No value and
/// no findings where the campaign names none.
Loaded<Campaign> read_previous(Campaign const& campaign);

/// What the campaign says of units against the tree of its day.
std::vector<Finding> check_campaign(Campaign const& campaign, OrgTree const& tree);

} // namespace gopbieu
