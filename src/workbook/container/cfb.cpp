#include "workbook/container/cfb.hpp"

#include "base/catalogue/files.hpp"
#include "text/utf8.hpp"
#include "workbook/container/little_endian.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::uint32_t last_regular = 0xfffffffaU;
constexpr std::uint32_t end_of_chain = 0xfffffffeU;
constexpr std::uint32_t free_sector = 0xffffffffU;
constexpr std::uint32_t no_entry = 0xffffffffU;
constexpr std::size_t header_size = 512;
constexpr std::size_t entry_size = 128;
constexpr unsigned mini_shift = 6;

constexpr std::uint8_t type_storage = 1;
constexpr std::uint8_t type_stream = 2;
constexpr std::uint8_t type_root = 5;

Problem damaged(std::string_view reason)
{
    return Problem{say::cfb_damaged, {{"reason", std::string(reason)}}};
}

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
}

bool same_name(std::string_view left, std::string_view right)
{
    return std::ranges::equal(left, right, {}, lower, lower);
}

CfbEntry entry_at(std::string_view bytes, bool wide_sizes)
{
    CfbEntry entry;
    auto const type = u8_at(bytes, 66);
    auto const length = u16_at(bytes, 64);
    bool const named = length >= 2 && length <= 64 && length % 2 == 0;
    if (named) {
        entry.name = utf16_to_utf8(bytes.substr(0, length - 2U), false).value_or("");
    }
    entry.is_stream = type == type_stream;
    entry.start = u32_at(bytes, 116);
    // Files of version 3 may have rubbish in the upper half of the size.
    entry.size = u32_at(bytes, 120);
    if (wide_sizes) {
        entry.size |= static_cast<std::uint64_t>(u32_at(bytes, 124)) << 32U;
    }
    return entry;
}

} // namespace

Result<CompoundFile> CompoundFile::open(std::span<char const> bytes)
{
    CompoundFile file;
    file.m_bytes = {bytes.data(), bytes.size()};
    for (auto const step : {&CompoundFile::read_header, &CompoundFile::read_fat}) {
        if (auto trouble = (file.*step)()) {
            return *trouble;
        }
    }
    if (auto trouble = file.read_directory(u32_at(file.m_bytes, 48))) {
        return *trouble;
    }
    if (auto trouble = file.read_mini()) {
        return *trouble;
    }
    return file;
}

Trouble CompoundFile::read_header()
{
    using namespace std::string_view_literals;
    if (m_bytes.size() < header_size ||
        !m_bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv)) {
        return damaged("no header");
    }
    m_shift = u16_at(m_bytes, 30);
    if (m_shift != 9 && m_shift != 12) {
        return damaged("sector size");
    }
    std::size_t const size = std::size_t{1} << m_shift;
    // The header takes the place of one sector; the last sector may be cut short.
    auto const sectors = m_bytes.size() <= size ? 0 : (m_bytes.size() - 1) / size;
    m_sectors = static_cast<std::uint32_t>(std::min<std::size_t>(sectors, last_regular));
    m_mini_cutoff = u32_at(m_bytes, 56);
    return {};
}

std::string_view CompoundFile::sector(std::uint32_t number) const
{
    auto const at = (static_cast<std::size_t>(number) + 1) << m_shift;
    return m_bytes.substr(std::min(at, m_bytes.size()), std::size_t{1} << m_shift);
}

// The FAT's own sectors are listed in the header and in a chain of further lists (DIFAT). Their
// counts in the header are often wrong, so the lists themselves are followed, but never for more
// sectors than a FAT of this file can have.
Trouble CompoundFile::read_fat()
{
    std::size_t const numbers = (std::size_t{1} << m_shift) / 4;
    std::size_t const wanted = (m_sectors + numbers - 1) / numbers;
    m_fat.reserve(wanted * numbers);
    std::size_t read = 0;
    auto const take = [&](std::uint32_t number) {
        if (number > last_regular || read == wanted) {
            return true;
        }
        if (number >= m_sectors) {
            return false;
        }
        auto const bytes = sector(number);
        for (std::size_t at = 0; at < numbers; ++at) {
            m_fat.push_back(at * 4 + 4 <= bytes.size() ? u32_at(bytes, at * 4) : free_sector);
        }
        ++read;
        return true;
    };
    for (std::size_t index = 0; index < 109; ++index) {
        if (!take(u32_at(m_bytes, 76 + index * 4))) {
            return damaged("the sector table lies beyond the end of the file");
        }
    }
    auto list = u32_at(m_bytes, 68);
    for (std::uint32_t steps = 0; list <= last_regular && read < wanted; ++steps) {
        auto const bytes = sector(list);
        if (list >= m_sectors || bytes.size() < numbers * 4) {
            return damaged("the list of sector tables lies beyond the end of the file");
        }
        if (steps > m_sectors) {
            return damaged("the list of sector tables runs in a circle");
        }
        for (std::size_t index = 0; index + 1 < numbers; ++index) {
            if (!take(u32_at(bytes, index * 4))) {
                return damaged("the sector table lies beyond the end of the file");
            }
        }
        list = u32_at(bytes, (numbers - 1) * 4);
    }
    return {};
}

// A chain that leaves the file gives what came before: the reader of the stream finds out whether
// anything that it needs is missing.
Result<std::string> CompoundFile::chain(std::uint32_t start, std::uint64_t size) const
{
    std::string out;
    out.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(size, m_bytes.size())));
    std::uint32_t steps = 0;
    for (auto at = start; at < m_sectors && out.size() < size; ++steps) {
        if (steps >= m_sectors) {
            return damaged("a chain of sectors runs in a circle");
        }
        auto const left = size - out.size();
        out += sector(at).substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left, 4096)));
        at = at < m_fat.size() ? m_fat[at] : end_of_chain;
    }
    return out;
}

Result<std::string> CompoundFile::mini_chain(std::uint32_t start, std::uint64_t size) const
{
    std::string out;
    std::size_t constexpr mini_size = std::size_t{1} << mini_shift;
    std::size_t steps = 0;
    for (auto at = start; at <= last_regular && out.size() < size; ++steps) {
        auto const offset = static_cast<std::size_t>(at) << mini_shift;
        if (offset >= m_mini_stream.size()) {
            break;
        }
        if (steps > m_mini_fat.size()) {
            return damaged("a chain of small sectors runs in a circle");
        }
        auto const left = std::min<std::uint64_t>(size - out.size(), mini_size);
        out.append(m_mini_stream, offset, left);
        at = at < m_mini_fat.size() ? m_mini_fat[at] : end_of_chain;
    }
    return out;
}

Trouble CompoundFile::read_directory(std::uint32_t start)
{
    auto const directory = chain(start, m_bytes.size());
    if (!directory) {
        return directory.problem();
    }
    if (directory->size() < entry_size) {
        return damaged("no directory");
    }
    auto const count = directory->size() / entry_size;
    m_entries.reserve(count);
    for (std::size_t index = 0; index < count; ++index) {
        auto const bytes = std::string_view(*directory).substr(index * entry_size, entry_size);
        m_entries.push_back(entry_at(bytes, m_shift == 12));
        auto const type = u8_at(bytes, 66);
        if (type != type_stream && type != type_storage && type != type_root) {
            m_entries.back().name.clear();
        }
    }
    if (auto const first = sector(start); first.size() >= entry_size) {
        m_root_class = first.substr(80, 16);
    }
    walk_tree(*directory);
    return {};
}

// Siblings form a binary tree, children hang on their storage. Each entry is visited once, so a
// tree with circles ends too.
void CompoundFile::walk_tree(std::string_view directory)
{
    struct Step {
        std::uint32_t entry;
        bool at_root;
    };
    auto const link = [&](std::size_t entry, std::size_t field) {
        return u32_at(directory, entry * entry_size + field);
    };
    std::vector<Step> open{{link(0, 76), true}};
    m_entries[0].reached = true;
    while (!open.empty()) {
        auto const [number, at_root] = open.back();
        open.pop_back();
        if (number == no_entry || number >= m_entries.size() || m_entries[number].reached) {
            continue;
        }
        m_entries[number].reached = true;
        m_entries[number].at_root = at_root;
        open.push_back({link(number, 68), at_root});
        open.push_back({link(number, 72), at_root});
        if (!m_entries[number].is_stream) {
            open.push_back({link(number, 76), false});
        }
    }
}

Trouble CompoundFile::read_mini()
{
    auto stream = chain(m_entries[0].start, m_entries[0].size);
    if (!stream) {
        return stream.problem();
    }
    m_mini_stream = std::move(*stream);
    if (m_mini_stream.empty()) {
        return {};
    }
    auto const table = chain(u32_at(m_bytes, 60), (m_mini_stream.size() >> mini_shift) * 4 + 4);
    if (!table) {
        return table.problem();
    }
    for (std::size_t at = 0; at + 4 <= table->size(); at += 4) {
        m_mini_fat.push_back(u32_at(*table, at));
    }
    return {};
}

CfbEntry const* CompoundFile::find(std::string_view name) const
{
    CfbEntry const* leftover = nullptr;
    for (auto const& entry : m_entries) {
        if (!entry.is_stream || !same_name(entry.name, name)) {
            continue;
        }
        if (entry.at_root) {
            return &entry;
        }
        if (!entry.reached && leftover == nullptr) {
            leftover = &entry;
        }
    }
    return leftover;
}

Result<std::string> CompoundFile::read(CfbEntry const& stream) const
{
    // Some writers keep no small sectors at all, whatever the size.
    bool const small = stream.size < m_mini_cutoff && !m_mini_stream.empty();
    return small ? mini_chain(stream.start, stream.size) : chain(stream.start, stream.size);
}

} // namespace gopbieu
