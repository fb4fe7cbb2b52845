#include "base/walk_files.hpp"

#include "base/catalogue/files.hpp"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace gopbieu {

namespace {

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};
using OpenFolder = std::unique_ptr<DIR, CloseFolder>;

std::int64_t nanoseconds(timespec const& time)
{
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

WalkedFile look_at(int above, char const* name)
{
    WalkedFile one;
    struct stat status {};
    if (::fstatat(above, name, &status, 0) == 0) {
        one.stamp = {static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim)};
        one.touched = nanoseconds(status.st_ctim);
    }
    return one;
}

OpenFolder open_folder(int above, char const* name)
{
    auto const number = ::openat(above, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    OpenFolder opened(number < 0 ? nullptr : ::fdopendir(number));
    if (opened == nullptr && number >= 0) {
        ::close(number);
    }
    return opened;
}

class FilesWalk {
public:
    explicit FilesWalk(std::function<void(WalkedFile const&)> const& visit) : m_visit(visit) {}

    Trouble in(DIR* opened)
    {
        auto const names = names_in(opened);
        if (!names) {
            return names.problem();
        }
        auto const length = m_name.size();
        for (auto const& one : *names) {
            m_name += one;
            if (one.ends_with('/')) {
                if (auto trouble = folder_below(::dirfd(opened), one)) {
                    return trouble;
                }
            } else {
                visit(::dirfd(opened), one);
            }
            m_name.resize(length);
        }
        return {};
    }

private:
    // Folders with a slash behind them: in this order, their files are in that of whole names.
    static Result<std::vector<std::string>> names_in(DIR* opened)
    {
        std::vector<std::string> names;
        errno = 0;
        while (auto const* const entry = ::readdir(opened)) { // NOLINT(concurrency-mt-unsafe)
            std::string name(static_cast<char const*>(entry->d_name));
            if (name == "." || name == "..") {
                continue;
            }
            if (is_open_folder(::dirfd(opened), name, entry->d_type)) {
                names.push_back(std::move(name) + '/');
            } else if (!name.starts_with("~$") || entry->d_type == DT_DIR) {
                names.push_back(std::move(name));
            }
            errno = 0;
        }
        if (errno != 0) {
            return cannot_read(errno); // what could not be listed must not be taken for gone
        }
        std::ranges::sort(names);
        return names;
    }

    static bool is_open_folder(int above, std::string const& name, unsigned char type)
    {
        if (type == DT_UNKNOWN) {
            struct stat status {};
            bool const known = ::fstatat(above, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
            type = known && S_ISDIR(status.st_mode) ? DT_DIR : DT_REG;
        }
        return type == DT_DIR && ::faccessat(above, name.c_str(), R_OK, AT_EACCESS) == 0;
    }

    Trouble folder_below(int above, std::string const& name)
    {
        if (auto const opened = open_folder(above, name.c_str())) {
            return in(opened.get());
        }
        if (errno != ENOENT) {
            m_name.pop_back();
            visit(above, name.substr(0, name.size() - 1));
        }
        return {};
    }

    void visit(int above, std::string const& name)
    {
        auto one = look_at(above, name.c_str());
        one.name = m_name;
        m_visit(one);
    }

    std::function<void(WalkedFile const&)> const& m_visit;
    std::string m_name;
};

} // namespace

Problem cannot_read(int error)
{
    if (error == ENOENT || error == ENOTDIR) {
        return {say::file_missing};
    }
    return {say::file_unreadable, {{"reason", std::generic_category().message(error)}}};
}

std::optional<FileStamp> stamp_of(std::filesystem::path const& file)
{
    return look_at_file(file).stamp;
}

WalkedFile look_at_file(std::filesystem::path const& file)
{
    return look_at(AT_FDCWD, file.c_str());
}

Trouble walk_files(std::filesystem::path const& folder,
                   std::function<void(WalkedFile const&)> const& visit)
{
    auto const opened = open_folder(AT_FDCWD, folder.c_str());
    return opened == nullptr ? cannot_read(errno) : FilesWalk(visit).in(opened.get());
}

} // namespace gopbieu
