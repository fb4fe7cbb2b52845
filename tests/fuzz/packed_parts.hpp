#pragma once

#include <libdeflate.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

namespace packing {

struct PackedPart {
    std::string_view name, bytes;
};

inline void append_number(std::string& out, std::uint64_t value, unsigned bytes)
{
    for (unsigned at = 0; at < bytes; ++at) {
        out += static_cast<char>((value >> (8 * at)) & 0xffU);
    }
}

// What local header and directory entry have in common: from "version needed" to "extra length".
inline void append_facts(std::string& out, PackedPart const& part)
{
    append_number(out, 20, 2); // version
    append_number(out, 0, 2);  // flags
    append_number(out, 0, 2);  // stored
    append_number(out, 0, 4);  // time and date
    append_number(out, libdeflate_crc32(0, part.bytes.data(), part.bytes.size()), 4);
    append_number(out, part.bytes.size(), 4);
    append_number(out, part.bytes.size(), 4);
    append_number(out, part.name.size(), 2);
    append_number(out, 0, 2); // extra
}

// A part begins with a line "=== name".
inline std::vector<PackedPart> split(std::string_view text)
{
    constexpr std::string_view mark = "=== ";
    std::vector<PackedPart> parts;
    auto at = text.starts_with(mark) ? 0 : text.find("\n=== ");
    while (at != std::string_view::npos) {
        at = text.find(mark, at) + mark.size();
        auto const line_end = text.find('\n', at);
        if (line_end == std::string_view::npos) {
            break;
        }
        auto const next = text.find("\n=== ", line_end);
        auto const length = next == std::string_view::npos ? next : next - line_end - 1;
        parts.push_back({text.substr(at, line_end - at), text.substr(line_end + 1, length)});
        at = next;
    }
    return parts;
}

} // namespace packing

/// A ZIP archive, parts stored, out of a text in which "=== name" lines begin the parts.
inline std::string packed_parts(std::span<char const> text)
{
    std::string archive;
    std::string directory;
    auto const parts = packing::split({text.data(), text.size()});
    for (auto const& part : parts) {
        auto const offset = archive.size();
        archive += "PK\3\4";
        packing::append_facts(archive, part);
        archive += part.name;
        archive += part.bytes;
        directory += "PK\1\2";
        packing::append_number(directory, 20, 2); // made by
        packing::append_facts(directory, part);
        directory.append(10, '\0'); // comment, disk, attributes
        packing::append_number(directory, offset, 4);
        directory += part.name;
    }
    auto const directory_at = archive.size();
    archive += directory;
    archive += "PK\5\6";
    packing::append_number(archive, 0, 4);
    packing::append_number(archive, parts.size(), 2);
    packing::append_number(archive, parts.size(), 2);
    packing::append_number(archive, directory.size(), 4);
    packing::append_number(archive, directory_at, 4);
    packing::append_number(archive, 0, 2);
    return archive;
}

} // namespace gopbieu
