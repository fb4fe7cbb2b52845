#pragma once

// A letter as a file that mail programs open as a draft (.eml): RFC 5322 and MIME.

#include "org/moment.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

struct Attachment {
    std::string name; ///< as the reader sees it
    std::string type; ///< "application/pdf"
    std::string bytes;
};

struct MailDraft {
    std::vector<std::string> from, to; ///< addresses as addresses_in() gives them
    std::string subject;
    Moment date; ///< of the campaign, never the clock's
    std::string text;
    std::vector<Attachment> attachments;
};

/// The letter with `X-Unsent: 1`, by which Outlook and others take it for a draft. Whatever is in
/// its texts, no line of the head is added or ended by it. The same letter gives the same bytes.
std::string eml(MailDraft const& letter);

/// A text for a program that pastes it elsewhere: lines as Windows has them, marked as UTF-8.
std::string text_file(std::string_view text);

/// The media type of the workbooks that we write.
inline constexpr std::string_view workbook_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

} // namespace gopbieu
