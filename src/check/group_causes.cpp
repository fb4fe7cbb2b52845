#include "base/catalogue/intake.hpp"
#include "check/check.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace gopbieu {

namespace {

constexpr std::size_t named_cells = 20;

std::string value_of(Finding const& finding, std::string_view name)
{
    auto const found = std::ranges::find(finding.args, name, &Arg::name);
    return found == finding.args.end() ? std::string() : found->value;
}

// The cells that a finding speaks of, for the list behind another.
std::string cells_of(Finding const& finding)
{
    auto const cells = value_of(finding, "cells");
    return cells.empty() ? finding.place.cell : "(" + cells + ")";
}

bool stands_alone(Finding const& finding)
{
    // What was answered differs from question to question.
    bool const of_a_question = finding.say == say::question_answered ||
                               finding.say == say::answered_before ||
                               finding.say == say::answer_unusable;
    return asks(finding.say) || of_a_question || cells_of(finding).empty();
}

} // namespace

std::vector<Finding> group_causes(std::vector<Finding> findings)
{
    struct Group {
        std::size_t first = 0, more = 0;
        std::string cells;
    };
    using Cause = std::tuple<Say, Severity, std::string, std::string, std::string>;
    std::map<Cause, Group> groups;
    std::vector<Finding> kept;
    for (auto& one : findings) {
        if (stands_alone(one)) {
            kept.push_back(std::move(one));
            continue;
        }
        Cause const cause{
            one.say, one.severity, one.place.file, one.place.sheet, value_of(one, "rule")};
        auto const [group, fresh] = groups.emplace(cause, Group{kept.size(), 0, {}});
        if (fresh) {
            kept.push_back(std::move(one));
            continue;
        }
        auto& [first, more, cells] = group->second;
        if (++more <= named_cells) {
            cells += (cells.empty() ? "" : ", ") + cells_of(one);
        }
    }
    for (auto const& [cause, group] : groups) {
        if (group.more != 0) {
            auto& args = kept[group.first].args;
            args.push_back({"also", std::to_string(group.more)});
            args.push_back({"also_cells", group.cells + (group.more > named_cells ? ", …" : "")});
        }
    }
    return kept;
}

} // namespace gopbieu
