#pragma once

#include "base/result.hpp"
#include "workbook/limits.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// A storage (folder) or stream (file) of a compound file.
struct CfbEntry {
    std::string
        name; ///< UTF-8; control characters at the front belong to it ("\5SummaryInformation")
    std::uint32_t start = 0;
    std::uint64_t size = 0;
    bool is_stream = false;
    bool at_root = false; ///< a child of the root, not of a storage such as an embedded document
    bool reached = false; ///< found by walking the tree; others are leftovers of damaged trees
};

/// An OLE2 compound file in memory: the container of .xls, .doc, .ppt, .msg and of encrypted
/// .xlsx. Every sector number and chain is checked; a chain that bites its tail is a problem.
/// Where Excel is tolerant we are: a last sector that is cut short, wrong counts in the header,
/// names in any case.
class CompoundFile {
public:
    static Result<CompoundFile> open(std::span<char const> bytes);

    [[nodiscard]] std::vector<CfbEntry> const& entries() const { return m_entries; }
    /// CLSID of the root, 16 bytes: which program the file belongs to.
    [[nodiscard]] std::string_view root_class() const { return m_root_class; }

    /// A stream of the root by name, the case of ASCII letters does not matter; where the tree is
    /// damaged, one that lies outside of it. Null when missing.
    [[nodiscard]] CfbEntry const* find(std::string_view name) const;

    /// The bytes of a stream. May be shorter than its size where the file ends early.
    [[nodiscard]] Result<std::string> read(CfbEntry const& stream) const;

private:
    [[nodiscard]] std::string_view sector(std::uint32_t number) const;
    [[nodiscard]] Trouble read_header();
    [[nodiscard]] Trouble read_fat();
    [[nodiscard]] Trouble read_mini();
    [[nodiscard]] Trouble read_directory(std::uint32_t start);
    void walk_tree(std::string_view directory);
    [[nodiscard]] Result<std::string> chain(std::uint32_t start, std::uint64_t size) const;
    [[nodiscard]] Result<std::string> mini_chain(std::uint32_t start, std::uint64_t size) const;

    std::string_view m_bytes;
    unsigned m_shift = 9;
    std::uint32_t m_sectors = 0;
    std::uint32_t m_mini_cutoff = 4096;
    std::vector<std::uint32_t> m_fat, m_mini_fat;
    std::string m_mini_stream;
    std::vector<CfbEntry> m_entries; ///< the root first
    std::string_view m_root_class;
};

/// What a compound file holds, by its streams.
enum class CfbKind : std::uint8_t {
    workbook,  ///< "Workbook" (Excel 97 and later) or "Book" (5.0/95)
    encrypted, ///< a newer Office file under a password or rights management
    word,
    slides,
    other,  ///< another program's file; see cfb_program()
    unknown ///< nothing we know
};
CfbKind cfb_kind(CompoundFile const& file);

/// The name of the program for kind other: "Outlook (.msg)", "Visio (.vsd)" …
std::string_view cfb_program(CompoundFile const& file);

/// Why this compound file is not read as a workbook; empty when it is one.
Trouble refuse_other_cfb(CompoundFile const& file);

} // namespace gopbieu
