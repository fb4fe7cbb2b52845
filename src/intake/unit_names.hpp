#pragma once

#include "intake/shelf.hpp"
#include "org/tree_order.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace gopbieu {

class UnitTexts;

/// The register seen from the names that are printed in headings and file names. Made once, used
/// for every file.
class UnitNames {
public:
    using Units = std::vector<std::size_t>;

    /// The tree must outlive it.
    explicit UnitNames(OrgTree const& tree);
    UnitNames(UnitNames const&) = delete; // its texts refer to its lists
    UnitNames& operator=(UnitNames const&) = delete;
    ~UnitNames() = default;

    /// Units whose code, name or other name this is. The list stays where it is.
    [[nodiscard]] Units const& named(std::string_view text) const;
    /// The same by its key_with_accents().
    [[nodiscard]] Units const& keyed(std::string_view key) const { return find(m_by_key, key); }
    /// The same without accents: a second attempt.
    [[nodiscard]] Units const& named_plain(std::string_view text) const;
    /// Units whose name this is but for a slip or two. Asked for texts that are like a unit only.
    [[nodiscard]] Units near(std::string_view text) const;
    /// The unit with an organisation code as people write it: 14 digits with or without dots, also
    /// as a number that has lost its leading zero.
    [[nodiscard]] Units with_code(std::string_view text) const;
    /// Units whose names contain these words next to each other.
    [[nodiscard]] Units containing(std::string_view words) const;

    /// Whether a text begins as units of the register do ("Chi bộ …", "Đảng ủy …").
    [[nodiscard]] bool like_a_unit(std::string_view text) const;
    /// Whether a word or a pair of words occurs in a name.
    [[nodiscard]] bool knows(std::string_view words) const;
    [[nodiscard]] OrgTree const& tree() const { return m_tree; }
    /// Who is above whom, living or not.
    [[nodiscard]] TreeOrder const& order() const { return m_order; }
    /// What was found out about texts with this register. A convenience for speed: it changes no
    /// answer.
    [[nodiscard]] Shelf<UnitTexts>& texts() const { return *m_texts; }

private:
    struct Hash {
        using is_transparent = void; // NOLINT(readability-identifier-naming): the library's
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>{}(text);
        }
    };
    using ByText = std::unordered_map<std::string, Units, Hash, std::equal_to<>>;

    void add(std::string const& name, std::size_t unit);
    [[nodiscard]] static Units const& find(ByText const& map, std::string_view text);

    OrgTree const& m_tree;
    TreeOrder m_order;
    std::shared_ptr<Shelf<UnitTexts>> m_texts;
    ByText m_by_key, m_by_plain, m_by_digits;
    ByText m_by_word;                                    ///< of plain names
    std::vector<std::vector<std::string>> m_plain_names; ///< of each unit
    std::unordered_set<std::string, Hash, std::equal_to<>> m_beginnings, m_words;
};

/// The first of several text searches in names: units without repetition.
void add_new(UnitNames::Units& list, UnitNames::Units const& more);

} // namespace gopbieu
