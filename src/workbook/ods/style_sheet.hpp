#pragma once

#include "workbook/grid_builder.hpp"
#include "workbook/ods/data_style.hpp"
#include "workbook/read.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// The styles of an OpenDocument: a style has a family ("table-cell"), a name, maybe a parent,
/// and properties. Properties are kept at depth looks only, as written, each under the name of
/// its group and its own: "text-properties/font-size".
class StyleSheet {
public:
    explicit StyleSheet(Depth depth) : m_depth(depth) {}

    /// After the open tag of office:styles or office:automatic-styles; ends behind the close tag.
    void read(XmlScanner& xml);

    /// A property of a style or of the nearest ancestor that has it.
    [[nodiscard]] std::optional<std::string_view>
    property(std::string_view family, std::string_view name, std::string_view key) const;

    /// Whether sheets of this style are shown.
    [[nodiscard]] bool shows_table(std::string_view name) const;
    /// The data style of a cell style, its own or inherited; empty for none.
    [[nodiscard]] std::string_view data_style_of(std::string_view cell_style) const;
    [[nodiscard]] std::string_view master_page_of(std::string_view table_style) const;

    [[nodiscard]] DataStyles const& data_styles() const { return m_data_styles; }

private:
    struct Style {
        std::string parent, data_style, master_page;
        bool displayed = true;
        std::map<std::string, std::string, std::less<>> properties;
    };

    void read_style(XmlScanner& xml, std::string_view family, std::string_view name);
    [[nodiscard]] Style const* find(std::string_view family, std::string_view name) const;

    Depth m_depth;
    DataStyles m_data_styles;
    std::map<std::string, Style, std::less<>> m_styles; ///< by "family/name"
};

} // namespace gopbieu
