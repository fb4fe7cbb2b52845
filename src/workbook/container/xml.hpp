#pragma once

#include "base/result.hpp"
#include "workbook/limits.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

struct XmlAttribute {
    std::string_view name; ///< with its prefix
    std::string_view raw;  ///< entities not yet resolved
};

/// Walks an XML document tag by tag, without building a tree and without copying.
///
/// Names are compared without their prefix: workbooks come in several namespaces (transitional,
/// strict, prefixed) that mean the same. A DOCTYPE is refused, so entities cannot be declared.
/// Tags must nest properly; depth is limited.
class XmlScanner {
public:
    enum class Token : std::uint8_t {
        open,  ///< a start tag; `<a/>` gives open and then close
        close, ///< an end tag
        text,  ///< text or CDATA between tags, blank text included
        end,   ///< the document is over
        broken ///< see problem()
    };

    /// The byte behind the document must be readable and NUL (Buffer and std::string see to it).
    explicit XmlScanner(std::string_view document, Limits const& limits = {});

    Token next();
    /// The next open or close, text left out.
    Token next_tag();
    /// After open: steps behind the matching close. False when the document breaks.
    bool skip();

    [[nodiscard]] std::string_view name() const { return m_local; } ///< without prefix
    [[nodiscard]] std::string_view qualified_name() const { return m_name; }
    [[nodiscard]] std::string_view prefix() const
    {
        return m_name.substr(0, m_name.size() - m_local.size());
    }
    [[nodiscard]] std::size_t depth() const
    {
        return m_open.size();
    } ///< open elements, this one included

    [[nodiscard]] std::vector<XmlAttribute> const& attributes() const { return m_attributes; }
    /// The raw value of an attribute of this start tag. A name without prefix matches any prefix.
    [[nodiscard]] std::optional<std::string_view> attribute(std::string_view name) const;
    /// The same with entities resolved; empty when missing.
    [[nodiscard]] std::string attribute_text(std::string_view name) const;
    [[nodiscard]] std::optional<double> attribute_number(std::string_view name) const;
    [[nodiscard]] bool attribute_flag(std::string_view name,
                                      bool otherwise) const; ///< "1", "true", "on"

    [[nodiscard]] std::string_view raw_text() const { return m_text; }
    /// The text of a text token, entities resolved, appended.
    void append_text(std::string& out) const;
    /// After open: all text inside, tags left out, up to the matching close.
    std::string inner_text();

    [[nodiscard]] std::size_t offset() const { return static_cast<std::size_t>(m_at - m_start); }
    [[nodiscard]] Problem problem(std::string_view part) const;

    /// For readers that walk a hot stretch themselves: the position behind the current token, and
    /// going on from another one at the same depth.
    [[nodiscard]] char const* position() const { return m_at; }
    void go_on_at(char const* position) { m_at = position; }
    [[nodiscard]] char const* finish() const { return m_finish; }
    Token fail(std::string_view reason);

private:
    Token open_tag();
    Token close_tag();
    Token special(); ///< comments, CDATA, processing instructions, DOCTYPE
    bool read_attributes();

    char const* m_start;
    char const* m_at;
    char const* m_finish;
    Limits m_limits;
    std::string_view m_name, m_local, m_text, m_reason;
    std::vector<XmlAttribute> m_attributes;
    std::vector<std::string_view> m_open;
    bool m_close_pending = false, m_cdata = false, m_seen_root = false, m_doctype = false,
         m_too_deep = false;
};

/// Appends text with `&amp;`, `&#233;` … resolved. An unknown entity stays as it is written.
void append_unescaped(std::string& out, std::string_view raw);

/// An XML part in UTF-16 (told by its first bytes) as UTF-8; empty when it is UTF-8 already.
/// Broken UTF-16 is a problem.
Result<std::optional<std::string>> xml_as_utf8(std::string_view bytes, std::string_view part);

} // namespace gopbieu
