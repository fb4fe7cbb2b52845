#include "total/restate.hpp"

#include "base/catalogue/totals.hpp"
#include "total/derive.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

// The unit that stands for the root: its only successor, or what is above all that it went to.
std::optional<std::size_t> new_root(OrgTree const& from, std::size_t root, OrgTree const& to)
{
    auto const place = place_on(from, root, to);
    return place.kind == Placement::Kind::nowhere ? std::nullopt : std::optional(place.unit);
}

} // namespace

FormTotal const* Restated::find(std::string_view form, std::size_t unit) const
{
    return unit < uncertain.size() && uncertain[unit] ? nullptr : totals.find(form, unit);
}

Restater::Restater(
    FormSet const& forms, OrgTree const& tree, Totals const& as_filed, std::size_t root, Day day)
    : m_from(tree), m_as_filed(as_filed), m_tree(std::make_unique<OrgTree>(tree.on(day))),
      m_joining(forms, *m_tree), m_uncertain(tree.units().size(), false)
{
    for (std::size_t unit = 0; unit < tree.units().size(); ++unit) {
        m_places.push_back(place_on(tree, unit, *m_tree));
    }
    m_root = new_root(tree, root, *m_tree);
}

void Restater::add(Submission const& submission, std::uint64_t arrival)
{
    auto const unit = m_from.find(submission.unit);
    auto const entry = m_joining.entry(submission);
    bool const known =
        entry.kind != Entry::Kind::unknown_form && entry.kind != Entry::Kind::unknown_edition;
    if (!unit || !known || !m_as_filed.forms[entry.form].counted[*unit]) {
        return;
    }
    auto const& place = m_places[*unit];
    mark_uncertain(entry.form, *unit, place);
    if (place.kind == Placement::Kind::nowhere) {
        return;
    }
    Filer filer;
    filer.unit = *unit;
    filer.position = m_joining.position(*unit);
    filer.name = m_from.unit(*unit).name;
    filer.arrival = arrival;
    auto& total = m_joining.joined(entry.form, place.unit);
    m_joining.read(entry.form, total, entry.mapped ? *entry.mapped : submission, filer, m_ignored);
    total.parts.push_back(*unit);
}

// A part of the figures of all units between the successors and the unit above them is missing
// there.
void Restater::mark_uncertain(std::size_t form, std::size_t unit, Placement const& place)
{
    if (place.kind == Placement::Kind::itself || place.kind == Placement::Kind::successor) {
        return;
    }
    auto const say = place.kind == Placement::Kind::undivided ? say::restated_undivided
                     : place.kind == Placement::Kind::above   ? say::restated_above
                                                              : say::restated_nowhere;
    bool const nowhere = place.kind == Placement::Kind::nowhere;
    m_notes.add({form, m_joining.position(unit), 0, 0},
                finding(say,
                        {},
                        {{"unit", m_from.unit(unit).name},
                         {about_unit, m_from.unit(unit).code},
                         {"form", m_as_filed.forms[form].form->id},
                         {"other", nowhere ? std::string() : m_tree->unit(place.unit).name},
                         {"time", m_tree->day()->spoken()}}),
                say::total_more);
    if (place.kind != Placement::Kind::undivided) {
        return;
    }
    for (auto const next : m_from.successors_on(unit, *m_tree->day())) {
        for (std::optional<std::size_t> at = next; at && *at != place.unit;
             at = m_tree->unit(*at).parent) {
            m_uncertain[*at] = true;
        }
    }
}

// A unit that must have filed counts at the unit that it is in now.
void Restater::count_coverage(FormTotals& totals, std::size_t form)
{
    auto const& as_filed = m_as_filed.forms[form];
    std::vector<Coverage> coverage(m_places.size());
    for (std::size_t unit = 0; unit < m_places.size(); ++unit) {
        if (!as_filed.expected[unit] || m_places[unit].kind == Placement::Kind::nowhere) {
            continue;
        }
        auto& at = coverage[m_places[unit].unit];
        auto const filing = as_filed.filings[unit];
        ++at.expected;
        at.filed += filing == Filing::nil || filing == Filing::figures ? 1U : 0U;
        at.nil += filing == Filing::nil ? 1U : 0U;
    }
    auto const units = m_tree->below(*m_root);
    for (auto unit = units.rbegin(); unit != units.rend(); ++unit) {
        for (auto const child : m_tree->children(*unit)) {
            coverage[*unit].filed += coverage[child].filed;
            coverage[*unit].expected += coverage[child].expected;
            coverage[*unit].nil += coverage[child].nil;
        }
        if (auto const& total = totals.totals[*unit]) {
            total->coverage = coverage[*unit];
        }
    }
}

Restated Restater::finish()
{
    Restated result;
    result.root = m_root;
    result.uncertain = std::move(m_uncertain);
    result.totals.findings = m_notes.findings();
    auto const count = m_places.size();
    auto const units = m_root ? m_tree->below(*m_root) : std::vector<std::size_t>();
    for (std::size_t form = 0; form < m_as_filed.forms.size(); ++form) {
        FormTotals totals;
        totals.form = m_as_filed.forms[form].form;
        totals.totals.resize(count);
        totals.joined.resize(count);
        totals.filings.resize(count, Filing::none);
        totals.expected.resize(count, false);
        totals.counted.resize(count, false);
        for (auto unit = units.rbegin(); unit != units.rend(); ++unit) {
            auto total = std::move(m_joining.slot(form, *unit));
            if (total == nullptr && !m_tree->children(*unit).empty()) {
                total = m_joining.new_total(form);
            }
            if (total == nullptr) {
                continue;
            }
            std::ranges::sort(total->parts);
            auto const parent = m_tree->unit(*unit).parent;
            if (*unit != *m_root && parent && !total->empty()) {
                m_joining.add_part(m_joining.joined(form, *parent), *total, *unit);
            }
            totals.totals[*unit] = std::move(total);
        }
        if (m_root) {
            count_coverage(totals, form);
        }
        result.totals.forms.push_back(std::move(totals));
    }
    for (auto const unit : units) {
        std::vector<FormTotal*> all;
        for (auto const& form : result.totals.forms) {
            all.push_back(form.totals[unit].get());
        }
        derive(all);
    }
    result.tree = std::move(m_tree);
    return result;
}

} // namespace gopbieu
