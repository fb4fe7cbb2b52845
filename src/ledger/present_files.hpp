#pragma once

#include "ledger/ledger.hpp"

#include <memory>

namespace gopbieu {

class Query;

/// The files that are present, by name, byte by byte, one at a time: for whoever goes over them
/// side by side with something else. Nothing may be written before it is gone.
class PresentFiles {
public:
    explicit PresentFiles(Ledger& ledger);
    PresentFiles(PresentFiles const&) = delete;
    PresentFiles& operator=(PresentFiles const&) = delete;
    ~PresentFiles();

    /// Null at the end.
    [[nodiscard]] KnownFile const* current() const { return m_at_end ? nullptr : &m_current; }
    void advance();

private:
    std::unique_ptr<Query> m_query;
    KnownFile m_current;
    bool m_at_end = false;
};

} // namespace gopbieu
