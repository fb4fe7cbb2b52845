#include "base/bytes.hpp"

namespace gopbieu {

namespace {

constexpr unsigned bits_a_byte = 7;
constexpr std::uint64_t more_follow = 0x80;

} // namespace

void ByteWriter::number(std::uint64_t value)
{
    while (value >= more_follow) {
        m_bytes += static_cast<char>((value & (more_follow - 1)) | more_follow);
        value >>= bits_a_byte;
    }
    m_bytes += static_cast<char>(value);
}

void ByteWriter::text(std::string_view value)
{
    number(value.size());
    m_bytes += value;
}

std::uint64_t ByteReader::number()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += bits_a_byte) {
        if (m_rest.empty()) {
            break;
        }
        auto const byte = static_cast<unsigned char>(m_rest.front());
        m_rest.remove_prefix(1);
        value |= (byte & (more_follow - 1)) << shift;
        if ((byte & more_follow) == 0) {
            return value;
        }
    }
    fail();
    return 0;
}

std::size_t ByteReader::count()
{
    auto const found = number();
    if (found > m_rest.size()) {
        fail();
        return 0;
    }
    return static_cast<std::size_t>(found);
}

std::string_view ByteReader::view()
{
    auto const size = number();
    if (size > m_rest.size()) {
        fail();
        return {};
    }
    auto const found = m_rest.substr(0, static_cast<std::size_t>(size));
    m_rest.remove_prefix(found.size());
    return found;
}

void ByteReader::fail()
{
    m_good = false;
    m_rest = {};
}

} // namespace gopbieu
