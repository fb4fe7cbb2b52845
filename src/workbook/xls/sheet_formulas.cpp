#include "workbook/xls/sheet_formulas.hpp"

namespace gopbieu {

void XlsFormulas::formula(BiffRecord const& record, std::size_t tokens_at)
{
    if (m_book.version() < 5) {
        return;
    }
    BiffReader reader(record.body);
    reader.skip(tokens_at);
    FormulaTokens tokens;
    tokens.tokens = reader.bytes(reader.u16());
    tokens.constants = reader.rest();
    if (reader.failed()) {
        return;
    }
    auto const index = m_sheet.cells.size() - 1;
    m_last = m_sheet.cells[index].where();
    if (auto const master = shared_formula_at(tokens.tokens)) {
        m_followers.push_back({index, *master});
        return;
    }
    m_sheet.cells[index].formula = keep(tokens, m_sheet.cells[index].where(), false);
}

std::uint32_t XlsFormulas::keep(FormulaTokens const& tokens, CellRef base, bool array)
{
    // A formula that cannot be written out stays a formula, without text.
    auto const text = decompile(tokens, m_book.names, base).value_or(std::string());
    Formula formula;
    formula.text = m_texts.keep(text);
    formula.array = array;
    m_sheet.formulas.push_back(formula);
    return static_cast<std::uint32_t>(m_sheet.formulas.size());
}

// SHRFMLA and ARRAY: the range, flags, and the formula. Their cells only point at the first one.
void XlsFormulas::shared(BiffRecord const& record, bool array)
{
    if (m_book.version() < 5) {
        return;
    }
    BiffReader reader(record.body);
    CellRef first;
    first.row = reader.u16();
    auto const last_row = reader.u16();
    first.column = reader.u8();
    auto const last_column = reader.u8();
    reader.skip(array ? 6 : 2);
    FormulaTokens tokens;
    tokens.tokens = reader.bytes(reader.u16());
    tokens.constants = reader.rest();
    if (reader.failed()) {
        return;
    }
    // The cells name the one cell that this record follows, which need not be the range's first.
    auto const base = array ? first : m_last;
    auto const index = keep(tokens, base, array);
    if (array && last_row >= first.row && last_column >= first.column) {
        m_sheet.formulas[index - 1].array_rows = last_row - first.row + 1;
        m_sheet.formulas[index - 1].array_columns = last_column - first.column + 1;
    }
    m_shared.insert_or_assign(base, Shared{index, base, array});
}

void XlsFormulas::finish()
{
    for (auto const& follower : m_followers) {
        auto& cell = m_sheet.cells[follower.cell];
        auto const found = m_shared.find(follower.master);
        if (found == m_shared.end()) {
            m_sheet.formulas.push_back({});
            cell.formula = static_cast<std::uint32_t>(m_sheet.formulas.size());
            continue;
        }
        auto const& shared = found->second;
        if (cell.where() == shared.base) {
            cell.formula = shared.formula;
            continue;
        }
        // As in newer formats, an array formula stands in its first cell only.
        if (shared.array) {
            continue;
        }
        auto formula = m_sheet.formulas[shared.formula - 1];
        formula.row_shift =
            static_cast<std::int32_t>(cell.row) - static_cast<std::int32_t>(shared.base.row);
        formula.column_shift =
            static_cast<std::int32_t>(cell.column) - static_cast<std::int32_t>(shared.base.column);
        m_sheet.formulas.push_back(formula);
        cell.formula = static_cast<std::uint32_t>(m_sheet.formulas.size());
    }
}

} // namespace gopbieu
