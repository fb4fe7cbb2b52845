#include "form/draft/part_words.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace gopbieu::draft {

namespace {

std::vector<int> numbers_in(std::string_view key)
{
    std::vector<int> numbers;
    for (auto const word : words_of(key)) {
        int value = 0;
        auto const done = std::from_chars(word.data(), word.data() + word.size(), value);
        if (done.ec == std::errc() && done.ptr == word.data() + word.size()) {
            numbers.push_back(value);
        }
    }
    return numbers;
}

bool year(int number)
{
    return number >= 1900 && number <= 2100;
}

// "18 – 30", "từ 4 đến 5", "trên 60", "trước 19/8/1945": bands of one quantity.
bool bands(std::vector<std::string> const& keys)
{
    static Phrases const open{"trên",
                              "dưới",
                              "từ",
                              "trở lên",
                              "trở xuống",
                              "trước",
                              "sau",
                              "đến",
                              "nay",
                              "hơn",
                              ">",
                              "<",
                              "≥",
                              "≤"};
    static Phrases const since{"nay"};
    std::size_t closed = 0;
    int last_end = -1;
    for (auto const& key : keys) {
        auto const numbers = numbers_in(key);
        bool const dated =
            std::ranges::any_of(numbers, year) && (open.begin(key) || since.end(key));
        if (dated) {
            closed += 1;
        } else if (numbers.size() == 2 && numbers[0] < numbers[1]) {
            closed += numbers[0] >= last_end ? 1U : 0U;
            last_end = numbers[1];
        } else if (numbers.size() != 1 || open.in(key).empty()) {
            return false;
        }
    }
    // "Năm 2010 | Năm 2021" are two days, not two parts.
    bool const opens =
        std::ranges::any_of(keys, [](std::string const& key) { return !open.in(key).empty(); });
    return closed >= 1 && keys.size() >= 2 && opens;
}

bool all_are(std::vector<std::string> const& keys, Phrases const& words)
{
    return keys.size() >= 2 && std::ranges::all_of(keys, [&](std::string const& key) {
               return words.begin(key) || words.are(key);
           });
}

bool any_is(std::vector<std::string> const& keys, Phrases const& words)
{
    return std::ranges::any_of(keys, [&](std::string const& key) { return words.are(key); });
}

// Degrees down to none at all, or with what is above and what is below one of them.
bool whole_scale(std::vector<std::string> const& keys)
{
    static Phrases const none{"Chưa qua đào tạo", "Không qua đào tạo", "Còn lại"};
    static Phrases const middle{"Đại học"};
    static Phrases const above{"Trên đại học", "Sau đại học"};
    static Phrases const below{"Dưới đại học"};
    return any_is(keys, none) ||
           (any_is(keys, middle) && any_is(keys, above) && any_is(keys, below));
}

std::size_t how_many(std::vector<std::string> const& keys, Phrases const& words)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        keys, [&](std::string const& key) { return !words.in(key).empty(); }));
}

} // namespace

bool complementary(std::vector<std::string> const& keys)
{
    static std::vector<std::pair<Phrases, Phrases>> const pairs{
        {{"Nam"}, {"Nữ"}},
        {{"Chính thức", "Đảng viên chính thức"}, {"Dự bị", "Đảng viên dự bị"}},
        {{"Đảng bộ", "Đảng bộ cơ sở"}, {"Chi bộ", "Chi bộ cơ sở"}},
        {{"Chi bộ cơ sở"}, {"Chi bộ trực thuộc"}},
        {{"Công lập"}, {"Ngoài công lập"}},
        {{"Kinh", "Dân tộc Kinh"}, {"Khác", "Dân tộc khác", "Dân tộc thiểu số"}},
        {{"Đã"}, {"Chưa"}}};
    return keys.size() == 2 && std::ranges::any_of(pairs, [&](auto const& pair) {
               return (pair.first.begin(keys[0]) && pair.second.begin(keys[1])) ||
                      (pair.first.begin(keys[1]) && pair.second.begin(keys[0]));
           });
}

PartsKind kind_of_parts(std::vector<std::string> const& keys)
{
    static Phrases const characteristics{"nữ",
                                         "dân tộc thiểu số",
                                         "DTTS",
                                         "đoàn viên",
                                         "tôn giáo",
                                         "dự bị",
                                         "kết nạp lại",
                                         "người nước ngoài",
                                         "chủ doanh nghiệp",
                                         "tiêu biểu"};
    static Phrases const degrees{"Tiến sỹ",
                                 "Thạc sỹ",
                                 "Đại học",
                                 "Cao đẳng",
                                 "Trung cấp",
                                 "Sơ cấp",
                                 "Cao cấp",
                                 "Cử nhân",
                                 "Công nhân",
                                 "Trên đại học",
                                 "Sau đại học",
                                 "Dưới đại học",
                                 "Giáo sư",
                                 "Phó giáo sư",
                                 "PGS",
                                 "GS",
                                 "Chưa qua đào tạo",
                                 "Còn lại"};
    static Phrases const schooling{"Biết đọc",
                                   "Tiểu học",
                                   "Trung học",
                                   "THCS",
                                   "THPT",
                                   "Tốt nghiệp",
                                   "Chưa biết chữ",
                                   "Phổ thông"};
    // Why somebody is not assessed: one reason for each.
    static Phrases const reasons{
        "mới kết nạp", "mới thành lập", "thành lập mới", "được miễn", "bị đình chỉ", "đình chỉ"};
    static Phrases const other{"khác", "còn lại", "không xếp loại", "chưa xếp loại"};
    if (keys.size() < 2) {
        return keys.size() == 1 && how_many(keys, characteristics) == 1 ? PartsKind::overlapping
                                                                        : PartsKind::unknown;
    }
    auto const classes = static_cast<std::size_t>(
        std::ranges::count_if(keys, [](auto const& key) { return says_class(key); }));
    if (bands(keys) || complementary(keys) || all_are(keys, schooling) ||
        (classes >= 2 && classes + 1 >= keys.size())) {
        return PartsKind::exhaustive;
    }
    if (all_are(keys, degrees)) {
        return whole_scale(keys) ? PartsKind::exhaustive : PartsKind::disjoint;
    }
    if (how_many(keys, reasons) == keys.size()) {
        return PartsKind::disjoint;
    }
    if (how_many(keys, characteristics) * 2 >= keys.size()) {
        return PartsKind::overlapping;
    }
    return !other.in(keys.back()).empty() ? PartsKind::exhaustive : PartsKind::unknown;
}

bool says_split(std::string_view key)
{
    static Phrases const words{"Chia ra",
                               "Gồm",
                               "Bao gồm",
                               "Trong đó chia ra",
                               "Chia theo",
                               "Phân theo",
                               "Trong đó gồm",
                               "Cơ cấu",
                               "Phân ra",
                               "Mức xếp loại",
                               "Xếp loại",
                               "Kết quả xếp loại"};
    return words.begin(key);
}

bool says_within(std::string_view key)
{
    static Phrases const words{"Trong đó", "Trđó", "Tr đó", "Trong số đó"};
    return words.begin(key) && !says_split(key);
}

bool ends_with_within(std::string_view key)
{
    static Phrases const words{"trong đó"};
    return words.end(key);
}

bool ends_with_split(std::string_view key)
{
    static Phrases const words{"chia ra", "gồm", "bao gồm", "trong đó chia ra", "cụ thể", "gồm có"};
    return words.end(key);
}

bool says_whole(std::string_view key)
{
    static Phrases const words{"Tổng số", "Tổng cộng", "Tổng", "Cộng", "Số lượng", "Tổng số lượng"};
    return words.are(key);
}

bool says_aspect(std::string_view key)
{
    static Phrases const words{"Phân tích", "Độ tuổi",   "Tuổi đời",   "Trình độ",  "Nghề nghiệp",
                               "Thời gian", "Chức danh", "Theo",       "Giới tính", "Cơ cấu",
                               "Dân tộc",   "Tôn giáo",  "Học vấn",    "Giáo dục",  "Chuyên môn",
                               "Lý luận",   "Tuổi đảng", "Giới",       "Về",        "Chia theo",
                               "Phân theo", "Tuổi",      "Thành phần", "Chất lượng"};
    return words.begin(key);
}

bool says_quantity(std::string_view key)
{
    static Phrases const words{"Số",
                               "Tổng số",
                               "Tổng",
                               "Đảng viên",
                               "Chi bộ",
                               "Đảng bộ",
                               "Cán bộ",
                               "Tổ chức",
                               "Doanh nghiệp",
                               "Đơn vị",
                               "Hợp tác xã",
                               "Cơ quan",
                               "Người",
                               "Lượt",
                               "Cấp ủy viên",
                               "Tổ chức cơ sở đảng"};
    return words.begin(key);
}

bool says_measure(std::string_view key)
{
    static Phrases const words{"Số", "Tổng số", "Tỷ lệ", "Chỉ tiêu", "Năm", "Thời gian"};
    return words.begin(key);
}

bool says_judged(std::string_view key)
{
    static Phrases const words{"được đánh giá",
                               "đã đánh giá",
                               "đã được đánh giá",
                               "được kiểm điểm",
                               "đã kiểm điểm",
                               "được xếp loại",
                               "đã xếp loại",
                               "được phân tích",
                               "được phân loại",
                               "đã được"};
    static Phrases const open{"chưa", "phải", "không"};
    return !words.in(key).empty() && open.in(key).empty();
}

bool says_class(std::string_view key)
{
    static Phrases const words{"hoàn thành xuất sắc",
                               "hoàn thành tốt",
                               "hoàn thành nhiệm vụ",
                               "không hoàn thành",
                               "HTXSNV",
                               "HTTNV",
                               "HTNV",
                               "KHTNV",
                               "HTXS",
                               "HTT",
                               "trong sạch vững mạnh",
                               "yếu kém",
                               "chưa xếp loại",
                               "đủ tư cách",
                               "vi phạm tư cách",
                               "hoàn thành"};
    return !words.in(key).empty() && !says_measure(key);
}

bool picks_from(std::string_view part, std::string_view whole)
{
    static Phrases const links{"là",
                               "có",
                               "được",
                               "đạt",
                               "bị",
                               "đã",
                               "mới",
                               "hoàn thành",
                               "trực thuộc",
                               "ở",
                               "trong",
                               "tham gia"};
    return part.size() > whole.size() + 1 && words_of(whole).size() >= 2 &&
           part.starts_with(whole) && part[whole.size()] == ' ' &&
           links.begin(part.substr(whole.size() + 1));
}

} // namespace gopbieu::draft
