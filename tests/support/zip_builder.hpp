#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu::test {

/// An entry of a ZIP to be built. What is set here is written as it is, true or not.
struct ZipPart {
    std::string name = {};
    std::string content = {};
    bool deflate = false;
    std::uint16_t flags = 0x800; ///< names are UTF-8
    bool descriptor = false;     ///< sizes and checksum behind the data, not before it
    bool zip64 = false;          ///< sizes and offset in extra field 1
    std::string extra = {};      ///< further extra fields of the directory
    std::optional<std::uint16_t> method = {};
    std::optional<std::uint32_t> crc = {};
    std::optional<std::uint64_t> packed_size = {};
    std::optional<std::uint64_t> unpacked_size = {};
    std::optional<std::uint64_t> offset = {};
    std::optional<std::string> local_name = {};
    std::optional<std::uint16_t> local_extra_size = {};
};

/// What is wrong with, or unusual about, the archive as a whole.
struct ZipFrame {
    std::string prefix = {};     ///< bytes before the archive, offsets not counting them
    std::string before_end = {}; ///< bytes between directory and end record
    std::string comment = {};
    std::string suffix = {}; ///< bytes behind the comment
    bool zip64 = false;      ///< end record in the 64-bit form as well
    std::optional<std::uint64_t> entries = {};
    std::optional<std::uint32_t> directory_size = {};
    std::optional<std::uint32_t> directory_offset = {};
};

std::string build_zip(std::vector<ZipPart> const& parts, ZipFrame const& frame = {});

std::string deflated(std::string_view content);
std::uint32_t checksum(std::string_view content);
/// Numbers as they stand in file formats of little-endian machines.
std::string little(std::uint64_t value, std::size_t bytes);

/// The smallest workbook that Excel opens: one sheet "Biểu" with a number in A1.
std::string small_xlsx(std::string_view number = "1");

} // namespace gopbieu::test
