#include "base/catalogue/checks.hpp"
#include "base/shown.hpp"
#include "check/repair.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

constexpr std::size_t most_shown = 3;

Say say_of(RepairKind kind)
{
    static constexpr std::array<Say, repair_kinds> says{say::repair_digits_swapped,
                                                        say::repair_thousands,
                                                        say::repair_columns_swapped,
                                                        say::repair_row_shifted,
                                                        say::repair_digit_dropped,
                                                        say::repair_digit_doubled,
                                                        say::repair_figure,
                                                        say::repair_last_period,
                                                        say::repair_left_blank,
                                                        say::repair_total};
    return says.at(static_cast<std::size_t>(kind));
}

std::string number_text(std::optional<Exact> const& number)
{
    return number ? shown(*number) : "–";
}

} // namespace

std::vector<Finding> repair_findings(std::vector<LikelyRepair> const& repairs,
                                     FigureTable const& table,
                                     Submission const& submission)
{
    std::vector<Finding> findings;
    for (std::size_t at = 0; at < std::min(repairs.size(), most_shown); ++at) {
        auto const& repair = repairs[at];
        auto const& first = repair.changes.front();
        std::string list;
        for (auto const& one : repair.changes) {
            auto const* const fact = table.at(one.row, one.column).fact;
            list += (list.empty() ? "" : "; ") +
                    (fact != nullptr ? to_a1(fact->cell) : "'" + table.row_label(one.row) + "'") +
                    ": " + number_text(one.from) + " → " + number_text(one.to);
        }
        auto const* const fact = table.at(first.row, first.column).fact;
        findings.push_back(
            finding(say_of(repair.kind),
                    fact != nullptr ? submission.place(fact->cell) : submission.place(),
                    {{"rank", std::to_string(at + 1)},
                     {"row", table.row_label(first.row)},
                     {"column", table.form().columns[first.column].label()},
                     {"changes", list}}));
    }
    return findings;
}

} // namespace gopbieu
