#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace gopbieu::test {

/// How a command ended, and what it said.
struct Outcome {
    int exit = 0;
    std::string out, err;
};

/// Runs the program with these words, in this process, with the forms of the project.
Outcome run_gopbieu(std::vector<std::string> words);

/// Whether a text has this part.
bool holds(std::string const& text, std::string const& part);

/// A copy of samples/<name> to work in.
void copy_sample(std::string const& name, std::filesystem::path const& to);

/// Every file below a folder with its bytes, and every folder: two of these are the same when
/// nothing was written in between.
std::vector<std::pair<std::string, std::string>> tree_of(std::filesystem::path const& folder);

} // namespace gopbieu::test
