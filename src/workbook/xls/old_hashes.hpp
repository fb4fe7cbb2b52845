#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace gopbieu {

// MD5, SHA-1 and RC4 protect nothing any more. They are here because Excel 97-2003 encrypts a
// workbook whose structure is locked with a password that everybody knows.

std::string md5(std::string_view bytes);  ///< 16 bytes
std::string sha1(std::string_view bytes); ///< 20 bytes

/// A key stream; decrypting and encrypting are the same.
class Rc4 {
public:
    explicit Rc4(std::string_view key);

    [[nodiscard]] std::string apply(std::string_view bytes);
    std::uint8_t next();

private:
    std::array<std::uint8_t, 256> m_state{};
    std::uint8_t m_first = 0, m_second = 0;
};

} // namespace gopbieu
