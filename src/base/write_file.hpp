#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace gopbieu {

/// A file that may grow no more is then an error of writing like any other, and no sudden death.
void ignore_size_signal();

/// A file that appears under its name whole or not at all: it is written beside its place and
/// renamed at the end. What was never kept is removed again.
class NewFile {
public:
    explicit NewFile(std::filesystem::path final_place);
    NewFile(NewFile const&) = delete;
    NewFile& operator=(NewFile const&) = delete;
    ~NewFile();

    /// Where to write in the meantime. Its folder is made.
    [[nodiscard]] std::filesystem::path const& path() const { return m_temporary; }
    /// Brings it to the disk and gives it its name.
    Trouble keep();

private:
    std::filesystem::path m_final, m_temporary;
    bool m_kept = false;
};

Trouble write_file(std::filesystem::path const& file, std::span<char const> bytes);

/// The same for a file that is written piece by piece because it is longer than memory should hold.
/// Failures are sticky: keep() tells the first one.
class StreamedFile {
public:
    explicit StreamedFile(std::filesystem::path const& file);
    StreamedFile(StreamedFile const&) = delete;
    StreamedFile& operator=(StreamedFile const&) = delete;
    ~StreamedFile();

    void write(std::span<char const> bytes);
    Trouble keep();

private:
    void flush();

    NewFile m_target;
    std::filesystem::path m_file;
    std::vector<char> m_waiting;
    int m_descriptor = -1;
    int m_error = 0;
};

/// Removes what a NewFile that was cut off left behind below a folder. Nobody may be writing there.
void remove_unfinished(std::filesystem::path const& folder);

/// One run at a time in a folder. Another program that holds the lock is a Problem; the lock goes
/// with its holder, also when that is killed.
class FolderLock {
public:
    static Result<FolderLock> take(std::filesystem::path const& folder);
    /// The same without making anything: where no lock lies, nobody was ever at work.
    static Result<FolderLock> take_if_there(std::filesystem::path const& folder);
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

private:
    static Result<FolderLock> lock(std::filesystem::path const& folder, int how);
    explicit FolderLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

} // namespace gopbieu
