#pragma once

#include "base/result.hpp"
#include "workbook/limits.hpp"
#include "workbook/workbook.hpp"

#include <filesystem>
#include <functional>
#include <span>
#include <string>

namespace gopbieu {

/// How much of a workbook is read. Values never pay for looks.
enum class Depth : std::uint8_t { values, looks };

struct ReadOptions {
    Depth depth = Depth::values;
    Limits limits = {};
};

/// What the first bytes say the file is; the name plays no part.
FileKind sniff(std::span<char const> bytes);

/// Reads one workbook of any kind from memory. Archives and mails are not opened here.
Result<Workbook> read_workbook(std::span<char const> bytes, ReadOptions const& options);
Result<Workbook> read_workbook(std::filesystem::path const& file, ReadOptions const& options);

/// One document found in a file: the file itself, or a member of an archive or mail.
struct Document {
    std::string member; ///< path inside the archive; empty for the file itself
    Result<Workbook> workbook;
};

/// Reads a file and, when it is an archive or a mail, every document inside, in its order.
/// There is always at least one document, so that no file goes without a word.
std::vector<Document> read_documents(std::filesystem::path const& file, ReadOptions const& options);
std::vector<Document> read_documents(std::span<char const> bytes, ReadOptions const& options);

} // namespace gopbieu
