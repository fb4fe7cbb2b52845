#include "outline.hpp"

#include "form/yaml.hpp"

using gopbieu::Column;
using gopbieu::FormDefinition;
using gopbieu::Measure;
using gopbieu::Row;
using gopbieu::RowKind;
using gopbieu::ValueType;
using gopbieu::YamlNode;

namespace {

YamlNode const* child(YamlNode const& node, std::string_view key)
{
    for (auto const& entry : node.entries) {
        if (entry.key.text == key) {
            return &entry.value;
        }
    }
    return nullptr;
}

std::string text(YamlNode const& node, std::string_view key)
{
    auto const* const found = child(node, key);
    return found == nullptr ? std::string() : found->text;
}

ValueType type_of(std::string const& word)
{
    static std::vector<std::string> const words{
        "count", "number", "percent", "text", "date", "key", "choice", "ordinal"};
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at] == word) {
            return static_cast<ValueType>(at);
        }
    }
    return ValueType::count;
}

void read_columns(YamlNode const& list, std::vector<std::string> const& path, FormDefinition& form)
{
    for (auto const& item : list.items) {
        auto own = path;
        own.push_back(text(item, "label"));
        if (auto const* const columns = child(item, "columns")) {
            read_columns(*columns, own, form);
            continue;
        }
        Column column;
        column.path = own;
        column.id = text(item, "id");
        column.number = text(item, "number");
        column.measure.type = type_of(text(item, "type"));
        if (text(item, "total") == "ratio" || text(item, "total") == "formula") {
            column.measure.way = gopbieu::Way::formula;
        }
        form.columns.push_back(column);
    }
}

void read_rows(YamlNode const& list, std::optional<std::size_t> parent, FormDefinition& form)
{
    for (auto const& item : list.items) {
        Row row;
        row.id = text(item, "id");
        row.label = text(item, "label");
        row.number = text(item, "no");
        row.parent = parent;
        row.heading = text(item, "heading") == "true";
        if (auto const* const closed = child(item, "closed")) {
            for (auto const& one : closed->items) {
                row.closed.push_back(one.text);
            }
        }
        if (!text(item, "type").empty()) {
            row.measure = Measure();
            row.measure->type = type_of(text(item, "type"));
        }
        form.rows.push_back(row);
        if (auto const* const rows = child(item, "rows")) {
            read_rows(*rows, form.rows.size() - 1, form);
        }
    }
}

} // namespace

gopbieu::Loaded<FormDefinition> read_outline(std::filesystem::path const& forms,
                                             std::string const& id)
{
    auto const yaml = gopbieu::read_yaml(forms / id / "form.yaml", id + "/form.yaml");
    gopbieu::Loaded<FormDefinition> loaded{{}, yaml.findings};
    if (!yaml) {
        return loaded;
    }
    auto const& root = *yaml.value;
    FormDefinition form;
    form.id = id;
    form.title = text(root, "title");
    form.number_row = text(root, "number_row") == "true";
    if (!text(root, "panels").empty()) {
        form.panels = static_cast<std::uint32_t>(text(root, "panels").front() - '0');
    }
    if (auto const* const heading = child(root, "heading")) {
        for (auto const& line : heading->items) {
            auto const fill = text(line, "fill");
            form.heading.push_back({text(line, "text"),
                                    fill == "unit"     ? gopbieu::HeadingFill::unit
                                    : fill == "parent" ? gopbieu::HeadingFill::parent
                                                       : gopbieu::HeadingFill::period});
        }
    }
    if (auto const* const columns = child(root, "columns")) {
        read_columns(*columns, {}, form);
    }
    if (auto const* const rows = child(root, "rows")) {
        auto const kind = text(*rows, "kind");
        form.row_kind = kind == "fixed"  ? RowKind::fixed
                        : kind == "list" ? RowKind::list
                                         : RowKind::keyed;
        for (std::size_t at = 0; at < form.columns.size(); ++at) {
            if (form.columns[at].id == text(*rows, "key")) {
                form.key_column = at;
            }
        }
        if (auto const* const list = child(*rows, "list")) {
            read_rows(*list, {}, form);
        }
        if (kind == "keyed") { // until the loader reads "total"
            form.total_row = gopbieu::TotalRow{"Tổng cộng", {}};
        }
        if (auto const* const total = child(*rows, "total")) {
            form.total_row = gopbieu::TotalRow{text(*total, "label"), {}};
        }
    }
    loaded.value = std::move(form);
    return loaded;
}
