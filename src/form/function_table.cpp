#include "form/function_table.hpp"

#include "base/nearest.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::size_t many = 255; // as in Excel

char capital(char character)
{
    return character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A')
                                                : character;
}

} // namespace

std::vector<FunctionEntry> const& function_table()
{
    static std::vector<FunctionEntry> const table{
        {"SUM", Function::sum, 1, many, true},
        {"IF", Function::if_, 3, 3, false},
        {"AND", Function::and_, 1, many, false},
        {"OR", Function::or_, 1, many, false},
        {"NOT", Function::not_, 1, 1, false},
        {"ABS", Function::abs, 1, 1, false},
        {"ROUND", Function::round, 2, 2, false},
        {"MIN", Function::min, 1, many, true},
        {"MAX", Function::max, 1, many, true},
        {"COUNT", Function::count, 1, many, true},
        {"ISBLANK", Function::is_blank, 1, 1, false},
    };
    return table;
}

bool same_function(std::string_view written, std::string_view name)
{
    return std::ranges::equal(written, name, {}, capital);
}

FunctionEntry const* find_function(std::string_view name)
{
    auto const found = std::ranges::find_if(
        function_table(), [&](FunctionEntry const& one) { return same_function(name, one.name); });
    return found == function_table().end() ? nullptr : &*found;
}

std::string function_hint(std::string_view name)
{
    std::string written(name);
    std::ranges::transform(written, written.begin(), capital);
    std::vector<std::string_view> names{"PREV", "CHILDREN"};
    for (auto const& one : function_table()) {
        names.push_back(one.name);
    }
    auto const near = nearest(written, names);
    return near.empty() ? std::string() : " → " + std::string(near);
}

std::string arguments_expected(FunctionEntry const& function)
{
    auto const least = std::to_string(function.least);
    return function.least == function.most ? least : least + "–" + std::to_string(function.most);
}

std::string_view name_of(Function function)
{
    auto const found = std::ranges::find(function_table(), function, &FunctionEntry::function);
    return found->name;
}

} // namespace gopbieu
