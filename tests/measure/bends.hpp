#pragma once

#include "form/form.hpp"
#include "measure/dice.hpp"
#include "measure/sketch.hpp"

#include <string_view>
#include <vector>

namespace gopbieu::measure {

/// One way in which offices change a form. It keeps Sketch::truth true: what is no longer there is
/// taken out, what has moved keeps its row, column and value.
struct Bend {
    std::string_view name;
    void (*apply)(Sketch& sketch, FormDefinition const& form, Dice& dice);
};

std::vector<Bend> const& all_bends();

} // namespace gopbieu::measure
