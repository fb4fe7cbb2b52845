#include "check/check.hpp"

#include "check/check_values.hpp"
#include "check/repair.hpp"
#include "check/report_rule.hpp"

#include <algorithm>
#include <functional>
#include <list>

namespace gopbieu {

namespace {

// The tables of a submission and of what it is held against, laid out when first asked for.
class TablesOf {
public:
    using RuleSets = std::list<RuleSet>;

    TablesOf(RuleSets const& sets,
             RuleSet const& own,
             Submission const& submission,
             CheckContext const& context)
        : m_sets(sets), m_context(context), m_own(own.places, submission)
    {
        m_tables.own = &m_own;
        m_tables.other = [this](Reference::Whose whose, FormDefinition const& form) {
            return other(whose, form);
        };
    }
    TablesOf(TablesOf const&) = delete;
    TablesOf& operator=(TablesOf const&) = delete;
    ~TablesOf() = default;

    [[nodiscard]] Tables const& tables() const { return m_tables; }
    [[nodiscard]] FigureTable& own() { return m_own; }

private:
    struct Laid {
        Reference::Whose whose;
        FormDefinition const* form;
        std::optional<FigureTable> table;
    };

    FigureTable const* other(Reference::Whose whose, FormDefinition const& form)
    {
        auto const known = std::ranges::find_if(
            m_laid, [&](Laid const& one) { return one.whose == whose && one.form == &form; });
        if (known != m_laid.end()) {
            return known->table ? &*known->table : nullptr;
        }
        auto& laid = m_laid.emplace_back(Laid{whose, &form, {}});
        auto const set = std::ranges::find_if(
            m_sets, [&](RuleSet const& one) { return &one.places.form() == &form; });
        auto const found = filed(whose, form);
        if (set != m_sets.end() && !found.empty()) {
            laid.table.emplace(set->places, found);
        }
        return laid.table ? &*laid.table : nullptr;
    }

    [[nodiscard]] std::vector<Submission const*> filed(Reference::Whose whose,
                                                       FormDefinition const& form) const
    {
        auto const& all = whose == Reference::Whose::own        ? m_context.others
                          : whose == Reference::Whose::previous ? m_context.previous
                                                                : m_context.children;
        std::vector<Submission const*> found;
        std::ranges::copy_if(all, std::back_inserter(found), [&](Submission const* one) {
            return one->form == form.id && one->edition == form.edition;
        });
        return found;
    }

    RuleSets const& m_sets;
    CheckContext const& m_context;
    FigureTable m_own;
    Tables m_tables;
    std::list<Laid> m_laid;
};

// Calls `visit` with each rule of a period at each of its spots.
template <typename Visit>
void for_each_rule(RuleSet const& set,
                   Tables const& tables,
                   std::string const& period,
                   Visit const& visit)
{
    for (auto const& rule : set.rules) {
        if (in_period(*rule.rule, period)) {
            for_each_spot(rule, *tables.own, [&](Spot const& spot) { visit(rule, spot); });
        }
    }
}

// Only with those that may be broken there.
template <typename Visit>
void for_each_doubtful(RuleSet const& set,
                       Tables const& tables,
                       std::string const& period,
                       Visit const& visit)
{
    for_each_rule(set, tables, period, [&](PlacedRule const& rule, Spot const& spot) {
        if (!rule.surely_unbroken(*tables.own, spot)) {
            visit(RuleAt(rule, spot, tables));
        }
    });
}

bool speaks_of_children(ResolvedRule const& rule)
{
    return std::ranges::any_of(rule.names, [](std::vector<Target> const& targets) {
        return std::ranges::any_of(
            targets, [](Target const& one) { return one.whose == Reference::Whose::children; });
    });
}

} // namespace

struct Checker::State {
    std::list<RuleSet> sets;

    [[nodiscard]] RuleSet const* find(Submission const& submission) const
    {
        auto const found = std::ranges::find_if(sets, [&](RuleSet const& one) {
            auto const& form = one.places.form();
            return form.id == submission.form && form.edition == submission.edition;
        });
        return found == sets.end() ? nullptr : &*found;
    }

    /// What the wanted ones of a form's rules find. Without any of them no table is laid out.
    template <typename Wanted>
    [[nodiscard]] std::vector<Finding>
    broken(Submission const& submission, CheckContext const& context, Wanted wanted) const
    {
        std::vector<Finding> findings;
        auto const* const set = find(submission);
        if (set == nullptr || std::ranges::none_of(set->rules, wanted)) {
            return findings;
        }
        TablesOf tables(sets, *set, submission, context);
        for_each_doubtful(*set, tables.tables(), context.period, [&](RuleAt const& rule) {
            if (std::invoke(wanted, rule.rule())) {
                if (auto one = report_rule(rule, submission)) {
                    findings.push_back(std::move(*one));
                }
            }
        });
        return findings;
    }
};

Checker::Checker(FormSet const& forms) : m_state(std::make_unique<State>())
{
    for (auto const& form : forms.forms) {
        m_state->sets.emplace_back(form, &forms);
    }
}

Checker::Checker(FormDefinition const& form) : m_state(std::make_unique<State>())
{
    m_state->sets.emplace_back(form, nullptr);
}

Checker::Checker(Checker&& other) noexcept = default;
Checker& Checker::operator=(Checker&& other) noexcept = default;
Checker::~Checker() = default;

std::vector<Finding> Checker::check(Submission const& submission, CheckContext const& context) const
{
    std::vector<Finding> findings;
    auto const* const set = m_state->find(submission);
    if (set == nullptr) {
        return findings;
    }
    TablesOf tables(m_state->sets, *set, submission, context);
    check_values(tables.own(), submission, findings);
    check_own_totals(tables.own(), submission, findings);
    bool broken = false;
    for_each_doubtful(*set, tables.tables(), context.period, [&](RuleAt const& rule) {
        if (auto one = report_rule(rule, submission)) {
            broken = true;
            findings.push_back(std::move(*one));
        }
    });
    if (broken) {
        RepairContext const repair{*set, tables.tables(), context};
        for (auto& one :
             repair_findings(likely_repairs(tables.own(), repair), tables.own(), submission)) {
            findings.push_back(std::move(one));
        }
    }
    return findings;
}

std::vector<Finding> Checker::check_against_others(Submission const& submission,
                                                   CheckContext const& context) const
{
    return group_causes(m_state->broken(submission, context, &ResolvedRule::needs_others));
}

bool Checker::looks_below(FormDefinition const& form) const
{
    return std::ranges::any_of(m_state->sets, [&](RuleSet const& one) {
        return &one.places.form() == &form && std::ranges::any_of(one.rules, speaks_of_children);
    });
}

std::vector<Finding> Checker::check_against_below(Submission const& own,
                                                  Submission const& below,
                                                  std::string const& period) const
{
    CheckContext context;
    context.period = period;
    context.children = {&below};
    return m_state->broken(own, context, speaks_of_children);
}

std::vector<std::string> Checker::broken_rules(Submission const& submission,
                                               CheckContext const& context) const
{
    std::vector<std::string> found;
    auto const* const set = m_state->find(submission);
    if (set == nullptr) {
        return found;
    }
    TablesOf tables(m_state->sets, *set, submission, context);
    for_each_doubtful(*set, tables.tables(), context.period, [&](RuleAt const& rule) {
        if (rule.verdict().state == Verdict::State::broken &&
            (found.empty() || found.back() != rule.rule().rule->id)) {
            found.push_back(rule.rule().rule->id);
        }
    });
    return found;
}

std::vector<RuleMet> Checker::rules_about(Submission const& submission,
                                          std::string_view row,
                                          std::string_view column,
                                          CheckContext const& context) const
{
    std::vector<RuleMet> met;
    auto const* const set = m_state->find(submission);
    if (set == nullptr) {
        return met;
    }
    TablesOf tables(m_state->sets, *set, submission, context);
    auto const& own = tables.own();
    auto const row_index = own.find_row(row);
    auto const column_index = own.places().column(column);
    auto const look = [&](PlacedRule const& placed, Spot const& spot) {
        RuleAt const rule(placed, spot, tables.tables());
        auto const figures = rule.own_figures();
        bool const speaks = std::ranges::any_of(figures, [&](Reached const& one) {
            return row_index == one.row && column_index == one.column;
        });
        if (speaks) {
            met.push_back({rule.rule().rule, rule.verdict()});
        }
    };
    for_each_rule(*set, tables.tables(), context.period, look);
    return met;
}

std::vector<Finding> check(Submission const& submission, FormDefinition const& form)
{
    return Checker(form).check(submission);
}

} // namespace gopbieu
