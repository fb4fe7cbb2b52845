#include "workbook/xlsx/styles_part.hpp"

#include "text/utf8.hpp"
#include "workbook/container/xml.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <utility>

namespace gopbieu {

namespace {

using Token = XmlScanner::Token;

bool ends_name(char character)
{
    return character == ' ' || character == '>' || character == '/' || character == '\n' ||
           character == '\r' || character == '\t';
}

// Where the start tag of an element stands: fonts, fills and borders in between are passed over
// without being taken to pieces. Null when there is no such element.
char const* find_element(std::string_view document, std::string_view name)
{
    std::boyer_moore_horspool_searcher const searcher(name.begin(), name.end());
    for (auto from = document.begin(); true; ++from) {
        from = std::search(from, document.end(), searcher);
        if (document.end() - from <= static_cast<std::ptrdiff_t>(name.size())) {
            return nullptr;
        }
        auto start = from;
        while (start != document.begin() && *start != '<' && *start != '>' && *start != ' ') {
            --start;
        }
        bool const whole = start + 1 == from || *(from - 1) == ':';
        if (*start == '<' && start[1] != '/' && whole &&
            ends_name(from[static_cast<std::ptrdiff_t>(name.size())])) {
            return &*start;
        }
    }
}

std::uint32_t number_of(XmlScanner const& xml, std::string_view attribute)
{
    auto const raw = xml.attribute(attribute).value_or("0");
    std::uint32_t value = 0;
    std::from_chars(raw.data(), raw.data() + raw.size(), value);
    return value;
}

/// Collects the formats: codes given in the file first, then one entry for each style.
class NumberFormats {
public:
    NumberFormats(std::string_view document, Limits const& limits, Workbook& into)
        : m_document(document), m_limits(limits), m_into(into)
    {
    }

    template <typename OnTag>
    Token each_child(std::string_view list, OnTag on_tag)
    {
        auto const* const start = find_element(m_document, list);
        if (start == nullptr) {
            return Token::end;
        }
        XmlScanner xml(
            {start, static_cast<std::size_t>(m_document.data() + m_document.size() - start)},
            m_limits);
        auto token = xml.next_tag();
        while ((token = xml.next_tag()) == Token::open) {
            on_tag(xml);
            if (!xml.skip()) {
                return Token::broken;
            }
        }
        return token;
    }

    bool read()
    {
        auto const formats = each_child("numFmts", [&](XmlScanner const& xml) {
            std::string scratch;
            auto const code = xml.attribute_text("formatCode");
            m_custom.emplace_back(number_of(xml, "numFmtId"),
                                  std::string(clean_text(code, scratch).value_or("General")));
        });
        auto const styles = each_child("cellXfs", [&](XmlScanner const& xml) {
            if (xml.name() == "xf") {
                m_into.style_formats.push_back(format_index(number_of(xml, "numFmtId")));
            }
        });
        return formats != Token::broken && styles != Token::broken;
    }

private:
    std::uint32_t format_index(std::uint32_t id)
    {
        auto const known =
            std::ranges::find(m_known, id, &std::pair<std::uint32_t, std::uint32_t>::first);
        if (known != m_known.end()) {
            return known->second;
        }
        auto const index = static_cast<std::uint32_t>(m_into.formats.size());
        m_into.formats.push_back(number_format(code_of(id)));
        m_known.emplace_back(id, index);
        return index;
    }

    [[nodiscard]] std::string_view code_of(std::uint32_t id) const
    {
        auto const custom =
            std::ranges::find(m_custom, id, &std::pair<std::uint32_t, std::string>::first);
        return custom != m_custom.end() ? std::string_view(custom->second)
                                        : builtin_format(id).value_or("General");
    }

    std::string_view m_document;
    Limits const& m_limits;
    Workbook& m_into;
    std::vector<std::pair<std::uint32_t, std::string>> m_custom;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_known;
};

} // namespace

Trouble read_number_formats(std::string_view part,
                            std::string_view name,
                            Limits const& limits,
                            Workbook& into)
{
    XmlScanner prolog(part, limits);
    if (prolog.next_tag() != Token::open) {
        return prolog.problem(name);
    }
    if (!NumberFormats(part, limits, into).read()) {
        prolog.fail("number formats");
        return prolog.problem(name);
    }
    return {};
}

} // namespace gopbieu
