#pragma once

#include "check/check.hpp"
#include "intake/recognise.hpp"
#include "ledger/archive.hpp"
#include "ledger/records.hpp"
#include "ledger/settle.hpp"
#include "workbook/read.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace gopbieu {

/// What every file is read with.
struct TakeInContext {
    Known known;
    Checker const& checker;
    Decisions const& decisions;
    ReadOptions options = {};
};

/// A file on its way from the inbox into the ledger.
struct TakenFile {
    FileRecord record;
    bool vanished = false;                  ///< between the look into the folder and its turn
    std::vector<Evidence> evidence;         ///< why each form and unit
    std::optional<PackedOriginal> original; ///< for the archive; none when it could not be had
};

/// Reads, recognises and checks one file. Everything here is the file's own: what depends on other
/// files is settled afterwards (ledger/settle.hpp).
TakenFile
take_in(std::filesystem::path const& file, std::string const& shown, TakeInContext const& context);

/// The same of bytes that were read before, such as an archived original. `record` gets what was
/// found; its source must be set. Gives back the reasons for each form and unit.
std::vector<Evidence>
judge(std::span<char const> bytes, TakeInContext const& context, FileRecord& record);

} // namespace gopbieu
