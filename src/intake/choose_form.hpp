#pragma once

#include "form/marker.hpp"
#include "intake/evidence.hpp"
#include "intake/remarks.hpp"
#include "intake/table.hpp"

namespace gopbieu {

/// A table of a sheet and the form that it is.
struct FormTable {
    std::size_t form = 0; ///< of the index
    Table table;
    bool figures = false; ///< whether anything is filled in
};

/// What a sheet was found to hold.
struct SheetForms {
    std::vector<FormTable> tables; ///< of different forms, from the top
    std::vector<Evidence> evidence;
    bool question = false;         ///< something here may be a form; a person must say
    std::vector<std::size_t> open; ///< the forms that it may be
};

/// Decides which forms a sheet holds. Columns and rows decide; title, number and the hidden mark
/// only between forms that fit about equally well. Between two that still do, it asks.
SheetForms choose_forms(Grid const& grid,
                        TextKeys& keys,
                        std::optional<Marker> const& marker,
                        Remarks& remarks);

} // namespace gopbieu
