// The archives that are not ZIP. libarchive unpacks them; everything it says is taken as a claim
// of the archive and counted against the limits. Only the format and filter that the first bytes
// name are switched on: the others would be so much more code for an attacker to reach, and some
// filters of libarchive start other programs.

#include "workbook/container/archive.hpp"
#include "workbook/container/charset.hpp"

#ifdef GOPBIEU_WITH_LIBARCHIVE
#include "base/catalogue/files.hpp"
#include "base/utf8_thread.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>
#include <string>
#include <vector>
#endif

namespace gopbieu {

#ifndef GOPBIEU_WITH_LIBARCHIVE

Trouble
open_packed(std::span<char const> bytes, Limits const& /*limits*/, TakeMember const& /*take*/)
{
    auto const kind = packed_kind({bytes.data(), bytes.size()});
    return Problem{say::kind_archive_closed, {{"kind", std::string(kind)}}};
}

#else

namespace {

struct Close {
    void operator()(archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<archive, Close>;

using Enable = int (*)(archive*);
struct Support {
    std::string_view kind;
    std::array<Enable, 3> enable;
};

constexpr std::array<Support, 8> supports{{
    {"RAR", {archive_read_support_format_rar, archive_read_support_format_rar5, nullptr}},
    {"7z", {archive_read_support_format_7zip, nullptr, nullptr}},
    {"tar", {archive_read_support_format_tar, nullptr, nullptr}},
    {"CAB", {archive_read_support_format_cab, nullptr, nullptr}},
    {"LZH", {archive_read_support_format_lha, nullptr, nullptr}},
    {"gzip",
     {archive_read_support_filter_gzip,
      archive_read_support_format_tar,
      archive_read_support_format_raw}},
    {"bzip2",
     {archive_read_support_filter_bzip2,
      archive_read_support_format_tar,
      archive_read_support_format_raw}},
    {"xz",
     {archive_read_support_filter_xz,
      archive_read_support_format_tar,
      archive_read_support_format_raw}},
}};

// False too when libarchive could do it only by starting another program (ARCHIVE_WARN).
bool enable(archive* handle, std::string_view kind)
{
    for (auto const& support : supports) {
        if (support.kind != kind) {
            continue;
        }
        for (auto const function : support.enable) {
            if (function != nullptr && function(handle) != ARCHIVE_OK) {
                return false;
            }
        }
        return true;
    }
    return false;
}

Problem why_broken(archive* handle)
{
    char const* const said = archive_error_string(handle);
    std::string_view const reason = said == nullptr ? "" : said;
    // libarchive 3.6 crashes when it is asked before it has told what format this is.
    bool const knows_format = archive_format(handle) != 0;
    bool const secret = reason.find("ncrypt") != std::string_view::npos ||
                        reason.find("assphrase") != std::string_view::npos ||
                        (knows_format && archive_read_has_encrypted_entries(handle) > 0);
    if (secret) {
        return {say::kind_archive_encrypted};
    }
    return {say::archive_damaged, {{"reason", safe_name(reason)}}};
}

std::string entry_name(archive_entry* entry)
{
    char const* name = archive_entry_pathname_utf8(entry);
    name = name == nullptr ? archive_entry_pathname(entry) : name;
    return safe_name(name == nullptr ? "?" : name);
}

/// One archive being unpacked, and what that has cost so far.
class Unpacking {
public:
    Unpacking(archive* handle, std::uint64_t packed, Limits const& limits, TakeMember const& take)
        : m_handle(handle), m_packed(packed), m_limits(limits), m_take(take)
    {
    }

    Trouble run()
    {
        archive_entry* entry = nullptr;
        int result = archive_read_next_header(m_handle, &entry);
        for (; result == ARCHIVE_OK || result == ARCHIVE_WARN;
             result = archive_read_next_header(m_handle, &entry)) {
            if (++m_entries > m_limits.entries) {
                return Problem{say::limit_entries,
                               {{"found", std::to_string(m_entries)},
                                {"limit", std::to_string(m_limits.entries)}}};
            }
            if (auto trouble = unpack(entry)) {
                return trouble;
            }
        }
        return result == ARCHIVE_EOF ? Trouble() : why_broken(m_handle);
    }

private:
    // Solid archives unpack what is passed over too, so every member counts, wanted or not, and
    // one over the limit ends the whole archive.
    Trouble unpack(archive_entry* entry)
    {
        if (archive_entry_is_encrypted(entry) != 0) {
            return Problem{say::kind_archive_encrypted};
        }
        // What is packed alone ("Biểu.xlsx.gz") is the file itself and has no name inside.
        bool const alone = archive_format(m_handle) == ARCHIVE_FORMAT_RAW;
        auto const name = alone ? std::string() : entry_name(entry);
        if (archive_entry_size_is_set(entry) != 0) {
            auto const claimed = archive_entry_size(entry);
            if (auto trouble = check(claimed < 0 ? 0 : static_cast<std::uint64_t>(claimed), name)) {
                return trouble;
            }
        }
        bool const is_file =
            archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr;
        if (!is_file) {
            return {};
        }
        auto const read = read_data(name);
        if (alone || !is_leftover(name)) {
            auto const bytes = std::span<char const>(m_bytes);
            m_take({name, read ? Result<std::span<char const>>(*read) : bytes});
        }
        return m_over ? read : Trouble();
    }

    Trouble read_data(std::string const& name)
    {
        m_bytes.clear();
        while (true) {
            constexpr std::size_t step = 1U << 16U;
            auto const have = m_bytes.size();
            m_bytes.resize(have + step);
            auto const got = archive_read_data(m_handle, m_bytes.data() + have, step);
            m_bytes.resize(have + (got > 0 ? static_cast<std::size_t>(got) : 0));
            if (got == 0) {
                m_unpacked += m_bytes.size();
                return {};
            }
            if (got < 0) {
                m_unpacked += m_bytes.size();
                // The next header says whether the rest of the archive is lost as well.
                return why_broken(m_handle);
            }
            if (auto trouble = check(m_bytes.size(), name)) {
                m_over = true;
                return trouble;
            }
        }
    }

    [[nodiscard]] Trouble check(std::uint64_t size, std::string const& name) const
    {
        auto const total = size > m_limits.unpacked ? size : m_unpacked + size;
        auto const ratio = total / m_packed;
        if (total > m_limits.unpacked) {
            return over(say::limit_unpacked, name, total, m_limits.unpacked);
        }
        if (total > (1U << 20U) && ratio > m_limits.ratio) {
            return over(say::limit_ratio, name, ratio, m_limits.ratio);
        }
        return {};
    }

    static Problem over(Say say, std::string const& name, std::uint64_t found, std::uint64_t limit)
    {
        return {
            say,
            {{"part", name}, {"found", std::to_string(found)}, {"limit", std::to_string(limit)}}};
    }

    archive* m_handle;
    std::uint64_t m_packed;
    Limits const& m_limits;
    TakeMember const& m_take;
    std::uint64_t m_entries = 0, m_unpacked = 0;
    std::vector<char> m_bytes;
    bool m_over = false;
};

} // namespace

Trouble open_packed(std::span<char const> bytes, Limits const& limits, TakeMember const& take)
{
    auto const kind = packed_kind({bytes.data(), bytes.size()});
    Handle const handle(archive_read_new());
    if (handle == nullptr || !enable(handle.get(), kind)) {
        return Problem{say::kind_archive_closed, {{"kind", std::string(kind)}}};
    }
    Utf8Thread const names_are_utf8;
    if (archive_read_open_memory(handle.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
        return why_broken(handle.get());
    }
    return Unpacking(handle.get(), bytes.size(), limits, take).run();
}

#endif

} // namespace gopbieu
