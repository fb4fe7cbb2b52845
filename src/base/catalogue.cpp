#include "base/catalogue.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

std::vector<CatalogueEntry> make_catalogue()
{
    return {
#define GOPBIEU_MESSAGE(name, code, severity, vietnamese, english)                                 \
    {Say::name, #name, code, Severity::severity, vietnamese, english},
#define GOPBIEU_TEXT(name, vietnamese, english)                                                    \
    {Say::name, #name, "", Severity::text, vietnamese, english},
#include "base/catalogue.def"
#undef GOPBIEU_MESSAGE
#undef GOPBIEU_TEXT
    };
}

CatalogueEntry const& entry(Say say)
{
    return catalogue().at(static_cast<std::size_t>(say));
}

// Values come from files: escape sequences in a sheet name must not reach a terminal.
void append_harmless(std::string& out, std::string_view value)
{
    for (char const character : value) {
        bool const control = static_cast<unsigned char>(character) < 0x20 || character == 0x7f;
        out += control ? ' ' : character;
    }
}

} // namespace

std::vector<CatalogueEntry> const& catalogue()
{
    static std::vector<CatalogueEntry> const entries = make_catalogue();
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
