#pragma once

#include "org/register.hpp"
#include "total/total.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

inline std::string words_of(std::optional<FigureValue> const& value)
{
    if (!value) {
        return "–";
    }
    auto const* const number = std::get_if<Exact>(&*value);
    return number != nullptr ? number->text() : std::get<std::string>(*value);
}

inline std::string value_of(FormTotal const* total, std::string_view row, std::string_view column)
{
    auto const cell = total == nullptr ? std::nullopt : total->find(row, column);
    return cell ? words_of(total->value(*cell)) : "–";
}

/// Everything a total shows, as "row.column=value weight" texts; the rows of a list too.
inline std::vector<std::string> all_of(FormTotal const* total)
{
    std::vector<std::string> found;
    if (total == nullptr) {
        return found;
    }
    for (auto const& row : total->rows()) {
        for (std::uint32_t column = 0; column < total->form().columns.size(); ++column) {
            CellAt const cell{row.row, column};
            auto const& measure = total->form().measure(row.known, total->form().columns[column]);
            auto const value = total->value(cell);
            if (value && measure.way != Way::none) {
                auto const weight = total->weight(cell);
                found.push_back(row.id + "." + total->form().columns[column].id + "=" +
                                words_of(value) + (weight ? " /" + weight->text() : ""));
            }
        }
    }
    for (std::uint32_t column = 0; column < total->form().columns.size(); ++column) {
        if (auto const over = total->over_rows(column)) {
            found.push_back("*." + total->form().columns[column].id + "=" + words_of(over));
        }
    }
    for (auto const& row : total->list()) {
        auto line = row->label;
        for (auto const& value : row->values) {
            line += "|" + words_of(value);
        }
        found.push_back(std::move(line));
    }
    return found;
}

inline std::vector<std::string> codes_of(std::vector<Finding> const& findings)
{
    std::vector<std::string> found;
    for (auto const& one : findings) {
        found.emplace_back(code(one.say));
    }
    return found;
}

inline OrgTree tree_of(std::string_view csv)
{
    return *parse_register(csv, "don-vi.csv").value;
}

} // namespace gopbieu
