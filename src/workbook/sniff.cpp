#include "workbook/sniff.hpp"

#include "base/catalogue/files.hpp"
#include "text/code_page.hpp"
#include "workbook/container/archive.hpp"
#include "workbook/container/mail.hpp"
#include "workbook/container/zip.hpp"
#include "workbook/plain/text_kind.hpp"
#include "workbook/read.hpp"
#include "workbook/xls/biff.hpp"

#include <algorithm>
#include <string>

namespace gopbieu {

namespace {

using namespace std::string_view_literals;

// How far into a text the marks of its kind are looked for.
constexpr std::size_t head_size = 16U << 10U;

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

// The head of a text with ASCII letters in lower case, the NULs of UTF-16 and marks left out.
std::string plain_head(std::string_view bytes)
{
    std::string head;
    for (char const byte : bytes.substr(0, head_size)) {
        if (static_cast<unsigned char>(byte) < 0x80 && byte != '\0') {
            head += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte;
        }
    }
    head.erase(0, std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    return head;
}

Sniffed foreign(Problem problem)
{
    return {FileKind::foreign, std::move(problem)};
}

Sniffed other_xml(std::string_view head)
{
    if (contains(head, "schemas.microsoft.com/office/word") ||
        contains(head, "schemas.microsoft.com/office/2006/xmlpackage") ||
        contains(head, "opendocument.text")) {
        return foreign({say::kind_word});
    }
    if (contains(head, "opendocument.presentation")) {
        return foreign({say::kind_slides});
    }
    return foreign({say::kind_other_office, {{"kind", contains(head, "<svg") ? "SVG" : "XML"}}});
}

// Text has no NULs, except UTF-16, with or without its mark.
bool is_utf16(std::string_view bytes)
{
    auto const head = bytes.substr(0, std::min(bytes.size(), head_size) & ~std::size_t{1});
    return head.find('\0') != std::string_view::npos && decode_text_file(head, std::nullopt);
}

// Control characters that no text has; those of tables, old printers and DOS are let through.
bool is_text(std::string_view bytes)
{
    return std::ranges::none_of(bytes.substr(0, head_size), [](char byte) {
        auto const value = static_cast<unsigned char>(byte);
        return value < 0x20 && (value < 0x09 || value > 0x0d) && value != 0x1a && value != 0x1b;
    });
}

bool is_blank(std::string_view bytes)
{
    return bytes.find_first_not_of("\0 \t\r\n"sv) == std::string_view::npos;
}

Sniffed look_at_text(std::string_view bytes)
{
    if (looks_like_mail(bytes)) {
        return {is_web_page(bytes) ? FileKind::web_page : FileKind::mail, {}};
    }
    if (auto const kind = text_kind({bytes.data(), bytes.size()}); kind != FileKind::unknown) {
        return {kind, {}};
    }
    auto const head = plain_head(bytes);
    return head.starts_with('<') ? other_xml(head)
                                 : foreign({say::kind_unknown, {{"found", "text/plain"}}});
}

} // namespace

Sniffed look_at(std::span<char const> span)
{
    std::string_view const bytes(span.data(), span.size());
    if (bytes.starts_with("PK\3\4"sv) || bytes.starts_with("PK\5\6"sv) ||
        bytes.starts_with("PK\7\10"sv) || bytes.starts_with("PK00PK\3\4"sv)) {
        return look_at_zip(span);
    }
    // Encrypted .xlsx, and .doc, .ppt, .msg, share the container of .xls: its reader tells them
    // apart.
    if (bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv) || is_raw_biff(bytes)) {
        return {FileKind::xls, {}};
    }
    if (auto const packed = packed_kind(bytes); !packed.empty()) {
        return {packed == "RAR"  ? FileKind::rar
                : packed == "7z" ? FileKind::seven_zip
                                 : FileKind::packed,
                {}};
    }
    if (is_blank(bytes)) {
        return foreign({bytes.empty() ? say::file_empty : say::file_blank});
    }
    if (auto named = foreign_kind(bytes)) {
        return foreign(std::move(*named));
    }
    if (is_utf16(bytes) || is_text(bytes)) {
        return look_at_text(bytes);
    }
    // Last of all: an archive with something in front of it.
    auto const archive = ZipArchive::open(span, {});
    return archive && !archive->entries().empty() ? look_at_zip(span) : Sniffed();
}

FileKind sniff(std::span<char const> bytes)
{
    return look_at(bytes).kind;
}

} // namespace gopbieu
