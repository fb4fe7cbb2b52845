#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// Text in the charset a mail names ("utf-8", "windows-1258", "iso-8859-1" …) as UTF-8. Nothing
/// when the charset is not known or the bytes are not of it.
std::optional<std::string> decode_charset(std::string_view bytes, std::string_view charset);

/// A file name whose charset nobody tells: UTF-8 if it is that, else the code page of a Western
/// DOS or of a Vietnamese Windows, by which one gives letters.
std::string guess_name(std::string_view bytes);

/// A name from an archive or a mail as it may be shown: NFC, '/' between folders, no control or
/// direction-changing characters (a name must not be able to rewrite the line it stands in), and
/// not endless. It is only ever shown: nothing is written under it.
std::string safe_name(std::string_view name);

} // namespace gopbieu
