#pragma once

#include "workbook/xls/book.hpp"

#include <map>
#include <vector>

namespace gopbieu {

/// The formula texts of one worksheet, shared and array formulas among them.
class XlsFormulas {
public:
    XlsFormulas(XlsBook const& book, StringPool& texts, Sheet& sheet)
        : m_book(book), m_texts(texts), m_sheet(sheet)
    {
    }

    /// The expression of a FORMULA record, for the sheet's last cell.
    void formula(BiffRecord const& record, std::size_t tokens_at);
    /// A SHRFMLA or ARRAY record.
    void shared(BiffRecord const& record, bool array);
    /// Gives the cells of shared formulas their texts; once, before the cells are sorted.
    void finish();

private:
    /// A shared or array formula, by the cell that it follows.
    struct Shared {
        std::uint32_t formula; ///< as Cell::formula
        CellRef base;
        bool array;
    };
    /// A cell whose formula lies in another record.
    struct Follower {
        std::size_t cell;
        CellRef master;
    };

    std::uint32_t keep(FormulaTokens const& tokens, CellRef base, bool array);

    XlsBook const& m_book;
    StringPool& m_texts;
    Sheet& m_sheet;
    std::map<CellRef, Shared> m_shared;
    std::vector<Follower> m_followers;
    CellRef m_last;
};

} // namespace gopbieu
