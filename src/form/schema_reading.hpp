#pragma once

// How a schema is read: first columns and rows with all that can be said at once, and a note of
// every name and expression that can only be judged when the whole form is known; then those.

#include "form/form.hpp"
#include "form/yaml.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace gopbieu {

/// A column or a row of the form, by its index.
struct Owner {
    bool row = false;
    std::size_t index = 0;

    auto operator<=>(Owner const&) const = default;
};

/// The expression of a weight or formula, to be looked at when all names are known.
struct PendingExpression {
    Owner owner;
    Expression expression;
    YamlNode const* node; ///< the scalar it stands in
    bool derives;         ///< a ratio or formula: may take part in a circle
};

/// A mean without weight: what to propose is known when all columns and rows are.
struct PendingWeight {
    Owner owner;
    YamlNode const* node;
};

/// "Trong đó" or "chia ra": rules to be made when all names are known.
struct PendingParts {
    bool rows = false;              ///< of rows, else of columns
    std::vector<std::size_t> parts; ///< indexes
    std::string whole;              ///< id
    Parts kind = Parts::unrelated;
    Severity severity = Severity::error;
    std::string why;
    bool inferred = false;
    YamlNode const* node = nullptr; ///< for messages
};

/// A name of another form in a rule: judged when all forms are loaded.
struct ForeignName {
    Reference reference;
    std::string last; ///< of a range
    Over over = Over::once;
    Place place;
};

/// How the other edition's names of a map are to be found again.
struct ForeignMap {
    std::string edition;
    Place place;
    struct Name {
        bool row = false;
        std::string theirs, ours;
        Place place;
    };
    std::vector<Name> names;
};

/// A form, and what can only be judged beside other forms.
struct Schema {
    FormDefinition form;
    std::vector<ForeignName> foreign;
    std::vector<ForeignMap> maps;
};

/// What the steps of reading one schema share. Faults are noted and reading goes on, so that the
/// author hears of all.
struct SchemaReading {
    std::filesystem::path folder; ///< of all forms
    std::string file;             ///< as it is called in messages
    std::vector<Finding> findings = {};
    Schema schema = {};
    std::vector<PendingExpression> expressions = {};
    std::vector<PendingWeight> weights = {};
    std::vector<PendingParts> parts = {};

    FormDefinition& form() { return schema.form; }
    YamlMap map(YamlNode const& node) { return {node, file, findings}; }
    void report(YamlNode const& node, Say say, Args args = {})
    {
        findings.push_back(finding(say, place_of(node, file), std::move(args)));
    }
};

/// A number ("1.5"); nothing when the key is missing or no number stands there (reported).
std::optional<Exact> read_figure(SchemaReading& reading, YamlMap& map, std::string_view key);
std::vector<std::string> read_texts(YamlMap& map, std::string_view key);
/// An id of a column (small letters) or a row; a bad one is reported at the item.
std::string
read_id(SchemaReading& reading, YamlMap& map, YamlNode const& item, bool capitals_allowed);

/// An id at a place that must be that of a row or column, as in `closed` and `only`.
bool check_id(SchemaReading& reading, Place const& place, bool row, std::string const& id);
/// The keys parts, level, why and parts_inferred of a group or row.
void read_parts_keys(YamlMap& map, PendingParts& parts);

/// Labels and other writings of siblings; two that cannot be told apart are faults.
class SiblingNames {
public:
    /// The key `label` and, where `synonyms` is true, the key `synonyms` of the map.
    void add(SchemaReading& reading, YamlMap& map, std::string const& id, bool synonyms);

private:
    void add(SchemaReading& reading, YamlNode const& writing, std::string const& id, Say clash);

    std::map<std::string, std::string> m_owners; ///< key of a writing → id, or label of a group
};

// The steps, in order. Each file load_<step>.cpp holds one.
void read_columns(SchemaReading& reading, YamlNode const& list);
void read_rows(SchemaReading& reading, YamlNode const& rows);
/// The rows of a shared code list, in its order; its mistakes are noted.
std::vector<Row> read_codes(SchemaReading& reading, std::string const& codes, YamlNode const& node);
/// The keys type, total, weight, of, formula, nature, required, choices, min, max, unit.
Measure read_measure(SchemaReading& reading, YamlMap& map, YamlNode const& item, Owner owner);
/// The same of one column in a row: what is not said of its type is that of the column.
Measure
read_cell_measure(SchemaReading& reading, YamlNode const& item, Owner row, Column const& column);
/// Whether the row of a fixed form says by any of those keys what its figures are.
bool says_measure(YamlMap& map);
void read_maps(SchemaReading& reading, YamlNode const& list);
void read_transfers(SchemaReading& reading, YamlNode const& list);
void resolve_measures(SchemaReading& reading);
void resolve_parts(SchemaReading& reading);
void read_rules(SchemaReading& reading, YamlNode const& list);
void find_circles(SchemaReading& reading);

} // namespace gopbieu
