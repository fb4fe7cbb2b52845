// "Trong đó" and "chia ra" of the header and of the rows, made into rules.

#include "base/catalogue/schemas.hpp"
#include "form/check_names.hpp"
#include "form/scope.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

// Makes the rules of one group of columns or of the rows below one row.
class PartsResolver {
public:
    PartsResolver(SchemaReading& reading, PendingParts const& pending)
        : m_reading(reading), m_form(reading.form()), m_pending(pending)
    {
    }

    void resolve()
    {
        if (m_pending.rows) {
            for (auto const index : m_pending.parts) {
                auto const kind = m_form.rows[index].as_part.value_or(m_pending.kind);
                add_row(index, kind);
            }
        } else {
            add_columns();
        }
        if ((m_within.empty() && m_split.empty()) || !whole_is_known()) {
            return;
        }
        for (auto const& part : m_within) {
            make_rule(part + "/" + m_pending.whole, part + " <= " + m_pending.whole);
        }
        if (!m_split.empty()) {
            make_rule(m_split.front() + ".." + m_split.back(), sum() + " = " + m_pending.whole);
        }
    }

private:
    std::vector<std::string>& list_of(Parts kind)
    {
        return kind == Parts::within ? m_within : m_split;
    }

    // Rows below a printed title without a meaning of its own stand in its place.
    void add_row(std::size_t index, Parts kind)
    {
        auto const& row = m_form.rows[index];
        if (kind == Parts::unrelated) {
            return;
        }
        if (!row.heading) {
            if (!row.measure || row.measure->way == Way::sum) {
                list_of(kind).push_back(row.id);
            }
            return;
        }
        for (std::size_t at = index + 1; row.parts == Parts::unrelated && at < m_form.rows.size();
             ++at) {
            if (m_form.rows[at].parent == index) {
                add_row(at, m_form.rows[at].as_part.value_or(kind));
            }
        }
    }

    // Columns that are already parts of one of these columns are not counted twice.
    void add_columns()
    {
        auto const inside = [](std::vector<std::size_t> const& list, std::size_t index) {
            return std::ranges::find(list, index) != list.end();
        };
        for (auto const index : m_pending.parts) {
            auto const& column = m_form.columns[index];
            bool const counted_elsewhere =
                std::ranges::any_of(m_reading.parts, [&](PendingParts const& other) {
                    auto const* const whole = m_form.find_column(other.whole);
                    return &other != &m_pending && !other.rows && whole != nullptr &&
                           whole != &column && other.whole != m_pending.whole &&
                           inside(other.parts, index) &&
                           inside(m_pending.parts,
                                  static_cast<std::size_t>(whole - m_form.columns.data()));
                });
            if (column.id != m_pending.whole && column.measure.way == Way::sum &&
                !counted_elsewhere) {
                list_of(m_pending.kind).push_back(column.id);
            }
        }
    }

    bool whole_is_known()
    {
        if (m_pending.whole.empty()) {
            m_reading.report(*m_pending.node, say::schema_no_whole, {{"label", label()}});
            return false;
        }
        auto const place = place_of(*m_pending.node, m_reading.file);
        if (!check_id(m_reading, place, m_pending.rows, m_pending.whole)) {
            return false;
        }
        Reference whole;
        whole.name = m_pending.whole;
        if (!holds_figures(m_form, whole)) {
            m_reading.report(*m_pending.node, say::schema_no_figures, {{"found", m_pending.whole}});
            return false;
        }
        return true;
    }

    [[nodiscard]] std::string label() const
    {
        auto const parent =
            m_pending.rows ? m_form.rows[m_pending.parts.front()].parent : std::nullopt;
        return parent ? m_form.rows[*parent].label : std::string();
    }

    // The shortest way to write it: a range where it means exactly these.
    [[nodiscard]] std::string sum() const
    {
        if (m_split.size() == 1) {
            return m_split.front();
        }
        Expression range;
        range.kind = Expression::Kind::range;
        range.reference.name = m_split.front();
        range.last = m_split.back();
        auto const inside = names_in_range(m_form, range);
        if (std::ranges::equal(inside, m_split, {}, &Reference::name)) {
            return "SUM(" + m_split.front() + ".." + m_split.back() + ")";
        }
        std::string text;
        for (auto const& part : m_split) {
            text += (text.empty() ? "SUM(" : ", ") + part;
        }
        return text + ")";
    }

    void make_rule(std::string id, std::string text)
    {
        Rule rule;
        auto claim = parse_claim(text);
        if (!claim) {
            return; // an id that is no name, which was reported
        }
        rule.id = std::move(id);
        rule.claim = std::move(*claim.value);
        rule.text = std::move(text);
        rule.severity = m_pending.severity;
        rule.why = m_pending.why;
        rule.inferred = m_pending.inferred;
        rule.over = m_pending.rows ? Over::columns : Over::rows;
        rule.from_group = true;
        rule.line = m_pending.node->line;
        bool somewhere = true;
        if (!m_pending.rows) {
            rule.only = rows_that_add_up(somewhere);
        }
        if (somewhere) {
            m_form.rules.push_back(std::move(rule));
        }
    }

    // Parts and whole of a mean do not add up. Empty: all rows do.
    [[nodiscard]] std::vector<std::string> rows_that_add_up(bool& somewhere) const
    {
        std::vector<std::string> ids;
        bool all = true;
        for (auto const& row : m_form.rows) {
            bool const adds =
                !row.measure || row.measure->way == Way::sum || row.measure->derived();
            if (!row.heading && adds) {
                ids.push_back(row.id);
            }
            all = all && adds;
        }
        somewhere = all || !ids.empty();
        return all ? std::vector<std::string>() : ids;
    }

    SchemaReading& m_reading;
    FormDefinition& m_form;
    PendingParts const& m_pending;
    std::vector<std::string> m_within, m_split;
};

} // namespace

void resolve_parts(SchemaReading& reading)
{
    // Groups within groups were read first; rules stand in the order of the file.
    std::ranges::stable_sort(reading.parts, {}, [](PendingParts const& one) {
        return std::pair(one.node->line, one.node->column);
    });
    for (auto const& pending : reading.parts) {
        PartsResolver(reading, pending).resolve();
    }
}

} // namespace gopbieu
