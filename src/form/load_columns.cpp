#include "base/catalogue/schemas.hpp"
#include "form/schema_reading.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::size_t max_columns_of_a_form = 500;

// Takes the tree of the header apart; its leaves are the columns.
class ColumnReader {
public:
    explicit ColumnReader(SchemaReading& reading) : m_reading(reading) {}

    // The indexes of the columns below; what a group says of its parts is noted on the way.
    std::vector<std::size_t> read(YamlNode const& list, std::vector<std::string> const& path)
    {
        if (list.items.empty()) {
            m_reading.report(
                list, say::yaml_wrong_kind, {{"found", "columns"}, {"expected", "- {…}"}});
        }
        std::vector<std::size_t> below;
        SiblingNames siblings;
        for (auto const& item : list.items) {
            if (columns().size() >= max_columns_of_a_form) {
                m_reading.report(
                    item, say::schema_too_many, {{"limit", std::to_string(max_columns_of_a_form)}});
                break;
            }
            auto const leaves = read_one(item, path, siblings);
            below.insert(below.end(), leaves.begin(), leaves.end());
        }
        return below;
    }

private:
    std::vector<Column>& columns() { return m_reading.form().columns; }

    std::vector<std::size_t>
    read_one(YamlNode const& item, std::vector<std::string> path, SiblingNames& siblings)
    {
        auto map = m_reading.map(item);
        path.push_back(map.required_text("label"));
        if (auto const* const children = map.find("columns")) {
            siblings.add(m_reading, map, {}, false);
            auto parts = group_parts(map, item);
            map.refuse_unknown();
            auto below = read(*children, path);
            if (parts.kind != Parts::unrelated) {
                parts.parts = below;
                m_reading.parts.push_back(std::move(parts));
            }
            return below;
        }
        Column column;
        column.path = std::move(path);
        column.id = read_id(m_reading, map, item, false);
        column.synonyms = read_texts(map, "synonyms");
        column.number = map.text("number");
        column.optional = map.flag("optional");
        column.inferred = map.flag("inferred");
        if (!column.id.empty() && m_reading.form().find_column(column.id) != nullptr) {
            m_reading.report(item, say::schema_double_id, {{"found", column.id}});
        }
        siblings.add(m_reading, map, column.id, true);
        column.measure = read_measure(m_reading, map, item, {false, columns().size()});
        map.refuse_unknown();
        columns().push_back(std::move(column));
        return {columns().size() - 1};
    }

    PendingParts group_parts(YamlMap& map, YamlNode const& item)
    {
        PendingParts parts;
        parts.node = &item;
        auto const* const kind = map.find("parts");
        auto const* const of = map.find("of");
        read_parts_keys(map, parts);
        if (kind != nullptr && of == nullptr) {
            m_reading.report(*kind, say::schema_no_whole, {{"label", map.text("label")}});
            parts.kind = Parts::unrelated;
        } else if (of != nullptr) {
            parts.whole = of->text;
            parts.node = of;
        }
        if (kind == nullptr) {
            for (auto const* const key : {"of", "level", "why", "parts_inferred"}) {
                if (auto const* const node = map.find(key)) {
                    m_reading.report(
                        *node, say::schema_key_unused, {{"key", key}, {"expected", "parts"}});
                }
            }
        }
        return parts;
    }

    SchemaReading& m_reading;
};

} // namespace

void read_columns(SchemaReading& reading, YamlNode const& list)
{
    ColumnReader(reading).read(list, {});
}

} // namespace gopbieu
