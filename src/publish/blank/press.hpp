#pragma once

// One workbook for thousands of units: drawn once with stand-ins where the units differ, then
// printed again and again with other words. Parts without stand-ins are copied as they are packed.

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gopbieu {

class Press {
public:
    /// `stand_ins` are texts that stand in the package wherever a unit's own words go. A package
    /// that cannot be opened is a Problem.
    static Result<Press> of(std::string package, std::vector<std::string> const& stand_ins);

    /// The package with words for the stand-ins, in their order. They are escaped for XML here.
    [[nodiscard]] std::string print(std::vector<std::string> const& words) const;

private:
    /// A part of the package as pieces: text, stand-in, text, …
    struct Part {
        std::size_t entry = 0;
        std::vector<std::string> texts;     ///< one more than stand-ins
        std::vector<std::size_t> stand_ins; ///< which one stands behind each text
    };

    std::string m_package;
    std::vector<Part> m_parts; ///< those with stand-ins
};

} // namespace gopbieu
