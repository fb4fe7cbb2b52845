#pragma once

#include "base/exact.hpp"
#include "form/form.hpp"
#include "intake/submission.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace gopbieu {

/// What the numbers of one cell of a form have become over some units. Two amounts joined are an
/// amount again, in any order and any grouping: a mean carries its numerator and its weight and is
/// divided only where it is shown.
struct Amount {
    Exact sum;              ///< of a mean its numerator; of max and min the number itself
    Exact weight;           ///< of a mean its weight, else how many numbers are in it
    bool too_large = false; ///< left the numbers that are exact; reported once, shown nowhere

    bool operator==(Amount const&) const = default;

    void add(Amount const& other, Way way);
    /// Whether any number is in it.
    [[nodiscard]] bool there() const { return too_large || weight.sign() != 0; }
    /// What is shown; nothing where no unit gave any weight.
    [[nodiscard]] std::optional<Exact> value(Way way) const;
};

/// A text, or a number of which only one counts, with what decides which.
struct Word {
    FigureValue value;
    std::uint64_t arrival = 0;  ///< greater: later
    std::uint32_t position = 0; ///< of its unit, from the top of the tree down

    bool operator==(Word const&) const = default;
};

/// What the texts of one cell have become: all different ones in the order of the tree (join), or
/// the one that counts (latest, max, min). Joins in any order and grouping.
struct Words {
    std::vector<Word> words;

    bool operator==(Words const&) const = default;

    void add(Words const& other, Way way);
    void add(Word const& word, Way way);
    /// "a; b"; nothing where there is none.
    [[nodiscard]] std::optional<FigureValue> value() const;
};

/// Whether a figure with this way is kept as an Amount; else as Words. Derived ones as neither.
bool is_amount(Way way, bool number);

} // namespace gopbieu
