#include "form/try_rules.hpp"

#include "base/catalogue/schemas.hpp"
#include "form/in_words.hpp"
#include "form/scope.hpp"

#include <algorithm>
#include <map>
#include <random>

namespace gopbieu {

namespace {

using State = Verdict::State;
using Values = std::map<std::string, std::optional<Exact>, std::less<>>;

constexpr int most_tries = 3'000;

// What a blank is to the rule, as the checks of submissions take it.
Evaluated blank(Rule const& rule, Reference const& reference, FormsInSight const& forms)
{
    auto const target = target_of(reference, forms);
    bool const count = !target || measure_of(*target).type == ValueType::count;
    bool const zero =
        rule.blank == BlankPolicy::zero || (rule.blank == BlankPolicy::by_type && count);
    return {zero ? Evaluated::State::value : Evaluated::State::blank, {}, zero};
}

Names names_with(Rule const& rule, Values const& values, FormsInSight const& forms)
{
    Names names;
    names.value_of = [&](Reference const& reference) {
        auto const found = values.find(to_text(reference));
        return found != values.end() && found->second
                   ? Evaluated{Evaluated::State::value, *found->second}
                   : blank(rule, reference, forms);
    };
    names.names_of = [&](Expression const& range) {
        auto const* const form = range.reference.form.empty() || forms.all == nullptr
                                     ? &forms.own
                                     : forms.all->find(range.reference.form);
        return form == nullptr ? std::vector<Reference>() : names_in_range(*form, range);
    };
    return names;
}

State judge_with(Rule const& rule, Values const& values, FormsInSight const& forms)
{
    auto const names = names_with(rule, values, forms);
    if (rule.when) {
        auto const condition = evaluate(*rule.when, names);
        if (condition.state != Evaluated::State::value || condition.value.sign() == 0) {
            return State::silent;
        }
    }
    return judge(rule.claim, rule.tolerance, names).state;
}

// Drawn figures rarely are the sum of fifty others: a figure that stands alone on one side of an
// equation becomes what the other side says.
void balance(Rule const& rule, Values& values, FormsInSight const& forms)
{
    auto const& claim = rule.claim;
    bool const equation =
        claim.relation == Relation::compare && claim.comparison == Comparison::equal;
    for (auto const& [alone, other] :
         {std::pair(&claim.left, &claim.right), std::pair(&claim.right, &claim.left)}) {
        if (!equation || alone->kind != Expression::Kind::name) {
            continue;
        }
        auto const value = evaluate(*other, names_with(rule, values, forms));
        if (value.state == Evaluated::State::value) {
            values[to_text(alone->reference)] = value.value;
            return;
        }
    }
}

void collect_numbers(Expression const& expression, std::vector<Exact>& numbers)
{
    if (expression.kind == Expression::Kind::number) {
        for (auto const by : {-1, 0, 1}) {
            if (auto const near = expression.number.plus(Exact(by))) {
                numbers.push_back(*near);
            }
        }
    }
    for (auto const& part : expression.parts) {
        collect_numbers(part, numbers);
    }
}

// Draws figures for all names of one rule.
class Maker {
public:
    Maker(Rule const& rule, FormsInSight const& forms)
    {
        auto const add = [&](Expression const& use) {
            if (use.kind != Expression::Kind::range) {
                m_names.push_back(to_text(use.reference));
                return;
            }
            auto const* const form = use.reference.form.empty() || forms.all == nullptr
                                         ? &forms.own
                                         : forms.all->find(use.reference.form);
            for (auto const& name :
                 form == nullptr ? std::vector<Reference>() : names_in_range(*form, use)) {
                m_names.push_back(to_text(name));
            }
        };
        for_each_name(rule.claim, add);
        collect_numbers(rule.claim.left, m_numbers);
        collect_numbers(rule.claim.right, m_numbers);
        collect_numbers(rule.claim.upper, m_numbers);
        if (rule.when) {
            for_each_name(*rule.when, add);
            collect_numbers(*rule.when, m_numbers);
        }
        std::ranges::sort(m_names);
        m_names.erase(std::unique(m_names.begin(), m_names.end()), m_names.end());
    }

    // Each draw is either sparse or full, so that sums of many names come out small as well.
    Values draw()
    {
        auto const density = below(4) + 1;
        Values values;
        for (auto const& name : m_names) {
            if (below(4) < density) {
                values[name] = m_numbers[below(m_numbers.size())];
            }
        }
        return values;
    }

private:
    // Not a distribution of the library: those differ from one compiler to the next.
    std::size_t below(std::size_t limit) { return m_random() % limit; }

    std::vector<std::string> m_names;
    std::vector<Exact> m_numbers{0, 1, 2, 3, 5, 12, 40, 100, 1'000};
    std::mt19937 m_random{20'231'113}; // NOLINT(cert-msc51-cpp): the same each time
};

class RuleTrial {
public:
    RuleTrial(FormsInSight const& forms, std::string const& file) : m_forms(forms), m_file(file) {}

    std::vector<Finding> all()
    {
        for (auto const& rule : m_forms.own.rules) {
            if (!rule.from_group) {
                look_at_samples(rule);
            }
            look_at_firing(rule);
        }
        return std::move(m_findings);
    }

private:
    void look_at_samples(Rule const& rule)
    {
        for (auto const* const key : {"passes", "fails"}) {
            bool const passing = std::string_view(key) == "passes";
            auto const& samples = passing ? rule.passes : rule.fails;
            if (samples.empty()) {
                report(say::rule_without_sample, rule, rule.line, 0, {{"expected", key}});
            }
            for (auto const& sample : samples) {
                auto const state = try_sample(rule, sample, m_forms);
                if (state != (passing ? State::holds : State::broken)) {
                    report(passing ? say::sample_does_not_pass : say::sample_does_not_fail,
                           rule,
                           sample.line,
                           sample.column,
                           {{"rule_text", rule.text}});
                }
            }
        }
    }

    void look_at_firing(Rule const& rule)
    {
        auto const tried = try_made_up(rule, m_forms);
        if (!tried.broken) {
            report(say::rule_never_broken, rule, rule.line, 0, {{"rule_text", rule.text}});
        } else if (!tried.held) {
            report(say::rule_always_broken, rule, rule.line, 0, {{"rule_text", rule.text}});
        }
    }

    void report(Say say, Rule const& rule, std::uint32_t line, std::uint32_t column, Args args)
    {
        Place place{m_file};
        place.line = line;
        place.column = column;
        args.push_back({"rule", rule.id});
        m_findings.push_back(finding(say, std::move(place), std::move(args)));
    }

    FormsInSight const& m_forms;
    std::string const& m_file;
    std::vector<Finding> m_findings;
};

} // namespace

Verdict::State try_sample(Rule const& rule, Sample const& sample, FormsInSight const& forms)
{
    Values values;
    for (auto const& [name, value] : sample.values) {
        values[name] = value;
    }
    return judge_with(rule, values, forms);
}

Tried try_made_up(Rule const& rule, FormsInSight const& forms)
{
    Tried tried;
    auto const count = [&](State state) {
        tried.held = tried.held || state == State::holds;
        tried.broken = tried.broken || state == State::broken;
    };
    // The author's own figures count as well: an equality of many parts is rarely hit by chance.
    for (auto const* const samples : {&rule.passes, &rule.fails}) {
        for (auto const& sample : *samples) {
            count(try_sample(rule, sample, forms));
        }
    }
    Maker maker(rule, forms);
    for (int at = 0; at < most_tries && !(tried.held && tried.broken); ++at) {
        auto values = maker.draw();
        count(judge_with(rule, values, forms));
        balance(rule, values, forms);
        count(judge_with(rule, values, forms));
    }
    return tried;
}

std::vector<Finding> try_rules(FormsInSight const& forms, std::string const& file)
{
    return RuleTrial(forms, file).all();
}

} // namespace gopbieu
