#include "workbook/xlsx/shared_strings.hpp"

#include "base/catalogue/files.hpp"
#include "workbook/container/xml.hpp"
#include "workbook/xlsx/xstring.hpp"

#include <algorithm>
#include <cstring>

namespace gopbieu {

namespace {

using Token = XmlScanner::Token;

constexpr std::string_view plain_start = "<si><t>",
                           preserved_start = "<si><t xml:space=\"preserve\">",
                           plain_end = "</t></si>";

/// Walks the items of the part.
class SharedStrings {
public:
    SharedStrings(std::string_view text,
                  std::string_view name,
                  Limits const& limits,
                  StringPool& into)
        : m_xml(text, limits), m_name(name), m_limits(limits), m_gate(into)
    {
    }

    Trouble read()
    {
        if (m_xml.next_tag() != Token::open || m_xml.name() != "sst") {
            return m_xml.fail("sst"), m_xml.problem(m_name);
        }
        while (true) {
            if (auto trouble = read_plain_items()) {
                return trouble;
            }
            auto const token = m_xml.next_tag();
            if (token == Token::broken) {
                return m_xml.problem(m_name);
            }
            if (token != Token::open) {
                return {}; // the close of sst
            }
            if (auto trouble = read_item()) {
                return trouble;
            }
        }
    }

private:
    // Nearly all items are `<si><t>text</t></si>` in a row: no need to take them to pieces.
    Trouble read_plain_items()
    {
        auto const* at = m_xml.position();
        auto const* const finish = m_xml.finish();
        while (true) {
            while (*at == '\n' || *at == '\r' || *at == ' ') {
                ++at;
            }
            std::string_view const rest(at, static_cast<std::size_t>(finish - at));
            auto const start = rest.starts_with(plain_start)       ? plain_start.size()
                               : rest.starts_with(preserved_start) ? preserved_start.size()
                                                                   : 0;
            if (start == 0) {
                break;
            }
            auto const* const text = at + start;
            auto const* const stop = static_cast<char const*>(
                std::memchr(text, '<', static_cast<std::size_t>(finish - text)));
            if (stop == nullptr || !std::string_view(stop, static_cast<std::size_t>(finish - stop))
                                        .starts_with(plain_end)) {
                break;
            }
            std::string_view const raw(text, static_cast<std::size_t>(stop - text));
            if (auto trouble = add(m_gate.add_raw(raw, true), raw.size(), text)) {
                return trouble;
            }
            at = stop + plain_end.size();
        }
        m_xml.go_on_at(at);
        return {};
    }

    Trouble read_item()
    {
        if (m_xml.name() != "si") {
            return m_xml.skip() ? Trouble() : m_xml.problem(m_name);
        }
        m_text.clear();
        auto const* const start = m_xml.position();
        if (!read_rich_string(m_xml, m_text)) {
            return m_xml.problem(m_name);
        }
        return add(m_gate.add_plain(m_text), m_text.size(), start);
    }

    Trouble add(std::optional<std::uint32_t> added, std::size_t size, char const* where)
    {
        if (size > m_limits.string) {
            return Problem{
                say::limit_string,
                {{"part", std::string(m_name)}, {"limit", std::to_string(m_limits.string)}}};
        }
        if (!added) {
            auto const offset = static_cast<std::size_t>(where - (m_xml.finish() - m_size));
            return Problem{say::text_broken,
                           {{"part", std::string(m_name)},
                            {"encoding", "UTF-8"},
                            {"offset", std::to_string(offset)}}};
        }
        return {};
    }

    XmlScanner m_xml;
    std::string_view m_name;
    Limits const& m_limits;
    TextGate m_gate;
    std::string m_text;
    std::size_t m_size =
        static_cast<std::size_t>(m_xml.finish() - m_xml.position()) + m_xml.offset();
};

} // namespace

Trouble
read_shared_strings(Buffer part, std::string_view name, Limits const& limits, StringPool& into)
{
    // A short item takes about 20 bytes of markup: a fair guess that saves growing.
    into.reserve(part.size / 40 + 8);
    auto const text = part.view();
    into.adopt(std::move(part.bytes));
    return SharedStrings(text, name, limits, into).read();
}

} // namespace gopbieu
