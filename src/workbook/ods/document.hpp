#pragma once

#include "workbook/ods/style_numbers.hpp"
#include "workbook/ods/style_sheet.hpp"
#include "workbook/read.hpp"

#include <string>
#include <string_view>

namespace gopbieu {

/// Reads the XML of an OpenDocument spreadsheet into a workbook: styles.xml, then content.xml of a
/// package, or the one document of a flat file, which has the same elements all in one.
class DocumentReader {
public:
    DocumentReader(FileKind kind, ReadOptions const& options);

    /// Reads one XML document. A body that is no spreadsheet is a problem that names what it is.
    [[nodiscard]] Trouble read(std::string_view xml, std::string_view part);

    /// The workbook, once everything is read; a problem when no document had a spreadsheet.
    [[nodiscard]] Result<Workbook> finish();

private:
    [[nodiscard]] Trouble read_body(XmlScanner& xml);
    [[nodiscard]] Trouble read_spreadsheet(XmlScanner& xml);
    [[nodiscard]] Trouble read_table(XmlScanner& xml);
    void read_master_styles(XmlScanner& xml);
    void read_properties(XmlScanner& xml);
    void read_names(XmlScanner& xml);

    ReadOptions const& m_options;
    Workbook m_workbook;
    GridBuilder m_grid;
    StyleSheet m_styles;
    StyleNumbers m_numbers;
    std::map<std::string, std::string, std::less<>> m_page_layouts; ///< of master pages
    bool m_has_spreadsheet = false;
};

} // namespace gopbieu
