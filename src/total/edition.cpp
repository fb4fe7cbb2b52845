#include "total/edition.hpp"

#include <algorithm>
#include <map>

namespace gopbieu {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string const* ours(Pairs const& pairs, std::string const& theirs)
{
    auto const found = std::ranges::find(pairs, theirs, &Pairs::value_type::first);
    return found == pairs.end() ? nullptr : &found->second;
}

// Where a map says nothing of rows, these have kept their ids. A key that no edition knows and a
// person let pass stays what it is.
std::string const* our_row(EditionMap const& map,
                           FormDefinition const& form,
                           Submission const& submission,
                           std::string const& theirs)
{
    if (!map.rows.empty()) {
        return ours(map.rows, theirs);
    }
    bool const passed = std::ranges::find(submission.row_labels,
                                          theirs,
                                          &std::pair<std::string, std::string>::first) !=
                        submission.row_labels.end();
    return passed || form.find_row(theirs) != nullptr ? &theirs : nullptr;
}

// Adds a figure to the one that is in its cell already.
bool added(Fact& there, Fact const& fact, FormDefinition const& form)
{
    auto const* const column = form.find_column(fact.column);
    bool const sums =
        column != nullptr && form.measure(form.find_row(fact.row), *column).way == Way::sum;
    auto const* const left = there.number();
    auto const* const right = fact.number();
    auto const both =
        sums && left != nullptr && right != nullptr ? left->plus(*right) : std::optional<Exact>();
    if (both) {
        there.value = *both;
    }
    return both.has_value();
}

} // namespace

MappedSubmission
map_edition(Submission const& submission, EditionMap const& map, FormDefinition const& form)
{
    MappedSubmission mapped;
    auto& result = mapped.submission;
    result = submission;
    result.edition = form.edition;
    result.facts.clear();
    result.means.clear(); // they speak of the other edition
    result.rows.clear();
    result.own_total.clear();
    std::map<std::pair<std::string, std::string>, std::size_t> places;
    for (auto const& fact : submission.facts) {
        auto const* const row = our_row(map, form, submission, fact.row);
        auto const* const column = ours(map.columns, fact.column);
        if (row == nullptr || column == nullptr || form.find_column(*column) == nullptr) {
            ++mapped.left_out;
            continue;
        }
        auto moved = fact;
        moved.row = *row;
        moved.column = *column;
        auto const [place, fresh] = places.emplace(std::pair(*row, *column), result.facts.size());
        if (!fresh) {
            mapped.left_out += added(result.facts[place->second], moved, form) ? 0U : 1U;
            continue;
        }
        if (std::ranges::find(result.rows, *row) == result.rows.end()) {
            result.rows.push_back(*row);
        }
        result.facts.push_back(std::move(moved));
    }
    return mapped;
}

EditionMap const* find_map(FormDefinition const& form, std::string_view edition)
{
    auto const found = std::ranges::find(form.maps, edition, &EditionMap::edition);
    return found == form.maps.end() ? nullptr : &*found;
}

} // namespace gopbieu
