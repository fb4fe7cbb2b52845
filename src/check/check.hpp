#pragma once

#include "base/finding.hpp"
#include "form/form.hpp"
#include "intake/submission.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// What the figures of a submission are held against beside their own form. What is not given is
/// not known, and rules over it are silent.
struct CheckContext {
    std::string period;                      ///< of the campaign; empty: rules of all periods
    std::vector<Submission const*> others;   ///< the unit's other forms that count
    std::vector<Submission const*> previous; ///< the unit's forms of the last period
    std::vector<Submission const*> children; ///< forms of the units directly below
};

/// A rule that speaks of a figure, and how it came out.
struct RuleMet {
    Rule const* rule = nullptr; ///< the form's
    Verdict verdict;
};

/// Checks submissions of a set of forms. Made once: the rules are looked up in their forms then.
/// No file is touched, no figure changed; may be used by several threads at a time.
class Checker {
public:
    explicit Checker(FormSet const& forms);
    explicit Checker(FormDefinition const& form);
    Checker(Checker&& other) noexcept;
    Checker& operator=(Checker&& other) noexcept;
    ~Checker();

    /// Everything that is wrong: what a type forbids, what must not be blank, and every rule that
    /// can be worked out, with the likely repairs of broken ones. Equal causes stay apart; see
    /// group_causes().
    [[nodiscard]] std::vector<Finding> check(Submission const& submission,
                                             CheckContext const& context = {}) const;
    /// Only the rules over other forms and the last period.
    [[nodiscard]] std::vector<Finding> check_against_others(Submission const& submission,
                                                            CheckContext const& context) const;
    /// Whether any rule of the form speaks of the units below.
    [[nodiscard]] bool looks_below(FormDefinition const& form) const;
    /// Only the rules over the units below: what a unit has of a form against what those directly
    /// below it make together.
    [[nodiscard]] std::vector<Finding> check_against_below(Submission const& own,
                                                           Submission const& below,
                                                           std::string const& period) const;
    /// The ids of the rules that do not hold, each once; for measuring.
    [[nodiscard]] std::vector<std::string> broken_rules(Submission const& submission,
                                                        CheckContext const& context = {}) const;
    /// The rules that speak of one figure, with their verdicts, in the form's order.
    [[nodiscard]] std::vector<RuleMet> rules_about(Submission const& submission,
                                                   std::string_view row,
                                                   std::string_view column,
                                                   CheckContext const& context = {}) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// The same for a single submission.
std::vector<Finding> check(Submission const& submission, FormDefinition const& form);

/// Puts findings of one cause together: the same code and rule on one sheet becomes one finding,
/// which names the further cells. Questions stay apart, because each gets its own answer.
std::vector<Finding> group_causes(std::vector<Finding> findings);

} // namespace gopbieu
