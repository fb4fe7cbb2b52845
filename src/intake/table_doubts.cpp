#include "intake/table_doubts.hpp"

#include "base/catalogue/intake.hpp"
#include "intake/lost_copy.hpp"
#include "intake/period.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

// Asks what a person can only confirm.
bool confirmed(SheetWork& work, Say say, Args args)
{
    auto const* const answer = work.remarks.ask(say, {}, std::move(args));
    bool const accepted = answer != nullptr && means_accept(answer->value);
    if (answer != nullptr && !accepted) {
        work.remarks.unusable();
    }
    return accepted;
}

// A form without a line for its period prints years for other reasons.
bool prints_its_period(FormDefinition const& form)
{
    return std::ranges::find(form.heading, HeadingFill::period, &HeadingLine::fill) !=
           form.heading.end();
}

bool lacks_rows(FormDefinition const& form, Table const& table)
{
    std::size_t row = 0;
    while (row < form.rows.size() && !table.lacks(form, row)) {
        ++row;
    }
    return row < form.rows.size();
}

} // namespace

bool columns_clear(TableInDoubt const& doubt)
{
    auto& work = doubt.work;
    auto const& form = doubt.form;
    auto& table = doubt.table;
    if (table.panels.size() < form.panels && lacks_rows(form, table)) {
        // What is left of the header may join the names of one panel with the figures of another.
        work.remarks.fault(say::panels_missing,
                           {},
                           {{"found", std::to_string(table.panels.size())},
                            {"expected", std::to_string(form.panels)}});
        return false;
    }
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

bool is_ordinary(TableInDoubt const& doubt, Known const& known)
{
    auto& work = doubt.work;
    if (!work.marker || work.marker->restated == known.restated) {
        return true;
    }
    return confirmed(
        work, say::restated_book, {{"unit", work.marker->unit}, {"day", work.marker->restated}});
}

std::set<int>
period_years(SheetWork const& work, TextKeys& keys, FormDefinition const& form, Table const& table)
{
    auto years = printed_years(work.grid, keys, table.top());
    auto const& of_titles = keys.index().labels_of(form).title_years;
    std::erase_if(years, [&](int year) { return of_titles.contains(year); });
    return years;
}

bool period_clear(TableInDoubt const& doubt, TextKeys& keys, std::string const& period)
{
    auto& work = doubt.work;
    auto const& form = doubt.form;
    auto& table = doubt.table;
    auto const expected = year_of(period);
    if (!expected) {
        return true;
    }
    auto printed = period_years(work, keys, form, table);
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
    return confirmed(work, say::other_period, {{"found", found}, {"expected", period}});
}

bool no_copy_lost(TableInDoubt const& doubt,
                  Workbook const& workbook,
                  std::list<SheetWork> const& sheets)
{
    auto& work = doubt.work;
    auto const& form = doubt.form;
    auto& table = doubt.table;
    bool clear = true;
    for (auto const& other : sheets) {
        bool const unknown = &other != &work && other.forms.tables.empty() &&
                             other.sheet.visibility == Visibility::visible;
        if (unknown && lost_copy(workbook, work.sheet, table.top(), other.sheet)) {
            clear = confirmed(work,
                              say::lost_copy,
                              {{"form", form.title}, {"other", other.sheet.name}}) &&
                    clear;
        }
    }
    return clear;
}

} // namespace gopbieu
