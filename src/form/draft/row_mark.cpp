#include "form/draft/row_mark.hpp"

#include "form/draft/phrases.hpp"
#include "text/match_key.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace gopbieu::draft {

namespace {

bool digit(char character)
{
    return character >= '0' && character <= '9';
}
bool lower(char character)
{
    return character >= 'a' && character <= 'z';
}
bool upper(char character)
{
    return character >= 'A' && character <= 'Z';
}

// Roman numerals up to 39, as forms have them.
std::optional<int> roman_value(std::string_view text)
{
    static constexpr std::array<std::string_view, 10> ones{
        "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
    int tens = 0;
    auto rest = text;
    while (rest.starts_with("X") && tens < 3) {
        rest.remove_prefix(1);
        ++tens;
    }
    for (std::size_t one = 0; one < ones.size(); ++one) {
        if (ones[one] == rest) {
            auto const value = tens * 10 + static_cast<int>(one);
            return value == 0 ? std::nullopt : std::optional(value);
        }
    }
    return {};
}

int value_of(std::string_view digits)
{
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

// Two letters side by side are a word, no mark.
bool letter_before(std::string_view text, std::size_t at)
{
    return at > 0 && (lower(text[at - 1]) || upper(text[at - 1]));
}

// "1.1", "3.2.1", "9a", "B1": joined from pieces of digits and letters.
std::vector<std::string> pieces(std::string_view text)
{
    std::vector<std::string> found;
    std::size_t at = 0;
    while (at < text.size()) {
        auto const from = at;
        if (digit(text[at])) {
            while (at < text.size() && digit(text[at])) {
                ++at;
            }
        } else if ((lower(text[at]) || upper(text[at])) && !letter_before(text, at)) {
            ++at;
        } else {
            return {};
        }
        found.emplace_back(text.substr(from, at - from));
        if (at < text.size() && (text[at] == '.' || text[at] == '-')) {
            ++at;
            if (at == text.size()) {
                return {};
            }
        }
    }
    return found;
}

std::vector<Mark> readings_of(std::string_view text)
{
    if (text == "-" || text == "–" || text == "—" || text == "•" || text == "−") {
        return {{MarkStyle::dash}};
    }
    if (text == "+") {
        return {{MarkStyle::plus}};
    }
    if (text == "*" || text == "**") {
        return {{MarkStyle::star}};
    }
    std::vector<Mark> readings;
    if (text.empty() || text.size() > 8) {
        return readings;
    }
    if (text.find_first_not_of("0123456789") == std::string_view::npos && text.size() <= 3) {
        return {{MarkStyle::arabic, value_of(text)}};
    }
    if (auto const value = roman_value(text)) {
        readings.push_back({MarkStyle::roman, *value});
    }
    if (text.size() == 1 && upper(text[0])) {
        readings.push_back({MarkStyle::upper, text[0] - 'A' + 1});
    }
    if (text.size() == 1 && lower(text[0])) {
        readings.push_back({MarkStyle::lower, text[0] - 'a' + 1});
    }
    if (text == "đ") {
        readings.push_back({MarkStyle::lower, 4});
    }
    auto parts = readings.empty() ? pieces(text) : std::vector<std::string>{};
    if (parts.size() >= 2) {
        auto const value =
            digit(parts.back()[0]) ? value_of(parts.back()) : (parts.back()[0] | 0x20) - 'a' + 1;
        readings.push_back({MarkStyle::parts, value, std::move(parts)});
    }
    return readings;
}

std::string_view without_ends(std::string_view text)
{
    if (text.starts_with("(") && text.ends_with(")")) {
        text.remove_prefix(1);
    }
    while (!text.empty() && std::string_view(".):/-* ").find(text.back()) != text.npos &&
           text.size() > 1) {
        text.remove_suffix(1);
    }
    return text;
}

struct FoundConnector {
    Connector connector = Connector::none;
    std::size_t length = 0; ///< of "Trong đó: " where a colon separates it from the name
};

FoundConnector connector_before(std::string_view label)
{
    static Phrases const within{"Trong đó", "Trđó", "Tr đó", "Trong số đó"};
    static Phrases const split{"Chia ra", "Gồm", "Bao gồm", "Gồm có", "Trong đó chia ra"};
    auto const key = key_with_accents(label);
    auto const connector = split.begin(key)    ? Connector::split
                           : within.begin(key) ? Connector::within
                                               : Connector::none;
    if (connector == Connector::none || only_connector(label)) {
        return {};
    }
    auto const colon = label.find(':');
    auto const before = label.substr(0, std::min(colon, label.size()));
    if (colon == std::string_view::npos || !only_connector(before)) {
        return {connector, 0};
    }
    auto const name = label.find_first_not_of(' ', colon + 1);
    return {connector, std::min(name, label.size())};
}

// "- Nữ", "A - Tổng số", "1. Kết nạp", "1.1 Kết nạp"; no words before the mark.
MarkedText plain_mark(std::string_view label)
{
    auto const rest_behind = [&](std::size_t at) {
        return std::string(label.substr(std::min(label.find_first_not_of(' ', at), label.size())));
    };
    auto const first = label.empty() ? Utf8Step{0, 0} : first_character(label);
    auto const sign = label.substr(0, first.length);
    if (auto readings = readings_of(sign);
        !readings.empty() && readings.front().style >= MarkStyle::dash) {
        return {
            std::string(sign), std::move(readings), rest_behind(first.length), std::string(sign)};
    }
    auto const end = label.find(' ');
    auto const word = label.substr(0, std::min(end, label.size()));
    auto found = end == std::string_view::npos ? std::nullopt : as_mark(word);
    if (!found) {
        return {"", {}, std::string(label)};
    }
    // "1 năm" and "A Lưới" are words; "1. Kết nạp", "1.1 Kết nạp", "A - Tổng số" are marked.
    auto const next = label.substr(end + 1);
    auto const dash = next.starts_with("- ") ? 1U : next.starts_with("– ") ? 3U : 0U;
    bool const closed = std::string_view(".):/-").find(word.back()) != std::string_view::npos;
    bool const decimal = found->readings.front().style == MarkStyle::parts &&
                         word.find('.') != std::string_view::npos;
    if (!closed && !decimal && dash == 0) {
        return {"", {}, std::string(label)};
    }
    found->raw = label.substr(0, end + (dash > 0 ? 1 + dash : 0));
    found->rest = rest_behind(end + 1 + dash);
    return *found;
}

} // namespace

std::optional<MarkedText> as_mark(std::string_view text)
{
    auto const inner = without_ends(text);
    auto readings = readings_of(inner);
    if (readings.empty()) {
        return {};
    }
    for (auto& reading : readings) {
        reading.closing = text.back() == ')' ? ')' : '.';
    }
    return MarkedText{std::string(inner), std::move(readings), "", std::string(text)};
}

MarkedText split_mark(std::string_view label)
{
    auto const found = connector_before(label);
    if (found.connector != Connector::none && found.length == 0) {
        MarkedText open{"", {}, std::string(label)};
        open.connector = found.connector; // "Trong đó đảng viên nữ": part of the name
        return open;
    }
    auto marked = plain_mark(label.substr(found.length));
    if (found.connector != Connector::none) {
        std::string raw(label.substr(0, label.find(':') + 1));
        marked.raw = marked.raw.empty() ? raw : raw + " " + marked.raw;
        marked.connector = found.connector;
    } else if (marked.connector == Connector::none) {
        marked.connector = connector_before(marked.rest).connector; // "- Trong đó: …"
    }
    return marked;
}

bool only_connector(std::string_view label)
{
    static Phrases const words{
        "Trong đó", "Chia ra", "Gồm", "Bao gồm", "Trong đó chia ra", "Cụ thể", "Gồm có"};
    return words.are(key_with_accents(label));
}

} // namespace gopbieu::draft
