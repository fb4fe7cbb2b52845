#include "base/parallel.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace gopbieu {

namespace {

// Hands out indices, remembers which are worked, and calls done() for the next in line.
class Queue {
public:
    Queue(std::size_t count, std::size_t window) : m_count(count), m_window(window) {}

    /// The next index to work on; count when there is none. Waits while too far ahead.
    std::size_t take()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(
            lock, [&] { return m_failure || m_next >= m_count || m_next < m_finished + m_window; });
        return m_failure || m_next >= m_count ? m_count : m_next++;
    }

    void give(std::size_t index, std::function<void(std::size_t)> const& done)
    {
        std::unique_lock lock(m_mutex);
        m_worked.insert(index);
        while (!m_failure && !m_printing && m_worked.contains(m_finished)) {
            m_printing = true;
            auto const current = m_finished;
            lock.unlock();
            done(current);
            lock.lock();
            m_printing = false;
            m_worked.erase(current);
            ++m_finished;
            m_changed.notify_all();
        }
    }

    void fail(std::exception_ptr failure)
    {
        std::scoped_lock const lock(m_mutex);
        m_failure = m_failure ? m_failure : std::move(failure);
        m_changed.notify_all();
    }

    [[nodiscard]] std::exception_ptr failure() const { return m_failure; }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::set<std::size_t> m_worked;
    std::size_t m_count, m_window, m_next = 0, m_finished = 0;
    bool m_printing = false;
    std::exception_ptr m_failure;
};

} // namespace

unsigned default_threads()
{
    return std::max(1U, std::thread::hardware_concurrency());
}

void in_order(std::size_t count,
              unsigned threads,
              std::function<void(std::size_t)> const& work,
              std::function<void(std::size_t)> const& done)
{
    if (threads == 0) {
        threads = default_threads();
    }
    threads =
        static_cast<unsigned>(std::min<std::size_t>(threads, std::max<std::size_t>(count, 1)));
    if (threads == 1) {
        for (std::size_t index = 0; index < count; ++index) {
            work(index);
            done(index);
        }
        return;
    }
    Queue queue(count, std::size_t{4} * threads);
    auto const loop = [&] {
        try {
            for (auto index = queue.take(); index < count; index = queue.take()) {
                work(index);
                queue.give(index, done);
            }
        } catch (...) {
            queue.fail(std::current_exception());
        }
    };
    {
        std::vector<std::jthread> workers;
        for (unsigned started = 1; started < threads; ++started) {
            workers.emplace_back(loop);
        }
        loop();
    }
    if (queue.failure()) {
        std::rethrow_exception(queue.failure());
    }
}

} // namespace gopbieu
