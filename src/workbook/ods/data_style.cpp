#include "workbook/ods/data_style.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gopbieu {

namespace {

using Token = XmlScanner::Token;

// No format has more digits than this; what asks for more is not believed.
constexpr double most_digits = 30;

std::size_t count_attribute(XmlScanner const& xml, std::string_view name, double otherwise)
{
    auto const value = xml.attribute_number(name).value_or(otherwise);
    return static_cast<std::size_t>(value >= 0 ? std::min(value, most_digits) : 0);
}

// Text that a format shows as it stands. Marks that mean nothing else in a code need no quotes.
void append_literal(std::string& code, std::string_view text)
{
    bool const plain = text.find_first_not_of(" -+():$/,.%") == std::string_view::npos;
    bool const separators_only = text.find_first_of(",.%/") == std::string_view::npos;
    if (plain && separators_only) {
        code += text;
        return;
    }
    code += '"';
    for (char const character : text) {
        code += character == '"' ? '\'' : character;
    }
    code += '"';
}

void append_whole_digits(std::string& code, XmlScanner const& xml, bool is_general)
{
    auto const least = count_attribute(xml, "min-integer-digits", is_general ? 1 : 0);
    if (!xml.attribute_flag("grouping", false)) {
        code += least == 0 ? "#" : std::string(least, '0');
        return;
    }
    std::string digits(std::max<std::size_t>(least, 4), '#');
    std::fill(digits.end() - static_cast<std::ptrdiff_t>(least), digits.end(), '0');
    for (std::size_t at = 0; at < digits.size(); ++at) {
        code += digits[at];
        auto const left = digits.size() - at - 1;
        code += left != 0 && left % 3 == 0 ? "," : "";
    }
}

void append_number(std::string& code, XmlScanner const& xml)
{
    // Without decimal-places the program shows as many as there are: Excel's General.
    bool const free_decimals = !xml.attribute("decimal-places");
    bool const plain = !xml.attribute_flag("grouping", false) &&
                       count_attribute(xml, "min-integer-digits", 1) <= 1;
    if (free_decimals && plain && !xml.attribute("decimal-replacement")) {
        code += "General";
        return;
    }
    append_whole_digits(code, xml, false);
    auto const decimals = count_attribute(xml, "decimal-places", 0);
    auto const least = std::min(decimals, count_attribute(xml, "min-decimal-places", most_digits));
    if (decimals > 0) {
        code += '.' + std::string(least, '0') + std::string(decimals - least, '#');
    }
    // A thousand less for every comma at the end.
    auto factor = xml.attribute_number("display-factor").value_or(1);
    for (; factor >= 1000 && factor < 1e16; factor /= 1000) {
        code += ',';
    }
}

void append_scientific(std::string& code, XmlScanner const& xml)
{
    append_whole_digits(code, xml, false);
    if (auto const decimals = count_attribute(xml, "decimal-places", 0); decimals > 0) {
        code += '.' + std::string(decimals, '0');
    }
    code +=
        "E+" +
        std::string(std::max<std::size_t>(1, count_attribute(xml, "min-exponent-digits", 2)), '0');
}

void append_fraction(std::string& code, XmlScanner const& xml)
{
    code += "# ";
    code +=
        std::string(std::max<std::size_t>(1, count_attribute(xml, "min-numerator-digits", 1)), '?');
    code += '/';
    auto const fixed = xml.attribute("denominator-value");
    code += fixed ? std::string(*fixed)
                  : std::string(
                        std::max<std::size_t>(1, count_attribute(xml, "min-denominator-digits", 1)),
                        '?');
}

bool is_long(XmlScanner const& xml)
{
    return xml.attribute("style") == "long";
}

// The parts of dates and times. A time that may run past 24 hours has its hours in brackets.
bool append_date_part(std::string& code, XmlScanner const& xml, bool elapsed)
{
    auto const name = xml.name();
    if (name == "day") {
        code += is_long(xml) ? "dd" : "d";
    } else if (name == "month") {
        bool const word = xml.attribute_flag("textual", false);
        code += word ? (is_long(xml) ? "mmmm" : "mmm") : (is_long(xml) ? "mm" : "m");
    } else if (name == "year") {
        code += is_long(xml) ? "yyyy" : "yy";
    } else if (name == "era") {
        code += "g";
    } else if (name == "day-of-week") {
        code += is_long(xml) ? "dddd" : "ddd";
    } else if (name == "hours") {
        code += elapsed ? (is_long(xml) ? "[hh]" : "[h]") : (is_long(xml) ? "hh" : "h");
    } else if (name == "minutes") {
        code += is_long(xml) ? "mm" : "m";
    } else if (name == "seconds") {
        code += is_long(xml) ? "ss" : "s";
        if (auto const decimals = count_attribute(xml, "decimal-places", 0); decimals > 0) {
            code += '.' + std::string(decimals, '0');
        }
    } else if (name == "am-pm") {
        code += "AM/PM";
    } else {
        return false;
    }
    return true;
}

std::string_view color_word(std::string_view color)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> colors{
        {{"#000000", "[Black]"},
         {"#0000ff", "[Blue]"},
         {"#00ffff", "[Cyan]"},
         {"#00ff00", "[Green]"},
         {"#ff00ff", "[Magenta]"},
         {"#ff0000", "[Red]"},
         {"#ffffff", "[White]"},
         {"#ffff00", "[Yellow]"}}};
    for (auto const& [value, word] : colors) {
        if (color == value) {
            return word;
        }
    }
    return {};
}

void append_text_part(std::string& code, XmlScanner& xml, bool percentage)
{
    auto const text = xml.inner_text();
    if (percentage && text.find('%') != std::string::npos) {
        auto const sign = text.find('%');
        append_literal(code, std::string_view(text).substr(0, sign));
        code += '%';
        append_literal(code, std::string_view(text).substr(sign + 1));
        return;
    }
    // Dots and strokes of dates need no quotes, and read better without.
    bool const date_mark = text == "/" || text == "." || text == ",";
    date_mark ? void(code += text == "/" ? "/" : "\\" + text) : append_literal(code, text);
}

// One part of a data style. True when it has been stepped over up to its close tag.
bool append_part(DataStyle& style, XmlScanner& xml, bool percentage, bool elapsed)
{
    auto const name = xml.name();
    if (name == "number") {
        append_number(style.code, xml);
    } else if (name == "scientific-number") {
        append_scientific(style.code, xml);
    } else if (name == "fraction") {
        append_fraction(style.code, xml);
    } else if (name == "text-content") {
        style.code += '@';
    } else if (name == "text-properties") {
        style.code.insert(0, color_word(xml.attribute_text("color")));
    } else if (name == "map") {
        style.maps.push_back(
            {xml.attribute_text("condition"), xml.attribute_text("apply-style-name")});
    } else if (name == "text" || name == "fill-character") {
        append_text_part(style.code, xml, percentage);
        return true;
    } else if (name == "currency-symbol") {
        auto const symbol = xml.inner_text();
        if (!symbol.empty()) {
            append_literal(style.code, symbol);
        }
        return true;
    } else if (!append_date_part(style.code, xml, elapsed)) {
        return !xml.skip() || true;
    }
    return false;
}

} // namespace

bool DataStyles::is_one(std::string_view local_name)
{
    static constexpr std::array<std::string_view, 7> names{"number-style",
                                                           "percentage-style",
                                                           "currency-style",
                                                           "date-style",
                                                           "time-style",
                                                           "boolean-style",
                                                           "text-style"};
    return std::ranges::find(names, local_name) != names.end();
}

void DataStyles::read(XmlScanner& xml)
{
    DataStyle style;
    auto const name = xml.attribute_text("style:name");
    auto const kind = xml.name();
    bool const elapsed = kind == "time-style" && xml.attribute("truncate-on-overflow") == "false";
    bool const percentage = kind == "percentage-style";
    style.boolean = kind == "boolean-style";
    auto const inside = xml.depth();
    for (auto token = xml.next_tag(); token != Token::end && token != Token::broken;
         token = xml.next_tag()) {
        if (token == Token::open && xml.depth() == inside + 1) {
            append_part(style, xml, percentage, elapsed);
        } else if (token == Token::close && xml.depth() < inside) {
            break;
        }
    }
    if (style.boolean || style.code.empty()) {
        style.code = "General";
    }
    m_styles.insert_or_assign(name, std::move(style));
}

DataStyle const* DataStyles::find(std::string_view name) const
{
    auto const found = m_styles.find(name);
    return found == m_styles.end() ? nullptr : &found->second;
}

std::string DataStyles::code(std::string_view name) const
{
    auto const* const style = find(name);
    if (style == nullptr) {
        return "General";
    }
    // LibreOffice writes a format's sections as styles of their own, and the last one (negative
    // numbers, or text) as the style itself; Excel wants them in one line.
    std::string code;
    std::size_t sections = 0;
    for (auto const& map : style->maps) {
        if (auto const* const part = find(map.style); part != nullptr && sections < 3) {
            code += part->code;
            code += ';';
            ++sections;
        }
    }
    return code + style->code;
}

} // namespace gopbieu
