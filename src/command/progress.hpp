#pragma once

#include "command/command.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>

namespace gopbieu {

/// A line on a terminal that counts what is done and tells the time left, from the second second
/// on. Where nobody watches, nothing is printed.
class Progress {
public:
    using Clock = std::chrono::steady_clock;
    using Now = std::function<Clock::time_point()>;

    /// `what`: a text with {done}, {of} and {left}.
    Progress(Surroundings const& surroundings, Say what);
    /// The same, told whether somebody watches and what time it is.
    Progress(Surroundings const& surroundings, Say what, bool watched, Now now);

    void show(std::size_t done, std::size_t of);
    /// Wipes the line.
    void end();

private:
    Surroundings const& m_surroundings;
    Say m_what;
    bool m_watched;
    Now m_now;
    Clock::time_point m_begin, m_last;
    std::size_t m_width = 0;
};

/// The lines of work that goes on in parts: each takes the place of the one before.
class ProgressOfParts {
public:
    explicit ProgressOfParts(Surroundings const& surroundings) : m_surroundings(surroundings) {}
    ~ProgressOfParts() { end(); }
    ProgressOfParts(ProgressOfParts const&) = delete;
    ProgressOfParts& operator=(ProgressOfParts const&) = delete;

    /// What to call as one part goes on. It must not outlive this.
    std::function<void(std::size_t done, std::size_t of)> part(Say what);
    /// Wipes the line.
    void end();

private:
    Surroundings const& m_surroundings;
    std::optional<Progress> m_line;
};

} // namespace gopbieu
