#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace gopbieu {

/// Reads a whole file. Reading rather than mapping: a file that shrinks under a mapping kills
/// the process, and clerks' folders are synchronised while we read.
Result<std::vector<char>> read_file(std::filesystem::path const& file, std::uint64_t max_size);

/// A path as UTF-8, as given; bytes that are no UTF-8 become U+FFFD.
std::string path_text(std::filesystem::path const& path);

/// The files below a folder in a fixed order (by name, folder by folder). Excel's lock files
/// ("~$name.xlsx") are left out. Links to folders are not followed; they and folders that cannot be
/// opened are listed like files, so that reading them tells what is wrong and nothing is passed
/// over.
Result<std::vector<std::filesystem::path>> files_below(std::filesystem::path const& folder);

} // namespace gopbieu
