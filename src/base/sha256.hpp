#pragma once

#include <span>
#include <string>

namespace gopbieu {

/// The SHA-256 of some bytes as 64 lower-case hexadecimal digits: the name of every original in
/// the archive.
std::string sha256(std::span<char const> bytes);

} // namespace gopbieu
