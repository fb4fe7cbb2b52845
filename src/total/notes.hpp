#pragma once

#include "base/bytes.hpp"
#include "base/finding.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace gopbieu {

/// The argument of a finding of totals that holds the code of the unit it is about: names of units
/// may occur more than once.
inline constexpr char const* about_unit = "unit_code";
/// Empty where the finding is about no single unit.
std::string_view unit_of(Finding const& finding);

/// What is said while submissions come in. They come in any order and by the ten thousand: notes
/// are put in the order of forms, units and cells, and of one kind only the first are told one by
/// one.
class Notes {
public:
    struct Key {
        std::size_t form = 0;
        std::uint32_t position = 0; ///< of the unit, from the top of the tree down
        std::uint32_t row = 0, column = 0;

        auto operator<=>(Key const&) const = default;
    };

    /// `summary` is said of those that are not told, with their {count}.
    void add(Key const& key, Finding finding, Say summary);
    void add(Notes const& other);
    void pack(ByteWriter& out) const;
    /// False when the bytes are damaged.
    bool unpack(ByteReader& in);
    /// All findings in their order; what was counted comes last of its kind.
    [[nodiscard]] std::vector<Finding> findings() const;

    /// So many of one kind in one column of a form are told one by one.
    static constexpr std::size_t most_told = 20;

private:
    struct Group {
        std::map<Key, Finding> told; ///< the first ones
        std::size_t count = 0;
        Say summary{};
    };
    using GroupKey = std::tuple<std::size_t, Say, std::uint32_t>; ///< form, what, column

    std::map<GroupKey, Group> m_groups;
};

} // namespace gopbieu
