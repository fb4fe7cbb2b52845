#pragma once

#include "workbook/container/xml.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// The attributes of a cell element, as written.
struct CellAttributes {
    std::string_view value_type, value, date_value, time_value, boolean_value, string_value;
    std::string_view formula, style;
    bool has_string_value = false, error_type = false, covered = false, matrix = false;
    std::uint32_t repeated = 1, columns_spanned = 1, rows_spanned = 1;
    std::uint32_t matrix_columns = 1, matrix_rows = 1; ///< cells that an array formula fills
};

CellAttributes cell_attributes(XmlScanner const& xml);

/// A count such as number-rows-repeated; what is no number counts as one, what is more than a
/// sheet can hold as one more than that.
std::uint32_t repeat_count(std::optional<std::string_view> raw);

/// A duration ("PT12H30M00S", "-P1DT2H") in days.
std::optional<double> duration_days(std::string_view duration);

/// Whether a text is an error that a formula shows: "#DIV/0!", "Err:502".
bool is_error_text(std::string_view text);

} // namespace gopbieu
