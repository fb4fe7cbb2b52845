#include "base/catalogue/schemas.hpp"
#include "form/schema_reading.hpp"
#include "text/names.hpp"

namespace gopbieu {

namespace {

void read_code(SchemaReading& list,
               YamlNode const& item,
               SiblingNames& siblings,
               std::vector<Row>& rows)
{
    auto map = list.map(item);
    Row row;
    row.id = read_id(list, map, item, true);
    row.label = map.required_text("label");
    row.synonyms = read_texts(map, "synonyms");
    siblings.add(list, map, row.id, true);
    map.refuse_unknown();
    for (auto const& other : rows) {
        if (other.id == row.id && !row.id.empty()) {
            list.report(item, say::schema_double_id, {{"found", row.id}});
            break;
        }
    }
    rows.push_back(std::move(row));
}

} // namespace

std::vector<Row> read_codes(SchemaReading& reading, std::string const& codes, YamlNode const& node)
{
    std::vector<Row> rows;
    // The name becomes part of a path: nothing but a plain identifier may stand there.
    if (codes != slug(codes)) {
        reading.report(node,
                       say::yaml_bad_value,
                       {{"key", "codes"}, {"found", codes}, {"expected", slug(codes)}});
        return rows;
    }
    // A reading of its own, because its messages name another file.
    SchemaReading list{reading.folder, "_codes/" + codes + ".yaml"};
    auto loaded = read_yaml(reading.folder / "_codes" / (codes + ".yaml"), list.file);
    if (loaded) {
        auto map = list.map(*loaded.value);
        auto const name = map.required_text("codes");
        if (!name.empty() && name != codes) {
            list.report(*map.find("codes"),
                        say::schema_wrong_codes,
                        {{"found", name}, {"expected", codes}});
        }
        map.text("title");
        SiblingNames siblings;
        if (auto const* const items = map.required("list")) {
            for (auto const& item : items->items) {
                read_code(list, item, siblings, rows);
            }
        }
        map.refuse_unknown();
    }
    for (auto const* const found : {&loaded.findings, &list.findings}) {
        reading.findings.insert(reading.findings.end(), found->begin(), found->end());
    }
    for (auto const& row : rows) {
        if (reading.form().find_column(row.id) != nullptr) {
            reading.report(node, say::schema_row_and_column, {{"found", row.id}});
        }
    }
    return rows;
}

} // namespace gopbieu
