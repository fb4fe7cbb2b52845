#include "base/stop_signal.hpp"

#include <algorithm>
#include <csignal>
#include <thread>

namespace gopbieu {

namespace {

std::sig_atomic_t volatile stop_asked = 0;

extern "C" void remember_stop(int number)
{
    stop_asked = 1;
    std::signal(number, SIG_DFL); // the next one ends the program
}

} // namespace

StopSignal::StopSignal()
{
    stop_asked = 0;
    std::signal(SIGINT, remember_stop);
    std::signal(SIGTERM, remember_stop);
}

StopSignal::~StopSignal()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

bool StopSignal::asked() const // NOLINT(readability-convert-member-functions-to-static)
{
    return stop_asked != 0;
}

void StopSignal::sleep(std::chrono::milliseconds time) const
{
    constexpr std::chrono::milliseconds slice(50);
    for (; time.count() > 0 && !asked(); time -= slice) {
        std::this_thread::sleep_for(std::min(time, slice));
    }
}

} // namespace gopbieu
