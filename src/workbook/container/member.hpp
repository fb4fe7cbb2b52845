#pragma once

#include "base/result.hpp"

#include <functional>
#include <span>
#include <string>

namespace gopbieu {

/// A file inside an archive or a mail. Its bytes live only as long as the call that hands it on,
/// so that a large archive is never in memory as a whole.
struct Member {
    std::string name; ///< safe to show; path inside the archive with '/'
    Result<std::span<char const>> bytes;
};

using TakeMember = std::function<void(Member const&)>;

} // namespace gopbieu
