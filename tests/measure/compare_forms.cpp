#include "measure/compare_forms.hpp"

#include "measure/relations.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu::measure {

namespace {

std::optional<std::size_t> index_of(std::vector<std::string> const& list, std::string const& item)
{
    auto const found = std::ranges::find(list, item);
    return found == list.end() ? std::nullopt
                               : std::optional(static_cast<std::size_t>(found - list.begin()));
}

class Comparer {
public:
    Comparer(FormDefinition const& schema, FormDefinition const& draft)
        : m_schema(schema), m_draft(draft), m_names(schema), m_draft_names(draft)
    {
    }

    Comparison compare()
    {
        compare_columns();
        compare_rows();
        compare_rules();
        return m_result;
    }

private:
    static Measure usual()
    {
        Measure measure;
        measure.way = Way::sum;
        return measure;
    }

    void compare_columns()
    {
        for (std::size_t at = 0; at < m_schema.columns.size(); ++at) {
            auto const other = index_of(m_draft_names.columns, m_names.columns[at]);
            m_result.columns.add(other.has_value());
            m_subject = m_names.columns[at];
            note(other.has_value(), "column");
            compare_measures(m_schema.columns[at].measure,
                             other ? &m_draft.columns[*other].measure : nullptr);
        }
    }

    void compare_measures(Measure const& own, Measure const* other)
    {
        bool const same_type = other != nullptr && other->type == own.type;
        m_result.types.add(same_type);
        note(same_type, "type");
        if (own.holds_numbers()) {
            bool const same = other != nullptr && same_way(own, *other);
            m_result.ways.add(same);
            note(same, "way");
        }
    }

    void note(bool good, std::string const& what)
    {
        if (!good) {
            m_result.details.push_back(what + ": " + m_subject);
        }
    }

    // A ratio and the formula "100 * a / b" are the same way written twice.
    bool same_way(Measure const& own, Measure const& other) const
    {
        if (own.derived() && other.derived()) {
            return same(own.formula, other.formula);
        }
        return own.way == other.way && (own.way != Way::mean || same(own.weight, other.weight));
    }

    bool same(std::optional<Expression> const& own, std::optional<Expression> const& other) const
    {
        if (!own || !other) {
            return false;
        }
        auto const print = fingerprint(*own, m_schema, m_names);
        return !print.empty() && print == fingerprint(*other, m_draft, m_draft_names);
    }

    void compare_rows()
    {
        if (m_schema.row_kind != RowKind::fixed) {
            m_result.rows.add(m_draft.row_kind == m_schema.row_kind &&
                              m_draft.total_row.has_value() == m_schema.total_row.has_value());
            return;
        }
        for (std::size_t at = 0; at < m_schema.rows.size(); ++at) {
            auto const other = index_of(m_draft_names.rows, m_names.rows[at]);
            auto const& row = m_schema.rows[at];
            bool const good =
                other && m_draft.rows[*other].heading == row.heading &&
                parent_name(m_schema, m_names, at) == parent_name(m_draft, m_draft_names, *other);
            m_result.rows.add(good);
            m_subject = m_names.rows[at];
            note(good, "row");
            if (!row.heading) {
                compare_row_measure(row, other);
            }
        }
    }

    static std::string
    parent_name(FormDefinition const& form, PrintedNames const& names, std::size_t row)
    {
        auto const parent = form.rows[row].parent;
        return parent ? names.rows[*parent] : "";
    }

    // Rows that are what their columns are need not be counted again.
    void compare_row_measure(Row const& row, std::optional<std::size_t> other)
    {
        auto const own = own_measure(m_schema, &row);
        auto const theirs =
            other ? own_measure(m_draft, &m_draft.rows[*other]) : std::optional<Measure>();
        if (own || theirs) {
            compare_measures(own ? *own : m_usual,
                             theirs ? &*theirs : (other ? &m_usual : nullptr));
        }
    }

    // What a row says itself about its figures; nothing when it says no more than its columns.
    static std::optional<Measure> own_measure(FormDefinition const& form, Row const* row)
    {
        for (auto const& column : form.columns) {
            if (column.measure.type == ValueType::count && column.measure.way == Way::sum) {
                auto const& measure = form.measure(row, column);
                bool const usual = measure.type == ValueType::count && measure.way == Way::sum;
                return usual ? std::nullopt : std::optional(measure);
            }
        }
        return {};
    }

    void compare_rules()
    {
        auto const wanted = relations_of(m_schema, m_names);
        auto const found = relations_of(m_draft, m_draft_names);
        for (auto const& [relation, equal] : wanted) {
            auto const same = found.find(relation);
            m_result.rules.add(same != found.end());
            m_subject = text_of(relation, equal);
            note(same != found.end(), "rule");
            note(same == found.end() || same->second == equal, "relation");
            m_result.exact_rules += same != found.end() && same->second == equal ? 1U : 0U;
        }
        for (auto const& [relation, equal] : found) {
            m_result.surplus += wanted.contains(relation) ? 0U : 1U;
            m_subject = text_of(relation, equal);
            note(wanted.contains(relation), "surplus");
        }
    }

    static std::string text_of(Relation const& relation, bool equal)
    {
        std::string text;
        for (auto const& [name, sign] : relation) {
            text += (sign > 0 ? " + " : " - ") + name;
        }
        return text + (equal ? " = 0" : " <> 0");
    }

    FormDefinition const& m_schema;
    FormDefinition const& m_draft;
    PrintedNames m_names, m_draft_names;
    Measure m_usual = usual();
    std::string m_subject; ///< what is being compared
    Comparison m_result;
};

} // namespace

void Comparison::add(Comparison const& other)
{
    columns.add(other.columns);
    types.add(other.types);
    ways.add(other.ways);
    rows.add(other.rows);
    rules.add(other.rules);
    exact_rules += other.exact_rules;
    surplus += other.surplus;
    details.insert(details.end(), other.details.begin(), other.details.end());
}

Comparison compare_forms(FormDefinition const& schema, FormDefinition const& draft)
{
    return Comparer(schema, draft).compare();
}

} // namespace gopbieu::measure
