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

// Nothing where they are not what they should be.
std::optional<std::vector<char>> bytes_of(PackedOriginal original)
{
    auto bytes = original.packed
                     ? unpacked({original.bytes.data(), original.bytes.size()}, original.size)
                     : std::optional(std::move(original.bytes));
    return bytes && sha256(*bytes) == original.sha256 ? std::move(bytes) : std::nullopt;
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

Archive::Archive(std::unique_ptr<PackFile> pack, std::unique_ptr<Database> older)
    : m_pack(std::move(pack)), m_older(std::move(older))
{
}
Archive::Archive(Archive&& other) noexcept = default;
Archive& Archive::operator=(Archive&& other) noexcept = default;
Archive::~Archive() = default;

Result<Archive>
Archive::open(std::filesystem::path const& folder, bool to_write, std::uint64_t kept)
{
    auto pack = PackFile::open(folder / "goc.bin", to_write, kept);
    if (!pack) {
        return pack.problem();
    }
    Archive archive(std::move(*pack), nullptr);
    archive.m_file = folder / "goc.bin";
    std::error_code ignored;
    if (std::filesystem::exists(folder / "goc.sqlite", ignored)) {
        archive.m_older = std::make_unique<Database>();
        auto const mode = to_write ? Database::Mode::write : Database::Mode::read;
        if (auto trouble = archive.m_older->open(folder / "goc.sqlite", mode)) {
            return *trouble;
        }
    }
    return archive;
}

Archive Archive::none()
{
    return {nullptr, nullptr};
}

std::int64_t Archive::keep(PackedOriginal const& original, std::int64_t known)
{
    if (m_pack == nullptr) {
        return nowhere;
    }
    if (known >= 0 && m_pack->holds(static_cast<std::uint64_t>(known), original.sha256)) {
        return known;
    }
    if (auto const left = m_pack->find(original.sha256, PackFile::Where::behind_kept)) {
        // A run that was cut off with the computer may not have brought it to the disk.
        auto found = m_pack->read(*left, original.sha256);
        if (found && *found && bytes_of(std::move(**found))) {
            return static_cast<std::int64_t>(*left);
        }
    }
    if (auto const older = in_older(original.sha256); older && *older) {
        return nowhere;
    }
    return static_cast<std::int64_t>(m_pack->append(original));
}

Trouble Archive::bring_to_disk()
{
    return m_pack == nullptr ? Trouble() : m_pack->sync();
}

std::optional<std::uint64_t> Archive::grown_to() const
{
    return m_pack != nullptr && m_pack->grew() ? std::optional(m_pack->end()) : std::nullopt;
}

void Archive::settle(bool stays)
{
    if (m_pack != nullptr && stays) {
        m_pack->keep();
    } else if (m_pack != nullptr) {
        m_pack->take_back();
    }
}

Result<std::optional<PackedOriginal>> Archive::in_pack(std::string_view sha256_wanted,
                                                       std::int64_t place)
{
    if (m_pack == nullptr) {
        return std::optional<PackedOriginal>();
    }
    if (place >= 0) {
        return m_pack->read(static_cast<std::uint64_t>(place), sha256_wanted);
    }
    auto const found = m_pack->find(sha256_wanted, PackFile::Where::anywhere);
    return found ? m_pack->read(*found, sha256_wanted) : std::optional<PackedOriginal>();
}

Result<std::optional<PackedOriginal>> Archive::in_older(std::string_view sha256_wanted)
{
    if (m_older == nullptr) {
        return std::optional<PackedOriginal>();
    }
    auto query = m_older->query("SELECT size, packed, bytes FROM original WHERE sha256 = ?");
    if (!query.bind(sha256_wanted).next()) {
        auto trouble = m_older->trouble();
        return trouble ? *trouble : Result(std::optional<PackedOriginal>());
    }
    auto const stored = query.bytes(2);
    return std::optional(PackedOriginal{std::string(sha256_wanted),
                                        static_cast<std::uint64_t>(query.number(0)),
                                        query.number(1) != 0,
                                        {stored.begin(), stored.end()}});
}

Result<std::vector<char>> Archive::find(std::string_view sha256_wanted, std::int64_t place)
{
    auto found = in_pack(sha256_wanted, place);
    bool const older = found && !*found;
    found = older ? in_older(sha256_wanted) : std::move(found);
    if (!found) {
        return found.problem();
    }
    if (!*found) {
        return Problem{say::archive_missing, {{"sha256", std::string(sha256_wanted)}}};
    }
    auto bytes = bytes_of(std::move(**found));
    if (!bytes) {
        return Problem{say::archive_changed,
                       {{"file", path_text(older ? m_older->file : m_file)},
                        {"sha256", std::string(sha256_wanted)}}};
    }
    return std::move(*bytes);
}

} // namespace gopbieu
