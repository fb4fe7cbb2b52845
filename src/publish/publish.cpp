#include "publish/publish.hpp"

#include "base/catalogue/schemas.hpp"
#include "base/catalogue/writing.hpp"
#include "base/file.hpp"
#include "base/write_file.hpp"
#include "intake/figure_proof.hpp"
#include "publish/difference.hpp"
#include "publish/fill.hpp"
#include "publish/not_drawable.hpp"
#include "publish/redraw.hpp"
#include "publish/write_workbook.hpp"
#include "text/names.hpp"
#include "workbook/read.hpp"

#include <algorithm>

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

// The properties hold a word for every sheet, so sheets without a form get an empty mark.
std::vector<Marker> marks_of_sheets(std::vector<FilledForm> const& filled)
{
    std::vector<Marker> marks;
    for (auto const& one : filled) {
        for (auto const& page : one.draft.pages) {
            bool const own = std::ranges::any_of(one.draft.names, [&](DefinedName const& name) {
                return name.name == marker_name && name.sheet == static_cast<int>(page.source);
            });
            marks.push_back(own ? one.marker
                                : Marker{"",
                                         "",
                                         one.marker.unit,
                                         one.marker.period,
                                         "",
                                         "",
                                         one.marker.restated,
                                         ""});
        }
    }
    return marks;
}

WorkbookFrame frame_for(BookLayout const& layout, std::vector<FilledForm> const& filled)
{
    auto const& campaign = layout.campaign;
    WorkbookFrame frame;
    frame.created = moment_of(campaign.as_of);
    frame.title = campaign.name;
    for (auto& property : marker_properties(marks_of_sheets(filled))) {
        frame.properties.emplace_back(std::move(property.name), std::move(property.value));
    }
    return frame;
}

std::string places_of(std::vector<FigureProof::Change> const& changes, FormDefinition const& form)
{
    std::vector<std::string> places;
    for (auto const& change : changes) {
        auto const shown = change.row.empty() ? "…" : change.row;
        if (change.columns.empty()) {
            places.push_back(shown);
        }
        for (auto const column : change.columns) {
            places.push_back(shown + "/" + form.columns[column].id);
        }
    }
    return listed(places);
}

// What was read of one form against what was written.
Trouble prove_figures(Recognition const& found,
                      FilledForm const& filled,
                      FormDefinition const& form,
                      std::string const& file)
{
    auto const& marker = filled.marker;
    auto const read = std::ranges::find_if(found.submissions, [&](Submission const& one) {
        return one.form == marker.form && one.unit == marker.unit;
    });
    if (read == found.submissions.end()) {
        return Problem{say::read_back_differs,
                       {{"file", file}, {"form", marker.form}, {"places", marker.unit}}};
    }
    FigureProof const proof(form, *read);
    if (proof.content() == marker.content) {
        return {};
    }
    auto changes = proof.changed_since(marker.figures);
    if (filled.own_rows) {
        // A row that no code list knows is not read before a person has let it pass.
        std::erase_if(changes, [](auto const& change) { return change.columns.empty(); });
    }
    return changes.empty() && filled.own_rows
               ? Trouble()
               : Problem{
                     say::read_back_differs,
                     {{"file", file}, {"form", marker.form}, {"places", places_of(changes, form)}}};
}

// Read as the level above will read it: unit, form and every figure must come back. What else is
// said of them (a sum that does not agree) is for the units below to mend.
Trouble prove_readable(Workbook const& written,
                       std::vector<FilledForm> const& filled,
                       BookLayout const& layout,
                       std::string const& file)
{
    auto const found = recognise(written, layout.reader, {file, ""});
    for (auto const& one : filled) {
        auto const blank = std::ranges::find_if(layout.templates, [&](Template const& candidate) {
            return candidate.form->id == one.marker.form;
        });
        if (auto trouble = prove_figures(found, one, *blank->form, file)) {
            return trouble;
        }
    }
    return {};
}

std::vector<FilledForm> fill_all(Totals const& totals, BookLayout const& layout, std::size_t unit)
{
    std::vector<FilledForm> filled;
    for (auto const& blank : layout.templates) {
        if (auto const* const total = totals.find(blank.form->id, unit)) {
            filled.push_back(fill(blank, *total, layout, unit));
        }
    }
    return filled;
}

// Takes the drafts out of the filled forms.
std::vector<SheetDraft> drafts_of(std::vector<FilledForm>& filled)
{
    std::vector<SheetDraft> drafts;
    for (auto& one : filled) {
        drafts.push_back(std::move(one.draft));
    }
    keep_names_apart(drafts);
    return drafts;
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
                BookLayout const& layout,
                std::size_t unit,
                std::filesystem::path const& file)
{
    auto filled = fill_all(totals, layout, unit);
    auto const frame = frame_for(layout, filled);
    auto const drafts = drafts_of(filled);
    auto const bytes = draw_workbook(drafts, frame, file, *layout.skeletons);
    if (!bytes) {
        return bytes.problem();
    }
    // Only what was proved true to its template, and to be read as it was meant, gets its name.
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
    if (auto trouble = prove_readable(*written, filled, layout, path_text(file.filename()))) {
        return trouble;
    }
    return write_file(file, *bytes);
}

Result<Workbook> read_published(std::filesystem::path const& file)
{
    return read_workbook(file, with_looks());
}

std::vector<Difference> unlike_published(Totals const& totals,
                                         BookLayout const& layout,
                                         std::size_t unit,
                                         Workbook const& written)
{
    auto filled = fill_all(totals, layout, unit);
    return differences(drafts_of(filled), written);
}

bool proof_failed(Problem const& problem)
{
    return problem.say == say::not_as_template || problem.say == say::read_back_differs;
}

std::string published_name(Campaign const& campaign, Unit const& unit)
{
    return "ket-qua/" + unit.level + "/" + file_name(unit.code) + "_" + slug(unit.name) + "_" +
           slug(campaign.period) + ".xlsx";
}

} // namespace gopbieu
