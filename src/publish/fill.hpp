#pragma once

#include "form/marker.hpp"
#include "publish/publish.hpp"

namespace gopbieu {

/// A form's sheet on its way into the official workbook of a unit.
struct FilledForm {
    SheetDraft draft;
    Marker marker; ///< by which the level above recognises it and sees whether it was changed
    bool own_rows = false; ///< has rows that no code list knows: the level above will ask
};

/// The template of a form with the figures of a unit in it.
FilledForm
fill(Template const& blank, FormTotal const& total, BookLayout const& layout, std::size_t unit);

} // namespace gopbieu
