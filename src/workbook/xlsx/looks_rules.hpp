#pragma once

#include "workbook/xlsx/looks_sheet.hpp"

#include <set>

namespace gopbieu {

/// `<dataValidations>`, of the sheet or of its Excel 2010 extension.
void read_validations(XmlScanner& xml, std::vector<Validation>& into);

/// Collects the conditional formats of a sheet. Those of the Excel 2010 extension that only add
/// detail to an older one of the sheet are left out.
class ConditionalFormatReader {
public:
    ConditionalFormatReader(ColorTables const& colors,
                            CopyBudget& budget,
                            Looks& looks,
                            SheetLooks& into)
        : m_colors(colors), m_budget(budget), m_looks(looks), m_into(into)
    {
    }

    /// `<conditionalFormatting>`, of the sheet or of the extension.
    void read(XmlScanner& xml);

private:
    ConditionalFormat read_rule(XmlScanner& xml, bool& double_of_older);

    ColorTables const& m_colors;
    CopyBudget& m_budget;
    Looks& m_looks;
    SheetLooks& m_into;
    std::set<std::string, std::less<>> m_extended; ///< ids that the sheet's own rules name
};

} // namespace gopbieu
