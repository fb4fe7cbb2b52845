#include "command/desk.hpp"

#include "base/catalogue/campaign.hpp"
#include "base/file.hpp"
#include "base/sha256.hpp"
#include "base/version.hpp"
#include "command/append.hpp"
#include "command/desk_print.hpp"
#include "form/load.hpp"
#include "form/yaml.hpp"
#include "org/register.hpp"

#include <algorithm>
#include <utility>

namespace gopbieu {

namespace {

// Forms that are not there at all are told by name, before their schemas are opened.
std::vector<Finding> missing_forms(Campaign const& campaign, std::filesystem::path const& folder)
{
    std::vector<Finding> findings;
    auto const known = form_ids(folder);
    for (auto const& written : campaign.forms) {
        auto const id = form_choice(written).id;
        if (std::ranges::find(known, id) == known.end()) {
            findings.push_back(finding(say::campaign_unknown_form,
                                       {"dot.yaml"},
                                       {{"found", id},
                                        {"hint", nearest_hint(id, known)},
                                        {"folder", path_text(folder.filename())}}));
        }
    }
    return findings;
}

} // namespace

std::vector<std::string> form_names(Desk const& desk)
{
    std::vector<std::string> names;
    for (auto const* const form : desk.forms.current()) {
        names.push_back(form->id);
    }
    return names;
}

Loaded<Desk> set_up(RunOptions const& options)
{
    DeskPrint print(options.folder, options.forms, options.language);
    auto campaign = read_campaign(options.folder);
    Loaded<Desk> loaded{{}, campaign.findings};
    if (!campaign) {
        return loaded;
    }
    auto& findings = loaded.findings;
    auto tree = find_register(options.folder);
    append(findings, tree.findings);
    if (tree) {
        tree.value = tree.value->on(campaign.value->as_of);
        append(findings, check_campaign(*campaign.value, *tree.value));
    }
    print.add_previous(campaign.value->previous);
    auto previous = read_previous(*campaign.value);
    append(findings, previous.findings);
    auto const missing = missing_forms(*campaign.value, options.forms);
    append(findings, missing);
    auto forms =
        missing.empty() ? load_forms(options.forms, campaign.value->forms) : Loaded<FormSet>();
    append(findings, forms.findings);
    if (any_error(findings)) {
        return loaded;
    }
    loaded.value.emplace();
    auto& desk = *loaded.value;
    desk.campaign = std::move(*campaign.value);
    desk.previous = std::move(previous.value);
    desk.tree = std::move(*tree.value);
    desk.forms = std::move(*forms.value);
    desk.root = desk.tree.find(desk.campaign.unit).value_or(0);
    auto templates = load_templates(desk.forms, options.language);
    append(findings, templates.findings);
    if (!templates) {
        loaded.value.reset();
        return loaded;
    }
    desk.templates = std::move(*templates.value);
    desk.print = print.finish(options.calm);
    desk.remarks = findings;
    return loaded;
}

std::string basis_of(Desk const& desk, RunOptions const& options)
{
    auto const& campaign = desk.campaign.folder;
    std::vector<std::filesystem::path> files{campaign / "dot.yaml"};
    for (auto const& name : register_files(campaign)) {
        files.push_back(campaign / name);
    }
    for (auto const& form : desk.forms.forms) {
        files.push_back(form.template_file);
        files.push_back(form.template_file.parent_path() / "form.yaml");
    }
    if (auto const codes = files_below(options.forms / "_codes")) {
        files.insert(files.end(), codes->begin(), codes->end());
    }
    std::string all(version());
    for (auto const& file : files) {
        auto const bytes = read_file(file, UINT32_MAX);
        all += "\n" + path_text(file.filename()) + " " + (bytes ? sha256(*bytes) : "-");
    }
    return sha256(all);
}

BookLayout layout_on(OrgTree const& tree,
                     Desk const& desk,
                     FormIndex const& forms,
                     UnitNames const& units,
                     Language language)
{
    static Answers const none;
    return {
        desk.campaign, tree, desk.templates, {forms, units, none, desk.campaign.period}, language};
}

} // namespace gopbieu
