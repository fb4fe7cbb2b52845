#include "text/code_page.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

TEST_CASE("Each code page has its own upper half", "[text]")
{
    CHECK(decode_code_page("\xe1", 1250) == "á");
    CHECK(decode_code_page("\xe1", 1251) == "б");
    CHECK(decode_code_page("\xf0", 1252) == "ð");
    CHECK(decode_code_page("\xf0", 1254) == "ğ");
    CHECK(decode_code_page("\xe0", 1257) == "ą");
    CHECK(decode_code_page("\x80", 437) == "Ç");
    CHECK(decode_code_page("\xe4", 850) == "õ");
    CHECK(decode_code_page("\xa1", 874) == "ก");
    CHECK(decode_code_page("a\x81", 1252) == "a\xc2\x81"); // open places stay control codes
    CHECK_FALSE(decode_code_page("a", 932));
}

TEST_CASE("The tone marks of windows-1258 join their letters", "[text]")
{
    CHECK(decode_code_page("\xd0\xe3\xccng vi\xean", 1258) == "Đằng viên");
    CHECK(decode_code_page("Qu\xf4\xec"
                           "c h\xf4\xf2i",
                           1258) == "Quốc hội");
}

TEST_CASE("Windows-1258 is told from windows-1252 by where its marks stand", "[text]")
{
    CHECK(guess_code_page("\xd0"
                          "a\xd2ng vi\xean") == 1258);
    CHECK(guess_code_page("Fran\xe7ois, H\xf4tel") == 1252);
    CHECK(guess_code_page("\xd2rebro") == 1252);
    // TCVN3 and VNI are fonts over windows-1252.
    CHECK(guess_code_page("\xae\xb6ng vi\xaan") == 1252);
    CHECK(guess_code_page("\xd1\x61\xfbng vi\x65\xe2n") == 1252);
}

TEST_CASE("Code pages are known by the names that pages give them", "[text]")
{
    CHECK(code_page_named("windows-1258") == 1258);
    CHECK(code_page_named("CP1252") == 1252);
    CHECK(code_page_named("ISO-8859-1") == 1252);
    CHECK(code_page_named("utf-8") == 65001);
    CHECK_FALSE(code_page_named("klingon"));
    CHECK_FALSE(code_page_named(""));
    CHECK_FALSE(code_page_named("99999999999999"));
}
