#include "form/load.hpp"

#include "base/catalogue/schemas.hpp"
#include "base/file.hpp"
#include "form/load_schema.hpp"
#include "text/names.hpp"

#include <algorithm>
#include <utility>

namespace gopbieu {

namespace {

void append(std::vector<Finding>& to, std::vector<Finding> const& more)
{
    to.insert(to.end(), more.begin(), more.end());
}

bool holds_form(std::filesystem::path const& folder)
{
    std::error_code error;
    return std::filesystem::exists(folder / "form.yaml", error);
}

std::vector<std::string> folders_with_form(std::filesystem::path const& folder)
{
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (holds_form(entry->path())) {
            names.push_back(path_text(entry->path().filename()));
        }
    }
    std::ranges::sort(names);
    return names;
}

// Reads the form.yaml of one folder below that of the forms.
Loaded<Schema> read_folder(std::filesystem::path const& folder,
                           std::filesystem::path const& below,
                           FormName const& expected)
{
    auto const shown = path_text(below / "form.yaml");
    auto const yaml = read_yaml(folder / below / "form.yaml", shown);
    if (!yaml) {
        return {{}, yaml.findings};
    }
    auto loaded = read_schema(*yaml.value, folder, shown, expected);
    if (loaded) {
        loaded.value->form.template_file = folder / below / "mau.xlsx";
    }
    return loaded;
}

Finding unknown_edition(std::filesystem::path const& folder,
                        FormName const& name,
                        std::string const& current)
{
    auto editions = edition_folders(folder, name.id);
    editions.insert(editions.begin(), current);
    return finding(say::schema_unknown_edition,
                   {name.id + "/form.yaml"},
                   {{"form", name.id},
                    {"found", name.edition},
                    {"expected", joined({editions.begin(), editions.end()})}});
}

Loaded<Schema> load_schema(std::filesystem::path const& folder, FormName const& name)
{
    // The id becomes part of a path: nothing but a plain identifier may stand there.
    if (name.id.empty() || name.id != slug(name.id)) {
        return {{},
                {finding(say::schema_wrong_id,
                         {name.id + "/form.yaml"},
                         {{"found", name.id}, {"expected", slug(name.id)}})}};
    }
    bool const plain = !name.edition.empty() && name.edition == slug(name.edition);
    if (plain && holds_form(folder / name.id / name.edition)) {
        return read_folder(folder, std::filesystem::path(name.id) / name.edition, name);
    }
    auto loaded = read_folder(folder, name.id, {name.id, {}});
    if (loaded && !name.edition.empty() && loaded.value->form.edition != name.edition) {
        loaded.findings.push_back(unknown_edition(folder, name, loaded.value->form.edition));
        loaded.value.reset();
    }
    return loaded;
}

// Puts the schemas of a form's editions together, the asked one first.
class SchemaShelf {
public:
    explicit SchemaShelf(std::filesystem::path const& folder) : m_folder(folder) {}

    void add(FormName const& name)
    {
        if (std::ranges::find(m_ids, name.id) != m_ids.end()) {
            return;
        }
        m_ids.push_back(name.id);
        auto const first = schemas.size();
        take(load_schema(m_folder, name));
        if (schemas.size() == first) {
            return; // what is wrong with other editions comes when this one is right
        }
        auto const asked = schemas[first].form.edition;
        auto const folders = edition_folders(m_folder, name.id);
        if (std::ranges::find(folders, asked) != folders.end()) {
            take_other(load_schema(m_folder, {name.id, {}}), first);
        }
        for (auto const& edition : folders) {
            if (edition != asked) {
                take_other(load_schema(m_folder, {name.id, edition}), first);
            }
        }
    }

    /// The forms that rules speak of though nobody asked for them. What is wrong with one is told
    /// when it is asked for.
    [[nodiscard]] std::vector<Schema> spoken_of() const
    {
        std::vector<Schema> others;
        auto ids = m_ids;
        for (auto const& schema : schemas) {
            for (auto const& name : schema.foreign) {
                auto const& id = name.reference.form;
                if (std::ranges::find(ids, id) != ids.end()) {
                    continue;
                }
                ids.push_back(id);
                if (auto loaded = load_schema(m_folder, {id, {}})) {
                    others.push_back(std::move(*loaded.value));
                }
            }
        }
        return others;
    }

    std::vector<Schema> schemas;
    std::vector<Finding> findings;

private:
    void take(Loaded<Schema> loaded)
    {
        append(findings, loaded.findings);
        if (loaded) {
            schemas.push_back(std::move(*loaded.value));
        }
    }

    void take_other(Loaded<Schema> loaded, std::size_t first)
    {
        auto const same = [&](Schema const& one) {
            return loaded && one.form.edition == loaded.value->form.edition;
        };
        if (std::any_of(
                schemas.begin() + static_cast<std::ptrdiff_t>(first), schemas.end(), same)) {
            auto const& form = loaded.value->form;
            findings.push_back(
                finding(say::schema_double_edition,
                        {path_text(form.template_file.lexically_relative(m_folder).parent_path() /
                                   "form.yaml")},
                        {{"found", form.edition}}));
            return;
        }
        take(std::move(loaded));
    }

    std::filesystem::path const& m_folder;
    std::vector<std::string> m_ids;
};

Loaded<FormDefinition> form_of(Loaded<Schema> schema)
{
    Loaded<FormDefinition> loaded{{}, std::move(schema.findings)};
    if (schema) {
        loaded.value = std::move(schema.value->form);
    }
    return loaded;
}

} // namespace

FormName form_name(std::string_view text)
{
    auto const at = text.find('@');
    FormName name;
    name.id = std::string(text.substr(0, at));
    name.edition = at == std::string_view::npos ? std::string() : std::string(text.substr(at + 1));
    return name;
}

Loaded<FormDefinition>
parse_form(std::string_view text, std::filesystem::path const& folder, std::string const& id)
{
    auto const shown = id + "/form.yaml";
    auto const yaml = parse_yaml(text, shown);
    return yaml ? form_of(read_schema(*yaml.value, folder, shown, {id, {}}))
                : Loaded<FormDefinition>{{}, yaml.findings};
}

Loaded<FormDefinition> load_form(std::filesystem::path const& folder, std::string const& name)
{
    return form_of(load_schema(folder, form_name(name)));
}

Loaded<FormSet> load_forms(std::filesystem::path const& folder,
                           std::vector<std::string> const& names)
{
    SchemaShelf shelf(folder);
    for (auto const& name : names) {
        shelf.add(form_name(name));
    }
    Loaded<FormSet> loaded{{}, std::move(shelf.findings)};
    append(loaded.findings, cross_check(shelf.schemas, shelf.spoken_of(), folder));
    if (!any_error(loaded.findings)) {
        loaded.value.emplace();
        for (auto& schema : shelf.schemas) {
            loaded.value->forms.push_back(std::move(schema.form));
        }
    }
    return loaded;
}

std::vector<std::string> form_ids(std::filesystem::path const& folder)
{
    return folders_with_form(folder);
}

std::vector<std::string> edition_folders(std::filesystem::path const& folder, std::string const& id)
{
    return folders_with_form(folder / id);
}

} // namespace gopbieu
