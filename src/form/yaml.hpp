#pragma once

// A strict view of YAML for schemas and campaigns. What the library would let pass and a person
// would never find again (double keys, broken characters, aliases) is refused with its place.

#include "base/finding.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

struct YamlEntry;

struct YamlNode {
    enum class Kind : std::uint8_t { null, scalar, list, map };

    Kind kind = Kind::null;
    bool quoted = false;
    std::string text; ///< of a scalar, in NFC
    std::vector<YamlNode> items;
    std::vector<YamlEntry> entries;
    std::uint32_t line = 0, column = 0; ///< counted from 1
};

/// One line of a map. Not a std::pair, which clang wants complete inside the node itself.
struct YamlEntry {
    YamlNode key, value;
};

Loaded<YamlNode> parse_yaml(std::string_view text, std::string const& file);
/// `file` is opened, `shown` is its name in messages.
Loaded<YamlNode> read_yaml(std::filesystem::path const& file, std::string const& shown);

Place place_of(YamlNode const& node, std::string const& file);

/// Takes a map apart key by key and notes what is missing, of a wrong kind or unknown. Every
/// fault goes to `findings`; reading goes on.
class YamlMap {
public:
    YamlMap(YamlNode const& node, std::string const& file, std::vector<Finding>& findings);

    /// Null when the key is not there.
    YamlNode const* find(std::string_view key);
    YamlNode const* required(std::string_view key);
    /// Scalars; empty when missing.
    std::string text(std::string_view key);
    std::string required_text(std::string_view key);
    /// A list of scalars, or one scalar.
    std::vector<YamlNode> list(std::string_view key);
    bool flag(std::string_view key);
    /// One of some words; 0 when missing or wrong (which is reported).
    std::size_t choice(std::string_view key, std::vector<std::string_view> const& words);

    /// Keys that nobody asked for are faults.
    void refuse_unknown();

private:
    void report(YamlNode const& node, Say say, Args args);

    YamlNode const& m_node;
    std::string const& m_file;
    std::vector<Finding>& m_findings;
    std::vector<std::string_view> m_known;
};

/// "a, b, c" for messages.
std::string joined(std::vector<std::string_view> const& words);

/// The words ", có phải là 'x'?" as an argument; empty when nothing is near.
std::string nearest_hint(std::string_view name, std::vector<std::string> const& names);

} // namespace gopbieu
