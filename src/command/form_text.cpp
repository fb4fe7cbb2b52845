#include "command/form_text.hpp"

#include "base/catalogue/program.hpp"
#include "form/prose.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

constexpr std::array<Say, 8> type_says{say::form_type_count,
                                       say::form_type_number,
                                       say::form_type_percent,
                                       say::form_type_text,
                                       say::form_type_date,
                                       say::form_type_key,
                                       say::form_type_choice,
                                       say::form_type_ordinal};
constexpr std::array<Say, 9> way_says{say::form_way_none,
                                      say::form_way_sum,
                                      say::form_way_mean,
                                      say::form_way_worked_out,
                                      say::form_way_max,
                                      say::form_way_min,
                                      say::form_way_latest,
                                      say::form_way_join,
                                      say::form_way_worked_out};

std::string joined_with(std::vector<std::string> const& parts, std::string const& sign)
{
    std::string text;
    for (auto const& part : parts) {
        text += (text.empty() || part.empty() ? "" : sign) + part;
    }
    return text;
}

class FormText {
public:
    FormText(FormsInSight const& forms, Language language, bool markdown)
        : m_forms(forms), m_form(forms.own), m_language(language), m_markdown(markdown)
    {
    }

    std::string all()
    {
        frame();
        heading(say::form_columns);
        for (auto const& column : m_form.columns) {
            item(0, name(column.number, joined_with(column.path, " / "), column.id), marks(column));
        }
        rows();
        rules();
        return std::move(m_text);
    }

private:
    [[nodiscard]] std::string say(Say what, Args const& args = {}) const
    {
        return words(what, args, m_language);
    }

    void line(std::string const& text) { m_text += text + '\n'; }
    void heading(Say what)
    {
        line((m_markdown ? "\n## " : "\n") + say(what) + (m_markdown ? "\n" : ":"));
    }
    void item(std::size_t depth, std::string const& what, std::vector<std::string> const& marks)
    {
        auto const more = joined_with(marks, "; ");
        line(std::string((depth + (m_markdown ? 0 : 1)) * 2, ' ') + (m_markdown ? "- " : "") +
             what + (more.empty() ? "" : ": " + more));
    }
    [[nodiscard]] std::string code(std::string const& text) const
    {
        return m_markdown ? "`" + text + "`" : text;
    }
    [[nodiscard]] std::string
    name(std::string const& number, std::string const& label, std::string const& id) const
    {
        return (number.empty() ? "" : number + " ") + label + " [" + code(id) + "]";
    }

    void frame()
    {
        auto const title = (m_form.number.empty() ? "" : m_form.number + ": ") + m_form.title;
        line(m_markdown ? "# " + title + "\n" : title);
        line(code(m_form.id) + ". " + say(say::form_edition) + ": " + m_form.edition +
             (m_form.source.empty() ? "."
                                    : ". " + say(say::form_source) + ": " + m_form.source + "."));
        if (m_form.inferred) {
            line((m_markdown ? "\n*" : "") + say(say::form_inferred) + (m_markdown ? "*" : ""));
        }
    }

    void measure(std::vector<std::string>& marks, Measure const& measure) const
    {
        marks.push_back(say(type_says.at(static_cast<std::size_t>(measure.type)),
                            {{"choices", joined_with(measure.choices, ", ")}}) +
                        (measure.unit.empty() ? "" : " (" + measure.unit + ")"));
        if (!measure.holds_facts()) {
            return;
        }
        auto const& expression = measure.weight ? measure.weight : measure.formula;
        marks.push_back(
            say(way_says.at(static_cast<std::size_t>(measure.way)),
                {{"expression", expression ? prose(*expression, m_forms, m_language) : ""}}));
        if (measure.nature != Nature::unsaid) {
            constexpr std::array<Say, 3> natures{
                say::form_nature_stock, say::form_nature_flow, say::form_nature_overlaps};
            marks.push_back(say(natures.at(static_cast<std::size_t>(measure.nature) - 1)));
        }
        if (measure.least || measure.most) {
            marks.push_back(say(say::form_between,
                                {{"least", measure.least ? measure.least->text() : "…"},
                                 {"most", measure.most ? measure.most->text() : "…"}}));
        }
        if (measure.required) {
            marks.push_back(say(say::form_mark_required));
        }
    }

    [[nodiscard]] std::vector<std::string> marks(Column const& column) const
    {
        std::vector<std::string> found;
        measure(found, column.measure);
        add_if(found, column.optional, say::form_mark_optional);
        add_if(found, column.inferred, say::form_mark_inferred);
        return found;
    }

    void add_if(std::vector<std::string>& marks, bool condition, Say what) const
    {
        if (condition) {
            marks.push_back(say(what));
        }
    }

    [[nodiscard]] std::vector<std::string> marks(Row const& row) const
    {
        std::vector<std::string> found;
        add_if(found, row.heading, say::form_mark_heading);
        if (row.measure) {
            measure(found, *row.measure);
        }
        for (auto const& cell : row.cells) {
            auto const* const column = m_form.find_column(cell.column);
            if (!cell.inherited && column != nullptr) {
                std::vector<std::string> of_cell;
                measure(of_cell, cell.measure);
                found.push_back(
                    say(say::form_mark_cell,
                        {{"column", column->label()}, {"measure", joined_with(of_cell, ", ")}}));
            }
        }
        add_if(found, row.optional, say::form_mark_optional);
        add_if(found, row.inferred, say::form_mark_inferred);
        if (!row.closed.empty()) {
            found.push_back(say(say::form_mark_closed, {{"found", joined_with(row.closed, ", ")}}));
        }
        add_if(found, row.parts == Parts::within, say::form_mark_within);
        add_if(found, row.parts == Parts::split, say::form_mark_split);
        return found;
    }

    void rows()
    {
        heading(say::form_rows);
        constexpr std::array<Say, 3> kinds{
            say::form_rows_keyed, say::form_rows_fixed, say::form_rows_list};
        line(say(kinds.at(static_cast<std::size_t>(m_form.row_kind))) + (m_markdown ? "\n" : ""));
        for (auto const& row : m_form.rows) {
            std::size_t depth = 0;
            for (auto parent = row.parent; parent; parent = m_form.rows[*parent].parent) {
                ++depth;
            }
            item(depth, name(row.number, row.label, row.id), marks(row));
        }
        if (m_form.total_row) {
            line((m_markdown ? "\n" : "") +
                 say(say::form_total_row, {{"label", m_form.total_row->label}}));
        }
    }

    void rules()
    {
        heading(say::form_rules);
        if (m_form.rules.empty()) {
            line(say(say::form_no_rules));
        }
        for (auto const& rule : m_form.rules) {
            auto text = code(rule.id) + " (" + words(rule.severity, m_language) + ") " +
                        prose(rule, m_forms, m_language);
            if (!rule.why.empty()) {
                text += " " + rule.why;
            }
            auto const more = joined_with(rule_marks(rule), "; ");
            item(0, text + (more.empty() ? "" : " [" + more + "]"), {});
        }
    }

    [[nodiscard]] std::vector<std::string> rule_marks(Rule const& rule) const
    {
        std::vector<std::string> found;
        add_if(found, rule.from_group, say::form_from_group);
        if (!rule.only.empty() && !rule.from_group) {
            found.push_back(say(say::form_only, {{"found", joined_with(rule.only, ", ")}}));
        }
        if (!rule.since.empty()) {
            found.push_back(say(say::form_since, {{"found", rule.since}}));
        }
        if (!rule.until.empty()) {
            found.push_back(say(say::form_until, {{"found", rule.until}}));
        }
        add_if(found, rule.inferred, say::form_mark_inferred);
        if (!rule.source.empty()) {
            found.push_back(rule.source);
        }
        return found;
    }

    FormsInSight const& m_forms;
    FormDefinition const& m_form;
    Language m_language;
    bool m_markdown;
    std::string m_text;
};

} // namespace

std::string form_text(FormsInSight const& forms, Language language, bool markdown)
{
    return FormText(forms, language, markdown).all();
}

} // namespace gopbieu
