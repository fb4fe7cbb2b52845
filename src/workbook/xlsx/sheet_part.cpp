#include "workbook/xlsx/sheet_part.hpp"

#include "base/catalogue/files.hpp"
#include "workbook/container/xml.hpp"
#include "workbook/xlsx/sheet_data.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

using Token = XmlScanner::Token;

/// The frame of a worksheet: hidden columns before the cells, merges after them.
class SheetPart {
public:
    SheetPart(std::string_view part,
              std::string_view part_name,
              ReadOptions const& options,
              Workbook& workbook,
              Sheet& sheet,
              std::uint64_t& total_cells)
        : m_xml(part, options.limits), m_part(part), m_part_name(part_name), m_options(options),
          m_workbook(workbook), m_sheet(sheet), m_total_cells(total_cells)
    {
    }

    Trouble read()
    {
        // "worksheet"; macro and dialog sheets keep cells in the same frame.
        if (m_xml.next_tag() != Token::open) {
            return m_xml.problem(m_part_name);
        }
        while (true) {
            auto const token = m_xml.next_tag();
            if (token == Token::broken) {
                return m_xml.problem(m_part_name);
            }
            if (token != Token::open) {
                break;
            }
            if (auto trouble = read_child()) {
                return trouble;
            }
        }
        return {};
    }

private:
    Trouble read_child()
    {
        if (m_xml.name() == "sheetData") {
            return read_cells();
        }
        if (m_xml.name() == "cols") {
            return each_child([&] { return add_hidden_columns(); });
        }
        if (m_xml.name() == "mergeCells") {
            return each_child([&] { return add_merge(); });
        }
        return m_xml.skip() ? Trouble() : m_xml.problem(m_part_name);
    }

    Trouble read_cells()
    {
        SheetData data(m_xml, m_part, m_part_name, m_options, m_workbook, m_sheet, m_total_cells);
        return data.read();
    }

    template <typename Add>
    Trouble each_child(Add add)
    {
        auto const inside = m_xml.depth();
        for (auto token = m_xml.next_tag(); token != Token::end; token = m_xml.next_tag()) {
            if (token == Token::broken) {
                return m_xml.problem(m_part_name);
            }
            if (token == Token::close && m_xml.depth() < inside) {
                return {};
            }
            if (token == Token::open) {
                if (auto trouble = add()) {
                    return trouble;
                }
            }
        }
        return m_xml.problem(m_part_name);
    }

    Trouble add_hidden_columns()
    {
        if (!m_xml.attribute_flag("hidden", false)) {
            return {};
        }
        auto const first = m_xml.attribute_number("min").value_or(0);
        auto const last = m_xml.attribute_number("max").value_or(first);
        if (first >= 1 && last >= first && last <= max_columns) {
            m_sheet.hidden_columns.push_back(
                {static_cast<std::uint32_t>(first) - 1, static_cast<std::uint32_t>(last) - 1});
        }
        return {};
    }

    Trouble add_merge()
    {
        auto const raw = m_xml.attribute("ref").value_or("");
        auto const range = parse_a1_range(raw);
        if (!range) {
            return Problem{say::cell_out_of_range,
                           {{"sheet", m_sheet.name}, {"found", std::string(raw)}}};
        }
        if (range->first != range->last) {
            m_sheet.merges.push_back(*range);
        }
        return {};
    }

    XmlScanner m_xml;
    std::string_view m_part, m_part_name;
    ReadOptions const& m_options;
    Workbook& m_workbook;
    Sheet& m_sheet;
    std::uint64_t& m_total_cells;
};

} // namespace

Trouble read_sheet_part(std::string_view part,
                        std::string_view part_name,
                        ReadOptions const& options,
                        Workbook& workbook,
                        Sheet& sheet,
                        std::uint64_t& total_cells)
{
    return SheetPart(part, part_name, options, workbook, sheet, total_cells).read();
}

} // namespace gopbieu
