#pragma once

#include "workbook/read.hpp"
#include "workbook/xls/formula.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace gopbieu {

/// A sheet as the list at the front of the file names it.
struct XlsSheetEntry {
    std::string name;
    std::size_t offset = 0; ///< of its BOF in the stream
    Visibility visibility = Visibility::visible;
    bool is_worksheet = true; ///< no chart, macro sheet or module
    int sheet = -1;           ///< index into Workbook::sheets
};

/// What all sheets of an .xls file share.
struct XlsBook {
    FormulaNames names; ///< with the version and the code page of the file
    std::vector<XlsSheetEntry> sheets;
    std::uint32_t shared_texts = 0; ///< the pool's first texts are the shared string table

    [[nodiscard]] int version() const { return names.text.version; }
    [[nodiscard]] BiffText const& text() const { return names.text; }
};

class XlsBookLooks;

/// Reads the records up to the first EOF into the book and the workbook: sheets, shared strings,
/// formats, names. Before BIFF5 the only sheet's own records are among them. `looks` may be null.
Trouble read_book(BiffStream& stream,
                  ReadOptions const& options,
                  XlsBookLooks* looks,
                  XlsBook& book,
                  Workbook& workbook);

} // namespace gopbieu
