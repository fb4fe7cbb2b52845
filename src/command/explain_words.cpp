// An explanation for people and for programs.

#include "base/catalogue/proving.hpp"
#include "base/shown.hpp"
#include "command/explain.hpp"
#include "command/json_object.hpp"

namespace gopbieu {

namespace {

constexpr std::size_t sources_shown = 50;

std::string_view state_word(Verdict::State state)
{
    switch (state) {
    case Verdict::State::holds:
        return "holds";
    case Verdict::State::broken:
        return "broken";
    case Verdict::State::silent:
    case Verdict::State::blank:
    case Verdict::State::impossible:
        break;
    }
    return "silent";
}

std::string_view sign_of(Claim const& claim)
{
    switch (claim.relation) {
    case Relation::within:
        return "∈";
    case Relation::both:
        return "&";
    case Relation::not_both:
        return "≠";
    case Relation::compare:
        break;
    }
    return sign(claim.comparison);
}

class TextOf {
public:
    TextOf(Desk const& desk, ExplainedFigure const& figure, Language language)
        : m_desk(desk), m_figure(figure), m_language(language)
    {
    }

    std::string text(bool all)
    {
        auto const& unit = m_desk.tree.unit(m_figure.cell.unit);
        auto const& explanation = m_figure.explanation;
        line(0,
             say::explain_title,
             {{"unit", unit.name}, {"code", unit.code}, {"form", m_figure.cell.form}});
        line(0,
             say::explain_where,
             {{"row",
               m_figure.cell.row.empty() ? words(say::explain_all_rows, {}, m_language)
                                         : m_figure.row_label},
              {"column", m_figure.column_label},
              {"value", weighted(explanation.value, explanation.weight)}});
        line(0,
             say::explain_coverage,
             {{"filed", std::to_string(m_figure.coverage.filed)},
              {"expected", std::to_string(m_figure.coverage.expected)}});
        if (explanation.filed) {
            line(0, say::explain_filed, {});
        }
        steps();
        sources(all);
        return std::move(m_text);
    }

private:
    void line(std::size_t indent, Say what, Args const& args)
    {
        m_text += std::string(indent, ' ') + words(what, args, m_language) + "\n";
    }

    [[nodiscard]] std::string value_words(std::optional<FigureValue> const& value) const
    {
        if (!value) {
            return words(say::explain_no_value, {}, m_language);
        }
        auto const* const number = std::get_if<Exact>(&*value);
        return number != nullptr ? shown(*number, m_language) : std::get<std::string>(*value);
    }

    [[nodiscard]] std::string weighted(std::optional<FigureValue> const& value,
                                       std::optional<Exact> const& weight) const
    {
        auto const text = value_words(value);
        return weight && value ? words(say::explain_weighted,
                                       {{"value", text}, {"weight", shown(*weight, m_language)}},
                                       m_language)
                               : text;
    }

    void steps()
    {
        auto const& all = m_figure.explanation.steps;
        if (all.empty()) {
            return;
        }
        m_text += "\n";
        line(0, say::explain_steps, {});
        for (auto const& step : all) {
            auto const& unit = m_desk.tree.unit(step.unit);
            m_text += "  " + unit.name + " (" + unit.code +
                      "): " + weighted(step.value, step.weight) + "\n";
        }
    }

    void sources(bool all)
    {
        auto const& list = m_figure.explanation.contributions;
        m_text += "\n";
        line(0, say::explain_sources, {{"count", std::to_string(list.size())}});
        auto const shown_now = all ? list.size() : std::min(list.size(), sources_shown);
        for (std::size_t at = 0; at < shown_now; ++at) {
            source(list[at]);
            rules(m_figure.rules[at]);
        }
        if (shown_now < list.size()) {
            line(2, say::explain_more, {{"count", std::to_string(list.size() - shown_now)}});
        }
    }

    void source(Contribution const& one)
    {
        auto const& unit = m_desk.tree.unit(one.unit);
        auto text = words(say::explain_source,
                          {{"unit", unit.name},
                           {"code", unit.code},
                           {"value", value_words(one.fact.value)},
                           {"file", one.source.file},
                           {"sheet", one.sheet},
                           {"cell", to_a1(one.fact.cell)},
                           {"raw", one.fact.raw}},
                          m_language);
        auto const& form = *m_desk.forms.current()[one.form];
        auto const* const column = form.find_column(one.fact.column);
        if (one.fact.column != m_figure.cell.column && column != nullptr) {
            text = words(
                say::explain_part, {{"source", text}, {"column", column->label()}}, m_language);
        }
        m_text += "  " + text + "\n";
    }

    void rules(std::vector<RuleMet> const& met)
    {
        for (auto const& one : met) {
            auto const what =
                one.verdict.state == Verdict::State::holds
                    ? one.rule->claim.relation == Relation::within ? say::explain_rule_within
                                                                   : say::explain_rule_held
                : one.verdict.state == Verdict::State::broken ? say::explain_rule_broken
                                                              : say::explain_rule_silent;
            line(6,
                 what,
                 {{"rule", one.rule->id},
                  {"left", shown(one.verdict.left, m_language)},
                  {"sign", std::string(sign_of(one.rule->claim))},
                  {"right", shown(one.verdict.right, m_language)}});
        }
    }

    Desk const& m_desk;
    ExplainedFigure const& m_figure;
    Language m_language;
    std::string m_text;
};

void add_value(JsonObject& object, std::string_view name, std::optional<FigureValue> const& value)
{
    if (!value) {
        object.member(name) += "null";
    } else if (auto const* const number = std::get_if<Exact>(&*value)) {
        append_number(object.member(name), *number);
    } else {
        object.text(name, std::get<std::string>(*value));
    }
}

void add_weight(JsonObject& object, std::optional<Exact> const& weight)
{
    if (weight) {
        add_value(object, "weight", FigureValue(*weight));
    }
}

void append_rule(std::string& out, RuleMet const& met)
{
    JsonObject object(out);
    object.text("rule", met.rule->id);
    object.text("state", state_word(met.verdict.state));
    if (met.verdict.state == Verdict::State::holds || met.verdict.state == Verdict::State::broken) {
        add_value(object, "left", FigureValue(met.verdict.left));
        add_value(object, "right", FigureValue(met.verdict.right));
    }
}

void append_source(std::string& out,
                   Desk const& desk,
                   Contribution const& one,
                   std::vector<RuleMet> const& rules)
{
    JsonObject object(out);
    object.text("unit", desk.tree.unit(one.unit).code);
    object.text("form", desk.forms.current()[one.form]->id);
    object.text("file", one.source.file);
    object.text("sha256", one.source.sha256);
    object.text("sheet", one.sheet);
    object.text("cell", to_a1(one.fact.cell));
    object.text("row", one.fact.row);
    object.text("column", one.fact.column);
    add_value(object, "value", one.fact.value);
    object.text("raw", one.fact.raw);
    append_array(object.member("rules"), rules, [&](RuleMet const& met) { append_rule(out, met); });
}

} // namespace

std::string
explanation_text(Desk const& desk, ExplainedFigure const& figure, bool all, Language language)
{
    return TextOf(desk, figure, language).text(all);
}

std::string explanation_json(Desk const& desk, ExplainedFigure const& figure)
{
    std::string out;
    {
        auto const& explanation = figure.explanation;
        JsonObject object(out);
        object.text("unit", desk.tree.unit(figure.cell.unit).code);
        object.text("form", figure.cell.form);
        object.text("row", figure.cell.row);
        object.text("column", figure.cell.column);
        add_value(object, "value", explanation.value);
        add_weight(object, explanation.weight);
        object.number("filed", static_cast<double>(figure.coverage.filed));
        object.number("expected", static_cast<double>(figure.coverage.expected));
        object.flag("own", explanation.filed);
        append_array(object.member("steps"), explanation.steps, [&](Step const& step) {
            JsonObject one(out);
            one.text("unit", desk.tree.unit(step.unit).code);
            add_value(one, "value", step.value);
            add_weight(one, step.weight);
        });
        std::size_t at = 0;
        append_array(
            object.member("sources"), explanation.contributions, [&](Contribution const& one) {
                append_source(out, desk, one, figure.rules[at++]);
            });
    }
    return out + "\n";
}

} // namespace gopbieu
