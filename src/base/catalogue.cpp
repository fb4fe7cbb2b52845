#include "base/catalogue.hpp"

#include "base/catalogue/campaign.hpp"
#include "base/catalogue/checks.hpp"
#include "base/catalogue/drafts.hpp"
#include "base/catalogue/files.hpp"
#include "base/catalogue/intake.hpp"
#include "base/catalogue/numbers.hpp"
#include "base/catalogue/program.hpp"
#include "base/catalogue/prose.hpp"
#include "base/catalogue/proving.hpp"
#include "base/catalogue/schemas.hpp"
#include "base/catalogue/totals.hpp"
#include "base/catalogue/writing.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace gopbieu {

namespace {

#define GOPBIEU_MESSAGE(name, code, severity, vietnamese, english)                                 \
    {say::name, #name, code, Severity::severity, vietnamese, english},
#define GOPBIEU_TEXT(name, vietnamese, english)                                                    \
    {say::name, #name, "", Severity::text, vietnamese, english},
constexpr CatalogueEntry files_section[] = {
#include "base/catalogue/files.def"
};
constexpr CatalogueEntry numbers_section[] = {
#include "base/catalogue/numbers.def"
};
constexpr CatalogueEntry schemas_section[] = {
#include "base/catalogue/schemas.def"
};
constexpr CatalogueEntry prose_section[] = {
#include "base/catalogue/prose.def"
};
constexpr CatalogueEntry drafts_section[] = {
#include "base/catalogue/drafts.def"
};
constexpr CatalogueEntry campaign_section[] = {
#include "base/catalogue/campaign.def"
};
constexpr CatalogueEntry intake_section[] = {
#include "base/catalogue/intake.def"
};
constexpr CatalogueEntry checks_section[] = {
#include "base/catalogue/checks.def"
};
constexpr CatalogueEntry totals_section[] = {
#include "base/catalogue/totals.def"
};
constexpr CatalogueEntry writing_section[] = {
#include "base/catalogue/writing.def"
};
constexpr CatalogueEntry proving_section[] = {
#include "base/catalogue/proving.def"
};
constexpr CatalogueEntry program_section[] = {
#include "base/catalogue/program.def"
};
#undef GOPBIEU_MESSAGE
#undef GOPBIEU_TEXT

constexpr std::span<CatalogueEntry const> sections[] = {
#define GOPBIEU_SECTION_OF(name) name##_section,
#include "base/catalogue/sections.def"
#undef GOPBIEU_SECTION_OF
};

CatalogueEntry const& entry(Say say)
{
    auto const value = static_cast<std::size_t>(say);
    return sections[value / first_of(Section{1})][value % first_of(Section{1})];
}

// Values come from files: escape sequences in a sheet name must not reach a terminal, neither
// the ASCII control codes nor those of U+0080–U+009F (0xC2 0x80–0x9F in UTF-8).
void append_harmless(std::string& out, std::string_view value)
{
    for (std::size_t at = 0; at < value.size(); ++at) {
        auto const byte = static_cast<unsigned char>(value[at]);
        auto const next = at + 1 < value.size() ? static_cast<unsigned char>(value[at + 1]) : 0U;
        if (byte == 0xc2 && next >= 0x80 && next < 0xa0) {
            out += ' ';
            ++at;
        } else {
            out += byte < 0x20 || byte == 0x7f ? ' ' : value[at];
        }
    }
}

} // namespace

bool asks(Say say)
{
    // Questions whose names say more than that they ask. docs/recognition.md has their answers.
    static constexpr std::array others{say::two_sheets,
                                       say::which_form,
                                       say::other_period,
                                       say::two_tables,
                                       say::lost_copy,
                                       say::restated_book,
                                       say::no_unit,
                                       say::several_units,
                                       say::unit_contradiction,
                                       say::unit_ended,
                                       say::columns_missing,
                                       say::column_twice,
                                       say::column_unknown,
                                       say::column_split,
                                       say::row_unknown,
                                       say::row_twice,
                                       say::row_without_key,
                                       say::row_unclear,
                                       say::rows_outside,
                                       say::hidden_rows_in_doubt,
                                       say::merged_figures,
                                       say::closed_filled,
                                       say::choice_unknown,
                                       say::blank_counts,
                                       say::date_two_digit_year,
                                       say::date_either_order,
                                       say::date_no_such_day,
                                       say::date_bare_serial,
                                       say::date_several,
                                       say::date_not_a_date,
                                       say::filed_twice};
    return entry(say).name.starts_with("ask_") || std::ranges::find(others, say) != others.end();
}

std::vector<CatalogueEntry> const& catalogue()
{
    static auto const entries = [] {
        std::vector<CatalogueEntry> all;
        for (auto const& section : sections) {
            all.insert(all.end(), section.begin(), section.end());
        }
        return all;
    }();
    return entries;
}

std::string_view code(Say say)
{
    return entry(say).code;
}

Severity severity(Say say)
{
    return entry(say).severity;
}

std::optional<Say> say_of(std::string_view code)
{
    auto const& entries = catalogue();
    auto const found = std::ranges::find(entries, code, &CatalogueEntry::code);
    return code.empty() || found == entries.end() ? std::nullopt : std::optional(found->say);
}

std::string words(Say say, Args const& args, Language language)
{
    std::string_view pattern =
        language == Language::english ? entry(say).english : entry(say).vietnamese;
    std::string out;
    while (!pattern.empty()) {
        auto const open = pattern.find('{');
        auto const close = pattern.find('}', open);
        if (open == std::string_view::npos || close == std::string_view::npos) {
            break;
        }
        out += pattern.substr(0, open);
        auto const name = pattern.substr(open + 1, close - open - 1);
        for (auto const& arg : args) {
            if (arg.name == name) {
                append_harmless(out, arg.value);
            }
        }
        pattern.remove_prefix(close + 1);
    }
    out += pattern;
    return out;
}

std::string words(Problem const& problem, Language language)
{
    return words(problem.say, problem.args, language);
}

} // namespace gopbieu
