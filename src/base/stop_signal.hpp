#pragma once

#include <chrono>

namespace gopbieu {

/// While one of these lives, the first Ctrl-C (or the system's wish to end the program) is only
/// remembered, so that work in hand is finished; a second one ends the program at once, which the
/// ledger survives too. One at a time.
class StopSignal {
public:
    StopSignal();
    ~StopSignal();
    StopSignal(StopSignal const&) = delete;
    StopSignal& operator=(StopSignal const&) = delete;

    [[nodiscard]] bool asked() const;
    /// Sleeps, but not beyond the wish to stop.
    void sleep(std::chrono::milliseconds time) const;
};

} // namespace gopbieu
