#pragma once

#include "base/finding.hpp"
#include "org/unit.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace gopbieu {

/// A reporting campaign, as its dot.yaml describes it.
struct Campaign {
    std::string name, period;
    std::string as_of, deadline; ///< ISO 8601
    std::string unit;            ///< code of the unit whose desk this is
    std::vector<std::string> forms;
    std::vector<std::string> filed_by; ///< levels that must file
    std::vector<std::string> publish;  ///< levels that get an official workbook
    std::filesystem::path folder;
};

/// A calendar day and time of day, without a zone: what is written into files as their time.
struct Moment {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};
/// "2023-12-31" or "2023-12-10T17:00:00+07:00"; nothing when it is no day of the calendar.
std::optional<Moment> parse_moment(std::string_view iso);

Loaded<Campaign> read_campaign(std::filesystem::path const& folder);

/// What the campaign says of units against the register.
std::vector<Finding> check_campaign(Campaign const& campaign, OrgTree const& tree);

} // namespace gopbieu
