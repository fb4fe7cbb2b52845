#include "workbook/container/xml.hpp"

#include <cstdint>
#include <string>

// Every document is walked token by token, then once more by skip() and inner_text(); offsets never
// leave it, and the depth never leaves the limit.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace gopbieu;
    using Token = XmlScanner::Token;
    std::string document(reinterpret_cast<char const*>(data), size);
    if (auto const converted = xml_as_utf8(document, "a.xml"); converted && *converted) {
        document = **converted;
    }
    Limits limits;
    limits.nesting = 20;
    std::string text;
    XmlScanner xml(document, limits);
    auto token = xml.next();
    for (; token != Token::end && token != Token::broken; token = xml.next()) {
        if (xml.depth() > limits.nesting || xml.offset() > document.size()) {
            __builtin_trap();
        }
        if (token == Token::open) {
            for (auto const& attribute : xml.attributes()) {
                text = xml.attribute_text(attribute.name);
                static_cast<void>(xml.attribute_number(attribute.name));
            }
        }
        if (token == Token::text) {
            text.clear();
            xml.append_text(text);
        }
    }
    static_cast<void>(xml.problem("a.xml"));
    XmlScanner again(document, limits);
    while (again.next_tag() == Token::open) {
        if (again.depth() == 2 && !again.skip()) {
            break;
        }
        if (again.depth() == 3) {
            text = again.inner_text();
        }
    }
    return 0;
}
