#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// The addresses of a cell of the register, several with ";", "," or blanks between. Empty where
/// any of them is no plain address ("a.b@c.vn"): what is sent to half of the people is not what was
/// meant. Nothing that comes out can begin another line or another address of a letter's head.
std::vector<std::string> addresses_in(std::string_view cell);

} // namespace gopbieu
