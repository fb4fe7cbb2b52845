#include "form/excel_pieces.hpp"

namespace gopbieu::excel {

namespace {

using Kind = Expression::Kind;

std::string_view opposite(Comparison comparison)
{
    switch (comparison) {
    case Comparison::equal:
        return "<>";
    case Comparison::not_equal:
        return "=";
    case Comparison::less_or_equal:
        return ">";
    case Comparison::greater_or_equal:
        return "<";
    case Comparison::less:
        return ">=";
    case Comparison::greater:
        return "<=";
    }
    return {};
}

// Differences of decimals carry dust ("94,65 - 94,6"), which nine decimals take away.
std::string undusted(Piece const& piece, int needed)
{
    return piece.whole || piece.plain ? bracketed(piece, needed) : "ROUND(" + piece.text + ",9)";
}

} // namespace

std::string bracketed(Piece const& piece, int needed)
{
    return piece.strength < needed ? "(" + piece.text + ")" : piece.text;
}

std::string as_number(Piece const& piece, int needed)
{
    return piece.logical ? "N(" + piece.text + ")" : bracketed(piece, needed);
}

std::string call(std::string const& name, std::vector<std::string> const& arguments)
{
    std::string text = name + "(";
    for (auto const& argument : arguments) {
        text += (text.back() == '(' ? "" : ",") + argument;
    }
    return text + ")";
}

std::string any_of(std::vector<std::string> conditions)
{
    std::erase(conditions, "");
    return conditions.empty()       ? std::string()
           : conditions.size() == 1 ? conditions.front()
                                    : call("OR", conditions);
}

std::string all_of(std::vector<std::string> conditions)
{
    std::erase(conditions, "");
    return conditions.size() == 1 ? conditions.front() : call("AND", conditions);
}

std::string negated(std::string const& condition)
{
    return condition.empty() ? std::string() : call("NOT", {condition});
}

Piece number(Exact const& value)
{
    Piece piece;
    piece.text = value.text();
    piece.whole = value.whole();
    piece.plain = true;
    piece.strength = value.sign() < 0 ? negate_strength : operand_strength;
    if (piece.text.find('/') != std::string::npos) {
        piece.strength = multiply_strength;
    }
    return piece;
}

Piece calculated(Kind kind, Piece const& left, Piece const& right)
{
    Piece piece;
    bool const adds = kind == Kind::add || kind == Kind::subtract;
    piece.strength = adds ? add_strength : multiply_strength;
    auto const* const sign = kind == Kind::add        ? "+"
                             : kind == Kind::subtract ? "-"
                             : kind == Kind::multiply ? "*"
                                                      : "/";
    bool const tight = kind == Kind::subtract || kind == Kind::divide;
    piece.text =
        as_number(left, piece.strength) + sign + as_number(right, piece.strength + (tight ? 1 : 0));
    piece.blank = any_of({left.blank, right.blank});
    piece.whole = kind != Kind::divide && left.whole && right.whole;
    piece.may_fail = kind == Kind::divide || left.may_fail || right.may_fail;
    return piece;
}

Piece compared(Piece const& left, std::string_view sign, Piece const& right)
{
    Piece piece;
    auto const side = [&](Piece const& one) {
        return one.logical && !(left.logical && right.logical) ? as_number(one, add_strength)
                                                               : undusted(one, add_strength);
    };
    piece.text = side(left).append(sign) + side(right);
    piece.strength = compare_strength;
    piece.blank = any_of({left.blank, right.blank});
    piece.logical = piece.whole = true;
    piece.may_fail = left.may_fail || right.may_fail;
    return piece;
}

std::string
apart(Comparison comparison, Piece const& left, Piece const& right, Exact const& tolerance)
{
    if (tolerance.sign() == 0 || comparison == Comparison::not_equal) {
        return compared(left, opposite(comparison), right).text;
    }
    bool const upwards =
        comparison == Comparison::greater || comparison == Comparison::greater_or_equal;
    auto difference = calculated(Kind::subtract, upwards ? right : left, upwards ? left : right);
    if (comparison == Comparison::equal) {
        difference.text = call("ABS", {difference.text});
    }
    return compared(difference, ">", number(tolerance)).text;
}

std::string there(Piece const& piece)
{
    auto const filled = piece.logical ? piece.text : bracketed(piece, add_strength) + "<>0";
    return piece.blank.empty() ? filled : call("IF", {piece.blank, "FALSE", filled});
}

} // namespace gopbieu::excel
