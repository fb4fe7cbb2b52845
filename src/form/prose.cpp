#include "form/prose.hpp"

#include "base/catalogue/prose.hpp"
#include "base/shown.hpp"
#include "form/in_words.hpp"
#include "form/prose_names.hpp"
#include "text/names.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gopbieu {

namespace {

using Kind = Expression::Kind;

constexpr int phrase_strength = 0; // words: brackets around them beside any sign
constexpr int add_strength = 2;
constexpr int multiply_strength = 3;
constexpr int operand_strength = 4;

// Words, and how tightly they hold together.
struct Words {
    std::string text;
    int strength = operand_strength;
};

bool logical(Expression const& expression)
{
    if (expression.kind == Kind::compare) {
        return true;
    }
    if (expression.kind != Kind::call) {
        return false;
    }
    return expression.function == Function::and_ || expression.function == Function::or_ ||
           expression.function == Function::not_ || expression.function == Function::is_blank;
}

// The names of "a + b + c", where it is nothing else.
bool sum_of_names(Expression const& expression, std::vector<Expression const*>& names)
{
    if (expression.kind == Kind::add) {
        return sum_of_names(expression.parts[0], names) && sum_of_names(expression.parts[1], names);
    }
    names.push_back(&expression);
    return expression.kind == Kind::name;
}

class Prose {
public:
    Prose(FormsInSight const& forms, Language language)
        : m_names(forms, language), m_language(language)
    {
    }

    std::string sentence(Rule const& rule)
    {
        auto claim = of(rule.claim);
        if (rule.tolerance.sign() != 0) {
            claim = say(say::prose_tolerance,
                        {{"claim", claim}, {"tolerance", shown(rule.tolerance, m_language)}});
        }
        auto const text = rule.when ? say(say::prose_when,
                                          {{"condition", condition(*rule.when)}, {"claim", claim}})
                                    : say(say::prose_sentence, {{"claim", claim}});
        auto const first = first_character(text).length;
        return upper_case(text.substr(0, first)) + text.substr(first);
    }

    std::string of(Claim const& claim)
    {
        if (auto truth = claim_of_truth(claim)) {
            return *truth;
        }
        Args args{{"left", of(claim.left).text}, {"right", of(claim.right).text}};
        switch (claim.relation) {
        case Relation::within:
            args.push_back({"upper", of(claim.upper).text});
            return say(say::prose_must_be_within, args);
        case Relation::both:
            return say(say::prose_both, args);
        case Relation::not_both:
            return say(say::prose_not_both, args);
        case Relation::compare:
            break;
        }
        return say(must(claim.comparison), args);
    }

    Words of(Expression const& expression)
    {
        if (logical(expression)) {
            return phrase(say::prose_truth, {{"condition", condition(expression)}});
        }
        switch (expression.kind) {
        case Kind::number:
            return {shown(expression.number, m_language)};
        case Kind::name:
            return {m_names.name(expression.reference)};
        case Kind::range:
            if (auto const names = m_names.few_names(expression); !names.empty()) {
                return {m_names.listed(names)};
            }
            return phrase(say::prose_cells, {{"range", m_names.range(expression)}});
        case Kind::call:
            return call(expression);
        case Kind::negate:
            return {"−" + bracketed(of(expression.parts[0]), operand_strength)};
        case Kind::add:
        case Kind::subtract:
        case Kind::multiply:
        case Kind::divide:
        case Kind::compare:
            break;
        }
        return calculated(expression);
    }

private:
    [[nodiscard]] std::string say(Say what, Args const& args) const
    {
        return words(what, args, m_language);
    }
    [[nodiscard]] Words phrase(Say what, Args const& args) const
    {
        return {say(what, args), phrase_strength};
    }
    [[nodiscard]] std::string bracketed(Words const& words, int needed) const
    {
        return words.strength < needed ? say(say::prose_bracket, {{"inside", words.text}})
                                       : words.text;
    }

    // "OR(a, b) = 1" is meant as "a or b must hold".
    std::optional<std::string> claim_of_truth(Claim const& claim)
    {
        bool const plain = claim.relation == Relation::compare &&
                           claim.comparison == Comparison::equal && logical(claim.left) &&
                           claim.right.kind == Kind::number;
        if (!plain || (claim.right.number != Exact(1) && claim.right.number != Exact(0))) {
            return {};
        }
        return say(claim.right.number == Exact(1) ? say::prose_must_hold : say::prose_must_not_hold,
                   {{"condition", condition(claim.left)}});
    }

    static Say must(Comparison comparison)
    {
        constexpr std::array texts{say::prose_must_equal,
                                   say::prose_must_differ,
                                   say::prose_must_be_at_most,
                                   say::prose_must_be_at_least,
                                   say::prose_must_be_less,
                                   say::prose_must_be_more};
        return texts.at(static_cast<std::size_t>(comparison));
    }

    static Say is(Comparison comparison)
    {
        constexpr std::array texts{say::prose_is_equal,
                                   say::prose_is_different,
                                   say::prose_is_at_most,
                                   say::prose_is_at_least,
                                   say::prose_is_less,
                                   say::prose_is_more};
        return texts.at(static_cast<std::size_t>(comparison));
    }

    // "COUNT(a..b) > 0" is "something is filled in".
    std::optional<std::string> condition_of_count(Expression const& expression)
    {
        auto const& count = expression.parts[0];
        auto const& zero = expression.parts[1];
        bool const filled = expression.comparison == Comparison::greater ||
                            expression.comparison == Comparison::not_equal;
        bool const plain = count.kind == Kind::call && count.function == Function::count &&
                           zero.kind == Kind::number && zero.number == Exact(0) &&
                           (filled || expression.comparison == Comparison::equal);
        if (!plain) {
            return {};
        }
        return say(filled ? say::prose_any_filled : say::prose_all_blank,
                   {{"list", list_of(count.parts)}});
    }

    std::string condition(Expression const& expression)
    {
        if (expression.kind == Kind::compare) {
            if (auto text = condition_of_count(expression)) {
                return *text;
            }
            return say(
                is(expression.comparison),
                {{"left", of(expression.parts[0]).text}, {"right", of(expression.parts[1]).text}});
        }
        if (!logical(expression)) { // a figure that is not zero
            return say(say::prose_is_different, {{"left", of(expression).text}, {"right", "0"}});
        }
        auto const& first = expression.parts[0];
        if (expression.function == Function::is_blank) {
            return say(say::prose_is_blank, {{"name", of(first).text}});
        }
        if (expression.function == Function::not_) {
            return first.kind == Kind::call && first.function == Function::is_blank
                       ? say(say::prose_is_filled, {{"name", of(first.parts[0]).text}})
                       : say(say::prose_no, {{"condition", condition(first)}});
        }
        return conditions(expression);
    }

    // Brackets where "and" and "or" meet.
    std::string conditions(Expression const& expression)
    {
        std::string text;
        for (auto const& part : expression.parts) {
            bool const mixed = part.kind == Kind::call && part.function != expression.function &&
                               (part.function == Function::and_ || part.function == Function::or_);
            auto const one =
                mixed ? say(say::prose_bracket, {{"inside", condition(part)}}) : condition(part);
            text = text.empty()
                       ? one
                       : say(expression.function == Function::and_ ? say::prose_and : say::prose_or,
                             {{"left", text}, {"right", one}});
        }
        return text;
    }

    Words calculated(Expression const& expression)
    {
        std::vector<Expression const*> names;
        if (sum_of_names(expression, names) && names.size() > 2) {
            std::vector<Reference> references;
            for (auto const* one : names) {
                references.push_back(one->reference);
            }
            return phrase(say::prose_sum, {{"list", m_names.listed(references)}});
        }
        bool const adds = expression.kind == Kind::add || expression.kind == Kind::subtract;
        auto const strength = adds ? add_strength : multiply_strength;
        auto const* const sign = expression.kind == Kind::add        ? " + "
                                 : expression.kind == Kind::subtract ? " − "
                                 : expression.kind == Kind::multiply ? " × "
                                                                     : " / ";
        bool const tight = expression.kind == Kind::subtract || expression.kind == Kind::divide;
        return {bracketed(of(expression.parts[0]), strength) + sign +
                    bracketed(of(expression.parts[1]), strength + (tight ? 1 : 0)),
                strength};
    }

    Words call(Expression const& expression)
    {
        auto const& parts = expression.parts;
        switch (expression.function) {
        case Function::sum:
            return parts.size() == 1 && parts[0].kind == Kind::range &&
                           m_names.few_names(parts[0]).empty()
                       ? phrase(say::prose_sum_range, {{"range", m_names.range(parts[0])}})
                       : over_list(say::prose_sum, parts);
        case Function::min:
            return over_list(say::prose_least, parts);
        case Function::max:
            return over_list(say::prose_greatest, parts);
        case Function::count:
            return over_list(say::prose_count, parts);
        case Function::abs:
            return size(parts[0]);
        case Function::round:
            return rounded(parts);
        case Function::if_:
            return phrase(say::prose_if,
                          {{"condition", condition(parts[0])},
                           {"yes", bracketed(of(parts[1]), add_strength)},
                           {"no", bracketed(of(parts[2]), add_strength)}});
        case Function::and_:
        case Function::or_:
        case Function::not_:
        case Function::is_blank:
            break; // conditions
        }
        return {};
    }

    Words over_list(Say what, std::vector<Expression> const& parts)
    {
        return phrase(what, {{"list", list_of(parts)}});
    }

    std::string list_of(std::vector<Expression> const& parts)
    {
        if (parts.size() == 1) {
            return of(parts[0]).text;
        }
        std::vector<std::string> list;
        for (auto const& part : parts) {
            auto const names =
                part.kind == Kind::range ? m_names.few_names(part) : std::vector<Reference>{};
            for (auto const& one : names) {
                list.push_back(m_names.name(one));
            }
            if (names.empty()) {
                list.push_back(
                    bracketed(of(part), part.kind == Kind::range ? phrase_strength : add_strength));
            }
        }
        return m_names.listed(list);
    }

    Words size(Expression const& what)
    {
        if (what.kind == Kind::subtract) {
            return phrase(say::prose_difference,
                          {{"left", bracketed(of(what.parts[0]), add_strength)},
                           {"right", bracketed(of(what.parts[1]), add_strength)}});
        }
        return phrase(say::prose_size, {{"value", bracketed(of(what), operand_strength)}});
    }

    Words rounded(std::vector<Expression> const& parts)
    {
        auto const value = bracketed(of(parts[0]), add_strength);
        bool const whole = parts[1].kind == Kind::number && parts[1].number == Exact(0);
        return whole
                   ? phrase(say::prose_rounded_whole, {{"value", value}})
                   : phrase(say::prose_rounded, {{"value", value}, {"places", of(parts[1]).text}});
    }

    ProseNames m_names;
    Language m_language;
};

} // namespace

std::string prose(Rule const& rule, FormsInSight const& forms, Language language)
{
    return Prose(forms, language).sentence(rule);
}

std::string prose(Expression const& expression, FormsInSight const& forms, Language language)
{
    return Prose(forms, language).of(expression).text;
}

std::string prose(Reference const& reference, FormsInSight const& forms, Language language)
{
    return ProseNames(forms, language).name(reference);
}

} // namespace gopbieu
