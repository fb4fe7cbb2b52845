#include "publish/period_line.hpp"

#include "text/names.hpp"

#include <array>
#include <optional>

namespace gopbieu {

namespace {

bool digits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string half_year(std::string_view which)
{
    return which == "1" ? "6 tháng đầu năm " : which == "2" ? "6 tháng cuối năm " : "";
}

std::string quarter(std::string_view which)
{
    static constexpr std::array<std::string_view, 4> numerals{"I", "II", "III", "IV"};
    if (which.size() != 1 || which[0] < '1' || which[0] > '4') {
        return {};
    }
    return "Quý " + std::string(numerals.at(static_cast<std::size_t>(which[0] - '1'))) + " năm ";
}

std::string month(std::string_view which)
{
    return digits(which) && which.size() == 2 ? "Tháng " + std::string(which) + " năm " : "";
}

// What a period is called in words; nothing for one of the campaign's own making.
std::optional<std::string> words_of(std::string_view period)
{
    auto const year = period.substr(0, 4);
    if (year.size() != 4 || !digits(year)) {
        return {};
    }
    if (period.size() == 4) {
        return "Năm " + std::string(year);
    }
    if (period.size() < 7 || period[4] != '-') {
        return {};
    }
    auto const part = period.substr(5);
    auto const words = part[0] == 'H'   ? half_year(part.substr(1))
                       : part[0] == 'Q' ? quarter(part.substr(1))
                                        : month(part);
    return words.empty() ? std::nullopt : std::optional(words + std::string(year));
}

// Whether the word "NĂM" of a line is in capitals.
bool in_capitals(std::string_view printed)
{
    return printed.find("NĂM") != std::string_view::npos;
}

} // namespace

std::string period_line(std::string_view printed, std::string_view period)
{
    auto const words = words_of(period);
    if (!words) {
        return std::string(period);
    }
    return in_capitals(printed) ? upper_case(*words) : *words;
}

} // namespace gopbieu
