#pragma once

// A small ledger to work on.

#include "ledger/ledger.hpp"

#include <string>
#include <vector>

namespace gopbieu::test {

/// A file with one submission that waits for an answer, with everything in it that can be stored.
FileRecord
record(std::string const& name, std::string const& bytes, std::string const& unit = "X1");

std::vector<FileRecord> all_files(Ledger& ledger);
Ledger opened(std::filesystem::path const& folder);
/// In a step of its own.
void put(Ledger& ledger, FileRecord record);

} // namespace gopbieu::test
