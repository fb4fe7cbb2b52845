#pragma once

// The figures of bao-cao.html. There may be a million of them: each is put into its final form
// while it passes by, and none is kept.

#include "publish/page/page_model.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gopbieu {

/// Columns of a form that hold figures: all that the page shows. Texts may be names of people.
std::vector<std::uint32_t> figure_columns(FormDefinition const& form);

/// One form on its way into the page. Rows that no code list knows get numbers behind the form's.
class PageFigureWriter {
public:
    explicit PageFigureWriter(FormDefinition const& form);

    /// [unit, filed, expected, file, [unit below, …], rows, [over rows], list rows]
    void add_total(std::size_t unit, FormTotal const& total, std::optional<std::size_t> file);
    /// [unit, filed, expected, rows, [over rows], list rows]: of the last period.
    void add_before(std::size_t unit, FormTotal const& total);
    /// Whether what a submission comes to is more than its figures say.
    [[nodiscard]] bool needs_total() const
    {
        return m_with_means || m_form.row_kind != RowKind::fixed;
    }
    /// [unit, place, file, sheet, rows, [over rows], list rows]: what was filed, cell by cell.
    /// `total`: what it comes to; null where that is not needed.
    void add_leaf(std::size_t unit,
                  std::size_t place,
                  std::size_t file,
                  std::size_t sheet,
                  Submission const& filed,
                  FormTotal const* total);
    /// Bytes of all leaves.
    [[nodiscard]] std::size_t size() const { return m_size; }
    void forget_leaves() { m_figures.leaves.clear(); }
    PageFigures finish();

private:
    /// Where the figures of a row stand: by column row and column of the sheet, both from 1; row 0:
    /// that of the others; both 0: no figure.
    using LayoutKey = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

    std::optional<std::size_t> known_row(std::string_view id) const;
    std::size_t new_row(std::string_view id, std::string_view label);
    void append_rows(std::string& out, FormTotal const& total);
    void append_over_rows(std::string& out, FormTotal const* total) const;
    void append_values(std::string& out, FormTotal const& total, std::uint32_t row) const;
    void append_weights(std::string& out, FormTotal const& total, std::uint32_t row) const;
    void append_leaf_rows(std::string& out, Submission const& filed, FormTotal const* total);
    void append_leaf_row(std::string& out, std::span<Fact const> facts);
    void find_columns(std::span<Fact const> facts);
    std::size_t layout_number(bool level);
    std::string& leaves();

    FormDefinition const& m_form;
    std::vector<std::uint32_t> m_columns;
    bool m_with_means = false;
    std::map<std::string, std::size_t, std::less<>> m_rows;
    std::vector<std::pair<std::string, std::string>> m_unknown; ///< id, label
    std::map<LayoutKey, std::size_t> m_layouts;
    std::vector<std::string> m_layout_list;
    std::vector<Fact const*> m_facts; ///< of the row that is written, by place in m_columns
    LayoutKey m_layout;               ///< where they stand
    std::size_t m_size = 0;
    PageFigures m_figures;
};

} // namespace gopbieu
