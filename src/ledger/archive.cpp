#include "ledger/archive.hpp"

#include "base/catalogue/writing.hpp"
#include "base/file.hpp"
#include "base/sha256.hpp"
#include "ledger/database.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <string_view>

namespace gopbieu {

namespace {

constexpr int level = 1;                        // most of the gain for little of the time
constexpr std::uint64_t max_size = 1ULL << 31U; // of one original

// Offices send ZIP and OLE files; the first are compressed already.
bool zip(std::vector<char> const& bytes)
{
    return std::string_view(bytes.data(), std::min<std::size_t>(bytes.size(), 2)) == "PK";
}

Trouble make_table(Database& database)
{
    return database.transaction([&] {
        database
            .query("CREATE TABLE IF NOT EXISTS original (id INTEGER PRIMARY KEY,"
                   " sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL,"
                   " packed INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT")
            .run();
    });
}

struct FreeCompressor {
    void operator()(libdeflate_compressor* one) const { libdeflate_free_compressor(one); }
};
struct FreeDecompressor {
    void operator()(libdeflate_decompressor* one) const { libdeflate_free_decompressor(one); }
};

std::optional<std::vector<char>> unpacked(std::string_view bytes, std::uint64_t size)
{
    std::unique_ptr<libdeflate_decompressor, FreeDecompressor> const tool(
        libdeflate_alloc_decompressor());
    if (tool == nullptr || size > max_size) {
        return {};
    }
    std::vector<char> out(size);
    auto const result = libdeflate_deflate_decompress(
        tool.get(), bytes.data(), bytes.size(), out.data(), out.size(), nullptr);
    return result == LIBDEFLATE_SUCCESS ? std::optional(std::move(out)) : std::nullopt;
}

} // namespace

PackedOriginal pack_original(std::string sha256, std::vector<char> bytes)
{
    PackedOriginal original;
    original.sha256 = std::move(sha256);
    original.size = bytes.size();
    std::unique_ptr<libdeflate_compressor, FreeCompressor> const tool(
        zip(bytes) ? nullptr : libdeflate_alloc_compressor(level));
    if (tool != nullptr) {
        std::vector<char> smaller(bytes.size());
        auto const size = libdeflate_deflate_compress(
            tool.get(), bytes.data(), bytes.size(), smaller.data(), smaller.size());
        if (size != 0) { // 0: it does not fit into fewer bytes
            smaller.resize(size);
            original.packed = true;
            bytes = std::move(smaller);
        }
    }
    original.bytes = std::move(bytes);
    return original;
}

Archive::Archive(std::unique_ptr<Database> database) : m_database(std::move(database)) {}
Archive::Archive(Archive&& other) noexcept = default;
Archive& Archive::operator=(Archive&& other) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(std::filesystem::path const& folder, bool to_write)
{
    auto database = std::make_unique<Database>();
    auto const mode = to_write ? Database::Mode::write : Database::Mode::read;
    if (auto trouble = database->open(folder / "goc.sqlite", mode)) {
        return *trouble;
    }
    if (to_write) {
        if (auto trouble = make_table(*database)) {
            return *trouble;
        }
    }
    return Archive(std::move(database));
}

Result<Archive> Archive::open_empty()
{
    auto database = std::make_unique<Database>();
    if (auto trouble = database->open_copy({})) {
        return *trouble;
    }
    auto trouble = make_table(*database);
    return trouble ? Result<Archive>(*trouble) : Archive(std::move(database));
}

void Archive::begin()
{
    m_database->begin();
}

void Archive::keep(PackedOriginal const& original)
{
    m_database
        ->query("INSERT OR IGNORE INTO original (sha256, size, packed, bytes)"
                " VALUES (?, ?, ?, ?)")
        .bind(original.sha256)
        .bind(static_cast<std::int64_t>(original.size))
        .bind(std::int64_t{original.packed ? 1 : 0})
        .bind_bytes({original.bytes.data(), original.bytes.size()})
        .run();
}

Trouble Archive::end()
{
    m_database->end();
    return m_database->trouble();
}

Result<std::vector<char>> Archive::find(std::string_view sha256_wanted)
{
    auto query = m_database->query("SELECT size, packed, bytes FROM original WHERE sha256 = ?");
    if (!query.bind(sha256_wanted).next()) {
        auto trouble = m_database->trouble();
        return trouble ? *trouble
                       : Problem{say::archive_missing, {{"sha256", std::string(sha256_wanted)}}};
    }
    auto const stored = query.bytes(2);
    auto bytes = query.number(1) == 0
                     ? std::optional(std::vector<char>(stored.begin(), stored.end()))
                     : unpacked(stored, static_cast<std::uint64_t>(query.number(0)));
    if (!bytes || sha256(*bytes) != sha256_wanted) {
        return Problem{
            say::archive_changed,
            {{"file", path_text(m_database->file)}, {"sha256", std::string(sha256_wanted)}}};
    }
    return std::move(*bytes);
}

} // namespace gopbieu
