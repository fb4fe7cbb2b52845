#pragma once

// Which forms a sheet may hold, where, and how well each fits. Nothing is decided here.

#include "form/marker.hpp"
#include "intake/layout.hpp"
#include "intake/table.hpp"
#include "intake/table_blocks.hpp"
#include "intake/text_keys.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace gopbieu {

/// How well a table is the form's.
struct FormFitness {
    int columns = 0, columns_missing = 0;
    int rows = 0, rows_missing = 0; ///< of fixed forms
    int known = 0, unknown = 0;     ///< lines with figures whose names the form knows or not

    [[nodiscard]] int score(RowKind kind) const
    {
        auto const of_rows = kind == RowKind::fixed ? 4 * rows - rows_missing : 4 * known;
        return 4 * columns - 6 * columns_missing + of_rows - 3 * unknown;
    }
};

struct FormCandidate {
    std::size_t form = 0;
    std::vector<std::size_t> blocks;
    Table table;
    std::optional<CellRef> second; ///< another table of the same form
    FormFitness fitness;
    int score = 0;
    bool title = false, number = false, marked = false;

    [[nodiscard]] int named() const
    {
        return (title ? 1 : 0) + (number ? 1 : 0) + (marked ? 2 : 0);
    }
};

/// Finds the tables of each form among the blocks of a sheet.
class FormCandidates {
public:
    FormCandidates(Grid const& grid, TextKeys& keys, std::optional<Marker> const& marker)
        : m_grid(grid), m_keys(keys), m_index(keys.index()), m_marker(marker)
    {
    }

    /// Surveys the sheet, also by labels without accents when `plainly`; the forms that claim any
    /// place in it.
    std::set<std::size_t> look(bool plainly);
    /// The table of a form in what is still free.
    [[nodiscard]] std::optional<FormCandidate> make(std::size_t form);
    /// These blocks are decided.
    void take_out(std::vector<std::size_t> const& blocks);
    /// The sheet is decided: the next one like it need not be looked at so closely.
    void remember();
    /// Reads the other table of the form in place of the first.
    void take_second(FormCandidate& candidate) const;
    /// The first column of its first block.
    [[nodiscard]] std::uint32_t left_of(FormCandidate const& candidate) const
    {
        return blocks()[candidate.blocks.front()].columns.first;
    }

private:
    [[nodiscard]] std::vector<TableBlock> const& blocks() const
    {
        return m_layout != nullptr ? m_layout->blocks() : m_blocks;
    }
    [[nodiscard]] std::optional<FormCandidate> as_before(MadeTable const& made) const;
    [[nodiscard]] TableBlock::Claim const* claim_of(std::size_t form, std::size_t number) const;
    [[nodiscard]] Table make_table(std::size_t form, std::vector<HeaderCopy> copies) const;
    [[nodiscard]] bool names_one_row(LabelId label, std::size_t form) const;
    [[nodiscard]] std::set<std::string> names_below(TableBlock const& block,
                                                    std::size_t form) const;
    void judge(FormCandidate& candidate) const;
    [[nodiscard]] std::vector<std::string_view> texts_above(Table const& table) const;

    Grid const& m_grid;
    TextKeys& m_keys;
    FormIndex const& m_index;
    std::optional<Marker> const& m_marker;
    std::set<std::size_t> m_gone;     ///< blocks whose form is decided
    Layout const* m_layout = nullptr; ///< of a sheet like this one
    // Without one, what is found out here and makes the layout of this sheet.
    std::vector<TableBlock> m_blocks;
    std::vector<BandRead> m_read;
    std::vector<MadeTable> m_made;
    bool m_rememberable = false;
};

/// Whether any row holds figures in the form's columns.
bool any_figures(Table const& table);
/// Numbers beside the names of rows, under a column that was not recognised.
bool any_beside(Table const& table, Grid const& grid);

} // namespace gopbieu
