#pragma once

#include "base/finding.hpp"
#include "org/unit.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace gopbieu {

/// Reads a register of units: UTF-8 text with commas, semicolons or tabs, columns found by their
/// titles. Every value stays text, because codes begin with zeros. All faults are told together.
Loaded<OrgTree> parse_register(std::string_view text, std::string const& shown);
Loaded<OrgTree> read_register(std::filesystem::path const& file, std::string const& shown);

} // namespace gopbieu
