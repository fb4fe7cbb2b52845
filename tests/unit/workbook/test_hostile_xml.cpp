#include "workbook/container/xml.hpp"

#include <catch2/catch.hpp>

#include <ctime>
#include <string>

using namespace gopbieu;

namespace {

using Token = XmlScanner::Token;

// Walks the whole document: the code it is refused with, or "whole".
std::string verdict(std::string const& document)
{
    XmlScanner xml(document);
    while (true) {
        auto const token = xml.next();
        if (token == Token::broken) {
            return std::string(code(xml.problem("sheet1.xml").say));
        }
        if (token == Token::end) {
            return "whole";
        }
    }
}

std::string repeated(std::string_view text, std::size_t times)
{
    std::string out;
    out.reserve(text.size() * times);
    for (std::size_t time = 0; time < times; ++time) {
        out += text;
    }
    return out;
}

} // namespace

TEST_CASE("Two million nested elements are refused at the depth limit", "[workbook][xml][F404]")
{
    auto const document = repeated("<a>", 2'000'000) + repeated("</a>", 2'000'000);
    auto const start = std::clock();
    REQUIRE(verdict(document) == "F404");
    REQUIRE(std::clock() - start < CLOCKS_PER_SEC / 50);
    REQUIRE(verdict(repeated("<a>", 256) + repeated("</a>", 256)) == "whole");
    REQUIRE(verdict(repeated("<a>", 256) + "<b/>" + repeated("</a>", 256)) == "F404");
}

TEST_CASE("A document type is refused wherever it stands, so no entity can be declared",
          "[workbook][xml][F305]")
{
    std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a0 \"ha\">";
    for (int number = 1; number < 10; ++number) {
        auto const before = "&a" + std::to_string(number - 1) + ";";
        laughs += "<!ENTITY a" + std::to_string(number) + " \"" + repeated(before, 10) + "\">";
    }
    REQUIRE(verdict(laughs + "]><l>&a9;</l>") == "F305");
    REQUIRE(verdict("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>") == "F305");
    REQUIRE(verdict("<a/><!DOCTYPE a><a/>") == "F305");
    REQUIRE(verdict("<a><!DOCTYPE a></a>") == "F305");
    REQUIRE(verdict("<!ENTITY a \"b\"><a/>") == "F304");
    REQUIRE(verdict("<!DocType a><a/>") == "F304");
}

TEST_CASE("An entity that nobody declared stays text", "[workbook][xml]")
{
    std::string out;
    append_unescaped(out, "&lt;&a9;&#233;&#xE9;&;&&amp &#x110000;&#0;&#99999999999;");
    REQUIRE(out == "<&a9;éé&;&&amp \ufffd\ufffd\ufffd");
}

TEST_CASE("A tag of attributes only is refused before it fills the memory", "[workbook][xml][F304]")
{
    REQUIRE(verdict("<a " + repeated("b=''", 1'000'000) + "/>") == "F304");
    REQUIRE(verdict("<a " + repeated("b='' ", 1000) + "/>") == "whole");
}

TEST_CASE("Elements that do not match are refused", "[workbook][xml][F304]")
{
    for (std::string const document : {"",
                                       " ",
                                       "text",
                                       "<",
                                       "<a",
                                       "<a>",
                                       "</a>",
                                       "<a></b>",
                                       "<a></a",
                                       "<a><b></a></b>",
                                       "<a/><b/>",
                                       "<a b/>",
                                       "<a b=c/>",
                                       "<a b='c/>",
                                       "<a b='",
                                       "<a b=",
                                       "<a><![CDATA[x</a>",
                                       "<![CDATA[x]]><a/>",
                                       "<a><!-- </a>",
                                       "<?xml <a/>",
                                       "<a></a/>",
                                       "< a/>"}) {
        CAPTURE(document);
        REQUIRE(verdict(document) == "F304");
    }
}

TEST_CASE("A document cut short at any byte is refused, and any byte may be NUL", "[workbook][xml]")
{
    std::string const whole =
        "\xef\xbb\xbf<?xml version='1.0'?><!-- c --><x:a xmlns:x=\"u\" b='&amp;'>"
        "t&#233;<![CDATA[<]]><x:c/></x:a>";
    REQUIRE(verdict(whole) == "whole");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        REQUIRE(verdict(whole.substr(0, size)) != "whole");
        auto changed = whole;
        changed[size] = '\0';
        REQUIRE_FALSE(verdict(changed).empty());
    }
}

TEST_CASE("Numbers that are none are no numbers", "[workbook][xml]")
{
    XmlScanner xml("<a n='nan' i='-inf' e='1e999' w='12.5' x='x'/>");
    REQUIRE(xml.next() == Token::open);
    REQUIRE_FALSE(xml.attribute_number("n"));
    REQUIRE_FALSE(xml.attribute_number("i"));
    REQUIRE_FALSE(xml.attribute_number("e"));
    REQUIRE_FALSE(xml.attribute_number("x"));
    REQUIRE(xml.attribute_number("w") == 12.5);
}

TEST_CASE("Broken UTF-16 is refused, whole UTF-16 is read", "[workbook][xml][F309]")
{
    using namespace std::string_literals;
    auto const whole = xml_as_utf8("\xff\xfe<\0a\0/\0>\0"s, "a.xml");
    REQUIRE(whole);
    REQUIRE(*whole == "<a/>");
    REQUIRE_FALSE(xml_as_utf8("\xff\xfe<\0\x00\xd8>\0"s, "a.xml"));
    REQUIRE_FALSE(xml_as_utf8("\xfe\xff\0<\0"s, "a.xml"));
}
