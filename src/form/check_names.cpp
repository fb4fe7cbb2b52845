#include "form/check_names.hpp"

#include "base/catalogue/schemas.hpp"
#include "form/in_words.hpp"
#include "form/scope.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

// Looks at the names of one expression.
class NameCheck {
public:
    NameCheck(SchemaReading& reading, NamePlace const& place)
        : m_reading(reading), m_form(reading.form()), m_place(place)
    {
    }

    void look_at(Expression const& use)
    {
        auto const& reference = use.reference;
        bool const own = reference.form.empty() && reference.whose == Reference::Whose::own;
        if (!m_place.over && !own) {
            report(use, say::schema_own_figures_only, {{"found", to_text(reference)}});
        } else if (!reference.form.empty() && reference.form != m_form.id) {
            m_reading.schema.foreign.push_back({reference,
                                                use.last,
                                                *m_place.over,
                                                place_in(*m_place.node, use.at, m_reading.file)});
        } else if (use.kind == Expression::Kind::range) {
            look_at_range(use);
        } else if (known(use, reference) && !holds_figures(m_form, reference)) {
            report(use, say::schema_no_figures, {{"found", to_text(reference)}});
        } else {
            look_at_kind(use, kind_of(m_form, reference));
        }
    }

private:
    void look_at_range(Expression const& use)
    {
        auto last = use.reference;
        last.name = use.last;
        bool const first_known = known(use, use.reference);
        bool const last_known = known(use, last);
        if (first_known && last_known && names_in_range(m_form, use).empty()) {
            report(use, say::schema_bad_range, {{"first", use.reference.name}, {"last", use.last}});
        } else if (first_known && last_known) {
            look_at_kind(use, kind_of(m_form, use.reference));
        }
    }

    // A rule over rows has no column of its own, so that a bare row is no figure there.
    void look_at_kind(Expression const& use, NameKind kind)
    {
        if (!m_place.over) {
            return;
        }
        bool const row = kind == NameKind::row && *m_place.over != Over::columns;
        bool const column = kind == NameKind::column && *m_place.over != Over::rows;
        if (row || column) {
            auto const& name = use.reference.name;
            report(use,
                   row ? say::schema_row_needs_column : say::schema_column_needs_row,
                   {{"found", name}, {"for", word_of(*m_place.over)}});
        }
    }

    bool known(Expression const& use, Reference const& reference)
    {
        if (kind_of(m_form, reference) != NameKind::unknown) {
            return true;
        }
        auto names = names_with_figures(m_form);
        auto found = reference.name;
        if (!reference.qualifier.empty()) {
            bool const row = m_form.find_row(reference.name) != nullptr;
            found = row ? reference.qualifier : reference.name;
            std::erase_if(names, [&](std::string const& name) {
                return (m_form.find_column(name) != nullptr) != row;
            });
        }
        report(use,
               say::schema_unknown_name,
               {{"found", found}, {"hint", nearest_hint(found, names)}});
        return false;
    }

    static std::string word_of(Over over)
    {
        return over == Over::rows ? "rows" : over == Over::columns ? "columns" : "once";
    }

    void report(Expression const& use, Say say, Args args)
    {
        auto place = place_in(*m_place.node, use.at, m_reading.file);
        m_reading.findings.push_back(finding(say, std::move(place), std::move(args)));
    }

    SchemaReading& m_reading;
    FormDefinition const& m_form;
    NamePlace const& m_place;
};

} // namespace

void check_names(SchemaReading& reading, Expression const& expression, NamePlace const& place)
{
    NameCheck check(reading, place);
    for_each_name(expression, [&](Expression const& use) { check.look_at(use); });
}

std::vector<std::string> names_with_figures(FormDefinition const& form)
{
    std::vector<std::string> names;
    for (auto const& column : form.columns) {
        if (column.measure.holds_numbers()) {
            names.push_back(column.id);
        }
    }
    for (auto const& row : form.rows) {
        if (holds_figures(row)) {
            names.push_back(row.id);
        }
    }
    return names;
}

Place place_in(YamlNode const& node, std::size_t offset, std::string const& file)
{
    // Editors count letters, not bytes. Texts over several lines are placed at their beginning.
    std::uint32_t letters = node.quoted ? 1 : 0;
    std::string_view rest(node.text);
    auto const end = rest.size() - std::min(offset, rest.size());
    while (rest.size() > end) {
        rest.remove_prefix(first_character(rest).length);
        ++letters;
    }
    auto place = place_of(node, file);
    place.column += letters;
    return place;
}

} // namespace gopbieu
