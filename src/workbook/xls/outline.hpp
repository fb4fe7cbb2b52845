#pragma once

#include "workbook/workbook.hpp"
#include "workbook/xls/biff.hpp"

#include <vector>

namespace gopbieu {

/// What a worksheet's records say about its rows and columns: which are hidden, which cells are
/// merged.
class XlsOutline {
public:
    XlsOutline(int version, Sheet& sheet) : m_version(version), m_sheet(sheet) {}

    void take(BiffRecord const& record);
    /// Puts the spans in order; once, after the last record.
    void finish();

private:
    void row(BiffRecord const& record);
    void column_info(BiffRecord const& record);
    void merged(BiffRecord const& record);
    void hide_default_rows();

    int m_version;
    Sheet& m_sheet;
    bool m_rows_hidden = false; ///< rows that are not listed are hidden
    std::vector<std::uint32_t> m_shown_rows;
};

} // namespace gopbieu
