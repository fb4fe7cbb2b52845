#pragma once

#include "intake/cell_uses.hpp"
#include "intake/choose_form.hpp"
#include "intake/recognise.hpp"
#include "intake/remarks.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace gopbieu {

/// A sheet on its way: what it holds and what is said of it.
struct SheetWork {
    SheetWork(Workbook const& workbook,
              std::size_t number,
              Known const& known,
              Source const& source)
        : sheet(workbook.sheets[number]), grid(workbook, sheet), uses(sheet),
          remarks(source, sheet.name, known.answers), marker(marker_of(workbook, number))
    {
    }

    Sheet const& sheet;
    Grid grid;
    CellUses uses;
    Remarks remarks;
    std::optional<Marker> marker;
    SheetForms forms;
    std::vector<std::size_t> read; ///< its tables that are taken
};

} // namespace gopbieu
