#pragma once

#include <string>
#include <string_view>

/// Unicode written as the old programs did, shown as code page 1252 or 1258 shows it (NFC).
std::string as_tcvn3(std::string_view utf8);
std::string as_vni(std::string_view utf8);
std::string shown_in_1258(std::string_view shown_in_1252);
