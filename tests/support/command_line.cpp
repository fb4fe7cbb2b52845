#include "support/command_line.hpp"

#include "command/run_program.hpp"
#include "support/scratch.hpp"
#include "support/tree.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace gopbieu::test {

Outcome run_gopbieu(std::vector<std::string> words)
{
    static constexpr std::array with_forms{"run", "status", "check", "explain", "verify"};
    if (!words.empty() && std::ranges::find(with_forms, words.front()) != with_forms.end()) {
        words.insert(words.end(), {"--forms", (source_folder() / "forms").string()});
    }
    std::ostringstream out;
    std::ostringstream err;
    auto const exit = run_program(words, out, err);
    return {static_cast<int>(exit), out.str(), err.str()};
}

bool holds(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
}

void copy_sample(std::string const& name, std::filesystem::path const& to)
{
    auto const from = source_folder() / "samples" / name;
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
}

std::vector<std::pair<std::string, std::string>> tree_of(std::filesystem::path const& folder)
{
    std::vector<std::pair<std::string, std::string>> found;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
        auto const name = entry.path().lexically_relative(folder).string();
        found.emplace_back(name, entry.is_regular_file() ? read_text(entry.path()) : "folder");
    }
    std::ranges::sort(found);
    return found;
}

} // namespace gopbieu::test
