#pragma once

#include "workbook/container/member.hpp"
#include "workbook/limits.hpp"

#include <string_view>

namespace gopbieu {

/// Hands on every file of a .zip in the order of its directory. What systems leave behind (lock
/// files, __MACOSX, Thumbs.db …) is passed over. A member that cannot be unpacked is handed on
/// with its problem, and the next one follows; the trouble is about the archive as a whole.
Trouble open_zip(std::span<char const> bytes, Limits const& limits, TakeMember const& take);

/// The same for .rar, .7z, .tar, .gz and other kinds that libarchive knows. Where it was not
/// there when the program was built, the trouble names the kind and what to do.
Trouble open_packed(std::span<char const> bytes, Limits const& limits, TakeMember const& take);

/// What packed these bytes, as a clerk knows it ("RAR", "7z", "gzip"); empty when it is none of
/// the kinds of open_packed().
std::string_view packed_kind(std::string_view bytes);

/// True for members that no person put there: "~$Book.xlsx", "__MACOSX/…", ".DS_Store".
bool is_leftover(std::string_view name);

} // namespace gopbieu
