#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace gopbieu {

/// Memos that nobody is using; there are as many as threads ever worked at a time. A memo that says
/// it is full() is not put back, so that none grows for ever.
template <typename Memo>
class Shelf {
public:
    /// A memo while somebody has it.
    class Loan {
    public:
        explicit Loan(Shelf& shelf) : m_shelf(shelf), m_memo(shelf.take()) {}
        Loan(Loan const&) = delete;
        Loan& operator=(Loan const&) = delete;
        ~Loan() { m_shelf.put_back(std::move(m_memo)); }

        Memo& operator*() { return *m_memo; }
        Memo* operator->() { return m_memo.get(); }

    private:
        Shelf& m_shelf;
        std::unique_ptr<Memo> m_memo;
    };

private:
    std::unique_ptr<Memo> take()
    {
        std::lock_guard const lock(m_mutex);
        if (m_free.empty()) {
            return std::make_unique<Memo>();
        }
        auto memo = std::move(m_free.back());
        m_free.pop_back();
        return memo;
    }

    void put_back(std::unique_ptr<Memo> memo)
    {
        if (!memo->full()) {
            std::lock_guard const lock(m_mutex);
            m_free.push_back(std::move(memo));
        }
    }

    std::mutex m_mutex;
    std::vector<std::unique_ptr<Memo>> m_free;
};

} // namespace gopbieu
