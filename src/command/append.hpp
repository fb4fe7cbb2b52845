#pragma once

#include "base/finding.hpp"

#include <vector>

namespace gopbieu {

/// Findings behind findings.
inline void append(std::vector<Finding>& to, std::vector<Finding> const& more)
{
    to.insert(to.end(), more.begin(), more.end());
}

} // namespace gopbieu
