#pragma once

// How a line in a letter's head carries letters that are no ASCII.

#include <string>
#include <string_view>

namespace gopbieu {

/// A text as RFC 2047 wants it, in pieces of whole letters with `fold` between. Plain ASCII that
/// fits a line stays as it is; control characters become blanks.
std::string encoded_words(std::string_view text, std::string_view fold);

/// A parameter as RFC 2231 wants it, each piece on a line of its own: "; name*0*=UTF-8''...".
std::string extended_parameter(std::string_view name, std::string_view value);

/// A file's name in ASCII without quotes, for programs that know nothing else: letters without
/// their marks.
std::string plain_name(std::string_view name);

/// Base64 in lines of 76 that end as mail wants it.
std::string base64_lines(std::string_view bytes);

} // namespace gopbieu
