#include "workbook/ods/style_sheet.hpp"

namespace gopbieu {

namespace {

using Token = XmlScanner::Token;

// Parents may name each other in a circle; no honest chain is longer than this.
constexpr int longest_chain = 16;

std::string key_of(std::string_view family, std::string_view name)
{
    std::string key(family);
    key += '/';
    key += name;
    return key;
}

std::string_view local(std::string_view name)
{
    return name.substr(name.find(':') + 1);
}

} // namespace

void StyleSheet::read(XmlScanner& xml)
{
    auto const inside = xml.depth();
    for (auto token = xml.next_tag(); token != Token::end && token != Token::broken;
         token = xml.next_tag()) {
        if (token == Token::close) {
            if (xml.depth() < inside) {
                return;
            }
            continue;
        }
        if (DataStyles::is_one(xml.name())) {
            m_data_styles.read(xml);
        } else if (xml.name() == "style") {
            read_style(xml, xml.attribute_text("style:family"), xml.attribute_text("style:name"));
        } else if (xml.name() == "default-style") {
            read_style(xml, xml.attribute_text("style:family"), "");
        } else if (xml.name() == "page-layout" && m_depth == Depth::looks) {
            read_style(xml, "page-layout", xml.attribute_text("style:name"));
        } else {
            xml.skip();
        }
    }
}

void StyleSheet::read_style(XmlScanner& xml, std::string_view family, std::string_view name)
{
    Style style;
    style.parent = xml.attribute_text("style:parent-style-name");
    style.data_style = xml.attribute_text("style:data-style-name");
    style.master_page = xml.attribute_text("style:master-page-name");
    auto const inside = xml.depth();
    // Header and footer styles of a page layout hold properties of their own.
    std::string around;
    for (auto token = xml.next_tag(); token != Token::end && token != Token::broken;
         token = xml.next_tag()) {
        if (token == Token::close) {
            if (xml.depth() < inside) {
                break;
            }
            around = xml.depth() == inside ? "" : around;
            continue;
        }
        if (xml.name() == "table-properties") {
            style.displayed = xml.attribute_flag("table:display", true);
        }
        if (m_depth == Depth::values) {
            continue;
        }
        if (xml.depth() == inside + 1 &&
            (xml.name() == "header-style" || xml.name() == "footer-style")) {
            around = std::string(xml.name()) + '/';
        }
        for (auto const& attribute : xml.attributes()) {
            auto key = around + key_of(xml.name(), local(attribute.name));
            std::string value;
            append_unescaped(value, attribute.raw);
            style.properties.insert_or_assign(std::move(key), std::move(value));
        }
    }
    m_styles.insert_or_assign(key_of(family, name), std::move(style));
}

StyleSheet::Style const* StyleSheet::find(std::string_view family, std::string_view name) const
{
    auto const found = m_styles.find(key_of(family, name));
    return found == m_styles.end() ? nullptr : &found->second;
}

std::optional<std::string_view>
StyleSheet::property(std::string_view family, std::string_view name, std::string_view key) const
{
    auto const own = [&](Style const* style) -> std::optional<std::string_view> {
        auto const found = style->properties.find(key);
        return found == style->properties.end() ? std::nullopt
                                                : std::optional<std::string_view>(found->second);
    };
    int steps = 0;
    for (auto const* style = find(family, name); style != nullptr && steps < longest_chain;
         ++steps) {
        if (auto const value = own(style)) {
            return value;
        }
        style = style->parent.empty() ? nullptr : find(family, style->parent);
    }
    auto const* const by_default = find(family, "");
    return by_default == nullptr ? std::nullopt : own(by_default);
}

bool StyleSheet::shows_table(std::string_view name) const
{
    auto const* const style = find("table", name);
    return style == nullptr || style->displayed;
}

std::string_view StyleSheet::data_style_of(std::string_view cell_style) const
{
    int steps = 0;
    for (auto const* style = find("table-cell", cell_style);
         style != nullptr && steps < longest_chain;
         ++steps) {
        if (!style->data_style.empty()) {
            return style->data_style;
        }
        style = style->parent.empty() ? nullptr : find("table-cell", style->parent);
    }
    return {};
}

std::string_view StyleSheet::master_page_of(std::string_view table_style) const
{
    auto const* const style = find("table", table_style);
    return style == nullptr ? std::string_view() : std::string_view(style->master_page);
}

} // namespace gopbieu
