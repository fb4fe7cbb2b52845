#pragma once

#include "base/bytes.hpp"
#include "base/walk_files.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace gopbieu {

/// One short text for the outside of many files: the same as long as none came, went or changed.
/// However many files there are, it holds a few kilobytes.
class FilesPrint {
public:
    void add(std::string_view name, FileStamp const& stamp);
    void add(std::string_view text);
    void add(std::int64_t number);
    std::string finish();

private:
    void fold();

    ByteWriter m_open; ///< not yet in the print
    std::string m_print;
    std::uint64_t m_count = 0;
};

} // namespace gopbieu
