#pragma once

#include <filesystem>

namespace gopbieu::test {

/// The folder of the project's sources, and that of its tests.
std::filesystem::path source_folder();
std::filesystem::path tests_folder();

} // namespace gopbieu::test
