#include "bench/province.hpp"

#include <array>
#include <string_view>

namespace gopbieu {

namespace {

constexpr std::size_t communes_in_district = 9;

constexpr std::array<std::string_view, 12> districts{"Phong Thổ",
                                                     "Sìn Hồ",
                                                     "Mường Tè",
                                                     "Nậm Nhùn",
                                                     "Tam Đường",
                                                     "Than Uyên",
                                                     "Tân Uyên",
                                                     "Tủa Chùa",
                                                     "Mường Ảng",
                                                     "Quỳnh Nhai",
                                                     "Văn Bàn",
                                                     "Bắc Hà"};
// A commune's name is one of nine and the district's own of twelve: all differ.
constexpr std::array<std::string_view, communes_in_district> commune_beginnings{
    "Sen", "Nậm", "Tả", "Khổng", "Hoang", "Bản", "Dào", "Lản", "Vàng"};
constexpr std::array<std::string_view, 12> commune_endings{
    "Thượng", "Chảy", "Phìn", "Lào", "Thèn", "Giang", "San", "Nhì", "Bo", "Khao", "Hạ", "Lèng"};
constexpr std::array<std::string_view, 8> kinds{"bản",
                                                "thôn",
                                                "khu dân cư",
                                                "tổ dân phố",
                                                "trường tiểu học",
                                                "trường mầm non",
                                                "trạm y tế",
                                                "hợp tác xã"};
constexpr std::array<std::string_view, 12> village_beginnings{
    "Huổi", "Pa", "Na", "Hua", "Nà", "Sin", "Ma", "Khoang", "Phiêng", "Xi", "Chang", "Mồ"};
constexpr std::array<std::string_view, 11> village_endings{
    "Luông", "Lầu", "Cuông", "Bum", "Củng", "Chải", "Pho", "Thèo", "Danh", "Hồng", "Sì"};

std::string number(std::size_t value, std::size_t digits)
{
    auto text = std::to_string(value);
    return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

// Every kind with every village's name, then the same again with a number behind.
std::string cell_name(std::size_t at)
{
    auto const kind = at % kinds.size();
    auto rest = at / kinds.size();
    auto const ending = rest % village_endings.size();
    rest /= village_endings.size();
    auto const beginning = rest % village_beginnings.size();
    auto const again = rest / village_beginnings.size();
    auto name = "Chi bộ " + std::string(kinds[kind]) + " " +
                std::string(village_beginnings[beginning]) + " " +
                std::string(village_endings[ending]);
    return again == 0 ? name : name + " " + std::to_string(again + 1);
}

} // namespace

Province make_province(std::size_t cells)
{
    Province province;
    auto& units = province.units;
    units.push_back({"T01", "Tỉnh ủy Lai Châu", "Tỉnh", 0});
    std::vector<std::size_t> communes;
    for (std::size_t district = 0; district < districts.size(); ++district) {
        auto const parent = units.size();
        units.push_back({"T01-H" + number(district + 1, 2),
                         "Huyện ủy " + std::string(districts[district]),
                         "Huyện",
                         0});
        for (std::size_t commune = 0; commune < communes_in_district; ++commune) {
            communes.push_back(units.size());
            units.push_back({units[parent].code + "-X" + std::to_string(commune + 1),
                             "Đảng ủy xã " + std::string(commune_beginnings[commune]) + " " +
                                 std::string(commune_endings[district]),
                             "Đảng bộ cơ sở",
                             parent});
        }
    }
    for (std::size_t commune = 0; commune < communes.size(); ++commune) {
        auto const count = cells / communes.size() + (commune < cells % communes.size() ? 1 : 0);
        for (std::size_t cell = 0; cell < count; ++cell) {
            province.cells.push_back(units.size());
            units.push_back({units[communes[commune]].code + "-C" + number(cell + 1, 3),
                             cell_name(cell),
                             "Chi bộ",
                             communes[commune]});
        }
    }
    return province;
}

std::string register_text(Province const& province)
{
    std::string text = "Mã,Tên,Cấp,Mã cấp trên\n";
    for (std::size_t at = 0; at < province.units.size(); ++at) {
        auto const& unit = province.units[at];
        text += unit.code + "," + unit.name + "," + unit.level + ",";
        text += at == 0 ? "" : province.units[unit.parent].code;
        text += "\n";
    }
    return text;
}

} // namespace gopbieu
