#include "workbook/ods/ods.hpp"

#include "base/catalogue/files.hpp"
#include "text/code_page.hpp"
#include "workbook/container/xml.hpp"
#include "workbook/container/zip.hpp"
#include "workbook/ods/document.hpp"

#include <cstring>

namespace gopbieu {

namespace {

constexpr std::string_view odf_mimetype = "application/vnd.oasis.opendocument.";

// The name of the entry that a ZIP file begins with.
std::string_view first_entry(std::string_view bytes)
{
    constexpr std::size_t header = 30;
    if (!bytes.starts_with("PK\3\4") || bytes.size() < header) {
        return {};
    }
    auto const length = static_cast<std::size_t>(static_cast<unsigned char>(bytes[26])) |
                        static_cast<std::size_t>(static_cast<unsigned char>(bytes[27])) << 8U;
    return bytes.substr(header, length);
}

// Encrypted packages say so in their manifest: per entry, or one entry that holds the package.
Result<bool> is_encrypted(ZipArchive const& archive)
{
    if (archive.find("encrypted-package") != nullptr) {
        return true;
    }
    auto const* const manifest = archive.find("META-INF/manifest.xml");
    if (manifest == nullptr) {
        return false;
    }
    auto const bytes = archive.read(*manifest);
    if (!bytes) {
        return bytes.problem();
    }
    return bytes->view().find("encryption-data") != std::string_view::npos;
}

Trouble
read_part(ZipArchive const& archive, DocumentReader& reader, std::string_view part, bool required)
{
    auto const* const entry = archive.find(part);
    if (entry == nullptr) {
        return required ? Trouble(Problem{say::part_missing, {{"part", std::string(part)}}})
                        : Trouble();
    }
    auto const bytes = archive.read(*entry);
    if (!bytes) {
        return bytes.problem();
    }
    auto const converted = xml_as_utf8(bytes->view(), part);
    if (!converted) {
        return converted.problem();
    }
    return reader.read(*converted ? std::string_view(**converted) : bytes->view(), part);
}

} // namespace

bool is_odf_package(std::span<char const> bytes, Limits const& limits)
{
    std::string_view const view(bytes.data(), bytes.size());
    auto const first = first_entry(view);
    if (first.empty() || first == "[Content_Types].xml" || first.starts_with("_rels/") ||
        first.starts_with("xl/") || first.starts_with("docProps/")) {
        return false;
    }
    if (first == "mimetype") {
        // Stored as it is, by the rules of OpenDocument, so that it can be seen from outside.
        auto const type = view.substr(30 + first.size());
        if (type.substr(0, 200).find(odf_mimetype) != std::string_view::npos) {
            return true;
        }
    }
    auto const archive = ZipArchive::open(bytes, limits);
    return archive && archive->find("content.xml") != nullptr &&
           archive->find("[Content_Types].xml") == nullptr;
}

Result<Workbook> read_ods(std::span<char const> bytes, ReadOptions const& options)
{
    auto const archive = ZipArchive::open(bytes, options.limits);
    if (!archive) {
        return archive.problem();
    }
    auto const encrypted = is_encrypted(*archive);
    if (!encrypted) {
        return encrypted.problem();
    }
    if (*encrypted) {
        return Problem{say::kind_encrypted};
    }
    DocumentReader reader(FileKind::ods, options);
    if (auto trouble = read_part(*archive, reader, "styles.xml", false)) {
        return *trouble;
    }
    if (auto trouble = read_part(*archive, reader, "content.xml", true)) {
        return *trouble;
    }
    if (options.depth == Depth::looks) {
        if (auto trouble = read_part(*archive, reader, "meta.xml", false)) {
            return *trouble;
        }
    }
    return reader.finish();
}

Result<Workbook> read_fods(std::span<char const> bytes, ReadOptions const& options)
{
    auto const text = decode_text_file({bytes.data(), bytes.size()}, 65001);
    if (!text) {
        return Problem{say::text_broken,
                       {{"part", "fods"}, {"encoding", "UTF-8"}, {"offset", "?"}}};
    }
    DocumentReader reader(FileKind::fods, options);
    if (auto trouble = reader.read(*text, "office:document")) {
        return *trouble;
    }
    return reader.finish();
}

} // namespace gopbieu
