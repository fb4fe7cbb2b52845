#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

struct Database;

/// An original on its way into the archive, made ready on any thread.
struct PackedOriginal {
    std::string sha256;
    std::uint64_t size = 0; ///< unpacked
    bool packed = false;    ///< compressed; what does not shrink (a ZIP does not) is kept as it is
    std::vector<char> bytes;
};
PackedOriginal pack_original(std::string sha256, std::vector<char> bytes);

/// Every file that ever arrived, by its SHA-256, in one database: thousands of loose files would
/// each have to be brought to the disk. Nothing is ever deleted or written anew.
class Archive {
public:
    static Result<Archive> open(std::filesystem::path const& folder, bool to_write);
    /// One that keeps nothing and holds nothing.
    static Result<Archive> open_empty();
    Archive(Archive&& other) noexcept;
    Archive& operator=(Archive&& other) noexcept;
    ~Archive();

    void begin();
    void keep(PackedOriginal const& original);
    /// Brings what was kept since begin() to the disk.
    Trouble end();

    /// The bytes of an original, unpacked and proved by their hash.
    Result<std::vector<char>> find(std::string_view sha256);

private:
    explicit Archive(std::unique_ptr<Database> database);

    std::unique_ptr<Database> m_database;
};

} // namespace gopbieu
