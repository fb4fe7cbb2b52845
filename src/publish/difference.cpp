#include "publish/difference.hpp"

#include "base/catalogue/writing.hpp"
#include "form/marker.hpp"
#include "publish/grow.hpp"
#include "publish/package/workbook_xml.hpp"
#include "publish/sheet_comparison.hpp"
#include "publish/write_workbook.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace gopbieu {

namespace {

// What the drafts should come out as: made anew from the templates, with the same rows put in.
std::vector<SheetDraft> expected_of(std::span<SheetDraft const> drafts)
{
    std::vector<SheetDraft> expected;
    for (auto const& draft : drafts) {
        auto& fresh = expected.emplace_back(draft_of(*draft.workbook));
        for (auto const& page : draft.pages) {
            for (auto const& growth : page.growths) {
                grow(fresh, page.source, growth);
            }
        }
        std::erase_if(fresh.pages, [&](Page const& page) {
            return std::ranges::find(draft.pages, page.source, &Page::source) == draft.pages.end();
        });
    }
    if (expected.size() > 1) {
        keep_names_apart(expected);
    }
    for (std::size_t at = 0; at < drafts.size(); ++at) {
        // Our own mark is the draft's to say; no template has it.
        std::ranges::copy_if(drafts[at].names,
                             std::back_inserter(expected[at].names),
                             [](DefinedName const& one) { return one.name == marker_name; });
    }
    return expected;
}

std::string_view visibility_text(Visibility visibility)
{
    switch (visibility) {
    case Visibility::visible:
        return "visible";
    case Visibility::hidden:
        return "hidden";
    case Visibility::very_hidden:
        return "veryHidden";
    }
    return "";
}

// "Sheet!name = …" of all names that are not made from looks.
void add_names(std::vector<DefinedName> const& names,
               std::vector<Page> const* pages,
               std::size_t first_sheet,
               std::set<std::pair<std::string, std::string>>& into)
{
    for (auto const& name : names) {
        if (is_made_from_looks(name.name)) {
            continue;
        }
        auto scope = std::string();
        if (name.sheet >= 0 && pages != nullptr) {
            auto const own =
                std::ranges::find(*pages, static_cast<std::size_t>(name.sheet), &Page::source);
            if (own == pages->end()) {
                continue;
            }
            scope = std::to_string(first_sheet + static_cast<std::size_t>(own - pages->begin()));
        } else if (name.sheet >= 0) {
            scope = std::to_string(name.sheet);
        }
        into.insert({name.name + (scope.empty() ? "" : "@" + scope),
                     name.refers_to + (name.hidden ? " (hidden)" : "")});
    }
}

void compare_names(std::span<SheetDraft const> expected,
                   Workbook const& written,
                   DifferenceList& list)
{
    std::set<std::pair<std::string, std::string>> found, wanted;
    add_names(written.names, nullptr, 0, found);
    std::size_t first = 0;
    for (auto const& draft : expected) {
        add_names(draft.names, &draft.pages, first, wanted);
        first += draft.pages.size();
    }
    for (auto const& [name, refers_to] : found) {
        if (!wanted.contains({name, refers_to})) {
            list.add(say::differs_name, name, refers_to, "");
        }
    }
    for (auto const& [name, refers_to] : wanted) {
        if (!found.contains({name, refers_to})) {
            list.add(say::differs_name, name, "", refers_to);
        }
    }
}

void compare_workbooks(std::span<SheetDraft const> expected,
                       Workbook const& written,
                       DifferenceList& list)
{
    compare_names(expected, written, list);
    bool locked = false;
    for (auto const& draft : expected) {
        locked =
            locked || (draft.workbook->looks != nullptr && draft.workbook->looks->structure_locked);
    }
    list.compare(say::differs_protection,
                 "",
                 written.looks != nullptr && written.looks->structure_locked ? "locked" : "open",
                 locked ? "locked" : "open");
}

void compare_sheet(SheetPair const& pair, StyleComparison& styles, DifferenceList& list)
{
    list.compare(say::differs_sheet,
                 pair.written.name,
                 pair.written.name + ", " + std::string(visibility_text(pair.written.visibility)),
                 pair.expected.sheet.name + ", " +
                     std::string(visibility_text(pair.expected.sheet.visibility)));
    if (pair.draft.open) {
        return;
    }
    compare_cells(pair, styles, list);
    if (!list.full()) {
        compare_looks(pair, styles, list);
    }
}

} // namespace

std::vector<Difference>
differences(std::span<SheetDraft const> drafts, Workbook const& written, std::size_t most)
{
    DifferenceList list(most);
    auto const expected = expected_of(drafts);
    std::size_t sheet = 0;
    for (std::size_t index = 0; index < drafts.size(); ++index) {
        StyleComparison styles(*drafts[index].workbook, written);
        for (std::size_t page = 0; page < drafts[index].pages.size(); ++page, ++sheet) {
            if (sheet < written.sheets.size()) {
                compare_sheet({*drafts[index].workbook,
                               expected[index].pages[page],
                               drafts[index].pages[page],
                               written,
                               written.sheets[sheet]},
                              styles,
                              list);
            }
        }
    }
    list.compare(
        say::differs_sheet, "", std::to_string(written.sheets.size()), std::to_string(sheet));
    compare_workbooks(expected, written, list);
    return list.take();
}

std::string words(Difference const& difference, Language language)
{
    return words(say::difference_line,
                 {{"place", difference.place},
                  {"what", words(difference.what, {}, language)},
                  {"found", difference.found},
                  {"expected", difference.expected}},
                 language);
}

std::string words(std::vector<Difference> const& differences, Language language)
{
    std::string text;
    for (auto const& one : differences) {
        text += (text.empty() ? "" : "; ") + words(one, language);
    }
    return text;
}

} // namespace gopbieu
