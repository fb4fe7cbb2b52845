#pragma once

// The files of a campaign are copies of few sheets. Where nothing that decides differs from a sheet
// that was looked at before, its tables are the same, and only the figures have to be read.

#include "intake/table_blocks.hpp"
#include "intake/text_memo.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <unordered_map>
#include <vector>

namespace gopbieu {

/// A table of a form as it was made among the blocks of a sheet.
struct MadeTable {
    std::size_t form = 0;
    std::set<std::size_t> gone; ///< blocks that were decided by then
    std::vector<std::size_t> blocks;
    Table table; ///< nothing that a person answered is in it
    /// Lines under names that the form does not know: whether they have figures decides which of
    /// the others are meant.
    std::vector<std::size_t> watched;
};

/// What was found on a sheet: where tables stand, and what of the sheet that hangs on.
///
/// Every cell counts with its place and content, but for these:
/// - numbers in lines that have their name under the label of the key, in each table that reaches
///   there: no more hangs on them than whether a line has figures, which is told anew;
/// - texts above all headers and below all tables that are no label: they may be others, if they
///   are of the same kind.
class Layout {
public:
    /// Of a sheet that was looked at the long way. `read` are the rows in which headers were looked
    /// for.
    Layout(Grid const& grid,
           TextKeys& keys,
           std::vector<TableBlock> blocks,
           std::vector<MadeTable> made,
           std::vector<BandRead> const& read);

    /// False where a text is too long to be kept.
    [[nodiscard]] bool usable() const { return m_usable; }
    /// Whether looking at the sheet the long way would find the same.
    [[nodiscard]] bool fits(Grid const& grid, TextKeys& keys) const;

    [[nodiscard]] std::vector<TableBlock> const& blocks() const { return m_blocks; }
    /// Null when it was not asked for on the sheet that the layout was learnt from.
    [[nodiscard]] MadeTable const* made(std::size_t form, std::set<std::size_t> const& gone) const;

private:
    enum class Part : std::uint8_t {
        fixed,
        above, ///< a text above all headers
        below  ///< a text below all tables
    };
    struct Seen {
        Cell cell;
        KnownText* text = nullptr; ///< of the memo that the layout is kept with
        Part part = Part::fixed;
    };

    [[nodiscard]] std::vector<Span> closed_in(std::uint32_t row, Grid const& grid, TextKeys& keys);
    [[nodiscard]] Part
    part_of(Cell const& cell, KnownText const& text, std::vector<BandRead> const& read) const;
    /// Whether it is a number that may be another one, or none.
    [[nodiscard]] bool open(Cell const& cell) const;
    [[nodiscard]] static bool
    same(Seen const& seen, Cell const& cell, Grid const& grid, TextKeys& keys);

    std::vector<TableBlock> m_blocks;
    std::vector<MadeTable> m_made;
    std::vector<CellRange> m_merges;
    std::uint32_t m_row_count = 0;
    bool m_usable = true;
    std::vector<std::vector<Span>> m_closed; ///< by row: columns in which a number counts
    std::vector<Seen> m_seen;                ///< all cells but open ones
};

/// The layouts that were met, for one thread at a time; as long as the texts that they speak of.
class LayoutMemo {
public:
    /// Null when no sheet like this one was met.
    [[nodiscard]] Layout const* find(Grid const& grid, TextKeys& keys) const;
    void keep(Grid const& grid, std::unique_ptr<Layout const> layout);
    /// Headers of sheets of which nothing else comes again.
    [[nodiscard]] HeaderMemo& headers() { return m_headers; }

private:
    static constexpr std::size_t most = 128;
    struct Kept {
        std::size_t hash = 0;
        std::unique_ptr<Layout const> layout;
    };
    std::vector<Kept> m_kept;
    std::size_t m_next = 0; ///< what makes place when there are too many
    HeaderMemo m_headers;
};

} // namespace gopbieu
