#include "base/catalogue/schemas.hpp"
#include "form/schema_reading.hpp"
#include "text/names.hpp"

namespace gopbieu {

namespace {

std::string read_row(SchemaReading& reading, YamlMap& map, std::string_view key)
{
    auto id = map.required_text(key);
    if (auto const* const node = map.find(key); node != nullptr && !id.empty()) {
        check_id(reading, place_of(*node, reading.file), true, id);
    }
    return id;
}

} // namespace

void read_transfers(SchemaReading& reading, YamlNode const& list)
{
    if (list.kind != YamlNode::Kind::list) {
        reading.report(list,
                       say::yaml_wrong_kind,
                       {{"found", "transfers"}, {"expected", "- {in, out, under}"}});
    }
    for (auto const& item : list.items) {
        auto map = reading.map(item);
        TransferPair pair;
        pair.in = read_row(reading, map, "in");
        pair.out = read_row(reading, map, "out");
        map.required("under");
        for (auto const& level : map.list("under")) {
            pair.under.push_back(slug(level.text));
        }
        map.refuse_unknown();
        reading.form().transfers.push_back(std::move(pair));
    }
}

} // namespace gopbieu
