#include "base/catalogue/letters.hpp"
#include "base/file.hpp"
#include "base/write_file.hpp"
#include "command/return_folder.hpp"
#include "publish/back/mark_workbook.hpp"
#include "publish/back/return_names.hpp"
#include "publish/mail/address.hpp"
#include "publish/mail/mail.hpp"
#include "workbook/read.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

std::string listed(std::vector<std::string> const& list)
{
    std::string text;
    for (auto const& one : list) {
        text += (text.empty() ? "" : "; ") + one;
    }
    return text;
}

/// Writes one folder.
class FolderWriter {
public:
    FolderWriter(ReturnContext const& context, FolderPlan& plan) : m_context(context), m_plan(plan)
    {
    }

    WrittenFolder write()
    {
        for (auto& document : m_plan.documents) {
            if (!m_written.trouble) {
                write_copy(document);
            }
        }
        if (!m_written.trouble) {
            write_letter();
        }
        return std::move(m_written);
    }

private:
    [[nodiscard]] Language language() const { return m_context.options.language; }

    [[nodiscard]] std::string unit_name() const
    {
        return m_plan.unit ? m_context.desk.tree.unit(*m_plan.unit).name : std::string();
    }

    Trouble keep(std::string const& name, std::span<char const> bytes)
    {
        auto const file = m_plan.folder + "/" + name;
        auto trouble = write_file(m_context.desk.campaign.folder / file, bytes);
        if (!trouble) {
            m_written.files.push_back(file);
        }
        return trouble;
    }

    void write_copy(PlannedDocument& document)
    {
        if (document.copy.empty()) {
            document.told.remarks.push_back(
                words(say::copy_none, {{"reason", document.remark_of_none}}, language()));
            return;
        }
        auto workbook = original_of(document.place, document.sha256);
        if (!workbook) {
            m_written.findings.push_back(finding(say::original_lost, {document.place.document}));
            document.told.remarks.push_back(
                words(say::copy_none,
                      {{"reason", words(say::reason_no_original, {}, language())}},
                      language()));
            return;
        }
        auto const file = m_context.desk.campaign.folder / m_plan.folder / document.copy;
        auto copy = mark_workbook(
            std::move(*workbook), head_of(document), document.told.list.points, language(), file);
        if (!copy) {
            m_written.trouble = copy.problem();
            return;
        }
        m_written.trouble = keep(document.copy, copy->bytes);
        document.told.attached = document.copy;
        say_what_was_lost(document.told, *copy);
        m_attachments.push_back(
            {document.copy, std::string(workbook_type), std::move(copy->bytes)});
    }

    std::optional<Workbook> original_of(FaultyDocument const& place, std::string const& sha256)
    {
        auto const bytes = [&] {
            std::scoped_lock const lock(m_context.at_ledger);
            return m_context.ledger.original(sha256);
        }();
        if (!bytes) {
            return {};
        }
        ReadOptions options;
        options.depth = Depth::looks;
        for (auto& document : read_documents(*bytes, options)) {
            auto const name = place.file + (document.member.empty() ? "" : "/" + document.member);
            if (name == place.document && document.workbook) {
                return std::move(*document.workbook);
            }
        }
        return {};
    }

    [[nodiscard]] PointsHead head_of(PlannedDocument const& document) const
    {
        auto const& campaign = m_context.desk.campaign;
        PointsHead head;
        head.compared = document.told.compared;
        head.lines.push_back(words(m_plan.unit ? say::points_of_unit : say::points_of_file,
                                   {{"unit", unit_name()},
                                    {"campaign", campaign.name},
                                    {"period", campaign.period},
                                    {"file", document.told.name}},
                                   language()));
        head.lines.push_back(words(say::points_what_to_do, {}, language()));
        head.lines.push_back(words(say::points_colours, {}, language()));
        if (auto const deadline = deadline_words(campaign, language()); !deadline.empty()) {
            head.lines.push_back(words(say::points_deadline, {{"deadline", deadline}}, language()));
        }
        if (document.told.compared) {
            auto const& list = document.told.list;
            head.lines.push_back(words(say::return_compared,
                                       {{"cured", std::to_string(list.cured.size())},
                                        {"again", std::to_string(list.count(PointNews::again))},
                                        {"fresh", std::to_string(list.count(PointNews::fresh))}},
                                       language()));
        }
        return head;
    }

    void say_what_was_lost(ReturnedFile& told, ReturnCopy const& copy) const
    {
        auto const list = listed(copy.lost);
        switch (copy.kind) {
        case CopyKind::whole:
            return;
        case CopyKind::without_parts:
            told.remarks.push_back(words(say::copy_without_parts, {{"parts", list}}, language()));
            return;
        case CopyKind::values_only:
            told.remarks.push_back(words(say::copy_values_only, {{"reason", list}}, language()));
            return;
        case CopyKind::list_only:
            told.remarks.push_back(words(say::copy_list_only, {{"reason", list}}, language()));
            return;
        }
    }

    void write_letter()
    {
        auto const& desk = m_context.desk;
        auto const& root = desk.tree.unit(desk.root);
        LetterHead const head{root.name, desk.campaign, language()};
        std::vector<ReturnedFile> files;
        for (auto& document : m_plan.documents) {
            files.push_back(std::move(document.told));
        }
        auto text = m_plan.kind == ReturnKind::missing
                        ? reminder_letter(head, unit_name(), m_plan.missing)
                        : return_letter(head, unit_name(), files, m_plan.missing);
        MailDraft letter;
        letter.from = addresses_in(root.email);
        letter.to = m_plan.to;
        letter.subject = std::move(text.subject);
        letter.date = desk.campaign.deadline.value_or(moment_of(desk.campaign.as_of));
        letter.text = std::move(text.text);
        letter.attachments = std::move(m_attachments);
        auto trouble = keep(m_plan.letter() + ".eml", eml(letter));
        m_written.trouble =
            trouble ? trouble : keep(m_plan.letter() + ".txt", text_file(letter.text));
    }

    ReturnContext const& m_context;
    FolderPlan& m_plan;
    WrittenFolder m_written;
    std::vector<Attachment> m_attachments;
};

} // namespace

std::string FolderPlan::letter() const
{
    return kind == ReturnKind::missing ? "thu-nhac" : "thu";
}

std::vector<std::string> FolderPlan::files() const
{
    std::vector<std::string> all;
    for (auto const& document : documents) {
        if (!document.copy.empty()) {
            all.push_back(folder + "/" + document.copy);
        }
    }
    all.push_back(folder + "/" + letter() + ".eml");
    all.push_back(folder + "/" + letter() + ".txt");
    return all;
}

WrittenFolder write_folder(ReturnContext const& context, FolderPlan& plan)
{
    return FolderWriter(context, plan).write();
}

} // namespace gopbieu
