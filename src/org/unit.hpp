#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gopbieu {

/// A node of the organisation tree. Levels are data: nothing in the code knows how many there are.
struct Unit {
    std::string code, name;
    std::string level;       ///< as an identifier: "chi-bo"
    std::string parent_code; ///< empty: a root
    std::vector<std::string> aliases;
    std::string phone, email;
    std::optional<std::size_t> parent; ///< index of the unit above
    std::uint32_t row = 0;             ///< in the register, counted from 1
};

/// All units, each by its number. The order is that of the register, which is also the order of
/// every list a person reads.
class OrgTree {
public:
    OrgTree() = default;
    /// Every parent must be a smaller problem: read_register() has refused cycles.
    explicit OrgTree(std::vector<Unit> units);

    [[nodiscard]] std::vector<Unit> const& units() const { return m_units; }
    [[nodiscard]] Unit const& unit(std::size_t index) const { return m_units[index]; }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view code) const;
    [[nodiscard]] std::vector<std::size_t> const& children(std::size_t index) const
    {
        return m_children[index];
    }
    /// Whether `above` is a unit over `index`, at any distance.
    [[nodiscard]] bool is_above(std::size_t above, std::size_t index) const;
    /// The unit and everything below it, parents before children.
    [[nodiscard]] std::vector<std::size_t> below(std::size_t index) const;

private:
    std::vector<Unit> m_units;
    std::vector<std::vector<std::size_t>> m_children;
    std::unordered_map<std::string, std::size_t> m_by_code;
};

} // namespace gopbieu
