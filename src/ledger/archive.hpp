#pragma once

#include "base/result.hpp"
#include "ledger/pack_file.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

struct Database;

PackedOriginal pack_original(std::string sha256, std::vector<char> bytes);

/// Every file that ever arrived, by its SHA-256, in one file: thousands of loose ones would each
/// have to be brought to the disk. Nothing is ever deleted or written anew. Where each one lies is
/// remembered by the ledger; what it does not know is looked for.
class Archive {
public:
    /// `kept`: how long the archive was when the ledger last spoke of it.
    static Result<Archive>
    open(std::filesystem::path const& folder, bool to_write, std::uint64_t kept);
    /// One that keeps nothing and holds nothing.
    static Archive none();
    Archive(Archive&& other) noexcept;
    Archive& operator=(Archive&& other) noexcept;
    ~Archive();

    /// A place as the ledger remembers it: of an original that is not in the archive, or that an
    /// older program kept.
    static constexpr std::int64_t nowhere = -1;
    /// Keeps an original that does not lie at this place yet; gives back its place.
    std::int64_t keep(PackedOriginal const& original, std::int64_t known);
    /// Brings what was kept to the disk. Nothing of it is certain before settle().
    Trouble bring_to_disk();
    /// How long it is, if it grew.
    [[nodiscard]] std::optional<std::uint64_t> grown_to() const;
    /// What was kept stays, or is taken back.
    void settle(bool stays);

    /// The bytes of an original, unpacked and proved by their hash.
    Result<std::vector<char>> find(std::string_view sha256, std::int64_t place);

private:
    Archive(std::unique_ptr<PackFile> pack, std::unique_ptr<Database> older);

    Result<std::optional<PackedOriginal>> in_pack(std::string_view sha256, std::int64_t place);
    Result<std::optional<PackedOriginal>> in_older(std::string_view sha256);

    std::unique_ptr<PackFile> m_pack;  ///< null: keeps nothing
    std::unique_ptr<Database> m_older; ///< goc.sqlite of programs before this; null: there is none
    std::filesystem::path m_file;
};

} // namespace gopbieu
