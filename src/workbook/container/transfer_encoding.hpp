#pragma once

#include <string>
#include <string_view>

namespace gopbieu {

/// Undoes the transfer encoding ("base64", "quoted-printable", "x-uuencode"; anything else stays
/// as it is), as forgiving as mail programs are.
std::string decode_body(std::string_view body, std::string_view encoding);

std::string decode_base64(std::string_view text);

/// "%E1" of RFC 2231.
std::string decode_percent(std::string_view text);

/// The letters behind "=?charset?Q?": "_" is a blank.
std::string decode_q(std::string_view text);

} // namespace gopbieu
