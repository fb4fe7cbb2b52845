#pragma once

#include "intake/unit_names.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// Units that are called by some words next to each other, of which there are `count`.
using UnitsByWords = std::function<UnitNames::Units(std::string_view words, std::size_t count)>;

/// Units whose name or code is a run of whole words in a key; the longest run counts, because
/// "Chi bộ bản Vàng Pheo 2" also contains "Chi bộ bản Vàng Pheo".
UnitNames::Units longest_run(std::string const& key, UnitsByWords const& named);

/// The parts of a text between separators.
std::vector<std::string_view> split(std::string_view text, std::string_view between);

/// A name of a file system, which need not be UTF-8.
std::string clean_name(std::string const& name);

} // namespace gopbieu
