#include "publish/write_workbook.hpp"

#include "base/catalogue/writing.hpp"
#include "base/file.hpp"
#include "base/write_file.hpp"
#include "publish/draw_sheet.hpp"
#include "publish/package/finish_package.hpp"
#include "workbook/limits.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace gopbieu {

namespace {

std::time_t moment_time(Moment const& moment)
{
    using namespace std::chrono;
    auto const day = sys_days(year(moment.year) / moment.month / moment.day);
    return system_clock::to_time_t(day + hours(moment.hour) + minutes(moment.minute) +
                                   seconds(moment.second));
}

/// The library at work on one file. What it refuses is remembered; the file is then not kept.
class Drawing {
public:
    explicit Drawing(std::string const& file)
    {
        lxw_workbook_options options{};
        // Constant memory would silently drop cells of merged headers.
        options.constant_memory = LXW_FALSE;
        m_workbook = workbook_new_opt(file.c_str(), &options);
    }
    Drawing(Drawing const&) = delete;
    Drawing& operator=(Drawing const&) = delete;
    ~Drawing()
    {
        if (m_workbook != nullptr) {
            lxw_workbook_free(m_workbook);
        }
    }

    [[nodiscard]] lxw_error error() const { return m_error; }

    void set_frame(WorkbookFrame frame)
    {
        lxw_doc_properties properties{};
        auto const text = [](std::string& value) { return value.empty() ? nullptr : value.data(); };
        properties.title = text(frame.title);
        properties.subject = text(frame.subject);
        properties.author = text(frame.author);
        properties.manager = text(frame.manager);
        properties.company = text(frame.company);
        properties.category = text(frame.category);
        properties.keywords = text(frame.keywords);
        properties.comments = text(frame.comments);
        properties.status = text(frame.status);
        properties.created = moment_time(frame.created);
        note(workbook_set_properties(m_workbook, &properties));
        for (auto const& [name, value] : frame.properties) {
            note(workbook_set_custom_property_string(m_workbook, name.c_str(), value.c_str()));
        }
    }

    void draw(SheetDraft const& draft, bool first, PackagePlan& plan)
    {
        FormatTable formats(m_workbook, *draft.workbook);
        if (first) {
            formats.make_default();
        }
        auto const overlays = plan.overlays.size();
        if (draft.workbook->looks != nullptr) {
            for (auto const& overlay : draft.workbook->looks->overlays) {
                plan.overlays.push_back(&overlay);
            }
        }
        for (auto const& page : draft.pages) {
            auto* const sheet = workbook_add_worksheet(m_workbook, page.sheet.name.c_str());
            if (sheet == nullptr) {
                note(LXW_ERROR_PARAMETER_VALIDATION);
                return;
            }
            auto& sheet_plan = plan.sheets.emplace_back();
            sheet_plan.sheet = &page.sheet;
            sheet_plan.overlays = overlays;
            note(SheetDrawing(sheet, formats, *draft.workbook).draw(page, sheet_plan));
        }
        formats.add_style_plans(plan.styles);
    }

    void finish()
    {
        note(workbook_close(m_workbook));
        m_workbook = nullptr; // freed by closing
    }

private:
    void note(lxw_error error) { m_error = m_error == LXW_NO_ERROR ? error : m_error; }

    lxw_workbook* m_workbook = nullptr;
    lxw_error m_error = LXW_NO_ERROR;
};

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
        return plan.sheet->visibility == Visibility::visible;
    };
    if (wanted < sheets.size() && shown(sheets[wanted])) {
        return wanted;
    }
    auto const found = std::ranges::find_if(sheets, shown);
    return found == sheets.end() ? 0 : static_cast<std::size_t>(found - sheets.begin());
}

// Whether the disk is at fault and not what was to be drawn.
bool cannot_write(lxw_error error)
{
    return error >= LXW_ERROR_MEMORY_MALLOC_FAILED && error <= LXW_ERROR_ZIP_CLOSE;
}

PackagePlan draw_all(Drawing& drawing, std::span<SheetDraft const> drafts)
{
    PackagePlan plan;
    for (auto const& draft : drafts) {
        take_names(draft, plan.sheets.size(), plan.names);
        drawing.draw(draft, plan.sheets.empty(), plan);
        auto const* const looks = draft.workbook->looks.get();
        if (looks != nullptr && looks->structure_locked && !plan.structure_locked) {
            plan.structure_locked = true;
            plan.structure_password = looks->structure_password;
        }
    }
    plan.active_sheet = active_sheet(drafts, plan.sheets);
    if (!plan.sheets.empty()) {
        plan.sheets[plan.active_sheet].active = true;
    }
    return plan;
}

} // namespace

WorkbookFrame frame_of(Workbook const& workbook)
{
    static constexpr std::array<std::pair<std::string_view, std::string WorkbookFrame::*>, 9> known{
        {{"title", &WorkbookFrame::title},
         {"subject", &WorkbookFrame::subject},
         {"creator", &WorkbookFrame::author},
         {"Manager", &WorkbookFrame::manager},
         {"Company", &WorkbookFrame::company},
         {"category", &WorkbookFrame::category},
         {"keywords", &WorkbookFrame::keywords},
         {"description", &WorkbookFrame::comments},
         {"contentStatus", &WorkbookFrame::status}}};
    WorkbookFrame frame;
    frame.created = Moment{2000, 1, 1};
    for (auto const& property : workbook.properties) {
        if (property.custom) {
            frame.properties.emplace_back(property.name, property.value);
        } else if (property.name == "created") {
            frame.created = parse_moment(property.value).value_or(frame.created);
        }
        for (auto const& [name, member] : known) {
            if (!property.custom && property.name == name) {
                frame.*member = property.value;
            }
        }
    }
    return frame;
}

Result<std::string> draw_workbook(std::span<SheetDraft const> drafts,
                                  WorkbookFrame const& frame,
                                  std::filesystem::path const& scratch)
{
    NewFile raw(scratch); // removed again, since it is never kept
    Drawing drawing(path_text(raw.path()));
    drawing.set_frame(frame);
    auto const plan = draw_all(drawing, drafts);
    drawing.finish();
    if (drawing.error() != LXW_NO_ERROR) {
        return Problem{cannot_write(drawing.error()) ? say::file_unwritable : say::drawing_refused,
                       {{"file", path_text(scratch)}, {"reason", lxw_strerror(drawing.error())}}};
    }
    auto const drawn = read_file(raw.path(), Limits().file_size);
    if (!drawn) {
        return drawn.problem();
    }
    return finished_package(*drawn, plan);
}

Trouble write_workbook(std::span<SheetDraft const> drafts,
                       WorkbookFrame const& frame,
                       std::filesystem::path const& file)
{
    auto const bytes = draw_workbook(drafts, frame, file);
    if (!bytes) {
        return bytes.problem();
    }
    return write_file(file, *bytes);
}

} // namespace gopbieu
