#include "base/catalogue/writing.hpp"
#include "form/excel.hpp"
#include "publish/total_formulas.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

CellValue value_of(std::optional<FigureValue> const& value)
{
    if (!value) {
        return {};
    }
    auto const* const number = std::get_if<Exact>(&*value);
    return number != nullptr ? CellValue(*number) : CellValue(std::get<std::string>(*value));
}

class FormSheet {
public:
    FormSheet(ReconciledForm& form,
              std::vector<ReconciledForm> const& all,
              FormSet const& forms,
              OrgTree const& tree)
        : m_form(form), m_tree(tree), m_sheet(*form.sheet), m_formulas(form, all, forms)
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
                put({row, *at}, value_of(value), m_formulas.of(block, column));
            }
            if (auto const at = m_form.weights[column]) {
                auto const weight = m_form.weight(block, block.total, column);
                put({row, *at},
                    weight ? CellValue(*weight) : CellValue(),
                    weight ? TotalFormulas::sum(block, *at) : std::string());
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
            block.lines.empty() ? std::string() : TotalFormulas::sum(block, first_figures));
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
    OrgTree const& m_tree;
    PlainSheet& m_sheet;
    TotalFormulas m_formulas;
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
