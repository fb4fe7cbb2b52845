#include "publish/write_workbook.hpp"

#include "base/write_file.hpp"
#include "publish/not_drawable.hpp"
#include "publish/package/finish_package.hpp"
#include "text/names.hpp"

#include <algorithm>
#include <set>

namespace gopbieu {

namespace {

// Names of a sheet count its number among all sheets of the file.
void take_names(SheetDraft const& draft, std::size_t first_sheet, std::vector<DefinedName>& names)
{
    for (auto name : draft.names) {
        if (name.sheet >= 0) {
            auto const own =
                std::ranges::find(draft.pages, static_cast<std::size_t>(name.sheet), &Page::source);
            if (own == draft.pages.end()) {
                continue; // of a sheet that is not drawn
            }
            name.sheet =
                static_cast<int>(first_sheet) + static_cast<int>(own - draft.pages.begin());
        }
        names.push_back(std::move(name));
    }
}

// The tab in front must be one that is shown.
std::size_t active_sheet(std::span<SheetDraft const> drafts, std::vector<SheetPlan> const& sheets)
{
    auto const* const looks = drafts.empty() ? nullptr : drafts[0].workbook->looks.get();
    std::size_t wanted = looks == nullptr ? 0 : looks->active_sheet;
    auto const shown = [](SheetPlan const& plan) {
        return plan.page->sheet.visibility == Visibility::visible;
    };
    if (wanted < sheets.size() && shown(sheets[wanted])) {
        return wanted;
    }
    auto const found = std::ranges::find_if(sheets, shown);
    return found == sheets.end() ? 0 : static_cast<std::size_t>(found - sheets.begin());
}

// What no program would open.
std::optional<Refusal> refusal(std::span<SheetDraft const> drafts, WorkbookFrame const& frame)
{
    std::set<std::string> names;
    for (auto const& draft : drafts) {
        for (auto const& page : draft.pages) {
            auto const& name = page.sheet.name;
            if (!can_be_sheet_name(name) || !names.insert(in_small_letters(name)).second) {
                return Refusal::sheet_name;
            }
        }
    }
    bool const fit = std::ranges::all_of(frame.properties, [](auto const& one) {
        return can_be_property(one.first) && can_be_property(one.second);
    });
    return fit ? std::nullopt : std::optional(Refusal::property_too_long);
}

// What the package takes from one draft.
void add_draft(SheetDraft const& draft, PackagePlan& plan, SkeletonPlan& skeleton)
{
    take_names(draft, plan.sheets.size(), plan.names);
    plan.drafts.push_back(
        {draft.workbook, DraftStyles(draft, skeleton.dresses), plan.overlays.size()});
    for (auto const& page : draft.pages) {
        plan.sheets.push_back({&page, plan.drafts.size() - 1});
        skeleton.sheets.push_back(&page.sheet);
    }
    auto const* const looks = draft.workbook->looks.get();
    if (looks == nullptr) {
        return;
    }
    for (auto const& overlay : looks->overlays) {
        plan.overlays.push_back(&overlay);
    }
    if (looks->structure_locked && !plan.structure_locked) {
        plan.structure_locked = true;
        plan.structure_password = looks->structure_password;
    }
}

} // namespace

Result<std::string> draw_workbook(std::span<SheetDraft const> drafts,
                                  WorkbookFrame const& frame,
                                  std::filesystem::path const& scratch,
                                  Skeletons& skeletons)
{
    if (auto const why = refusal(drafts, frame)) {
        return refused(*why, scratch);
    }
    PackagePlan plan;
    plan.frame = &frame;
    SkeletonPlan wanted;
    wanted.properties = !frame.properties.empty();
    for (auto const& draft : drafts) {
        add_draft(draft, plan, wanted);
    }
    plan.active_sheet = active_sheet(drafts, plan.sheets);
    auto const skeleton = skeletons.draw(std::move(wanted), scratch);
    if (!skeleton) {
        return skeleton.problem();
    }
    for (auto& draft : plan.drafts) {
        draft.styles.tell_numbers((*skeleton)->numbers);
    }
    return finished_package(**skeleton, plan, scratch);
}

Result<std::string> draw_workbook(std::span<SheetDraft const> drafts,
                                  WorkbookFrame const& frame,
                                  std::filesystem::path const& scratch)
{
    Skeletons skeletons;
    return draw_workbook(drafts, frame, scratch, skeletons);
}

Trouble write_workbook(std::span<SheetDraft const> drafts,
                       WorkbookFrame const& frame,
                       std::filesystem::path const& file,
                       Skeletons& skeletons)
{
    auto const bytes = draw_workbook(drafts, frame, file, skeletons);
    if (!bytes) {
        return bytes.problem();
    }
    return write_file(file, *bytes);
}

Trouble write_workbook(std::span<SheetDraft const> drafts,
                       WorkbookFrame const& frame,
                       std::filesystem::path const& file)
{
    Skeletons skeletons;
    return write_workbook(drafts, frame, file, skeletons);
}

} // namespace gopbieu
