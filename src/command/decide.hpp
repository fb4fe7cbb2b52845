#pragma once

#include "base/result.hpp"
#include "ledger/ledger.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace gopbieu {

/// What a person says of a file, or of one finding in it.
struct DecisionRequest {
    DecisionKind kind = DecisionKind::accept;
    std::string what;         ///< a file of nop/, or the key of a finding
    std::string form;         ///< of a file: only this form of it; empty: all of it
    std::string value;        ///< of an answer
    std::string name, reason; ///< who says it, and why
};

/// A decision as it was written down, and the finding it is about.
struct Decided {
    Decision decision;
    std::string file;
    std::optional<Finding> about;
};

/// Finds what is meant, writes the decision down, and has the file looked at again by the next run.
/// `at` is the time for the record, ISO 8601.
Result<Decided> decide(Ledger& ledger, DecisionRequest const& request, std::string const& at);

} // namespace gopbieu
