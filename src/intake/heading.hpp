#pragma once

// Where the name of a unit stands: in the lines above the table, in the file's name and in those of
// its folders.

#include "intake/find_unit.hpp"
#include "intake/unit_texts.hpp"

#include <string>
#include <vector>

namespace gopbieu {

/// The units that a text names: one, or several of the same name.
struct NamedUnits {
    UnitNames::Units const* units = nullptr; ///< of the memo of texts
    std::string_view text;                   ///< as written; of the memo
    CellRef cell;
    bool exact = true; ///< not only without accents or with a slip
};

/// Units that an organisation code names, those of codes further up left out.
struct CodedUnits {
    UnitNames::Units units;
    std::string text; ///< as written
    CellRef cell;
};

struct Heading {
    std::vector<CodedUnits> coded;
    std::vector<NamedUnits> named;
    /// A unit is printed that the register does not know, or none is filled in.
    bool stranger = false;
    std::vector<std::string_view> lines; ///< its texts; of the memo
};

/// As long as the memo of texts.
Heading read_heading(UnitTraces const& traces, UnitNames const& names, UnitTexts& texts);

/// The beginning of a heading, for messages.
std::string shown(Heading const& heading);

/// Units whose name or code stands in the file's own name.
UnitNames::Units
units_in_file_name(std::string const& file, UnitNames const& names, UnitTexts& texts);
/// Units that the file's folders are named after.
UnitNames::Units
units_in_folders(std::string const& file, UnitNames const& names, UnitTexts& texts);
/// Units whose names the file's name has a part of: too little to decide, enough to ask.
UnitNames::Units units_like_file_name(std::string const& file, UnitNames const& names);
/// The file's own name without its folders and ending.
std::string file_stem(std::string const& file);

} // namespace gopbieu
