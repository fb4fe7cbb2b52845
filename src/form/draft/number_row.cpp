#include "form/draft/number_row.hpp"

#include <charconv>
#include <vector>

namespace gopbieu::draft {

namespace {

bool digit(char character)
{
    return character >= '0' && character <= '9';
}

} // namespace

std::optional<std::string> printed_number(std::string_view text)
{
    auto const start = text.find_first_not_of("([-* ");
    if (start == std::string_view::npos) {
        return {};
    }
    text.remove_prefix(start);
    if (text.front() >= 'A' && text.front() <= 'H' &&
        (text.size() == 1 || text.substr(1).find_first_not_of(")]. ") == std::string_view::npos)) {
        return std::string(text.substr(0, 1));
    }
    std::size_t end = 0;
    while (end < text.size() && digit(text[end])) {
        ++end;
    }
    // "12.345" and "5 đảng viên" number nothing; a formula may follow.
    auto const behind = text.substr(end);
    bool const formula = behind.find('=') != std::string_view::npos ||
                         behind.find_first_of("+*/:") != std::string_view::npos;
    bool const closed = behind.find_first_not_of(")]. ") == std::string_view::npos;
    if (end == 0 || end > 3 || !(closed || formula)) {
        return {};
    }
    return std::string(text.substr(0, end));
}

bool is_number_row(SheetView const& view, std::uint32_t row, Span columns)
{
    std::size_t places = 0;
    std::size_t filled = 0;
    std::vector<int> numbers;
    for (auto column = columns.first; column <= columns.last;) {
        auto const area = view.area({row, column});
        auto const& text = view.text({row, column});
        ++places;
        if (area.first.row != row || area.last.row != row) {
            return false;
        }
        if (!text.empty()) {
            auto const number = printed_number(text);
            if (!number) {
                return false;
            }
            ++filled;
            int value = 0;
            auto const done =
                std::from_chars(number->data(), number->data() + number->size(), value);
            if (done.ec == std::errc()) {
                numbers.push_back(value);
            }
        }
        column = area.last.column + 1;
    }
    std::size_t rising = 1;
    for (std::size_t at = 1; at < numbers.size(); ++at) {
        rising += numbers[at] > numbers[at - 1] ? 1U : 0U;
    }
    return numbers.size() >= 2 && filled * 10 >= places * 7 && numbers.front() <= 4 &&
           rising * 10 >= numbers.size() * 8;
}

} // namespace gopbieu::draft
