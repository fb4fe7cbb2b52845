#pragma once

#include "workbook/container/zip.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct libdeflate_compressor;

namespace gopbieu {

/// Makes a ZIP archive in memory. All entries carry the first day that the format knows, so that
/// the same parts give the same bytes. For packages of documents: below 4 GB, few entries.
class ZipWriter {
public:
    ZipWriter();

    void add(std::string_view name, std::string_view content);
    /// An entry of another archive as it is, still packed.
    void copy(std::span<char const> archive, ZipEntry const& entry);

    /// The whole archive. The writer is then empty.
    [[nodiscard]] std::string finish();

private:
    struct FreeCompressor {
        void operator()(libdeflate_compressor* compressor) const;
    };
    struct Sizes {
        std::uint32_t crc = 0;
        std::size_t packed = 0, unpacked = 0;
        std::uint16_t method = 0;
    };
    void append_entry(std::string_view name, std::string_view packed, Sizes const& sizes);

    std::unique_ptr<libdeflate_compressor, FreeCompressor> m_compressor;
    std::string m_archive, m_directory, m_packed;
    std::uint16_t m_entries = 0;
};

} // namespace gopbieu
