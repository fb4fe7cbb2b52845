#include "org/campaign.hpp"

#include "base/catalogue/campaign.hpp"
#include "base/file.hpp"
#include "form/yaml.hpp"
#include "org/code.hpp"
#include "text/names.hpp"

#include <algorithm>
#include <set>

namespace gopbieu {

namespace {

bool plain_edition(std::string_view edition)
{
    return !edition.empty() && std::ranges::all_of(edition, [](char one) {
        return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'z') ||
               (one >= 'A' && one <= 'Z') || one == '-' || one == '.' || one == '_';
    });
}

class CampaignReader {
public:
    CampaignReader(std::filesystem::path folder, std::string file)
        : m_folder(std::move(folder)), m_file(std::move(file))
    {
    }

    Loaded<Campaign> read(YamlNode const& root)
    {
        YamlMap map(root, m_file, m_findings);
        Campaign campaign;
        campaign.folder = m_folder;
        campaign.name = map.required_text("name");
        campaign.period = map.required_text("period");
        check_period(map, campaign.period);
        map.required("as_of");
        campaign.as_of = day(map, "as_of").value_or(Day());
        campaign.deadline = deadline(map);
        campaign.unit = plain_code(map.required_text("unit"));
        campaign.forms = forms(map);
        campaign.filed_by = levels(map, "filed_by");
        campaign.publish = levels(map, "publish");
        campaign.restate = day(map, "restate");
        campaign.previous = previous(map);
        map.refuse_unknown();
        Loaded<Campaign> loaded;
        if (!any_error(m_findings)) {
            loaded.value = std::move(campaign);
        }
        loaded.findings = std::move(m_findings);
        return loaded;
    }

private:
    void report(YamlNode const& node, Say say, Args args)
    {
        m_findings.push_back(finding(say, place_of(node, m_file), std::move(args)));
    }

    // The period is a part of file names.
    void check_period(YamlMap& map, std::string const& period)
    {
        if (!period.empty() && slug(period).empty()) {
            report(*map.find("period"), say::campaign_bad_period, {{"found", period}});
        }
    }

    std::optional<Day> day(YamlMap& map, std::string_view key)
    {
        auto const* const node = map.find(key);
        if (node == nullptr || node->kind == YamlNode::Kind::null) {
            return {};
        }
        auto const found = Day::parse(node->text);
        if (!found) {
            report(
                *node, say::campaign_bad_date, {{"found", node->text}, {"key", std::string(key)}});
        }
        return found;
    }

    std::optional<Moment> deadline(YamlMap& map)
    {
        auto const* const node = map.find("deadline");
        if (node == nullptr || node->kind == YamlNode::Kind::null) {
            return {};
        }
        auto moment = parse_moment(node->text);
        if (!moment) {
            report(*node, say::campaign_bad_date, {{"found", node->text}, {"key", "deadline"}});
        } else if (Day::parse(node->text)) { // a day without a time: all of it
            moment->hour = 23;
            moment->minute = 59;
            moment->second = 59;
        }
        return moment;
    }

    // The texts of a list that must not be empty and names nothing twice.
    std::vector<YamlNode> items(YamlMap& map, std::string_view key)
    {
        auto const* const node = map.required(key);
        auto found = map.list(key);
        if (node != nullptr && found.empty() && node->kind != YamlNode::Kind::map) {
            report(*node, say::campaign_empty_list, {{"key", std::string(key)}});
        }
        std::set<std::string> seen;
        for (auto const& item : found) {
            if (!seen.insert(item.text).second) {
                report(
                    item, say::campaign_double, {{"found", item.text}, {"key", std::string(key)}});
            }
        }
        return found;
    }

    std::vector<std::string> forms(YamlMap& map)
    {
        std::vector<std::string> found;
        for (auto const& item : items(map, "forms")) {
            auto const choice = form_choice(item.text);
            bool const edition =
                item.text.find('@') == std::string::npos || plain_edition(choice.edition);
            if (choice.id.empty() || choice.id != slug(choice.id) || !edition) {
                report(item, say::campaign_bad_form, {{"found", item.text}});
            }
            found.push_back(item.text);
        }
        return found;
    }

    // "Chi bộ" and "chi-bo" are the same level.
    std::vector<std::string> levels(YamlMap& map, std::string_view key)
    {
        std::vector<std::string> found;
        for (auto const& item : items(map, key)) {
            found.push_back(slug(item.text));
        }
        return found;
    }

    std::filesystem::path previous(YamlMap& map)
    {
        auto const written = map.text("previous");
        if (written.empty()) {
            return {};
        }
        auto const folder = (m_folder / std::filesystem::path(written)).lexically_normal();
        std::error_code error;
        if (!std::filesystem::is_regular_file(folder / "dot.yaml", error)) {
            report(*map.find("previous"), say::campaign_no_previous, {{"found", written}});
        }
        return folder;
    }

    std::filesystem::path m_folder;
    std::string m_file;
    std::vector<Finding> m_findings;
};

class CampaignCheck {
public:
    CampaignCheck(Campaign const& campaign, OrgTree const& tree)
        : m_campaign(campaign), m_tree(tree)
    {
    }

    std::vector<Finding> check()
    {
        check_levels();
        auto const unit = m_tree.find(m_campaign.unit);
        if (!unit) {
            std::vector<std::string> codes;
            for (auto const& one : m_tree.units()) {
                codes.push_back(one.code);
            }
            report(say::campaign_unknown_unit,
                   {{"found", m_campaign.unit}, {"hint", nearest_hint(m_campaign.unit, codes)}});
        } else if (!m_tree.unit(*unit).living) {
            report(say::campaign_unit_not_living,
                   {{"found", m_tree.unit(*unit).name},
                    {"time", m_campaign.as_of.spoken()},
                    {"hint", successors_hint(*unit)}});
        } else if (m_findings.empty() && !anybody_files(*unit)) {
            report(say::campaign_nobody_files,
                   {{"found", m_tree.unit(*unit).name},
                    {"levels", joined({m_campaign.filed_by.begin(), m_campaign.filed_by.end()})},
                    {"time", m_campaign.as_of.spoken()}});
        }
        return std::move(m_findings);
    }

private:
    void report(Say say, Args args)
    {
        m_findings.push_back(finding(say, {"dot.yaml"}, std::move(args)));
    }

    void check_levels()
    {
        std::set<std::string> levels;
        for (auto const& unit : m_tree.units()) {
            if (unit.living) {
                levels.insert(unit.level);
            }
        }
        for (auto const* const list : {&m_campaign.filed_by, &m_campaign.publish}) {
            for (auto const& level : *list) {
                if (!levels.contains(level)) {
                    report(say::campaign_unknown_level,
                           {{"found", level},
                            {"hint", nearest_hint(level, {levels.begin(), levels.end()})}});
                }
            }
        }
    }

    [[nodiscard]] std::string successors_hint(std::size_t unit) const
    {
        std::string hint;
        for (auto const next : m_tree.successors_on(unit, m_campaign.as_of)) {
            hint += (hint.empty() ? " → " : ", ") + m_tree.unit(next).code;
        }
        return hint;
    }

    [[nodiscard]] bool anybody_files(std::size_t root) const
    {
        return std::ranges::any_of(m_tree.below(root), [&](std::size_t unit) {
            return std::ranges::find(m_campaign.filed_by, m_tree.unit(unit).level) !=
                   m_campaign.filed_by.end();
        });
    }

    Campaign const& m_campaign;
    OrgTree const& m_tree;
    std::vector<Finding> m_findings;
};

} // namespace

FormChoice form_choice(std::string_view written)
{
    auto const at = written.find('@');
    if (at == std::string_view::npos) {
        return {std::string(written), {}};
    }
    return {std::string(written.substr(0, at)), std::string(written.substr(at + 1))};
}

Loaded<Campaign> read_campaign(std::filesystem::path const& folder, std::string const& shown)
{
    std::error_code error;
    if (!std::filesystem::exists(folder / "dot.yaml", error)) {
        return {{}, {finding(say::campaign_missing, {shown})}};
    }
    auto const yaml = read_yaml(folder / "dot.yaml", shown);
    if (!yaml) {
        return {{}, yaml.findings};
    }
    return CampaignReader(folder, shown).read(*yaml.value);
}

Loaded<Campaign> read_previous(Campaign const& campaign)
{
    if (campaign.previous.empty()) {
        return {};
    }
    auto const shown =
        path_text(campaign.previous.lexically_relative(campaign.folder)) + "/dot.yaml";
    auto loaded = read_campaign(campaign.previous, shown);
    if (!loaded) {
        return loaded;
    }
    auto const& previous = *loaded.value;
    if (previous.as_of >= campaign.as_of) {
        loaded.findings.push_back(finding(say::campaign_previous_not_before,
                                          {"dot.yaml"},
                                          {{"found", previous.name},
                                           {"other", previous.as_of.spoken()},
                                           {"time", campaign.as_of.spoken()}}));
        loaded.value.reset();
    } else if (previous.unit != campaign.unit) {
        loaded.findings.push_back(finding(say::campaign_previous_other_unit,
                                          {"dot.yaml"},
                                          {{"found", previous.unit}, {"other", campaign.unit}}));
    }
    return loaded;
}

std::vector<Finding> check_campaign(Campaign const& campaign, OrgTree const& tree)
{
    return CampaignCheck(campaign, tree).check();
}

} // namespace gopbieu
