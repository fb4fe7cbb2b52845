#include "org/campaign.hpp"

#include "form/yaml.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>

namespace gopbieu {

namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    int value = 0;
    if (text.size() < at + count) {
        return {};
    }
    auto const* const end = text.data() + at + count;
    auto const done = std::from_chars(text.data() + at, end, value);
    return done.ptr == end && done.ec == std::errc() && value >= 0 ? std::optional(value)
                                                                    : std::nullopt;
}

std::vector<std::string> texts(std::vector<YamlNode> const& nodes)
{
    std::vector<std::string> found;
    for (auto const& node : nodes) {
        found.push_back(node.text);
    }
    return found;
}

void check_moment(YamlMap& map,
                  std::string_view key,
                  std::string const& file,
                  std::vector<Finding>& findings)
{
    auto const* const node = map.find(key);
    if (node != nullptr && !parse_moment(node->text)) {
        findings.push_back(finding(Say::campaign_bad_date,
                                   place_of(*node, file),
                                   {{"found", node->text}, {"key", std::string(key)}}));
    }
}

} // namespace

std::optional<Moment> parse_moment(std::string_view iso)
{
    auto const year = digits(iso, 0, 4);
    auto const month = digits(iso, 5, 2);
    auto const day = digits(iso, 8, 2);
    if (!year || !month || !day || iso[4] != '-' || iso[7] != '-') {
        return {};
    }
    std::chrono::year_month_day const date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok() || *year < 1980) {
        return {};
    }
    Moment moment{*year, *month, *day};
    if (iso.size() == 10) {
        return moment;
    }
    auto const hour = digits(iso, 11, 2);
    auto const minute = digits(iso, 14, 2);
    auto const second = digits(iso, 17, 2);
    if (iso[10] != 'T' || !hour || !minute || !second || *hour > 23 || *minute > 59 ||
        *second > 59 || iso[13] != ':' || iso[16] != ':') {
        return {};
    }
    moment.hour = *hour;
    moment.minute = *minute;
    moment.second = *second;
    return moment;
}

Loaded<Campaign> read_campaign(std::filesystem::path const& folder)
{
    std::string const shown = "dot.yaml";
    std::error_code error;
    if (!std::filesystem::exists(folder / shown, error)) {
        return {{}, {finding(Say::campaign_missing, {shown})}};
    }
    auto const yaml = read_yaml(folder / shown, shown);
    Loaded<Campaign> loaded{{}, yaml.findings};
    if (!yaml) {
        return loaded;
    }
    auto& findings = loaded.findings;
    YamlMap map(*yaml.value, shown, findings);
    Campaign campaign;
    campaign.folder = folder;
    campaign.name = map.required_text("name");
    campaign.period = map.required_text("period");
    campaign.as_of = map.required_text("as_of");
    check_moment(map, "as_of", shown, findings);
    campaign.deadline = map.text("deadline");
    check_moment(map, "deadline", shown, findings);
    campaign.unit = map.required_text("unit");
    map.required("forms");
    campaign.forms = texts(map.list("forms"));
    map.required("filed_by");
    campaign.filed_by = texts(map.list("filed_by"));
    map.required("publish");
    campaign.publish = texts(map.list("publish"));
    map.refuse_unknown();
    if (!any_error(findings)) {
        loaded.value = std::move(campaign);
    }
    return loaded;
}

std::vector<Finding> check_campaign(Campaign const& campaign, OrgTree const& tree)
{
    std::vector<Finding> findings;
    std::vector<std::string> codes;
    std::set<std::string> levels;
    for (auto const& unit : tree.units()) {
        codes.push_back(unit.code);
        levels.insert(unit.level);
    }
    if (!tree.find(campaign.unit)) {
        findings.push_back(
            finding(Say::campaign_unknown_unit,
                    {"dot.yaml"},
                    {{"found", campaign.unit}, {"hint", nearest_hint(campaign.unit, codes)}}));
    }
    for (auto const* const list : {&campaign.filed_by, &campaign.publish}) {
        for (auto const& level : *list) {
            if (!levels.contains(level)) {
                findings.push_back(finding(
                    Say::campaign_unknown_level,
                    {"dot.yaml"},
                    {{"found", level},
                     {"hint", nearest_hint(level, {levels.begin(), levels.end()})}}));
            }
        }
    }
    return findings;
}

} // namespace gopbieu
