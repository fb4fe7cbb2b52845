#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace gopbieu {

/// Text as it stands in the parts of a workbook: entities, and Excel's own escapes for what XML
/// cannot carry. A literal "_x0041_" is escaped too, so that it is not read as "A".
void append_xstring(std::string& out, std::string_view text);
/// Text with entities only: formulas.
void append_plain(std::string& out, std::string_view text);

/// How a part begins.
inline constexpr std::string_view part_start =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// 0xRRGGBB as parts write it: "FFRRGGBB".
std::string argb(std::uint32_t color);

/// append_xstring() without the entities, for a library that writes those itself.
std::string with_x_escapes(std::string_view text);

/// An element of a part while it is written: attributes first, then what is inside, closed at the
/// end of its life.
class XmlElement {
public:
    XmlElement(std::string& out, std::string_view name);
    XmlElement(XmlElement const&) = delete;
    XmlElement& operator=(XmlElement const&) = delete;
    ~XmlElement();

    XmlElement& text(std::string_view name, std::string_view value);
    /// An address or identifier: without Excel's escapes.
    XmlElement& plain(std::string_view name, std::string_view value);
    XmlElement& text_if(std::string_view name, std::string_view value); ///< left out when empty
    XmlElement& number(std::string_view name, double value);
    template <std::integral Whole>
    XmlElement& whole(std::string_view name, Whole value)
    {
        return raw(name, std::to_string(value));
    }
    XmlElement& flag(std::string_view name, bool value) { return raw(name, value ? "1" : "0"); }
    /// Written only where it differs from what is meant without it.
    XmlElement& flag_unless(std::string_view name, bool value, bool otherwise)
    {
        return value == otherwise ? *this : flag(name, value);
    }

    /// Where the inside is written; attributes come before.
    std::string& inside();
    void inner_text(std::string_view value);

private:
    XmlElement& raw(std::string_view name, std::string_view value);

    std::string& m_out;
    std::string_view m_name;
    bool m_open = true; ///< attributes may still come
};

/// The first element of this name in a part that a library wrote (it has no comments and no prefix
/// for the name), start tag to end tag; empty when there is none.
std::string_view find_element(std::string_view xml, std::string_view name);

/// A part with a stretch of it, as find_element() gave it, replaced.
std::string replaced(std::string_view part, std::string_view old, std::string_view with);

} // namespace gopbieu
