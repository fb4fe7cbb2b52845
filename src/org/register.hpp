#pragma once

#include "base/finding.hpp"
#include "org/unit.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// Reads a register of units: UTF-8 text with commas, semicolons or tabs, columns found by their
/// titles. All faults are told together, each with its row (docs/campaign.md).
Loaded<OrgTree> parse_register(std::string_view text, std::string const& shown);
/// The same from a workbook or from text, by what the bytes are.
Loaded<OrgTree> parse_register_file(std::span<char const> bytes, std::string const& shown);
Loaded<OrgTree> read_register(std::filesystem::path const& file, std::string const& shown);

/// The names of what may be the register in a campaign's folder, in order; one of them is right.
std::vector<std::string> register_files(std::filesystem::path const& folder);
/// The register of a campaign's folder: its only don-vi.xlsx, .xls, .ods or .csv.
Loaded<OrgTree> find_register(std::filesystem::path const& folder);

} // namespace gopbieu
