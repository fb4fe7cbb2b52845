#include "publish/publish.hpp"

#include "base/catalogue/schemas.hpp"
#include "base/catalogue/writing.hpp"
#include "base/file.hpp"
#include "base/write_file.hpp"
#include "publish/difference.hpp"
#include "publish/fill.hpp"
#include "publish/not_drawable.hpp"
#include "publish/redraw.hpp"
#include "publish/write_workbook.hpp"
#include "text/names.hpp"
#include "workbook/read.hpp"

namespace gopbieu {

namespace {

ReadOptions with_looks()
{
    ReadOptions options;
    options.depth = Depth::looks;
    return options;
}

std::string listed(std::vector<std::string> const& words)
{
    std::string text;
    for (auto const& word : words) {
        text += (text.empty() ? "" : "; ") + word;
    }
    return text;
}

struct FoundTable {
    Table table;
    std::size_t sheet = 0;
};

// The sheet with the form's table; the first where several have one.
std::optional<FoundTable> find_sheet(Workbook const& workbook, FormDefinition const& form)
{
    std::optional<FoundTable> best;
    for (std::size_t index = 0; index < workbook.sheets.size(); ++index) {
        auto const& sheet = workbook.sheets[index];
        if (sheet.visibility != Visibility::visible) {
            continue;
        }
        auto table = find_table(Grid(workbook, sheet), form);
        if (table && (!best || table->found() > best->table.found())) {
            best = FoundTable{std::move(*table), index};
        }
    }
    return best;
}

std::vector<std::string> missing(std::optional<FoundTable> const& found, FormDefinition const& form)
{
    std::vector<std::string> labels;
    for (std::size_t index = 0; index < form.columns.size(); ++index) {
        if (!found || !found->table.panels.front().columns[index]) {
            labels.push_back(form.columns[index].label());
        }
    }
    return labels;
}

Loaded<Template> load_template(FormDefinition const& form, Language language)
{
    Place const place{path_text(form.template_file)};
    auto workbook = read_workbook(form.template_file, with_looks());
    if (!workbook) {
        return {{}, {finding(workbook.problem().say, place, workbook.problem().args)}};
    }
    if (auto const parts = not_drawable(*workbook, language); !parts.empty()) {
        return {{},
                {finding(say::template_not_drawable,
                         place,
                         {{"file", place.file}, {"parts", listed(parts)}})}};
    }
    auto const redrawn = redrawn_differently(*workbook, scratch_file());
    if (!redrawn) {
        return {{}, {finding(redrawn.problem().say, place, redrawn.problem().args)}};
    }
    if (!redrawn->empty()) {
        return {{},
                {finding(say::template_redrawn_differs,
                         place,
                         {{"file", place.file},
                          {"count", std::to_string(redrawn->size())},
                          {"differences", words(*redrawn, language)}})}};
    }
    auto found = find_sheet(*workbook, form);
    if (!found || found->table.found() != form.columns.size()) {
        return {
            {},
            {finding(say::schema_no_table, place, {{"columns", listed(missing(found, form))}})}};
    }
    Loaded<Template> loaded;
    if (auto const parts = drawn_otherwise(*workbook, language); !parts.empty()) {
        loaded.findings.push_back(finding(say::template_drawn_otherwise,
                                          place,
                                          {{"file", place.file}, {"parts", listed(parts)}}));
    }
    loaded.value.emplace(
        Template{&form, std::move(*workbook), std::move(found->table), found->sheet});
    return loaded;
}

// Codes are kept as they are but for what no file name may hold.
std::string file_name(std::string code)
{
    for (auto& character : code) {
        bool const plain = (character >= '0' && character <= '9') ||
                           (character >= 'A' && character <= 'Z') ||
                           (character >= 'a' && character <= 'z') || character == '-';
        character = plain ? character : '-';
    }
    return code;
}

WorkbookFrame frame_for(Layout const& layout, std::size_t unit)
{
    auto const& campaign = layout.campaign;
    WorkbookFrame frame;
    frame.created = moment_of(campaign.as_of);
    frame.title = campaign.name;
    std::string forms;
    for (auto const& one : layout.templates) {
        forms += (forms.empty() ? "" : " ") + one.form->id + "@" + one.form->edition;
    }
    frame.properties = {{"gopbieu-bieu", forms},
                        {"gopbieu-don-vi", layout.tree.unit(unit).code},
                        {"gopbieu-ky", campaign.period}};
    return frame;
}

} // namespace

Loaded<std::vector<Template>> load_templates(FormSet const& forms, Language language)
{
    Loaded<std::vector<Template>> loaded;
    std::vector<Template> templates;
    for (auto const* const form : forms.current()) {
        auto one = load_template(*form, language);
        loaded.findings.insert(loaded.findings.end(), one.findings.begin(), one.findings.end());
        if (one) {
            templates.push_back(std::move(*one.value));
        }
    }
    if (!any_error(loaded.findings)) {
        loaded.value = std::move(templates);
    }
    return loaded;
}

Trouble publish(Totals const& totals,
                Layout const& layout,
                std::size_t unit,
                std::filesystem::path const& file)
{
    std::vector<SheetDraft> drafts;
    for (auto const& blank : layout.templates) {
        if (auto const* const total = totals.find(blank.form->id, unit)) {
            drafts.push_back(fill(blank, *total, layout, unit));
        }
    }
    keep_names_apart(drafts);
    auto const bytes = draw_workbook(drafts, frame_for(layout, unit), file);
    if (!bytes) {
        return bytes.problem();
    }
    // Only what was proved true to its template gets its name.
    auto const written = read_workbook(std::span<char const>(*bytes), with_looks());
    if (!written) {
        return written.problem();
    }
    if (auto const found = differences(drafts, *written); !found.empty()) {
        return Problem{say::not_as_template,
                       {{"file", path_text(file.filename())},
                        {"count", std::to_string(found.size())},
                        {"differences", words(found, layout.language)}}};
    }
    return write_file(file, *bytes);
}

std::string published_name(Campaign const& campaign, Unit const& unit)
{
    return "ket-qua/" + unit.level + "/" + file_name(unit.code) + "_" + slug(unit.name) + "_" +
           slug(campaign.period) + ".xlsx";
}

} // namespace gopbieu
