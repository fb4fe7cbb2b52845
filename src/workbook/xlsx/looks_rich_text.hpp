#pragma once

#include "workbook/xlsx/looks_theme.hpp"

namespace gopbieu {

/// Reads the runs of a string item (`<si>`, `<is>`, a comment's `<text>`), phonetic ones left out.
/// The scanner stands behind its start tag and is moved behind its end tag. Each run is in NFC,
/// and all together are too: an accent that opens a run goes to the letter before it.
std::vector<TextRun> read_runs(XmlScanner& xml, ColorTables const& colors);

/// The texts of runs in a row.
std::string joined(std::vector<TextRun> const& runs);

/// Adds an entry for each shared string that has runs of its own, under the number of the item in
/// the part.
Trouble read_rich_texts(std::string_view sst_xml,
                        ColorTables const& colors,
                        Limits const& limits,
                        std::vector<RichText>& into);

} // namespace gopbieu
