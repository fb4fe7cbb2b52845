#include "form/schema_reading.hpp"

#include "base/catalogue/schemas.hpp"
#include "form/function_table.hpp"
#include "text/match_key.hpp"
#include "text/names.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

bool small(char letter)
{
    return letter >= 'a' && letter <= 'z';
}

bool plain_id(std::string_view id, bool capitals_allowed)
{
    auto const letter = [&](char one) {
        return small(one) || (capitals_allowed && one >= 'A' && one <= 'Z');
    };
    return !id.empty() && letter(id.front()) && std::ranges::all_of(id, [&](char one) {
        return letter(one) || (one >= '0' && one <= '9') || one == '_';
    });
}

// What the author probably meant: "Tổng số" gives "tong_so".
std::string plain_from(std::string const& id)
{
    auto plain = slug(id);
    std::ranges::replace(plain, '-', '_');
    return plain.empty() || !small(plain.front()) ? "m_" + plain : plain;
}

// Words of the rule language cannot be names in it.
bool reserved(std::string_view id)
{
    auto const words = {"in", "both", "not"};
    return std::ranges::find(words, id) != words.end() || find_function(id) != nullptr ||
           same_function(id, "PREV") || same_function(id, "CHILDREN");
}

} // namespace

std::optional<Exact> read_figure(SchemaReading& reading, YamlMap& map, std::string_view key)
{
    auto const* const node = map.find(key);
    if (node == nullptr) {
        return {};
    }
    auto number = Exact::parse(node->text);
    if (!number) {
        reading.report(
            *node, say::schema_no_number, {{"key", std::string(key)}, {"found", node->text}});
    }
    return number;
}

std::vector<std::string> read_texts(YamlMap& map, std::string_view key)
{
    std::vector<std::string> texts;
    for (auto& item : map.list(key)) {
        texts.push_back(std::move(item.text));
    }
    return texts;
}

std::string
read_id(SchemaReading& reading, YamlMap& map, YamlNode const& item, bool capitals_allowed)
{
    auto id = map.required_text("id");
    auto const* const node = map.find("id");
    auto const& place = node == nullptr ? item : *node;
    if (!id.empty() && !plain_id(id, capitals_allowed)) {
        reading.report(place, say::schema_bad_id, {{"found", id}, {"expected", plain_from(id)}});
    } else if (reserved(id)) {
        reading.report(place, say::schema_reserved_id, {{"found", id}, {"expected", id + "_"}});
    }
    return id;
}

bool check_id(SchemaReading& reading, Place const& place, bool row, std::string const& id)
{
    auto const& form = reading.form();
    if (row ? form.find_row(id) != nullptr : form.find_column(id) != nullptr) {
        return true;
    }
    std::vector<std::string> names;
    for (auto const& one : form.rows) {
        names.push_back(one.id);
    }
    if (!row) {
        names.clear();
        for (auto const& one : form.columns) {
            names.push_back(one.id);
        }
    }
    reading.findings.push_back(finding(row ? say::schema_no_such_row : say::schema_no_such_column,
                                       place,
                                       {{"found", id}, {"hint", nearest_hint(id, names)}}));
    return false;
}

void read_parts_keys(YamlMap& map, PendingParts& parts)
{
    if (map.find("parts") != nullptr) {
        parts.kind = static_cast<Parts>(map.choice("parts", {"within", "split"}) + 1);
    }
    parts.severity = static_cast<Severity>(map.choice("level", {"error", "explain", "note"}));
    parts.why = map.text("why");
    parts.inferred = map.flag("parts_inferred");
}

void SiblingNames::add(SchemaReading& reading, YamlMap& map, std::string const& id, bool synonyms)
{
    if (auto const* const label = map.find("label")) {
        add(reading, *label, id.empty() ? label->text : id, say::schema_double_label);
    }
    if (synonyms) {
        for (auto const& writing : map.list("synonyms")) {
            add(reading, writing, id, say::schema_double_synonym);
        }
    }
}

void SiblingNames::add(SchemaReading& reading,
                       YamlNode const& writing,
                       std::string const& id,
                       Say clash)
{
    auto const key = key_with_accents(writing.text);
    if (key.empty()) {
        return;
    }
    auto const [other, fresh] = m_owners.emplace(key, id);
    // A synonym that repeats the label of its own row does no harm.
    if (!fresh && (clash == say::schema_double_label || other->second != id)) {
        reading.report(writing, clash, {{"found", writing.text}, {"other", other->second}});
    }
}

} // namespace gopbieu
