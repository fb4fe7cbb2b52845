#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gopbieu::test {

/// A ZIP archive of files that are stored as they are, made by hand.
class StoredZip {
public:
    StoredZip& add(std::string_view name, std::string_view content)
    {
        auto const offset = m_bytes.size();
        auto const header = fields(name, content);
        m_bytes += "PK\3\4" + header;
        m_bytes += name;
        m_bytes += content;
        m_directory += std::string("PK\1\2") + char(20) + char(0) + header;
        m_directory += std::string(10, '\0'); // comment, disk, attributes
        put(m_directory, offset, 4);
        m_directory += name;
        ++m_count;
        return *this;
    }

    [[nodiscard]] std::string bytes() const
    {
        std::string out = m_bytes + m_directory + "PK\5\6" + std::string(4, '\0');
        put(out, m_count, 2);
        put(out, m_count, 2);
        put(out, m_directory.size(), 4);
        put(out, m_bytes.size(), 4);
        put(out, 0, 2);
        return out;
    }

private:
    static void put(std::string& out, std::uint64_t value, int bytes)
    {
        for (int at = 0; at < bytes; ++at) {
            out += static_cast<char>((value >> (8U * static_cast<unsigned>(at))) & 0xffU);
        }
    }

    static std::uint32_t checksum(std::string_view content)
    {
        std::uint32_t sum = 0xffffffffU;
        for (char const character : content) {
            sum ^= static_cast<unsigned char>(character);
            for (int bit = 0; bit < 8; ++bit) {
                sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xedb88320U : 0U);
            }
        }
        return ~sum;
    }

    // From "version needed" to the length of the extra field: the same in both headers.
    static std::string fields(std::string_view name, std::string_view content)
    {
        std::string out;
        put(out, 20, 2);
        put(out, 0x800, 2);
        put(out, 0, 2);
        put(out, 0x00210000, 4);
        put(out, checksum(content), 4);
        put(out, content.size(), 4);
        put(out, content.size(), 4);
        put(out, name.size(), 2);
        put(out, 0, 2);
        return out;
    }

    std::string m_bytes, m_directory;
    std::uint64_t m_count = 0;
};

} // namespace gopbieu::test
