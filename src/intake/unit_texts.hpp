#pragma once

// What a printed text says of the units of a register. Most texts of a heading are printed in every
// file of a campaign, so each is looked into once and kept.

#include "intake/shelf.hpp"
#include "intake/unit_names.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gopbieu {

/// A part of a text, and the units that it names.
struct UnitPiece {
    std::string text;
    UnitNames::Units coded; ///< by their organisation codes
    /// The register's own list, or UnitText::guessed: pieces of one name have the same.
    UnitNames::Units const* named = nullptr;
};

struct UnitText {
    std::string text;              ///< readable: decoded where it was in an old font
    std::string key;               ///< key_with_accents() of it
    bool is_a_name = false;        ///< as a whole
    std::vector<UnitPiece> pieces; ///< those that name a unit
    bool named = false;            ///< some piece names one, not only by a code
    /// Where none does: the piece that names a unit but for accents or a slip.
    std::optional<UnitPiece> near;
    std::unique_ptr<UnitNames::Units const> guessed; ///< its units
    bool like_a_unit = false;                        ///< some piece begins as a unit's name does
};

/// What is known of texts, for one thread at a time.
class UnitTexts {
public:
    /// `settled`: the text is one of the forms' or was decoded by their words. Stays where it is as
    /// long as the memo.
    UnitText const& of(std::string_view text, bool settled, UnitNames const& names);
    /// Units whose name or code stands in the name of a file or folder.
    UnitNames::Units const& in_name(std::string const& name, UnitNames const& names);
    /// Whether it has grown so large that a new one is better.
    [[nodiscard]] bool full() const { return m_size > most; }

private:
    struct Hash {
        using is_transparent = void; // NOLINT(readability-identifier-naming): the library's
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>{}(text);
        }
    };
    template <typename Value>
    using ByText = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    static constexpr std::size_t most = 4U << 20U; ///< bytes, about
    std::array<ByText<UnitText>, 2> m_texts;       ///< not settled, settled
    ByText<UnitNames::Units> m_names;
    std::size_t m_size = 0;
};

} // namespace gopbieu
