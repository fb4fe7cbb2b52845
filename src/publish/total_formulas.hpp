#pragma once

// The live formulas of a reconciliation sheet: what Excel works out again must be what we worked
// out.

#include "form/excel.hpp"
#include "publish/reconciled_form.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// Where the parts of a form's sheet stand.
inline constexpr std::uint32_t header_row = 5, first_row = 6, row_column = 0, unit_column = 1,
                               kind_column = 2, first_figures = 3;

class TotalFormulas {
public:
    /// All forms must have their sheets. What is given must outlive the formulas.
    TotalFormulas(ReconciledForm const& form,
                  std::vector<ReconciledForm> const& all,
                  FormSet const& forms);

    /// What the total of a block shows in a column; empty where no formula can say it.
    [[nodiscard]] std::string of(FigureBlock const& block, std::uint32_t column) const;
    /// Of everything in a column of the sheet.
    [[nodiscard]] static std::string sum(FigureBlock const& block, std::uint32_t at);

private:
    [[nodiscard]] std::string mean(FigureBlock const& block, std::uint32_t column) const;
    [[nodiscard]] std::string
    extreme(FigureBlock const& block, std::uint32_t column, std::string const& function) const;
    [[nodiscard]] bool one_way_over_rows(std::uint32_t column) const;
    [[nodiscard]] std::string derived(FigureBlock const& block, std::uint32_t column) const;
    [[nodiscard]] std::optional<ExcelCell> cell_of(Target const& target,
                                                   FigureBlock const& from) const;

    ReconciledForm const& m_form;
    std::vector<ReconciledForm> const& m_all;
    FormSet const& m_forms;
};

} // namespace gopbieu
