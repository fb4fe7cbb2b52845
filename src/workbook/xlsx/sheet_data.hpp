#pragma once

#include "base/result.hpp"
#include "workbook/container/xml.hpp"
#include "workbook/read.hpp"
#include "workbook/workbook.hpp"
#include "workbook/xlsx/xstring.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gopbieu {

/// Reads the rows and cells inside `<sheetData>`: the one stretch where a workbook's bytes are,
/// and so the one place that walks the bytes itself. It takes the tags as nearly all writers
/// write them by looking at a few letters, and everything else through the general scanner.
class SheetData {
public:
    /// The scanner stands behind the start tag of sheetData; read() leaves it behind the end tag.
    SheetData(XmlScanner& xml,
              std::string_view part,
              std::string_view part_name,
              ReadOptions const& options,
              Workbook& workbook,
              Sheet& sheet,
              std::uint64_t& total_cells);

    Trouble read();

private:
    enum class Type : unsigned char {
        number,
        shared,
        text,
        inline_text,
        boolean,
        error,
        date,
        unknown
    };

    /// A cell while it is read.
    struct Draft {
        Cell cell;
        Type type = Type::number;
        std::string_view value;     ///< raw text of <v>
        bool has_value = false;     ///< there was a <v>
        bool value_decoded = false; ///< value lies in m_value and has no entities left
        bool has_inline = false;    ///< there was an <is>, its text is in m_inline
    };

    struct Attribute {
        std::string_view name, raw;
    };

    /// A follower of a shared formula, or its master, until all are known.
    struct Shared {
        std::string_view text;
        CellRef origin;
    };
    struct Follower {
        std::size_t formula;
        std::uint32_t group;
        CellRef where;
    };

    bool step();
    bool read_row();
    bool read_plain_cell();
    bool read_plain_inline(Cell& cell, char const* at);
    bool read_cell();
    bool read_cell_attributes(Draft& draft, bool& closed);
    bool read_cell_reference(Draft& draft);
    bool read_cell_content(Draft& draft);
    bool read_plain_content(Draft& draft);
    bool read_value(Draft& draft);
    bool read_formula(Draft& draft);
    bool add_formula(Draft& draft,
                     std::string_view text,
                     std::string_view kind,
                     std::optional<std::uint32_t> group);
    bool read_inline(Draft& draft);
    bool finish_cell(Draft& draft);
    // In the header: called for every cell from another file than it would stand in.
    bool keep(Cell const& cell)
    {
        if (m_total_cells >= m_options.limits.cells) {
            return refuse_more_cells();
        }
        ++m_total_cells;
        auto const place = std::uint64_t{cell.row} * max_columns + cell.column + 1;
        m_in_order = m_in_order && place > m_last_place;
        m_last_place = place;
        m_sheet.cells.push_back(cell);
        return true;
    }
    bool refuse_more_cells();
    bool set_number(Draft& draft);
    void shift_date(Cell& cell) const;
    bool set_shared(Draft& draft);
    bool set_date(Draft& draft);
    bool set_text(Draft& draft, CellKind kind);
    bool take_attribute(Attribute& attribute, bool& closed);
    bool skip_element();
    void resolve_shared_formulas();

    void skip_blanks();
    bool broken(std::string_view reason);
    bool refuse(Problem problem);
    bool bad_value(CellRef where, std::string_view found, std::string_view expected);
    [[nodiscard]] bool shows_date(std::uint32_t style) const
    {
        return style < m_date_styles.size() && m_date_styles[style] != 0;
    }

    XmlScanner& m_xml;
    std::string_view m_part, m_part_name;
    ReadOptions const& m_options;
    Workbook& m_workbook;
    Sheet& m_sheet;
    std::uint64_t& m_total_cells;

    char const* m_at;
    char const* m_finish;
    std::uint32_t m_row = 0; ///< of the next cell without a reference
    std::uint32_t m_column = 0;
    std::uint32_t m_next_row = 0; ///< of the next row without a number
    std::uint32_t m_styles = 0;   ///< how many cell styles there are
    std::uint32_t m_shared_texts = 0;
    std::vector<char> m_date_styles; ///< 1: shows a date, 2: shows only a time
    TextGate m_gate;
    std::string m_value, m_inline;
    std::unordered_map<std::uint32_t, Shared> m_shared;
    std::vector<Follower> m_followers;
    Trouble m_trouble;
    bool m_done = false;
    std::uint64_t m_last_place = 0; ///< of the last cell: row and column in one number, plus one
    bool m_in_order = true;
};

} // namespace gopbieu
