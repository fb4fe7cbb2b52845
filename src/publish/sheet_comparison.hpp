#pragma once

#include "publish/describe.hpp"
#include "publish/difference.hpp"

#include <unordered_map>

namespace gopbieu {

/// The differences found so far, and whether it is enough.
class DifferenceList {
public:
    explicit DifferenceList(std::size_t most) : m_most(most) {}

    void add(Say what, std::string place, std::string found, std::string expected)
    {
        if (!full()) {
            m_list.push_back({what, std::move(place), std::move(found), std::move(expected)});
        }
    }
    void compare(Say what, std::string const& place, std::string found, std::string expected)
    {
        if (found != expected) {
            add(what, place, std::move(found), std::move(expected));
        }
    }
    [[nodiscard]] bool full() const { return m_list.size() >= m_most; }
    [[nodiscard]] std::vector<Difference> take() { return std::move(m_list); }

private:
    std::size_t m_most;
    std::vector<Difference> m_list;
};

/// Compares the styles of two workbooks. A pair is looked at once.
class StyleComparison {
public:
    StyleComparison(Workbook const& expected, Workbook const& written)
        : m_expected(expected), m_written(written)
    {
    }

    [[nodiscard]] bool same(std::uint32_t written, std::uint32_t expected);
    void tell(std::string const& place,
              std::uint32_t written,
              std::uint32_t expected,
              DifferenceList& list) const;

private:
    Workbook const& m_expected;
    Workbook const& m_written;
    std::unordered_map<std::uint64_t, bool> m_known;
};

/// What one sheet should be, against what it is.
struct SheetPair {
    Workbook const& expected_workbook; ///< where styles and texts of the expected sheet come from
    Page const& expected;              ///< the template's sheet after its growths
    Page const& draft;                 ///< changes, what is declared, the header
    Workbook const& written_workbook;
    Sheet const& written;
};

void compare_cells(SheetPair const& pair, StyleComparison& styles, DifferenceList& list);
void compare_looks(SheetPair const& pair, StyleComparison& styles, DifferenceList& list);

} // namespace gopbieu
