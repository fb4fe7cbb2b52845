#include "publish/package/workbook_xml.hpp"

#include "publish/package/xml_element.hpp"
#include "workbook/formula_words.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::string_view print_area = "_xlnm.Print_Area";
constexpr std::string_view print_titles = "_xlnm.Print_Titles";
constexpr std::string_view filter_database = "_xlnm._FilterDatabase";

std::string fixed(CellRef cell)
{
    return "$" + column_letters(cell.column) + "$" + std::to_string(cell.row + 1);
}

std::string fixed(CellRange range)
{
    bool const rows = range.first.column == 0 && range.last.column == max_columns - 1;
    bool const columns = range.first.row == 0 && range.last.row == max_rows - 1;
    if (rows && !columns) {
        return "$" + std::to_string(range.first.row + 1) + ":$" +
               std::to_string(range.last.row + 1);
    }
    if (columns && !rows) {
        return "$" + column_letters(range.first.column) + ":$" + column_letters(range.last.column);
    }
    return fixed(range.first) + ":" + fixed(range.last);
}

std::string fixed(std::string_view sheet, std::vector<CellRange> const& ranges)
{
    std::string text;
    for (auto const& range : ranges) {
        text += text.empty() ? "" : ",";
        text += quoted_sheet(sheet) + "!" + fixed(range);
    }
    return text;
}

DefinedName own_name(std::string_view name, std::string refers_to, std::size_t sheet)
{
    DefinedName own;
    own.name = name;
    own.refers_to = std::move(refers_to);
    own.sheet = static_cast<int>(sheet);
    own.hidden = name == filter_database;
    return own;
}

void take_names_of(Sheet const& sheet, std::size_t index, std::vector<DefinedName>& names)
{
    if (sheet.looks == nullptr) {
        return;
    }
    auto const add = [&](std::string_view name, std::vector<CellRange> const& ranges) {
        if (!ranges.empty()) {
            names.push_back(own_name(name, fixed(sheet.name, ranges), index));
        }
    };
    auto const& page = sheet.looks->page;
    add(print_area, page.print_areas);
    std::vector<CellRange> titles;
    if (page.title_columns) {
        titles.push_back(
            {{0, page.title_columns->first}, {max_rows - 1, page.title_columns->last}});
    }
    if (page.title_rows) {
        titles.push_back({{page.title_rows->first, 0}, {page.title_rows->last, max_columns - 1}});
    }
    add(print_titles, titles);
    if (sheet.looks->autofilter) {
        add(filter_database, {*sheet.looks->autofilter});
    }
}

} // namespace

void append_password(XmlElement& element, PasswordHash const& password, PasswordNames const& names)
{
    if (password.weak != 0) {
        element.text(names.weak, argb(password.weak).substr(4));
    }
    if (!password.hash.empty()) {
        element.text(names.algorithm, password.algorithm)
            .text(names.hash, password.hash)
            .text(names.salt, password.salt)
            .whole(names.spins, password.spins);
    }
}

std::string structure_element(bool locked, PasswordHash const& password)
{
    std::string out;
    if (locked) {
        XmlElement element(out, "workbookProtection");
        append_password(element,
                        password,
                        {"workbookPassword",
                         "workbookAlgorithmName",
                         "workbookHashValue",
                         "workbookSaltValue",
                         "workbookSpinCount"});
        element.flag("lockStructure", true);
    }
    return out;
}

bool is_made_from_looks(std::string_view name)
{
    auto const same = [&](std::string_view known) {
        return std::ranges::equal(name, known, [](char one, char other) {
            return (one >= 'A' && one <= 'Z' ? one + 32 : one) ==
                   (other >= 'A' && other <= 'Z' ? other + 32 : other);
        });
    };
    return same(print_area) || same(print_titles) || same(filter_database);
}

std::string name_elements(std::vector<DefinedName> const& names,
                          std::vector<Sheet const*> const& sheets)
{
    std::vector<DefinedName> all;
    for (auto const& name : names) {
        if (!is_made_from_looks(name.name)) {
            all.push_back(name);
        }
    }
    for (std::size_t index = 0; index < sheets.size(); ++index) {
        take_names_of(*sheets[index], index, all);
    }
    std::string out;
    if (all.empty()) {
        return out;
    }
    XmlElement list(out, "definedNames");
    for (auto const& name : all) {
        XmlElement element(list.inside(), "definedName");
        element.text("name", name.name);
        if (name.sheet >= 0) {
            element.whole("localSheetId", name.sheet);
        }
        element.flag_unless("hidden", name.hidden, false);
        element.inner_text(name.refers_to);
    }
    return out;
}

} // namespace gopbieu
