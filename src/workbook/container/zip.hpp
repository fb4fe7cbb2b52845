#pragma once

#include "base/result.hpp"
#include "workbook/container/buffer.hpp"
#include "workbook/limits.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace gopbieu {

struct ZipEntry {
    std::string_view name;  ///< bytes of the archive, as stored
    std::string_view extra; ///< extra fields of the directory
    std::uint64_t packed = 0, unpacked = 0, offset = 0;
    std::uint64_t room = 0; ///< from offset to the next entry or the directory
    std::uint32_t crc = 0;
    std::uint16_t method = 0, flags = 0;

    [[nodiscard]] bool is_folder() const { return name.ends_with('/') || name.ends_with('\\'); }
    [[nodiscard]] bool is_encrypted() const { return (flags & 1U) != 0; }
    /// Bit 11: the name is UTF-8. Otherwise it is in some code page of the writer.
    [[nodiscard]] bool name_is_utf8() const { return (flags & 0x800U) != 0; }
};

/// A ZIP archive in memory, read by its central directory. Everything the directory says is
/// checked before use: entries may not overlap, repeat or lie about their sizes, and each read
/// ends with the checksum.
class ZipArchive {
public:
    static Result<ZipArchive> open(std::span<char const> bytes, Limits const& limits);

    [[nodiscard]] std::vector<ZipEntry> const& entries() const { return m_entries; }

    /// By name; a leading '/' and the case of ASCII letters do not matter. Null when missing.
    [[nodiscard]] ZipEntry const* find(std::string_view name) const;
    /// Two names that differ only in spelling: fine among a folder's files, a trap in a package.
    [[nodiscard]] bool has_twins() const;

    /// Unpacks an entry into `into`, whose memory is used again where it is large enough.
    [[nodiscard]] Trouble read(ZipEntry const& entry, Buffer& into) const;
    [[nodiscard]] Result<Buffer> read(ZipEntry const& entry) const;

private:
    std::span<char const> m_bytes;
    std::vector<ZipEntry> m_entries;
    std::vector<std::uint32_t> m_by_name;
    Limits m_limits;
    mutable std::uint64_t m_unpacked = 0;
};

} // namespace gopbieu
