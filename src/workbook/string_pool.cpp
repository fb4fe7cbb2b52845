#include "workbook/string_pool.hpp"

#include <algorithm>
#include <cstring>

namespace gopbieu {

std::string_view StringPool::keep(std::string_view text)
{
    if (text.empty()) {
        return {};
    }
    if (text.size() > m_left) {
        // Blocks grow, so that a small form takes one and a large sheet few.
        m_block = std::min<std::size_t>(m_block * 2, std::size_t{1} << 20U);
        m_left = std::max(m_block, text.size());
        m_memory.push_back(std::make_unique_for_overwrite<char[]>(m_left));
        m_free = m_memory.back().get();
    }
    std::memcpy(m_free, text.data(), text.size());
    std::string_view const kept(m_free, text.size());
    m_free += text.size();
    m_left -= text.size();
    return kept;
}

std::uint32_t StringPool::add(std::string_view text)
{
    return add_lasting(keep(text));
}

std::uint32_t StringPool::add_lasting(std::string_view text)
{
    m_texts.push_back(text);
    return static_cast<std::uint32_t>(m_texts.size() - 1);
}

} // namespace gopbieu
