#include "form/expression.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

using Kind = Expression::Kind;
using State = Evaluated::State;

Evaluated truth(bool value)
{
    return {State::value, Exact(value ? 1 : 0)};
}

Evaluated from(std::optional<Exact> const& value)
{
    return value ? Evaluated{State::value, *value} : Evaluated{State::impossible};
}

// What two values without a result make together: the reason that prevails.
Evaluated worse(Evaluated const& left, Evaluated const& right)
{
    return left.state >= right.state ? left : right;
}

std::optional<Exact> calculate(Kind kind, Exact const& left, Exact const& right)
{
    switch (kind) {
    case Kind::add:
        return left.plus(right);
    case Kind::subtract:
        return left.minus(right);
    case Kind::multiply:
        return left.times(right);
    case Kind::divide:
        return left.over(right);
    case Kind::number:
    case Kind::name:
    case Kind::range:
    case Kind::negate:
    case Kind::compare:
    case Kind::call:
        break;
    }
    return {};
}

class Evaluation {
public:
    explicit Evaluation(Figures const& figures) : m_figures(figures) {}

    Evaluated of(Expression const& expression)
    {
        switch (expression.kind) {
        case Kind::number:
            return {State::value, expression.number};
        case Kind::name:
            return m_figures.name(expression);
        case Kind::range:
            return {State::unknown};
        case Kind::call:
            return call(expression);
        case Kind::negate: {
            auto const inner = of(expression.parts[0]);
            return inner.state == State::value ? from(Exact().minus(inner.value)) : inner;
        }
        case Kind::add:
        case Kind::subtract:
        case Kind::multiply:
        case Kind::divide:
        case Kind::compare:
            break;
        }
        auto const left = of(expression.parts[0]);
        auto const right = of(expression.parts[1]);
        if (left.state != State::value || right.state != State::value) {
            return worse(left, right);
        }
        return expression.kind == Kind::compare
                   ? truth(holds(expression.comparison, left.value, right.value))
                   : from(calculate(expression.kind, left.value, right.value));
    }

private:
    Evaluated call(Expression const& expression)
    {
        switch (expression.function) {
        case Function::if_:
            return chosen(expression);
        case Function::and_:
        case Function::or_:
            return joined(expression, expression.function == Function::or_);
        case Function::is_blank: {
            auto const inner = of(expression.parts[0]);
            return inner.state == State::unknown || inner.state == State::impossible
                       ? inner
                       : truth(inner.state == State::blank || inner.assumed);
        }
        case Function::sum:
        case Function::min:
        case Function::max:
        case Function::count:
            return gathered(expression);
        case Function::not_:
        case Function::abs:
        case Function::round:
            break;
        }
        auto const inner = of(expression.parts[0]);
        if (inner.state != State::value) {
            return inner;
        }
        if (expression.function == Function::not_) {
            return truth(inner.value.sign() == 0);
        }
        if (expression.function == Function::abs) {
            return from(inner.value.sign() < 0 ? Exact().minus(inner.value) : inner.value);
        }
        auto const places = of(expression.parts[1]);
        if (places.state != State::value) {
            return places;
        }
        auto const whole =
            places.value.whole() && places.value <= Exact(30) && places.value >= Exact(-30);
        return whole ? from(inner.value.rounded(static_cast<int>(places.value.to_double())))
                     : Evaluated{State::impossible};
    }

    Evaluated chosen(Expression const& expression)
    {
        auto const condition = of(expression.parts[0]);
        if (condition.state != State::value) {
            return condition;
        }
        auto chosen = of(expression.parts[condition.value.sign() != 0 ? 1 : 2]);
        chosen.assumed = false; // a result, no cell any more
        return chosen;
    }

    // One part that decides is enough, also beside parts without a value.
    Evaluated joined(Expression const& expression, bool decides)
    {
        auto result = truth(!decides);
        for (auto const& part : expression.parts) {
            auto const value = of(part);
            if (value.state == State::value && (value.value.sign() != 0) == decides) {
                return truth(decides);
            }
            if (value.state != State::value) {
                result = result.state == State::value ? value : worse(result, value);
            }
        }
        return result;
    }

    // Blanks are passed over, as Excel does; all blank is blank, and a count of nothing is zero.
    Evaluated gathered(Expression const& expression)
    {
        std::vector<Evaluated> values;
        for (auto const& part : expression.parts) {
            if (part.kind == Kind::range) {
                m_figures.range(part, values);
            } else {
                values.push_back(of(part));
            }
        }
        for (auto const state : {State::unknown, State::impossible}) {
            if (std::ranges::find(values, state, &Evaluated::state) != values.end()) {
                return {state};
            }
        }
        return expression.function == Function::count ? counted(values)
                                                      : joined(expression.function, values);
    }

    static Evaluated counted(std::vector<Evaluated> const& values)
    {
        auto const there = [](Evaluated const& value) {
            return value.state == State::value && !value.assumed;
        };
        return {State::value, Exact(std::ranges::count_if(values, there))};
    }

    // A zero that only stands for a blank is no least or greatest figure beside real ones.
    static Evaluated joined(Function function, std::vector<Evaluated> const& values)
    {
        Evaluated result{State::blank};
        for (auto const& value : values) {
            if (value.state != State::value) {
                continue;
            }
            if (result.state == State::blank || (result.assumed && !value.assumed)) {
                result = value;
            } else if (!value.assumed) {
                result = together(function, result.value, value.value);
            }
            if (result.state != State::value) {
                break;
            }
        }
        return result;
    }

    static Evaluated together(Function function, Exact const& left, Exact const& right)
    {
        return function == Function::sum   ? from(left.plus(right))
               : function == Function::min ? from(std::min(left, right))
                                           : from(std::max(left, right));
    }

    Figures const& m_figures;
};

class FiguresByFunction : public Figures {
public:
    explicit FiguresByFunction(Names const& names) : m_names(names) {}

    [[nodiscard]] Evaluated name(Expression const& name) const override
    {
        return m_names.value_of(name.reference);
    }
    void range(Expression const& range, std::vector<Evaluated>& into) const override
    {
        if (!m_names.names_of) {
            into.push_back({State::unknown});
            return;
        }
        for (auto const& reference : m_names.names_of(range)) {
            into.push_back(m_names.value_of(reference));
        }
    }

private:
    Names const& m_names;
};

bool there(Evaluated const& value)
{
    return value.state == State::value && value.value.sign() != 0;
}

Verdict::State without_value(Evaluated const& worst)
{
    return worst.state == State::impossible ? Verdict::State::impossible
           : worst.state == State::blank    ? Verdict::State::blank
                                            : Verdict::State::silent;
}

// Whether the comparison holds when the sides may be off by the tolerance.
bool holds_nearly(Comparison comparison,
                  Exact const& left,
                  Exact const& right,
                  Exact const& tolerance)
{
    if (holds(comparison, left, right)) {
        return true;
    }
    auto const difference = left > right ? left.minus(right) : right.minus(left);
    return tolerance.sign() != 0 && comparison != Comparison::not_equal && difference &&
           *difference <= tolerance;
}

} // namespace

void for_each_name(Expression const& expression,
                   std::function<void(Expression const&)> const& visit)
{
    if (expression.kind == Kind::name || expression.kind == Kind::range) {
        visit(expression);
    }
    for (auto const& part : expression.parts) {
        for_each_name(part, visit);
    }
}

void for_each_name(Claim const& claim, std::function<void(Expression const&)> const& visit)
{
    for_each_name(claim.left, visit);
    for_each_name(claim.right, visit);
    if (claim.relation == Relation::within) {
        for_each_name(claim.upper, visit);
    }
}

std::size_t number_names(Expression& expression, std::size_t next)
{
    if (expression.kind == Kind::name || expression.kind == Kind::range) {
        expression.slot = next++;
    }
    for (auto& part : expression.parts) {
        next = number_names(part, next);
    }
    return next;
}

std::size_t number_names(Claim& claim, std::size_t next)
{
    next = number_names(claim.right, number_names(claim.left, next));
    return claim.relation == Relation::within ? number_names(claim.upper, next) : next;
}

Evaluated evaluate(Expression const& expression, Figures const& figures)
{
    return Evaluation(figures).of(expression);
}

Evaluated evaluate(Expression const& expression, Names const& names)
{
    return evaluate(expression, FiguresByFunction(names));
}

Verdict judge(Claim const& claim, Exact const& tolerance, Names const& names)
{
    return judge(claim, tolerance, FiguresByFunction(names));
}

Verdict judge(Claim const& claim, Exact const& tolerance, Figures const& figures)
{
    auto const left = evaluate(claim.left, figures);
    auto const right = evaluate(claim.right, figures);
    Verdict verdict;
    verdict.left = left.value;
    verdict.right = right.value;
    auto const say = [&](bool good) {
        verdict.state = good ? Verdict::State::holds : Verdict::State::broken;
        return verdict;
    };
    if (claim.relation == Relation::compare && left.state == State::value &&
        right.state == State::value) {
        return say(holds_nearly(claim.comparison, left.value, right.value, tolerance));
    }
    if (claim.relation == Relation::both || claim.relation == Relation::not_both) {
        for (auto const state : {State::unknown, State::impossible}) {
            if (left.state == state || right.state == state) {
                verdict.state = without_value({state});
                return verdict;
            }
        }
        return say(claim.relation == Relation::both ? there(left) == there(right)
                                                    : !(there(left) && there(right)));
    }
    auto const upper =
        claim.relation == Relation::within ? evaluate(claim.upper, figures) : Evaluated{};
    auto const worst = worse(worse(left, right), upper);
    if (worst.state != State::value) {
        verdict.state = without_value(worst);
        return verdict;
    }
    if (!holds_nearly(Comparison::less_or_equal, left.value, upper.value, tolerance)) {
        verdict.right = upper.value;
        return say(false);
    }
    return say(holds_nearly(Comparison::greater_or_equal, left.value, right.value, tolerance));
}

bool holds(Comparison comparison, Exact const& left, Exact const& right)
{
    switch (comparison) {
    case Comparison::equal:
        return left == right;
    case Comparison::not_equal:
        return left != right;
    case Comparison::less_or_equal:
        return left <= right;
    case Comparison::greater_or_equal:
        return left >= right;
    case Comparison::less:
        return left < right;
    case Comparison::greater:
        return left > right;
    }
    return false;
}

std::string_view sign(Comparison comparison)
{
    switch (comparison) {
    case Comparison::equal:
        return "=";
    case Comparison::not_equal:
        return "<>";
    case Comparison::less_or_equal:
        return "<=";
    case Comparison::greater_or_equal:
        return ">=";
    case Comparison::less:
        return "<";
    case Comparison::greater:
        return ">";
    }
    return {};
}

} // namespace gopbieu
