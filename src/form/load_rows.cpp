#include "base/catalogue/schemas.hpp"
#include "form/schema_reading.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::size_t max_rows_of_a_form = 5'000;

// Takes the tree of printed rows of a fixed form apart. The rows stand in the order in which they
// are printed, each after the row above it.
class RowReader {
public:
    explicit RowReader(SchemaReading& reading) : m_reading(reading) {}

    std::vector<std::size_t> read(YamlNode const& list, std::optional<std::size_t> parent)
    {
        if (list.items.empty()) {
            m_reading.report(
                list, say::yaml_wrong_kind, {{"found", "rows"}, {"expected", "- {…}"}});
        }
        std::vector<std::size_t> indexes;
        SiblingNames siblings;
        for (auto const& item : list.items) {
            if (rows().size() >= max_rows_of_a_form) {
                m_reading.report(item,
                                 say::schema_too_many_rows,
                                 {{"limit", std::to_string(max_rows_of_a_form)}});
                break;
            }
            indexes.push_back(rows().size());
            read_one(item, parent, siblings);
        }
        return indexes;
    }

private:
    std::vector<Row>& rows() { return m_reading.form().rows; }

    void read_one(YamlNode const& item, std::optional<std::size_t> parent, SiblingNames& siblings)
    {
        auto map = m_reading.map(item);
        Row row;
        row.parent = parent;
        row.label = map.required_text("label");
        row.id = read_id(m_reading, map, item, true);
        row.synonyms = read_texts(map, "synonyms");
        row.number = map.text("no");
        row.heading = map.flag("heading");
        row.optional = map.flag("optional");
        row.inferred = map.flag("inferred");
        report_double_id(item, row.id);
        siblings.add(m_reading, map, row.id, true);
        for (auto const& column : map.list("closed")) {
            check_id(m_reading, place_of(column, m_reading.file), false, column.text);
            row.closed.push_back(column.text);
        }
        read_as_part(map, row);
        read_row_measure(map, item, row);
        read_cells(map.find("cells"), row);
        auto const* const children = map.find("rows");
        auto const* const codes = children == nullptr ? map.find("codes") : nullptr;
        auto parts = row_parts(map, item, row, children != nullptr || codes != nullptr);
        row.parts = parts.kind;
        map.refuse_unknown();
        rows().push_back(std::move(row));
        parts.parts = read_below(children, codes, rows().size() - 1);
        if (!parts.parts.empty()) {
            m_reading.parts.push_back(std::move(parts));
        }
    }

    // The rows below a row are written out, or are those of a code list.
    std::vector<std::size_t>
    read_below(YamlNode const* children, YamlNode const* codes, std::size_t parent)
    {
        return children != nullptr ? read(*children, parent)
               : codes != nullptr  ? add_codes(*codes, parent)
                                   : std::vector<std::size_t>();
    }

    // Numbered as they come.
    std::vector<std::size_t> add_codes(YamlNode const& codes, std::size_t parent)
    {
        std::vector<std::size_t> indexes;
        for (auto& row : read_codes(m_reading, codes.text, codes)) {
            if (m_reading.form().find_row(row.id) != nullptr) {
                m_reading.report(codes, say::schema_double_id, {{"found", row.id}});
            }
            row.parent = parent;
            row.number = std::to_string(indexes.size() + 1);
            inherit_cells(row);
            indexes.push_back(rows().size());
            rows().push_back(std::move(row));
        }
        return indexes;
    }

    void read_cells(YamlNode const* node, Row& row)
    {
        // Places of names are kept for later, so the entries themselves are read, never a copy.
        static std::vector<YamlEntry> const none;
        for (auto const& entry : node == nullptr ? none : node->entries) {
            auto const place = place_of(entry.key, m_reading.file);
            if (!check_id(m_reading, place, false, entry.key.text)) {
                continue;
            }
            auto const& column = *m_reading.form().find_column(entry.key.text);
            if (!column.measure.holds_numbers()) {
                m_reading.report(entry.key, say::schema_no_figures, {{"found", column.id}});
                continue;
            }
            row.cells.push_back(
                {column.id,
                 read_cell_measure(m_reading, entry.value, {true, rows().size()}, column)});
        }
        inherit_cells(row);
    }

    // What a row says of single columns holds for the rows below it until they say otherwise.
    void inherit_cells(Row& row)
    {
        if (!row.parent) {
            return;
        }
        for (auto const& cell : rows()[*row.parent].cells) {
            if (std::ranges::find(row.cells, cell.column, &CellMeasure::column) ==
                row.cells.end()) {
                row.cells.push_back({cell.column, cell.measure, true});
            }
        }
    }

    void report_double_id(YamlNode const& item, std::string const& id)
    {
        if (id.empty()) {
            return;
        }
        if (m_reading.form().find_row(id) != nullptr) {
            m_reading.report(item, say::schema_double_id, {{"found", id}});
        } else if (m_reading.form().find_column(id) != nullptr) {
            m_reading.report(item, say::schema_row_and_column, {{"found", id}});
        }
    }

    void read_as_part(YamlMap& map, Row& row)
    {
        auto const* const node = map.find("as_part");
        if (node == nullptr) {
            return;
        }
        row.as_part = static_cast<Parts>(map.choice("as_part", {"unrelated", "within", "split"}));
        if (!row.parent) {
            m_reading.report(
                *node, say::schema_key_unused, {{"key", "as_part"}, {"expected", "rows: …"}});
        }
    }

    void read_row_measure(YamlMap& map, YamlNode const& item, Row& row)
    {
        bool const ratio = map.find("of") != nullptr && map.find("parts") == nullptr;
        bool const said = says_measure(map);
        if ((said || ratio) && row.heading) {
            m_reading.report(item, say::schema_heading_measure, {{"row", row.id}});
        } else if (said || ratio) {
            row.measure = read_measure(m_reading, map, item, {true, rows().size()});
        }
    }

    // The whole is the row itself; of a heading, which has no figures, the row that it names.
    PendingParts row_parts(YamlMap& map, YamlNode const& item, Row const& row, bool has_rows)
    {
        PendingParts parts;
        parts.rows = true;
        parts.node = &item;
        parts.whole = row.heading ? std::string() : row.id;
        auto const* const kind = map.find("parts");
        auto const* const of = map.find("of");
        read_parts_keys(map, parts);
        if (kind == nullptr) {
            for (auto const* const key : {"level", "why", "parts_inferred"}) {
                // A level without parts may be meant for the rows below that say `as_part`.
                if (auto const* const node = map.find(key); node != nullptr && !has_rows) {
                    m_reading.report(
                        *node, say::schema_key_unused, {{"key", key}, {"expected", "parts"}});
                }
            }
            return parts;
        }
        if (!has_rows) {
            m_reading.report(
                *kind, say::schema_key_unused, {{"key", "parts"}, {"expected", "rows"}});
        }
        if (of != nullptr && of->kind == YamlNode::Kind::scalar) {
            parts.whole = of->text;
            parts.node = of;
        } else if (row.heading) {
            m_reading.report(*kind, say::schema_no_whole, {{"label", row.label}});
            parts.kind = Parts::unrelated;
        }
        return parts;
    }

    SchemaReading& m_reading;
};

// Which column holds the key of a row.
void read_key(SchemaReading& reading, YamlMap& map, YamlNode const& node)
{
    auto& form = reading.form();
    auto const key = map.required_text("key");
    std::vector<std::string> names;
    for (auto const& column : form.columns) {
        if (column.measure.type == ValueType::key) {
            names.push_back(column.id);
        }
    }
    auto const* const column = form.find_column(key);
    if (column == nullptr || column->measure.type != ValueType::key) {
        auto const* const place = map.find("key");
        reading.report(place == nullptr ? node : *place,
                       say::schema_no_key_column,
                       {{"found", key}, {"hint", nearest_hint(key, names)}});
        return;
    }
    form.key_column = static_cast<std::size_t>(column - form.columns.data());
    if (names.size() > 1) {
        reading.report(
            node, say::schema_two_keys, {{"found", joined({names.begin(), names.end()})}});
    }
}

void read_total_row(SchemaReading& reading, YamlMap& rows)
{
    if (auto const* const total = rows.find("total")) {
        auto map = reading.map(*total);
        TotalRow row;
        row.label = map.required_text("label");
        row.synonyms = read_texts(map, "synonyms");
        map.refuse_unknown();
        reading.form().total_row = std::move(row);
    }
}

void read_unit_column(SchemaReading& reading, YamlMap& map)
{
    auto const* const node = map.find("unit_column");
    auto& form = reading.form();
    form.unit_column = map.text("unit_column");
    if (node == nullptr || !check_id(reading, place_of(*node, reading.file), false, node->text)) {
        return;
    }
    if (form.find_column(node->text)->measure.type != ValueType::text) {
        reading.report(*node, say::schema_unit_column, {{"found", node->text}});
    }
}

} // namespace

void read_rows(SchemaReading& reading, YamlNode const& rows)
{
    auto map = reading.map(rows);
    map.required("kind");
    auto& form = reading.form();
    form.row_kind = static_cast<RowKind>(map.choice("kind", {"keyed", "fixed", "list"}));
    read_key(reading, map, rows);
    switch (form.row_kind) {
    case RowKind::keyed:
        read_total_row(reading, map);
        if (auto const codes = map.required_text("codes"); !codes.empty()) {
            form.rows = read_codes(reading, codes, *map.find("codes"));
        }
        break;
    case RowKind::fixed:
        if (auto const* const list = map.required("list")) {
            RowReader(reading).read(*list, {});
        }
        break;
    case RowKind::list:
        read_total_row(reading, map);
        read_unit_column(reading, map);
        break;
    }
    map.refuse_unknown();
}

} // namespace gopbieu
