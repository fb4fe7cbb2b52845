#include "text/letter.hpp"
#include "text/match_key.hpp"
#include "text/number_text.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace gopbieu {

namespace {

bool is_digit(char character)
{
    return character >= '0' && character <= '9';
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
    if (!text.starts_with(word)) {
        return false;
    }
    auto const behind = text.substr(word.size());
    bool const sign = !letter_of(first_character(word).character);
    if (!sign && !behind.empty() && behind.front() != ' ' && !is_digit(behind.front())) {
        return false; // "từng" is not "từ"
    }
    text = behind;
    return true;
}

} // namespace

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
