#include "base/version.hpp"

namespace gopbieu {

std::string_view version()
{
    return GOPBIEU_VERSION;
}

} // namespace gopbieu
