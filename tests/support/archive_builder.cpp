#include "support/archive_builder.hpp"

#include "support/zip_builder.hpp"

#ifdef GOPBIEU_WITH_LIBARCHIVE
#include "base/utf8_thread.hpp"

#include <archive.h>
#include <archive_entry.h>
#endif

namespace gopbieu::test {

namespace {

using namespace std::string_literals;

// A RAR 4 header begins with the lower half of its own checksum.
std::string rar4_header(std::string const& rest)
{
    return little(checksum(rest) & 0xffffU, 2) + rest;
}

// Numbers of RAR 5: seven bits a byte, the lowest first.
std::string variable(std::uint64_t value)
{
    std::string out;
    while (value >= 0x80) {
        out += static_cast<char>((value & 0x7fU) | 0x80U);
        value >>= 7U;
    }
    return out + static_cast<char>(value);
}

std::string rar5_header(std::string const& rest)
{
    auto const sized = variable(rest.size()) + rest;
    return little(checksum(sized), 4) + sized;
}

} // namespace

std::string build_rar4(std::vector<PackedFile> const& files, bool encrypted)
{
    std::string out = "Rar!\x1a\x07\0"s;
    out += rar4_header("\x73"s + little(0, 2) + little(13, 2) + little(0, 6));
    for (auto const& file : files) {
        auto const size = 32 + file.name.size() + (encrypted ? 8 : 0);
        out += rar4_header("\x74"s + little(encrypted ? 0x8404 : 0x8000, 2) + little(size, 2) +
                           little(file.content.size(), 4) + little(file.content.size(), 4) + "\3" +
                           little(checksum(file.content), 4) + little(0, 4) + little(20, 1) +
                           little(0x30, 1) + little(file.name.size(), 2) + little(0100644, 4) +
                           file.name + (encrypted ? little(0, 8) : ""));
        out += file.content;
    }
    return out + rar4_header("\x7b"s + little(0x4000, 2) + little(7, 2));
}

std::string build_rar5(std::vector<PackedFile> const& files)
{
    std::string out = "Rar!\x1a\x07\x01\0"s;
    out += rar5_header(variable(1) + variable(0) + variable(0));
    for (auto const& file : files) {
        out += rar5_header(variable(2) + variable(2) + variable(file.content.size()) + variable(4) +
                           variable(file.content.size()) + variable(0100644) +
                           little(checksum(file.content), 4) + variable(0) + variable(1) +
                           variable(file.name.size()) + file.name);
        out += file.content;
    }
    return out + rar5_header(variable(5) + variable(0) + variable(0));
}

#ifdef GOPBIEU_WITH_LIBARCHIVE

std::string build_packed(std::string_view kind, std::vector<PackedFile> const& files)
{
    Utf8Thread const names_are_utf8;
    std::size_t total = 1U << 16U;
    for (auto const& file : files) {
        total += 2 * file.content.size() + 2048;
    }
    std::string out(total, '\0');
    std::size_t used = 0;
    auto* const writer = archive_write_new();
    if (kind == "7z") {
        archive_write_set_format_7zip(writer);
    } else {
        archive_write_set_format_pax_restricted(writer);
        if (kind != "tar") {
            archive_write_add_filter_by_name(writer, std::string(kind).c_str());
        }
    }
    archive_write_open_memory(writer, out.data(), out.size(), &used);
    for (auto const& file : files) {
        auto* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, file.name.c_str());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<la_int64_t>(file.content.size()));
        archive_write_header(writer, entry);
        archive_write_data(writer, file.content.data(), file.content.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    out.resize(used);
    return out;
}

#endif

} // namespace gopbieu::test
