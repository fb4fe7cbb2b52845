#include "workbook/ods/style_numbers.hpp"

#include "workbook/ods/cell_looks.hpp"

namespace gopbieu {

namespace {

// The format for a value whose own style does not fit it; empty when the style fits.
std::string_view fitting_code(Shown shown, std::string_view value_type, bool with_clock)
{
    bool const is_date = shown == Shown::date || shown == Shown::date_time || shown == Shown::time;
    if (value_type == "date" && !is_date && shown != Shown::elapsed) {
        return with_clock ? "yyyy\\-mm\\-dd\\ hh:mm:ss" : "yyyy\\-mm\\-dd";
    }
    if (value_type == "time" && !is_date && shown != Shown::elapsed) {
        return "[hh]:mm:ss";
    }
    if (value_type == "percentage" && shown != Shown::percent) {
        return "0.00%";
    }
    return {};
}

} // namespace

std::uint32_t
StyleNumbers::number(std::string_view name, std::string_view value_type, bool with_clock)
{
    auto found = m_numbers.find(name);
    if (found == m_numbers.end()) {
        auto const* const data = m_styles.data_styles().find(m_styles.data_style_of(name));
        auto const code = data == nullptr
                              ? std::string("General")
                              : m_styles.data_styles().code(m_styles.data_style_of(name));
        found = m_numbers.emplace(name, add(name, code)).first;
    }
    auto const code = fitting_code(shown(found->second), value_type, with_clock);
    if (code.empty()) {
        return found->second;
    }
    auto key = std::string(code) + '\n';
    key += name;
    auto fitted = m_fitted.find(key);
    if (fitted == m_fitted.end()) {
        fitted = m_fitted.emplace(std::move(key), add(name, code)).first;
    }
    return fitted->second;
}

std::uint32_t StyleNumbers::add(std::string_view name, std::string_view code)
{
    auto const number = m_grid.new_style(code);
    if (m_depth == Depth::looks) {
        auto& looks = *m_grid.workbook().looks;
        looks.styles.push_back(cell_style(m_styles, name, looks));
    }
    return number;
}

Shown StyleNumbers::shown(std::uint32_t style) const
{
    auto const& workbook = m_grid.workbook();
    return workbook.formats[workbook.style_formats[style]].shown;
}

bool StyleNumbers::is_boolean(std::string_view name) const
{
    auto const* const data = m_styles.data_styles().find(m_styles.data_style_of(name));
    return data != nullptr && data->boolean;
}

} // namespace gopbieu
