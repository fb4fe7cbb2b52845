// A plain main for a fuzz target: runs every file of the given folders through it once. It proves
// little more than "no crash", and that is what the seeds and once found inputs are kept for.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

// The name is libFuzzer's.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

// An empty folder is a fault: a test that feeds nothing would always pass.
bool replay(std::filesystem::path const& folder)
{
    std::size_t count = 0;
    std::error_code error;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder, error)) {
        if (!entry.is_regular_file()) {
            continue;
        }
        std::ifstream file(entry.path(), std::ios::binary);
        std::vector<char> const bytes{std::istreambuf_iterator<char>(file), {}};
        std::vector<std::uint8_t> const data(bytes.begin(), bytes.end());
        LLVMFuzzerTestOneInput(data.data(), data.size());
        ++count;
    }
    std::cout << folder.string() << ": " << count << " inputs\n";
    return !error && count > 0;
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> const folders(argv + 1, argv + argc);
    bool all = !folders.empty();
    for (auto const& folder : folders) {
        all = replay(folder) && all;
    }
    return all ? 0 : 1;
}
