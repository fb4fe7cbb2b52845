#pragma once

#include "check/check.hpp"
#include "form/form.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace gopbieu::test {

/// The bytes of a form's template, filled with random figures that agree with its rules and drawn
/// as the program draws its workbooks; nothing when no such figures are found.
std::optional<std::string>
filled_file(FormDefinition const& form, Checker const& checker, std::uint32_t seed);

} // namespace gopbieu::test
