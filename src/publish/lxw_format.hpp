#pragma once

#include "publish/package/styles_xml.hpp"
#include "workbook/workbook.hpp"

#include <xlsxwriter.h>

#include <map>
#include <utility>
#include <vector>

namespace gopbieu {

/// The styles of one workbook as formats of the writing library, each made when it is first needed.
class FormatTable {
public:
    FormatTable(lxw_workbook* target, Workbook const& workbook)
        : m_target(target), m_workbook(workbook)
    {
    }

    /// Style 0 becomes that of all cells that have none, and its font the one in which column
    /// widths are counted. To be called before anything is drawn, for one workbook only.
    void make_default();

    lxw_format* format(std::uint32_t style);
    /// The same with another colour behind the cell.
    lxw_format* painted(std::uint32_t style, std::uint32_t color);
    /// For letters inside a cell.
    lxw_format* letters(Font const& font);

    /// What the library has no words for, by the number that it gives the format in the file.
    void add_style_plans(std::map<int, StylePlan>& plans) const;

private:
    void dress(lxw_format* format, std::uint32_t style) const;

    lxw_workbook* m_target;
    Workbook const& m_workbook;
    std::vector<lxw_format*> m_formats; ///< by style
    std::map<std::pair<std::uint32_t, std::uint32_t>, lxw_format*> m_painted;
    std::vector<std::pair<Font, lxw_format*>> m_letters;
};

} // namespace gopbieu
