#pragma once

#include "intake/grid.hpp"
#include "intake/submission.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gopbieu {

/// What became of a cell.
enum class CellUse : std::uint8_t { none, used, label, checked, outside, people, left_out, asked };

/// What became of every cell of a sheet, so that none with a number is lost: the tables mark what
/// they take, and what is left at the end was outside all of them.
class CellUses {
public:
    explicit CellUses(Sheet const& sheet) : m_sheet(sheet), m_uses(sheet.cells.size()) {}

    /// `cell` is one of the sheet's. What was asked stays asked, and what was counted as counted.
    void mark(Cell const& cell, CellUse use);
    [[nodiscard]] CellUse use(Cell const& cell) const { return m_uses[index(cell)]; }
    /// Adds the numbers marked since the last call, each once.
    void count_new(CellCount& count);
    /// The numbers that nobody took; they count as outside from now on.
    std::vector<Cell const*> left_over();
    /// All cells of the sheet that are to be accounted for, counted without regard to what was
    /// counted before.
    [[nodiscard]] std::uint32_t all() const;

private:
    [[nodiscard]] bool is_figure(std::size_t at) const;
    [[nodiscard]] std::size_t index(Cell const& cell) const
    {
        return static_cast<std::size_t>(&cell - m_sheet.cells.data());
    }

    Sheet const& m_sheet;
    std::vector<CellUse> m_uses;
    std::vector<char> m_counted = std::vector<char>(m_uses.size()); ///< no bits: they cost more
};

/// Whether a cell holds a number, wherever it stands.
bool holds_number(Cell const& cell);

/// "C5, C6, D7 …": the first few of many cells.
std::string cell_list(std::vector<CellRef> const& cells, std::size_t most = 12);

/// "Thôn, bản; Trường học; …": the first few of the printed names of several rows or columns, each
/// once.
std::string name_list(std::vector<std::string> const& names, std::size_t most = 3);

} // namespace gopbieu
