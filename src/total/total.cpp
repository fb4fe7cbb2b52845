#include "total/total.hpp"

#include "base/catalogue/schemas.hpp"
#include "base/catalogue/totals.hpp"

#include <algorithm>

namespace gopbieu {

Adder::Adder(FormSet const& forms, OrgTree const& tree, std::vector<std::string> filed_by)
    : m_joining(forms, tree), m_filed_by(std::move(filed_by)), m_former(tree, m_filed_by),
      m_of_form(forms.forms.size())
{
    for (auto& one : m_of_form) {
        one.own.resize(tree.units().size());
        one.filings.resize(tree.units().size(), Filing::none);
        one.files.resize(tree.units().size());
    }
    m_takes_over.resize(tree.units().size(), false);
    for (std::size_t unit = 0; unit < tree.units().size(); ++unit) {
        auto const place = tree.unit(unit).living ? Placement() : place_on(tree, unit, tree);
        if (place.kind != Placement::Kind::nowhere) {
            m_takes_over[place.unit] = true;
        }
    }
}

void Adder::add(Submission const& submission, std::uint64_t arrival)
{
    auto const& tree = m_joining.tree();
    auto const unit = tree.find(submission.unit);
    auto entry = m_joining.entry(submission);
    Filer filer;
    filer.unit = unit.value_or(0);
    filer.position = unit ? m_joining.position(*unit) : 0;
    filer.name = unit ? tree.unit(*unit).name : submission.unit;
    filer.code = submission.unit;
    filer.arrival = arrival;
    auto const unreadable =
        !unit                                        ? std::optional(say::total_unknown_unit)
        : entry.kind == Entry::Kind::unknown_form    ? std::optional(say::total_unknown_form)
        : entry.kind == Entry::Kind::unknown_edition ? std::optional(say::edition_not_mapped)
                                                     : std::nullopt;
    if (unreadable) {
        if (unit && entry.kind == Entry::Kind::unknown_edition) {
            auto& filing = m_of_form[entry.form].filings[*unit];
            filing = filing == Filing::none ? Filing::other_edition : filing;
        }
        auto const* const current = m_joining.forms().find(submission.form);
        note(entry.form,
             filer,
             finding(*unreadable,
                     submission.place(),
                     {{"unit", filer.name},
                      {about_unit, filer.code},
                      {"form", submission.form},
                      {"found", submission.edition},
                      {"expected", current == nullptr ? std::string() : current->edition}}));
        return;
    }
    auto& of_form = m_of_form[entry.form];
    auto& filing = of_form.filings[*unit];
    if (is_filed(filing)) {
        note(entry.form,
             filer,
             finding(say::total_counted_once,
                     submission.place(),
                     {{"unit", filer.name},
                      {about_unit, filer.code},
                      {"form", submission.form},
                      {"other", of_form.files[*unit]}}));
        return;
    }
    filing = submission.facts.empty() ? Filing::nil : Filing::figures;
    of_form.files[*unit] = submission.source.file;
    note_edition(entry, submission, filer);
    add_figures(entry.form, entry.mapped ? *entry.mapped : submission, filer);
}

void Adder::add_figures(std::size_t form, Submission const& submission, Filer const& filer)
{
    auto const& tree = m_joining.tree();
    auto const& unit = tree.unit(filer.unit);
    if (!unit.living) {
        add_ended(form, submission, filer);
        return;
    }
    if (goes_up_at_once(filer.unit)) {
        auto& total = m_joining.joined(form, *unit.parent);
        m_joining.read(form, total, submission, filer, m_notes[*unit.parent]);
        total.parts.push_back(filer.unit);
        return;
    }
    auto& own = m_of_form[form].own[filer.unit];
    own = m_joining.new_total(form);
    own->source_file = submission.source.file;
    m_joining.read(form, *own, submission, filer, m_notes[filer.unit]);
}

bool Adder::goes_up_at_once(std::size_t unit) const
{
    auto const& tree = m_joining.tree();
    return tree.unit(unit).parent && tree.children(unit).empty() && !wanted(unit) &&
           !m_takes_over[unit];
}

std::size_t Adder::home(std::size_t unit) const
{
    auto const& tree = m_joining.tree();
    if (tree.unit(unit).living) {
        return goes_up_at_once(unit) ? *tree.unit(unit).parent : unit;
    }
    auto const place = place_on(tree, unit, tree);
    return place.kind == Placement::Kind::nowhere ? unit : place.unit;
}

// A unit that has ended reports for its successor, as if it were below it: where the successor
// files by itself, that counts.
void Adder::add_ended(std::size_t form, Submission const& submission, Filer const& filer)
{
    auto const& tree = m_joining.tree();
    auto const place = place_on(tree, filer.unit, tree);
    bool const reported = m_former.reported_below(filer.unit);
    auto const counts = m_former.counts_at(filer.unit);
    auto const say = place.kind == Placement::Kind::nowhere     ? say::total_ended_nowhere
                     : reported                                 ? say::total_ended_reported
                     : place.kind == Placement::Kind::successor ? say::total_ended_successor
                                                                : say::total_ended_above;
    note(form,
         filer,
         finding(say,
                 submission.place(),
                 {{"unit", filer.name},
                  {about_unit, filer.code},
                  {"form", submission.form},
                  {"other", counts ? tree.unit(*counts).name : std::string()}}));
    if (counts) {
        auto& total = m_joining.joined(form, *counts);
        m_joining.read(form, total, submission, filer, m_notes[*counts]);
        total.parts.push_back(filer.unit);
        m_of_form[form].placed.emplace_back(filer.unit, *counts);
    }
}

void Adder::note_edition(Entry const& entry, Submission const& submission, Filer const& filer)
{
    if (entry.kind == Entry::Kind::taken) {
        return;
    }
    auto const* const current = m_joining.forms().find(submission.form);
    bool const apart = entry.kind == Entry::Kind::other_edition;
    if (apart) {
        auto const number = static_cast<std::size_t>(current - m_joining.forms().forms.data());
        auto& filing = m_of_form[number].filings[filer.unit];
        filing = filing == Filing::none ? Filing::other_edition : filing;
    }
    note(entry.form,
         filer,
         finding(apart ? say::total_edition_apart : say::total_edition_mapped,
                 submission.place(),
                 {{"unit", filer.name},
                  {about_unit, filer.code},
                  {"form", submission.form},
                  {"found", submission.edition},
                  {"other", current->edition},
                  {"left", std::to_string(entry.left_out)}}));
}

void Adder::note(std::size_t form, Filer const& filer, Finding finding)
{
    auto const& tree = m_joining.tree();
    auto const at = tree.find(filer.code) ? home(filer.unit) : tree.units().size();
    m_notes[at].add({form, filer.position, 0, 0}, std::move(finding), say::total_more);
}

void Adder::join(Adder& other)
{
    m_joining.take(other.m_joining);
    for (auto const& [at, notes] : other.m_notes) {
        m_notes[at].add(notes);
    }
    for (std::size_t form = 0; form < m_of_form.size(); ++form) {
        auto& own = m_of_form[form];
        auto& theirs = other.m_of_form[form];
        for (std::size_t unit = 0; unit < own.filings.size(); ++unit) {
            bool const more =
                own.filings[unit] == Filing::none || own.filings[unit] == Filing::other_edition;
            if (theirs.filings[unit] != Filing::none && more) {
                own.filings[unit] = theirs.filings[unit];
                own.files[unit] = theirs.files[unit];
            }
            if (theirs.own[unit] != nullptr) {
                own.own[unit] = m_joining.translated(form, *theirs.own[unit]);
                own.own[unit]->source_file = theirs.own[unit]->source_file;
            }
        }
        own.placed.insert(own.placed.end(), theirs.placed.begin(), theirs.placed.end());
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
