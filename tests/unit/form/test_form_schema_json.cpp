// forms/form.schema.json and the loader know the same keys. JSON is YAML, so that the strict YAML
// reader reads it; the loader's keys come from its own words about an unknown one.

#include "form/yaml.hpp"
#include "support/schema_text.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <sstream>

using namespace gopbieu;

namespace {

using Keys = std::set<std::string>;

YamlNode const& member(YamlNode const& node, std::string const& key)
{
    auto const found = std::ranges::find_if(
        node.entries, [&](YamlEntry const& entry) { return entry.key.text == key; });
    INFO(key);
    REQUIRE(found != node.entries.end());
    return found->value;
}

Keys keys_of(YamlNode const& object)
{
    Keys keys;
    for (auto const& entry : member(object, "properties").entries) {
        keys.insert(entry.key.text);
    }
    return keys;
}

std::string const key_column = "  - {id: ten, label: Tên, type: key}\n";
std::string const a_row = "    - {id: X, label: Dòng X}\n";

// What the loader lists as known where it meets "zzz".
Keys known_beside_zzz(std::string const& text)
{
    Keys keys;
    for (auto const& one : test::load_text(text).findings) {
        if (code(one.say) != "C103") {
            continue;
        }
        std::string list = one.args.at(1).value;
        std::ranges::replace(list, ',', ' ');
        std::istringstream in(list);
        for (std::string key; in >> key;) {
            keys.insert(key);
        }
    }
    return keys;
}

Keys rows_keys(std::string const& kind)
{
    return known_beside_zzz("form: bieu\nedition: \"1\"\ntitle: B\ncolumns:\n" + key_column +
                            "rows: {kind: " + kind + ", key: ten, zzz: 1}\n");
}

} // namespace

TEST_CASE("The JSON Schema for editors has exactly the keys that the loader knows", "[form][docs]")
{
    auto const loaded =
        read_yaml(test::source_folder() / "forms" / "form.schema.json", "form.schema.json");
    REQUIRE(loaded);
    auto const& root = *loaded.value;
    auto const& defs = member(root, "$defs");
    auto const with =
        [&](std::string const& columns, std::string const& rows, std::string rest = {}) {
            return known_beside_zzz(test::fixed_schema(key_column + columns, rows, rest));
        };

    CHECK(keys_of(root) == with("", a_row, "zzz: 1\n"));
    // The loader looks for `columns` to tell a group from a column; a column itself has none.
    auto of_column = with("  - {id: a, label: A, type: count, zzz: 1}\n", a_row);
    of_column.erase("columns");
    CHECK(keys_of(member(defs, "column")) == of_column);
    CHECK(keys_of(member(defs, "group")) ==
          with("  - {label: G, zzz: 1, columns: [{id: a, label: A, type: count}]}\n", a_row));
    // A row with figures of its own; `parts` keeps the key `of` from being a ratio's. Rows below it
    // are written out or those of a code list.
    auto of_row =
        with("",
             "    - {id: X, label: X, type: count, zzz: 1, parts: within, of: Y, rows: [{id: "
             "Z, label: Z}]}\n    - {id: Y, label: Y}\n");
    of_row.merge(with("", "    - {id: X, label: X, zzz: 1, codes: khong-co}\n"));
    CHECK(keys_of(member(defs, "row")) == of_row);
    CHECK(keys_of(member(defs, "cell")) == with("  - {id: a, label: A, type: count}\n",
                                                "    - {id: X, label: X, cells: {a: {zzz: 1}}}\n"));
    CHECK(keys_of(member(defs, "heading")) ==
          with("", a_row, "heading: [{text: A, fill: unit, zzz: 1}]\n"));
    CHECK(keys_of(member(defs, "rule")) ==
          with("  - {id: a, label: A, type: count}\n",
               a_row,
               "rules: [{id: R, level: note, rule: a > 1, zzz: 1}]\n"));
    CHECK(keys_of(member(defs, "map")) ==
          with("", a_row, "maps: [{edition: x, columns: {}, zzz: 1}]\n"));
    CHECK(keys_of(member(defs, "transfer")) ==
          with("", a_row, "transfers: [{in: X, out: X, under: tinh, zzz: 1}]\n"));
    CHECK(keys_of(member(defs, "totalRow")) ==
          known_beside_zzz("form: bieu\nedition: \"1\"\ntitle: B\ncolumns:\n" + key_column +
                           "rows: {kind: list, key: ten, total: {label: C, zzz: 1}}\n"));
    auto rows = rows_keys("keyed");
    rows.merge(rows_keys("fixed"));
    rows.merge(rows_keys("list"));
    CHECK(keys_of(member(defs, "rows")) == rows);
}

TEST_CASE("The JSON Schema has the words that the loader knows", "[form][docs]")
{
    auto const root =
        *read_yaml(test::source_folder() / "forms" / "form.schema.json", "form.schema.json").value;
    // The loader lists its words where it meets another.
    auto const known = [](std::string const& text, std::string const& key) {
        std::string words;
        for (auto const& one : test::load_text(text).findings) {
            if (code(one.say) == "C109" && one.args.at(0).value == key) {
                words = one.args.at(2).value;
            }
        }
        return words;
    };
    auto const of_schema = [&](YamlNode const& node) {
        std::string words;
        for (auto const& word : member(node, "enum").items) {
            words += (words.empty() ? "" : ", ") + word.text;
        }
        return words;
    };
    auto const& defs = member(root, "$defs");
    auto const column = [&](std::string const& keys) {
        return test::fixed_schema(key_column + "  - {id: a, label: A, " + keys + "}\n", a_row);
    };
    CHECK(of_schema(member(defs, "type")) == known(column("type: zzz"), "type"));
    CHECK(of_schema(member(defs, "total")) == known(column("type: count, total: zzz"), "total"));
    CHECK(of_schema(member(defs, "nature")) == known(column("type: count, nature: zzz"), "nature"));
    auto const row = [&](std::string const& keys) {
        return test::fixed_schema(key_column, "    - {id: X, label: X, " + keys + "}\n");
    };
    CHECK(of_schema(member(defs, "rowType")) == known(row("type: zzz"), "type"));
    CHECK(of_schema(member(defs, "parts")) == known(row("parts: zzz"), "parts"));
    CHECK(of_schema(member(defs, "level")) == known(row("parts: split, level: zzz"), "level"));
    auto const rule = [&](std::string const& keys) {
        return test::fixed_schema(
            key_column, a_row, "rules: [{id: R, level: note, rule: X > 1, " + keys + "}]\n");
    };
    auto const& rules = member(member(defs, "rule"), "properties");
    CHECK(of_schema(member(rules, "for")) == known(rule("for: zzz"), "for"));
    CHECK(of_schema(member(rules, "blank")) == known(rule("blank: zzz"), "blank"));
}
