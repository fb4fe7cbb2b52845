#pragma once

#include "base/finding.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gopbieu {

/// One reason for or against taking a sheet for a form, or a form for a unit's. All of them
/// together are why it was decided so; `check --why` prints them.
struct Evidence {
    enum class About : std::uint8_t { form, unit };

    About about = About::form;
    std::string sheet;
    std::string subject; ///< "form@edition", or the code of a unit
    bool against = false;
    Say say;        ///< a text of the catalogue
    Args args = {}; ///< its values

    bool operator==(Evidence const&) const = default;
};

/// "Biểu 1: bieu-1@2021: 4/4 cột khớp tên".
std::string line(Evidence const& evidence, Language language);

} // namespace gopbieu
