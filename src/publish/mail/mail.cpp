#include "publish/mail/mail.hpp"

#include "base/sha256.hpp"
#include "publish/mail/header.hpp"

#include <array>
#include <chrono>

namespace gopbieu {

namespace {

std::string two(int number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

// "Sun, 10 Dec 2023 17:00:00 +0700"
std::string date_text(Moment const& moment)
{
    static constexpr std::array<char const*, 7> days{
        "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<char const*, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    using namespace std::chrono;
    auto const month_number = static_cast<unsigned>(moment.month);
    auto const date = sys_days(year(moment.year) / static_cast<int>(month_number) / moment.day);
    auto const zone = moment.zone < 0 ? -moment.zone : moment.zone;
    return std::string(days.at(weekday(date).c_encoding())) + ", " + two(moment.day) + " " +
           months.at(month_number - 1) + " " + std::to_string(moment.year) + " " +
           two(moment.hour) + ":" + two(moment.minute) + ":" + two(moment.second) +
           (moment.zone < 0 ? " -" : " +") + two(zone / 60) + two(zone % 60);
}

std::string listed(std::vector<std::string> const& addresses)
{
    std::string text;
    for (auto const& one : addresses) {
        text += (text.empty() ? "" : ",\r\n ") + one;
    }
    return text;
}

// Lines of a text as mail has them; a lone carriage return is none.
std::string with_mail_lines(std::string_view text)
{
    std::string lines;
    for (char const character : text) {
        if (character == '\n') {
            lines += "\r\n";
        } else if (character != '\r') {
            lines += character;
        }
    }
    return lines;
}

void append_part(std::string& out, std::string_view head, std::string_view bytes)
{
    out += head;
    out += "Content-Transfer-Encoding: base64\r\n\r\n";
    out += base64_lines(bytes);
}

std::string text_head()
{
    return "Content-Type: text/plain; charset=\"UTF-8\"\r\n";
}

std::string attachment_head(Attachment const& attachment)
{
    // Three ways to say a name: for programs that know RFC 2231, for old ones that know encoded
    // words in its place, and for those that know neither.
    return "Content-Type: " + attachment.type + ";\r\n name=\"" +
           encoded_words(attachment.name, "\r\n ") + "\"\r\n" + "Content-Disposition: attachment" +
           extended_parameter("filename", attachment.name) + ";\r\n filename=\"" +
           plain_name(attachment.name) + "\"\r\n";
}

// "=_" is in no base64, so that the line that ends a part is nowhere else.
std::string boundary_of(MailDraft const& letter)
{
    std::string all = letter.subject + letter.text;
    for (auto const& one : letter.attachments) {
        all += one.name + sha256(one.bytes);
    }
    return "=_gopbieu_" + sha256(all).substr(0, 32);
}

} // namespace

std::string eml(MailDraft const& letter)
{
    std::string out = "X-Unsent: 1\r\nMIME-Version: 1.0\r\n";
    out += "Date: " + date_text(letter.date) + "\r\n";
    if (!letter.from.empty()) {
        out += "From: " + letter.from.front() + "\r\n";
    }
    if (!letter.to.empty()) {
        out += "To: " + listed(letter.to) + "\r\n";
    }
    out += "Subject: " + encoded_words(letter.subject, "\r\n ") + "\r\n";
    auto const text = with_mail_lines(letter.text);
    if (letter.attachments.empty()) {
        append_part(out, text_head(), text);
        return out;
    }
    auto const boundary = boundary_of(letter);
    out += "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n";
    out += "--" + boundary + "\r\n";
    append_part(out, text_head(), text);
    for (auto const& one : letter.attachments) {
        out += "--" + boundary + "\r\n";
        append_part(out, attachment_head(one), one.bytes);
    }
    return out + "--" + boundary + "--\r\n";
}

std::string text_file(std::string_view text)
{
    return "\xEF\xBB\xBF" + with_mail_lines(text);
}

} // namespace gopbieu
