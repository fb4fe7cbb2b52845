#pragma once

#include "command/command.hpp"

#include <filesystem>

namespace gopbieu {

/// What `gopbieu` without a command means, as a double click starts it.
enum class Alone : std::uint8_t {
    run,       ///< the folder is a campaign
    make_here, ///< it is empty, and the person at the keyboard wants a campaign in it
    help       ///< anything else
};

bool is_campaign(std::filesystem::path const& folder);

/// Decides by the folder; in an empty one the person is asked, where there is one.
Alone what_alone_means(std::filesystem::path const& folder, Surroundings const& surroundings);

/// After a run: which of what it wrote is for people to open first.
void say_where_to_look(std::filesystem::path const& folder, Surroundings const& surroundings);

} // namespace gopbieu
