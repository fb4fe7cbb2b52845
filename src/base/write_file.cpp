#include "base/write_file.hpp"

#include "base/catalogue/writing.hpp"
#include "base/file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace gopbieu {

namespace {

Problem cannot_write(std::filesystem::path const& file, int error)
{
    return {say::file_unwritable,
            {{"file", path_text(file)}, {"reason", std::generic_category().message(error)}}};
}

int write_all(int descriptor, std::span<char const> bytes)
{
    while (!bytes.empty()) {
        auto const done = ::write(descriptor, bytes.data(), bytes.size());
        if (done < 0 && errno != EINTR) {
            return errno;
        }
        bytes = bytes.subspan(done < 0 ? 0 : static_cast<std::size_t>(done));
    }
    return 0;
}

} // namespace

NewFile::NewFile(std::filesystem::path final_place) : m_final(std::move(final_place))
{
    // The process number keeps two programs from writing into one temporary file.
    auto const name = "." + m_final.filename().string() + "." + std::to_string(::getpid()) + ".tmp";
    m_temporary = m_final.parent_path() / name;
    std::error_code ignored; // what is wrong with the folder shows when the file is written
    std::filesystem::create_directories(m_final.parent_path(), ignored);
}

NewFile::~NewFile()
{
    if (!m_kept) {
        std::error_code ignored;
        std::filesystem::remove(m_temporary, ignored);
    }
}

Trouble NewFile::keep()
{
    int const descriptor = ::open(m_temporary.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return cannot_write(m_final, errno);
    }
    int const synced = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    if (synced != 0) {
        return cannot_write(m_final, synced);
    }
    std::error_code error;
    std::filesystem::rename(m_temporary, m_final, error);
    if (error) {
        return cannot_write(m_final, error.value());
    }
    m_kept = true;
    return {};
}

Trouble write_file(std::filesystem::path const& file, std::span<char const> bytes)
{
    NewFile target(file);
    int const descriptor =
        ::open(target.path().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        return cannot_write(file, errno);
    }
    int const error = write_all(descriptor, bytes);
    if (::close(descriptor) != 0 || error != 0) {
        return cannot_write(file, error != 0 ? error : errno);
    }
    return target.keep();
}

Result<FolderLock> FolderLock::take(std::filesystem::path const& folder)
{
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    auto const file = folder / "lock";
    int const descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        return cannot_write(file, errno);
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return Problem{say::folder_locked, {{"folder", path_text(folder)}}};
    }
    return FolderLock(descriptor);
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

FolderLock::~FolderLock()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

} // namespace gopbieu
