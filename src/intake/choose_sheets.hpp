#pragma once

#include "intake/sheet_work.hpp"

#include <list>
#include <vector>

namespace gopbieu {

/// What is said about several sheets with one form.
struct SheetChoice {
    std::vector<Finding> findings;
    bool question = false; ///< a person must choose
};

/// Puts the tables that are taken into SheetWork::read, those of hidden sheets left out. Of several
/// sheets with one form those count that are filled in and of this period. If more than one is
/// left, a person chooses.
SheetChoice choose_sheets(std::list<SheetWork>& sheets,
                          TextKeys& keys,
                          Known const& known,
                          Source const& source);

} // namespace gopbieu
