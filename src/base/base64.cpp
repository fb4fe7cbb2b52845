#include "base/base64.hpp"

namespace gopbieu {

std::string base64(std::string_view bytes)
{
    static constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    unsigned bits = 0;
    unsigned count = 0;
    for (auto const byte : bytes) {
        bits = (bits << 8U) | static_cast<unsigned char>(byte);
        for (count += 8; count >= 6; count -= 6) {
            text += digits[(bits >> (count - 6)) & 63U];
        }
        bits &= 0xffU;
    }
    if (count != 0) {
        text += digits[(bits << (6 - count)) & 63U];
    }
    return text + std::string((4 - text.size() % 4) % 4, '=');
}

} // namespace gopbieu
