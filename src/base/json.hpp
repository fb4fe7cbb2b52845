#pragma once

#include "base/exact.hpp"

#include <string>
#include <string_view>

namespace gopbieu {

/// Appends text as a JSON string with its quotes. Bytes that are no UTF-8 become U+FFFD, so
/// that the output is always valid.
void append_json(std::string& out, std::string_view text);

/// Appends the shortest decimal that reads back to the same value; never through a locale.
void append_number(std::string& out, double value);
void append_number(std::string& out, unsigned long long value);
/// The exact decimal; a text ("1/3") where none ends.
void append_number(std::string& out, Exact const& value);

} // namespace gopbieu
