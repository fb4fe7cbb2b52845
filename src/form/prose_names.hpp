#pragma once

// How the sentences of prose.cpp call figures: by the labels of their form, one by one or as a
// range.

#include "base/catalogue.hpp"
#include "form/places.hpp"

#include <string>
#include <vector>

namespace gopbieu {

class ProseNames {
public:
    ProseNames(FormsInSight const& forms, Language language) : m_forms(forms), m_language(language)
    {
    }

    /// "‘Nữ’", "‘Nữ’ of form ‘Biểu 3’", "‘Nữ’ of the last period"; a name that leads nowhere stays
    /// as it is written.
    [[nodiscard]] std::string name(Reference const& reference) const;
    /// "a, b và c"
    [[nodiscard]] std::string listed(std::vector<std::string> const& words) const;
    /// Where all are of one other form, it is named once.
    [[nodiscard]] std::string listed(std::vector<Reference> const& references) const;
    /// The names of a range that are so few that they are told one by one, and nobody wonders what
    /// stands between; else none.
    [[nodiscard]] std::vector<Reference> few_names(Expression const& range) const;
    /// "từ ‘A’ đến ‘B’"
    [[nodiscard]] std::string range(Expression const& expression) const;

private:
    [[nodiscard]] std::string label(Target const& target) const;
    [[nodiscard]] std::string form_of(Target const& target) const;
    [[nodiscard]] std::string say(Say what, Args const& args) const;

    FormsInSight const& m_forms;
    Language m_language;
};

} // namespace gopbieu
