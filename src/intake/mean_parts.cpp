#include "intake/mean_parts.hpp"

#include <algorithm>
#include <optional>

namespace gopbieu {

namespace {

// Everything before `end`, which is taken off with it; all of it when there is none.
std::string_view take(std::string_view& text, char end)
{
    auto const at = std::min(text.find(end), text.size());
    auto const part = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return part;
}

std::optional<MeanParts> parse(std::string_view part)
{
    MeanParts parts;
    parts.row = take(part, '.');
    parts.column = take(part, '=');
    auto const numerator = Exact::parse(take(part, ':'));
    auto const weight = Exact::parse(part);
    if (!numerator || !weight) {
        return {};
    }
    parts.numerator = *numerator;
    parts.weight = *weight;
    return parts;
}

bool is_mean(Exact const& figure, MeanParts const& parts)
{
    auto const mean = parts.numerator.over(parts.weight);
    return mean && Exact::from_double(mean->to_double()) == figure;
}

} // namespace

std::string mean_word(std::vector<MeanParts> const& means)
{
    std::string word;
    for (auto const& one : means) {
        word += (word.empty() ? "" : ";") + one.row + "." + one.column + "=" +
                one.numerator.text() + ":" + one.weight.text();
    }
    return word;
}

std::vector<MeanParts> means_of(std::string_view word, Submission const& submission)
{
    std::vector<MeanParts> means;
    while (!word.empty()) {
        auto parts = parse(take(word, ';'));
        auto const* const figure = parts ? submission.number(parts->row, parts->column) : nullptr;
        if (figure != nullptr && is_mean(*figure, *parts)) {
            means.push_back(std::move(*parts));
        }
    }
    return means;
}

} // namespace gopbieu
