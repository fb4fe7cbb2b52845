#pragma once

#include "workbook/workbook.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gopbieu {

/// The texts of a package, each once; cells hold their numbers. The sheets add to it while they are
/// written.
class SharedTexts {
public:
    /// The text must outlive this.
    std::uint32_t number_of(std::string_view text);
    /// Letters of several fonts, together `text`; `own` is the font of runs that have none.
    std::uint32_t add(RichText const& rich, std::string_view text, Font const& own);
    /// Counts a cell that holds one of the texts.
    void use() { ++m_uses; }

    /// Whether one is longer than Excel takes.
    [[nodiscard]] bool too_long() const { return m_too_long; }
    /// The part of the package.
    [[nodiscard]] std::string part() const;

private:
    void check_length(std::string_view text);

    std::unordered_map<std::string_view, std::uint32_t> m_numbers;
    std::string m_items;
    std::uint32_t m_count = 0;
    std::size_t m_uses = 0;
    bool m_too_long = false;
};

/// The texts of one draft by their numbers in its workbook, so that each is looked up once.
class DraftTexts {
public:
    DraftTexts(SharedTexts& all, Workbook const& workbook)
        : m_all(all), m_workbook(workbook), m_numbers(workbook.texts.size(), unknown)
    {
    }

    /// Of a cell of kind text.
    std::uint32_t number_of(Cell const& cell);
    std::uint32_t number_of(std::string_view text);

private:
    static constexpr std::uint32_t unknown = UINT32_MAX;
    [[nodiscard]] RichText const* rich_text_of(std::uint32_t text) const;

    SharedTexts& m_all;
    Workbook const& m_workbook;
    std::vector<std::uint32_t> m_numbers;
};

} // namespace gopbieu
