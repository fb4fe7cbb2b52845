#include "form/in_words.hpp"

#include <utility>

namespace gopbieu {

namespace {

using Kind = Expression::Kind;
using LabelOf = std::function<std::string(Reference const&)>;

int strength_of(Kind kind)
{
    switch (kind) {
    case Kind::compare:
        return 1;
    case Kind::add:
    case Kind::subtract:
        return 2;
    case Kind::multiply:
    case Kind::divide:
        return 3;
    case Kind::number:
    case Kind::name:
    case Kind::range:
    case Kind::negate:
    case Kind::call:
        break;
    }
    return 4;
}

std::string_view sign_of(Expression const& expression)
{
    switch (expression.kind) {
    case Kind::compare:
        return sign(expression.comparison);
    case Kind::add:
        return "+";
    case Kind::subtract:
        return "-";
    case Kind::multiply:
        return "*";
    case Kind::divide:
        return "/";
    case Kind::number:
    case Kind::name:
    case Kind::range:
    case Kind::negate:
    case Kind::call:
        break;
    }
    return "-";
}

std::string call_in_words(Expression const& expression, LabelOf const& label_of)
{
    std::string text(name_of(expression.function));
    for (std::size_t at = 0; at < expression.parts.size(); ++at) {
        text += (at == 0 ? "(" : ", ") + in_words(expression.parts[at], label_of);
    }
    return text + ")";
}

} // namespace

std::string in_words(Expression const& expression, LabelOf const& label_of)
{
    if (expression.kind == Kind::number) {
        return expression.number.text();
    }
    if (expression.kind == Kind::name) {
        return label_of(expression.reference);
    }
    if (expression.kind == Kind::range) {
        auto first = expression.reference;
        auto last = expression.reference;
        first.qualifier.clear();
        last.name = expression.last;
        last.form.clear();
        return label_of(first) + ".." + label_of(last);
    }
    if (expression.kind == Kind::call) {
        return call_in_words(expression, label_of);
    }
    // Brackets only where the words would otherwise say something else.
    // Comparisons are not strung together: "a < b < c" would be none of the language.
    auto const part = [&](std::size_t index, bool weaker_than_or_equal) {
        auto const text = in_words(expression.parts[index], label_of);
        auto const inner = strength_of(expression.parts[index].kind);
        auto const outer = strength_of(expression.kind);
        return inner < outer || (weaker_than_or_equal && inner == outer) ? "(" + text + ")" : text;
    };
    if (expression.kind == Kind::negate) {
        return "-" + part(0, false);
    }
    return part(0, expression.kind == Kind::compare) + " " + std::string(sign_of(expression)) +
           " " + part(1, true);
}

std::string in_words(Claim const& claim, LabelOf const& label_of)
{
    auto const side = [&](Expression const& expression) {
        auto const text = in_words(expression, label_of);
        return expression.kind == Kind::compare ? "(" + text + ")" : text;
    };
    auto const left = side(claim.left);
    auto const right = side(claim.right);
    switch (claim.relation) {
    case Relation::within:
        return left + " in " + right + ".." + side(claim.upper);
    case Relation::both:
        return left + " both " + right;
    case Relation::not_both:
        return left + " not both " + right;
    case Relation::compare:
        break;
    }
    return left + " " + std::string(sign(claim.comparison)) + " " + right;
}

std::string to_text(Reference const& reference)
{
    auto text = (reference.form.empty() ? "" : reference.form + "!") + reference.name +
                (reference.qualifier.empty() ? "" : "." + reference.qualifier);
    return with_whose(reference.whose, std::move(text));
}

std::string with_whose(Reference::Whose whose, std::string text)
{
    switch (whose) {
    case Reference::Whose::previous:
        return "PREV(" + text + ")";
    case Reference::Whose::children:
        return "CHILDREN(" + text + ")";
    case Reference::Whose::own:
        break;
    }
    return text;
}

} // namespace gopbieu
