#include "workbook/container/mail.hpp"

#include "base/catalogue/files.hpp"
#include "workbook/container/charset.hpp"
#include "workbook/container/mime.hpp"
#include "workbook/container/transfer_encoding.hpp"
#include "workbook/container/xml.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace gopbieu {

namespace {

// Mail programs nest four deep at most; each level costs one more walk over the body.
constexpr std::uint64_t deepest = 20;
/// The frame page of a saved workbook lists its sheets within this.
constexpr std::size_t longest_frame = 1U << 18U;

constexpr std::array<std::string_view, 30> known_headers{"from",
                                                         "to",
                                                         "cc",
                                                         "date",
                                                         "subject",
                                                         "received",
                                                         "return-path",
                                                         "delivered-to",
                                                         "mime-version",
                                                         "message-id",
                                                         "content-type",
                                                         "content-transfer-encoding",
                                                         "reply-to",
                                                         "sender",
                                                         "in-reply-to",
                                                         "references",
                                                         "thread-topic",
                                                         "thread-index",
                                                         "dkim-signature",
                                                         "authentication-results",
                                                         "received-spf",
                                                         "arc-seal",
                                                         "arc-message-signature",
                                                         "arc-authentication-results",
                                                         "importance",
                                                         "content-language",
                                                         "content-disposition",
                                                         "user-agent",
                                                         "x-mailer",
                                                         "x-document-type"};

bool is_any(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::ranges::find(words, word) != words.end();
}

std::string lower_text(std::string_view text)
{
    std::string out(text);
    for (char& letter : out) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
    }
    return out;
}

std::string_view without_mark(std::string_view bytes)
{
    bytes.remove_prefix(bytes.starts_with("\xef\xbb\xbf") ? 3 : 0);
    // Mails saved by hand begin with blank lines now and then.
    auto const start = bytes.substr(0, 64).find_first_not_of(" \r\n");
    return start == std::string_view::npos ? bytes : bytes.substr(start);
}

/// What the walk over a mail needs to know at every part.
struct Walk {
    Limits const& limits;
    TakeMember const& take;
    std::uint64_t parts = 0;
};

Problem over(Say say, std::uint64_t found, std::uint64_t limit)
{
    return {say,
            {{"part", "MIME"}, {"found", std::to_string(found)}, {"limit", std::to_string(limit)}}};
}

MimeField content_type(MimePart const& part)
{
    auto type = parse_field(part.header("content-type"));
    type.value = type.value.empty() ? "text/plain" : type.value;
    return type;
}

std::string attachment_name(MimePart const& part)
{
    auto name = parse_field(part.header("content-disposition")).text("filename");
    name = name.empty() ? parse_field(part.header("content-type")).text("name") : name;
    // "C:\Users\an\Biểu 1.xls" was sent by some old programs.
    auto const slash = name.find_last_of("/\\");
    return safe_name(slash == std::string::npos ? name : name.substr(slash + 1));
}

bool is_signature_or_card(std::string_view type, std::string_view name)
{
    auto const file = lower_text(name);
    return is_any(type,
                  {"application/pkcs7-signature",
                   "application/x-pkcs7-signature",
                   "application/pgp-signature",
                   "application/pgp-keys",
                   "text/vcard",
                   "text/x-vcard",
                   "text/directory",
                   "text/calendar",
                   "application/ics",
                   "message/delivery-status",
                   "message/disposition-notification",
                   "message/external-body",
                   "text/rfc822-headers"}) ||
           file.ends_with(".p7s") || file.ends_with(".vcf") || file.ends_with(".ics") ||
           file.ends_with(".asc");
}

bool is_attachment(MimePart const& part, std::string_view type, std::string_view name)
{
    if (is_signature_or_card(type, name)) {
        return false;
    }
    auto const disposition = parse_field(part.header("content-disposition")).value;
    if (type.starts_with("image/")) {
        // A logo under the signature; a scanned form comes as an attachment and gets its error.
        return !name.empty() && disposition != "inline" && !part.has("content-id");
    }
    return !name.empty() || disposition == "attachment" || !type.starts_with("text/");
}

// A boundary is often lost where a mail was stored by hand: then the first line that looks like
// one is it.
std::string boundary_of(MimePart const& part, MimeField const& type)
{
    auto const given = type.parameter("boundary");
    if (!given.empty()) {
        return std::string(given);
    }
    auto const start = part.body.starts_with("--") ? 0 : part.body.find("\n--") + 1;
    if (start == 0 && !part.body.starts_with("--")) {
        return {};
    }
    auto const line = part.body.substr(start + 2, 200);
    return std::string(line.substr(0, line.find_first_of("\r\n")));
}

std::vector<MimePart> sub_parts(MimePart const& part, MimeField const& type, std::uint64_t most)
{
    std::vector<MimePart> parts;
    auto const boundary = boundary_of(part, type);
    if (boundary.empty()) {
        return parts;
    }
    for (auto const text : split_parts(part.body, boundary, most)) {
        parts.push_back(parse_part(text));
    }
    return parts;
}

void hand_on(Walk const& walk, MimePart const& part, std::string name)
{
    auto const body = decode_body(part.body, part.header("content-transfer-encoding"));
    walk.take({std::move(name), std::span<char const>(body)});
}

Trouble walk_part(Walk& walk, MimePart const& part, std::uint64_t depth);

Trouble walk_multipart(Walk& walk, MimePart const& part, MimeField const& type, std::uint64_t depth)
{
    if (depth >= std::min(walk.limits.nesting, deepest)) {
        return over(say::limit_nesting, depth + 1, std::min(walk.limits.nesting, deepest));
    }
    auto const parts = sub_parts(part, type, walk.limits.entries);
    if (parts.empty()) {
        return Problem{say::mail_damaged, {{"reason", "boundary"}}};
    }
    for (auto const& sub_part : parts) {
        if (auto trouble = walk_part(walk, sub_part, depth + 1)) {
            return trouble;
        }
    }
    return {};
}

Trouble walk_part(Walk& walk, MimePart const& part, std::uint64_t depth)
{
    if (++walk.parts > walk.limits.entries) {
        return over(say::limit_entries, walk.parts, walk.limits.entries);
    }
    auto const type = content_type(part);
    if (type.value.starts_with("multipart/")) {
        return walk_multipart(walk, part, type, depth);
    }
    auto name = attachment_name(part);
    if (!is_attachment(part, type.value, name)) {
        return {};
    }
    name = name.empty() ? "part-" + std::to_string(walk.parts) : name;
    if (type.value == "message/rfc822" || type.value == "message/global") {
        walk.take({std::move(name), Problem{say::kind_nested}});
        return {};
    }
    hand_on(walk, part, std::move(name));
    return {};
}

// Where the mail at the front of a mailbox ends: before a "From " line behind a blank line.
std::size_t end_of_mail(std::string_view mailbox)
{
    for (auto at = mailbox.find("\nFrom "); at != std::string_view::npos;
         at = mailbox.find("\nFrom ", at + 1)) {
        auto const before = mailbox.substr(0, at);
        if (before.ends_with('\n') || before.ends_with("\n\r")) {
            return at + 1;
        }
    }
    return mailbox.size();
}

// ---- single file web pages
// -----------------------------------------------------------------------

void collect_pages(std::vector<MimePart>& pages, MimePart const& part, std::uint64_t depth)
{
    auto const type = content_type(part);
    if (type.value == "text/html" || type.value == "application/xhtml+xml") {
        pages.push_back(part);
    }
    if (type.value.starts_with("multipart/") && depth < 4) {
        for (auto const& sub_part : sub_parts(part, type, 10'000)) {
            collect_pages(pages, sub_part, depth + 1);
        }
    }
}

std::string location_of(MimePart const& part)
{
    auto location = part.header("content-location");
    return lower_text(location.substr(location.find_last_of("/\\") + 1));
}

// Excel names the parts of a workbook sheet001.htm, sheet002.htm … and adds frames and tab strips.
bool is_excel_sheet(MimePart const& part)
{
    auto const name = location_of(part);
    return name.starts_with("sheet") && name.size() > 5 && name[5] >= '0' && name[5] <= '9';
}

// `<x:Name>Biểu 1</x:Name> … <x:WorksheetSource HRef="…/sheet001.htm"/>` in the frame page.
std::string sheet_name(std::string_view frame, std::string_view location)
{
    auto const source = frame.find("/" + std::string(location));
    auto const at = frame.substr(0, source).rfind("<x:Name>");
    if (source == std::string_view::npos || at == std::string_view::npos) {
        return safe_name(location);
    }
    auto const name = frame.substr(at + 8, source - at - 8);
    std::string text;
    append_unescaped(text, name.substr(0, name.find('<')));
    return safe_name(text);
}

} // namespace

bool looks_like_mail(std::string_view bytes)
{
    constexpr std::size_t furthest = 4096;
    auto rest = without_mark(bytes).substr(0, furthest);
    if (rest.starts_with("From ") && rest.find("\nFrom:") != std::string_view::npos) {
        return true;
    }
    int known = 0;
    for (int line_number = 0; line_number < 40 && !rest.empty(); ++line_number) {
        auto const end = rest.find('\n');
        auto const line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (line.starts_with(' ') || line.starts_with('\t')) {
            continue;
        }
        auto const name = lower_text(line.substr(0, std::min<std::size_t>(line.find(':'), 80)));
        bool const is_known = std::ranges::find(known_headers, name) != known_headers.end();
        if (!is_known && !(name.starts_with("x-") && name.size() < line.size())) {
            break;
        }
        known += is_known ? 1 : 0;
        if (name == "mime-version" || known >= 2) {
            return true;
        }
    }
    return false;
}

bool is_web_page(std::string_view mail)
{
    auto const top = parse_part(without_mark(mail).substr(0, 1U << 16U));
    if (top.has("x-document-type") || top.has("snapshot-content-location")) {
        return true;
    }
    auto const type = content_type(top).value;
    bool const sent =
        top.has("received") || top.has("return-path") || top.has("to") || top.has("message-id");
    return !sent && (type == "multipart/related" || type == "text/html");
}

Trouble open_mail(std::string_view bytes, Limits const& limits, TakeMember const& take)
{
    Walk walk{limits, take};
    bytes = without_mark(bytes);
    if (!bytes.starts_with("From ")) {
        return walk_part(walk, parse_part(bytes), 0);
    }
    while (!bytes.empty()) {
        auto const mail = bytes.substr(0, end_of_mail(bytes));
        auto const line_end = std::min(mail.find('\n'), mail.size() - 1);
        if (auto trouble = walk_part(walk, parse_part(mail.substr(line_end + 1)), 0)) {
            return trouble;
        }
        bytes.remove_prefix(mail.size());
    }
    return {};
}

Trouble open_web_page(std::string_view bytes, Limits const& limits, TakeMember const& take)
{
    std::vector<MimePart> pages;
    collect_pages(pages, parse_part(without_mark(bytes)), 0);
    if (pages.empty()) {
        return Problem{say::mail_damaged, {{"reason", "text/html"}}};
    }
    Walk const walk{limits, take};
    if (std::ranges::none_of(pages, is_excel_sheet)) {
        hand_on(walk, pages.front(), "");
        return {};
    }
    auto const& first = pages.front();
    auto const frame =
        decode_body(first.body.substr(0, longest_frame), first.header("content-transfer-encoding"));
    for (auto const& page : pages) {
        if (is_excel_sheet(page)) {
            hand_on(walk, page, sheet_name(frame, location_of(page)));
        }
    }
    return {};
}

} // namespace gopbieu
