#include "intake/period.hpp"

#include "text/match_key.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Lines with one of these words name a day, a document or a law, not a period.
bool names_something_else(std::string_view plain)
{
    static constexpr auto words = std::to_array<std::string_view>({" ngay ",
                                                                   " kem theo ",
                                                                   " huong dan ",
                                                                   " quyet dinh ",
                                                                   " quy dinh ",
                                                                   " cong van ",
                                                                   " nghi quyet ",
                                                                   " ket luan ",
                                                                   " thong tu ",
                                                                   " mau ",
                                                                   " nhiem ky "});
    auto const number = plain.find(" so ");
    bool const numbered = number != std::string_view::npos && number + 4 < plain.size() &&
                          is_digit(plain[number + 4]);
    return numbered || std::ranges::any_of(words, [&](std::string_view word) {
               return plain.find(word) != std::string_view::npos;
           });
}

bool names_a_period(std::string_view plain)
{
    static constexpr auto words = std::to_array<std::string_view>(
        {" nam ", " quy ", " thang ", " ky ", " giai doan ", " tu "});
    return std::ranges::any_of(
        words, [&](std::string_view word) { return plain.find(word) != std::string_view::npos; });
}

} // namespace

std::set<int> years_of_line(std::string_view text)
{
    std::set<int> years;
    if (text.size() > 300 || std::ranges::none_of(text, is_digit)) {
        return years;
    }
    auto const plain = " " + key_plain(text) + " ";
    if (names_something_else(plain) || !names_a_period(plain)) {
        return years;
    }
    for (std::size_t at = 0; at + 5 < plain.size(); ++at) {
        bool const number = plain[at] == ' ' && plain[at + 5] == ' ' &&
                            std::all_of(plain.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                                        plain.begin() + static_cast<std::ptrdiff_t>(at) + 5,
                                        is_digit);
        if (number) {
            auto const year = *year_of(std::string_view(plain).substr(at + 1, 4));
            if (year >= 1990 && year <= 2100) {
                years.insert(year);
            }
        }
    }
    return years;
}

std::set<int> printed_years(Grid const& grid, TextKeys& keys, std::uint32_t table_row)
{
    std::set<int> years;
    for (auto const& cell : grid.sheet().cells) {
        if (cell.row >= table_row) {
            break;
        }
        if (cell.kind == CellKind::text) {
            auto const& more = keys.years(cell);
            years.insert(more.begin(), more.end());
        }
    }
    return years;
}

std::optional<int> year_of(std::string_view period)
{
    if (period.size() < 4 || !std::all_of(period.begin(), period.begin() + 4, is_digit)) {
        return {};
    }
    int year = 0;
    for (auto const c : period.substr(0, 4)) {
        year = year * 10 + (c - '0');
    }
    return year;
}

} // namespace gopbieu
