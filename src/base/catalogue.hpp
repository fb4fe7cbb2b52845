#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

enum class Language : std::uint8_t { vietnamese, english };

enum class Severity : std::uint8_t {
    error,   ///< LỖI: the submission stays out until corrected or accepted with a reason
    explain, ///< GIẢI TRÌNH: passes with an explanation
    note,    ///< LƯU Ý: passes and is listed
    text     ///< not a finding: a sentence of the program's own, such as help
};

/// The sections of the catalogue, a file each in base/catalogue/.
enum class Section : std::uint8_t {
#define GOPBIEU_SECTION_OF(name) name,
#include "base/catalogue/sections.def"
#undef GOPBIEU_SECTION_OF
};

/// One thing that the program can say. The values are the constants of namespace say, which each
/// section's header declares (base/catalogue/files.hpp …): a new message rebuilds only what speaks
/// of its section.
enum class Say : std::uint16_t;

/// Where a section's values begin.
constexpr std::uint16_t first_of(Section section)
{
    return static_cast<std::uint16_t>(static_cast<std::uint16_t>(section) * 1000);
}

/// A value for one `{name}` in a message.
struct Arg {
    std::string name;
    std::string value;

    bool operator==(Arg const&) const = default;
};
using Args = std::vector<Arg>;

/// Why work cannot be done. Plain data: worded only where a person reads it.
struct Problem {
    Say say;
    Args args = {};

    bool operator==(Problem const&) const = default;
};

/// The code a message is looked up by ("F301"); empty for texts that are no findings.
/// A code never changes its meaning once released.
std::string_view code(Say say);
Severity severity(Say say);
/// Whether it asks a person something: the figure, row or file waits for the answer. The name of
/// such an entry begins with "ask_" or stands in the list beside the catalogue.
bool asks(Say say);
/// The way back from a code, for what was kept in the ledger.
std::optional<Say> say_of(std::string_view code);

/// The sentence with its values filled in. Control characters in values are made harmless.
std::string words(Say say, Args const& args, Language language);
std::string words(Problem const& problem, Language language);

/// All entries, for the documentation check.
struct CatalogueEntry {
    Say say;
    std::string_view name, code;
    Severity severity;
    std::string_view vietnamese, english;
};
std::vector<CatalogueEntry> const& catalogue();

} // namespace gopbieu
