#include "support/plant.hpp"

#include "check/rule_set.hpp"
#include "check/slips.hpp"
#include "support/clean_filler.hpp"

#include <algorithm>
#include <set>

namespace gopbieu::test {

namespace {

// The figures that stand in an equation of the form: any other figure there breaks it.
std::set<std::pair<std::string, std::string>> in_equations(FormDefinition const& form,
                                                           Submission const& submission)
{
    std::set<std::pair<std::string, std::string>> found;
    RuleSet const rules(form, nullptr);
    FigureTable const table(rules.places, submission);
    Tables tables;
    tables.own = &table;
    for (auto const& rule : rules.rules) {
        bool const equation = rule.claim.relation == Relation::compare &&
                              rule.claim.comparison == Comparison::equal && !rule.needs_others &&
                              rule.rule->tolerance.sign() == 0 &&
                              rule.rule->severity != Severity::note && !rule.when;
        if (!equation) {
            continue;
        }
        for_each_spot(rule, table, [&](Spot const& spot) {
            for (auto const& one : RuleAt(rule, spot, tables).own_figures()) {
                found.emplace(table.row_id(one.row), form.columns[one.column].id);
            }
        });
    }
    return found;
}

class Planter {
public:
    Planter(Submission const& clean,
            FormDefinition const& form,
            Submission const* previous,
            std::mt19937& random)
        : m_clean(clean), m_form(form), m_previous(previous), m_random(random),
          m_seen(in_equations(form, clean))
    {
    }

    std::optional<Planted> plant(Fault fault)
    {
        switch (fault) {
        case Fault::digits_swapped:
            return slip([](Exact const& number) { return swapped(number); });
        case Fault::digit_dropped:
            return slip([this](Exact const& number) { return dropped(number); });
        case Fault::digit_doubled:
            return slip([](Exact const& number) { return doubled(number); });
        case Fault::thousands:
            return slip([](Exact const& number) {
                return number >= Exact(20) ? number.times(Exact(1000)) : std::nullopt;
            });
        case Fault::last_period:
            return last_period();
        case Fault::columns_exchanged:
            return exchanged();
        case Fault::row_shifted:
            return shifted();
        case Fault::negative:
            return replaced([](Exact const& number) { return Exact().minus(number); });
        case Fault::not_whole:
            return replaced([](Exact const& number) { return number.over(Exact(7)); });
        case Fault::required_blank:
            return blank();
        case Fault::own_total_wrong:
            return own_total();
        }
        return {};
    }

private:
    static std::optional<Exact> swapped(Exact const& number)
    {
        auto digits = number.text();
        for (std::size_t at = 0; at + 1 < digits.size(); ++at) {
            if (digits[at] != digits[at + 1] && (at != 0 || digits[at + 1] != '0')) {
                std::swap(digits[at], digits[at + 1]);
                return Exact::parse(digits);
            }
        }
        return {};
    }
    std::optional<Exact> dropped(Exact const& number)
    {
        auto digits = number.text();
        if (digits.size() < 2) {
            return {};
        }
        digits.erase(pick(digits.size()), 1);
        return Exact::parse(digits);
    }
    static std::optional<Exact> doubled(Exact const& number)
    {
        auto digits = number.text();
        return digits == "0" ? std::nullopt : Exact::parse(digits.insert(0, 1, digits.front()));
    }

    std::size_t pick(std::size_t count)
    {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(m_random);
    }

    [[nodiscard]] Measure const& measure(Fact const& fact) const
    {
        return m_form.measure(m_form.find_row(fact.row), *m_form.find_column(fact.column));
    }
    [[nodiscard]] bool count(Fact const& fact) const
    {
        return measure(fact).type == ValueType::count && !measure(fact).formula;
    }

    // Indexes of the figures that fit, in random order.
    template <typename Fits>
    std::vector<std::size_t> figures(Fits const& fits)
    {
        std::vector<std::size_t> found;
        for (std::size_t at = 0; at < m_clean.facts.size(); ++at) {
            if (m_clean.facts[at].number() != nullptr && fits(m_clean.facts[at])) {
                found.push_back(at);
            }
        }
        std::ranges::shuffle(found, m_random);
        return found;
    }
    [[nodiscard]] bool seen(Fact const& fact) const
    {
        return m_seen.contains({fact.row, fact.column});
    }

    static void write(Fact& fact, Exact const& number)
    {
        fact.value = number;
        fact.raw = number.text();
    }

    template <typename Change>
    std::optional<Planted> slip(Change const& change)
    {
        for (auto const at : figures([&](Fact const& one) { return count(one) && seen(one); })) {
            auto const to = change(*m_clean.facts[at].number());
            if (to && *to != *m_clean.facts[at].number() && to->sign() >= 0) {
                Planted planted{m_clean, {m_clean.facts[at]}};
                write(planted.submission.facts[at], *to);
                return planted;
            }
        }
        return {};
    }

    // A fault that is one by itself, whatever the rules say.
    template <typename Change>
    std::optional<Planted> replaced(Change const& change)
    {
        for (auto const at : figures([&](Fact const& one) { return count(one); })) {
            auto const to = change(*m_clean.facts[at].number());
            if (to && *to != *m_clean.facts[at].number() && (to->sign() < 0 || !to->whole())) {
                Planted planted{m_clean, {}};
                write(planted.submission.facts[at], *to);
                return planted;
            }
        }
        return {};
    }

    std::optional<Planted> last_period()
    {
        if (m_previous == nullptr) {
            return {};
        }
        for (auto const at : figures([&](Fact const& one) { return count(one) && seen(one); })) {
            auto const& fact = m_clean.facts[at];
            auto const* const before = m_previous->number(fact.row, fact.column);
            if (before != nullptr && *before != *fact.number() && *before >= Exact(10)) {
                Planted planted{m_clean, {fact}};
                write(planted.submission.facts[at], *before);
                return planted;
            }
        }
        return {};
    }

    // Two neighbours of one row, of which an equation sees one only, or that stand on both sides.
    std::optional<Planted> exchanged()
    {
        Checker const checker(m_form);
        for (auto const at : figures([&](Fact const& one) { return count(one) && seen(one); })) {
            auto const& one = m_clean.facts[at];
            if (at + 1 >= m_clean.facts.size()) {
                continue;
            }
            auto const& other = m_clean.facts[at + 1];
            if (other.row != one.row || other.number() == nullptr || !count(other) ||
                *one.number() == *other.number()) {
                continue;
            }
            Planted planted{m_clean, {one, other}};
            write(planted.submission.facts[at], *other.number());
            write(planted.submission.facts[at + 1], *one.number());
            if (!checker.broken_rules(planted.submission).empty()) {
                return planted;
            }
        }
        return {};
    }

    // From one row on, a column's figures stand a row too low; the row they began in is blank.
    std::optional<Planted> shifted()
    {
        if (m_form.row_kind != RowKind::fixed) {
            return {};
        }
        Checker const checker(m_form);
        for (auto const at : figures([&](Fact const& one) { return count(one) && seen(one); })) {
            auto const& column = m_clean.facts[at].column;
            std::vector<std::size_t> run;
            for (auto next = at; next < m_clean.facts.size() && run.size() < 4; ++next) {
                if (m_clean.facts[next].column == column) {
                    run.push_back(next);
                }
            }
            if (run.size() < 3) {
                continue;
            }
            Planted planted{m_clean, {}};
            for (auto const index : run) {
                planted.truth.push_back(m_clean.facts[index]);
            }
            // The last of the run was left blank by the unit, so that nothing is overwritten.
            for (std::size_t step = run.size() - 1; step > 0; --step) {
                write(planted.submission.facts[run[step]], *m_clean.facts[run[step - 1]].number());
            }
            planted.submission.facts.erase(planted.submission.facts.begin() +
                                           static_cast<std::ptrdiff_t>(run.front()));
            if (!checker.broken_rules(planted.submission).empty()) {
                planted.truth.clear(); // what stood in the last row is gone: only part can be told
                return planted;
            }
        }
        return {};
    }

    std::optional<Planted> blank()
    {
        for (auto const at : figures([&](Fact const& one) { return measure(one).required; })) {
            Planted planted{m_clean, {}};
            planted.submission.facts.erase(planted.submission.facts.begin() +
                                           static_cast<std::ptrdiff_t>(at));
            return planted;
        }
        return {};
    }

    std::optional<Planted> own_total()
    {
        if (!m_form.total_row) {
            return {};
        }
        for (auto const& column : m_form.columns) {
            if (column.measure.way != Way::sum) {
                continue;
            }
            Exact sum(1); // one too many
            for (auto const& fact : m_clean.facts) {
                if (fact.column == column.id && fact.number() != nullptr) {
                    sum = sum.plus(*fact.number()).value_or(sum);
                }
            }
            Planted planted{m_clean, {}};
            Fact fact;
            fact.column = column.id;
            fact.cell = {98, 9};
            write(fact, sum);
            planted.submission.own_total.push_back(fact);
            return planted;
        }
        return {};
    }

    Submission const& m_clean;
    FormDefinition const& m_form;
    Submission const* m_previous;
    std::mt19937& m_random;
    std::set<std::pair<std::string, std::string>> m_seen;
};

bool heals(LikelyRepair const& repair, FigureTable const& table, std::vector<Fact> const& truth)
{
    return repair.changes.size() == truth.size() &&
           std::ranges::all_of(repair.changes, [&](FigureChange const& change) {
               return std::ranges::any_of(truth, [&](Fact const& fact) {
                   return table.row_id(change.row) == fact.row &&
                          table.form().columns[change.column].id == fact.column && change.to &&
                          *change.to == *fact.number();
               });
           });
}

void score_repairs(Planted const& planted,
                   FormDefinition const& form,
                   CheckContext const& context,
                   FaultScore& score)
{
    RuleSet const rules(form, nullptr);
    FigureTable table(rules.places, planted.submission);
    std::optional<FigureTable> before;
    if (!context.previous.empty()) {
        before.emplace(rules.places, *context.previous.front());
    }
    Tables tables;
    tables.own = &table;
    tables.other = [&](Reference::Whose whose, FormDefinition const& /*other*/) {
        return before && whose == Reference::Whose::previous ? &*before : nullptr;
    };
    auto const repairs = likely_repairs(table, {rules, tables, context});
    ++score.repairable;
    for (std::size_t at = 0; at < std::min<std::size_t>(3, repairs.size()); ++at) {
        if (heals(repairs[at], table, planted.truth)) {
            score.first += at == 0 ? 1 : 0;
            ++score.among_three;
            return;
        }
    }
}

} // namespace

std::string_view fault_name(Fault fault)
{
    static constexpr std::array<std::string_view, fault_kinds> names{"digits swapped",
                                                                     "digit dropped",
                                                                     "digit doubled",
                                                                     "thousands dot",
                                                                     "columns exchanged",
                                                                     "row shifted",
                                                                     "last period's figure",
                                                                     "negative",
                                                                     "not whole",
                                                                     "required cell blank",
                                                                     "own total wrong"};
    return names.at(static_cast<std::size_t>(fault));
}

std::optional<Planted> plant(Fault fault,
                             Submission const& clean,
                             FormDefinition const& form,
                             Submission const* previous,
                             std::mt19937& random)
{
    return Planter(clean, form, previous, random).plant(fault);
}

PlantResult plant_everywhere(FormSet const& forms, std::size_t rounds, std::uint32_t seed)
{
    PlantResult result;
    std::mt19937 random(seed);
    for (auto const& form : forms.forms) {
        Checker const checker(form);
        std::optional<Submission> previous;
        for (std::size_t round = 0; round < rounds; ++round) {
            auto const clean = fill_cleanly(form,
                                            checker,
                                            static_cast<std::uint32_t>(random()),
                                            previous ? &*previous : nullptr);
            if (!clean) {
                ++result.unfilled;
                continue;
            }
            CheckContext context;
            if (previous) {
                context.previous.push_back(&*previous);
            }
            ++result.clean;
            auto const said = checker.check(*clean, context);
            result.false_alarms +=
                std::ranges::any_of(
                    said, [](Finding const& one) { return one.severity != Severity::note; })
                    ? 1U
                    : 0U;
            for (std::size_t at = 0; at < fault_kinds; ++at) {
                auto const planted = plant(
                    static_cast<Fault>(at), *clean, form, previous ? &*previous : nullptr, random);
                if (!planted) {
                    continue;
                }
                auto& score = result.faults.at(at);
                ++score.planted;
                auto const found = checker.check(planted->submission, context);
                score.detected +=
                    std::ranges::any_of(
                        found, [](Finding const& one) { return one.severity != Severity::note; })
                        ? 1U
                        : 0U;
                if (!planted->truth.empty()) {
                    score_repairs(*planted, form, context, score);
                }
            }
            previous = clean;
        }
    }
    return result;
}

} // namespace gopbieu::test
