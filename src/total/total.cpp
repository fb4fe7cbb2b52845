#include "total/total.hpp"

#include "base/catalogue/schemas.hpp"
#include "base/catalogue/totals.hpp"
#include "base/shown.hpp"
#include "total/editions.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

std::string row_label(FormDefinition const& form, std::string const& id)
{
    auto const* const row = form.find_row(id);
    return row == nullptr ? id : row->label;
}

// A single value as an amount; nothing when a mean has no weight to stand on.
std::optional<Amount>
leaf_amount(Submission const& submission, Fact const& fact, Column const& column)
{
    auto const& number = *fact.number();
    if (column.measure.way != Way::mean) {
        return Amount{number, Exact(1)};
    }
    Names const names{[&](Reference const& reference) -> Evaluated {
        auto const* const found = submission.number(fact.row, reference.name);
        return found == nullptr ? Evaluated{Evaluated::State::blank}
                                : Evaluated{Evaluated::State::value, *found};
    }};
    auto const weight = evaluate(*column.measure.weight, names);
    if (weight.state != Evaluated::State::value) {
        return {};
    }
    auto const numerator = number.times(weight.value);
    return numerator ? Amount{*numerator, weight.value} : Amount{{}, {}, true};
}

void add_all(FormTotal& into, FormTotal const& part)
{
    for (auto const& [cell, amount] : part.amounts) {
        into.amounts[cell].add(amount);
    }
}

} // namespace

void Amount::add(Amount const& other)
{
    auto const both = sum.plus(other.sum);
    auto const weights = weight.plus(other.weight);
    too_large = too_large || other.too_large || !both || !weights;
    sum = too_large ? Exact() : *both;
    weight = too_large ? Exact() : *weights;
}

std::optional<Exact> Amount::value(Way way) const
{
    if (too_large || way == Way::none || weight.sign() == 0) {
        return {};
    }
    return way == Way::mean ? sum.over(weight) : std::optional(sum);
}

std::optional<Exact> FormTotal::value(FormCell const& cell, Column const& column) const
{
    auto const found = amounts.find(cell);
    return found == amounts.end() ? std::nullopt : found->second.value(column.measure.way);
}

Amount FormTotal::over_rows(std::string const& column) const
{
    Amount all;
    for (auto const& [cell, amount] : amounts) {
        if (cell.column == column) {
            all.add(amount);
        }
    }
    return all;
}

FormTotal const* Totals::find(std::string const& form, std::size_t unit) const
{
    auto const units = forms.find(form);
    if (units == forms.end()) {
        return nullptr;
    }
    auto const found = units->second.find(unit);
    return found == units->second.end() ? nullptr : &found->second;
}

Adder::Adder(FormSet const& forms, OrgTree const& tree, std::vector<std::string> filed_by)
    : m_forms(forms), m_tree(tree), m_filed_by(std::move(filed_by))
{
}

void Adder::add(Submission const& filed)
{
    auto const* const form = m_forms.find(filed.form);
    auto const unit = m_tree.find(filed.unit);
    if (form == nullptr || !unit) {
        return; // the campaign's forms or register have changed since it was filed
    }
    auto const own = as_edition_of(filed, *form);
    if (!own) {
        m_totals.findings.push_back(finding(say::edition_not_mapped,
                                            filed.place(),
                                            {{"unit", m_tree.unit(*unit).name},
                                             {"form", form->id},
                                             {"found", filed.edition},
                                             {"expected", form->edition}}));
        return;
    }
    auto const& submission = *own;
    auto& total = m_totals.forms[form->id][*unit];
    total.source_file = submission.source.file;
    for (auto const& fact : submission.facts) {
        auto const* const column = form->find_column(fact.column);
        if (column == nullptr || column->measure.way == Way::none || fact.number() == nullptr) {
            continue;
        }
        if (auto amount = leaf_amount(submission, fact, *column)) {
            total.amounts[{fact.row, fact.column}] = *amount;
            continue;
        }
        m_totals.findings.push_back(finding(say::weight_missing,
                                            submission.place(fact.cell),
                                            {{"unit", m_tree.unit(*unit).name},
                                             {"form", form->id},
                                             {"row", row_label(*form, fact.row)},
                                             {"column", column->label()}}));
    }
}

Totals Adder::finish(std::size_t root)
{
    auto const units = m_tree.below(root);
    for (auto const* const form : m_forms.current()) {
        // Parents come before children in `units`, so that backwards every part is ready.
        for (auto unit = units.rbegin(); unit != units.rend(); ++unit) {
            total_of(*form, *unit);
        }
    }
    return std::move(m_totals);
}

void Adder::total_of(FormDefinition const& form, std::size_t unit)
{
    auto& of_form = m_totals.forms[form.id];
    FormTotal summed;
    bool const files = std::ranges::find(m_filed_by, m_tree.unit(unit).level) != m_filed_by.end();
    auto const own = of_form.find(unit);
    summed.coverage = {files && own != of_form.end() ? 1U : 0U, files ? 1U : 0U};
    for (auto const child : m_tree.children(unit)) {
        auto const& part = of_form[child];
        summed.coverage.filed += part.coverage.filed;
        summed.coverage.expected += part.coverage.expected;
        if (!part.amounts.empty()) {
            summed.parts.push_back(child);
            add_all(summed, part);
        }
    }
    if (own != of_form.end()) {
        compare(form, unit, summed);
        own->second.coverage = summed.coverage;
        return;
    }
    report_too_large(form, unit, summed);
    of_form[unit] = std::move(summed);
}

// A unit that consolidates by itself may have its units' forms in as well.
void Adder::compare(FormDefinition const& form, std::size_t unit, FormTotal const& summed)
{
    if (summed.parts.empty()) {
        return;
    }
    auto const& own = m_totals.forms[form.id][unit];
    auto cells = summed.amounts;
    cells.insert(own.amounts.begin(), own.amounts.end());
    for (auto const& [cell, amount] : cells) {
        auto const* const column = form.find_column(cell.column);
        auto const filed = own.value(cell, *column);
        auto const added = summed.value(cell, *column);
        if (filed == added) {
            continue;
        }
        m_totals.findings.push_back(finding(say::filed_and_summed,
                                            {own.source_file},
                                            {{"unit", m_tree.unit(unit).name},
                                             {"form", form.id},
                                             {"row", row_label(form, cell.row)},
                                             {"column", column->label()},
                                             {"found", filed ? shown(*filed) : "–"},
                                             {"other", added ? shown(*added) : "–"}}));
    }
}

void Adder::report_too_large(FormDefinition const& form, std::size_t unit, FormTotal const& total)
{
    for (auto const& [cell, amount] : total.amounts) {
        if (amount.too_large) {
            m_totals.findings.push_back(finding(say::total_too_large,
                                                {},
                                                {{"unit", m_tree.unit(unit).name},
                                                 {"form", form.id},
                                                 {"column", form.find_column(cell.column)->label()},
                                                 {"row", row_label(form, cell.row)}}));
        }
    }
}

Totals add_up(std::vector<Submission> const& submissions,
              FormSet const& forms,
              OrgTree const& tree,
              std::vector<std::string> const& filed_by,
              std::size_t root)
{
    Adder adder(forms, tree, filed_by);
    for (auto const& submission : submissions) {
        adder.add(submission);
    }
    return adder.finish(root);
}

} // namespace gopbieu
