#pragma once

#include "support/zip_builder.hpp"

#include <string>
#include <string_view>

namespace gopbieu::test {

constexpr std::string_view odf_names =
    R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
    R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
    R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")"
    R"( xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0")"
    R"( xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0")"
    R"( xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0")"
    R"( xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0")"
    R"( xmlns:xlink="http://www.w3.org/1999/xlink")"
    R"( xmlns:dc="http://purl.org/dc/elements/1.1/")";

inline std::string odf_document(std::string_view body,
                                std::string_view styles = {},
                                std::string_view kind = "spreadsheet")
{
    std::string out = R"(<?xml version="1.0" encoding="UTF-8"?><office:document-content)";
    out += odf_names;
    out += "><office:automatic-styles>";
    out += styles;
    out += "</office:automatic-styles><office:body><office:";
    out += kind;
    out += '>';
    out += body;
    out += "</office:";
    out += kind;
    out += "></office:body></office:document-content>";
    return out;
}

/// A package with nothing but its type and content.
inline std::string ods_bytes(std::string_view content)
{
    return build_zip(
        {{.name = "mimetype", .content = "application/vnd.oasis.opendocument.spreadsheet"},
         {.name = "content.xml", .content = std::string(content)}});
}

/// One table with these rows.
inline std::string ods_table(std::string_view rows, std::string_view styles = {})
{
    return ods_bytes(odf_document(
        R"(<table:table table:name="Biểu 1">)" + std::string(rows) + "</table:table>", styles));
}

} // namespace gopbieu::test
