#include "publish/total_formulas.hpp"

#include "base/catalogue/writing.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

std::string range_text(std::uint32_t column, std::uint32_t first, std::uint32_t last)
{
    return to_a1(CellRange{{first, column}, {last, column}});
}

// "$C$7:$C$90": the same in every column of a formula.
std::string fixed_range(std::uint32_t column, std::uint32_t first, std::uint32_t last)
{
    auto const letters = to_a1(CellRef{0, column});
    auto const name = letters.substr(0, letters.size() - 1);
    return "$" + name + "$" + std::to_string(first + 1) + ":$" + name + "$" +
           std::to_string(last + 1);
}

// All lines of the sheet, for the total over rows; those that count are told by their kind.
std::string all_lines(FigureBlock const& over, std::uint32_t column, bool fixed = false)
{
    return fixed ? fixed_range(column, first_row, over.total_row - 1)
                 : range_text(column, first_row, over.total_row - 1);
}

std::string lines_of(FigureBlock const& block, std::uint32_t column)
{
    return range_text(column, block.first_row, block.total_row - 1);
}

std::string quoted_total()
{
    return "\"" + in_vietnamese(say::recon_kind_total) + "\"";
}

} // namespace

TotalFormulas::TotalFormulas(ReconciledForm const& form,
                             std::vector<ReconciledForm> const& all,
                             FormSet const& forms)
    : m_form(form), m_all(all), m_forms(forms)
{
}

std::string TotalFormulas::sum(FigureBlock const& block, std::uint32_t at)
{
    if (block.kind != FigureBlock::Kind::over_rows) {
        return block.lines.empty() ? std::string() : "SUM(" + lines_of(block, at) + ")";
    }
    return "SUMIF(" + all_lines(block, kind_column, true) + "," + quoted_total() + "," +
           all_lines(block, at) + ")";
}

std::string TotalFormulas::mean(FigureBlock const& block, std::uint32_t column) const
{
    auto const value = *m_form.columns[column];
    auto const weight = m_form.weights[column];
    if (!weight || (block.kind != FigureBlock::Kind::over_rows && block.lines.empty())) {
        return {};
    }
    auto const weights = sum(block, *weight);
    if (block.kind != FigureBlock::Kind::over_rows) {
        return "SUMPRODUCT(" + lines_of(block, value) + "," + lines_of(block, *weight) + ")/" +
               weights;
    }
    return "SUMPRODUCT(--(" + all_lines(block, kind_column, true) + "=" + quoted_total() + ")," +
           all_lines(block, value) + "," + all_lines(block, *weight) + ")/" + weights;
}

std::string TotalFormulas::extreme(FigureBlock const& block,
                                   std::uint32_t column,
                                   std::string const& function) const
{
    constexpr std::size_t most_arguments = 250;
    auto const at = *m_form.columns[column];
    if (block.kind != FigureBlock::Kind::over_rows) {
        return block.lines.empty() ? std::string() : function + "(" + lines_of(block, at) + ")";
    }
    std::string cells;
    std::size_t count = 0;
    for (auto const& one : m_form.blocks) {
        if (one.kind == FigureBlock::Kind::row && !one.part) {
            cells += (cells.empty() ? "" : ",") + to_a1(CellRef{one.total_row, at});
            ++count;
        }
    }
    return count > most_arguments ? std::string() : function + "(" + cells + ")";
}

// Rows that say otherwise than their column would be added up in another way than their sum
// is shown.
bool TotalFormulas::one_way_over_rows(std::uint32_t column) const
{
    auto const way = m_form.definition().columns[column].measure.way;
    return std::ranges::all_of(m_form.blocks, [&](FigureBlock const& one) {
        return m_form.measure(one, column).way == way;
    });
}

std::string TotalFormulas::of(FigureBlock const& block, std::uint32_t column) const
{
    auto const& measure = m_form.measure(block, column);
    if (block.kind == FigureBlock::Kind::over_rows && !one_way_over_rows(column)) {
        return {};
    }
    switch (measure.way) {
    case Way::sum:
        return sum(block, *m_form.columns[column]);
    case Way::mean:
        return mean(block, column);
    case Way::max:
        return extreme(block, column, "MAX");
    case Way::min:
        return extreme(block, column, "MIN");
    case Way::ratio:
    case Way::formula:
        return derived(block, column);
    case Way::none:
    case Way::latest: // when something arrived is on no sheet
    case Way::join:   // older programs have no function for it
        break;
    }
    return {};
}

std::string TotalFormulas::derived(FigureBlock const& block, std::uint32_t column) const
{
    auto const& measure = m_form.measure(block, column);
    if (!measure.formula) {
        return {};
    }
    Spot spot;
    spot.column = column;
    bool const known = block.kind == FigureBlock::Kind::row && block.row.known != nullptr;
    if (known) {
        spot.row = block.row.row;
    }
    auto const formula =
        excel_value(*measure.formula, spot, {m_form.definition(), &m_forms}, [&](auto const& to) {
            return cell_of(to, block);
        });
    return formula ? *formula : std::string();
}

std::optional<ExcelCell> TotalFormulas::cell_of(Target const& target, FigureBlock const& from) const
{
    auto const found = std::ranges::find_if(
        m_all, [&](ReconciledForm const& one) { return &one.definition() == target.form; });
    if (target.whose != Reference::Whose::own || !target.column || found == m_all.end()) {
        return {};
    }
    bool const own = &*found == &m_form;
    auto const* const block = own && !target.row ? &from : found->block(target.row);
    auto const at = found->columns[*target.column];
    ExcelCell cell;
    cell.sheet = own ? std::string() : found->sheet->name();
    // Where nobody has any figures: a cell that is always blank.
    cell.cell = block != nullptr && at ? CellRef{block->total_row, *at}
                                       : CellRef{header_row - 1, kind_column};
    return cell;
}

} // namespace gopbieu
