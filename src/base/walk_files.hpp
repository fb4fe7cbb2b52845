#pragma once

// What lies below a folder, as cheaply as a system tells it: a look into each folder and one at
// each file, and in memory never more than the names of one folder and of those above it.

#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>

namespace gopbieu {

/// What a number of the system's means for whoever wanted to read a file or folder.
Problem cannot_read(int error);

/// The outside of a file: unchanged as long as this is.
struct FileStamp {
    std::uint64_t size = 0;
    std::int64_t changed = 0; ///< nanoseconds since 1970

    bool operator==(FileStamp const&) const = default;
};

/// Size and time of a file; nothing when it is not there.
std::optional<FileStamp> stamp_of(std::filesystem::path const& file);

/// A file as walk_files() comes by it.
struct WalkedFile {
    std::string_view name;          ///< below the folder, "xa-a/01.xlsx"; valid during the visit
    std::optional<FileStamp> stamp; ///< of what a link leads to; none when that is not there
    /// When anything about the file was last changed, be it its name or its time.
    std::int64_t touched = 0;
};

/// The same of one file, without its name.
WalkedFile look_at_file(std::filesystem::path const& file);

/// Visits the files below a folder in the order of their names, byte by byte. Excel's lock files
/// ("~$name.xlsx") are left out. Links to folders are not followed; they and folders that nobody
/// may look into are visited like files, so that reading them tells what is wrong and nothing is
/// passed over.
Trouble walk_files(std::filesystem::path const& folder,
                   std::function<void(WalkedFile const&)> const& visit);

} // namespace gopbieu
