#include "text/number_text.hpp"

#include "text/letter.hpp"
#include "text/match_key.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace gopbieu {

namespace {

bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

std::optional<char> foreign_digit(char32_t character)
{
    for (char32_t const zero : {0xff10U, 0x660U, 0x6f0U}) {
        if (character >= zero && character < zero + 10) {
            return static_cast<char>('0' + (character - zero));
        }
    }
    return std::nullopt;
}

bool is_unseen(char32_t character)
{
    return character == 0xad || character == 0x200b || character == 0x200c || character == 0x200d ||
           character == 0x200e || character == 0x200f || character == 0x2060 || character == 0xfeff;
}

char32_t plain_character(char32_t character)
{
    if (character >= 0xff01 && character <= 0xff5e) {
        return character - 0xff01 + 0x21; // full-width ASCII
    }
    if (character <= 0x20 || character == 0x7f || character == 0x85 || character == 0xa0 ||
        (character >= 0x2000 && character <= 0x200a) || character == 0x202f ||
        character == 0x205f || character == 0x3000) {
        return U' ';
    }
    switch (character) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return U'-';
    case 0x2018:
    case 0x2019:
    case 0x2bc:
    case 0xb4:
        return U'\'';
    case 0x2026:
        return U'…';
    default:
        return small_letter(character);
    }
}

struct Groups {
    std::string_view whole;    ///< digits and group separators
    std::string_view decimals; ///< digits behind the decimal sign
    char group = 0;            ///< the group separator, 0: none
    char sign = 0;             ///< the decimal sign, 0: none
};

// One to three digits, then groups of three.
bool is_grouped(std::string_view whole, char separator)
{
    std::size_t run = 0;
    bool first = true;
    for (char const character : whole) {
        if (character != separator) {
            ++run;
            continue;
        }
        if (run == 0 || run > 3 || (!first && run != 3)) {
            return false;
        }
        first = false;
        run = 0;
    }
    return !first && run == 3 && whole.front() != '0';
}

std::string only_digits(std::string_view text)
{
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_digit);
    return digits;
}

std::optional<Decimal> decimal_of(std::string_view whole, std::string_view decimals)
{
    auto text = only_digits(whole);
    if (!decimals.empty()) {
        text += '.';
        text += decimals;
    }
    return parse_decimal(text);
}

bool has_leading_zero(std::string_view whole)
{
    return whole.size() > 1 && whole[0] == '0';
}

// The last separator of two kinds is the decimal sign; of one kind several are groups.
std::optional<Groups> split(std::string_view text)
{
    std::string separators;
    for (char const character : text) {
        if (!is_digit(character)) {
            separators += character;
        }
    }
    if (separators.empty()) {
        return Groups{text, {}, 0, 0};
    }
    char const last = separators.back();
    auto const kinds = separators.find_first_not_of(separators.front());
    if (kinds == std::string::npos && separators.size() > 1) {
        return Groups{text, {}, last, 0};
    }
    auto const at = text.rfind(last);
    Groups groups{text.substr(0, at), text.substr(at + 1), 0, last};
    if (separators.size() > 1) {
        groups.group = separators.front();
        bool const one_kind = separators.find_first_not_of(groups.group) == separators.size() - 1;
        if (!one_kind) {
            return std::nullopt;
        }
    }
    return groups;
}

std::optional<WrittenNumber> with_groups(Groups const& groups)
{
    bool const decimal_sign = groups.sign == 0 || groups.sign == '.' || groups.sign == ',';
    if (!decimal_sign || !is_grouped(groups.whole, groups.group)) {
        return std::nullopt;
    }
    auto const value = decimal_of(groups.whole, groups.decimals);
    if (!value) {
        return std::nullopt;
    }
    return WrittenNumber{*value, std::nullopt, {Repair::thousand_separators}};
}

// One separator: "1.234" may be either, "12,5" and "0,234" have decimals, "1 234" is a group.
std::optional<WrittenNumber> with_one_separator(Groups const& groups, std::string_view text)
{
    bool const group_shape = is_grouped(text, groups.sign);
    if (groups.sign == ' ' || groups.sign == '\'') {
        auto const value = decimal_of(text, {});
        return group_shape && value ? std::optional(WrittenNumber{
                                          *value, std::nullopt, {Repair::thousand_separators}})
                                    : std::nullopt;
    }
    auto const value = decimal_of(groups.whole, groups.decimals);
    if (!value) {
        return std::nullopt;
    }
    WrittenNumber written{*value};
    if (groups.sign == ',') {
        written.repairs.add(Repair::decimal_comma);
    }
    if (group_shape) {
        written.other = decimal_of(text, {});
    }
    if (groups.decimals.empty()) {
        written.repairs = {Repair::stray_punctuation};
    }
    return written;
}

struct KnownUnit {
    std::string_view words;
    UnitWord unit;
};

// Compared by key, so that accents stay and spaces, slashes and dots do not matter.
constexpr auto known_units = std::to_array<KnownUnit>({
    {"đ/c", UnitWord::things},
    {"đc", UnitWord::things},
    {"đồng chí", UnitWord::things},
    {"đảng viên", UnitWord::things},
    {"đv", UnitWord::things},
    {"đ/v", UnitWord::things},
    {"người", UnitWord::things},
    {"chi bộ", UnitWord::things},
    {"cb", UnitWord::things},
    {"đảng bộ", UnitWord::things},
    {"tổ chức", UnitWord::things},
    {"tổ chức đảng", UnitWord::things},
    {"tccsđ", UnitWord::things},
    {"đơn vị", UnitWord::things},
    {"buổi", UnitWord::things},
    {"buổi/năm", UnitWord::things},
    {"lượt", UnitWord::things},
    {"lượt người", UnitWord::things},
    {"cuộc", UnitWord::things},
    {"lớp", UnitWord::things},
    {"lần", UnitWord::things},
    {"hộ", UnitWord::things},
    {"thôn", UnitWord::things},
    {"bản", UnitWord::things},
    {"thôn, bản", UnitWord::things},
    {"tổ", UnitWord::things},
    {"tập thể", UnitWord::things},
    {"cá nhân", UnitWord::things},
    {"học viên", UnitWord::things},
    {"chuyên đề", UnitWord::things},
    {"kỳ", UnitWord::things},
    {"ý kiến", UnitWord::things},
    {"quần chúng", UnitWord::things},
    {"cán bộ", UnitWord::things},
    {"chi ủy viên", UnitWord::things},
    {"tuổi", UnitWord::things},
    {"năm tuổi đảng", UnitWord::things},
    {"ha", UnitWord::things},
    {"%", UnitWord::percent},
    {"phần trăm", UnitWord::percent},
    {"giờ", UnitWord::hours},
    {"giờ/buổi", UnitWord::hours},
    {"tiếng", UnitWord::hours},
    {"h", UnitWord::hours},
    {"g", UnitWord::hours},
    {"h/buổi", UnitWord::hours},
    {"phút", UnitWord::minutes},
    {"phút/buổi", UnitWord::minutes},
    {"p", UnitWord::minutes},
    {"ph", UnitWord::minutes},
    {"'", UnitWord::minutes},
});

struct UnitKey {
    std::string key;
    UnitWord unit;
};

std::vector<UnitKey> const& unit_keys()
{
    static auto const keys = [] {
        std::vector<UnitKey> made;
        for (auto const& known : known_units) {
            made.push_back({key_with_accents(known.words), known.unit});
        }
        return made;
    }();
    return keys;
}

constexpr auto bounds_before = std::to_array<std::string_view>(
    {"trên",       "dưới",    "hơn",       "khoảng",   "gần",    "chừng",      "ước",
     "ước tính",   "ước đạt", "tối thiểu", "ít nhất",  "tối đa", "nhiều nhất", "không quá",
     "không dưới", "từ",      "đến",       "đạt trên", "xấp xỉ", "hàng",       "vài",
     "≥",          "≤",       ">",         "<",        "≈",      "~",          "±",
     "above",      "about",   "over"});
constexpr auto bounds_behind =
    std::to_array<std::string_view>({"trở lên", "trở xuống", "+", "hơn", "trở đi"});

bool cut_word_before(std::string_view& text, std::string_view word)
{
    bool const letter = letter_of(to_characters(word).back()) ? true : false;
    if (!text.starts_with(word) || (letter && text.size() > word.size() &&
                                    text[word.size()] != ' ' && !is_digit(text[word.size()]))) {
        return false;
    }
    text.remove_prefix(word.size());
    return true;
}

} // namespace

void trim_spaces(std::string_view& text)
{
    auto const begin = text.find_first_not_of(' ');
    text.remove_prefix(std::min(begin, text.size()));
    auto const end = text.find_last_not_of(' ');
    text = text.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

PlainText plain_number_text(std::string_view valid_utf8)
{
    PlainText plain;
    while (!valid_utf8.empty()) {
        auto const step = first_character(valid_utf8);
        valid_utf8.remove_prefix(step.length);
        if (auto const digit = foreign_digit(step.character)) {
            plain.text += *digit;
            plain.repairs.add(Repair::foreign_digits);
        } else if (!is_unseen(step.character)) {
            append_utf8(plain.text, plain_character(step.character));
        }
    }
    std::string_view text = plain.text;
    trim_spaces(text);
    if (text.size() > 1 && text.front() == '\'') { // as Excel writes "this is text"
        text.remove_prefix(1);
        trim_spaces(text);
    }
    plain.text = std::string(text);
    return plain;
}

std::size_t digits_end(std::string_view text)
{
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_digit(text[at])) {
            end = at + 1;
            continue;
        }
        bool const sign = text[at] == '.' || text[at] == ',';
        bool const gap = text[at] == ' ' || text[at] == '\'';
        bool const digit_next = at + 1 < text.size() && is_digit(text[at + 1]);
        if (!sign && !(gap && digit_next && end == at && at > 0)) {
            break;
        }
        if (sign && !digit_next) {
            return end == at ? at + 1 : end; // "15." keeps its point, to be named
        }
    }
    return end;
}

std::optional<WrittenNumber> read_digits(std::string_view text)
{
    if (text.empty() || std::none_of(text.begin(), text.end(), is_digit)) {
        return std::nullopt;
    }
    auto const groups = split(text);
    if (!groups) {
        return std::nullopt;
    }
    std::optional<WrittenNumber> written;
    if (groups->group != 0) {
        written = with_groups(*groups);
    } else if (groups->sign != 0) {
        written = with_one_separator(*groups, text);
    } else if (auto const value = decimal_of(text, {})) {
        written = WrittenNumber{*value};
    }
    if (written && has_leading_zero(groups->whole)) {
        written->repairs.add(Repair::leading_zeros);
    }
    return written;
}

UnitWord unit_word(std::string_view plain_text)
{
    trim_spaces(plain_text);
    if (plain_text.empty()) {
        return UnitWord::none;
    }
    if (plain_text == "'") {
        return UnitWord::minutes;
    }
    constexpr std::size_t longest = 40;
    if (plain_text.size() > longest ||
        plain_text.find_first_of("0123456789()") != std::string_view::npos) {
        return UnitWord::unknown;
    }
    auto const key = key_with_accents(plain_text);
    auto const& keys = unit_keys();
    auto const found = std::find_if(
        keys.begin(), keys.end(), [&](UnitKey const& each) { return each.key == key; });
    return found == keys.end() || key.empty() ? UnitWord::unknown : found->unit;
}

bool cut_bound(std::string_view& plain_text)
{
    bool cut = false;
    for (bool again = true; again;) {
        again = false;
        for (auto const word : bounds_before) {
            if (cut_word_before(plain_text, word)) {
                plain_text.remove_prefix(plain_text.starts_with('=') ? 1 : 0);
                trim_spaces(plain_text);
                again = cut = true;
            }
        }
    }
    for (auto const word : bounds_behind) {
        if (plain_text.size() > word.size() && plain_text.ends_with(word)) {
            plain_text.remove_suffix(word.size());
            trim_spaces(plain_text);
            cut = true;
        }
    }
    return cut;
}

} // namespace gopbieu
