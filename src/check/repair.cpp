#include "check/repair.hpp"

#include "check/repair_bench.hpp"
#include "check/slips.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace gopbieu {

namespace {

using Place = RepairBench::Place;

constexpr std::size_t most_broken = 200; // beyond, it is no slip

class Search {
public:
    Search(RepairBench& bench, RepairContext const& context) : m_bench(bench), m_context(context) {}

    std::vector<LikelyRepair> find()
    {
        for (auto const& place : m_bench.common()) {
            try_cell(place);
        }
        try_exchanges();
        try_shifts();
        std::ranges::stable_sort(m_found, {}, [&](LikelyRepair const& one) { return rank(one); });
        return std::move(m_found);
    }

private:
    [[nodiscard]] std::optional<Exact> const& figure(Place const& place) const
    {
        return m_bench.table().at(place.first, place.second).number;
    }
    [[nodiscard]] bool writable(Place const& place) const
    {
        auto const& table = m_bench.table();
        auto const& form = table.form();
        auto const* const row = table.row(place.first);
        return form.columns[place.second].measure.holds_numbers() &&
               (row == nullptr || !form.closed(*row, form.columns[place.second]));
    }
    // What a figure of this kind can be at all.
    [[nodiscard]] bool possible(Place const& place, Exact const& number) const
    {
        auto const& measure = m_bench.table().measure(place.first, place.second);
        return number.sign() >= 0 && (measure.type != ValueType::count || number.whole()) &&
               (!measure.least || number >= *measure.least) &&
               (!measure.most || number <= *measure.most);
    }

    void try_one(RepairKind kind, Place const& place, Exact const& to)
    {
        std::vector<FigureChange> changes{{place.first, place.second, figure(place), to}};
        bool const known = std::ranges::any_of(
            m_found, [&](LikelyRepair const& one) { return one.changes == changes; });
        if (!known && possible(place, to) && m_bench.heals(changes)) {
            m_found.push_back({kind, std::move(changes)});
        }
    }

    void try_cell(Place const& place)
    {
        if (!writable(place)) {
            return;
        }
        auto const from = figure(place);
        auto const before = last_period(place);
        if (from) {
            for (auto const& [kind, number] : meant_by(*from)) {
                try_one(kind, place, number);
            }
        }
        if (before && from != before) {
            try_one(RepairKind::last_period, place, *before);
        }
        for (auto const at : m_bench.broken()) {
            if (auto const number = m_bench.solution(at, place)) {
                try_one(kind_of(place, from, *number, before, at), place, *number);
            }
        }
    }

    [[nodiscard]] RepairKind kind_of(Place const& place,
                                     std::optional<Exact> const& from,
                                     Exact const& to,
                                     std::optional<Exact> const& before,
                                     std::size_t rule) const
    {
        if (!from) {
            return RepairKind::left_blank;
        }
        if (auto const slip = slip_between(*from, to)) {
            return *slip;
        }
        if (before && *before == *from) {
            return RepairKind::last_period;
        }
        return whole_side(place, rule) ? RepairKind::total_wrong : RepairKind::digit_wrong;
    }

    // Whether the figure stands alone on one side of the rule: the sum of the others.
    [[nodiscard]] bool whole_side(Place const& place, std::size_t rule) const
    {
        auto const& claim = m_bench.rule(rule).rule().claim;
        auto const& figures = m_bench.figures(rule);
        bool const left = claim.left.kind == Expression::Kind::name && !figures.empty() &&
                          figures.front() == place;
        bool const right = claim.right.kind == Expression::Kind::name && !figures.empty() &&
                           figures.back() == place;
        return left || right;
    }

    [[nodiscard]] std::optional<Exact> last_period(Place const& place) const
    {
        auto const& table = m_bench.table();
        if (!m_context.tables.other) {
            return {};
        }
        auto const* const previous =
            m_context.tables.other(Reference::Whose::previous, table.form());
        auto const row =
            previous == nullptr ? std::nullopt : previous->find_row(table.row_id(place.first));
        return row ? previous->at(*row, place.second).number : std::nullopt;
    }

    // Two figures of one row that stand near each other, or all of two columns.
    void try_exchanges()
    {
        std::vector<std::size_t> columns;
        for (std::size_t at = 0; at < m_bench.table().column_count(); ++at) {
            if (m_bench.table().form().columns[at].measure.holds_numbers()) {
                columns.push_back(at);
            }
        }
        constexpr std::size_t reach = 2;
        auto const rows = rows_of_broken();
        for (std::size_t left = 0; left < columns.size(); ++left) {
            for (auto right = left + 1; right < columns.size() && right <= left + reach; ++right) {
                std::vector<FigureChange> whole;
                for (std::size_t row = 0; row < m_bench.table().row_count(); ++row) {
                    auto const changes = exchange(row, columns[left], columns[right]);
                    whole.insert(whole.end(), changes.begin(), changes.end());
                    if (rows.contains(row) && !changes.empty() && m_bench.heals(changes)) {
                        m_found.push_back({RepairKind::columns_swapped, changes});
                    }
                }
                if (whole.size() > 2 && m_bench.heals(whole)) {
                    m_found.push_back({RepairKind::columns_swapped, whole});
                }
            }
        }
    }

    [[nodiscard]] std::vector<FigureChange>
    exchange(std::size_t row, std::size_t left, std::size_t right) const
    {
        auto const& one = figure({row, left});
        auto const& other = figure({row, right});
        bool const makes_sense = one != other && writable({row, left}) && writable({row, right}) &&
                                 (!other || possible({row, left}, *other)) &&
                                 (!one || possible({row, right}, *one));
        return makes_sense
                   ? std::vector<FigureChange>{{row, left, one, other}, {row, right, other, one}}
                   : std::vector<FigureChange>();
    }

    [[nodiscard]] std::set<std::size_t> rows_of_broken() const
    {
        std::set<std::size_t> rows;
        for (auto const at : m_bench.broken()) {
            for (auto const& place : m_bench.figures(at)) {
                rows.insert(place.first);
            }
        }
        return rows;
    }

    // A run of figures of one column that stand one printed row too low or too high.
    void try_shifts()
    {
        if (m_bench.table().form().row_kind != RowKind::fixed) {
            return; // rows without a printed place cannot be mistaken for their neighbours
        }
        std::set<std::size_t> columns;
        for (auto const at : m_bench.broken()) {
            for (auto const& place : m_bench.figures(at)) {
                columns.insert(place.second);
            }
        }
        for (auto const column : columns) {
            std::vector<std::size_t> rows;
            for (std::size_t row = 0; row < m_bench.table().form().rows.size(); ++row) {
                auto const* const known = m_bench.table().row(row);
                if (writable({row, column}) && known != nullptr && !known->heading) {
                    rows.push_back(row);
                }
            }
            for (std::size_t first = 0; first + 1 < rows.size(); ++first) {
                try_shift(column, rows, first);
            }
        }
    }

    // Typed from `first` on one row too low: the gap is at `first`, the run ends before a blank.
    void try_shift(std::size_t column, std::vector<std::size_t> const& rows, std::size_t first)
    {
        auto const at = [&](std::size_t index) { return figure({rows[index], column}); };
        auto end = first + 1;
        while (end < rows.size() && at(end)) {
            ++end;
        }
        if (!at(first) && end > first + 1) {
            std::vector<FigureChange> changes;
            for (auto index = first; index < end; ++index) {
                auto const to = index + 1 < end ? at(index + 1) : std::nullopt;
                changes.push_back({rows[index], column, at(index), to});
            }
            keep_shift(std::move(changes));
        }
        // Too high: a figure was left out, all behind moved up, and a blank is at the end.
        if (at(first) && end < rows.size()) {
            std::vector<FigureChange> changes{{rows[first], column, at(first), std::nullopt}};
            for (auto index = first + 1; index <= end; ++index) {
                changes.push_back({rows[index], column, at(index), at(index - 1)});
            }
            keep_shift(std::move(changes));
        }
    }

    void keep_shift(std::vector<FigureChange> changes)
    {
        std::erase_if(changes, [](FigureChange const& one) { return one.from == one.to; });
        if (changes.size() > 1 && m_bench.heals(changes)) {
            m_found.push_back({RepairKind::row_shifted, std::move(changes)});
        }
    }

    // A slip explains more than a figure that merely fits; among equals, a figure that is added up
    // more likely than the sum, which is mostly worked out by a formula.
    [[nodiscard]] int rank(LikelyRepair const& one) const
    {
        static constexpr std::array<int, repair_kinds> order{1, 0, 2, 3, 5, 4, 9, 6, 7, 8};
        auto const& first = one.changes.front();
        bool const whole =
            one.changes.size() == 1 && std::ranges::any_of(m_bench.broken(), [&](std::size_t at) {
                return whole_side({first.row, first.column}, at);
            });
        return order.at(static_cast<std::size_t>(one.kind)) * 2 + (whole ? 1 : 0);
    }

    RepairBench& m_bench;
    RepairContext const& m_context;
    std::vector<LikelyRepair> m_found;
};

} // namespace

std::vector<LikelyRepair> likely_repairs(FigureTable& table, RepairContext const& context)
{
    RepairBench bench(table, context);
    if (bench.broken().empty() || bench.broken().size() > most_broken) {
        return {};
    }
    return Search(bench, context).find();
}

} // namespace gopbieu
