#include "check/slips.hpp"

#include <algorithm>
#include <string>

namespace gopbieu {

namespace {

// The digits of a figure as they are typed, and how many stand behind the comma.
struct Typed {
    std::string digits;
    std::size_t decimals = 0;
};

std::optional<Typed> typed(Exact const& number)
{
    auto text = number.text();
    if (number.sign() < 0 || text.find('/') != std::string::npos) {
        return {};
    }
    Typed found;
    if (auto const point = text.find('.'); point != std::string::npos) {
        found.decimals = text.size() - point - 1;
        text.erase(point, 1);
    }
    found.digits = text;
    return found;
}

std::optional<Exact> number_of(std::string digits, std::size_t decimals)
{
    if (digits.empty() || digits.size() <= decimals) {
        return {};
    }
    if (decimals != 0) {
        digits.insert(digits.size() - decimals, ".");
    }
    return Exact::parse(digits);
}

bool without_one(std::string_view longer, std::string_view shorter)
{
    for (std::size_t at = 0; at < longer.size(); ++at) {
        std::string rest(longer);
        if (rest.erase(at, 1) == shorter) {
            return true;
        }
    }
    return false;
}

bool doubled(std::string_view longer, std::string_view shorter)
{
    for (std::size_t at = 1; at < longer.size(); ++at) {
        std::string rest(longer);
        if (longer[at] == longer[at - 1] && rest.erase(at, 1) == shorter) {
            return true;
        }
    }
    return false;
}

bool neighbours_swapped(std::string const& left, std::string const& right)
{
    if (left.size() != right.size()) {
        return false;
    }
    auto const [one, other] = std::ranges::mismatch(left, right);
    auto const at = static_cast<std::size_t>(one - left.begin());
    return at + 1 < left.size() && left[at] == right[at + 1] && left[at + 1] == right[at] &&
           std::equal(one + 2, left.end(), other + 2);
}

} // namespace

std::optional<RepairKind> slip_between(Exact const& was_typed, Exact const& meant)
{
    auto const left = typed(was_typed);
    auto const right = typed(meant);
    if (!left || !right || was_typed == meant || meant.sign() < 0) {
        return {};
    }
    for (auto const factor : {1000, 10, 100}) {
        if (was_typed.times(Exact(factor)) == meant || meant.times(Exact(factor)) == was_typed) {
            return factor == 1000 ? RepairKind::thousands : RepairKind::digit_dropped;
        }
    }
    if (left->decimals != right->decimals) {
        return {};
    }
    if (neighbours_swapped(left->digits, right->digits)) {
        return RepairKind::digits_swapped;
    }
    if (right->digits.size() == left->digits.size() + 1 &&
        without_one(right->digits, left->digits)) {
        return RepairKind::digit_dropped;
    }
    if (left->digits.size() == right->digits.size() + 1 && doubled(left->digits, right->digits)) {
        return RepairKind::digit_doubled;
    }
    return {};
}

std::vector<std::pair<RepairKind, Exact>> meant_by(Exact const& was_typed)
{
    std::vector<std::pair<RepairKind, Exact>> found;
    auto const add = [&](RepairKind kind, std::optional<Exact> const& number) {
        if (number && *number != was_typed) {
            found.emplace_back(kind, *number);
        }
    };
    auto const parts = typed(was_typed);
    if (!parts || was_typed.sign() == 0) {
        return found;
    }
    add(RepairKind::thousands, was_typed.times(Exact(1000)));
    add(RepairKind::thousands, was_typed.over(Exact(1000)));
    for (std::size_t at = 0; at + 1 < parts->digits.size(); ++at) {
        auto digits = parts->digits;
        std::swap(digits[at], digits[at + 1]);
        add(RepairKind::digits_swapped, number_of(digits, parts->decimals));
        if (parts->digits[at] == parts->digits[at + 1]) {
            digits = parts->digits;
            add(RepairKind::digit_doubled, number_of(digits.erase(at, 1), parts->decimals));
        }
    }
    return found;
}

} // namespace gopbieu
