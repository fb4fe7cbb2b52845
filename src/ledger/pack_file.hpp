#pragma once

// One file to which originals are appended, each behind a head that says what it is: it can be read
// without the ledger, and is written once (a database with its log writes everything twice).

#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gopbieu {

/// An original on its way into the archive, made ready on any thread.
struct PackedOriginal {
    std::string sha256;     ///< of what is unpacked, in hex
    std::uint64_t size = 0; ///< unpacked
    bool packed = false;    ///< compressed; what does not shrink (a ZIP does not) is kept as it is
    std::vector<char> bytes;
};

/// Nothing that was kept in it is ever changed or deleted. Whoever appends must be alone.
class PackFile {
public:
    /// `kept`: how long it was when the ledger last spoke of it. What lies behind that was appended
    /// by a run that was cut off, and can be found there (find). A file that is not there, or is
    /// empty, is begun anew behind what was kept, so that no place ever means two originals.
    static Result<std::unique_ptr<PackFile>>
    open(std::filesystem::path file, bool to_write, std::uint64_t kept);
    PackFile(PackFile const&) = delete;
    PackFile& operator=(PackFile const&) = delete;
    ~PackFile();

    /// Gives back its place. Failures are sticky: sync() tells the first one.
    std::uint64_t append(PackedOriginal const& original);
    /// Brings what was appended to the disk.
    Trouble sync();
    /// What was appended since the last one stays, or is taken back.
    void keep() { m_kept = m_end; }
    void take_back();
    [[nodiscard]] bool grew() const { return m_end != m_kept; }
    [[nodiscard]] std::uint64_t end() const { return m_end; }

    /// Whether the original at a place is the one of this hash; its bytes are not looked at.
    [[nodiscard]] bool holds(std::uint64_t place, std::string_view sha256) const;
    /// The original at a place. Nothing where there is none of this hash; a Problem where the file
    /// ends before it does.
    [[nodiscard]] Result<std::optional<PackedOriginal>> read(std::uint64_t place,
                                                             std::string_view sha256) const;
    /// Where an original lies of which the ledger does not speak; only among what a run that was
    /// cut off left, or anywhere.
    enum class Where : std::uint8_t { behind_kept, anywhere };
    std::optional<std::uint64_t> find(std::string_view sha256, Where where);

private:
    struct Head {
        std::string sha256;
        std::uint64_t size = 0, stored = 0;
        bool packed = false;
    };

    PackFile(std::filesystem::path file, int descriptor, std::uint64_t kept);

    Trouble look_at_end(bool to_write);
    [[nodiscard]] std::uint64_t length() const;
    [[nodiscard]] std::optional<Head> head(std::uint64_t place) const;
    [[nodiscard]] bool get(std::uint64_t place, std::span<char> bytes) const;
    [[nodiscard]] std::uint64_t next_head(std::uint64_t place, std::uint64_t end) const;
    [[nodiscard]] Problem too_short() const;
    void index(std::uint64_t from, std::uint64_t to);

    std::filesystem::path m_file;
    int m_descriptor; ///< -1: there is no such file
    std::uint64_t m_kept, m_end;
    std::uint64_t m_known;  ///< how far the ledger spoke of it when it was opened
    std::uint64_t m_opened; ///< how long it was then
    int m_error = 0;
    std::uint64_t m_indexed_from = UINT64_MAX, m_indexed_to = 0;
    std::unordered_map<std::string, std::uint64_t> m_places; ///< of what lies between
};

} // namespace gopbieu
