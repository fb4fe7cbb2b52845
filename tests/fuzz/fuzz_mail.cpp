#include "text/utf8.hpp"
#include "workbook/container/mail.hpp"

#include <cstdint>

// Mails, mailboxes and web pages: whatever comes out has a name that may be shown.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace gopbieu;
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const check = [](Member const& member) {
        if (broken_utf8_at(member.name) || member.name.find('\x1b') != std::string::npos) {
            __builtin_trap();
        }
    };
    Limits limits;
    limits.entries = 1000;
    static_cast<void>(looks_like_mail(bytes));
    static_cast<void>(is_web_page(bytes));
    static_cast<void>(open_mail(bytes, limits, check));
    static_cast<void>(open_web_page(bytes, limits, check));
    return 0;
}
