#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gopbieu::test {

struct PackedFile {
    std::string name, content;
};

/// RAR 4 and RAR 5 archives whose files are stored unpacked: no program that is free writes RAR.
std::string build_rar4(std::vector<PackedFile> const& files, bool encrypted = false);
std::string build_rar5(std::vector<PackedFile> const& files);

#ifdef GOPBIEU_WITH_LIBARCHIVE
/// A 7z archive ("7z"), a plain tar file ("tar"), or one packed by "gzip", "bzip2" or "xz".
std::string build_packed(std::string_view kind, std::vector<PackedFile> const& files);
#endif

} // namespace gopbieu::test
