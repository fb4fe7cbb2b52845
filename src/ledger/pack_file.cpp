#include "ledger/pack_file.hpp"

#include "base/catalogue/writing.hpp"
#include "base/file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <system_error>
#include <unistd.h>

namespace gopbieu {

namespace {

// A head: the letters it begins with, the hash in hex, and three numbers, least byte first: the
// size, how many bytes follow, and whether they are compressed.
constexpr std::string_view beginning = "GOPBIEU1";
constexpr std::size_t hash_length = 64, number_length = 8;
constexpr std::size_t head_length = beginning.size() + hash_length + 3 * number_length;
using HeadBytes = std::array<char, head_length>;

void put_number(std::span<char> to, std::uint64_t number)
{
    for (auto& byte : to.first(number_length)) {
        byte = static_cast<char>(number & 0xffU);
        number >>= 8U;
    }
}

std::uint64_t number_at(std::span<char const> from)
{
    std::uint64_t number = 0;
    for (auto at = number_length; at-- > 0;) {
        number = number << 8U | static_cast<unsigned char>(from[at]);
    }
    return number;
}

HeadBytes head_of(PackedOriginal const& original)
{
    HeadBytes head{};
    std::span<char> rest(head);
    std::ranges::copy(beginning, rest.begin());
    rest = rest.subspan(beginning.size());
    std::ranges::copy(std::string_view(original.sha256).substr(0, hash_length), rest.begin());
    rest = rest.subspan(hash_length);
    put_number(rest, original.size);
    put_number(rest.subspan(number_length), original.bytes.size());
    put_number(rest.subspan(2 * number_length), original.packed ? 1 : 0);
    return head;
}

// Its entry in the folder is on the disk only when the folder is.
void sync_folder(std::filesystem::path const& folder)
{
    auto const opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened >= 0) {
        ::fsync(opened);
        ::close(opened);
    }
}

Problem unwritable(std::filesystem::path const& file, int error)
{
    return {say::file_unwritable,
            {{"file", path_text(file)}, {"reason", std::generic_category().message(error)}}};
}

} // namespace

PackFile::PackFile(std::filesystem::path file, int descriptor, std::uint64_t kept)
    : m_file(std::move(file)), m_descriptor(descriptor), m_kept(kept), m_end(kept), m_known(kept),
      m_opened(length())
{
}

PackFile::~PackFile()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

Result<std::unique_ptr<PackFile>>
PackFile::open(std::filesystem::path file, bool to_write, std::uint64_t kept)
{
    auto const ways = to_write ? O_RDWR | O_CREAT | O_CLOEXEC : O_RDONLY | O_CLOEXEC;
    auto const descriptor = ::open(file.c_str(), ways, 0666);
    if (descriptor < 0 && (to_write || errno != ENOENT)) {
        return unwritable(file, errno);
    }
    std::unique_ptr<PackFile> opened(new PackFile(std::move(file), descriptor, kept));
    if (auto trouble = opened->look_at_end(to_write)) {
        return *trouble;
    }
    return opened;
}

Trouble PackFile::look_at_end(bool to_write)
{
    if (to_write && m_opened == 0) {
        sync_folder(m_file.parent_path());
    }
    if (to_write && m_opened != 0 && m_opened < m_kept) {
        return too_short(); // the rest may be on its way here, and nothing must come to lie there
    }
    if (m_opened > m_kept) {
        m_kept = m_end = m_opened;
    }
    return {};
}

std::uint64_t PackFile::length() const
{
    struct stat status {};
    bool const known = m_descriptor >= 0 && ::fstat(m_descriptor, &status) == 0;
    return known ? static_cast<std::uint64_t>(status.st_size) : 0;
}

std::uint64_t PackFile::append(PackedOriginal const& original)
{
    auto head = head_of(original);
    auto const place = m_end;
    auto const whole = head.size() + original.bytes.size();
    std::size_t done = 0;
    while (m_error == 0 && done < whole) {
        std::array<iovec, 2> parts{};
        auto const of_head = std::min(done, head.size());
        parts[0] = {head.data() + of_head, head.size() - of_head};
        auto const of_bytes = done - of_head;
        // The system's own type is not const; it only reads.
        parts[1] = {const_cast<char*>(original.bytes.data()) + of_bytes, // NOLINT
                    original.bytes.size() - of_bytes};
        auto const wrote =
            ::pwritev(m_descriptor, parts.data(), 2, static_cast<off_t>(place + done));
        if (wrote < 0 && errno != EINTR) {
            m_error = errno;
        } else if (wrote > 0) {
            done += static_cast<std::size_t>(wrote);
        }
    }
    m_end += whole;
    return place;
}

Trouble PackFile::sync()
{
    if (m_error == 0 && grew() && ::fdatasync(m_descriptor) != 0) {
        m_error = errno;
    }
    return m_error == 0 ? Trouble() : unwritable(m_file, std::exchange(m_error, 0));
}

void PackFile::take_back()
{
    if (grew() && ::ftruncate(m_descriptor, static_cast<off_t>(m_kept)) == 0) {
        m_end = m_kept;
    }
    m_kept = m_end;
}

bool PackFile::get(std::uint64_t place, std::span<char> bytes) const
{
    while (!bytes.empty() && m_descriptor >= 0) {
        auto const got =
            ::pread(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(place));
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return false;
        }
        if (got > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(got));
            place += static_cast<std::uint64_t>(got);
        }
    }
    return bytes.empty();
}

std::optional<PackFile::Head> PackFile::head(std::uint64_t place) const
{
    HeadBytes bytes{};
    if (!get(place, bytes) || std::string_view(bytes.data(), beginning.size()) != beginning) {
        return {};
    }
    std::span<char const> rest(bytes);
    rest = rest.subspan(beginning.size());
    Head found;
    found.sha256.assign(rest.data(), hash_length);
    rest = rest.subspan(hash_length);
    found.size = number_at(rest);
    found.stored = number_at(rest.subspan(number_length));
    found.packed = number_at(rest.subspan(2 * number_length)) != 0;
    return found;
}

Problem PackFile::too_short() const
{
    return {say::archive_cut,
            {{"file", path_text(m_file)},
             {"found", std::to_string(length())},
             {"expected", std::to_string(m_known)}}};
}

bool PackFile::holds(std::uint64_t place, std::string_view sha256) const
{
    auto const found = head(place);
    return found && found->sha256 == sha256 && m_end >= place + head_length &&
           m_end - place - head_length >= found->stored;
}

Result<std::optional<PackedOriginal>> PackFile::read(std::uint64_t place,
                                                     std::string_view sha256) const
{
    auto const room = length();
    if (room == 0) {
        return std::optional<PackedOriginal>();
    }
    if (place > room || room - place < head_length) {
        return too_short();
    }
    auto const found = head(place);
    if (!found || found->sha256 != sha256) {
        return std::optional<PackedOriginal>();
    }
    if (found->stored > room - place - head_length) {
        return too_short();
    }
    PackedOriginal original{found->sha256, found->size, found->packed, {}};
    original.bytes.resize(static_cast<std::size_t>(found->stored));
    return get(place + head_length, original.bytes)
               ? Result<std::optional<PackedOriginal>>(std::move(original))
               : too_short();
}

// From one head to the next, over what is no original: half a one of a run that was cut off.
void PackFile::index(std::uint64_t from, std::uint64_t to)
{
    m_places.clear();
    m_indexed_from = from;
    m_indexed_to = to;
    for (auto place = from; place < to;) {
        auto const found = head(place);
        auto const room = to - place;
        if (found && room >= head_length && found->stored <= room - head_length) {
            m_places.emplace(found->sha256, place);
            place += head_length + found->stored;
        } else {
            place = next_head(place + 1, to);
        }
    }
}

std::uint64_t PackFile::next_head(std::uint64_t place, std::uint64_t end) const
{
    std::vector<char> piece(std::size_t{1} << 16U);
    while (place < end) {
        auto const size =
            static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), end - place));
        if (!get(place, std::span(piece).first(size))) {
            return end;
        }
        auto const found = std::string_view(piece.data(), size).find(beginning);
        if (found != std::string_view::npos) {
            return place + found;
        }
        place += size < beginning.size() ? size : size - beginning.size() + 1;
    }
    return end;
}

std::optional<std::uint64_t> PackFile::find(std::string_view sha256, Where where)
{
    auto const from = where == Where::anywhere ? 0 : m_known;
    auto const to = where == Where::anywhere ? m_kept : m_opened;
    if (from < to && (from < m_indexed_from || to > m_indexed_to)) {
        index(from, to);
    }
    auto const place = m_places.find(std::string(sha256));
    return place == m_places.end() ? std::nullopt : std::optional(place->second);
}

} // namespace gopbieu
