#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// The number formats that Excel writes into the styles of its HTML ("mso-number-format").
class HtmlFormats {
public:
    /// A whole style sheet: rules for classes (".xl24") and for all cells ("td").
    void read_sheet(std::string_view css);
    /// The format code of a cell: of its own style, else of its class, else of all cells.
    [[nodiscard]] std::string code(std::optional<std::string> const& style,
                                   std::optional<std::string> const& classes) const;

private:
    std::map<std::string, std::string, std::less<>> m_by_selector;
};

/// Whether a style hides its element ("display:none").
bool hides(std::optional<std::string> const& style);

} // namespace gopbieu
