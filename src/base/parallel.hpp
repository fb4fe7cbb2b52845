#pragma once

#include <cstddef>
#include <functional>

namespace gopbieu {

/// How many threads "0" means on this computer.
unsigned default_threads();

/// Runs work(0 … count-1) on several threads and then, always in order and never two at once,
/// done(index). Only a few results are ahead of the slowest, so memory stays flat. The output of
/// done() is therefore the same for any number of threads.
///
/// An exception from work or done ends the loop and is thrown again here.
void in_order(std::size_t count,
              unsigned threads,
              std::function<void(std::size_t)> const& work,
              std::function<void(std::size_t)> const& done);

} // namespace gopbieu
