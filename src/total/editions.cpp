#include "total/editions.hpp"

#include <algorithm>
#include <string_view>

namespace gopbieu {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

// Our id for theirs; empty: not taken over.
std::string_view ours(Pairs const& pairs, std::string_view theirs)
{
    auto const found = std::ranges::find(pairs, theirs, &Pairs::value_type::first);
    return found == pairs.end() ? std::string_view() : std::string_view(found->second);
}

// Where a map says nothing of rows, these have kept their ids.
std::string_view our_row(EditionMap const& map, FormDefinition const& form, std::string_view theirs)
{
    if (!map.rows.empty()) {
        return ours(map.rows, theirs);
    }
    return form.find_row(theirs) == nullptr ? std::string_view() : theirs;
}

std::vector<Fact>
taken_over(std::vector<Fact> const& facts, EditionMap const& map, FormDefinition const& form)
{
    std::vector<Fact> taken;
    for (auto const& fact : facts) {
        auto const row = our_row(map, form, fact.row);
        auto const column = ours(map.columns, fact.column);
        if (!row.empty() && !column.empty()) {
            taken.push_back(fact);
            taken.back().row = row;
            taken.back().column = column;
        }
    }
    return taken;
}

} // namespace

std::optional<Submission> as_edition_of(Submission const& submission, FormDefinition const& form)
{
    if (submission.edition.empty() || submission.edition == form.edition) {
        return submission;
    }
    auto const map = std::ranges::find(form.maps, submission.edition, &EditionMap::edition);
    if (map == form.maps.end()) {
        return {};
    }
    auto own = submission;
    own.edition = form.edition;
    own.facts = taken_over(submission.facts, *map, form);
    own.own_total.clear(); // an adding up of their rows, not of ours
    own.rows.clear();
    for (auto const& row : submission.rows) {
        if (auto const id = our_row(*map, form, row); !id.empty()) {
            own.rows.emplace_back(id);
        }
    }
    return own;
}

} // namespace gopbieu
