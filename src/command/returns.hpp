#pragma once

#include "base/finding.hpp"
#include "ledger/records.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace gopbieu {

enum class ReturnKind : std::uint8_t {
    faulty,  ///< something of the unit must be corrected or answered; missing forms are told too
    missing, ///< nothing is faulty, something has not come
    unknown  ///< a file of which nobody knows whose it is
};

/// A folder of tra-lai/.
struct Returned {
    ReturnKind kind = ReturnKind::faulty;
    std::string unit;               ///< code; empty where it is not known
    std::vector<std::string> files; ///< relative to the campaign
};

/// What a run gave back, and what goes with the published workbooks.
struct RunReturns {
    std::vector<Returned> folders;
    std::vector<std::string> covers;  ///< letters beside the published workbooks
    std::vector<Publication> written; ///< of all these files, those that were written now
    std::vector<std::string> kept;    ///< and those that an earlier run wrote and that hold good
    std::size_t without_address = 0;  ///< letters to units of which the register has no address
    std::vector<Finding> findings;

    [[nodiscard]] std::size_t count(ReturnKind kind) const;
};

/// What earlier runs wrote, by file.
using Publications = std::map<std::string, Publication>;

} // namespace gopbieu
