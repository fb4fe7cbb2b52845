#include "total/derive.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace gopbieu {

namespace {

/// A cell, or a column over all rows.
struct Place {
    FormTotal const* total = nullptr;
    std::optional<std::uint32_t> row; ///< none: over all rows
    std::uint32_t column = 0;

    auto operator<=>(Place const&) const = default;
};

class Deriver {
public:
    explicit Deriver(std::vector<FormTotal*> const& all) : m_all(all) {}

    std::optional<Exact> derived(Place const& place)
    {
        auto const [found, fresh] = m_results.try_emplace(place);
        if (!fresh) {
            return found->second; // also nothing while it is being worked out: formulas in a circle
        }
        auto const* const expression = place.total->shape().expression(cell_of(place));
        auto const result = expression == nullptr ? std::nullopt : worked_out(*expression, place);
        m_results[place] = result;
        return result;
    }

private:
    // The names of one formula at one place.
    class Values : public Figures {
    public:
        Values(Deriver& deriver, ResolvedExpression const& resolved, Place const& place)
            : m_deriver(deriver), m_resolved(resolved), m_place(place)
        {
        }

        [[nodiscard]] Evaluated name(Expression const& name) const override
        {
            auto const& targets = m_resolved.names[name.slot];
            return targets.size() == 1 ? value(targets.front())
                                       : Evaluated{Evaluated::State::unknown};
        }
        void range(Expression const& range, std::vector<Evaluated>& into) const override
        {
            for (auto const& target : m_resolved.names[range.slot]) {
                into.push_back(value(target));
            }
        }
        [[nodiscard]] bool any() const { return m_any; }

    private:
        [[nodiscard]] Evaluated value(Target const& target) const
        {
            auto const value = m_deriver.figure(target, m_place);
            m_any = m_any || (value.state == Evaluated::State::value && !value.assumed);
            return value;
        }

        Deriver& m_deriver;
        ResolvedExpression const& m_resolved;
        Place const& m_place;
        mutable bool m_any = false; ///< whether a figure was really there
    };

    // Over all rows a column is what it is in a row that the schema does not know.
    static CellAt cell_of(Place const& place)
    {
        return {place.row.value_or(place.total->shape().known_rows()), place.column};
    }

    std::optional<Exact> worked_out(ResolvedExpression const& resolved, Place const& place)
    {
        Values const values(*this, resolved, place);
        auto const result = evaluate(resolved.expression, values);
        return result.state == Evaluated::State::value && values.any() ? std::optional(result.value)
                                                                       : std::nullopt;
    }

    Evaluated figure(Target const& target, Place const& from)
    {
        auto const place = place_of(target, from);
        if (!place || target.whose != Reference::Whose::own) {
            return {Evaluated::State::unknown};
        }
        auto const& measure = place->total->shape().measure(cell_of(*place));
        auto const found = number(*place, measure);
        if (found) {
            return {Evaluated::State::value, *found};
        }
        if (measure.type == ValueType::count && !measure.derived()) {
            return {Evaluated::State::value, Exact(), true};
        }
        return {Evaluated::State::blank};
    }

    [[nodiscard]] std::optional<Place> place_of(Target const& target, Place const& from) const
    {
        auto const total = std::ranges::find_if(m_all, [&](FormTotal const* one) {
            return one != nullptr && &one->form() == target.form;
        });
        if (total == m_all.end()) {
            return {};
        }
        Spot spot;
        spot.row = from.row && *from.row < from.total->shape().known_rows()
                       ? std::optional<std::size_t>(*from.row)
                       : std::nullopt;
        spot.column = from.column;
        auto const there = at(target, spot, from.total->form());
        if (!there || !there->column) {
            return {};
        }
        Place place;
        place.total = *total;
        place.column = static_cast<std::uint32_t>(*there->column);
        // An unknown key is a row of its own form only.
        place.row = there->row ? std::optional(static_cast<std::uint32_t>(*there->row))
                    : place.total == from.total ? from.row
                                                : std::nullopt;
        return place;
    }

    std::optional<Exact> number(Place const& place, Measure const& measure)
    {
        if (measure.derived()) {
            return derived(place);
        }
        if (place.row) {
            return place.total->number({*place.row, place.column});
        }
        auto const over = place.total->over_rows(place.column);
        auto const* const exact = over ? std::get_if<Exact>(&*over) : nullptr;
        return exact == nullptr ? std::nullopt : std::optional(*exact);
    }

    std::vector<FormTotal*> const& m_all;
    std::map<Place, std::optional<Exact>> m_results;
};

// Rows that may have a derived figure: those that are there, and the printed ones of a fixed form.
std::vector<std::uint32_t> rows_of(FormTotal const& total)
{
    std::set<std::uint32_t> rows;
    for (auto const& row : total.rows()) {
        rows.insert(row.row);
    }
    if (total.form().row_kind == RowKind::fixed && !total.empty()) {
        for (std::uint32_t row = 0; row < total.shape().known_rows(); ++row) {
            rows.insert(row);
        }
    }
    return {rows.begin(), rows.end()};
}

void derive_form(FormTotal& total, Deriver& deriver)
{
    auto const& shape = total.shape();
    for (auto const row : rows_of(total)) {
        for (std::uint32_t column = 0; column < shape.columns(); ++column) {
            CellAt const cell{row, column};
            if (!shape.measure(cell).derived() || shape.closed(cell)) {
                continue;
            }
            if (auto const value = deriver.derived({&total, row, column})) {
                total.derive(cell, *value);
            }
        }
    }
    if (total.form().row_kind == RowKind::fixed) {
        return; // its printed total rows are rows
    }
    for (std::uint32_t column = 0; column < shape.columns(); ++column) {
        if (total.form().columns[column].measure.derived()) {
            if (auto const value = deriver.derived({&total, {}, column})) {
                total.derive_over_rows(column, *value);
            }
        }
    }
}

} // namespace

void derive(std::vector<FormTotal*> const& all)
{
    Deriver deriver(all);
    for (auto* const total : all) {
        if (total != nullptr) {
            derive_form(*total, deriver);
        }
    }
}

} // namespace gopbieu
