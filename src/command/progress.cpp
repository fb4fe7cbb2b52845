#include "command/progress.hpp"

#include "base/terminal.hpp"

#include <algorithm>
#include <ostream>
#include <string_view>
#include <utility>

namespace gopbieu {

namespace {

constexpr std::chrono::seconds patience(1);
constexpr std::chrono::milliseconds pace(200);

// A letter takes one column, however many bytes it has.
std::size_t columns_of(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; }));
}

} // namespace

Progress::Progress(Surroundings const& surroundings, Say what)
    : Progress(surroundings, what, is_terminal(surroundings.err), &Clock::now)
{
}

Progress::Progress(Surroundings const& surroundings, Say what, bool watched, Now now)
    : m_surroundings(surroundings), m_what(what), m_watched(watched), m_now(std::move(now)),
      m_begin(m_now()), m_last(m_begin)
{
}

void Progress::show(std::size_t done, std::size_t of)
{
    auto const now = m_now();
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
    auto const width = columns_of(text);
    m_width = std::max(m_width, width);
    m_surroundings.err << '\r' << text << std::string(m_width - width, ' ') << std::flush;
}

void Progress::end()
{
    if (m_width != 0) {
        m_surroundings.err << '\r' << std::string(m_width, ' ') << '\r' << std::flush;
        m_width = 0;
    }
}

std::function<void(std::size_t, std::size_t)> ProgressOfParts::part(Say what)
{
    return [this, what, begun = false](std::size_t done, std::size_t of) mutable {
        if (!std::exchange(begun, true)) {
            end();
            m_line.emplace(m_surroundings, what);
        }
        m_line->show(done, of);
    };
}

void ProgressOfParts::end()
{
    if (m_line) {
        m_line->end();
        m_line.reset();
    }
}

} // namespace gopbieu
