#include "base/file.hpp"

#include "base/catalogue/files.hpp"
#include "base/walk_files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace gopbieu {

namespace {

struct Descriptor {
    int number;
    explicit Descriptor(int opened) : number(opened) {}
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    ~Descriptor()
    {
        if (number >= 0) {
            ::close(number);
        }
    }
};

Problem too_large(std::uint64_t found, std::uint64_t limit)
{
    return {say::file_too_large,
            {{"found", std::to_string(found)}, {"limit", std::to_string(limit)}}};
}

} // namespace

Result<std::vector<char>> read_file(std::filesystem::path const& file, std::uint64_t max_size)
{
    // O_NONBLOCK: a pipe left in the folder must not hold up the run.
    Descriptor const in(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (in.number < 0 || ::fstat(in.number, &status) != 0) {
        return cannot_read(errno);
    }
    if (!S_ISREG(status.st_mode)) {
        return cannot_read(S_ISDIR(status.st_mode) ? EISDIR : EINVAL);
    }
    auto const size = static_cast<std::uint64_t>(status.st_size);
    if (size > max_size) {
        return too_large(size, max_size);
    }
    // One byte more than the size shows a file that grows while it is read.
    std::vector<char> bytes(static_cast<std::size_t>(size) + 1);
    std::size_t have = 0;
    while (true) {
        auto const got = ::read(in.number, bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return cannot_read(errno);
        }
        if (got == 0) {
            break;
        }
        have += static_cast<std::size_t>(got);
        if (have > max_size) {
            return too_large(have, max_size);
        }
        if (have == bytes.size()) {
            bytes.resize(bytes.size() * 2);
        }
    }
    bytes.resize(have);
    if (have == 0) {
        return Problem{say::file_empty};
    }
    return bytes;
}

std::string path_text(std::filesystem::path const& path)
{
    auto const text = path.generic_u8string();
    return {text.begin(), text.end()};
}

Result<std::vector<std::filesystem::path>> files_below(std::filesystem::path const& folder)
{
    std::vector<std::filesystem::path> files;
    auto const trouble =
        walk_files(folder, [&](WalkedFile const& one) { files.push_back(folder / one.name); });
    if (trouble) {
        return *trouble;
    }
    std::ranges::sort(files);
    return files;
}

} // namespace gopbieu
