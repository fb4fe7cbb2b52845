#include "base/catalogue/schemas.hpp"
#include "form/check_names.hpp"
#include "form/in_words.hpp"
#include "form/scope.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

bool digits(std::string_view text)
{
    return std::ranges::all_of(text, [](char one) { return one >= '0' && one <= '9'; });
}

// "2025" or "2025-11".
bool good_period(std::string_view text)
{
    bool const year = text.size() >= 4 && digits(text.substr(0, 4));
    if (!year || text.size() == 4) {
        return year;
    }
    auto const month = text.substr(5);
    return text[4] == '-' && month.size() == 2 && digits(month) && month >= "01" && month <= "12";
}

// Takes one written rule apart.
class RuleReader {
public:
    RuleReader(SchemaReading& reading, YamlNode const& item)
        : m_reading(reading), m_item(item), m_map(reading.map(item))
    {
    }

    Rule read()
    {
        m_rule.line = m_item.line;
        m_rule.id = m_map.required_text("id");
        m_map.required("level");
        m_rule.severity =
            static_cast<Severity>(m_map.choice("level", {"error", "explain", "note"}));
        m_rule.blank =
            static_cast<BlankPolicy>(m_map.choice("blank", {"by-type", "zero", "skip", "error"}));
        m_rule.why = m_map.text("why");
        m_rule.source = m_map.text("source");
        m_rule.inferred = m_map.flag("inferred");
        read_tolerance();
        read_periods();
        read_expressions();
        m_rule.over = read_over();
        check_expressions();
        read_only();
        read_samples("passes", m_rule.passes);
        read_samples("fails", m_rule.fails);
        m_map.refuse_unknown();
        return std::move(m_rule);
    }

private:
    void read_tolerance()
    {
        auto const tolerance = read_figure(m_reading, m_map, "tolerance");
        m_rule.tolerance = tolerance.value_or(Exact());
        if (m_rule.tolerance.sign() < 0) {
            m_reading.report(*m_map.find("tolerance"),
                             say::schema_bounds_crossed,
                             {{"first", "0"}, {"last", m_rule.tolerance.text()}});
        }
    }

    void read_periods()
    {
        for (auto* const period : {&m_rule.since, &m_rule.until}) {
            auto const* const key = period == &m_rule.since ? "since" : "until";
            *period = m_map.text(key);
            auto const* const node = m_map.find(key);
            if (node != nullptr && !good_period(*period)) {
                m_reading.report(*node, say::schema_bad_period, {{"found", *period}});
            }
        }
        auto const common = std::min(m_rule.since.size(), m_rule.until.size());
        if (m_rule.since.substr(0, common) > m_rule.until.substr(0, common)) {
            m_reading.report(
                *m_map.find("until"),
                say::schema_bounds_crossed,
                {{"first", "since: " + m_rule.since}, {"last", "until: " + m_rule.until}});
        }
    }

    void read_expressions()
    {
        m_rule.text = m_map.required_text("rule");
        m_claim = m_map.find("rule");
        if (m_claim != nullptr && !m_rule.text.empty()) {
            auto parsed = parse_at(parse_claim, *m_claim, m_reading.file, m_reading.findings);
            m_parsed = parsed.has_value();
            m_rule.claim = parsed ? std::move(*parsed) : Claim{};
        }
        m_when = m_map.find("when");
        if (m_when != nullptr) {
            m_rule.when = parse_at(parse_expression, *m_when, m_reading.file, m_reading.findings);
        }
    }

    void each_name(std::function<void(Expression const&)> const& visit) const
    {
        for_each_name(m_rule.claim, visit);
        if (m_rule.when) {
            for_each_name(*m_rule.when, visit);
        }
    }

    [[nodiscard]] bool of_other_form(Expression const& use) const
    {
        return !use.reference.form.empty() && use.reference.form != m_reading.form().id;
    }

    Over read_over()
    {
        if (m_map.find("for") != nullptr) {
            auto const word = m_map.choice("for", {"rows", "columns", "once"});
            return static_cast<Over>(word + static_cast<std::size_t>(Over::rows));
        }
        return m_parsed ? over_by_names() : Over::once;
    }

    // What the names say. Those of other forms do not tell whether they are rows or columns.
    Over over_by_names()
    {
        std::string row, column;
        bool any = false, foreign = false;
        each_name([&](Expression const& use) {
            any = true;
            auto const kind = kind_of(m_reading.form(), use.reference);
            if (of_other_form(use)) {
                foreign = foreign || use.reference.qualifier.empty();
            } else if (kind == NameKind::row) {
                row = use.reference.name;
            } else if (kind == NameKind::column) {
                column = use.reference.name;
            }
        });
        m_mixed = !row.empty() && !column.empty();
        if (!any) {
            m_reading.report(*m_claim, say::schema_names_nothing);
        } else if (m_mixed) {
            m_reading.report(*m_claim, say::schema_mixed_rule, {{"first", row}, {"last", column}});
        } else if (row.empty() && column.empty() && foreign) {
            m_reading.report(*m_claim, say::schema_foreign_only);
        }
        return !column.empty() ? Over::rows : !row.empty() ? Over::columns : Over::once;
    }

    void check_expressions()
    {
        if (m_mixed) {
            return; // every name would be told again
        }
        auto const check = [&](Expression const& expression, YamlNode const* node) {
            check_names(m_reading, expression, {node, m_rule.over});
        };
        if (m_parsed) {
            check(m_rule.claim.left, m_claim);
            check(m_rule.claim.right, m_claim);
        }
        if (m_parsed && m_rule.claim.relation == Relation::within) {
            check(m_rule.claim.upper, m_claim);
        }
        if (m_rule.when) {
            check(*m_rule.when, m_when);
        }
    }

    void read_only()
    {
        auto const* const node = m_map.find("only");
        for (auto const& item : m_map.list("only")) {
            auto const place = place_of(item, m_reading.file);
            bool const rows = m_rule.over == Over::rows;
            if (m_rule.over != Over::once && check_id(m_reading, place, rows, item.text)) {
                check_place(item, rows);
            }
            m_rule.only.push_back(item.text);
        }
        if (node != nullptr && m_rule.over == Over::once && !m_mixed) {
            m_reading.report(*node,
                             say::schema_key_unused,
                             {{"key", "only"}, {"expected", "for: rows, columns"}});
        }
    }

    void check_place(YamlNode const& item, bool row)
    {
        auto const& form = m_reading.form();
        bool const figures = row ? !form.find_row(item.text)->heading
                                 : form.find_column(item.text)->measure.holds_numbers();
        if (!figures) {
            m_reading.report(item, say::schema_no_figures, {{"found", item.text}});
        }
    }

    void read_samples(std::string_view key, std::vector<Sample>& samples)
    {
        auto const* const node = m_map.find(key);
        if (node == nullptr) {
            return;
        }
        if (node->kind == YamlNode::Kind::list) {
            for (auto const& item : node->items) {
                samples.push_back(read_sample(item));
            }
        } else {
            samples.push_back(read_sample(*node));
        }
    }

    Sample read_sample(YamlNode const& node)
    {
        Sample sample;
        sample.line = node.line;
        sample.column = node.column;
        if (node.kind != YamlNode::Kind::map) {
            m_reading.report(
                node, say::yaml_wrong_kind, {{"found", node.text}, {"expected", "{a: 1, b: 2}"}});
        }
        for (auto const& [key, value] : node.entries) {
            auto number = Exact::parse(value.text);
            bool const blank = value.kind == YamlNode::Kind::null || value.text == "null";
            if (!number && !blank) {
                m_reading.report(
                    value, say::schema_no_number, {{"key", key.text}, {"found", value.text}});
            }
            sample.values.emplace_back(sample_name(key), number);
        }
        return sample;
    }

    // The name as to_text() writes it, which is how samples are looked up.
    std::string sample_name(YamlNode const& key)
    {
        auto const parsed = parse_expression(key.text);
        bool const name = parsed && parsed.value->kind == Expression::Kind::name;
        auto text = name ? to_text(parsed.value->reference) : key.text;
        auto const used = names_used();
        bool const known = std::ranges::find(used, text) != used.end() ||
                           (name && !parsed.value->reference.form.empty() && m_range_of_other_form);
        if (!known && m_parsed) {
            m_reading.report(key,
                             say::schema_sample_name,
                             {{"found", key.text}, {"hint", nearest_hint(text, used)}});
        }
        return text;
    }

    std::vector<std::string> const& names_used()
    {
        if (m_used.empty()) {
            each_name([&](Expression const& use) {
                m_used.push_back(to_text(use.reference));
                m_range_of_other_form = m_range_of_other_form ||
                                        (use.kind == Expression::Kind::range && of_other_form(use));
                if (use.kind == Expression::Kind::range) {
                    for (auto const& name : names_in_range(m_reading.form(), use)) {
                        m_used.push_back(to_text(name));
                    }
                }
            });
        }
        return m_used;
    }

    SchemaReading& m_reading;
    YamlNode const& m_item;
    YamlMap m_map;
    Rule m_rule;
    YamlNode const* m_claim = nullptr;
    YamlNode const* m_when = nullptr;
    bool m_parsed = false, m_mixed = false;
    std::vector<std::string> m_used; ///< names of the rule, those in its ranges too
    bool m_range_of_other_form = false;
};

} // namespace

void read_rules(SchemaReading& reading, YamlNode const& list)
{
    auto& rules = reading.form().rules;
    for (auto const& item : list.items) {
        auto rule = RuleReader(reading, item).read();
        if (std::ranges::find(rules, rule.id, &Rule::id) != rules.end() && !rule.id.empty()) {
            reading.report(item, say::schema_double_id, {{"found", rule.id}});
        }
        rules.push_back(std::move(rule));
    }
}

} // namespace gopbieu
