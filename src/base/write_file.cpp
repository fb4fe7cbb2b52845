#include "base/write_file.hpp"

#include "base/catalogue/writing.hpp"
#include "base/file.hpp"
#include "base/walk_files.hpp"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <string_view>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace gopbieu {

namespace {

constexpr char const* unfinished_begin = ".";
constexpr char const* unfinished_end = ".tmp";
constexpr char const* lock_name = "lock";

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

void ignore_size_signal()
{
    std::signal(SIGXFSZ, SIG_IGN);
}

NewFile::NewFile(std::filesystem::path final_place) : m_final(std::move(final_place))
{
    // The process number keeps two programs from writing into one temporary file.
    auto const name = unfinished_begin + m_final.filename().string() + "." +
                      std::to_string(::getpid()) + unfinished_end;
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
    StreamedFile target(file);
    target.write(bytes);
    return target.keep();
}

StreamedFile::StreamedFile(std::filesystem::path const& file)
    : m_target(file), m_file(file),
      m_descriptor(::open(m_target.path().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666))
{
    m_error = m_descriptor < 0 ? errno : 0;
}

StreamedFile::~StreamedFile()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

void StreamedFile::write(std::span<char const> bytes)
{
    constexpr std::size_t enough = 1U << 16U;
    if (m_waiting.size() + bytes.size() > enough) {
        flush();
        m_error = m_error != 0 ? m_error : write_all(m_descriptor, bytes);
    } else {
        m_waiting.insert(m_waiting.end(), bytes.begin(), bytes.end());
    }
}

void StreamedFile::flush()
{
    m_error = m_error != 0 ? m_error : write_all(m_descriptor, m_waiting);
    m_waiting.clear();
}

Trouble StreamedFile::keep()
{
    flush();
    auto const descriptor = std::exchange(m_descriptor, -1);
    if (descriptor >= 0 && ::close(descriptor) != 0 && m_error == 0) {
        m_error = errno;
    }
    return m_error != 0 ? Trouble(cannot_write(m_file, m_error)) : m_target.keep();
}

void remove_unfinished(std::filesystem::path const& folder)
{
    std::vector<std::filesystem::path> found;
    // A folder that is not there, or cannot be looked into, holds none that we could remove.
    static_cast<void>(walk_files(folder, [&](WalkedFile const& one) {
        auto const name = one.name.substr(one.name.rfind('/') + 1);
        if (name.starts_with(unfinished_begin) && name.ends_with(unfinished_end)) {
            found.push_back(folder / one.name);
        }
    }));
    for (auto const& file : found) {
        std::error_code ignored; // it is in nobody's way
        std::filesystem::remove(file, ignored);
    }
}

Result<FolderLock> FolderLock::take(std::filesystem::path const& folder)
{
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    return lock(folder, O_RDWR | O_CREAT);
}

Result<FolderLock> FolderLock::take_if_there(std::filesystem::path const& folder)
{
    std::error_code ignored;
    return std::filesystem::exists(folder / lock_name, ignored) ? lock(folder, O_RDONLY)
                                                                : FolderLock(-1);
}

Result<FolderLock> FolderLock::lock(std::filesystem::path const& folder, int how)
{
    auto const file = folder / lock_name;
    int const descriptor = ::open(file.c_str(), how | O_CLOEXEC, 0666);
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
