#include "base/catalogue/files.hpp"
#include "workbook/container/zip.hpp"
#include "workbook/sniff.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace gopbieu {

namespace {

using namespace std::string_view_literals;

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

bool has_folder(ZipArchive const& archive, std::string_view folder)
{
    return std::ranges::any_of(archive.entries(),
                               [&](auto const& entry) { return entry.name.starts_with(folder); });
}

// A small entry as text: empty when it is missing, broken or not small.
Buffer small_entry(ZipArchive const& archive, std::string_view name)
{
    constexpr std::uint64_t largest = 1U << 20U;
    Buffer text;
    auto const* const entry = archive.find(name);
    if (entry == nullptr || entry->unpacked > largest || archive.read(*entry, text)) {
        text.make_room(0);
    }
    return text;
}

Sniffed foreign(Say say, Args args = {})
{
    return {FileKind::foreign, Problem{say, std::move(args)}};
}

// By the media type that OpenDocument (and EPUB) files carry as their first entry.
std::optional<Sniffed> by_media_type(std::string_view type)
{
    if (contains(type, "opendocument.spreadsheet")) {
        return Sniffed{FileKind::ods, {}};
    }
    if (contains(type, "opendocument.text") || contains(type, "sun.xml.writer")) {
        return foreign(say::kind_word);
    }
    if (contains(type, "opendocument.presentation") || contains(type, "sun.xml.impress")) {
        return foreign(say::kind_slides);
    }
    if (contains(type, "sun.xml.calc")) {
        return foreign(say::kind_old_sheet, {{"kind", "OpenOffice.org 1.x (.sxc)"}});
    }
    if (contains(type, "epub")) {
        return foreign(say::kind_other_office, {{"kind", "EPUB"}});
    }
    if (contains(type, "opendocument")) {
        return foreign(say::kind_other_office, {{"kind", "OpenDocument"}});
    }
    return std::nullopt;
}

// By the types of the parts: for packages whose main part stands in an unusual place.
std::optional<Sniffed> by_content_types(std::string_view types)
{
    static constexpr std::array<std::pair<std::string_view, FileKind>, 7> workbooks{{
        {"ms-excel.sheet.binary.macroEnabled.main", FileKind::xlsb},
        {"spreadsheetml.sheet.main+xml", FileKind::xlsx},
        {"spreadsheetml.template.main+xml", FileKind::xlsx},
        {"ms-excel.sheet.macroEnabled.main+xml", FileKind::xlsx},
        {"ms-excel.template.macroEnabled.main+xml", FileKind::xlsx},
        {"ms-excel.addin.macroEnabled.main+xml", FileKind::xlsx},
        {"spreadsheetml.worksheet+xml", FileKind::xlsx},
    }};
    for (auto const& [type, kind] : workbooks) {
        if (contains(types, type)) {
            return Sniffed{kind, {}};
        }
    }
    if (contains(types, "wordprocessingml.") || contains(types, "ms-word.")) {
        return foreign(say::kind_word);
    }
    if (contains(types, "presentationml.")) {
        return foreign(say::kind_slides);
    }
    if (contains(types, "ms-package.xps-") || contains(types, "openxps")) {
        return foreign(say::kind_print, {{"kind", "XPS"}});
    }
    if (contains(types, "ms-visio")) {
        return foreign(say::kind_other_office, {{"kind", "Visio"}});
    }
    return std::nullopt;
}

// A package after the Open Packaging Conventions. Its usual folders tell most of them without
// unpacking anything.
std::optional<Sniffed> office_package(ZipArchive const& archive)
{
    bool const has_types = archive.find("[Content_Types].xml") != nullptr;
    if (!has_types && archive.find("_rels/.rels") == nullptr) {
        return archive.find("xl/workbook.xml") != nullptr
                   ? std::optional(Sniffed{FileKind::xlsx, {}})
                   : std::nullopt;
    }
    if (archive.find("xl/workbook.bin") != nullptr) {
        return Sniffed{FileKind::xlsb, {}};
    }
    if (archive.find("xl/workbook.xml") != nullptr) {
        return Sniffed{FileKind::xlsx, {}};
    }
    if (auto known = by_content_types(small_entry(archive, "[Content_Types].xml").view())) {
        return known;
    }
    if (auto known = by_content_types(small_entry(archive, "_rels/.rels").view())) {
        return known;
    }
    if (has_folder(archive, "xl/")) {
        return Sniffed{FileKind::xlsx, {}};
    }
    if (has_folder(archive, "word/")) {
        return foreign(say::kind_word);
    }
    return has_folder(archive, "ppt/") ? std::optional(foreign(say::kind_slides)) : std::nullopt;
}

std::optional<Sniffed> open_document(ZipArchive const& archive)
{
    if (archive.find("mimetype") != nullptr) {
        return by_media_type(small_entry(archive, "mimetype").view());
    }
    if (archive.find("content.xml") == nullptr) {
        return std::nullopt;
    }
    return by_media_type(small_entry(archive, "META-INF/manifest.xml").view());
}

std::optional<Sniffed> apple_or_java(ZipArchive const& archive)
{
    if (has_folder(archive, "Index/") || archive.find("Index.zip") != nullptr ||
        archive.find("index.apxl") != nullptr) {
        bool const is_iwork = archive.find("Index.zip") != nullptr ||
                              archive.find("Index/Document.iwa") != nullptr ||
                              archive.find("index.apxl") != nullptr;
        return is_iwork ? std::optional(foreign(say::kind_iwork)) : std::nullopt;
    }
    bool const is_program = archive.find("AndroidManifest.xml") != nullptr ||
                            archive.find("META-INF/MANIFEST.MF") != nullptr;
    return is_program ? std::optional(foreign(say::kind_program)) : std::nullopt;
}

// The directory stands at the end: of a file cut short only the first local header is left. What
// it begins is said to be damaged by the reader of that kind.
Sniffed by_first_entry(std::string_view bytes)
{
    auto const name = bytes.substr(std::min<std::size_t>(30, bytes.size()), 128);
    if (name.starts_with("mimetype")) {
        auto const known = by_media_type(name.substr(8));
        return known.value_or(Sniffed{FileKind::zip, {}});
    }
    static constexpr std::array office{"[Content_Types].xml"sv, "_rels/"sv, "docProps/"sv, "xl/"sv};
    bool const is_office =
        std::ranges::any_of(office, [&](auto start) { return name.starts_with(start); });
    if (name.starts_with("word/")) {
        return foreign(say::kind_word);
    }
    return {is_office ? FileKind::xlsx : FileKind::zip, {}};
}

Sniffed twins()
{
    return {FileKind::foreign,
            Problem{say::zip_lies, {{"reason", "two entries of one name"}, {"part", "*"}}}};
}

} // namespace

Sniffed look_at_zip(std::span<char const> bytes)
{
    auto const archive = ZipArchive::open(bytes, {});
    if (!archive) {
        return by_first_entry({bytes.data(), bytes.size()});
    }
    for (auto* const look : {office_package, open_document, apple_or_java}) {
        if (auto known = look(*archive)) {
            // Another program might see the other spelling's content.
            return archive->has_twins() ? twins() : *known;
        }
    }
    return {FileKind::zip, {}};
}

} // namespace gopbieu
