#pragma once

#include "base/catalogue.hpp"
#include "command/files_print.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

namespace gopbieu {

/// Names the outside of every file that a desk is set up from: campaign, register, forms and
/// templates, and what was decided in the last period. To be made before the first of them is
/// opened: what changes afterwards then shows.
class DeskPrint {
public:
    DeskPrint(std::filesystem::path const& campaign,
              std::filesystem::path const& forms,
              Language language);
    /// The last period's campaign; an empty path: there is none.
    void add_previous(std::filesystem::path const& campaign);
    /// Empty where any of the files was touched within `calm` of now: its next change may leave it
    /// with the same stamp.
    std::string finish(std::chrono::nanoseconds calm);

private:
    void add_file(std::filesystem::path const& file);
    void add(WalkedFile const& file);

    FilesPrint m_print;
    std::int64_t m_newest = 0;
};

} // namespace gopbieu
