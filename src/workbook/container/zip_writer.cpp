#include "workbook/container/zip_writer.hpp"

#include "workbook/container/little_endian.hpp"

#include <libdeflate.h>

#include <new>
#include <utility>

namespace gopbieu {

namespace {

constexpr std::uint16_t stored = 0, deflated = 8;
constexpr std::uint16_t names_are_utf8 = 0x800;
constexpr std::uint16_t version = 20;
constexpr std::uint32_t first_day = 0x00210000; ///< 1 January 1980, midnight
constexpr int level = 1; ///< of 12: a third of the time of 6, an eighth more bytes
constexpr std::size_t local_header_size = 30;

template <typename Number>
void append_little(std::string& out, Number value)
{
    for (std::size_t byte = 0; byte < sizeof(Number); ++byte) {
        out += static_cast<char>((static_cast<std::uint64_t>(value) >> (8 * byte)) & 0xffU);
    }
}

} // namespace

void ZipWriter::FreeCompressor::operator()(libdeflate_compressor* compressor) const
{
    libdeflate_free_compressor(compressor);
}

ZipWriter::ZipWriter() : m_compressor(libdeflate_alloc_compressor(level))
{
    if (m_compressor == nullptr) {
        throw std::bad_alloc();
    }
}

void ZipWriter::add(std::string_view name, std::string_view content)
{
    Sizes sizes;
    sizes.crc = libdeflate_crc32(0, content.data(), content.size());
    sizes.unpacked = content.size();
    m_packed.resize(libdeflate_deflate_compress_bound(m_compressor.get(), content.size()));
    sizes.packed = libdeflate_deflate_compress(
        m_compressor.get(), content.data(), content.size(), m_packed.data(), m_packed.size());
    bool const smaller = sizes.packed != 0 && sizes.packed < content.size();
    sizes.method = smaller ? deflated : stored;
    sizes.packed = smaller ? sizes.packed : content.size();
    append_entry(
        name, smaller ? std::string_view(m_packed).substr(0, sizes.packed) : content, sizes);
}

void ZipWriter::copy(std::span<char const> archive, ZipEntry const& entry)
{
    std::string_view const bytes(archive.data(), archive.size());
    auto const at = static_cast<std::size_t>(entry.offset);
    auto const name = u16_at(bytes, at + 26);
    auto const extra = u16_at(bytes, at + 28);
    Sizes sizes;
    sizes.crc = entry.crc;
    sizes.packed = entry.packed;
    sizes.unpacked = entry.unpacked;
    sizes.method = entry.method;
    append_entry(
        entry.name, bytes.substr(at + local_header_size + name + extra, sizes.packed), sizes);
}

void ZipWriter::append_entry(std::string_view name, std::string_view packed, Sizes const& sizes)
{
    std::string common;
    append_little(common, version);
    append_little(common, names_are_utf8);
    append_little(common, sizes.method);
    append_little(common, first_day);
    append_little(common, sizes.crc);
    append_little(common, static_cast<std::uint32_t>(sizes.packed));
    append_little(common, static_cast<std::uint32_t>(sizes.unpacked));
    append_little(common, static_cast<std::uint16_t>(name.size()));
    append_little(common, std::uint16_t{0}); // no extra fields

    m_directory += "PK\1\2";
    append_little(m_directory, version);
    m_directory += common;
    append_little(m_directory, std::uint16_t{0}); // no comment
    append_little(m_directory, std::uint16_t{0}); // the first disk
    append_little(m_directory, std::uint16_t{0}); // attributes: none
    append_little(m_directory, std::uint32_t{0});
    append_little(m_directory, static_cast<std::uint32_t>(m_archive.size()));
    m_directory += name;

    m_archive += "PK\3\4";
    m_archive += common;
    m_archive += name;
    m_archive += packed;
    ++m_entries;
}

std::string ZipWriter::finish()
{
    auto const offset = static_cast<std::uint32_t>(m_archive.size());
    m_archive += m_directory;
    m_archive += "PK\5\6";
    append_little(m_archive, std::uint32_t{0}); // one disk
    append_little(m_archive, m_entries);
    append_little(m_archive, m_entries);
    append_little(m_archive, static_cast<std::uint32_t>(m_directory.size()));
    append_little(m_archive, offset);
    append_little(m_archive, std::uint16_t{0}); // no comment
    m_directory.clear();
    m_entries = 0;
    return std::exchange(m_archive, {});
}

} // namespace gopbieu
