#include "publish/package/finish_package.hpp"

#include "publish/package/properties_xml.hpp"
#include "publish/package/rules_xml.hpp"
#include "publish/package/workbook_xml.hpp"
#include "publish/package/xml_element.hpp"
#include "workbook/container/zip_writer.hpp"

#include <functional>
#include <map>

namespace gopbieu {

namespace {

std::string sheet_elements(std::vector<SheetPlan> const& sheets)
{
    std::string out;
    XmlElement list(out, "sheets");
    for (std::size_t index = 0; index < sheets.size(); ++index) {
        auto const& sheet = sheets[index].page->sheet;
        auto const number = std::to_string(index + 1);
        XmlElement element(list.inside(), "sheet");
        element.text("name", sheet.name).text("sheetId", number);
        if (sheet.visibility != Visibility::visible) {
            element.text("state", sheet.visibility == Visibility::hidden ? "hidden" : "veryHidden");
        }
        element.text("r:id", "rId" + number);
    }
    return out;
}

std::string finished_workbook(std::string_view part, PackagePlan const& plan)
{
    std::vector<Sheet const*> sheets;
    for (auto const& one : plan.sheets) {
        sheets.push_back(&one.page->sheet);
    }
    auto views = structure_element(plan.structure_locked, plan.structure_password);
    {
        XmlElement list(views, "bookViews");
        XmlElement view(list.inside(), "workbookView");
        view.text("xWindow", "240")
            .text("yWindow", "15")
            .text("windowWidth", "16095")
            .text("windowHeight", "9660");
        if (plan.active_sheet != 0) {
            view.whole("activeTab", plan.active_sheet);
        }
    }
    auto const out = replaced(part, find_element(part, "bookViews"), views);
    return replaced(out,
                    find_element(out, "sheets"),
                    sheet_elements(plan.sheets) + name_elements(plan.names, sheets));
}

constexpr std::string_view relations_start =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
constexpr std::string_view relations_end = "</Relationships>";

/// Copies a package part by part; some parts are made anew on the way.
class PackageFinisher {
public:
    PackageFinisher(Skeleton const& skeleton, ZipArchive const& archive, PackagePlan const& plan)
        : m_skeleton(skeleton), m_archive(archive), m_plan(plan)
    {
        for (auto const& draft : plan.drafts) {
            m_draft_texts.emplace_back(m_texts, *draft.workbook);
        }
        plan_parts();
    }

    [[nodiscard]] bool text_too_long() const { return m_texts.too_long(); }

    Trouble run()
    {
        for (auto const& entry : m_archive.entries()) {
            auto const change = m_changes.find(entry.name);
            if (entry.name == texts_part) {
                continue; // known only when all sheets are written
            }
            if (change == m_changes.end()) {
                m_writer.copy(m_skeleton.package, entry);
                continue;
            }
            if (auto trouble = m_archive.read(entry, m_buffer)) {
                return trouble;
            }
            m_writer.add(entry.name, change->second(m_buffer.view()));
            m_changes.erase(change);
        }
        // Relations of sheets that the library thought had none.
        for (auto const& [name, change] : m_changes) {
            m_writer.add(name, change(std::string(relations_start) + std::string(relations_end)));
        }
        m_writer.add(texts_part, m_texts.part());
        return {};
    }

    [[nodiscard]] std::string package() { return m_writer.finish(); }

private:
    using Change = std::function<std::string(std::string_view)>;
    static constexpr std::string_view texts_part = "xl/sharedStrings.xml";

    void plan_parts()
    {
        m_changes["xl/workbook.xml"] = [this](std::string_view part) {
            return finished_workbook(part, m_plan);
        };
        m_changes["xl/styles.xml"] = [this](std::string_view part) {
            return finished_styles(part, m_skeleton.styles, m_plan.overlays);
        };
        m_changes["docProps/core.xml"] = [this](std::string_view) {
            return core_properties(*m_plan.frame);
        };
        m_changes["docProps/app.xml"] = [this](std::string_view) {
            return office_properties(*m_plan.frame, sheet_names());
        };
        if (!m_plan.frame->properties.empty()) {
            m_changes["docProps/custom.xml"] = [this](std::string_view) {
                return custom_properties(*m_plan.frame);
            };
        }
        std::size_t drawings = 0;
        for (std::size_t index = 0; index < m_plan.sheets.size(); ++index) {
            plan_sheet(index, drawings);
        }
    }

    [[nodiscard]] std::vector<std::string_view> sheet_names() const
    {
        std::vector<std::string_view> names;
        for (auto const& sheet : m_plan.sheets) {
            names.push_back(sheet.page->sheet.name);
        }
        return names;
    }

    [[nodiscard]] std::string sheet(std::string_view part, std::size_t index)
    {
        auto const& plan = m_plan.sheets[index];
        auto const& draft = m_plan.drafts[plan.draft];
        return finished_sheet(
            part,
            {*plan.page, *draft.workbook, draft.styles, m_draft_texts[plan.draft]},
            index == m_plan.active_sheet,
            draft.overlays);
    }

    void plan_sheet(std::size_t index, std::size_t& drawings)
    {
        auto const number = std::to_string(index + 1);
        m_changes["xl/worksheets/sheet" + number + ".xml"] = [this, index](std::string_view part) {
            return sheet(part, index);
        };
        auto const* const looks = m_plan.sheets[index].page->sheet.looks.get();
        if (looks == nullptr) {
            return;
        }
        if (auto relations = link_parts(looks->hyperlinks).relations; !relations.empty()) {
            m_changes["xl/worksheets/_rels/sheet" + number + ".xml.rels"] =
                [relations = std::move(relations)](std::string_view part) {
                    auto const end = part.substr(part.find(relations_end));
                    return replaced(part, end, relations + std::string(end));
                };
        }
        if (!looks->pictures.empty()) {
            ++drawings;
            m_changes["xl/drawings/drawing" + std::to_string(drawings) + ".xml"] =
                [looks](std::string_view part) { return finished_drawing(part, looks->pictures); };
        }
    }

    Skeleton const& m_skeleton;
    ZipArchive const& m_archive;
    PackagePlan const& m_plan;
    SharedTexts m_texts;
    std::vector<DraftTexts> m_draft_texts;
    std::map<std::string, Change, std::less<>> m_changes;
    ZipWriter m_writer;
    Buffer m_buffer;
};

} // namespace

Result<std::string> finished_package(Skeleton const& skeleton,
                                     PackagePlan const& plan,
                                     std::filesystem::path const& file)
{
    auto const archive = ZipArchive::open(skeleton.package, {});
    if (!archive) {
        return archive.problem();
    }
    PackageFinisher finisher(skeleton, *archive, plan);
    if (auto trouble = finisher.run()) {
        return *trouble;
    }
    if (finisher.text_too_long()) {
        return refused(Refusal::text_too_long, file);
    }
    return finisher.package();
}

} // namespace gopbieu
