#include "publish/package/workbook_xml.hpp"
#include "publish/write_workbook.hpp"
#include "text/utf8.hpp"
#include "workbook/formula_text.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::size_t longest_sheet_name = 31; ///< letters, Excel's limit

// "Danh mục (2)", cut so that Excel takes it.
std::string numbered(std::string_view name, int number)
{
    auto const tail = " (" + std::to_string(number) + ")";
    std::string cut;
    for (std::size_t letters = tail.size(); letters < longest_sheet_name && !name.empty();
         ++letters) {
        auto const length = std::max<std::size_t>(first_character(name).length, 1);
        cut += name.substr(0, length);
        name.remove_prefix(length);
    }
    return cut + tail;
}

void rename_in(SheetLooks& looks, std::string_view from, std::string_view to)
{
    for (auto& one : looks.validations) {
        one.formula1 = rename_sheet(one.formula1, from, to);
        one.formula2 = rename_sheet(one.formula2, from, to);
    }
    for (auto& one : looks.conditional_formats) {
        for (auto& formula : one.formulas) {
            formula = rename_sheet(formula, from, to);
        }
    }
    for (auto& one : looks.hyperlinks) {
        constexpr std::string_view internal = "internal:";
        if (one.target.starts_with(internal)) {
            one.target =
                std::string(internal) + rename_sheet(one.target.substr(internal.size()), from, to);
        }
    }
}

void rename_page(SheetDraft& draft, Page& page, std::string const& to)
{
    auto const from = page.sheet.name;
    page.sheet.name = to;
    for (auto& each : draft.pages) {
        for (auto& formula : each.sheet.formulas) {
            if (formula.text.find('!') != std::string_view::npos) {
                formula.text = draft.texts.keep(rename_sheet(formula.text, from, to));
            }
        }
        if (each.sheet.looks != nullptr) {
            rename_in(*each.sheet.looks, from, to);
        }
    }
    for (auto& name : draft.names) {
        name.refers_to = rename_sheet(name.refers_to, from, to);
    }
}

void keep_sheets_apart(std::vector<SheetDraft>& drafts)
{
    std::vector<std::string> taken;
    auto const is_taken = [&](std::string_view name) {
        return std::ranges::any_of(
            taken, [&](std::string const& other) { return same_sheet_name(name, other); });
    };
    for (auto& draft : drafts) {
        for (auto& page : draft.pages) {
            if (is_taken(page.sheet.name)) {
                auto const own = page.sheet.name;
                auto free = own;
                for (int number = 2; is_taken(free); ++number) {
                    free = numbered(own, number);
                }
                rename_page(draft, page, free);
            }
            taken.push_back(page.sheet.name);
        }
    }
}

// A name of the whole workbook is looked up after those of the sheet, so that it can be given to
// each sheet instead.
void give_to_sheets(SheetDraft& draft, DefinedName const& name)
{
    for (auto const& page : draft.pages) {
        auto own = name;
        own.sheet = static_cast<int>(page.source);
        bool const has_one = std::ranges::any_of(draft.names, [&](DefinedName const& other) {
            return other.sheet == own.sheet && same_sheet_name(other.name, own.name);
        });
        if (!has_one) {
            draft.names.push_back(std::move(own));
        }
    }
}

} // namespace

void keep_names_apart(std::vector<SheetDraft>& drafts)
{
    keep_sheets_apart(drafts);
    std::vector<DefinedName> taken;
    for (auto& draft : drafts) {
        auto const of_workbook = [](DefinedName const& name) {
            return name.sheet < 0 && !is_made_from_looks(name.name);
        };
        auto const names = draft.names;
        std::erase_if(draft.names, of_workbook);
        for (auto const& name : names) {
            auto const same = std::ranges::find_if(taken, [&](DefinedName const& other) {
                return same_sheet_name(other.name, name.name);
            });
            if (!of_workbook(name)) {
                continue;
            }
            if (same == taken.end()) {
                taken.push_back(name);
                draft.names.push_back(name);
            } else {
                give_to_sheets(draft, name);
            }
        }
    }
}

} // namespace gopbieu
