// What `form draft` gets right: drafts each template of the library and compares the draft with
// the schema that stands beside it.
//
//   measure_drafts FORMS [--markdown] [--details] [columns=99.0 types=95.0 ways=… rows=… rules=…]
//
// Prints a table. With floors (percents of the whole library) it fails when one is not reached.

#include "base/file.hpp"
#include "form/draft/draft.hpp"
#include "form/load.hpp"
#include "measure/compare_forms.hpp"
#include "workbook/read.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iomanip>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace gopbieu;

struct Template {
    std::string id, edition; ///< edition: its folder; empty for the current one
    std::filesystem::path folder;
};

std::vector<Template> templates_of(std::filesystem::path const& forms)
{
    std::vector<Template> found;
    for (auto const& id : form_ids(forms)) {
        found.push_back({id, "", forms / id});
        for (auto const& edition : form_ids(forms / id)) {
            found.push_back({id, edition, forms / id / edition});
        }
    }
    return found;
}

void tell(std::vector<Finding> const& findings)
{
    for (auto const& finding : findings) {
        std::cerr << line(finding, Language::english) << '\n';
    }
}

// The schema and the draft of one template; nothing when either cannot be loaded.
std::optional<measure::Comparison> measure_one(std::filesystem::path const& forms,
                                               Template const& one)
{
    auto const text = read_file(one.folder / "form.yaml", 1U << 20U);
    ReadOptions options;
    options.depth = Depth::looks;
    auto const workbook = read_workbook(one.folder / "mau.xlsx", options);
    if (!text || !workbook) {
        std::cerr << one.folder.string() << ": cannot be read\n";
        return {};
    }
    auto const schema = parse_form({text->data(), text->size()}, forms, one.id);
    DraftOptions wishes;
    wishes.id = one.id;
    wishes.forms = forms;
    auto const draft = draft_form(*workbook, one.id + "/mau.xlsx", wishes);
    tell(schema.findings);
    tell(draft.findings);
    if (!schema || !draft) {
        return {};
    }
    auto const drafted = parse_form(draft.value->text, forms, one.id);
    tell(drafted.findings);
    if (!drafted) {
        return {};
    }
    return measure::compare_forms(*schema.value, *drafted.value);
}

std::string percent(measure::Share const& share)
{
    auto const tenths = share.tenths();
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

std::string fraction(measure::Share const& share)
{
    return std::to_string(share.found) + "/" + std::to_string(share.all);
}

void print_row(std::string const& name, std::vector<std::string> const& cells, bool markdown)
{
    if (markdown) {
        std::cout << "| " << name;
        for (auto const& cell : cells) {
            std::cout << " | " << cell;
        }
        std::cout << " |\n";
        return;
    }
    std::cout << std::left << std::setw(48) << name << std::right;
    for (auto const& cell : cells) {
        std::cout << std::setw(10) << cell;
    }
    std::cout << '\n';
}

void print_one(std::string const& name, measure::Comparison const& one, bool markdown)
{
    print_row(name,
              {fraction(one.columns),
               fraction(one.types),
               fraction(one.ways),
               fraction(one.rows),
               fraction(one.rules),
               std::to_string(one.exact_rules),
               std::to_string(one.surplus)},
              markdown);
}

// "rules=80.5" as tenths of a percent.
std::size_t tenths_of(std::string const& text)
{
    std::size_t whole = 0;
    std::size_t part = 0;
    auto const dot = text.find('.');
    std::from_chars(text.data(), text.data() + std::min(dot, text.size()), whole);
    if (dot != std::string::npos) {
        std::from_chars(text.data() + dot + 1, text.data() + text.size(), part);
    }
    return whole * 10 + part;
}

bool reached(measure::Comparison const& total, std::map<std::string, std::string> const& floors)
{
    std::map<std::string, measure::Share> const shares{{"columns", total.columns},
                                                       {"types", total.types},
                                                       {"ways", total.ways},
                                                       {"rows", total.rows},
                                                       {"rules", total.rules}};
    bool all = true;
    for (auto const& [name, floor] : floors) {
        auto const share = shares.find(name);
        if (share == shares.end() || share->second.tenths() < tenths_of(floor)) {
            std::cerr << name << ": below " << floor << " %\n";
            all = false;
        }
    }
    return all;
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> const arguments(argv + 1, argv + argc);
    if (arguments.empty()) {
        std::cerr << "measure_drafts FORMS [--markdown] [--details] [NAME=PERCENT…]\n";
        return 2;
    }
    bool markdown = false;
    bool details = false;
    std::map<std::string, std::string> floors;
    for (std::size_t at = 1; at < arguments.size(); ++at) {
        auto const equals = arguments[at].find('=');
        markdown = markdown || arguments[at] == "--markdown";
        details = details || arguments[at] == "--details";
        if (equals != std::string::npos) {
            floors[arguments[at].substr(0, equals)] = arguments[at].substr(equals + 1);
        }
    }
    std::vector<std::string> const titles{
        "columns", "types", "ways", "rows", "rules", "exact", "surplus"};
    print_row("form", titles, markdown);
    if (markdown) {
        print_row("---", std::vector<std::string>(titles.size(), "---"), true);
    }
    measure::Comparison total;
    bool whole = true;
    auto const templates = templates_of(arguments[0]);
    for (auto const& one : templates) {
        auto const name = one.edition.empty() ? one.id : one.id + " (" + one.edition + ")";
        auto const result = measure_one(arguments[0], one);
        whole = whole && result;
        if (result) {
            total.add(*result);
            print_one(name, *result, markdown);
            for (auto const& detail : details ? result->details : std::vector<std::string>{}) {
                std::cout << "    " << detail << '\n';
            }
        }
    }
    print_one("all", total, markdown);
    print_row("",
              {percent(total.columns),
               percent(total.types),
               percent(total.ways),
               percent(total.rows),
               percent(total.rules)},
              markdown);
    return whole && !templates.empty() && reached(total, floors) ? 0 : 1;
}
