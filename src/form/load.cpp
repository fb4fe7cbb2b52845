#include "form/load.hpp"

#include "base/file.hpp"
#include "form/load_rules.hpp"
#include "form/yaml.hpp"
#include "text/match_key.hpp"
#include "text/names.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace gopbieu {

namespace {

constexpr std::size_t max_columns_of_a_form = 500;

// Takes one schema apart. Faults are noted and reading goes on, so that the author hears of all.
class FormReader {
public:
    FormReader(std::filesystem::path folder, std::string file)
        : m_folder(std::move(folder)), m_file(std::move(file))
    {
    }

    Loaded<FormDefinition> read(YamlNode const& root, std::string const& id)
    {
        YamlMap map(root, m_file, m_findings);
        m_form.id = map.required_text("form");
        if (!m_form.id.empty() && m_form.id != id) {
            report(
                *map.find("form"), Say::schema_wrong_id, {{"found", m_form.id}, {"expected", id}});
        }
        m_form.edition = map.required_text("edition");
        m_form.title = map.required_text("title");
        m_form.source = map.text("source");
        read_heading(map.find("heading"));
        if (auto const* const columns = map.required("columns")) {
            read_columns(*columns, {});
        }
        if (auto const* const rows = map.required("rows")) {
            read_rows(*rows);
        }
        if (auto const* const rules = map.find("rules")) {
            read_rules(*rules, m_form, m_file, m_findings);
        }
        map.refuse_unknown();
        resolve_weights();

        Loaded<FormDefinition> loaded;
        if (!any_error(m_findings)) {
            loaded.value = std::move(m_form);
        }
        loaded.findings = std::move(m_findings);
        return loaded;
    }

private:
    void report(YamlNode const& node, Say say, Args args = {})
    {
        m_findings.push_back(finding(say, place_of(node, m_file), std::move(args)));
    }

    void read_heading(YamlNode const* list)
    {
        if (list == nullptr) {
            return;
        }
        for (auto const& item : list->items) {
            YamlMap map(item, m_file, m_findings);
            HeadingLine line;
            line.text = map.required_text("text");
            map.required("fill");
            line.fill = static_cast<HeadingFill>(map.choice("fill", {"unit", "parent", "period"}));
            map.refuse_unknown();
            m_form.heading.push_back(std::move(line));
        }
    }

    void read_columns(YamlNode const& list, std::vector<std::string> const& path)
    {
        if (list.items.empty()) {
            report(list, Say::yaml_wrong_kind, {{"found", "columns"}, {"expected", "- {…}"}});
        }
        std::map<std::string, bool> seen;
        for (auto const& item : list.items) {
            if (m_form.columns.size() >= max_columns_of_a_form) {
                report(
                    item, Say::schema_too_many, {{"limit", std::to_string(max_columns_of_a_form)}});
                return;
            }
            read_column(item, path, seen);
        }
    }

    void read_column(YamlNode const& item,
                     std::vector<std::string> path,
                     std::map<std::string, bool>& seen)
    {
        YamlMap map(item, m_file, m_findings);
        auto const label = map.required_text("label");
        path.push_back(label);
        if (std::exchange(seen[key_with_accents(label)], true) && !label.empty()) {
            report(item, Say::schema_double_label, {{"found", label}});
        }
        if (auto const* const children = map.find("columns")) {
            map.refuse_unknown();
            read_columns(*children, path);
            return;
        }
        Column column;
        column.path = std::move(path);
        column.id = map.required_text("id");
        if (m_form.find_column(column.id) != nullptr && !column.id.empty()) {
            report(item, Say::schema_double_id, {{"found", column.id}});
        }
        map.required("type");
        column.measure.type = static_cast<ValueType>(map.choice(
            "type", {"count", "number", "percent", "text", "date", "key", "choice", "ordinal"}));
        column.measure.required = map.flag("required");
        read_way(map, item, column);
        map.refuse_unknown();
        m_form.columns.push_back(std::move(column));
    }

    // A count adds up unless it says otherwise; any other figure must say what becomes of it.
    void read_way(YamlMap& map, YamlNode const& item, Column& column)
    {
        auto const* const total = map.find("total");
        auto const* const weight = map.find("weight");
        if (total != nullptr) {
            column.measure.way = static_cast<Way>(map.choice("total", {"none", "sum", "mean"}));
        } else if (column.measure.type == ValueType::count) {
            column.measure.way = Way::sum;
        } else if (column.measure.holds_numbers()) {
            report(item, Say::schema_no_way, {{"column", column.id}});
        }
        if (column.measure.way != Way::none && !column.measure.holds_numbers()) {
            report(item, Say::schema_way_of_text, {{"column", column.id}});
        }
        if (column.measure.way == Way::mean && weight == nullptr) {
            report(item, Say::schema_no_weight, {{"column", column.id}});
        }
        if (weight != nullptr && column.measure.way != Way::mean) {
            report(*weight, Say::schema_weight_unused, {{"column", column.id}});
        } else if (weight != nullptr) {
            column.measure.weight = parse_at(parse_expression, *weight, m_file, m_findings);
            m_weights.emplace_back(m_form.columns.size(), weight);
        }
    }

    // Weights may name columns that stand further right, so they are looked at last.
    void resolve_weights()
    {
        for (auto const& [index, node] : m_weights) {
            if (index < m_form.columns.size() && m_form.columns[index].measure.weight) {
                check_names(
                    *m_form.columns[index].measure.weight, m_form, *node, m_file, m_findings);
            }
        }
    }

    void read_rows(YamlNode const& node)
    {
        YamlMap map(node, m_file, m_findings);
        map.required("kind");
        map.choice("kind", {"keyed"});
        auto const key = map.required_text("key");
        auto const codes = map.required_text("codes");
        map.refuse_unknown();
        auto const* const column = m_form.find_column(key);
        if (column == nullptr || column->measure.type != ValueType::key) {
            std::vector<std::string> names;
            for (auto const& candidate : m_form.columns) {
                if (candidate.measure.type == ValueType::key) {
                    names.push_back(candidate.id);
                }
            }
            report(node,
                   Say::schema_no_key_column,
                   {{"found", key}, {"hint", nearest_hint(key, names)}});
        } else {
            m_form.key_column = static_cast<std::size_t>(column - m_form.columns.data());
        }
        if (!codes.empty()) {
            read_codes(codes, node);
        }
    }

    void read_codes(std::string const& codes, YamlNode const& node)
    {
        // The name becomes part of a path: nothing but a plain identifier may stand there.
        if (codes != slug(codes)) {
            report(node,
                   Say::yaml_bad_value,
                   {{"key", "codes"}, {"found", codes}, {"expected", slug(codes)}});
            return;
        }
        auto const shown = "_codes/" + codes + ".yaml";
        auto loaded = read_yaml(m_folder / "_codes" / (codes + ".yaml"), shown);
        m_findings.insert(m_findings.end(), loaded.findings.begin(), loaded.findings.end());
        if (!loaded) {
            return;
        }
        YamlMap map(*loaded.value, shown, m_findings);
        map.required_text("codes");
        map.text("title");
        if (auto const* const list = map.required("list")) {
            for (auto const& item : list->items) {
                read_code(item, shown);
            }
        }
        map.refuse_unknown();
    }

    void read_code(YamlNode const& item, std::string const& shown)
    {
        YamlMap map(item, shown, m_findings);
        Row row;
        row.id = map.required_text("id");
        row.label = map.required_text("label");
        for (auto const& synonym : map.list("synonyms")) {
            row.synonyms.push_back(synonym.text);
        }
        map.refuse_unknown();
        if (m_form.find_row(row.id) != nullptr) {
            m_findings.push_back(
                finding(Say::schema_double_id, place_of(item, shown), {{"found", row.id}}));
        }
        auto names = row.synonyms;
        names.push_back(row.label);
        for (auto const& name : names) {
            auto const [other, fresh] = m_row_names.emplace(key_with_accents(name), row.id);
            if (!fresh && other->second != row.id) {
                m_findings.push_back(finding(Say::schema_double_synonym,
                                             place_of(item, shown),
                                             {{"found", name}, {"other", other->second}}));
            }
        }
        m_form.rows.push_back(std::move(row));
    }

    std::filesystem::path m_folder;
    std::string m_file;
    std::vector<Finding> m_findings;
    FormDefinition m_form;
    std::vector<std::pair<std::size_t, YamlNode const*>> m_weights;
    std::map<std::string, std::string> m_row_names; ///< key of a label → id of its row
};

} // namespace

Loaded<FormDefinition>
parse_form(std::string_view text, std::filesystem::path const& folder, std::string const& id)
{
    auto const shown = id + "/form.yaml";
    auto const yaml = parse_yaml(text, shown);
    return yaml ? FormReader(folder, shown).read(*yaml.value, id)
                : Loaded<FormDefinition>{{}, yaml.findings};
}

Loaded<FormDefinition> load_form(std::filesystem::path const& folder, std::string const& id)
{
    auto const shown = id + "/form.yaml";
    // The id becomes part of a path: nothing but a plain identifier may stand there.
    if (id.empty() || id != slug(id)) {
        return {{},
                {finding(Say::schema_wrong_id, {shown}, {{"found", id}, {"expected", slug(id)}})}};
    }
    auto const yaml = read_yaml(folder / id / "form.yaml", shown);
    if (!yaml) {
        return {{}, yaml.findings};
    }
    auto loaded = FormReader(folder, shown).read(*yaml.value, id);
    if (loaded) {
        loaded.value->template_file = folder / id / "mau.xlsx";
    }
    return loaded;
}

Loaded<FormSet> load_forms(std::filesystem::path const& folder, std::vector<std::string> const& ids)
{
    Loaded<FormSet> loaded;
    FormSet set;
    for (auto const& id : ids) {
        auto form = load_form(folder, id);
        loaded.findings.insert(loaded.findings.end(), form.findings.begin(), form.findings.end());
        if (form) {
            set.forms.push_back(std::move(*form.value));
        }
    }
    if (!any_error(loaded.findings)) {
        loaded.value = std::move(set);
    }
    return loaded;
}

std::vector<std::string> form_ids(std::filesystem::path const& folder)
{
    std::vector<std::string> ids;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code ignored;
        if (std::filesystem::exists(entry->path() / "form.yaml", ignored)) {
            ids.push_back(path_text(entry->path().filename()));
        }
    }
    std::ranges::sort(ids);
    return ids;
}

} // namespace gopbieu
