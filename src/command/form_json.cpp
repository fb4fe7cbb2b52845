#include "command/form_text.hpp"
#include "command/json_object.hpp"
#include "form/in_words.hpp"
#include "form/prose.hpp"

#include <array>

namespace gopbieu {

namespace {

template <std::size_t N, typename Enum>
std::string_view word_of(std::array<std::string_view, N> const& words, Enum value)
{
    return words.at(static_cast<std::size_t>(value));
}

std::string written(Expression const& expression)
{
    return in_words(expression, [](Reference const& reference) { return to_text(reference); });
}

void append_texts(JsonObject& object, std::string_view name, std::vector<std::string> const& texts)
{
    if (!texts.empty()) {
        auto& out = object.member(name);
        append_array(out, texts, [&](std::string const& text) { append_json(out, text); });
    }
}

void append_measure(JsonObject& object, Measure const& measure)
{
    object.text("type", type_word(measure.type));
    object.text("total", way_word(measure.way));
    if (measure.weight) {
        object.text("weight", written(*measure.weight));
    }
    if (measure.formula) {
        object.text("formula", written(*measure.formula));
    }
    object.text_unless_empty("nature", nature_word(measure.nature));
    object.flag_if("required", measure.required);
    append_texts(object, "choices", measure.choices);
    object.text_unless_empty("min", measure.least ? measure.least->text() : "");
    object.text_unless_empty("max", measure.most ? measure.most->text() : "");
    object.text_unless_empty("unit", measure.unit);
}

void append_column(std::string& out, Column const& column)
{
    JsonObject object(out);
    object.text("id", column.id);
    append_texts(object, "labels", column.path);
    append_texts(object, "synonyms", column.synonyms);
    object.text_unless_empty("number", column.number);
    object.flag_if("optional", column.optional);
    object.flag_if("inferred", column.inferred);
    append_measure(object, column.measure);
}

void append_row(std::string& out, FormDefinition const& form, Row const& row)
{
    JsonObject object(out);
    object.text("id", row.id);
    object.text("label", row.label);
    object.text_unless_empty("no", row.number);
    object.text_unless_empty("parent", row.parent ? form.rows[*row.parent].id : "");
    append_texts(object, "synonyms", row.synonyms);
    append_texts(object, "closed", row.closed);
    object.flag_if("heading", row.heading);
    object.flag_if("optional", row.optional);
    object.flag_if("inferred", row.inferred);
    if (row.measure) {
        append_measure(object, *row.measure);
    }
    if (!row.cells.empty()) {
        JsonObject cells(object.member("cells"));
        for (auto const& cell : row.cells) {
            JsonObject measure(cells.member(cell.column));
            append_measure(measure, cell.measure);
        }
    }
}

void append_rule(std::string& out, FormsInSight const& forms, Rule const& rule, Language language)
{
    constexpr std::array<std::string_view, 3> levels{"error", "explain", "note"};
    constexpr std::array<std::string_view, 4> overs{"", "rows", "columns", "once"};
    JsonObject object(out);
    object.text("id", rule.id);
    object.text("level", word_of(levels, rule.severity));
    object.text("rule", rule.text);
    object.text("for", word_of(overs, rule.over));
    append_texts(object, "only", rule.only);
    object.text_unless_empty("when", rule.when ? written(*rule.when) : "");
    object.text_unless_empty("since", rule.since);
    object.text_unless_empty("until", rule.until);
    object.text("text", prose(rule, forms, language));
    object.text_unless_empty("why", rule.why);
    object.text_unless_empty("source", rule.source);
    object.flag_if("from_group", rule.from_group);
    object.flag_if("inferred", rule.inferred);
}

} // namespace

std::string_view type_word(ValueType type)
{
    return word_of(
        std::array<std::string_view, 8>{
            "count", "number", "percent", "text", "date", "key", "choice", "ordinal"},
        type);
}

std::string_view way_word(Way way)
{
    return word_of(
        std::array<std::string_view, 9>{
            "none", "sum", "mean", "ratio", "max", "min", "latest", "join", "formula"},
        way);
}

std::string_view nature_word(Nature nature)
{
    return word_of(std::array<std::string_view, 4>{"", "stock", "flow", "overlaps"}, nature);
}

std::string_view row_kind_word(RowKind kind)
{
    return word_of(std::array<std::string_view, 3>{"keyed", "fixed", "list"}, kind);
}

std::string form_json(FormsInSight const& forms, Language language)
{
    auto const& form = forms.own;
    std::string out;
    {
        JsonObject object(out);
        object.text("form", form.id);
        object.text("edition", form.edition);
        object.text_unless_empty("number", form.number);
        object.text("title", form.title);
        object.text_unless_empty("source", form.source);
        object.flag_if("inferred", form.inferred);
        append_array(object.member("columns"), form.columns, [&](Column const& column) {
            append_column(out, column);
        });
        object.text("rows_kind", row_kind_word(form.row_kind));
        append_array(
            object.member("rows"), form.rows, [&](Row const& row) { append_row(out, form, row); });
        append_array(object.member("rules"), form.rules, [&](Rule const& rule) {
            append_rule(out, forms, rule, language);
        });
    }
    return out + '\n';
}

} // namespace gopbieu
