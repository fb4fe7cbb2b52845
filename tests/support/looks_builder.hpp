#pragma once

#include "workbook/xlsx/looks_sheet.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gopbieu::test {

/// The looks of a sheet whose root element holds `inside`. Further parts of the package and the
/// sheet's relations may be given.
struct ReadLooks {
    Trouble trouble;
    Looks looks;
    SheetLooks sheet;
};
ReadLooks read_looks_of(std::string const& inside,
                        std::vector<std::pair<std::string, std::string>> const& parts = {},
                        std::vector<PartRelation> relations = {},
                        std::size_t styles = 4,
                        Limits const& limits = {});

/// What could not be drawn again, in English.
std::vector<std::string> not_redrawn(Looks const& looks);

} // namespace gopbieu::test
