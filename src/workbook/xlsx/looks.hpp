#pragma once

#include "workbook/workbook.hpp"
#include "workbook/xlsx/package.hpp"

namespace gopbieu {

/// A tab of the workbook part: the relation of its part and which sheet of the workbook it became
/// (-1: none, because it has no cells).
struct Tab {
    std::string name;
    PartRelation const* relation = nullptr;
    int sheet = -1;
};

/// Adds to a workbook whose values have been read all that depth looks asks for.
Trouble read_xlsx_looks(Package const& package,
                        std::string const& workbook_part,
                        std::vector<PartRelation> const& relations,
                        std::vector<Tab> const& tabs,
                        Limits const& limits,
                        Workbook& workbook);

} // namespace gopbieu
