#include "base/bytes.hpp"
#include "base/catalogue/letters.hpp"
#include "base/sha256.hpp"
#include "base/version.hpp"
#include "command/return_folder.hpp"
#include "publish/back/return_names.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

bool same_figures(Submission const& left, Submission const& right)
{
    return std::ranges::equal(left.facts, right.facts, [](Fact const& one, Fact const& other) {
        return one.row == other.row && one.column == other.column && one.value == other.value;
    });
}

std::string form_title(FormSet const& forms, std::string const& id)
{
    auto const found = std::ranges::find(forms.forms, id, &FormDefinition::id);
    return found == forms.forms.end() ? id : found->title;
}

// Rows and columns as printed, for points that only name their cell.
void name_figures(PointList& list, Submission const& submission, FormSet const& forms)
{
    auto const form = std::ranges::find_if(forms.forms, [&](FormDefinition const& one) {
        return one.id == submission.form && one.edition == submission.edition;
    });
    if (form == forms.forms.end()) {
        return;
    }
    for (auto& point : list.points) {
        auto const fact = std::ranges::find_if(submission.facts, [&](Fact const& one) {
            return point.cell && one.cell == *point.cell;
        });
        if (fact == submission.facts.end()) {
            continue;
        }
        auto const* const row = form->find_row(fact->row);
        auto const* const column = form->find_column(fact->column);
        if (point.row.empty() && row != nullptr) {
            point.row = row->label;
        }
        if (point.column.empty() && column != nullptr) {
            point.column = column->label();
        }
        if (point.found.empty()) {
            point.found = fact->raw;
        }
    }
}

std::vector<Finding> said_of(JudgedSubmission const& one, Decisions const& decisions)
{
    auto all = one.findings;
    all.insert(all.end(), one.settled.begin(), one.settled.end());
    return open_findings(all, Whose(one.submission), decisions);
}

/// Gathers what is said of one document.
class DocumentPlanner {
public:
    DocumentPlanner(ReturnContext const& context, FileRecord const& record)
        : m_context(context), m_record(record)
    {
    }

    PlannedDocument plan(FaultyDocument const& place)
    {
        m_planned.place = place;
        m_planned.sha256 = m_record.source.sha256;
        m_planned.state = m_record.state;
        auto& told = m_planned.told;
        told.name = base_name(place.document);
        for (auto const& one : m_record.submissions) {
            if (one.submission.source.file == place.document && is_faulty(one)) {
                add(one);
            }
        }
        add_file_findings();
        told.unchanged = m_same_figures && told.compared;
        for (auto const& copy : m_context.survey.copies_of(m_record.source.file)) {
            told.copies.emplace_back(base_name(copy));
        }
        find_reason_for_none();
        return std::move(m_planned);
    }

private:
    void add(JudgedSubmission const& one)
    {
        auto& told = m_planned.told;
        auto const& forms = m_context.desk.forms;
        if (auto title = form_title(forms, one.submission.form);
            std::ranges::find(told.forms, title) == told.forms.end()) {
            told.forms.push_back(std::move(title));
        }
        auto const before = m_context.ledger.submitted_before(one);
        PointsOf said;
        said.now = said_of(one, m_context.decisions);
        if (before) {
            said.before = before->findings;
            said.before.insert(said.before.end(), before->settled.begin(), before->settled.end());
            said.compared = told.compared = true;
        }
        m_same_figures =
            m_same_figures && before && same_figures(one.submission, before->submission);
        auto list = points_of(said, m_context.options.language);
        name_figures(list, one.submission, forms);
        join(told.list, std::move(list));
    }

    // What is said of the file as a whole belongs to each of its documents, what is said of another
    // document does not.
    void add_file_findings()
    {
        PointsOf said;
        auto const& place = m_planned.place;
        for (auto& one :
             open_findings(m_record.findings, Whose(m_record.source), m_context.decisions)) {
            auto const& file = one.place.file;
            if (file.empty() || file == place.document || file == m_record.source.file ||
                place.document == place.file) {
                said.now.push_back(std::move(one));
            }
        }
        join(m_planned.told.list, points_of(said, m_context.options.language));
    }

    void find_reason_for_none()
    {
        auto const language = m_context.options.language;
        if (m_record.state == FileState::unreadable) {
            m_planned.remark_of_none = words(say::reason_unreadable, {}, language);
        } else if (m_record.state == FileState::not_ours) {
            m_planned.remark_of_none = words(say::reason_not_ours, {}, language);
        }
    }

    ReturnContext const& m_context;
    FileRecord const& m_record;
    PlannedDocument m_planned;
    bool m_same_figures = true;
};

void write_point(ByteWriter& bytes, Point const& point)
{
    bytes.number(static_cast<std::uint64_t>(point.kind));
    bytes.number(static_cast<std::uint64_t>(point.news));
    for (auto const& text : {point.code,
                             point.sheet,
                             point.cell ? to_a1(*point.cell) : std::string(),
                             point.row,
                             point.column,
                             point.found,
                             point.expected,
                             point.repair,
                             point.words}) {
        bytes.text(text);
    }
    for (auto const cell : point.concerned) {
        bytes.text(to_a1(cell));
    }
}

void write_list(ByteWriter& bytes, std::vector<std::string> const& list)
{
    bytes.number(list.size());
    for (auto const& one : list) {
        bytes.text(one);
    }
}

void write_document(ByteWriter& bytes, PlannedDocument const& document)
{
    auto const& told = document.told;
    bytes.text(document.place.document);
    bytes.text(document.sha256);
    bytes.text(document.copy);
    bytes.text(document.remark_of_none);
    write_list(bytes, told.forms);
    write_list(bytes, told.copies);
    write_list(bytes, told.list.cured);
    bytes.number((told.compared ? 1U : 0U) + (told.unchanged ? 2U : 0U));
    for (auto const& point : told.list.points) {
        write_point(bytes, point);
    }
}

} // namespace

std::optional<PlannedDocument> plan_document(ReturnContext const& context,
                                             FaultyDocument const& place)
{
    std::optional<FileRecord> record;
    std::scoped_lock const lock(context.at_ledger);
    record = context.ledger.file(place.file, Detail::with_figures);
    return record ? std::optional(DocumentPlanner(context, *record).plan(place)) : std::nullopt;
}

std::string fingerprint_of(ReturnContext const& context, FolderPlan const& plan)
{
    auto const& campaign = context.desk.campaign;
    auto const language = context.options.language;
    ByteWriter bytes;
    bytes.text(version());
    bytes.number(language == Language::vietnamese ? 0 : 1);
    for (auto const& text : {campaign.name,
                             campaign.period,
                             campaign.as_of.text(),
                             deadline_words(campaign, language),
                             context.desk.tree.unit(context.desk.root).name,
                             context.desk.tree.unit(context.desk.root).email,
                             plan.unit ? context.desk.tree.unit(*plan.unit).name : std::string()}) {
        bytes.text(text);
    }
    write_list(bytes, plan.to);
    write_list(bytes, plan.missing);
    for (auto const& document : plan.documents) {
        write_document(bytes, document);
    }
    return sha256(bytes.bytes());
}

} // namespace gopbieu
