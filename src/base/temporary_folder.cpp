#include "base/temporary_folder.hpp"

#include "base/catalogue/writing.hpp"
#include "base/file.hpp"

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace gopbieu {

Result<TemporaryFolder> TemporaryFolder::make()
{
    std::error_code error;
    auto const where = std::filesystem::temp_directory_path(error);
    auto name = (where / "gopbieu-XXXXXX").string();
    if (error || ::mkdtemp(name.data()) == nullptr) {
        auto const reason = error ? error.message() : std::generic_category().message(errno);
        return Problem{say::file_unwritable, {{"file", path_text(where)}, {"reason", reason}}};
    }
    return TemporaryFolder(name);
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {}))
{
}

TemporaryFolder::~TemporaryFolder()
{
    if (!m_path.empty()) {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
}

} // namespace gopbieu
