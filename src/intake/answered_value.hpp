#pragma once

#include "form/form.hpp"
#include "intake/submission.hpp"

#include <optional>
#include <string>

namespace gopbieu {

/// What a person answers in place of a cell, read as what the cell should hold; nothing when it is
/// no such thing: no certain number, no day, none of the choices.
std::optional<FigureValue> answered_value(std::string const& answer, Measure const& measure);

} // namespace gopbieu
