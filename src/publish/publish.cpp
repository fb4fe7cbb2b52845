#include "publish/publish.hpp"

#include "base/file.hpp"
#include "base/write_file.hpp"
#include "publish/fill.hpp"
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

Loaded<Template> load_template(FormDefinition const& form, Language language)
{
    Place const place{path_text(form.template_file)};
    auto workbook = read_workbook(form.template_file, with_looks());
    if (!workbook) {
        return {{}, {finding(workbook.problem().say, place, workbook.problem().args)}};
    }
    if (auto const parts = not_drawable(*workbook, language); !parts.empty()) {
        return {{},
                {finding(Say::template_not_drawable,
                         place,
                         {{"file", place.file}, {"parts", listed(parts)}})}};
    }
    auto table = workbook->sheets.empty()
                     ? std::nullopt
                     : find_table(Grid(*workbook, workbook->sheets.front()), form);
    if (!table || table->found() != form.columns.size()) {
        std::vector<std::string> missing;
        for (std::size_t index = 0; index < form.columns.size(); ++index) {
            if (!table || !table->panels.front().columns[index]) {
                missing.push_back(form.columns[index].label());
            }
        }
        return {{}, {finding(Say::schema_no_table, place, {{"columns", listed(missing)}})}};
    }
    Loaded<Template> loaded;
    loaded.value.emplace(Template{&form, std::move(*workbook), std::move(*table)});
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

WorkbookFrame frame_of(Layout const& layout, std::size_t unit)
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
    for (auto const& form : forms.forms) {
        auto one = load_template(form, language);
        loaded.findings.insert(loaded.findings.end(), one.findings.begin(), one.findings.end());
        if (one) {
            templates.push_back(std::move(*one.value));
        }
    }
    if (loaded.findings.empty()) {
        loaded.value = std::move(templates);
    }
    return loaded;
}

Trouble publish(Totals const& totals,
                Layout const& layout,
                std::size_t unit,
                std::filesystem::path const& file)
{
    std::vector<Page> pages;
    std::vector<Template const*> sources;
    for (auto const& blank : layout.templates) {
        if (auto const* const total = totals.find(blank.form->id, unit)) {
            pages.push_back(fill(blank, *total, layout, unit));
            sources.push_back(&blank);
        }
    }
    // Written beside its place first: only what was proved true to its template gets the name.
    NewFile proved(file);
    if (auto trouble = write_workbook(pages, frame_of(layout, unit), proved.path())) {
        return trouble;
    }
    auto const written = read_workbook(proved.path(), with_looks());
    if (!written) {
        return written.problem();
    }
    for (std::size_t index = 0; index < pages.size(); ++index) {
        auto const& blank = sources[index]->workbook;
        if (auto problem = difference(pages[index],
                                      blank,
                                      blank.sheets.front(),
                                      *written,
                                      written->sheets[index],
                                      path_text(file.filename()))) {
            return problem;
        }
    }
    return proved.keep();
}

std::string published_name(Campaign const& campaign, Unit const& unit)
{
    return "ket-qua/" + unit.level + "/" + file_name(unit.code) + "_" + slug(unit.name) + "_" +
           slug(campaign.period) + ".xlsx";
}

} // namespace gopbieu
