#include "publish/mail/address.hpp"
#include "publish/mail/header.hpp"
#include "publish/mail/mail.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gopbieu;

namespace {

using Names = std::vector<std::string>;

MailDraft small_draft()
{
    MailDraft draft;
    draft.to = {"cb.nacuong@phongtho.vn"};
    draft.subject = "Đề nghị xem lại biểu đã gửi: Chi bộ bản Nà Cuổng";
    draft.date = Moment{2023, 12, 10, 17, 0, 0};
    draft.text = "Kính gửi: Chi bộ bản Nà Cuổng\nSố liệu\n";
    draft.attachments = {{"Biểu số 1_diem-can-xem.xlsx", std::string(workbook_type), "PK\3\4"}};
    return draft;
}

std::vector<std::string> lines_of(std::string const& text)
{
    std::vector<std::string> lines;
    std::string_view rest = text;
    while (!rest.empty()) {
        auto const end = rest.find("\r\n");
        lines.emplace_back(rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 2);
    }
    return lines;
}

std::vector<std::string> head_fields(std::string const& letter)
{
    std::vector<std::string> names;
    for (auto const& line : lines_of(letter.substr(0, letter.find("\r\n\r\n")))) {
        if (line.front() != ' ') {
            names.push_back(line.substr(0, line.find(':')));
        }
    }
    return names;
}

} // namespace

TEST_CASE("Plain addresses are taken, several with whatever is put between", "[mail]")
{
    REQUIRE(addresses_in("a.b@c.vn") == Names{"a.b@c.vn"});
    REQUIRE(addresses_in(" a@c.vn; b+x@d-e.com.vn ,\tc_1@x.org ") ==
            Names{"a@c.vn", "b+x@d-e.com.vn", "c_1@x.org"});
    REQUIRE(addresses_in("a@c.vn; a@c.vn") == Names{"a@c.vn"});
    REQUIRE(addresses_in("").empty());
    REQUIRE(addresses_in(" ; ").empty());
}

TEST_CASE("What is no address, or not only addresses, is not taken at all", "[mail][W221]")
{
    for (auto const* const cell : {"0912 345 678",
                                   "chi bo@",
                                   "@c.vn",
                                   "a@localhost",
                                   "a@c..vn",
                                   "a@-c.vn",
                                   "a@c-.vn",
                                   ".a@c.vn",
                                   "a.@c.vn",
                                   "a..b@c.vn",
                                   "a@b@c.vn",
                                   "\"a b\"@c.vn",
                                   "Tên <a@c.vn>",
                                   "a@c.vn; hỏi lại",
                                   "á@c.vn",
                                   "a@c.vn\r\nBcc: all@c.vn",
                                   "a@c.vn\nBcc:all@c.vn"}) {
        CAPTURE(cell);
        REQUIRE(addresses_in(cell).empty());
    }
    REQUIRE(addresses_in(std::string(65, 'a') + "@c.vn").empty());
    REQUIRE(addresses_in("a@" + std::string(64, 'b') + ".vn").empty());
}

TEST_CASE("Encoded words hold whole letters and end before the line does", "[mail]")
{
    auto const words = encoded_words("Đề nghị xem lại biểu đã gửi: Chi bộ bản Nà Cuổng", "\r\n ");
    for (auto const& line : lines_of(words)) {
        CAPTURE(line);
        auto const word = line.substr(line.find_first_not_of(' '));
        REQUIRE(word.size() <= 75);
        REQUIRE(word.starts_with("=?UTF-8?B?"));
        REQUIRE(word.ends_with("?="));
    }
    REQUIRE(encoded_words("Report 2023", "\r\n ") == "Report 2023");
    // What looks like an encoded word must not be taken for one.
    REQUIRE(encoded_words("=?UTF-8?Q?x?=", "\r\n ").starts_with("=?UTF-8?B?"));
    REQUIRE(encoded_words("Đ", "\r\n ") == "=?UTF-8?B?xJA=?=");
}

TEST_CASE("Nothing in a subject or a file's name begins another line of the head", "[mail]")
{
    auto draft = small_draft();
    draft.subject = "Chi bộ\r\nBcc: all@c.vn\r\n\r\nA";
    draft.attachments[0].name = "a\"\r\nX-Evil: 1\r\n\r\n.xlsx";
    auto const letter = eml(draft);
    REQUIRE(head_fields(letter) ==
            Names{"X-Unsent", "MIME-Version", "Date", "To", "Subject", "Content-Type"});
    REQUIRE(letter.find("\r\nBcc") == std::string::npos);
    REQUIRE(letter.find("\r\nX-Evil") == std::string::npos);
    draft.subject = "plain\r\nBcc: all@c.vn";
    REQUIRE(eml(draft).find("\r\nBcc") == std::string::npos);
}

TEST_CASE("Every line of a letter ends as mail wants it and none is too long", "[mail]")
{
    auto draft = small_draft();
    draft.text = std::string(5000, 'x') + "\r\n" + "một dòng\nhai dòng\rba";
    draft.attachments[0].bytes = std::string(5000, '\0');
    auto const letter = eml(draft);
    for (std::size_t at = 0; at < letter.size(); ++at) {
        REQUIRE((letter[at] == '\n') == (at != 0 && letter[at - 1] == '\r'));
        REQUIRE(static_cast<unsigned char>(letter[at]) < 0x80);
    }
    for (auto const& line : lines_of(letter)) {
        REQUIRE(line.size() <= 100);
    }
}

TEST_CASE("A letter is a draft with the campaign's time, and the same every time", "[mail]")
{
    auto const letter = eml(small_draft());
    REQUIRE(letter.starts_with("X-Unsent: 1\r\n"));
    REQUIRE(letter.find("\r\nDate: Sun, 10 Dec 2023 17:00:00 +0700\r\n") != std::string::npos);
    REQUIRE(letter.find("\r\nFrom:") == std::string::npos);
    REQUIRE(letter == eml(small_draft()));
    auto other = small_draft();
    other.attachments[0].bytes = "PK\3\5";
    auto const boundary = [](std::string const& text) {
        return text.substr(text.find("boundary=\""), 60);
    };
    REQUIRE(boundary(letter) != boundary(eml(other)));
}

TEST_CASE("A file's name is told in three ways", "[mail]")
{
    REQUIRE(extended_parameter("filename", "Biểu.xlsx") ==
            ";\r\n filename*=UTF-8''Bi%E1%BB%83u.xlsx");
    auto const pieces =
        lines_of(extended_parameter("filename", "Biểu tổng hợp của Đảng ủy xã.xlsx"));
    REQUIRE(pieces.size() > 2);
    REQUIRE(pieces[1].starts_with(" filename*0*=UTF-8''Bi%E1%BB%83u"));
    REQUIRE(pieces[2].starts_with(" filename*1*="));
    REQUIRE(plain_name("Biểu số 1 \"Đảng\".xlsx") == "bieu-so-1-dang.xlsx");
    REQUIRE(plain_name("中文.xlsx") == "bieu.xlsx");
}

TEST_CASE("A text to be pasted has the lines of Windows", "[mail]")
{
    REQUIRE(text_file("một\nhai\r\nba") == "\xEF\xBB\xBFmột\r\nhai\r\nba");
}
