#include "ledger/standing.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace gopbieu {

namespace {

constexpr std::uint8_t nothing_came = standing_kinds;

void count(std::vector<Finding> const& findings, Standing& standing)
{
    for (auto const& one : findings) {
        if (asks(one.say)) {
            ++standing.questions;
        } else if (one.severity == Severity::error) {
            ++standing.errors;
        } else if (one.severity == Severity::explain) {
            ++standing.explanations;
        }
    }
}

/// By unit and form: the submission that speaks for them.
using Speakers = std::map<std::pair<std::string, std::string>, Standing>;

void add(Speakers& speakers, FileRecord const& file)
{
    if (file.state == FileState::duplicate) {
        return;
    }
    for (auto const& one : file.submissions) {
        if (one.state == SubmissionState::superseded) {
            continue;
        }
        Standing standing;
        standing.form = one.submission.form;
        standing.kind = standing_of(one.state);
        standing.file = one.submission.source.file;
        standing.arrived = file.stamp.changed;
        count(one.findings, standing);
        count(one.settled, standing);
        auto const [place, fresh] =
            speakers.emplace(std::pair(one.submission.unit, one.submission.form), standing);
        if (!fresh && says_more(standing.kind, place->second.kind)) {
            place->second = standing;
        }
    }
}

} // namespace

std::string_view standing_name(StandingKind kind)
{
    switch (kind) {
    case StandingKind::in:
        return "in";
    case StandingKind::must_correct:
        return "must_correct";
    case StandingKind::waiting:
        return "waiting";
    case StandingKind::missing:
        return "missing";
    }
    return {};
}

StandingKind standing_of(SubmissionState state)
{
    switch (state) {
    case SubmissionState::accepted:
        return StandingKind::in;
    case SubmissionState::waiting:
        return StandingKind::waiting;
    case SubmissionState::returned:
    case SubmissionState::superseded:
        break;
    }
    return StandingKind::must_correct;
}

bool says_more(StandingKind now, StandingKind before)
{
    return before != StandingKind::in && (now == StandingKind::in || now == StandingKind::waiting);
}

StandingKinds::StandingKinds(OrgTree const& tree, std::vector<std::string> forms)
    : m_tree(&tree), m_forms(std::move(forms)),
      m_kinds(tree.units().size() * m_forms.size(), nothing_came)
{
}

void StandingKinds::add(FileRecord const& file)
{
    if (file.state == FileState::duplicate) {
        return;
    }
    for (auto const& one : file.submissions) {
        auto const unit = m_tree->find(one.submission.unit);
        auto const form = std::ranges::find(m_forms, one.submission.form);
        if (one.state == SubmissionState::superseded || !unit || form == m_forms.end()) {
            continue;
        }
        auto const place = static_cast<std::size_t>(form - m_forms.begin());
        auto& kind = m_kinds[*unit * m_forms.size() + place];
        auto const now = standing_of(one.state);
        if (kind == nothing_came || says_more(now, static_cast<StandingKind>(kind))) {
            kind = static_cast<std::uint8_t>(now);
        }
    }
}

std::optional<StandingKind> StandingKinds::of(std::size_t unit, std::size_t form) const
{
    auto const kind = m_kinds[unit * m_forms.size() + form];
    return kind == nothing_came ? std::nullopt : std::optional(static_cast<StandingKind>(kind));
}

std::vector<Standing> standings(OrgTree const& tree,
                                std::size_t root,
                                std::vector<std::string> const& forms,
                                std::vector<std::string> const& filed_by,
                                std::vector<FileRecord> const& files)
{
    Speakers speakers;
    for (auto const& file : files) {
        add(speakers, file);
    }
    std::vector<Standing> all;
    for (auto const unit : tree.below(root)) {
        auto const& one = tree.unit(unit);
        bool const expected = std::ranges::find(filed_by, one.level) != filed_by.end();
        for (auto const& form : forms) {
            auto const speaker = speakers.find({one.code, form});
            if (speaker == speakers.end() && !expected) {
                continue;
            }
            auto standing = speaker == speakers.end() ? Standing() : speaker->second;
            standing.unit = unit;
            standing.form = form;
            all.push_back(std::move(standing));
        }
    }
    return all;
}

} // namespace gopbieu
