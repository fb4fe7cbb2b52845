#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// Names of files that are to be read, in the order in which they came: little more of memory than
/// the names take, because a campaign may have a hundred thousand.
class Arrivals {
public:
    /// `known`: whether the ledger knows a file of this name.
    void add(std::string_view name, bool known)
    {
        m_names += name;
        m_names += known ? '\1' : '\0';
        m_ends.push_back(m_names.size());
    }
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] bool empty() const { return m_ends.empty(); }
    [[nodiscard]] std::string_view name(std::size_t index) const
    {
        auto const begin = index == 0 ? 0 : m_ends[index - 1];
        return std::string_view(m_names).substr(begin, m_ends[index] - begin - 1);
    }
    [[nodiscard]] bool known(std::size_t index) const { return m_names[m_ends[index] - 1] != '\0'; }

private:
    std::string m_names; ///< a mark behind each
    std::vector<std::uint64_t> m_ends;
};

} // namespace gopbieu
