#include "publish/page/page_standings.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

bool remarks(JudgedSubmission const& one)
{
    auto const remark = [](Finding const& finding) {
        return asks(finding.say) || finding.severity != Severity::note;
    };
    return std::ranges::any_of(one.findings, remark) || std::ranges::any_of(one.settled, remark);
}

// Begun days count.
std::int64_t days_after(Moment const& deadline, std::int64_t saved)
{
    constexpr std::int64_t second = 1'000'000'000;
    constexpr std::int64_t day = 24 * 60 * 60;
    auto const over = saved / second - deadline.seconds();
    return over <= 0 ? 0 : (over + day - 1) / day;
}

} // namespace

PageStandings::PageStandings(OrgTree const& tree, std::vector<FormDefinition const*> const& forms)
    : m_tree(tree), m_forms(forms), m_speakers(tree.units().size() * forms.size())
{
}

void PageStandings::add(FileRecord const& file,
                        std::function<std::size_t(std::string const& document)> const& number)
{
    if (file.state == FileState::duplicate) {
        return;
    }
    for (auto const& one : file.submissions) {
        auto const unit = m_tree.find(one.submission.unit);
        auto const form = std::ranges::find(m_forms, one.submission.form, &FormDefinition::id);
        if (one.state == SubmissionState::superseded || !unit || form == m_forms.end()) {
            continue;
        }
        auto const place = static_cast<std::size_t>(form - m_forms.begin());
        auto& speaker = m_speakers[*unit * m_forms.size() + place];
        auto const kind = standing_of(one.state);
        if (speaker.kind == StandingKind::missing || says_more(kind, speaker.kind)) {
            speaker.arrived = file.stamp.changed;
            speaker.batch = one.batch;
            speaker.file = static_cast<std::uint32_t>(number(one.submission.source.file));
            speaker.kind = kind;
            speaker.remarked = remarks(one);
        }
    }
}

std::vector<PageStanding>
PageStandings::all(CampaignPage const& page,
                   FirstBatches const& first,
                   std::function<std::int64_t(std::size_t file)> const& saved) const
{
    auto const& filed_by = page.campaign->filed_by;
    auto const& deadline = page.campaign->deadline;
    std::vector<PageStanding> found;
    for (auto const index : m_tree.below(page.root)) {
        auto const& unit = m_tree.unit(index);
        bool const expected = std::ranges::find(filed_by, unit.level) != filed_by.end();
        for (std::size_t form = 0; form < m_forms.size(); ++form) {
            auto const& speaker = m_speakers[index * m_forms.size() + form];
            bool const there = speaker.kind != StandingKind::missing;
            if (!there && !expected) {
                continue;
            }
            auto& one = found.emplace_back();
            one.unit = static_cast<std::uint32_t>(index);
            one.form = static_cast<std::uint32_t>(form);
            one.kind = speaker.kind;
            one.expected = expected;
            if (!there) {
                continue;
            }
            one.file = speaker.file;
            if (deadline) {
                auto const arrived = speaker.arrived != 0 ? speaker.arrived : saved(speaker.file);
                one.days_late =
                    arrived == 0 ? std::nullopt : std::optional(days_after(*deadline, arrived));
            }
            auto const came = first.find({unit.code, m_forms[form]->id});
            one.clean_at_once = speaker.kind == StandingKind::in && !speaker.remarked &&
                                (came == first.end() || came->second == speaker.batch);
        }
    }
    return found;
}

} // namespace gopbieu
