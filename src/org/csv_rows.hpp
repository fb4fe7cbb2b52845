#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// The lines of a small text table, each value as text.
struct CsvRows {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::uint32_t> lines; ///< where each row begins, counted from 1
    std::uint32_t open_quote = 0;     ///< the line of a quote that never closes; 0: none
};

/// Splits CSV. The separator (comma, semicolon or tab) is the most frequent of the first line.
CsvRows csv_rows(std::string_view text);

} // namespace gopbieu
