// "Số buổi sinh hoạt bình quân của một chi bộ": the mean is taken over what its label names last,
// so the count whose label shares most with it is the weight to propose.

#include "base/catalogue/schemas.hpp"
#include "form/check_names.hpp"
#include "text/match_key.hpp"

#include <algorithm>
#include <sstream>

namespace gopbieu {

namespace {

std::vector<std::string> words_of(std::string const& label)
{
    std::istringstream in(key_with_accents(label));
    std::vector<std::string> words;
    for (std::string word; in >> word;) {
        words.push_back(word);
    }
    return words;
}

// The longest run of words that stands in both.
std::size_t common_run(std::vector<std::string> const& left, std::vector<std::string> const& right)
{
    std::size_t longest = 0;
    for (std::size_t i = 0; i < left.size(); ++i) {
        for (std::size_t j = 0; j < right.size(); ++j) {
            std::size_t run = 0;
            while (i + run < left.size() && j + run < right.size() &&
                   left[i + run] == right[j + run]) {
                ++run;
            }
            longest = std::max(longest, run);
        }
    }
    return longest;
}

struct Candidate {
    std::string id, label;
    std::size_t likeness = 0;
};

void weigh(Candidate& best,
           std::string const& id,
           std::string const& label,
           Measure const& measure,
           std::vector<std::string> const& wanted)
{
    if (measure.type != ValueType::count || measure.way != Way::sum) {
        return;
    }
    // A total first: "Tổng số chi bộ" rather than the first of its parts.
    auto const words = words_of(label);
    auto const likeness = common_run(words, wanted) * 2 + (label.starts_with("Tổng") ? 1 : 0);
    if (best.id.empty() || likeness > best.likeness) {
        best = {id, label, likeness};
    }
}

Candidate likely_weight(FormDefinition const& form, Owner owner)
{
    auto const wanted =
        words_of(owner.row ? form.rows[owner.index].label : form.columns[owner.index].label());
    Candidate best;
    if (!owner.row) {
        for (auto const& column : form.columns) {
            weigh(best, column.id, column.label(), column.measure, wanted);
        }
        return best;
    }
    Measure count;
    count.way = Way::sum;
    for (auto const& row : form.rows) {
        if (!row.heading) {
            weigh(best, row.id, row.label, row.measure.value_or(count), wanted);
        }
    }
    return best;
}

} // namespace

void report_missing_weight(SchemaReading& reading, PendingWeight const& missing)
{
    auto const& form = reading.form();
    auto const owner = missing.owner;
    auto const& id = owner.row ? form.rows[owner.index].id : form.columns[owner.index].id;
    auto const& label =
        owner.row ? form.rows[owner.index].label : form.columns[owner.index].label();
    auto const weight = likely_weight(form, owner);
    reading.report(*missing.node,
                   say::schema_no_weight,
                   {{"column", id},
                    {"label", label},
                    {"expected", weight.id.empty() ? "…" : weight.id},
                    {"hint", weight.id.empty() ? "" : " ('" + weight.label + "')"}});
}

} // namespace gopbieu
