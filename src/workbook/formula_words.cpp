#include "workbook/formula_words.hpp"

#include "workbook/cell_ref.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

constexpr auto functions = std::to_array<FormulaFunction>({
#define GOPBIEU_FUNCTION(number, name, arguments) {number, arguments, name},
#include "workbook/formula_functions.def"
#undef GOPBIEU_FUNCTION
});

} // namespace

FormulaFunction const* formula_function(std::uint16_t number)
{
    auto const* const found =
        std::lower_bound(functions.begin(),
                         functions.end(),
                         number,
                         [](FormulaFunction const& function, std::uint16_t wanted) {
                             return function.number < wanted;
                         });
    return found != functions.end() && found->number == number ? found : nullptr;
}

std::string_view error_name(std::uint8_t code)
{
    switch (code) {
    case 0x00:
        return "#NULL!";
    case 0x07:
        return "#DIV/0!";
    case 0x0f:
        return "#VALUE!";
    case 0x17:
        return "#REF!";
    case 0x1d:
        return "#NAME?";
    case 0x24:
        return "#NUM!";
    case 0x2a:
        return "#N/A";
    case 0x2b:
        return "#GETTING_DATA";
    default:
        return {};
    }
}

std::string quoted_sheet(std::string_view name)
{
    auto const plain = [](char character) {
        auto const byte = static_cast<unsigned char>(character);
        return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
               (byte >= 'a' && byte <= 'z') || byte == '_' || byte == '.' ||
               (byte >= 0x80 && byte != 0xc2 && byte != 0xe2);
    };
    bool const starts_plain =
        !name.empty() && !(name[0] >= '0' && name[0] <= '9') && name[0] != '.';
    if (starts_plain && std::ranges::all_of(name, plain) && !parse_a1(name)) {
        return std::string(name);
    }
    std::string out = "'";
    for (char const character : name) {
        out += character;
        if (character == '\'') {
            out += '\'';
        }
    }
    return out + "'";
}

} // namespace gopbieu
