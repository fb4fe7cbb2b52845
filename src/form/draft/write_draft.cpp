#include "form/draft/write_draft.hpp"

#include "base/catalogue/drafts.hpp"
#include "form/draft/samples.hpp"
#include "form/draft/yaml_text.hpp"

#include <algorithm>
#include <array>

namespace gopbieu::draft {

namespace {

std::string_view word(ValueType type)
{
    static constexpr std::array<std::string_view, 8> words{
        "count", "number", "percent", "text", "date", "key", "choice", "ordinal"};
    return words.at(static_cast<std::size_t>(type));
}

std::string_view word(Way way)
{
    static constexpr std::array<std::string_view, 9> words{
        "none", "sum", "mean", "ratio", "max", "min", "latest", "join", "formula"};
    return words.at(static_cast<std::size_t>(way));
}

std::string_view word(Parts parts)
{
    static constexpr std::array<std::string_view, 3> words{"unrelated", "within", "split"};
    return words.at(static_cast<std::size_t>(parts));
}

std::string_view word(Severity severity)
{
    return severity == Severity::error ? "error" : "explain";
}

std::string list_of(std::vector<std::string> const& texts)
{
    std::string out = "[";
    for (auto const& text : texts) {
        out += (out.size() > 1 ? ", " : "") + yaml_scalar(text);
    }
    return out + "]";
}

void add_measure(FlowMap& map, SketchMeasure const& measure)
{
    map.add("type", std::string(word(measure.type)));
    bool const usual = measure.type == ValueType::count && measure.way == Way::sum;
    if (measure.holds_numbers() && !usual) {
        map.add("total", std::string(word(measure.way)));
    }
    if (measure.way == Way::mean) {
        map.add("weight", measure.weight);
    } else if (measure.way == Way::ratio) {
        map.add("of", "[" + measure.part + ", " + measure.whole + "]");
    } else if (measure.way == Way::formula) {
        map.add("formula", measure.formula);
    }
    if (measure.nature != Nature::unsaid) {
        map.add("nature", measure.nature == Nature::stock ? "stock" : "flow");
    }
    if (measure.required) {
        map.add("required", "true");
    }
    if (!measure.choices.empty()) {
        map.add("choices", list_of(measure.choices));
    }
    if (!measure.least.empty()) {
        map.add("min", measure.least);
    }
    if (!measure.most.empty()) {
        map.add("max", measure.most);
    }
    if (!measure.unit.empty()) {
        map.add_text("unit", measure.unit);
    }
}

class Writer {
public:
    Writer(Sketch const& sketch, Language language) : m_sketch(sketch), m_language(language) {}

    std::string write()
    {
        remark(0, {say::draft_intro, {}, false});
        remarks(0, m_sketch.remarks);
        line(0, "form: " + m_sketch.id);
        remarks(0, m_sketch.edition_remarks);
        line(0, "edition: \"" + m_sketch.edition + "\"");
        if (!m_sketch.number.empty()) {
            line(0, "number: " + yaml_scalar(m_sketch.number));
        }
        remarks(0, m_sketch.title_remarks);
        line(0, "title: " + yaml_scalar(m_sketch.title));
        write_source();
        write_heading();
        write_rows();
        write_columns();
        write_rules();
        return std::move(m_out);
    }

private:
    void line(std::size_t indent, std::string const& text)
    {
        m_out += std::string(indent, ' ') + text + "\n";
    }

    void remark(std::size_t indent, Remark const& one)
    {
        auto text = words(one.say, one.args, m_language);
        if (one.guess) {
            text = words(say::draft_guess, {{"guess", text}}, m_language);
        }
        line(indent, "# " + text);
    }

    void remarks(std::size_t indent, Remarks const& list)
    {
        for (auto const& one : list) {
            remark(indent, one);
        }
    }

    void write_source()
    {
        if (m_sketch.source.empty()) {
            remark(0, {say::draft_source_unknown, {}, false});
        } else {
            line(0, "source: " + yaml_scalar(m_sketch.source));
        }
    }

    void write_heading()
    {
        if (!m_sketch.heading.empty()) {
            remark(0, {say::draft_heading, {}});
            line(0, "heading:");
            for (auto const& one : m_sketch.heading) {
                FlowMap map;
                map.add_text("text", one.text);
                map.add("fill",
                        one.fill == HeadingFill::unit     ? "unit"
                        : one.fill == HeadingFill::parent ? "parent"
                                                          : "period");
                line(2, "- " + map.text());
            }
        }
        if (m_sketch.table.header.number_row) {
            line(0, "number_row: true");
        }
        if (m_sketch.table.panels.size() > 1) {
            line(0, "panels: " + std::to_string(m_sketch.table.panels.size()));
        }
    }

    void write_rows()
    {
        line(0, "rows:");
        remarks(2, m_sketch.row_remarks);
        auto const& key = m_sketch.columns[m_sketch.body.key].id;
        bool const keyed = !m_sketch.codes.empty();
        line(2, std::string("kind: ") + (m_sketch.body.fixed ? "fixed" : keyed ? "keyed" : "list"));
        line(2, "key: " + key);
        if (keyed) {
            line(2, "codes: " + m_sketch.codes);
        }
        if (!m_sketch.unit_column.empty()) {
            line(2, "unit_column: " + m_sketch.unit_column);
        }
        if (m_sketch.body.total) {
            line(2, "total: {label: " + yaml_scalar(m_sketch.body.total->label) + "}");
        }
        if (m_sketch.body.fixed) {
            line(2, "list:");
            for (std::size_t row = 0; row < m_sketch.rows.size(); ++row) {
                if (!m_sketch.rows[row].parent) {
                    write_row(row, 4);
                }
            }
        }
    }

    void write_row(std::size_t at, std::size_t indent)
    {
        auto const& row = m_sketch.rows[at];
        auto const& printed = m_sketch.body.rows[at];
        if (row.twice) {
            remark(indent,
                   {say::draft_row_left_out,
                    {{"cell", to_a1(printed.label_at)}, {"label", printed.label}},
                    false});
            return;
        }
        remarks(indent, row.remarks);
        bool const tree = std::ranges::any_of(
            row.children, [&](std::size_t child) { return !m_sketch.rows[child].twice; });
        std::vector<std::string> lines{"id: " + yaml_scalar(row.id)};
        if (!printed.mark.raw.empty()) {
            lines.push_back("no: " + yaml_scalar(printed.mark.raw));
        }
        lines.push_back("label: " + yaml_scalar(printed.mark_apart || printed.mark.raw.empty()
                                                    ? printed.label
                                                    : printed.mark.rest));
        add_row_keys(lines, row, tree);
        if (!tree) {
            std::string all;
            for (auto const& one : lines) {
                all += (all.empty() ? "" : ", ") + one;
            }
            line(indent, "- {" + all + "}");
            return;
        }
        for (std::size_t one = 0; one < lines.size(); ++one) {
            line(indent, (one == 0 ? "- " : "  ") + lines[one]);
        }
        line(indent + 2, "rows:");
        for (auto const child : row.children) {
            write_row(child, indent + 4);
        }
    }

    void add_row_keys(std::vector<std::string>& lines, SketchRow const& row, bool tree) const
    {
        if (row.heading) {
            lines.emplace_back("heading: true");
        }
        if (tree && row.parts != Parts::unrelated) {
            lines.push_back("parts: " + std::string(word(row.parts)));
            if (row.explain) {
                lines.emplace_back("level: explain");
            }
        }
        if (row.as_part) {
            lines.push_back("as_part: " + std::string(word(*row.as_part)));
        }
        auto const& closed = m_sketch.body.rows[index_of(row)].closed;
        std::vector<std::string> ids;
        for (auto const column : closed) {
            if (!m_sketch.columns[column].twice) {
                ids.push_back(m_sketch.columns[column].id);
            }
        }
        if (!ids.empty() && !row.heading) {
            lines.push_back("closed: " + list_of(ids));
        }
        if (!row.note.empty()) {
            lines.push_back(row.note);
        }
        if (!row.sum.empty()) {
            lines.push_back("total: formula, formula: " + row.sum);
        }
        if (row.measure && !row.heading) {
            FlowMap map;
            add_measure(map, *row.measure);
            auto const text = map.text();
            lines.push_back(text.substr(1, text.size() - 2));
        }
    }

    [[nodiscard]] std::size_t index_of(SketchRow const& row) const
    {
        return static_cast<std::size_t>(&row - m_sketch.rows.data());
    }

    void write_columns()
    {
        line(0, "columns:");
        write_level(0, {0, static_cast<std::uint32_t>(m_sketch.columns.size() - 1)}, 2);
    }

    void write_level(std::size_t depth, Span leaves, std::size_t indent)
    {
        for (std::size_t column = leaves.first; column <= leaves.last;) {
            auto const group =
                std::ranges::find_if(m_sketch.groups, [&](SketchGroup const& candidate) {
                    return candidate.depth == depth && candidate.leaves.first == column;
                });
            if (group == m_sketch.groups.end()) {
                write_column(column, indent);
                ++column;
                continue;
            }
            write_group(*group, indent);
            column = std::size_t{group->leaves.last} + 1;
        }
    }

    void write_group(SketchGroup const& group, std::size_t indent)
    {
        bool any = false;
        for (std::size_t column = group.leaves.first; column <= group.leaves.last; ++column) {
            any = any || !m_sketch.columns[column].twice;
        }
        if (!any) {
            for (std::size_t column = group.leaves.first; column <= group.leaves.last; ++column) {
                write_column(column, indent);
            }
            return;
        }
        remarks(indent, group.remarks);
        line(indent,
             "- label: " + yaml_scalar(m_sketch.leaf(group.leaves.first).path[group.depth].text));
        if (group.parts != Parts::unrelated) {
            line(indent + 2, "parts: " + std::string(word(group.parts)));
            line(indent + 2, "of: " + group.of);
            if (group.explain) {
                line(indent + 2, "level: explain");
            }
        }
        line(indent + 2, "columns:");
        write_level(group.depth + 1, group.leaves, indent + 4);
    }

    void write_column(std::size_t at, std::size_t indent)
    {
        auto const& column = m_sketch.columns[at];
        if (column.twice) {
            remark(indent,
                   {say::draft_column_left_out,
                    {{"cell", to_a1(m_sketch.leaf(at).label().area.first)},
                     {"label", m_sketch.label(at)}},
                    false});
            return;
        }
        remarks(indent, column.remarks);
        FlowMap map;
        map.add("id", column.id);
        map.add_text("label", m_sketch.label(at));
        if (!m_sketch.leaf(at).number.empty()) {
            map.add_text("number", m_sketch.leaf(at).number);
        }
        add_measure(map, column.measure);
        line(indent, "- " + map.text());
    }

    void write_rules()
    {
        if (m_sketch.rules.empty()) {
            remark(0, {say::draft_no_rules, {}, false});
            return;
        }
        line(0, "rules:");
        std::size_t number = 0;
        for (auto const& rule : m_sketch.rules) {
            remarks(2, rule.remarks);
            auto const digits = std::to_string(++number);
            line(2, "- id: Q-" + std::string(digits.size() < 2 ? "0" : "") + digits);
            line(4, "level: " + std::string(word(rule.severity)));
            line(4, "rule: " + rule_text(rule));
            if (!rule.when.empty()) {
                line(4, "when: " + rule.when);
            }
            line(4, "why: " + yaml_scalar(words(rule.why, rule.args, Language::vietnamese)));
            if (rule.why != say::draft_why_printed) {
                line(4, "inferred: true");
            }
            line(4, "passes: " + passing_sample(rule));
            line(4, "fails: " + failing_sample(rule));
        }
    }

    Sketch const& m_sketch;
    Language m_language;
    std::string m_out;
};

} // namespace

std::string write_draft(Sketch const& sketch, Language language)
{
    return Writer(sketch, language).write();
}

} // namespace gopbieu::draft
