#pragma once

// A workbook that is made from nothing: a few looks, cells put one by one, live formulas with their
// results, links. It is drawn like any other.

#include "publish/draft.hpp"
#include "publish/plain_looks.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace gopbieu {

/// The texts of such a workbook, each once: most stand in many rows.
class PlainTexts {
public:
    explicit PlainTexts(StringPool& pool) : m_pool(pool) {}

    std::uint32_t add(std::string_view text);
    std::string_view keep(std::string_view text) { return m_pool.keep(text); }
    [[nodiscard]] std::string_view operator[](std::uint32_t number) const { return m_pool[number]; }
    [[nodiscard]] std::size_t size() const { return m_pool.size(); }

private:
    StringPool& m_pool;
    std::unordered_map<std::string_view, std::uint32_t> m_numbers;
};

class PlainSheet {
public:
    PlainSheet(PlainTexts& texts, std::string name);

    [[nodiscard]] std::string const& name() const { return m_sheet.name; }
    /// Texts come from files and are data: never a formula, cut where Excel would refuse them.
    void text(CellRef where, std::string_view text, PlainLook look = PlainLook::text);
    void number(CellRef where, Exact const& number, PlainLook look = PlainLook::number);
    /// A number, a text or a blank cell.
    void value(CellRef where, CellValue const& value, PlainLook look = PlainLook::number);
    /// `formula` without "=", with its result.
    void formula(CellRef where, std::string_view formula, Exact const& result, PlainLook look);
    /// A text that leads somewhere: "internal:'Biểu 1'!A5" or an address (relative_link()). Where a
    /// sheet has more links than Excel takes, the text remains.
    void link(CellRef where, std::string_view text, std::string target);
    void width(std::uint32_t first, std::uint32_t last, double characters);
    void merge(CellRange range) { m_sheet.merges.push_back(range); }
    /// Rows above and columns left of it stay when the sheet is scrolled; rows above `table_end`
    /// from `header` on are printed on every page.
    void freeze(CellRef first_moving, std::uint32_t header);

    Sheet finish();

private:
    void put(CellRef where, PlainLook look, CellKind kind);
    [[nodiscard]] std::vector<double> widths() const; ///< by column, up to the last that has one
    void find_heights();
    void choose_paper();

    PlainTexts& m_texts;
    Sheet m_sheet;
};

class PlainBook {
public:
    PlainBook();
    PlainBook(PlainBook const&) = delete;
    PlainBook& operator=(PlainBook const&) = delete;

    /// The name is made fit for a tab, and a number put behind it where it is taken already.
    PlainSheet& sheet(std::string_view name);
    /// All sheets in the order in which they were made. Nothing can be added afterwards.
    Workbook const& finish();

private:
    [[nodiscard]] bool taken(std::string_view name) const;

    Workbook m_workbook;
    PlainTexts m_texts{m_workbook.texts};
    std::deque<PlainSheet> m_sheets;
};

/// A path from a folder of "ket-qua/<level>" to a file of the campaign, with a place in it where
/// `sheet` is not empty: "../../nop/a%20b.xlsx#'Biểu 1'!C5".
std::string
relative_link(std::string_view file, std::string_view sheet = {}, std::string_view cell = {});
/// "#'Biểu 1'!C5", to be put behind the link of a file.
std::string place_in_file(std::string_view sheet, CellRef cell);

} // namespace gopbieu
