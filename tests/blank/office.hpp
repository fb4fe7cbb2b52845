#pragma once

// LibreOffice as a clerk: fills a workbook in by a macro and saves it.

#include "support/libreoffice.hpp"
#include "workbook/cell_ref.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace gopbieu::test {

/// What is written into one cell.
struct Entry {
    enum class Kind { number, text, formula };
    std::string sheet;
    CellRef cell;
    Kind kind = Kind::number;
    std::string value;
};

/// Opens a workbook, writes the entries and saves it as another. What went wrong; empty for
/// nothing.
std::string fill_in(std::filesystem::path const& from,
                    std::filesystem::path const& to,
                    std::vector<Entry> const& entries,
                    std::filesystem::path const& scratch);

} // namespace gopbieu::test
