#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gopbieu {

/// Appends numbers and texts to a block of bytes that ByteReader takes apart again. Numbers take as
/// few bytes as they need, so that small ones (nearly all) take one.
class ByteWriter {
public:
    void number(std::uint64_t value);
    void text(std::string_view value);

    [[nodiscard]] std::string& bytes() { return m_bytes; }

private:
    std::string m_bytes;
};

/// Reads what ByteWriter wrote, in the same order. Bytes that are not so, of a damaged store, make
/// it false and everything from then on zero and empty; it never reads beyond the end.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : m_rest(bytes) {}

    std::uint64_t number();
    std::uint32_t small_number() { return static_cast<std::uint32_t>(number()); }
    /// A number of things that follow; at least a byte each must be left for them.
    std::size_t count();
    /// Valid as long as the bytes are.
    std::string_view view();
    std::string text() { return std::string(view()); }

    explicit operator bool() const { return m_good; }
    [[nodiscard]] bool at_end() const { return m_rest.empty(); }

private:
    void fail();

    std::string_view m_rest;
    bool m_good = true;
};

} // namespace gopbieu
