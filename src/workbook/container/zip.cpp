#include "workbook/container/zip.hpp"

#include "base/catalogue/files.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <cstring>
#include <numeric>
#include <optional>

namespace gopbieu {

namespace {

constexpr std::uint32_t local_signature = 0x04034b50;
constexpr std::uint32_t central_signature = 0x02014b50;
constexpr std::uint32_t end_signature = 0x06054b50;
constexpr std::uint32_t end64_signature = 0x06064b50;
constexpr std::uint32_t locator64_signature = 0x07064b50;
constexpr std::size_t local_size = 30, central_size = 46, end_size = 22, end64_size = 56,
                      locator64_size = 20;
constexpr std::uint32_t unset32 = 0xffffffff;

template <typename Number>
Number little(char const* at)
{
    Number value = 0;
    for (std::size_t byte = 0; byte < sizeof(Number); ++byte) {
        value = static_cast<Number>(
            value | static_cast<Number>(static_cast<Number>(static_cast<unsigned char>(at[byte]))
                                        << (8 * byte)));
    }
    return value;
}

Problem damaged(std::string reason)
{
    return {say::zip_damaged, {{"reason", std::move(reason)}}};
}

Problem lies(std::string_view reason, std::string_view part)
{
    return {say::zip_lies, {{"reason", std::string(reason)}, {"part", std::string(part)}}};
}

constexpr std::uint64_t most_deflated = 1032; ///< no deflate stream packs more tightly

struct Directory {
    std::uint64_t entries = 0, size = 0, offset = 0;
    std::uint64_t end = 0; ///< where the record after the directory starts
};

bool has_signature(std::span<char const> bytes, std::uint64_t at, std::uint32_t signature)
{
    return at < bytes.size() && bytes.size() - at >= 4 &&
           little<std::uint32_t>(&bytes[at]) == signature;
}

// Bytes before the archive (a mail gateway's stamp, a self-extractor) move all offsets: then the
// directory stands right before its end record. Bytes between the two leave the offset right.
std::optional<std::uint64_t> shift_of(std::span<char const> bytes, Directory const& directory)
{
    if (directory.size > directory.end || directory.offset > directory.end - directory.size) {
        return std::nullopt;
    }
    auto const shift = directory.end - directory.size - directory.offset;
    bool const is_before_end =
        directory.entries == 0 || has_signature(bytes, directory.offset + shift, central_signature);
    return is_before_end || !has_signature(bytes, directory.offset, central_signature) ? shift : 0;
}

// A comment may hold the signature of an end record. The true record is followed by exactly its
// comment, or else (bytes were added behind) it is the last one that leads to a directory.
std::optional<std::size_t> find_end(std::span<char const> bytes)
{
    if (bytes.size() < end_size) {
        return std::nullopt;
    }
    std::size_t const furthest =
        bytes.size() - std::min<std::size_t>(bytes.size(), end_size + 0xffff);
    std::optional<std::size_t> last;
    for (std::size_t at = bytes.size() - end_size + 1; at-- > furthest;) {
        if (bytes[at] != 'P' || little<std::uint32_t>(&bytes[at]) != end_signature) {
            continue;
        }
        if (little<std::uint16_t>(&bytes[at] + 20) == bytes.size() - at - end_size) {
            return at;
        }
        last = last ? last : at;
    }
    return last;
}

std::optional<std::uint64_t> find_end64(std::span<char const> bytes, std::size_t end)
{
    if (end < locator64_size + end64_size ||
        !has_signature(bytes, end - locator64_size, locator64_signature)) {
        return std::nullopt;
    }
    auto const stated = little<std::uint64_t>(&bytes[end - locator64_size] + 8);
    auto const before = end - locator64_size - end64_size;
    bool const as_stated = stated <= before && has_signature(bytes, stated, end64_signature);
    return as_stated ? stated : before;
}

Result<Directory> find_directory(std::span<char const> bytes)
{
    auto const end = find_end(bytes);
    if (!end) {
        return damaged("no end of central directory");
    }
    char const* at = &bytes[*end];
    if (little<std::uint16_t>(at + 4) != little<std::uint16_t>(at + 6)) {
        return damaged("a part of a split archive");
    }
    Directory found{little<std::uint16_t>(at + 10),
                    little<std::uint32_t>(at + 12),
                    little<std::uint32_t>(at + 16),
                    *end};
    bool const is_64 = found.entries == 0xffff || found.size == unset32 || found.offset == unset32;
    auto const end64 = find_end64(bytes, *end);
    if (end64 && has_signature(bytes, *end64, end64_signature)) {
        found = {little<std::uint64_t>(&bytes[*end64] + 32),
                 little<std::uint64_t>(&bytes[*end64] + 40),
                 little<std::uint64_t>(&bytes[*end64] + 48),
                 *end64};
    } else if (is_64 && end64) {
        return damaged("ZIP64 end record");
    }
    if (found.entries > found.end / central_size) {
        return damaged("central directory lies outside the file");
    }
    return found;
}

// Sizes that did not fit into 32 bits stand in extra field 1, in a fixed order.
bool read_extra64(ZipEntry& entry, std::span<char const> extra)
{
    while (extra.size() >= 4) {
        auto const id = little<std::uint16_t>(extra.data());
        auto const size = little<std::uint16_t>(extra.data() + 2);
        if (size > extra.size() - 4) {
            return true; // some writers pad carelessly; nothing in here is needed then
        }
        if (id == 1) {
            auto field = extra.subspan(4, size);
            for (std::uint64_t* value : {&entry.unpacked, &entry.packed, &entry.offset}) {
                if (*value == unset32) {
                    if (field.size() < 8) {
                        return false;
                    }
                    *value = little<std::uint64_t>(field.data());
                    field = field.subspan(8);
                }
            }
        }
        extra = extra.subspan(4U + size);
    }
    return true;
}

Result<std::vector<ZipEntry>>
read_directory(std::span<char const> bytes, Directory const& directory, std::uint64_t shift)
{
    std::vector<ZipEntry> entries;
    entries.reserve(directory.entries);
    std::uint64_t at = directory.offset + shift;
    for (std::uint64_t number = 0; number < directory.entries; ++number) {
        if (at > directory.end || directory.end - at < central_size ||
            little<std::uint32_t>(&bytes[at]) != central_signature) {
            return damaged("central directory");
        }
        char const* record = &bytes[at];
        std::size_t const name = little<std::uint16_t>(record + 28);
        std::size_t const extra = little<std::uint16_t>(record + 30);
        std::size_t const comment = little<std::uint16_t>(record + 32);
        if (directory.end - at - central_size < name + extra + comment) {
            return damaged("central directory");
        }
        ZipEntry entry{
            .name = {record + central_size, name},
            .extra = {record + central_size + name, extra},
            .packed = little<std::uint32_t>(record + 20),
            .unpacked = little<std::uint32_t>(record + 24),
            .offset = little<std::uint32_t>(record + 42),
            .crc = little<std::uint32_t>(record + 16),
            .method = little<std::uint16_t>(record + 10),
            .flags = little<std::uint16_t>(record + 8),
        };
        if (!read_extra64(entry, {record + central_size + name, extra})) {
            return damaged("ZIP64 field");
        }
        entry.offset += shift;
        at += central_size + name + extra + comment;
        entries.push_back(entry);
    }
    return entries;
}

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20)
           : letter == '\\'               ? '/'
                                          : letter;
}

// Package parts are named without regard to case, to the slash in front and to its direction.
std::string_view without_slash(std::string_view name)
{
    return name.starts_with('/') || name.starts_with('\\') ? name.substr(1) : name;
}

bool folded_less(std::string_view left, std::string_view right)
{
    return std::ranges::lexicographical_compare(
        without_slash(left), without_slash(right), {}, lower, lower);
}

bool folded_equal(std::string_view left, std::string_view right)
{
    return std::ranges::equal(without_slash(left), without_slash(right), {}, lower, lower);
}

// The entries by folded name; those that differ only in spelling stand together, in exact order.
std::vector<std::uint32_t> index_names(std::vector<ZipEntry> const& entries)
{
    std::vector<std::uint32_t> index(entries.size());
    std::iota(index.begin(), index.end(), 0U);
    std::ranges::sort(index, [&](std::uint32_t left, std::uint32_t right) {
        auto const& one = entries[left].name;
        auto const& other = entries[right].name;
        return folded_less(one, other) || (!folded_less(other, one) && one < other);
    });
    return index;
}

// Each entry's bytes end before the next one's local header begins: one local header cannot
// serve a thousand entries.
Trouble measure_rooms(std::vector<ZipEntry>& entries, std::uint64_t directory_start)
{
    std::vector<ZipEntry*> order;
    order.reserve(entries.size());
    for (auto& entry : entries) {
        order.push_back(&entry);
    }
    std::ranges::sort(order, {}, &ZipEntry::offset);
    for (std::size_t at = 0; at < order.size(); ++at) {
        auto const next = at + 1 < order.size() ? order[at + 1]->offset : directory_start;
        auto& entry = *order[at];
        if (entry.offset > next || next - entry.offset < local_size ||
            next - entry.offset - local_size < entry.packed) {
            return lies("entries overlap", entry.name);
        }
        entry.room = next - entry.offset;
    }
    return {};
}

struct Inflater {
    libdeflate_decompressor* handle = libdeflate_alloc_decompressor();
    Inflater() = default;
    Inflater(Inflater const&) = delete;
    Inflater& operator=(Inflater const&) = delete;
    ~Inflater() { libdeflate_free_decompressor(handle); }
};

bool inflate(std::span<char const> packed, char* into, std::size_t size)
{
    thread_local Inflater const inflater;
    std::size_t written = 0;
    auto const result = libdeflate_deflate_decompress(
        inflater.handle, packed.data(), packed.size(), into, size, &written);
    return result == LIBDEFLATE_SUCCESS && written == size;
}

Problem over(Say say, std::string_view part, std::uint64_t found, std::uint64_t limit)
{
    return {say,
            {{"part", std::string(part)},
             {"found", std::to_string(found)},
             {"limit", std::to_string(limit)}}};
}

} // namespace

Result<ZipArchive> ZipArchive::open(std::span<char const> bytes, Limits const& limits)
{
    auto const directory = find_directory(bytes);
    if (!directory) {
        return directory.problem();
    }
    if (directory->entries > limits.entries) {
        return over(say::limit_entries, "", directory->entries, limits.entries);
    }
    auto const shift = shift_of(bytes, *directory);
    if (!shift) {
        return damaged("central directory lies outside the file");
    }
    auto entries = read_directory(bytes, *directory, *shift);
    if (!entries) {
        return entries.problem();
    }
    auto by_name = index_names(*entries);
    auto const twin = std::ranges::adjacent_find(
        by_name, {}, [&](std::uint32_t at) { return (*entries)[at].name; });
    if (twin != by_name.end()) {
        return lies("two entries of one name", (*entries)[*twin].name);
    }
    if (auto trouble = measure_rooms(*entries, directory->offset + *shift)) {
        return *trouble;
    }
    ZipArchive archive;
    archive.m_bytes = bytes;
    archive.m_entries = std::move(*entries);
    archive.m_by_name = std::move(by_name);
    archive.m_limits = limits;
    return archive;
}

ZipEntry const* ZipArchive::find(std::string_view name) const
{
    auto const name_of = [&](std::uint32_t at) { return m_entries[at].name; };
    auto at = std::ranges::lower_bound(m_by_name, name, folded_less, name_of);
    ZipEntry const* alike = nullptr;
    for (; at != m_by_name.end() && folded_equal(name_of(*at), name); ++at) {
        if (name_of(*at) == name) {
            return &m_entries[*at];
        }
        alike = alike == nullptr ? &m_entries[*at] : alike;
    }
    return alike;
}

bool ZipArchive::has_twins() const
{
    return std::ranges::adjacent_find(m_by_name, [&](std::uint32_t left, std::uint32_t right) {
               return folded_equal(m_entries[left].name, m_entries[right].name);
           }) != m_by_name.end();
}

Trouble ZipArchive::read(ZipEntry const& entry, Buffer& into) const
{
    if (entry.is_encrypted()) {
        return Problem{say::kind_archive_encrypted};
    }
    if (entry.method != 0 && entry.method != 8) {
        return lies("unknown packing method " + std::to_string(entry.method), entry.name);
    }
    if (entry.unpacked > m_limits.unpacked || m_unpacked > m_limits.unpacked - entry.unpacked) {
        return over(
            say::limit_unpacked, entry.name, m_unpacked + entry.unpacked, m_limits.unpacked);
    }
    auto const ratio = entry.unpacked / std::max<std::uint64_t>(entry.packed, 1);
    if (entry.unpacked > (1U << 20U) && ratio > m_limits.ratio) {
        return over(say::limit_ratio, entry.name, ratio, m_limits.ratio);
    }
    // Before any memory is asked for: what cannot be true, is not.
    if (entry.method == 0 ? entry.packed != entry.unpacked
                          : entry.unpacked / most_deflated > entry.packed) {
        return lies("impossible sizes", entry.name);
    }
    char const* local = m_bytes.data() + entry.offset;
    if (little<std::uint32_t>(local) != local_signature) {
        return damaged("local header");
    }
    std::uint64_t const skip = local_size + std::uint64_t{little<std::uint16_t>(local + 26)} +
                               little<std::uint16_t>(local + 28);
    if (skip > entry.room || entry.packed > entry.room - skip) {
        return lies("entries overlap", entry.name);
    }
    // Counted whether it succeeds or not: failing parts cost time as well.
    m_unpacked += entry.unpacked;
    std::span<char const> const packed(local + skip, entry.packed);
    into.make_room(entry.unpacked);
    if (entry.method == 0) {
        std::memcpy(into.bytes.get(), packed.data(), packed.size());
    } else if (!inflate(packed, into.bytes.get(), into.size)) {
        return lies("does not unpack to the size it states", entry.name);
    }
    if (libdeflate_crc32(0, into.bytes.get(), into.size) != entry.crc) {
        return Problem{say::zip_checksum, {{"part", std::string(entry.name)}}};
    }
    return {};
}

Result<Buffer> ZipArchive::read(ZipEntry const& entry) const
{
    Buffer buffer;
    if (auto trouble = read(entry, buffer)) {
        return *trouble;
    }
    return buffer;
}

} // namespace gopbieu
