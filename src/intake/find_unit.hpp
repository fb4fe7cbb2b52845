#pragma once

#include "form/form.hpp"
#include "form/marker.hpp"
#include "intake/evidence.hpp"
#include "intake/grid.hpp"
#include "intake/remarks.hpp"
#include "intake/text_keys.hpp"
#include "intake/unit_names.hpp"

#include <optional>

namespace gopbieu {

/// Where a unit's name may stand.
struct UnitTraces {
    Grid const& grid;
    TextKeys& keys;
    FormDefinition const& form;
    std::uint32_t table_row; ///< the heading ends above it
    std::optional<Marker> const& marker;
    std::string const& file;
};

/// Whose form it is: by the hidden mark, by an organisation code, by what is printed above the
/// table, by the file's name, by its folder. Where these do not agree, or tell of several units or
/// none, a person is asked.
std::optional<std::size_t> find_unit(UnitTraces const& traces,
                                     UnitNames const& names,
                                     Remarks& remarks,
                                     std::vector<Evidence>& evidence);

} // namespace gopbieu
