#include "command/forms_folder.hpp"

#include "base/environment.hpp"

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
    std::error_code error;
    std::filesystem::path const built_from = GOPBIEU_FORMS_SOURCE;
    return std::filesystem::exists(built_from, error) ? built_from
                                                      : std::filesystem::path(GOPBIEU_FORMS_SHARE);
}

} // namespace gopbieu
