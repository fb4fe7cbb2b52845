#include "form/load_schema.hpp"

#include "base/catalogue/schemas.hpp"

#include <algorithm>
#include <utility>

namespace gopbieu {

namespace {

constexpr std::uint32_t max_panels = 8;

void read_name(SchemaReading& reading, YamlMap& map, FormName const& expected)
{
    auto& form = reading.form();
    form.id = map.required_text("form");
    if (!form.id.empty() && form.id != expected.id) {
        reading.report(*map.find("form"),
                       say::schema_wrong_id,
                       {{"found", form.id}, {"expected", expected.id}});
    }
    form.edition = map.required_text("edition");
    if (!expected.edition.empty() && !form.edition.empty() && form.edition != expected.edition) {
        reading.report(*map.find("edition"),
                       say::schema_wrong_edition,
                       {{"found", form.edition}, {"expected", expected.edition}});
    }
}

void read_panels(SchemaReading& reading, YamlMap& map)
{
    auto const* const node = map.find("panels");
    if (node == nullptr) {
        return;
    }
    auto const& text = node->text;
    bool const good =
        text.size() == 1 && text[0] >= '1' && text[0] <= static_cast<char>('0' + max_panels);
    if (good) {
        reading.form().panels = static_cast<std::uint32_t>(text[0] - '0');
    } else {
        reading.report(
            *node,
            say::yaml_bad_value,
            {{"key", "panels"}, {"found", text}, {"expected", "1–" + std::to_string(max_panels)}});
    }
}

void read_heading(SchemaReading& reading, YamlMap& form)
{
    auto const* const list = form.find("heading");
    if (list == nullptr) {
        return;
    }
    for (auto const& item : list->items) {
        auto map = reading.map(item);
        HeadingLine line;
        line.text = map.required_text("text");
        map.required("fill");
        line.fill = static_cast<HeadingFill>(map.choice("fill", {"unit", "parent", "period"}));
        map.refuse_unknown();
        reading.form().heading.push_back(std::move(line));
    }
}

void read_frame(SchemaReading& reading, YamlMap& map, FormName const& expected)
{
    auto& form = reading.form();
    read_name(reading, map, expected);
    form.number = map.text("number");
    form.title = map.required_text("title");
    form.titles = read_texts(map, "titles");
    form.source = map.text("source");
    form.inferred = map.flag("inferred");
    form.number_row = map.flag("number_row");
    form.blank_is_zero = map.choice("blank", {"ask", "zero"}) == 1;
    read_panels(reading, map);
    read_heading(reading, map);
}

// With these a name may stand for two things, and a circle may be none.
bool double_ids(std::vector<Finding> const& findings)
{
    return std::ranges::any_of(findings, [](Finding const& one) {
        return one.say == say::schema_double_id || one.say == say::schema_row_and_column;
    });
}

} // namespace

Loaded<Schema> read_schema(YamlNode const& root,
                           std::filesystem::path const& folder,
                           std::string const& file,
                           FormName const& expected)
{
    SchemaReading reading{folder, file};
    auto map = reading.map(root);
    read_frame(reading, map, expected);
    auto const* const columns = map.required("columns");
    auto const* const rows = map.required("rows");
    auto const* const maps = map.find("maps");
    auto const* const transfers = map.find("transfers");
    auto const* const rules = map.find("rules");
    map.refuse_unknown();
    if (columns != nullptr) {
        read_columns(reading, *columns);
    }
    if (rows != nullptr) {
        read_rows(reading, *rows);
    }
    resolve_measures(reading);
    resolve_parts(reading);
    if (!double_ids(reading.findings)) {
        find_circles(reading);
    }
    if (maps != nullptr) {
        read_maps(reading, *maps);
    }
    if (transfers != nullptr) {
        read_transfers(reading, *transfers);
    }
    if (rules != nullptr) {
        read_rules(reading, *rules);
    }
    std::ranges::stable_sort(reading.findings, {}, &Finding::place);
    auto& all = reading.findings;
    all.erase(std::unique(all.begin(), all.end()), all.end());
    Loaded<Schema> loaded{{}, std::move(reading.findings)};
    if (!any_error(loaded.findings)) {
        loaded.value = std::move(reading.schema);
    }
    return loaded;
}

} // namespace gopbieu
