#pragma once

#include "base/file.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace gopbieu {

/// The files named, and those in the folders named, in the order in which they are read.
inline std::vector<std::string> corpus_files(std::vector<std::string> const& arguments)
{
    std::vector<std::string> files;
    for (auto const& argument : arguments) {
        if (!std::filesystem::is_directory(argument)) {
            files.push_back(argument);
            continue;
        }
        if (auto const below = files_below(argument)) {
            for (auto const& file : *below) {
                files.push_back(file.string());
            }
        }
    }
    return files;
}

} // namespace gopbieu
