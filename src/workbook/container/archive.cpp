#include "workbook/container/archive.hpp"

#include "text/utf8.hpp"
#include "workbook/container/charset.hpp"
#include "workbook/container/zip.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

// WinRAR and Info-ZIP put the name in UTF-8 into extra field 0x7075: version, checksum, name.
std::string_view unicode_name(std::string_view extra)
{
    auto const byte = [&](std::size_t at) {
        return std::size_t{static_cast<unsigned char>(extra[at])};
    };
    while (extra.size() >= 4) {
        auto const size = byte(2) | (byte(3) << 8U);
        if (size > extra.size() - 4) {
            return {};
        }
        if (byte(0) == 0x75 && byte(1) == 0x70 && size > 5) {
            return extra.substr(9, size - 5);
        }
        extra.remove_prefix(4 + size);
    }
    return {};
}

std::string member_name(ZipEntry const& entry)
{
    auto const better = unicode_name(entry.extra);
    return safe_name(!better.empty() && !broken_utf8_at(better) ? better : entry.name);
}

bool same(std::string_view left, std::string_view right)
{
    auto const lower = [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
    };
    return std::ranges::equal(left, right, {}, lower, lower);
}

} // namespace

bool is_leftover(std::string_view name)
{
    static constexpr std::array<std::string_view, 4> files{
        ".DS_Store", "Thumbs.db", "desktop.ini", "ehthumbs.db"};
    if (name.starts_with("__MACOSX/") || name.find("/__MACOSX/") != std::string_view::npos) {
        return true;
    }
    auto const file = name.substr(name.rfind('/') + 1);
    return file.empty() || file.starts_with("~$") || file.starts_with("._") ||
           std::ranges::any_of(files, [&](auto leftover) { return same(leftover, file); });
}

Trouble open_zip(std::span<char const> bytes, Limits const& limits, TakeMember const& take)
{
    auto const archive = ZipArchive::open(bytes, limits);
    if (!archive) {
        return archive.problem();
    }
    Buffer buffer;
    for (auto const& entry : archive->entries()) {
        auto name = member_name(entry);
        if (entry.is_folder() || is_leftover(name)) {
            continue;
        }
        if (auto trouble = archive->read(entry, buffer)) {
            take({std::move(name), *trouble});
        } else {
            take({std::move(name), std::span<char const>(buffer.view())});
        }
    }
    return {};
}

std::string_view packed_kind(std::string_view bytes)
{
    using namespace std::string_view_literals;
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> magics{{
        {"Rar!\x1a\x07"sv, "RAR"},
        {"7z\xbc\xaf\x27\x1c"sv, "7z"},
        {"\x1f\x8b\x08"sv, "gzip"},
        {"BZh"sv, "bzip2"},
        {"\xfd\x37zXZ\0"sv, "xz"},
        {"\x28\xb5\x2f\xfd"sv, "zstd"},
        {"MSCF\0\0\0\0"sv, "CAB"},
    }};
    for (auto const& [magic, kind] : magics) {
        if (bytes.starts_with(magic) && (kind != "bzip2" || bytes.substr(4, 3) == "1AY")) {
            return kind;
        }
    }
    if (bytes.size() > 262 && bytes.substr(257, 5) == "ustar") {
        return "tar";
    }
    bool const is_lha = bytes.size() > 7 && bytes.substr(2, 3) == "-lh" && bytes[6] == '-';
    return is_lha ? "LZH" : "";
}

} // namespace gopbieu
