#include "command/forms_folder.hpp"

#include "base/environment.hpp"

#include <filesystem>
#include <system_error>

namespace gopbieu {

std::filesystem::path forms_folder(std::string const& asked)
{
    if (!asked.empty()) {
        return asked;
    }
    if (auto const set = environment("GOPBIEU_FORMS"); !set.empty()) {
        return set;
    }
    // What lies beside the program comes first, so that a copy on a stick or in /opt uses its own.
    auto const program = program_file().parent_path();
    for (auto const& folder : {program.parent_path() / "share" / "gopbieu" / "forms",
                               program / "forms",
                               std::filesystem::path(GOPBIEU_FORMS_SOURCE),
                               std::filesystem::path(GOPBIEU_FORMS_SHARE)}) {
        std::error_code error;
        if (std::filesystem::is_directory(folder, error)) {
            return folder;
        }
    }
    return "/usr/share/gopbieu/forms"; // of a package, where /proc does not tell where we are
}

} // namespace gopbieu
