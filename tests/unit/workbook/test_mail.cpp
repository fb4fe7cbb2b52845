#include "support/documents.hpp"
#include "support/zip_builder.hpp"
#include "workbook/container/mail.hpp"
#include "workbook/container/mime.hpp"
#include "workbook/container/transfer_encoding.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;
using namespace std::string_literals;

namespace {

using Codes = std::vector<std::string>;

std::string base64(std::string_view bytes)
{
    static constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        unsigned group = 0;
        for (std::size_t byte = 0; byte < 3; ++byte) {
            group = group * 256 +
                    (at + byte < bytes.size() ? static_cast<unsigned char>(bytes[at + byte]) : 0U);
        }
        for (unsigned digit = 0; digit < 4; ++digit) {
            bool const padding = at + digit > bytes.size();
            out += padding ? '=' : letters[(group >> (18 - 6 * digit)) & 63U];
        }
        out += at % 57 == 54 ? "\r\n" : "";
    }
    return out;
}

std::string const mail_head = "Return-Path: <an@tanan.gov.vn>\r\nFrom: An <an@tanan.gov.vn>\r\n"
                              "To: huyenuy@h.gov.vn\r\nSubject: =?UTF-8?B?R+G7rWkgYmnhu4N1?=\r\n"
                              "MIME-Version: 1.0\r\n";

// A mail with a text, and one attachment with these header lines.
std::string mail_with(std::string const& attachment_headers, std::string const& body)
{
    return mail_head +
           "Content-Type: multipart/mixed; boundary=\"=_b 1\"\r\n\r\nno MIME here\r\n"
           "--=_b 1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nKính gửi\r\n"
           "--=_b 1\r\n" +
           attachment_headers + "\r\n" + body + "\r\n--=_b 1--\r\n";
}

std::string name_by(std::string const& headers)
{
    auto const found = member_and_code(
        mail_with(headers + "Content-Transfer-Encoding: base64\r\n", base64(small_xlsx())));
    return found.size() == 1 ? found.front() : std::to_string(found.size()) + " documents";
}

} // namespace

TEST_CASE("The attachments of a mail are read, its texts and logos are not", "[workbook][mail]")
{
    auto const mail =
        mail_head +
        "Content-Type: multipart/mixed; boundary=outer\r\n\r\n"
        "--outer\r\nContent-Type: multipart/related; boundary=outer-2\r\n\r\n"
        "--outer-2\r\nContent-Type: multipart/alternative; boundary=\"inner\"\r\n\r\n"
        "--inner\r\n\r\nKính gửi\r\n--inner\r\nContent-Type: text/html\r\n\r\n<p>Kính gửi\r\n"
        "--outer-2\r\nContent-Type: image/png; name=logo.png\r\nContent-ID: <l>\r\n\r\n\x89PNG\r\n"
        "--outer-2--\r\n"
        "--outer\r\nContent-Type: application/octet-stream; name=a.xlsx\r\n"
        "Content-Transfer-Encoding: BASE64 \r\nContent-Disposition: attachment\r\n\r\n" +
        base64(small_xlsx()) +
        "\r\n"
        "--outer\r\nContent-Type: image/jpeg\r\nContent-Disposition: attachment; filename=scan.jpg"
        "\r\n\r\n\xff\xd8\xff\xe0\r\n"
        "--outer\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nx\r\n"
        "--outer\r\nContent-Type: text/x-vcard; name=an.vcf\r\n\r\nBEGIN:VCARD\r\n"
        "--outer\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n\r\n\x78\x9f\x3e\x22\r\n"
        "--outer\r\nContent-Type: message/rfc822; name=thu-cu.eml\r\n\r\nFrom: x\r\n"
        "--outer--\r\n";
    REQUIRE(member_and_code(mail) ==
            Codes{"a.xlsx: read", "scan.jpg: F204", "winmail.dat: F228", "thu-cu.eml: F208"});
}

TEST_CASE("File names of attachments are read in every spelling", "[workbook][mail]")
{
    std::string const read = ": read";
    REQUIRE(name_by("Content-Disposition: attachment; filename=\"Biểu 1.xlsx\"\r\n") ==
            "Biểu 1.xlsx" + read);
    REQUIRE(name_by("Content-Disposition: attachment; filename=Biểu 1.xlsx; size=7\r\n") ==
            "Biểu 1.xlsx" + read);
    REQUIRE(name_by("Content-Disposition: attachment;\r\n filename*=utf-8'vi'Bi%E1%BB%83u%201.xlsx"
                    "\r\n") == "Biểu 1.xlsx" + read);
    REQUIRE(
        name_by(
            "Content-Disposition: attachment;\r\n\tfilename*1*=%83u%201;\r\n"
            "\tfilename*0*=utf-8''Bi%E1%BB;\r\n\tfilename*2=\".xlsx\"; filename=\"x.xlsx\"\r\n") ==
        "Biểu 1.xlsx" + read);
    REQUIRE(
        name_by("Content-Disposition: attachment; filename*=windows-1258''%D0%61%D2ng.xlsx\r\n") ==
        "Đảng.xlsx" + read);
    REQUIRE(
        name_by(
            "Content-Type: application/vnd.ms-excel;\r\n"
            " name=\"=?UTF-8?Q?Bi=E1=BB?=\r\n =?utf-8?B?g3U=?= =?iso-8859-1?Q?_=E9.xlsx?=\"\r\n") ==
        "Biểu é.xlsx" + read);
    REQUIRE(
        name_by("Content-Disposition: attachment; filename=\"=?windows-1258?Q?=D0a=D2ng?= 2.xlsx\""
                "\r\n") == "Đảng 2.xlsx" + read);
    REQUIRE(name_by("Content-Disposition: attachment; filename=\"C:\\Users\\An\\bieu.xls\"\r\n") ==
            "bieu.xls" + read);
    REQUIRE(name_by("Content-Disposition: attachment; filename=\"a\\\"b.xlsx\"\r\n") ==
            "a\"b.xlsx" + read);
    REQUIRE(name_by("Content-Disposition: attachment; filename=\"../../x.xlsx\"\r\n") ==
            "x.xlsx" + read);
    REQUIRE(name_by("Content-Disposition: attachment\r\n") == "part-3" + read);
    REQUIRE(name_by("Content-Disposition: attachment; filename=\"\xd0\x61\xd2ng.xlsx\"\r\n") ==
            "Đảng.xlsx" + read);
}

TEST_CASE("Encoded words that are none stay as they are", "[workbook][mail]")
{
    REQUIRE(decode_words("a =? b") == "a =? b");
    REQUIRE(decode_words("=?utf-8?X?abc?=") == "=?utf-8?X?abc?=");
    REQUIRE(decode_words("=?utf-8?B?") == "=?utf-8?B?");
    REQUIRE(decode_words("=?x-unknown?Q?a_b?= c") == "a b c");
    REQUIRE(decode_words("=?utf-8?Q?a?= =?utf-8?Q?b?=c") == "abc");
}

TEST_CASE("Bodies are decoded as forgivingly as mail programs do", "[workbook][mail]")
{
    REQUIRE(decode_body("QmnhuoN1", "base64") == "Bi\xe1\xba\x83u");
    REQUIRE(decode_body("Q m\r\nE=\r\nQm\tE=", "BASE64") == "BaBa");
    REQUIRE(decode_body("Qm!*E", "base64") == "Ba");
    REQUIRE(decode_body("=", "base64").empty());
    REQUIRE(decode_body("Bi=E1=ba=83u=\r\n=3D =\n= x=Z=", "quoted-printable") ==
            "Bi\xe1\xba\x83u= = x=Z");
    REQUIRE(decode_body("begin 644 a.xls\n#0V%T\n`\nend\n", "x-uuencode") == "Cat");
    REQUIRE(decode_body("abc", "8bit") == "abc");
}

TEST_CASE("Boundaries may be odd, and the last one may be missing", "[workbook][mail]")
{
    using Parts = std::vector<std::string_view>;
    REQUIRE(split_parts("--b\r\none\r\n--b \t\r\ntwo\r\n--bc\r\nstill two\r\n--b--\r\nafter",
                        "b",
                        9) == Parts{"one", "two\r\n--bc\r\nstill two"});
    REQUIRE(split_parts("before\n--b\n\none\n--b\ntwo", "b", 9) == Parts{"\none", "two"});
    REQUIRE(split_parts("--b\n--b--", "b", 9) == Parts{""});
    REQUIRE(split_parts("nothing", "b", 9).empty());
    REQUIRE(split_parts("--b\n1\n--b\n2\n--b\n3\n--b\n4", "b", 2).size() == 3);
    // No boundary given at all: the first line that looks like one.
    auto const lost = mail_head +
                      "Content-Type: multipart/mixed\r\n\r\n--x1\r\n"
                      "Content-Type: application/octet-stream; name=a.xlsx\r\n"
                      "Content-Transfer-Encoding: base64\r\n\r\n" +
                      base64(small_xlsx());
    REQUIRE(member_and_code(lost) == Codes{"a.xlsx: read"});
}

TEST_CASE("A mail without attachments, or damaged, is named", "[workbook][mail][F209][F312]")
{
    REQUIRE(member_and_code(mail_head + "\r\nKính gửi\r\n") == Codes{": F209"});
    REQUIRE(member_and_code(mail_head + "Content-Type: multipart/mixed; boundary=b\r\n\r\nx\r\n") ==
            Codes{": F312"});
}

TEST_CASE("All mails of a mailbox are opened", "[workbook][mail]")
{
    auto const mail = mail_with("Content-Type: application/octet-stream; name=a.xlsx\r\n"
                                "Content-Transfer-Encoding: base64\r\n",
                                base64(small_xlsx()));
    auto const line = "From an@tanan.gov.vn Sun Dec 10 17:00:00 2023\r\n";
    REQUIRE(member_and_code(line + mail + "\r\n" + line + mail) ==
            Codes{"a.xlsx: read", "a.xlsx: read"});
}

TEST_CASE("What begins like a mail is one, tables with such words are none", "[workbook][mail]")
{
    REQUIRE(looks_like_mail("\r\nReceived: from x\r\n by y\r\nFrom: a\r\n"));
    REQUIRE(looks_like_mail("MIME-Version: 1.0\nContent-Type: x"));
    REQUIRE_FALSE(looks_like_mail("From: Hà Nội,To: Huế\nSubject,Date\n"));
    REQUIRE_FALSE(looks_like_mail("Date: 1/1/2023\n1,2,3\n"));
    REQUIRE_FALSE(looks_like_mail(""));
}

TEST_CASE("Parts nested without end, or too many, are refused", "[workbook][mail][F404][F401]")
{
    std::string deep = mail_head;
    for (int level = 0; level < 5000; ++level) {
        auto const boundary = "b" + std::to_string(level);
        deep += "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary +
                "\r\n";
    }
    REQUIRE(member_and_code(deep) == Codes{": F404"});

    std::string many = mail_head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    for (int part = 0; part < 20'000; ++part) {
        many += "--b\r\n\r\n";
    }
    REQUIRE(member_and_code(many).back() == ": F401");
}

TEST_CASE("Bodies made to be slow are not", "[workbook][mail]")
{
    // Dashes and line feeds without end against a long boundary; half encoded words without end.
    std::string const boundary(70, '-');
    std::string slow =
        mail_head + "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n";
    slow += std::string(2'000'000, '-');
    for (int line = 0; line < 500'000; ++line) {
        slow += "\n--";
    }
    REQUIRE(member_and_code(slow) == Codes{": F312"});

    std::string words = "Content-Disposition: attachment; filename=\"";
    for (int word = 0; word < 500'000; ++word) {
        words += "=?a?b?x";
    }
    REQUIRE(member_and_code(mail_with(words + "\"\r\n", "%PDF-1.4")).size() == 1);
}

TEST_CASE("A workbook saved as a single web page gives a document for each sheet",
          "[workbook][mail]")
{
    std::string const head = "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n"
                             "Content-Type: multipart/related; boundary=\"----=_P\"\r\n\r\n";
    auto const part = [](std::string const& location, std::string const& html) {
        return "------=_P\r\nContent-Location: file:///C:/A/" + location +
               "\r\nContent-Transfer-Encoding: quoted-printable\r\n"
               "Content-Type: text/html; charset=\"utf-8\"\r\n\r\n" +
               html + "\r\n\r\n";
    };
    auto const page = head +
                      part("Bieu.htm",
                           "<html><x:Name>Bi&#7875;u 1</x:Name><x:WorksheetSource "
                           "HRef=3D\"Bieu_files/sheet001.htm\"/><x:Name>Bi=E1=BB=83u 2</x:Name>"
                           "<x:WorksheetSource HRef=3D\"Bieu_files/sheet002.htm\"/></html>") +
                      part("Bieu_files/sheet001.htm", "<html><table><tr><td>1</table></html>") +
                      part("Bieu_files/sheet002.htm", "<html><table><tr><td>2</table></html>") +
                      "------=_P--\r\n";
    std::vector<std::string> names;
    for (auto const& document : read_documents(std::span<char const>(page), {})) {
        names.push_back(document.member);
    }
    REQUIRE(names == std::vector<std::string>{"Biểu 1", "Biểu 2"});
    REQUIRE(sniff(std::span<char const>(page)) == FileKind::web_page);
}

TEST_CASE("A web page inside a web page is not opened", "[workbook][mail][F208]")
{
    std::string nested;
    for (int level = 0; level < 100'000; ++level) {
        nested += "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n";
    }
    REQUIRE(member_and_code(nested) == Codes{": F208"});
    REQUIRE(code_of(nested) == "F208");
}
