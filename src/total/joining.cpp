#include "total/joining.hpp"

#include "total/edition.hpp"
#include "total/pack_total.hpp"
#include "total/placement.hpp"

#include <algorithm>

namespace gopbieu {

Joining::Joining(FormSet const& forms, OrgTree const& tree)
    : m_forms(forms), m_tree(tree), m_positions(tree_positions(tree))
{
    for (std::size_t form = 0; form < forms.forms.size(); ++form) {
        OfForm one;
        one.shape = std::make_shared<FormShape const>(forms.forms[form], forms);
        one.keys = std::make_shared<UnknownKeys>();
        one.reader = std::make_unique<LeafReader>(one.shape, one.keys, form);
        one.joined.resize(tree.units().size());
        m_of_form.push_back(std::move(one));
    }
}

Entry Joining::entry(Submission const& submission) const
{
    Entry entry;
    auto const* const current = m_forms.find(submission.form);
    if (current == nullptr) {
        return entry;
    }
    auto const number = [&](FormDefinition const& form) {
        return static_cast<std::size_t>(&form - m_forms.forms.data());
    };
    entry.form = number(*current);
    if (submission.edition.empty() || submission.edition == current->edition) {
        entry.kind = Entry::Kind::taken;
    } else if (auto const* const map = find_map(*current, submission.edition)) {
        auto mapped = map_edition(submission, *map, *current);
        entry.kind = Entry::Kind::mapped;
        entry.mapped = std::move(mapped.submission);
        entry.left_out = mapped.left_out;
    } else if (auto const* const other = m_forms.find(submission.form, submission.edition)) {
        entry.kind = Entry::Kind::other_edition;
        entry.form = number(*other);
    } else {
        entry.kind = Entry::Kind::unknown_edition;
    }
    return entry;
}

std::unique_ptr<FormTotal> Joining::new_total(std::size_t form) const
{
    return std::make_unique<FormTotal>(m_of_form[form].shape, m_of_form[form].keys);
}

FormTotal& Joining::joined(std::size_t form, std::size_t unit)
{
    auto& total = m_of_form[form].joined[unit];
    if (total == nullptr) {
        total = new_total(form);
    }
    return *total;
}

void Joining::read(std::size_t form,
                   FormTotal& into,
                   Submission const& submission,
                   Filer const& filer,
                   Notes& notes)
{
    m_of_form[form].reader->add(into, submission, filer, notes);
}

bool Joining::unpack(std::size_t form, FormTotal& total, ByteReader& in)
{
    return unpack_total(in, total, *m_of_form[form].keys);
}

void Joining::add_part(FormTotal& into, FormTotal const& part, std::size_t unit) const
{
    into.add(part);
    into.parts.push_back(unit);
}

std::unique_ptr<FormTotal> Joining::translated(std::size_t form, FormTotal const& total)
{
    auto result = new_total(form);
    result->add_translated(total, *m_of_form[form].keys);
    return result;
}

void Joining::take(Joining& other)
{
    for (std::size_t form = 0; form < m_of_form.size(); ++form) {
        for (std::size_t unit = 0; unit < m_positions.size(); ++unit) {
            if (auto const& theirs = other.m_of_form[form].joined[unit]) {
                auto& own = joined(form, unit);
                own.add_translated(*theirs, *m_of_form[form].keys);
                own.parts.insert(own.parts.end(), theirs->parts.begin(), theirs->parts.end());
            }
        }
    }
}

} // namespace gopbieu
