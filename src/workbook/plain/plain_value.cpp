#include "workbook/plain/plain_value.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace gopbieu {

namespace {

bool digit(char character)
{
    return character >= '0' && character <= '9';
}

std::string_view take_digits(std::string_view& text)
{
    std::size_t length = 0;
    while (length < text.size() && digit(text[length])) {
        ++length;
    }
    auto const digits = text.substr(0, length);
    text.remove_prefix(length);
    return digits;
}

bool take(std::string_view& text, char character)
{
    bool const there = text.starts_with(character);
    text.remove_prefix(there ? 1 : 0);
    return there;
}

std::string_view trimmed(std::string_view text)
{
    auto const first = text.find_first_not_of(' ');
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// A number taken apart: "-1,234.50%" is whole "1234", groups 1, fraction "50".
struct Parts {
    bool minus = false, point = false, percent = false;
    std::string whole;
    std::size_t groups = 0; ///< groups of three digits behind commas
    std::string_view fraction, exponent;
};

bool take_groups(std::string_view& rest, Parts& parts)
{
    while (take(rest, ',')) {
        auto const group = take_digits(rest);
        if (group.size() != 3) {
            return false;
        }
        parts.whole += group;
        ++parts.groups;
    }
    return true;
}

std::optional<Parts> take_apart(std::string_view rest)
{
    Parts parts;
    parts.minus = take(rest, '-');
    parts.whole = take_digits(rest);
    auto const first_group = parts.whole.size();
    if (!take_groups(rest, parts) || (parts.groups > 0 && (first_group < 1 || first_group > 3))) {
        return std::nullopt;
    }
    if (take(rest, '.')) {
        parts.point = true;
        parts.fraction = take_digits(rest);
    }
    if (rest.size() >= 3 && (rest[0] == 'E' || rest[0] == 'e') &&
        (rest[1] == '+' || rest[1] == '-')) {
        auto digits = rest.substr(2);
        auto const exponent = take_digits(digits);
        parts.exponent = rest.substr(1, exponent.size() + 1);
        rest = exponent.empty() ? rest : digits;
    } else {
        parts.percent = take(rest, '%');
    }
    return rest.empty() ? std::optional<Parts>(std::move(parts)) : std::nullopt;
}

bool plainly_a_number(Parts const& parts, LoneComma lone_comma)
{
    auto const& whole = parts.whole;
    if ((whole.empty() && parts.fraction.empty()) || (parts.point && parts.fraction.empty())) {
        return false;
    }
    bool const leading_zero = whole.size() > 1 && whole[0] == '0';
    bool const too_long = whole.size() + parts.fraction.size() > 15 && parts.exponent.empty();
    if (leading_zero || too_long) {
        return false;
    }
    bool const lone_point = parts.point && parts.groups == 0 && parts.fraction.size() == 3 &&
                            !whole.empty() && whole.size() <= 3 && whole != "0" &&
                            parts.exponent.empty();
    bool const lone_group = parts.groups == 1 && !parts.point && lone_comma == LoneComma::text;
    return !lone_point && !lone_group;
}

std::optional<double> number_of(Parts const& parts)
{
    auto text = (parts.minus ? "-" : "") + parts.whole + (parts.point ? "." : "");
    text += parts.fraction;
    if (!parts.exponent.empty()) {
        text += 'E';
        text += parts.exponent;
    } else if (parts.percent) {
        text += "E-2"; // "41.7%" is the double nearest to 0.417, which 41.7 / 100 is not
    }
    double value = 0;
    auto const done = std::from_chars(text.data(), text.data() + text.size(), value);
    if (done.ec != std::errc() || done.ptr != text.data() + text.size()) {
        return std::nullopt;
    }
    return parts.percent && !parts.exponent.empty() ? value / 100 : value;
}

std::string_view format_of(Parts const& parts)
{
    if (parts.percent) {
        return parts.point ? "0.00%" : "0%";
    }
    if (parts.groups > 0) {
        return parts.point ? "#,##0.00" : "#,##0";
    }
    return parts.exponent.empty() ? std::string_view() : "0.00E+00";
}

std::optional<PlainValue> iso_date(std::string_view text)
{
    bool const date = text.size() == 10;
    bool const with_clock = text.size() == 19 && (text[10] == ' ' || text[10] == 'T');
    if ((!date && !with_clock) || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    auto const serial = iso_to_serial(text);
    if (!serial || *serial < 1) {
        return std::nullopt;
    }
    return PlainValue{
        CellKind::date, *serial, date ? "yyyy\\-mm\\-dd" : "yyyy\\-mm\\-dd\\ hh:mm:ss"};
}

} // namespace

std::optional<PlainValue> plain_value(std::string_view text, LoneComma lone_comma)
{
    text = trimmed(text);
    if (text.empty() || text.size() > 40) {
        return std::nullopt;
    }
    if (text == "TRUE" || text == "FALSE") {
        return PlainValue{CellKind::boolean, text == "TRUE" ? 1.0 : 0.0, {}};
    }
    if (auto const date = iso_date(text)) {
        return date;
    }
    auto const parts = take_apart(text);
    if (!parts || !plainly_a_number(*parts, lone_comma)) {
        return std::nullopt;
    }
    auto const number = number_of(*parts);
    return number ? std::optional<PlainValue>({CellKind::number, *number, format_of(*parts)})
                  : std::nullopt;
}

Trouble place_plain(GridBuilder& grid, CellRef where, std::string_view text, LoneComma lone_comma)
{
    if (text.empty()) {
        return {};
    }
    auto const value = plain_value(text, lone_comma);
    if (!value) {
        return grid.place_text(where, text);
    }
    auto const style = value->format.empty() ? 0 : grid.style_of(value->format);
    return grid.place_number(where, value->number, style, value->kind);
}

} // namespace gopbieu
