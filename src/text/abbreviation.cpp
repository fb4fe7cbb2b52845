#include "text/abbreviation.hpp"

#include "text/letter.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

struct Abbreviation {
    std::string_view written; ///< in small letters
    std::string_view meaning;
    std::string_view other = {}; ///< a second meaning
};

constexpr auto abbreviations = std::to_array<Abbreviation>({
    {"đv", "đảng viên", "đơn vị"},
    {"đ/v", "đảng viên", "đối với"},
    {"đ.v", "đảng viên", "đơn vị"},
    {"đ/c", "đồng chí", "địa chỉ"},
    {"đc", "đồng chí", "địa chỉ"},
    {"cb", "chi bộ", "cán bộ"},
    {"c/b", "chi bộ", "cán bộ"},
    {"đb", "đảng bộ"},
    {"đu", "đảng ủy"},
    {"cu", "chi ủy"},
    {"bt", "bí thư"},
    {"pbt", "phó bí thư"},
    {"bch", "ban chấp hành"},
    {"btv", "ban thường vụ"},
    {"tccsđ", "tổ chức cơ sở đảng"},
    {"tcđ", "tổ chức đảng"},
    {"cbcs", "chi bộ cơ sở"},
    {"đbcs", "đảng bộ cơ sở"},
    {"đbbp", "đảng bộ bộ phận"},
    {"cbtt", "chi bộ trực thuộc"},
    {"htxsnv", "hoàn thành xuất sắc nhiệm vụ"},
    {"htxs", "hoàn thành xuất sắc"},
    {"httnv", "hoàn thành tốt nhiệm vụ"},
    {"htt", "hoàn thành tốt"},
    {"htnv", "hoàn thành nhiệm vụ"},
    {"khtnv", "không hoàn thành nhiệm vụ"},
    {"tsvm", "trong sạch vững mạnh"},
    {"trđó", "trong đó"},
    {"tr.đó", "trong đó"},
    {"trđ", "trong đó"},
    {"t/đó", "trong đó"},
    {"b/c", "báo cáo"},
    {"ng/vụ", "nghiệp vụ"},
    {"n/vụ", "nhiệm vụ"},
    {"nv", "nhiệm vụ", "nghiệp vụ"},
    {"shđ", "sinh hoạt đảng"},
    {"shcđ", "sinh hoạt chuyên đề"},
    {"shcb", "sinh hoạt chi bộ"},
    {"sh", "sinh hoạt"},
    {"dtts", "dân tộc thiểu số"},
    {"llct", "lý luận chính trị"},
    {"thpt", "trung học phổ thông"},
    {"thcs", "trung học cơ sở"},
    {"cđ", "cao đẳng", "chuyên đề"},
    {"đh", "đại học"},
    {"dn", "doanh nghiệp"},
    {"dnnn", "doanh nghiệp nhà nước"},
    {"dntn", "doanh nghiệp tư nhân"},
    {"htx", "hợp tác xã"},
    {"đvsn", "đơn vị sự nghiệp"},
    {"tdp", "tổ dân phố"},
    {"mttq", "mặt trận tổ quốc"},
    {"ubnd", "ủy ban nhân dân"},
    {"hđnd", "hội đồng nhân dân"},
    {"tt", "thứ tự", "trực thuộc"},
    {"stt", "số thứ tự"},
    {"ts", "tổng số"},
    {"sl", "số lượng"},
    {"tl", "tỷ lệ"},
    {"bq", "bình quân"},
});

Abbreviation const* find(std::u32string const& written)
{
    auto const text = to_utf8(written);
    auto const found = std::find_if(abbreviations.begin(),
                                    abbreviations.end(),
                                    [&](Abbreviation const& each) { return each.written == text; });
    return found == abbreviations.end() ? nullptr : &*found;
}

bool is_eth(char32_t character)
{
    return character == 0xd0 || character == 0xf0 || character == 0x189;
}

bool stands_inside(char32_t character)
{
    return letter_of(character) || is_eth(character) || character == U'/' || character == U'.' ||
           (character >= U'0' && character <= U'9');
}

std::u32string small(std::u32string_view word)
{
    std::u32string out;
    for (char32_t const character : word) {
        out += is_eth(character) ? U'đ' : small_letter(character);
    }
    return out;
}

using Readings = std::vector<std::string>;

void append_to_all(Readings& readings, std::string_view text)
{
    for (auto& reading : readings) {
        reading += text;
    }
}

void append_meanings(Readings& readings, Abbreviation const& found)
{
    bool const doubled = !found.other.empty() && readings.size() * 2 <= most_readings;
    auto const others = doubled ? readings : Readings();
    append_to_all(readings, found.meaning);
    for (auto const& reading : others) {
        readings.push_back(reading + std::string(found.other));
    }
}

} // namespace

std::vector<std::string> expand_abbreviations(std::string_view valid_utf8)
{
    auto const text = to_characters(valid_utf8);
    Readings readings(1);
    bool expanded = false;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && stands_inside(text[end])) {
            ++end;
        }
        auto word = std::u32string_view(text).substr(at, std::max<std::size_t>(end - at, 1));
        std::size_t full = word.size();
        while (word.size() > 1 && (word.back() == U'.' || word.back() == U'/')) {
            word.remove_suffix(1);
        }
        constexpr std::size_t longest = 8;
        auto const* found =
            word.size() >= 2 && word.size() <= longest ? find(small(word)) : nullptr;
        expanded = expanded || found != nullptr;
        if (found != nullptr) {
            append_meanings(readings, *found);
            append_to_all(readings, to_utf8(text.substr(at + word.size(), full - word.size())));
        } else {
            append_to_all(readings, to_utf8(text.substr(at, full)));
        }
        at += full;
    }
    return expanded ? readings : Readings();
}

} // namespace gopbieu
