#include "form/prose_names.hpp"

#include "base/catalogue/prose.hpp"
#include "form/in_words.hpp"
#include "form/labels.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::size_t few = 3;

} // namespace

std::string ProseNames::name(Reference const& reference) const
{
    auto const target = target_of(reference, m_forms);
    auto words = target ? label(*target) : say(say::prose_label, {{"label", to_text(reference)}});
    if (target && target->form != &m_forms.own) {
        words = say(say::prose_of_form, {{"name", words}, {"form", form_of(*target)}});
    }
    if (target && reference.whose != Reference::Whose::own) {
        words = say(reference.whose == Reference::Whose::previous ? say::prose_of_last_period
                                                                  : say::prose_of_children,
                    {{"name", words}});
    }
    return words;
}

std::string ProseNames::form_of(Target const& target) const
{
    return say(say::prose_form, {{"form", label_of(*target.form)}});
}
std::string ProseNames::listed(std::vector<std::string> const& words) const
{
    std::string text;
    for (std::size_t at = 0; at < words.size(); ++at) {
        text = at == 0 ? words[at]
                       : say(at + 1 == words.size() ? say::prose_and : say::prose_comma,
                             {{"left", text}, {"right", words[at]}});
    }
    return text;
}

std::string ProseNames::listed(std::vector<Reference> const& references) const
{
    auto const target = target_of(references.front(), m_forms);
    auto const& form = references.front().form;
    bool const shared = target && target->form != &m_forms.own &&
                        std::ranges::all_of(references, [&](Reference const& one) {
                            return one.form == form && one.whose == Reference::Whose::own;
                        });
    std::vector<std::string> words;
    for (auto const& one : references) {
        auto const found = shared ? target_of(one, m_forms) : std::nullopt;
        words.push_back(found ? label(*found) : name(one));
    }
    auto const list = listed(words);
    return shared ? say(say::prose_of_form, {{"name", list}, {"form", form_of(*target)}}) : list;
}

std::vector<Reference> ProseNames::few_names(Expression const& range) const
{
    auto const targets = targets_of(range, m_forms);
    std::vector<Reference> names;
    for (auto const& target : targets) {
        names.push_back(range.reference);
        names.back().name = target.row ? target.form->rows[*target.row].id
                                       : target.form->columns[*target.column].id;
    }
    return names.size() <= few ? names : std::vector<Reference>{};
}

std::string ProseNames::range(Expression const& expression) const
{
    auto first = expression.reference;
    auto last = expression.reference;
    last.name = expression.last;
    first.qualifier.clear(); // said once, at the end
    return say(say::prose_range, {{"first", name(first)}, {"last", name(last)}});
}

std::string ProseNames::label(Target const& target) const
{
    auto const& form = *target.form;
    auto const row = target.row ? label_of(form, form.rows[*target.row]) : std::string();
    auto const column =
        target.column ? label_of(form, form.columns[*target.column]) : std::string();
    return target.row && target.column
               ? say(say::prose_cell, {{"row", row}, {"column", column}})
               : say(say::prose_label, {{"label", target.row ? row : column}});
}

std::string ProseNames::say(Say what, Args const& args) const
{
    return words(what, args, m_language);
}

} // namespace gopbieu
