#include "support/scratch.hpp"

#include <atomic>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace gopbieu {

Scratch::Scratch()
{
    static std::atomic<int> count = 0;
    m_path = std::filesystem::temp_directory_path() /
             ("gopbieu-test-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
    std::filesystem::create_directories(m_path);
}

Scratch::~Scratch()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

void write_text(std::filesystem::path const& file, std::string const& text)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

std::string read_text(std::filesystem::path const& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace gopbieu
