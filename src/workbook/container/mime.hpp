#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// A header field such as `attachment; filename="Biểu 1.xlsx"`, taken apart.
struct MimeField {
    struct Parameter {
        std::string name; ///< lower case
        std::string value;
    };

    std::string value; ///< what stands before the first ';', lower case
    std::vector<Parameter> parameters;

    /// The raw value of a parameter; empty when missing.
    [[nodiscard]] std::string_view parameter(std::string_view name) const;
    /// The same as readable text: RFC 2231 pieces joined and decoded, RFC 2047 words decoded.
    [[nodiscard]] std::string text(std::string_view name) const;
};

/// One part of a mail: header fields, unfolded, and the body as it stands in the file.
struct MimePart {
    struct Header {
        std::string name; ///< lower case
        std::string value;
    };

    std::vector<Header> headers;
    std::string_view body;

    /// Empty when missing. Of several the first counts.
    [[nodiscard]] std::string_view header(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
};

/// Splits off the header lines. A part that starts with a blank line has none.
MimePart parse_part(std::string_view text);

MimeField parse_field(std::string_view value);

/// RFC 2047: `=?UTF-8?B?…?=` and `=?…?Q?…?=` between plain text. Neighbouring words are one text,
/// even where they cut a letter in two.
std::string decode_words(std::string_view text);

/// The parts between the boundary lines. The last one may lack its end; text before the first
/// boundary is left out. At most `most + 1` parts, so that the caller sees that it is too many.
std::vector<std::string_view>
split_parts(std::string_view body, std::string_view boundary, std::size_t most);

} // namespace gopbieu
