#include "intake/people.hpp"

#include "text/match_key.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace gopbieu {

bool names_people(std::string_view key)
{
    static auto const labels = [] {
        std::vector<std::string> keys;
        for (auto const* const label : {"Họ và tên",
                                        "Họ tên",
                                        "Họ và tên đảng viên",
                                        "Họ tên đảng viên",
                                        "Họ, tên đệm",
                                        "Họ và tên khai sinh",
                                        "Tên đảng viên",
                                        "Ngày sinh",
                                        "Ngày, tháng, năm sinh",
                                        "Ngày tháng năm sinh",
                                        "Số CCCD",
                                        "Số căn cước",
                                        "Số căn cước công dân",
                                        "Số CMND",
                                        "CCCD",
                                        "Số thẻ đảng",
                                        "Số thẻ đảng viên"}) {
            keys.push_back(key_with_accents(label));
        }
        return keys;
    }();
    return std::ranges::find(labels, key) != labels.end();
}

} // namespace gopbieu
