#pragma once

#include "workbook/container/member.hpp"
#include "workbook/limits.hpp"

#include <string_view>

namespace gopbieu {

/// True when the text starts with the header lines of a mail, a mailbox or a web page saved as
/// a single file.
bool looks_like_mail(std::string_view bytes);

/// True for "single file web page" (.mht), which Excel also writes under the name .xls.
bool is_web_page(std::string_view mail);

/// Hands on the attachments of a mail (or of each mail of a mailbox) in their order. Body texts,
/// pictures shown inside the text, signatures, cards and calendars are no attachments.
Trouble open_mail(std::string_view bytes, Limits const& limits, TakeMember const& take);

/// Hands on the HTML of a single file web page: one member for each sheet that Excel saved,
/// called after the sheet; otherwise the page itself, without a name.
Trouble open_web_page(std::string_view bytes, Limits const& limits, TakeMember const& take);

} // namespace gopbieu
