#include "support/tree.hpp"

namespace gopbieu::test {

std::filesystem::path source_folder()
{
    return GOPBIEU_SOURCE_DIR;
}

std::filesystem::path tests_folder()
{
    return GOPBIEU_TESTS_DIR;
}

} // namespace gopbieu::test
