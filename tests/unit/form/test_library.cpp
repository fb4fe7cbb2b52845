// The rules of the library say of themselves when they hold: every written rule is run on its own
// samples.

#include "form/in_words.hpp"
#include "form/load.hpp"
#include "form/places.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gopbieu;

namespace {

// What the names of a rule stand for in one of its samples.
class SampleFigures {
public:
    SampleFigures(FormSet const& forms, FormDefinition const& form, Rule const& rule)
        : m_forms(forms), m_form(form), m_rule(rule)
    {
    }

    [[nodiscard]] Names of(Sample const& sample) const
    {
        return {[this, &sample](Reference const& name) { return value(sample, name); },
                [this](Expression const& range) { return names(range); }};
    }

private:
    [[nodiscard]] Evaluated value(Sample const& sample, Reference const& name) const
    {
        for (auto const& [key, number] : sample.values) {
            if (key == to_text(name) && number) {
                return {Evaluated::State::value, *number};
            }
        }
        bool const zero = m_rule.blank == BlankPolicy::zero ||
                          (m_rule.blank == BlankPolicy::by_type && is_count(name));
        return {zero ? Evaluated::State::value : Evaluated::State::blank, {}, zero};
    }

    [[nodiscard]] bool is_count(Reference const& name) const
    {
        auto const target = target_of(name, {m_form, &m_forms});
        return target && measure_of(*target).type == ValueType::count;
    }

    [[nodiscard]] std::vector<Reference> names(Expression const& range) const
    {
        std::vector<Reference> found;
        for (auto const& target : targets_of(range, {m_form, &m_forms})) {
            Reference name;
            name.form = range.reference.form;
            name.name = target.row ? target.form->rows[*target.row].id
                                   : target.form->columns[*target.column].id;
            found.push_back(std::move(name));
        }
        return found;
    }

    FormSet const& m_forms;
    FormDefinition const& m_form;
    Rule const& m_rule;
};

Verdict::State verdict(Rule const& rule, Names const& names)
{
    if (rule.when) {
        auto const condition = evaluate(*rule.when, names);
        if (condition.state != Evaluated::State::value || condition.value.sign() == 0) {
            return Verdict::State::silent;
        }
    }
    return judge(rule.claim, rule.tolerance, names).state;
}

void check_rule_samples(FormSet const& forms, FormDefinition const& form, Rule const& rule)
{
    INFO(form.id << " " << form.edition << " " << rule.id);
    SampleFigures const figures(forms, form, rule);
    CHECK_FALSE(rule.passes.empty());
    CHECK_FALSE(rule.fails.empty());
    for (auto const& sample : rule.passes) {
        INFO("passes, line " << sample.line);
        CHECK(verdict(rule, figures.of(sample)) == Verdict::State::holds);
    }
    for (auto const& sample : rule.fails) {
        INFO("fails, line " << sample.line);
        CHECK(verdict(rule, figures.of(sample)) == Verdict::State::broken);
    }
}

} // namespace

TEST_CASE("Every written rule of the library holds for its passes and breaks for its fails",
          "[form][library]")
{
    auto const folder = test::source_folder() / "forms";
    auto const forms = load_forms(folder, form_ids(folder));
    REQUIRE(forms);
    for (auto const& form : forms.value->forms) {
        for (auto const& rule : form.rules) {
            if (!rule.from_group) {
                check_rule_samples(*forms.value, form, rule);
            }
        }
    }
}

TEST_CASE("Every rule of the library says why, and names its source or is inferred",
          "[form][library]")
{
    auto const folder = test::source_folder() / "forms";
    auto const forms = load_forms(folder, form_ids(folder));
    REQUIRE(forms);
    for (auto const& form : forms.value->forms) {
        CHECK_FALSE(form.source.empty());
        for (auto const& rule : form.rules) {
            INFO(form.id << " " << rule.id);
            CHECK((rule.from_group || !rule.why.empty()));
            CHECK((rule.from_group || rule.inferred || !rule.source.empty()));
        }
    }
}
