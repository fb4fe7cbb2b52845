#include "base/version.hpp"

namespace gopbieu {

std::string_view version()
{
    return GOPBIEU_VERSION;
}

std::string_view libraries()
{
    return GOPBIEU_LIBRARIES;
}

} // namespace gopbieu
