#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace gopbieu {

/// The texts of one workbook, each by its number. Views stay valid as long as the pool lives,
/// also when the pool is moved. Adding is cheap: blocks, not one allocation a text.
class StringPool {
public:
    /// Copies the text in. It must be UTF-8 in NFC: readers pass everything through clean_text().
    std::uint32_t add(std::string_view text);
    /// Takes a text that lies in memory the pool has adopted.
    std::uint32_t add_lasting(std::string_view text);
    /// Copies without giving it a number (formula texts, names).
    std::string_view keep(std::string_view text);
    /// Keeps the memory alive as long as the pool.
    void adopt(std::unique_ptr<char[]> memory) { m_memory.push_back(std::move(memory)); }

    void reserve(std::size_t count) { m_texts.reserve(count); }
    [[nodiscard]] std::size_t size() const { return m_texts.size(); }
    std::string_view operator[](std::uint32_t number) const { return m_texts[number]; }

private:
    std::vector<std::string_view> m_texts;
    std::vector<std::unique_ptr<char[]>> m_memory;
    char* m_free = nullptr;
    std::size_t m_left = 0;
    std::size_t m_block = 1024;
};

} // namespace gopbieu
