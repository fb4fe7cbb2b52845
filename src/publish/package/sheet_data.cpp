#include "publish/package/sheet_data.hpp"

#include "base/json.hpp"
#include "publish/draft_styles.hpp"
#include "publish/package/rules_xml.hpp"
#include "publish/package/xml_element.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace gopbieu {

namespace {

/// Appends short pieces to a long text without asking each time whether there is room.
class Pen {
public:
    explicit Pen(std::string& out) : m_out(out), m_used(out.size()) {}
    Pen(Pen const&) = delete;
    Pen& operator=(Pen const&) = delete;
    ~Pen() { m_out.resize(m_used); }

    /// Room for at least so much.
    void prepare(std::size_t bytes)
    {
        if (m_out.size() - m_used < bytes) {
            m_out.resize(std::max(m_out.size() * 2, m_used + bytes));
        }
    }
    void put(std::string_view text)
    {
        std::memcpy(m_out.data() + m_used, text.data(), text.size());
        m_used += text.size();
    }
    template <std::integral Whole>
    void put_whole(Whole value)
    {
        auto* const at = m_out.data() + m_used;
        m_used += static_cast<std::size_t>(
            std::to_chars(at, m_out.data() + m_out.size(), value).ptr - at);
    }

private:
    std::string& m_out;
    std::size_t m_used; ///< behind it there is only room
};

constexpr std::size_t longest_cell = 256; ///< but for formulas and their results

/// Writes one page.
class SheetData {
public:
    SheetData(std::string& out, SheetCells const& cells)
        : m_cells(cells), m_page(cells.page), m_sheet(cells.page.sheet), m_pen(out),
          m_arrays_drawn(m_sheet.formulas.size(), false)
    {
        static std::vector<RowLooks> const none;
        auto const& rows = m_sheet.looks != nullptr ? m_sheet.looks->rows : none;
        m_row_looks = rows.begin();
        m_rows_end = rows.end();
    }

    void run()
    {
        m_pen.prepare(longest_cell);
        m_pen.put("<sheetData>");
        auto change = m_page.changes.begin();
        auto const end = m_page.changes.end();
        for (auto const& cell : m_sheet.cells) {
            for (; change != end && change->first < cell.where(); ++change) {
                put_new(change->first, change->second);
            }
            bool const changed = change != end && change->first == cell.where();
            put_cell(cell, changed ? &change->second : nullptr);
            change = changed ? std::next(change) : change;
        }
        for (; change != end; ++change) {
            put_new(change->first, change->second);
        }
        end_row();
        put_bare_rows(UINT32_MAX);
        m_pen.prepare(longest_cell);
        m_pen.put("</sheetData>");
    }

private:
    // ---- rows

    // Makes the row the one that is written into.
    void enter_row(std::uint32_t row)
    {
        m_pen.prepare(longest_cell);
        if (m_in_row && m_row == row) {
            return;
        }
        end_row();
        put_bare_rows(row);
        m_row = row;
        m_in_row = true;
        auto* const end =
            std::to_chars(m_digits.data(), m_digits.data() + m_digits.size(), row + 1).ptr;
        m_row_digits = {m_digits.data(), end};
        bool const dressed = m_row_looks != m_rows_end && m_row_looks->row == row;
        put_row_tag(row, dressed ? &*m_row_looks : nullptr);
        m_row_looks += dressed ? 1 : 0;
        m_pen.put(">");
    }

    void end_row()
    {
        if (m_in_row) {
            m_pen.prepare(longest_cell);
            m_pen.put("</row>");
            m_in_row = false;
        }
    }

    // Those before `row` that have looks and no cells.
    void put_bare_rows(std::uint32_t row)
    {
        for (; m_row_looks != m_rows_end && m_row_looks->row < row; ++m_row_looks) {
            m_pen.prepare(longest_cell);
            put_row_tag(m_row_looks->row, &*m_row_looks);
            m_pen.put("/>");
        }
        m_pen.prepare(longest_cell);
    }

    void put_row_tag(std::uint32_t row, RowLooks const* looks)
    {
        m_pen.put("<row r=\"");
        m_pen.put_whole(row + 1);
        m_pen.put("\"");
        if (looks == nullptr) {
            return;
        }
        if (looks->style) {
            // Style 0 differs from none where a column has a style.
            m_pen.put(" s=\"");
            m_pen.put_whole(m_cells.styles.number(*looks->style));
            m_pen.put("\" customFormat=\"1\"");
        }
        if (looks->height) {
            m_pen.put(" ht=\"");
            put_number(*looks->height);
            m_pen.put("\"");
        }
        put_flag(looks->hidden, " hidden=\"1\"");
        put_flag(looks->custom_height, " customHeight=\"1\"");
        if (looks->outline != 0) {
            m_pen.put(" outlineLevel=\"");
            m_pen.put_whole(int{looks->outline});
            m_pen.put("\"");
        }
        put_flag(looks->collapsed, " collapsed=\"1\"");
    }

    void put_flag(bool set, std::string_view attribute)
    {
        if (set) {
            m_pen.put(attribute);
        }
    }

    // ---- cells

    void put_new(CellRef where, Change const& change)
    {
        start_cell(where, style_of_place(m_sheet, where));
        put_value(change.value);
    }

    void put_cell(Cell const& cell, Change const* change)
    {
        start_cell(cell.where(), cell.style);
        bool const with_formula = cell.formula != 0 && (change == nullptr || change->keeps_formula);
        if (with_formula && put_formula(cell, change)) {
            return;
        }
        if (change != nullptr) {
            put_value(change->value);
        } else if (cell.kind == CellKind::text) {
            put_shared(m_cells.workbook.text(cell).empty() ? no_text
                                                           : m_cells.texts.number_of(cell));
        } else {
            end_cell(cell);
        }
    }

    // `<c r="B7" s="4"`
    void start_cell(CellRef where, std::uint32_t style)
    {
        enter_row(where.row);
        m_pen.put("<c r=\"");
        m_pen.put(letters(where.column));
        m_pen.put(m_row_digits);
        m_pen.put("\"");
        put_style(number_at(where, style));
    }

    [[nodiscard]] std::uint32_t number_at(CellRef where, std::uint32_t style) const
    {
        if (!m_page.paint.empty()) {
            auto const paint = m_page.paint.find(where);
            if (paint != m_page.paint.end()) {
                return m_cells.styles.painted(style, paint->second);
            }
        }
        return m_cells.styles.number(style);
    }

    void put_style(std::uint32_t number)
    {
        if (number != 0) {
            m_pen.put(" s=\"");
            m_pen.put_whole(number);
            m_pen.put("\"");
        }
    }

    std::string_view letters(std::uint32_t column)
    {
        while (m_letters.size() <= column) {
            m_letters.push_back(column_letters(static_cast<std::uint32_t>(m_letters.size())));
        }
        return m_letters[column];
    }

    // Type and value of a cell that is no text.
    void end_cell(Cell const& cell)
    {
        put_type(cell.kind);
        if (cell.kind == CellKind::empty) {
            m_pen.put("/>");
            return;
        }
        m_pen.put(">");
        put_kept_value(cell);
        m_pen.put("</c>");
    }

    void put_type(CellKind kind)
    {
        put_flag(kind == CellKind::boolean, " t=\"b\"");
        put_flag(kind == CellKind::error, " t=\"e\"");
        put_flag(kind == CellKind::text, " t=\"str\"");
    }

    void put_kept_value(Cell const& cell)
    {
        if (cell.has_text()) {
            put_text_value(m_cells.workbook.text(cell));
        } else if (cell.kind != CellKind::empty) {
            m_pen.put("<v>");
            put_number(cell.number);
            m_pen.put("</v>");
        }
    }

    void put_value(CellValue const& value)
    {
        if (auto const* const number = std::get_if<Exact>(&value)) {
            m_pen.put("><v>");
            put_number(stored(*number));
            m_pen.put("</v></c>");
        } else if (auto const* const text = std::get_if<std::string>(&value)) {
            put_shared(text->empty() ? no_text : m_cells.texts.number_of(*text));
        } else {
            m_pen.put("/>");
        }
    }

    void put_shared(std::uint32_t text)
    {
        if (text == no_text) {
            m_pen.put("/>");
            return;
        }
        m_pen.put(" t=\"s\"><v>");
        m_pen.put_whole(text);
        m_pen.put("</v></c>");
    }

    void put_text_value(std::string_view text)
    {
        m_scratch = "<v>";
        append_xstring(m_scratch, text);
        m_scratch += "</v>";
        put_scratch();
    }

    void put_scratch()
    {
        m_pen.prepare(m_scratch.size() + longest_cell);
        m_pen.put(m_scratch);
    }

    void put_number(double value)
    {
        m_scratch.clear();
        append_number(m_scratch, value);
        m_pen.put(m_scratch);
    }

    // ---- formulas

    // False where there is none to be written: a cell that another one's array formula fills.
    bool put_formula(Cell const& cell, Change const* change)
    {
        if (m_arrays_drawn[cell.formula - 1]) {
            return false;
        }
        auto const formula = formula_text(m_sheet, cell);
        if (formula.empty()) {
            return false;
        }
        auto const* const text =
            change == nullptr ? nullptr : std::get_if<std::string>(&change->value);
        auto const* const number = change == nullptr ? nullptr : std::get_if<Exact>(&change->value);
        put_type(change == nullptr ? cell.kind
                 : text != nullptr ? CellKind::text
                                   : CellKind::number);
        m_pen.put(">");
        put_formula_element(cell, formula);
        if (change == nullptr) {
            put_kept_value(cell);
        } else if (text != nullptr) {
            put_text_value(*text);
        } else if (number != nullptr) {
            m_pen.put("<v>");
            put_number(stored(*number));
            m_pen.put("</v>");
        } // else nobody has worked it out yet
        m_pen.put("</c>");
        return true;
    }

    void put_formula_element(Cell const& cell, std::string const& formula)
    {
        auto const& known = m_sheet.formulas[cell.formula - 1];
        m_scratch = "<f>";
        if (known.array) {
            m_arrays_drawn[cell.formula - 1] = true;
            auto const where = cell.where();
            CellRef const last{where.row + known.array_rows - 1,
                               where.column + known.array_columns - 1};
            m_scratch = "<f t=\"array\" ref=\"" + ranges_text({{where, last}}) + "\">";
        }
        append_plain(m_scratch, formula);
        m_scratch += "</f>";
        put_scratch();
    }

    static constexpr std::uint32_t no_text = UINT32_MAX;

    SheetCells const& m_cells;
    Page const& m_page;
    Sheet const& m_sheet;
    Pen m_pen;
    std::vector<RowLooks>::const_iterator m_row_looks, m_rows_end;
    std::uint32_t m_row = 0;
    bool m_in_row = false;
    std::array<char, 16> m_digits{};
    std::string_view m_row_digits; ///< the number of the row as people see it
    std::vector<std::string> m_letters;
    std::vector<bool> m_arrays_drawn; ///< by formula: some readers tell it of each of its cells
    std::string m_scratch;
};

} // namespace

void append_sheet_data(std::string& out, SheetCells const& cells)
{
    SheetData(out, cells).run();
}

CellRange used_range(Page const& page)
{
    constexpr CellRef beyond{max_rows, max_columns};
    CellRange used{beyond, {}};
    auto const add = [&](CellRef where) {
        used.first = {std::min(used.first.row, where.row),
                      std::min(used.first.column, where.column)};
        used.last = {std::max(used.last.row, where.row), std::max(used.last.column, where.column)};
    };
    for (auto const& cell : page.sheet.cells) {
        add(cell.where());
    }
    for (auto const& [where, change] : page.changes) {
        add(where);
    }
    return used.first == beyond ? CellRange{} : used;
}

} // namespace gopbieu
