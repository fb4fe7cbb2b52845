#include "command/progress.hpp"

#include "base/terminal.hpp"

#include <algorithm>
#include <ostream>

namespace gopbieu {

namespace {

constexpr std::chrono::seconds patience(1);
constexpr std::chrono::milliseconds pace(200);

} // namespace

Progress::Progress(Surroundings const& surroundings, Say what)
    : m_surroundings(surroundings), m_what(what), m_watched(is_terminal(surroundings.err)),
      m_begin(Clock::now()), m_last(m_begin)
{
}

void Progress::show(std::size_t done, std::size_t of)
{
    auto const now = Clock::now();
    if (!m_watched || done == 0 || now - m_begin < patience || now - m_last < pace) {
        return;
    }
    m_last = now;
    auto const gone = std::chrono::duration<double>(now - m_begin).count();
    auto const left =
        gone * static_cast<double>(of - std::min(done, of)) / static_cast<double>(done);
    auto const text = words(m_what,
                            {{"done", std::to_string(done)},
                             {"of", std::to_string(of)},
                             {"left", std::to_string(static_cast<long>(left + 0.5))}},
                            m_surroundings.language);
    m_width = std::max(m_width, text.size());
    m_surroundings.err << '\r' << text << std::string(m_width - text.size(), ' ') << std::flush;
}

void Progress::end()
{
    if (m_width != 0) {
        m_surroundings.err << '\r' << std::string(m_width, ' ') << '\r' << std::flush;
        m_width = 0;
    }
}

} // namespace gopbieu
