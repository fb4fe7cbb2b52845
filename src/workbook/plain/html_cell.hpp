#pragma once

#include "workbook/grid_builder.hpp"
#include "workbook/plain/html_formats.hpp"
#include "workbook/plain/html_scanner.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// Text as a browser shows it: runs of blanks count once, blocks and <br> begin new lines.
class HtmlText {
public:
    void append(std::string_view raw);
    void line_break();
    void block() { m_block_pending = !m_text.empty(); }
    [[nodiscard]] std::string const& text() const { return m_text; }

private:
    std::string m_text, m_chunk;
    bool m_blank_pending = false, m_block_pending = false;
};

/// A cell of an HTML table, with what Excel and LibreOffice say about its value in attributes of
/// their own; what a plain text means is told by plain_value().
struct HtmlCell {
    HtmlCell() = default;
    /// At the open tag of the cell.
    HtmlCell(HtmlScanner const& tag, HtmlFormats const& formats);

    [[nodiscard]] Trouble place(GridBuilder& grid) const;

    CellRef where;
    HtmlText text;

private:
    [[nodiscard]] std::optional<double> exact_number() const;
    [[nodiscard]] Trouble place_value(GridBuilder& grid) const;

    std::string m_code = "General";
    /// x:num, x:str, x:bool, x:err, x:fmla of Excel; sdval of LibreOffice.
    std::optional<std::string> m_num, m_str, m_bool, m_err, m_fmla;
};

} // namespace gopbieu
