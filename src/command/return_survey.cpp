#include "command/return_survey.hpp"

#include "base/catalogue/totals.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

struct DocumentFaults {
    std::set<std::string> units;
    bool faulty = false;
};

std::string document_of(Finding const& finding, FileRecord const& record)
{
    return finding.place.file.empty() ? record.source.file : finding.place.file;
}

} // namespace

bool is_faulty(JudgedSubmission const& one)
{
    return one.state == SubmissionState::returned || one.state == SubmissionState::waiting;
}

std::vector<Finding>
open_findings(std::vector<Finding> const& findings, Whose const& whose, Decisions const& decisions)
{
    std::vector<Finding> open;
    std::ranges::copy_if(findings, std::back_inserter(open), [&](Finding const& one) {
        return one.severity == Severity::note || decisions.acceptance(one, whose) == nullptr;
    });
    return open;
}

void ReturnSurvey::look_at(FileRecord const& record)
{
    switch (record.state) {
    case FileState::duplicate:
        for (auto const& one : record.findings) {
            auto const other = std::ranges::find(one.args, "other", &Arg::name);
            if (one.say == say::same_bytes && other != one.args.end()) {
                m_copies[other->value].push_back(record.source.file);
            }
        }
        return;
    case FileState::not_ours:
    case FileState::unreadable:
        m_unknown.push_back({record.source.file, record.source.file});
        return;
    case FileState::accepted:
    case FileState::returned:
    case FileState::waiting:
    case FileState::superseded:
        break;
    }
    if (record.state == FileState::returned || record.state == FileState::waiting) {
        find_targets(record);
    }
}

void ReturnSurvey::find_targets(FileRecord const& record)
{
    std::map<std::string, DocumentFaults> documents;
    std::set<std::string> all_units;
    for (auto const& one : record.submissions) {
        auto& document = documents[one.submission.source.file];
        document.units.insert(one.submission.unit);
        document.faulty = document.faulty || is_faulty(one);
        all_units.insert(one.submission.unit);
    }
    for (auto const& one : open_findings(record.findings, Whose(record.source), m_decisions)) {
        auto& document = documents[document_of(one, record)];
        document.faulty = document.faulty || one.severity != Severity::note;
    }
    for (auto const& [name, document] : documents) {
        if (!document.faulty) {
            continue;
        }
        auto const unit = whose(document.units.empty() ? all_units : document.units);
        auto& list = unit ? m_by_unit[*unit] : m_unknown;
        list.push_back({record.source.file, name});
    }
}

// A file with forms of several units goes to the unit above them: nobody gets to see another's
// figures.
std::optional<std::size_t> ReturnSurvey::whose(std::set<std::string> const& units) const
{
    std::optional<std::size_t> common;
    for (auto const& code : units) {
        auto const unit = m_tree.find(code);
        if (!unit) {
            return {};
        }
        auto above = common ? common : unit;
        while (above && *above != *unit && !m_tree.is_above(*above, *unit)) {
            above = m_tree.unit(*above).parent;
        }
        if (!above) {
            return {};
        }
        common = above;
    }
    return common;
}

std::vector<FaultyDocument> const& ReturnSurvey::of(std::size_t unit) const
{
    static std::vector<FaultyDocument> const none;
    auto const found = m_by_unit.find(unit);
    return found == m_by_unit.end() ? none : found->second;
}

std::vector<std::string> ReturnSurvey::copies_of(std::string const& file) const
{
    auto const found = m_copies.find(file);
    return found == m_copies.end() ? std::vector<std::string>() : found->second;
}

} // namespace gopbieu
