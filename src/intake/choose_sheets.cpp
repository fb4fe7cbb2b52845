#include "intake/choose_sheets.hpp"

#include "base/catalogue/intake.hpp"
#include "intake/period.hpp"
#include "intake/table_doubts.hpp"

#include <algorithm>
#include <map>

namespace gopbieu {

namespace {

using Place = std::pair<SheetWork*, std::size_t>; ///< a table of a sheet

class SheetChooser {
public:
    SheetChooser(std::list<SheetWork>& sheets,
                 TextKeys& keys,
                 Known const& known,
                 Source const& source)
        : m_sheets(sheets), m_keys(keys), m_known(known), m_source(source)
    {
    }

    SheetChoice choose()
    {
        gather();
        for (auto& [form, places] : m_by_form) {
            auto left = places;
            keep_some(left, [](Place const& place) {
                return place.first->forms.tables[place.second].figures;
            });
            if (left.size() > 1) {
                keep_some(left, [this](Place const& place) { return may_be_this_period(place); });
            }
            auto const* const rival = left.size() == 1 ? open_rival(form, left.front()) : nullptr;
            if (left.size() > 1 || rival != nullptr) {
                left = answered(left, rival != nullptr ? *rival : *left[1].first);
            }
            for (auto const& [work, table] : left) {
                work->read.push_back(table);
            }
            if (left.size() == 1) {
                say_not_taken(places, left.front());
            }
        }
        return std::move(m_choice);
    }

private:
    void gather()
    {
        for (auto& work : m_sheets) {
            for (std::size_t at = 0; at < work.forms.tables.size(); ++at) {
                if (work.sheet.visibility == Visibility::visible) {
                    auto const& form = m_known.forms.forms()[work.forms.tables[at].form];
                    m_by_form[form.id].emplace_back(&work, at);
                }
            }
        }
    }

    // Another sheet that may be the same form, though a person would have to say how: the one that
    // can be read is not taken for it in silence.
    [[nodiscard]] SheetWork const* open_rival(std::string const& form, Place const& taken) const
    {
        for (auto const& work : m_sheets) {
            bool const open = std::ranges::any_of(work.forms.open, [&](std::size_t one) {
                return m_known.forms.forms()[one].id == form;
            });
            if (open && &work != taken.first && work.sheet.visibility == Visibility::visible) {
                return &work;
            }
        }
        return nullptr;
    }

    static void say_not_taken(std::vector<Place> const& places, Place const& taken)
    {
        for (auto const& [work, table] : places) {
            auto const numbers = std::ranges::count_if(work->sheet.cells, holds_number);
            if (work != taken.first && numbers != 0) {
                work->remarks.note(
                    say::sheet_not_taken,
                    std::string(),
                    {{"other", taken.first->sheet.name}, {"count", std::to_string(numbers)}});
            }
        }
    }

    // Leaves only those that fit, if there are any.
    template <typename Fits>
    static void keep_some(std::vector<Place>& places, Fits const& fits)
    {
        if (std::ranges::any_of(places, fits)) {
            std::erase_if(places, [&](Place const& place) { return !fits(place); });
        }
    }

    // A sheet that prints no period may be of this one: only another period speaks against it.
    [[nodiscard]] bool may_be_this_period(Place const& place)
    {
        auto const year = year_of(m_known.period);
        auto const& found = place.first->forms.tables[place.second];
        auto const printed =
            period_years(*place.first, m_keys, m_known.forms.forms()[found.form], found.table);
        return !year || printed.empty() || printed.contains(*year);
    }

    std::vector<Place> answered(std::vector<Place> const& places, SheetWork const& other)
    {
        auto const& first = *places[0].first;
        auto const& title = m_known.forms.forms()[first.forms.tables[places[0].second].form].title;
        Remarks remarks(m_source, std::string(), m_known.answers);
        auto const* const answer = remarks.ask(
            say::two_sheets,
            {},
            {{"found", first.sheet.name}, {"other", other.sheet.name}, {"form", title}});
        std::vector<Place> chosen;
        if (answer != nullptr) {
            std::ranges::copy_if(places, std::back_inserter(chosen), [&](Place const& place) {
                return place.first->sheet.name == answer->value;
            });
        }
        if (chosen.size() != 1) {
            if (answer != nullptr) {
                remarks.unusable();
            }
            m_choice.question = true;
            chosen.clear();
        }
        std::ranges::move(remarks.findings(), std::back_inserter(m_choice.findings));
        return chosen;
    }

    std::list<SheetWork>& m_sheets;
    TextKeys& m_keys;
    Known const& m_known;
    Source const& m_source;
    std::map<std::string, std::vector<Place>> m_by_form; ///< tables on visible sheets
    SheetChoice m_choice;
};

} // namespace

SheetChoice choose_sheets(std::list<SheetWork>& sheets,
                          TextKeys& keys,
                          Known const& known,
                          Source const& source)
{
    return SheetChooser(sheets, keys, known, source).choose();
}

} // namespace gopbieu
