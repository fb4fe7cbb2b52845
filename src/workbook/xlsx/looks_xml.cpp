#include "workbook/xlsx/looks_xml.hpp"

#include "base/catalogue/files.hpp"
#include "text/utf8.hpp"
#include "workbook/xlsx/xstring.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gopbieu {

namespace {

std::optional<std::uint32_t> parse_whole(std::string_view text)
{
    std::uint32_t value = 0;
    auto const done = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || done.ec != std::errc() || done.ptr != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

} // namespace

Trouble check_utf8(std::string_view xml, std::string_view part)
{
    if (auto const at = broken_utf8_at(xml)) {
        return Problem{
            say::text_broken,
            {{"part", std::string(part)}, {"encoding", "UTF-8"}, {"offset", std::to_string(*at)}}};
    }
    return {};
}

bool open_root(XmlScanner& xml)
{
    return xml.next_tag() == XmlScanner::Token::open;
}

bool leave_to(XmlScanner& xml, std::size_t depth)
{
    while (xml.depth() > depth) {
        if (!xml.skip()) {
            return false;
        }
    }
    return true;
}

std::string tidy_text(std::string const& text)
{
    // In the order in which cell texts are brought into shape, so that a text cut into runs stays
    // the text of its cell.
    std::string folded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\r') {
            folded += text[at];
        } else if (text.compare(at + 1, 1, "\n") != 0) {
            folded += '\n';
        }
    }
    auto const plain = undo_x_escapes(folded);
    std::string scratch;
    return std::string(clean_text(plain, scratch).value_or("?"));
}

std::string tidy_attribute(XmlScanner const& xml, std::string_view name)
{
    return tidy_text(xml.attribute_text(name));
}

std::string tidy_inner_text(XmlScanner& xml)
{
    return tidy_text(xml.inner_text());
}

std::optional<std::uint32_t> whole_attribute(XmlScanner const& xml, std::string_view name)
{
    auto const raw = xml.attribute(name);
    return raw ? parse_whole(*raw) : std::nullopt;
}

double bounded_attribute(
    XmlScanner const& xml, std::string_view name, double otherwise, double least, double most)
{
    auto const number = xml.attribute_number(name);
    return number && !std::isnan(*number) ? std::clamp(*number, least, most) : otherwise;
}

int bounded_whole(XmlScanner const& xml, std::string_view name, int otherwise, int least, int most)
{
    return static_cast<int>(bounded_attribute(xml, name, otherwise, least, most));
}

PasswordHash read_password(XmlScanner const& xml, PasswordAttributes const& names)
{
    PasswordHash password;
    auto const weak = xml.attribute(names.weak).value_or("");
    std::from_chars(weak.data(), weak.data() + weak.size(), password.weak, 16);
    if (xml.attribute(names.hash)) {
        password.algorithm = tidy_attribute(xml, names.algorithm);
        password.hash = tidy_attribute(xml, names.hash);
        password.salt = tidy_attribute(xml, names.salt);
        password.spins = whole_attribute(xml, names.spins).value_or(0);
    }
    return password;
}

std::vector<CellRange> parse_sqref(std::string_view text)
{
    std::vector<CellRange> ranges;
    while (!text.empty()) {
        auto const stop = text.find_first_of(" \t\r\n");
        if (auto const range = parse_a1_range(text.substr(0, stop))) {
            ranges.push_back(*range);
        }
        text = stop == std::string_view::npos ? std::string_view() : text.substr(stop + 1);
    }
    return ranges;
}

} // namespace gopbieu
