#pragma once

#include <string>
#include <string_view>

namespace gopbieu {

/// A name for files and identifiers: "Đảng bộ xã Mường So" gives "dang-bo-xa-muong-so".
std::string slug(std::string_view text);

/// Capitals as headings want them: "ĐẢNG BỘ XÃ MƯỜNG SO".
std::string upper_case(std::string_view text);
std::string in_small_letters(std::string_view text);

} // namespace gopbieu
