#pragma once

#include "workbook/container/xml.hpp"

#include <string>
#include <vector>

namespace gopbieu {

/// The text of a cell as its paragraphs give it, with the blanks that OpenDocument means: runs of
/// them count once, text:s and text:tab say where more stand.
class CellText {
public:
    struct Annotation {
        std::string author, text;
        bool visible = false;
    };
    struct Link {
        std::string target, text;
    };

    /// After the open tag of a cell; ends behind its close tag. False when the document breaks or
    /// the text grows beyond `longest` bytes.
    [[nodiscard]] bool read(XmlScanner& xml, std::size_t longest);

    [[nodiscard]] std::string const& text() const { return m_text; }
    [[nodiscard]] bool has_paragraphs() const { return m_paragraphs != 0; }
    [[nodiscard]] bool too_long() const { return m_too_long; }
    [[nodiscard]] std::vector<Annotation> const& annotations() const { return m_annotations; }
    [[nodiscard]] std::vector<Link> const& links() const { return m_links; }

private:
    bool open_element(XmlScanner& xml);
    bool read_paragraph(XmlScanner& xml);
    bool read_inline(XmlScanner& xml);
    bool read_annotation(XmlScanner& xml);
    void append_collapsed(std::string_view chunk);
    void append_spaces(std::size_t count);

    std::string m_text, m_chunk;
    std::size_t m_paragraphs = 0, m_longest = 0;
    bool m_at_start = true, m_blank_pending = false, m_too_long = false;
    std::vector<Annotation> m_annotations;
    std::vector<Link> m_links;
};

} // namespace gopbieu
