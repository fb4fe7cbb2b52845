#include "intake/recognise.hpp"

#include "base/catalogue/intake.hpp"
#include "form/points_sheet.hpp"
#include "intake/changed_figures.hpp"
#include "intake/choose_form.hpp"
#include "intake/find_unit.hpp"
#include "intake/lost_copy.hpp"
#include "intake/mean_parts.hpp"
#include "intake/people.hpp"
#include "intake/period.hpp"
#include "intake/read_table.hpp"

#include <algorithm>
#include <list>
#include <map>

namespace gopbieu {

namespace {

std::string form_list(FormIndex const& index)
{
    std::string text;
    for (auto const& form : index.forms()) {
        text += (text.empty() ? "" : "; ") + form.title;
    }
    return text;
}

/// A sheet on its way: what it holds and what is said of it.
struct SheetWork {
    SheetWork(Workbook const& workbook,
              std::size_t number,
              Known const& known,
              Source const& source)
        : sheet(workbook.sheets[number]), grid(workbook, sheet), uses(sheet),
          remarks(source, sheet.name, known.answers), marker(marker_of(workbook, number))
    {
    }

    Sheet const& sheet;
    Grid grid;
    CellUses uses;
    Remarks remarks;
    std::optional<Marker> marker;
    SheetForms forms;
    std::vector<std::size_t> read; ///< its tables that are taken
};

class Recogniser {
public:
    Recogniser(Workbook const& workbook, Known const& known, Source const& source)
        : m_workbook(workbook), m_known(known), m_source(source), m_keys(workbook, known.forms)
    {
    }

    Recognition recognise()
    {
        for (std::size_t number = 0; number < m_workbook.sheets.size(); ++number) {
            auto const& sheet = m_workbook.sheets[number];
            if (is_points_sheet(m_workbook, sheet)) {
                m_found.findings.push_back(
                    finding(say::points_sheet_passed_over, {m_source.file, sheet.name}));
                continue;
            }
            look_at(m_sheets.emplace_back(m_workbook, number, m_known, m_source));
        }
        choose_sheets();
        for (auto& work : m_sheets) {
            std::ranges::sort(work.read); // from the top, not by the names of forms
            for (auto const table : work.read) {
                take(work, work.forms.tables[table]);
            }
        }
        finish();
        return std::move(m_found);
    }

private:
    using Place = std::pair<SheetWork*, std::size_t>; ///< a table of a sheet

    void look_at(SheetWork& work)
    {
        work.forms = choose_forms(work.grid, m_keys, work.marker, work.remarks);
        m_found.ours = m_found.ours || !work.forms.tables.empty() || work.forms.question;
        m_found.question = m_found.question || work.forms.question;
        for (std::size_t at = 0; at < work.forms.tables.size(); ++at) {
            auto const& table = work.forms.tables[at];
            auto const& form = m_known.forms.forms()[table.form];
            if (work.sheet.visibility != Visibility::visible) {
                work.remarks.note(say::hidden_form, std::string(), {{"form", form.title}});
            } else {
                m_by_form[form.id].emplace_back(&work, at);
            }
        }
    }

    // Of several sheets with one form those count that are filled in and of this period. If more
    // than one is left, a person chooses.
    void choose_sheets()
    {
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

    // What a form is called always ("giai đoạn 2010–2021") says nothing of the file's period.
    [[nodiscard]] std::set<int>
    period_years(SheetWork& work, FormDefinition const& form, Table const& table)
    {
        auto years = printed_years(work.grid, m_keys, table.top());
        auto const& of_titles = m_known.forms.labels_of(form).title_years;
        std::erase_if(years, [&](int year) { return of_titles.contains(year); });
        return years;
    }

    // A sheet that prints no period may be of this one: only another period speaks against it.
    [[nodiscard]] bool may_be_this_period(Place const& place)
    {
        auto const year = year_of(m_known.period);
        auto const& found = place.first->forms.tables[place.second];
        auto const printed =
            period_years(*place.first, m_known.forms.forms()[found.form], found.table);
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
            m_found.question = true;
            chosen.clear();
        }
        std::ranges::move(remarks.findings(), std::back_inserter(m_found.findings));
        return chosen;
    }

    void take(SheetWork& work, FormTable& found)
    {
        auto const& form = m_known.forms.forms()[found.form];
        work.remarks.about({}, form.id);
        if (!columns_clear(work, form, found.table) || !ordinary(work) ||
            !period_clear(work, form, found.table) || !no_copy_lost(work, form, found.table)) {
            m_found.question = true;
            return;
        }
        // Without a register (files are only to be checked) nobody asks whose they are.
        auto const& tree = m_known.units.tree();
        bool const asked = !tree.units().empty();
        auto const unit =
            asked ? find_unit(
                        {work.grid, m_keys, form, found.table.top(), work.marker, m_source.file},
                        m_known.units,
                        work.remarks,
                        m_found.evidence)
                  : std::nullopt;
        if (asked && !unit) {
            m_found.question = true;
            return;
        }
        Submission submission;
        submission.form = form.id;
        submission.edition = form.edition;
        submission.unit = unit ? tree.unit(*unit).code : std::string();
        submission.source = m_source;
        submission.sheet = work.sheet.name;
        work.remarks.about(submission.unit, form.id);
        say_edition(work, form);
        read_table({work.grid, m_keys, form, found.table, work.uses, work.remarks}, submission);
        work.uses.count_new(submission.cells);
        if (work.marker && !work.marker->content.empty()) {
            if (say_changed(*work.marker, form, submission, work.remarks)) {
                submission.means = means_of(work.marker->means, submission);
            }
        }
        m_found.submissions.push_back(std::move(submission));
        m_counts.emplace_back(&work, m_found.submissions.size() - 1);
    }

    void say_edition(SheetWork& work, FormDefinition const& form)
    {
        auto const forms = m_known.forms.forms();
        auto const current = std::ranges::find(forms, form.id, &FormDefinition::id);
        if (&*current != &form) {
            work.remarks.note(say::other_edition,
                              std::string(),
                              {{"found", form.edition}, {"expected", current->edition}});
        }
    }

    // Asks what a person can only confirm.
    static bool confirmed(SheetWork& work, Say say, Args args)
    {
        auto const* const answer = work.remarks.ask(say, {}, std::move(args));
        bool const accepted = answer != nullptr && means_accept(answer->value);
        if (answer != nullptr && !accepted) {
            work.remarks.unusable();
        }
        return accepted;
    }

    bool columns_clear(SheetWork& work, FormDefinition const& form, Table& table)
    {
        bool clear = true;
        for (auto const& [column, places] : table.ambiguous) {
            auto const& label = form.columns[column].label();
            auto const* const answer =
                work.remarks.ask(say::column_twice,
                                 {},
                                 {{"column", label}, {"cells", cell_list(places)}},
                                 {},
                                 form.columns[column].id);
            auto const chosen = answer != nullptr ? parse_a1(answer->value) : std::nullopt;
            bool const one_of_them =
                chosen && std::ranges::any_of(places, [&](CellRef place) {
                    return work.grid.owner(place).column == work.grid.owner(*chosen).column ||
                           place.column == chosen->column;
                });
            if (one_of_them) {
                table.panels.front().columns[column] = Span{chosen->column, chosen->column};
                continue;
            }
            if (answer != nullptr) {
                work.remarks.unusable();
            }
            clear = false;
        }
        std::string missing;
        for (auto const& label : table.missing(form)) {
            missing += (missing.empty() ? "'" : ", '") + label + "'";
        }
        if (!missing.empty()) {
            clear = confirmed(work, say::columns_missing, {{"columns", missing}}) && clear;
        }
        return clear;
    }

    bool no_copy_lost(SheetWork& work, FormDefinition const& form, Table const& table)
    {
        bool clear = true;
        for (auto const& other : m_sheets) {
            bool const unknown = &other != &work && other.forms.tables.empty() &&
                                 other.sheet.visibility == Visibility::visible;
            if (unknown && lost_copy(m_workbook, work.sheet, table.top(), other.sheet)) {
                clear = confirmed(work,
                                  say::lost_copy,
                                  {{"form", form.title}, {"other", other.sheet.name}}) &&
                        clear;
            }
        }
        return clear;
    }

    // Our own workbook on the tree of another day repeats figures that went up already.
    [[nodiscard]] bool ordinary(SheetWork& work) const
    {
        if (!work.marker || work.marker->restated == m_known.restated) {
            return true;
        }
        return confirmed(work,
                         say::restated_book,
                         {{"unit", work.marker->unit}, {"day", work.marker->restated}});
    }

    // A form without a line for its period prints years for other reasons.
    static bool prints_its_period(FormDefinition const& form)
    {
        return std::ranges::find(form.heading, HeadingFill::period, &HeadingLine::fill) !=
               form.heading.end();
    }

    // The year that the heading or our own mark says must be that of the campaign.
    bool period_clear(SheetWork& work, FormDefinition const& form, Table const& table)
    {
        auto const expected = year_of(m_known.period);
        if (!expected) {
            return true;
        }
        auto printed = period_years(work, form, table);
        auto const marked = work.marker ? year_of(work.marker->period) : std::nullopt;
        if (marked && (printed.empty() || !prints_its_period(form))) {
            printed = {*marked};
        }
        if (printed.empty() || printed.contains(*expected)) {
            return true;
        }
        std::string found;
        for (auto const year : printed) {
            found += (found.empty() ? "" : ", ") + std::to_string(year);
        }
        return confirmed(work, say::other_period, {{"found", found}, {"expected", m_known.period}});
    }

    // What is left when all tables have been read: numbers outside them, sheets without a form.
    void finish()
    {
        for (auto& work : m_sheets) {
            count_left_over(work);
            std::ranges::move(work.forms.evidence, std::back_inserter(m_found.evidence));
            std::ranges::move(work.remarks.findings(), std::back_inserter(m_found.findings));
        }
        // A form on a hidden sheet alone is none that was handed in.
        bool const something = !m_found.submissions.empty() || any_error(m_found.findings);
        if (!m_found.ours || !something) {
            m_found.findings.push_back(
                finding(say::no_form, {m_source.file}, {{"expected", form_list(m_known.forms)}}));
        }
    }

    void count_left_over(SheetWork& work)
    {
        auto const left = work.uses.left_over();
        auto const taken = std::ranges::find(m_counts, &work, &Count::first);
        if (taken != m_counts.end()) {
            if (!left.empty()) {
                work.remarks.note(say::numbers_beside, std::string(), listed(left));
            }
            auto& cells = m_found.submissions[taken->second].cells;
            work.uses.count_new(cells);
            cells.seen = work.uses.all();
            return;
        }
        m_found.unread_numbers += static_cast<std::uint32_t>(left.size());
        say_people(work);
        if (m_found.ours && !left.empty() && work.forms.tables.empty() && !work.remarks.asked()) {
            work.remarks.note(
                say::sheet_not_a_form, std::string(), {{"count", std::to_string(left.size())}});
        }
    }

    static Args listed(std::vector<Cell const*> const& cells)
    {
        std::vector<CellRef> places;
        for (auto const* const cell : cells) {
            places.push_back(cell->where());
        }
        return {{"count", std::to_string(cells.size())}, {"cells", cell_list(places)}};
    }

    // A list of people where a form was expected.
    void say_people(SheetWork& work)
    {
        if (m_found.ours) {
            return;
        }
        for (auto const& cell : work.sheet.cells) {
            if (cell.row > 30) {
                return;
            }
            if (cell.kind == CellKind::text && names_people(m_keys.of(cell).key)) {
                work.remarks.note(say::people_listed,
                                  cell.where(),
                                  {{"found", std::string(m_keys.readable(cell))}});
                return;
            }
        }
    }

    using Count = std::pair<SheetWork*, std::size_t>; ///< a sheet and its submission

    Workbook const& m_workbook;
    Known const& m_known;
    Source const& m_source;
    TextKeys m_keys;
    std::list<SheetWork> m_sheets;
    std::map<std::string, std::vector<Place>> m_by_form; ///< tables on visible sheets
    std::vector<Count> m_counts;
    Recognition m_found;
};

} // namespace

Recognition recognise(Workbook const& workbook, Known const& known, Source const& source)
{
    return Recogniser(workbook, known, source).recognise();
}

} // namespace gopbieu
