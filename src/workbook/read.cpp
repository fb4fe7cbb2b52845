#include "workbook/read.hpp"

#include "base/catalogue/files.hpp"
#include "base/file.hpp"
#include "workbook/container/archive.hpp"
#include "workbook/container/mail.hpp"
#include "workbook/container/zip.hpp"
#include "workbook/ods/ods.hpp"
#include "workbook/plain/csv.hpp"
#include "workbook/plain/html.hpp"
#include "workbook/plain/spreadsheetml.hpp"
#include "workbook/sniff.hpp"
#include "workbook/xls/xls.hpp"
#include "workbook/xlsx/xlsb.hpp"
#include "workbook/xlsx/xlsx.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <utility>

namespace gopbieu {

namespace {

std::string_view text_of(std::span<char const> bytes)
{
    return {bytes.data(), bytes.size()};
}

std::string first_bytes(std::span<char const> bytes)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    std::string out;
    for (char const byte : bytes.first(std::min<std::size_t>(bytes.size(), 8))) {
        auto const value = static_cast<unsigned char>(byte);
        out += out.empty() ? "" : " ";
        out += hex[value >> 4U];
        out += hex[value & 15U];
    }
    return out;
}

Problem not_recognised(std::span<char const> bytes)
{
    return {say::kind_unknown, {{"found", first_bytes(bytes)}}};
}

// An archive where a single workbook is asked for, such as a template.
Problem not_opened_here(FileKind kind, std::span<char const> bytes)
{
    std::string_view const name = kind == FileKind::zip    ? "ZIP"
                                  : kind == FileKind::mail ? "MIME"
                                                           : packed_kind(text_of(bytes));
    return {say::kind_archive_closed, {{"kind", std::string(name)}}};
}

Result<Workbook> read_web_page(std::span<char const> bytes, ReadOptions const& options);

// One line for each reader.
Result<Workbook>
read_as(Sniffed const& found, std::span<char const> bytes, ReadOptions const& options)
{
    switch (found.kind) {
    case FileKind::xlsx:
        return read_xlsx(bytes, options);
    case FileKind::xlsb:
        return read_xlsb(bytes, options);
    case FileKind::xls:
        return read_xls(bytes, options);
    case FileKind::ods:
        return read_ods(bytes, options);
    case FileKind::fods:
        return read_fods(bytes, options);
    case FileKind::csv:
        return read_csv(bytes, options);
    case FileKind::html:
        return read_html(bytes, options);
    case FileKind::spreadsheetml:
        return read_spreadsheetml(bytes, options);
    case FileKind::web_page:
        return read_web_page(bytes, options);
    case FileKind::zip:
    case FileKind::mail:
    case FileKind::rar:
    case FileKind::seven_zip:
    case FileKind::packed:
        return not_opened_here(found.kind, bytes);
    case FileKind::foreign:
        return found.why_not ? *found.why_not : not_recognised(bytes);
    case FileKind::unknown:
        return not_recognised(bytes);
    }
    return not_recognised(bytes);
}

bool is_container(FileKind kind)
{
    static constexpr std::array kinds{
        FileKind::zip, FileKind::mail, FileKind::rar, FileKind::seven_zip, FileKind::packed};
    return std::ranges::find(kinds, kind) != kinds.end();
}

Result<Workbook>
read_guarded(Sniffed const& found, std::span<char const> bytes, ReadOptions const& options)
try {
    return read_as(found, bytes, options);
} catch (std::bad_alloc const&) {
    // The limits allow more than this computer has; the next file may well fit.
    return Problem{say::file_unreadable, {{"reason", "not enough memory"}}};
}

// A page inside a web page file is HTML. Anything that would be opened once more is not: there
// would be no end to it.
Result<Workbook> read_page(std::span<char const> bytes, ReadOptions const& options)
{
    auto const found = look_at(bytes);
    return is_container(found.kind) || found.kind == FileKind::web_page
               ? Result<Workbook>(Problem{say::kind_nested})
               : read_guarded(found, bytes, options);
}

Result<Workbook> read_web_page(std::span<char const> bytes, ReadOptions const& options)
{
    std::vector<Result<Workbook>> pages;
    auto const trouble = open_web_page(text_of(bytes), options.limits, [&](Member const& page) {
        if (pages.empty()) {
            pages.push_back(read_page(*page.bytes, options));
        }
    });
    return trouble ? Result<Workbook>(*trouble) : std::move(pages.front());
}

Trouble open_container(FileKind kind,
                       std::span<char const> bytes,
                       Limits const& limits,
                       TakeMember const& take)
{
    if (kind == FileKind::zip) {
        return open_zip(bytes, limits, take);
    }
    return kind == FileKind::mail ? open_mail(text_of(bytes), limits, take)
                                  : open_packed(bytes, limits, take);
}

// What a member that is a ZIP package says it unpacks to.
std::uint64_t stated_size(std::span<char const> bytes, Limits const& limits)
{
    auto const archive = text_of(bytes).starts_with("PK")
                             ? ZipArchive::open(bytes, limits)
                             : Result<ZipArchive>(Problem{say::kind_unknown});
    std::uint64_t size = 0;
    if (archive) {
        for (auto const& entry : archive->entries()) {
            size += std::min(entry.unpacked, limits.unpacked);
        }
    }
    return size;
}

/// Reads the documents of one file. Cells and unpacked bytes are counted over all of them: an
/// archive of a thousand small bombs is a large one.
class Reading {
public:
    explicit Reading(ReadOptions const& options)
        : m_options(options), m_unpacked_left(options.limits.unpacked)
    {
    }

    std::vector<Document> take_file(std::span<char const> bytes)
    {
        auto const found = look_at(bytes);
        if (is_container(found.kind)) {
            take_container(found.kind, bytes);
        } else {
            take_document("", found, bytes);
        }
        return std::move(m_documents);
    }

private:
    void take_container(FileKind kind, std::span<char const> bytes)
    {
        auto const trouble = open_container(
            kind, bytes, m_options.limits, [this](Member const& member) { take_member(member); });
        if (trouble) {
            m_documents.push_back({"", *trouble});
        } else if (m_documents.empty()) {
            m_documents.push_back({"", Problem{say::kind_no_workbook}});
        }
    }

    void take_member(Member const& member)
    {
        if (!member.bytes) {
            m_documents.push_back({member.name, member.bytes.problem()});
            return;
        }
        auto const found = look_at(*member.bytes);
        auto const size = stated_size(*member.bytes, m_options.limits);
        if (is_container(found.kind)) {
            m_documents.push_back({member.name, Problem{say::kind_nested}});
        } else if (size > m_unpacked_left) {
            m_documents.push_back({member.name, too_much(member.name, size)});
        } else {
            m_unpacked_left -= size;
            take_document(member.name, found, *member.bytes);
        }
    }

    // A workbook saved as a single web page gives a document for each of its sheets.
    void take_document(std::string const& name, Sniffed const& found, std::span<char const> bytes)
    {
        if (found.kind != FileKind::web_page) {
            keep(name, read_guarded(found, bytes, m_options));
            return;
        }
        auto const trouble =
            open_web_page(text_of(bytes), m_options.limits, [&](Member const& page) {
                auto const between = name.empty() || page.name.empty() ? "" : "/";
                keep(name + between + page.name, read_page(*page.bytes, m_options));
            });
        if (trouble) {
            keep(name, *trouble);
        }
    }

    void keep(std::string name, Result<Workbook> workbook)
    {
        if (workbook) {
            for (auto const& sheet : workbook->sheets) {
                m_options.limits.cells -=
                    std::min<std::uint64_t>(m_options.limits.cells, sheet.cells.size());
            }
        }
        m_documents.push_back({std::move(name), std::move(workbook)});
    }

    [[nodiscard]] Problem too_much(std::string const& name, std::uint64_t size) const
    {
        return {say::limit_unpacked,
                {{"part", name},
                 {"found", std::to_string(size)},
                 {"limit", std::to_string(m_unpacked_left)}}};
    }

    ReadOptions m_options;
    std::uint64_t m_unpacked_left;
    std::vector<Document> m_documents;
};

} // namespace

Result<Workbook> read_workbook(std::span<char const> bytes, ReadOptions const& options)
{
    return read_guarded(look_at(bytes), bytes, options);
}

Result<Workbook> read_workbook(std::filesystem::path const& file, ReadOptions const& options)
{
    auto const bytes = read_file(file, options.limits.file_size);
    return bytes ? read_workbook(*bytes, options) : bytes.problem();
}

std::vector<Document> read_documents(std::span<char const> bytes, ReadOptions const& options)
{
    return Reading(options).take_file(bytes);
}

std::vector<Document> read_documents(std::filesystem::path const& file, ReadOptions const& options)
{
    auto const bytes = read_file(file, options.limits.file_size);
    if (!bytes) {
        std::vector<Document> documents;
        documents.push_back({"", bytes.problem()});
        return documents;
    }
    return read_documents(*bytes, options);
}

} // namespace gopbieu
