#pragma once

#include <filesystem>
#include <string>

namespace gopbieu {

/// A folder of its own for one test, gone afterwards.
class Scratch {
public:
    Scratch();
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;
    ~Scratch();

    [[nodiscard]] std::filesystem::path const& path() const { return m_path; }
    std::filesystem::path operator/(std::string const& name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

void write_text(std::filesystem::path const& file, std::string const& text);
std::string read_text(std::filesystem::path const& file);

} // namespace gopbieu
