#pragma once

// Where the name of a unit stands: in the lines above the table, in the file's name and in those of
// its folders.

#include "intake/find_unit.hpp"
#include "intake/unit_texts.hpp"

#include <string>
#include <vector>

namespace gopbieu {

/// A unit that a text names.
struct NamedUnit {
    std::size_t unit = 0;
    std::string text, cell; ///< as written, and where
    bool exact = true;      ///< not only without accents or with a slip
};

struct Heading {
    std::vector<NamedUnit> coded; ///< by their organisation codes
    std::vector<NamedUnit> named;
    bool stranger =
        false;        ///< a unit is printed that the register does not know, or none is filled in
    std::string text; ///< the heading, for messages
};

Heading read_heading(UnitTraces const& traces, UnitNames const& names, UnitTexts& texts);

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
