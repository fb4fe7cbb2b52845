#include "command/files_print.hpp"

#include "base/sha256.hpp"

namespace gopbieu {

void FilesPrint::add(std::string_view name, FileStamp const& stamp)
{
    m_open.number(stamp.size);
    add(stamp.changed);
    add(name);
}

void FilesPrint::add(std::string_view text)
{
    constexpr std::size_t enough = 1U << 13U;
    m_open.text(text);
    ++m_count;
    if (m_open.bytes().size() > enough) {
        fold();
    }
}

void FilesPrint::add(std::int64_t number)
{
    m_open.number(static_cast<std::uint64_t>(number));
}

// Each print is made of the one before, so that the last one is made of everything.
void FilesPrint::fold()
{
    m_open.text(m_print);
    m_print = sha256(m_open.bytes());
    m_open.bytes().clear();
}

std::string FilesPrint::finish()
{
    m_open.number(m_count);
    fold();
    return m_print;
}

} // namespace gopbieu
