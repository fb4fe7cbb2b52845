#pragma once

#include <string>
#include <string_view>

namespace gopbieu::draft {

/// A text as a YAML scalar that can stand anywhere, also between { and }: plain where nobody could
/// read it otherwise, else in double quotes.
std::string yaml_scalar(std::string_view text);

/// Collects the keys of a map on one line: {id: a, label: b}.
class FlowMap {
public:
    /// The value is written as it is; yaml_scalar() it where it is a text.
    void add(std::string_view key, std::string const& value);
    void add_text(std::string_view key, std::string_view text) { add(key, yaml_scalar(text)); }
    [[nodiscard]] std::string text() const { return "{" + m_inner + "}"; }

private:
    std::string m_inner;
};

} // namespace gopbieu::draft
