#include "base/catalogue/writing.hpp"
#include "form/excel.hpp"
#include "publish/reconciled_form.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::uint32_t header_row = 5, first_row = 6, row_column = 0, unit_column = 1,
                        kind_column = 2, first_figures = 3;

std::string in_vietnamese(Say say, Args args = {})
{
    return words(say, args, Language::vietnamese);
}

CellValue value_of(std::optional<FigureValue> const& value)
{
    if (!value) {
        return {};
    }
    auto const* const number = std::get_if<Exact>(&*value);
    return number != nullptr ? CellValue(*number) : CellValue(std::get<std::string>(*value));
}

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

class FormSheet {
public:
    FormSheet(ReconciledForm& form,
              std::vector<ReconciledForm> const& all,
              FormSet const& forms,
              OrgTree const& tree)
        : m_form(form), m_all(all), m_forms(forms), m_tree(tree), m_sheet(*form.sheet)
    {
    }

    void write()
    {
        write_header();
        for (auto const& block : m_form.blocks) {
            write_block(block);
        }
    }

private:
    void write_header()
    {
        auto const title = [&](std::uint32_t column, std::string_view text, double width) {
            m_sheet.text({header_row, column}, text, PlainLook::header);
            m_sheet.width(column, column, width);
        };
        title(row_column, in_vietnamese(say::recon_row), 30);
        title(unit_column, in_vietnamese(say::recon_unit), 34);
        title(kind_column, in_vietnamese(say::recon_kind), 12);
        if (m_form.list()) {
            title(first_figures, in_vietnamese(say::recon_list_rows), 10);
        }
        for (std::uint32_t column = 0; column < m_form.shape().columns(); ++column) {
            auto const& one = m_form.definition().columns[column];
            if (m_form.columns[column]) {
                std::string path;
                for (auto const& label : one.path) {
                    path += (path.empty() ? "" : " – ") + label;
                }
                title(*m_form.columns[column], path, one.measure.holds_numbers() ? 13 : 24);
            }
            if (m_form.weights[column]) {
                title(*m_form.weights[column],
                      in_vietnamese(say::recon_weight, {{"column", one.label()}}),
                      13);
            }
        }
        m_sheet.freeze({first_row, first_figures}, header_row);
    }

    void write_block(FigureBlock const& block)
    {
        auto row = block.first_row;
        auto const kind = in_vietnamese(say::recon_kind_unit);
        for (auto const& line : block.lines) {
            write_names(row, block.label, m_tree.unit(line.unit).name, kind, PlainLook::text);
            write_line(row++, block, line, PlainLook::number);
        }
        write_total(block);
        if (block.own) {
            write_own(block);
        }
    }

    void write_names(std::uint32_t row,
                     std::string_view label,
                     std::string_view unit,
                     std::string_view kind,
                     PlainLook look)
    {
        m_sheet.text({row, row_column}, label, look);
        m_sheet.text({row, unit_column}, unit, look);
        m_sheet.text({row, kind_column}, kind, look);
    }

    void
    write_line(std::uint32_t row, FigureBlock const& block, FigureLine const& line, PlainLook look)
    {
        if (m_form.list()) {
            auto const rows = static_cast<std::int64_t>(line.of->list().size());
            m_sheet.number({row, first_figures}, Exact(rows), look);
        }
        for (std::uint32_t column = 0; column < m_form.shape().columns(); ++column) {
            if (auto const at = m_form.columns[column]) {
                auto const value = value_of(m_form.value(block, line, column));
                bool const text = std::holds_alternative<std::string>(value);
                m_sheet.value(
                    {row, *at}, value, text && look == PlainLook::number ? PlainLook::text : look);
            }
            if (auto const at = m_form.weights[column]) {
                auto const weight = m_form.weight(block, line, column);
                m_sheet.value({row, *at}, weight ? CellValue(*weight) : CellValue(), look);
            }
        }
    }

    void write_total(FigureBlock const& block)
    {
        auto const row = block.total_row;
        auto const counts = block.kind == FigureBlock::Kind::over_rows
                                ? std::string()
                                : in_vietnamese(say::recon_units_added,
                                                {{"count", std::to_string(block.lines.size())}});
        write_names(row, block.label, counts, kind_of(block), PlainLook::total_text);
        if (m_form.list()) {
            write_list_rows(block);
        }
        for (std::uint32_t column = 0; column < m_form.shape().columns(); ++column) {
            if (auto const at = m_form.columns[column]) {
                auto const value = m_form.value(block, block.total, column);
                put({row, *at}, value_of(value), total_formula(block, column));
            }
            if (auto const at = m_form.weights[column]) {
                auto const weight = m_form.weight(block, block.total, column);
                put({row, *at},
                    weight ? CellValue(*weight) : CellValue(),
                    weight ? sum_formula(block, *at) : std::string());
            }
        }
    }

    static std::string kind_of(FigureBlock const& block)
    {
        return in_vietnamese(block.kind == FigureBlock::Kind::over_rows ? say::recon_kind_over
                             : block.part                               ? say::recon_kind_part
                                                                        : say::recon_kind_total);
    }

    void write_list_rows(FigureBlock const& block)
    {
        auto const count = Exact(static_cast<std::int64_t>(m_form.total->list().size()));
        put({block.total_row, first_figures},
            count,
            block.lines.empty() ? std::string() : sum_formula(block, first_figures));
    }

    // A live formula where there is one and a number to show.
    void put(CellRef where, CellValue const& value, std::string const& formula)
    {
        auto const* const number = std::get_if<Exact>(&value);
        if (number != nullptr && !formula.empty()) {
            m_sheet.formula(where, formula, *number, PlainLook::total);
        } else {
            bool const text = std::holds_alternative<std::string>(value);
            m_sheet.value(where, value, text ? PlainLook::total_text : PlainLook::total);
        }
    }

    [[nodiscard]] std::string lines_of(FigureBlock const& block, std::uint32_t column) const
    {
        return range_text(column, block.first_row, block.total_row - 1);
    }

    // All lines of the sheet, for the total over rows; those that count are told by their kind.
    [[nodiscard]] static std::string
    all_lines(FigureBlock const& over, std::uint32_t column, bool fixed = false)
    {
        return fixed ? fixed_range(column, first_row, over.total_row - 1)
                     : range_text(column, first_row, over.total_row - 1);
    }

    static std::string quoted_total() { return "\"" + in_vietnamese(say::recon_kind_total) + "\""; }

    [[nodiscard]] static std::string sum_formula(FigureBlock const& block, std::uint32_t at)
    {
        if (block.kind != FigureBlock::Kind::over_rows) {
            return block.lines.empty()
                       ? std::string()
                       : "SUM(" + range_text(at, block.first_row, block.total_row - 1) + ")";
        }
        return "SUMIF(" + all_lines(block, kind_column, true) + "," + quoted_total() + "," +
               all_lines(block, at) + ")";
    }

    [[nodiscard]] std::string mean_formula(FigureBlock const& block, std::uint32_t column) const
    {
        auto const value = *m_form.columns[column];
        auto const weight = m_form.weights[column];
        if (!weight || (block.kind != FigureBlock::Kind::over_rows && block.lines.empty())) {
            return {};
        }
        auto const sum = sum_formula(block, *weight);
        if (block.kind != FigureBlock::Kind::over_rows) {
            return "SUMPRODUCT(" + lines_of(block, value) + "," + lines_of(block, *weight) + ")/" +
                   sum;
        }
        return "SUMPRODUCT(--(" + all_lines(block, kind_column, true) + "=" + quoted_total() +
               ")," + all_lines(block, value) + "," + all_lines(block, *weight) + ")/" + sum;
    }

    [[nodiscard]] std::string extreme_formula(FigureBlock const& block,
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
    [[nodiscard]] bool one_way_over_rows(std::uint32_t column) const
    {
        auto const way = m_form.definition().columns[column].measure.way;
        return std::ranges::all_of(m_form.blocks, [&](FigureBlock const& one) {
            return m_form.measure(one, column).way == way;
        });
    }

    [[nodiscard]] std::string total_formula(FigureBlock const& block, std::uint32_t column) const
    {
        auto const& measure = m_form.measure(block, column);
        if (block.kind == FigureBlock::Kind::over_rows && !one_way_over_rows(column)) {
            return {};
        }
        switch (measure.way) {
        case Way::sum:
            return sum_formula(block, *m_form.columns[column]);
        case Way::mean:
            return mean_formula(block, column);
        case Way::max:
            return extreme_formula(block, column, "MAX");
        case Way::min:
            return extreme_formula(block, column, "MIN");
        case Way::ratio:
        case Way::formula:
            return derived_formula(block, column);
        case Way::none:
        case Way::latest: // when something arrived is on no sheet
        case Way::join:   // older programs have no function for it
            break;
        }
        return {};
    }

    [[nodiscard]] std::string derived_formula(FigureBlock const& block, std::uint32_t column) const
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
        auto const formula = excel_value(*measure.formula,
                                         spot,
                                         {m_form.definition(), &m_forms},
                                         [&](auto const& to) { return cell_of(to, block); });
        return formula ? *formula : std::string();
    }

    [[nodiscard]] std::optional<ExcelCell> cell_of(Target const& target,
                                                   FigureBlock const& from) const
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

    void write_own(FigureBlock const& block)
    {
        auto const row = block.total_row + 1;
        write_names(row,
                    block.label,
                    in_vietnamese(say::recon_own),
                    in_vietnamese(say::recon_kind_own),
                    PlainLook::own_text);
        write_line(row, block, *block.own, PlainLook::own);
        write_names(row + 1,
                    block.label,
                    in_vietnamese(say::recon_difference),
                    in_vietnamese(say::recon_kind_difference),
                    PlainLook::own_text);
        for (std::uint32_t column = 0; column < m_form.shape().columns(); ++column) {
            auto const at = m_form.columns[column];
            if (!at) {
                continue;
            }
            auto const difference = difference_of(block, column);
            if (difference) {
                m_sheet.formula({row + 1, *at},
                                "N(" + to_a1(CellRef{row, *at}) + ")-N(" +
                                    to_a1(CellRef{row - 1, *at}) + ")",
                                *difference,
                                PlainLook::own);
            } else {
                m_sheet.value({row + 1, *at}, {}, PlainLook::own);
            }
        }
    }

    [[nodiscard]] std::optional<Exact> difference_of(FigureBlock const& block,
                                                     std::uint32_t column) const
    {
        auto const number = [](std::optional<FigureValue> const& value) {
            auto const* const exact = value ? std::get_if<Exact>(&*value) : nullptr;
            return exact == nullptr ? std::nullopt : std::optional(*exact);
        };
        auto const filed = number(m_form.value(block, *block.own, column));
        auto const summed = number(m_form.value(block, block.total, column));
        return filed || summed ? filed.value_or(Exact()).minus(summed.value_or(Exact()))
                               : std::nullopt;
    }

    ReconciledForm& m_form;
    std::vector<ReconciledForm> const& m_all;
    FormSet const& m_forms;
    OrgTree const& m_tree;
    PlainSheet& m_sheet;
};

// Whether any row of the column is a mean, whose weights stand beside it.
bool has_weights(ReconciledForm const& form, std::uint32_t column)
{
    return form.definition().columns[column].measure.way == Way::mean ||
           std::ranges::any_of(form.blocks, [&](FigureBlock const& block) {
               return form.measure(block, column).way == Way::mean;
           });
}

} // namespace

void place_on_sheet(ReconciledForm& form, PlainSheet& sheet)
{
    form.sheet = &sheet;
    auto at = first_figures + (form.list() ? 1U : 0U);
    for (std::uint32_t column = 0; column < form.shape().columns(); ++column) {
        auto const& one = form.definition().columns[column];
        bool const shown =
            one.measure.holds_facts() && (!form.list() || one.measure.way != Way::none);
        form.columns.push_back(shown ? std::optional(at++) : std::nullopt);
        bool const weighted = shown && has_weights(form, column);
        form.weights.push_back(weighted ? std::optional(at++) : std::nullopt);
    }
    auto row = first_row;
    for (auto& block : form.blocks) {
        block.first_row = row;
        row += static_cast<std::uint32_t>(block.lines.size());
        block.total_row = row++;
        row += block.own ? 2U : 0U;
    }
}

void write_form_sheet(ReconciledForm& form,
                      std::vector<ReconciledForm> const& all,
                      FormSet const& forms,
                      OrgTree const& tree)
{
    FormSheet(form, all, forms, tree).write();
}

} // namespace gopbieu
