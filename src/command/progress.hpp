#pragma once

#include "command/command.hpp"

#include <chrono>
#include <cstddef>

namespace gopbieu {

/// A line on a terminal that counts what is done and tells the time left, from the second second
/// on. Where nobody watches, nothing is printed.
class Progress {
public:
    /// `what`: a text with {done}, {of} and {left}.
    Progress(Surroundings const& surroundings, Say what);

    void show(std::size_t done, std::size_t of);
    /// Wipes the line.
    void end();

private:
    using Clock = std::chrono::steady_clock;

    Surroundings const& m_surroundings;
    Say m_what;
    bool m_watched;
    Clock::time_point m_begin, m_last;
    std::size_t m_width = 0;
};

} // namespace gopbieu
