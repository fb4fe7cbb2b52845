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

/// Everything the program can say, by name. The entries stand in catalogue.def.
enum class Say : std::uint16_t {
#define GOPBIEU_MESSAGE(name, code, severity, vietnamese, english) name,
#define GOPBIEU_TEXT(name, vietnamese, english) name,
#include "base/catalogue.def"
#undef GOPBIEU_MESSAGE
#undef GOPBIEU_TEXT
};

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
