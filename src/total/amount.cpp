#include "total/amount.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

// Texts of one unit stay in an order of their own, so that no grouping shows.
bool printed_before(Word const& left, Word const& right)
{
    return left.position != right.position ? left.position < right.position
                                           : left.value < right.value;
}

// A text that is there already keeps the earlier of its two places.
void join(std::vector<Word>& words, Word const& word)
{
    auto const same = std::ranges::find(words, word.value, &Word::value);
    if (same != words.end()) {
        if (same->position <= word.position) {
            return;
        }
        words.erase(same);
    }
    words.insert(std::ranges::upper_bound(words, word, printed_before), word);
}

bool counts_before(Word const& left, Word const& right, Way way)
{
    switch (way) {
    case Way::latest:
        return std::pair(left.arrival, left.position) > std::pair(right.arrival, right.position);
    case Way::max:
        return left.value > right.value;
    case Way::min:
        return left.value < right.value;
    case Way::none:
    case Way::sum:
    case Way::mean:
    case Way::ratio:
    case Way::join:
    case Way::formula:
        break;
    }
    return false;
}

} // namespace

void Amount::add(Amount const& other, Way way)
{
    if (!other.there()) {
        return;
    }
    if (!there()) {
        *this = other;
        return;
    }
    if (way == Way::max || way == Way::min) {
        sum = way == Way::max ? std::max(sum, other.sum) : std::min(sum, other.sum);
        return;
    }
    auto const both = sum.plus(other.sum);
    auto const weights = weight.plus(other.weight);
    too_large = too_large || other.too_large || !both || !weights;
    sum = too_large ? Exact() : *both;
    weight = too_large ? Exact() : *weights;
}

std::optional<Exact> Amount::value(Way way) const
{
    if (too_large || weight.sign() == 0) {
        return {};
    }
    return way == Way::mean ? sum.over(weight) : std::optional(sum);
}

void Words::add(Words const& other, Way way)
{
    for (auto const& word : other.words) {
        add(word, way);
    }
}

void Words::add(Word const& word, Way way)
{
    if (way == Way::join) {
        join(words, word);
    } else if (words.empty() || counts_before(word, words.front(), way)) {
        words = {word};
    }
}

std::optional<FigureValue> Words::value() const
{
    if (words.empty()) {
        return {};
    }
    if (words.size() == 1) {
        return words.front().value;
    }
    std::string text;
    for (auto const& word : words) {
        auto const* const number = std::get_if<Exact>(&word.value);
        text += (text.empty() ? "" : "; ") +
                (number != nullptr ? number->text() : std::get<std::string>(word.value));
    }
    return text;
}

bool is_amount(Way way, bool number)
{
    switch (way) {
    case Way::sum:
    case Way::mean:
        return true;
    case Way::max:
    case Way::min:
        return number;
    case Way::none:
    case Way::ratio:
    case Way::latest:
    case Way::join:
    case Way::formula:
        break;
    }
    return false;
}

} // namespace gopbieu
