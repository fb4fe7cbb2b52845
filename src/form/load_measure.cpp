#include "base/catalogue/schemas.hpp"
#include "form/check_names.hpp"
#include "form/schema_reading.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace gopbieu {

namespace {

constexpr std::array<std::string_view, 8> type_words{
    "count", "number", "percent", "text", "date", "choice", "key", "ordinal"};
constexpr std::array<ValueType, 8> types{ValueType::count,
                                         ValueType::number,
                                         ValueType::percent,
                                         ValueType::text,
                                         ValueType::date,
                                         ValueType::choice,
                                         ValueType::key,
                                         ValueType::ordinal};

// In the order of Way.
constexpr std::array<std::string_view, 9> way_words{
    "none", "sum", "mean", "ratio", "max", "min", "latest", "join", "formula"};

std::vector<Way> ways_of(ValueType type)
{
    switch (type) {
    case ValueType::count:
    case ValueType::number:
    case ValueType::percent:
        return {Way::none,
                Way::sum,
                Way::mean,
                Way::ratio,
                Way::max,
                Way::min,
                Way::latest,
                Way::formula};
    case ValueType::text:
    case ValueType::choice:
        return {Way::none, Way::latest, Way::join};
    case ValueType::date:
        return {Way::none, Way::latest, Way::join, Way::max, Way::min};
    case ValueType::key:
    case ValueType::ordinal:
        break;
    }
    return {};
}

std::string words_of(std::vector<Way> const& ways)
{
    std::vector<std::string_view> words;
    for (auto const way : ways) {
        words.push_back(way_words[static_cast<std::size_t>(way)]);
    }
    return joined(words);
}

// Takes the keys of one column or row that say what its figures are.
class MeasureReader {
public:
    MeasureReader(SchemaReading& reading, YamlMap& map, YamlNode const& item, Owner owner)
        : m_reading(reading), m_map(map), m_item(item), m_owner(owner)
    {
    }

    /// One column in a row of a fixed form.
    MeasureReader(
        SchemaReading& reading, YamlMap& map, YamlNode const& item, Owner row, Column const& column)
        : MeasureReader(reading, map, item, row)
    {
        m_column = &column;
    }

    Measure read()
    {
        read_type();
        m_measure.required = m_map.flag("required");
        m_measure.unit = m_map.text("unit");
        if (m_map.find("nature") != nullptr) {
            auto const word = m_map.choice("nature", {"stock", "flow", "overlaps"});
            m_measure.nature = static_cast<Nature>(word + 1);
        }
        read_choices();
        read_bounds();
        read_way();
        read_weight();
        read_ratio();
        read_formula();
        return std::move(m_measure);
    }

private:
    void read_type()
    {
        if (m_owner.row && m_map.find("type") == nullptr) {
            m_measure.type = m_column != nullptr ? m_column->measure.type : type_of_columns();
            return;
        }
        m_map.required("type");
        // A row can be no key and no ordinal: those are columns.
        auto const known = type_words.begin() + (m_owner.row ? 6 : 8);
        m_measure.type = types.at(m_map.choice("type", {type_words.begin(), known}));
    }

    // A row that only says more about figures which the columns describe.
    ValueType type_of_columns()
    {
        std::vector<ValueType> found;
        for (auto const& column : m_reading.form().columns) {
            auto const type = column.measure.type;
            if (rows_may_decide(column) && std::ranges::find(found, type) == found.end()) {
                found.push_back(type);
            }
        }
        if (found.size() > 1) {
            m_reading.report(m_item, say::schema_row_type_unclear, {{"row", id()}});
        }
        return found.empty() ? ValueType::count : found.front();
    }

    void read_choices()
    {
        auto const* const node = m_map.find("choices");
        m_measure.choices = read_texts(m_map, "choices");
        auto const& choices = m_measure.choices;
        if (m_measure.type == ValueType::choice && choices.empty()) {
            m_reading.report(m_item, say::schema_no_choices, {{"column", id()}});
        }
        if (m_measure.type != ValueType::choice && node != nullptr) {
            unused(*node, "choices", "type: choice");
        }
        for (auto one = choices.begin(); one != choices.end(); ++one) {
            if (std::find(choices.begin(), one, *one) != one) {
                m_reading.report(*node, say::schema_double_choice, {{"found", *one}});
            }
        }
    }

    void read_bounds()
    {
        for (auto const* const key : {"min", "max"}) {
            auto const* const node = m_map.find(key);
            if (node != nullptr && !m_measure.holds_numbers()) {
                unused(*node, key, "type: count, number, percent");
            }
        }
        m_measure.least = read_figure(m_reading, m_map, "min");
        m_measure.most = read_figure(m_reading, m_map, "max");
        if (m_measure.least && m_measure.most && *m_measure.least > *m_measure.most) {
            m_reading.report(*m_map.find("max"),
                             say::schema_bounds_crossed,
                             {{"first", "min: " + m_measure.least->text()},
                              {"last", "max: " + m_measure.most->text()}});
        }
    }

    // A count adds up unless it says otherwise; any other figure must say what becomes of it.
    void read_way()
    {
        auto const* const total = m_map.find("total");
        auto const allowed = ways_of(m_measure.type);
        if (total == nullptr) {
            m_measure.way = m_measure.type == ValueType::count ? Way::sum : Way::none;
            if (m_measure.holds_numbers() && m_measure.type != ValueType::count) {
                m_reading.report(m_item, say::schema_no_way, {{"column", id()}});
            }
            return;
        }
        m_measure.way =
            static_cast<Way>(m_map.choice("total", {way_words.begin(), way_words.end()}));
        if (std::ranges::find(allowed, m_measure.way) == allowed.end()) {
            m_reading.report(*total,
                             say::schema_way_of_text,
                             {{"column", id()},
                              {"found", total->text},
                              {"expected", allowed.empty() ? "-" : words_of(allowed)}});
        }
    }

    void read_weight()
    {
        auto const* const weight = m_map.find("weight");
        if (weight == nullptr) {
            if (m_measure.way == Way::mean) {
                m_reading.weights.push_back({m_owner, &m_item});
            }
        } else if (m_measure.way != Way::mean) {
            m_reading.report(*weight, say::schema_weight_unused, {{"column", id()}});
        } else {
            m_measure.weight = expression(*weight, false);
        }
    }

    void read_ratio()
    {
        auto const* const of = m_map.find("of");
        if (m_measure.way != Way::ratio) {
            // A row may have `of` beside `parts`.
            if (of != nullptr && !(m_owner.row && m_map.find("parts") != nullptr)) {
                unused(*of, "of", "total: ratio");
            }
            return;
        }
        if (of == nullptr || of->kind != YamlNode::Kind::list || of->items.size() != 2) {
            m_reading.report(
                of == nullptr ? m_item : *of, say::schema_bad_ratio, {{"column", id()}});
            return;
        }
        auto part = expression(of->items[0], true);
        auto whole = expression(of->items[1], true);
        if (part && whole) {
            m_measure.formula = divided(std::move(*part), std::move(*whole));
        }
    }

    void read_formula()
    {
        auto const* const formula = m_map.find("formula");
        if (m_measure.way == Way::formula && formula == nullptr) {
            m_reading.report(m_item, say::schema_no_formula, {{"column", id()}});
        } else if (m_measure.way != Way::formula && formula != nullptr) {
            unused(*formula, "formula", "total: formula");
        } else if (formula != nullptr) {
            m_measure.formula = expression(*formula, true);
        }
    }

    [[nodiscard]] Expression divided(Expression part, Expression whole) const
    {
        auto const join = [](Expression::Kind kind, Expression left, Expression right) {
            Expression both;
            both.kind = kind;
            both.at = left.at;
            both.parts.push_back(std::move(left));
            both.parts.push_back(std::move(right));
            return both;
        };
        if (m_measure.type == ValueType::percent) {
            Expression hundred;
            hundred.number = Exact(100);
            part = join(Expression::Kind::multiply, std::move(hundred), std::move(part));
        }
        return join(Expression::Kind::divide, std::move(part), std::move(whole));
    }

    std::optional<Expression> expression(YamlNode const& node, bool derives)
    {
        auto parsed = parse_at(parse_expression, node, m_reading.file, m_reading.findings);
        if (parsed) {
            m_reading.expressions.push_back({m_owner, *parsed, &node, derives});
        }
        return parsed;
    }

    void unused(YamlNode const& node, std::string const& key, std::string const& with)
    {
        m_reading.report(node, say::schema_key_unused, {{"key", key}, {"expected", with}});
    }

    [[nodiscard]] std::string id() const
    {
        if (m_column != nullptr) {
            return m_column->id;
        }
        auto const* const node = m_map.find("id");
        return node == nullptr ? std::string() : node->text;
    }

    SchemaReading& m_reading;
    YamlMap& m_map;
    YamlNode const& m_item;
    Owner m_owner;
    Column const* m_column = nullptr; ///< of a single cell
    Measure m_measure;
};

} // namespace

bool says_measure(YamlMap& map)
{
    bool said = false;
    for (auto const* const key : {"type",
                                  "total",
                                  "weight",
                                  "formula",
                                  "nature",
                                  "required",
                                  "choices",
                                  "min",
                                  "max",
                                  "unit"}) {
        said = map.find(key) != nullptr || said;
    }
    return said;
}

Measure read_measure(SchemaReading& reading, YamlMap& map, YamlNode const& item, Owner owner)
{
    return MeasureReader(reading, map, item, owner).read();
}

Measure
read_cell_measure(SchemaReading& reading, YamlNode const& item, Owner row, Column const& column)
{
    auto map = reading.map(item);
    auto measure = MeasureReader(reading, map, item, row, column).read();
    map.refuse_unknown();
    return measure;
}

void resolve_measures(SchemaReading& reading)
{
    for (auto const& one : reading.expressions) {
        check_names(reading, one.expression, {one.node, {}});
    }
    for (auto const& one : reading.weights) {
        report_missing_weight(reading, one);
    }
}

} // namespace gopbieu
