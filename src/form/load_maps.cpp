#include "base/catalogue/schemas.hpp"
#include "form/schema_reading.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

// "theirs: ours". Ours is looked up at once, theirs when the other edition is loaded.
Pairs read_pairs(SchemaReading& reading, YamlNode const* node, bool row, ForeignMap& foreign)
{
    Pairs pairs;
    if (node == nullptr) {
        return pairs;
    }
    if (node->kind != YamlNode::Kind::map) {
        reading.report(*node,
                       say::yaml_wrong_kind,
                       {{"found", row ? "rows" : "columns"}, {"expected", "{a: b, …}"}});
    }
    for (auto const& [theirs, ours] : node->entries) {
        bool const known = check_id(reading, place_of(ours, reading.file), row, ours.text);
        auto const same = std::ranges::find(pairs, ours.text, &Pairs::value_type::second);
        if (known && same != pairs.end()) {
            reading.report(ours,
                           say::schema_mapped_twice,
                           {{"found", ours.text}, {"first", same->first}, {"last", theirs.text}});
        }
        pairs.emplace_back(theirs.text, ours.text);
        foreign.names.push_back({row, theirs.text, ours.text, place_of(theirs, reading.file)});
    }
    return pairs;
}

} // namespace

void read_maps(SchemaReading& reading, YamlNode const& list)
{
    for (auto const& item : list.items) {
        auto map = reading.map(item);
        EditionMap edition;
        edition.edition = map.required_text("edition");
        auto const* const node = map.find("edition");
        ForeignMap foreign;
        foreign.edition = edition.edition;
        foreign.place = place_of(node == nullptr ? item : *node, reading.file);
        edition.columns = read_pairs(reading, map.required("columns"), false, foreign);
        edition.rows = read_pairs(reading, map.find("rows"), true, foreign);
        map.refuse_unknown();
        auto& maps = reading.form().maps;
        auto const same = std::ranges::find(maps, edition.edition, &EditionMap::edition);
        if (same != maps.end() || edition.edition == reading.form().edition) {
            reading.findings.push_back(
                finding(say::schema_double_edition, foreign.place, {{"found", edition.edition}}));
        }
        maps.push_back(std::move(edition));
        reading.schema.maps.push_back(std::move(foreign));
    }
}

} // namespace gopbieu
