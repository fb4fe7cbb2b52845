#include "support/xls_builder.hpp"

#include <algorithm>
#include <bit>

namespace gopbieu::test {

namespace {

constexpr std::size_t sector = 512;
constexpr std::uint32_t end_of_chain = 0xfffffffeU;
constexpr std::uint32_t fat_sector = 0xfffffffdU;
constexpr std::uint32_t nothing = 0xffffffffU;

std::string padded(std::string bytes, std::size_t to)
{
    bytes.resize((bytes.size() + to - 1) / to * to, '\0');
    return bytes;
}

std::string directory_entry(std::string_view name,
                            unsigned type,
                            std::uint32_t right,
                            std::uint32_t child,
                            std::uint32_t start,
                            std::size_t size)
{
    Bytes entry;
    for (char const letter : name) {
        entry.u16(static_cast<unsigned char>(letter));
    }
    entry.raw(std::string(64 - entry.str().size(), '\0'));
    entry.u16(static_cast<unsigned>(name.size() * 2 + 2)).u8(type).u8(1);
    entry.u32(nothing).u32(right).u32(child).raw(std::string(36, '\0'));
    entry.u32(start).u32(static_cast<std::uint32_t>(size)).u32(0);
    return entry;
}

} // namespace

Bytes& Bytes::u8(unsigned value)
{
    m_bytes += static_cast<char>(value & 0xffU);
    return *this;
}

Bytes& Bytes::u16(unsigned value)
{
    return u8(value).u8(value >> 8U);
}

Bytes& Bytes::u32(std::uint32_t value)
{
    return u16(value & 0xffffU).u16(value >> 16U);
}

Bytes& Bytes::f64(double value)
{
    auto const bits = std::bit_cast<std::uint64_t>(value);
    return u32(static_cast<std::uint32_t>(bits)).u32(static_cast<std::uint32_t>(bits >> 32U));
}

Bytes& Bytes::raw(std::string_view bytes)
{
    m_bytes += bytes;
    return *this;
}

Bytes& Bytes::utf16(std::u16string_view text)
{
    for (char16_t const unit : text) {
        u16(unit);
    }
    return *this;
}

Bytes& Bytes::text8(std::u16string_view text)
{
    return u8(static_cast<unsigned>(text.size())).u8(1).utf16(text);
}

Bytes& Bytes::text16(std::u16string_view text)
{
    return u16(static_cast<unsigned>(text.size())).u8(1).utf16(text);
}

// Sector 0 is the FAT, 1 to 2 the directory (eight entries), the streams follow.
std::string compound_file(std::vector<CfbStream> const& streams)
{
    std::vector<std::uint32_t> fat{fat_sector, 2, end_of_chain};
    std::string data;
    std::string directory =
        directory_entry("Root Entry", 5, nothing, streams.empty() ? nothing : 1, end_of_chain, 0);
    for (std::size_t number = 0; number < streams.size(); ++number) {
        // Streams below 4096 bytes would belong among the small sectors.
        auto bytes = streams[number].bytes;
        bytes.resize(std::max<std::size_t>(bytes.size(), 4096), '\0');
        auto const start = static_cast<std::uint32_t>(fat.size());
        bool const last = number + 1 == streams.size();
        directory += directory_entry(streams[number].name,
                                     2,
                                     last ? nothing : static_cast<std::uint32_t>(number + 2),
                                     nothing,
                                     start,
                                     bytes.size());
        auto const content = padded(bytes, sector);
        for (std::size_t at = 0; at < content.size(); at += sector) {
            fat.push_back(static_cast<std::uint32_t>(fat.size() + 1));
        }
        fat.back() = end_of_chain;
        data += content;
    }
    directory.resize(2 * sector, '\0');
    Bytes header;
    header.raw(std::string_view("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8)).raw(std::string(16, '\0'));
    header.u16(0x3e).u16(3).u16(0xfffe).u16(9).u16(6).raw(std::string(10, '\0'));
    header.u32(1).u32(1).u32(0).u32(4096).u32(end_of_chain).u32(0).u32(end_of_chain).u32(0);
    header.u32(0);
    for (int unused = 1; unused < 109; ++unused) {
        header.u32(nothing);
    }
    Bytes table;
    for (auto const next : fat) {
        table.u32(next);
    }
    while (table.str().size() < sector) {
        table.u32(nothing);
    }
    return header.str() + table.str() + directory + data;
}

std::string records(std::vector<Record> const& list)
{
    Bytes out;
    for (auto const& [id, body] : list) {
        out.u16(id).u16(static_cast<unsigned>(body.size())).raw(body);
    }
    return out;
}

std::string DraftXls::stream() const
{
    auto const bof = [&](unsigned substream) {
        return Record{0x0809, Bytes().u16(version).u16(substream).u32(0).u32(0).u32(6)};
    };
    auto const name = [&](std::u16string const& text) {
        Bytes out;
        if (version == 0x0600) {
            return out.text8(text).str();
        }
        out.u8(static_cast<unsigned>(text.size()));
        for (char16_t const letter : text) {
            out.u8(letter);
        }
        return out.str();
    };
    auto const front = [&](std::vector<std::size_t> const& offsets) {
        std::vector<Record> list{bof(5)};
        list.insert(list.end(), globals.begin(), globals.end());
        for (std::size_t number = 0; number < sheets.size(); ++number) {
            auto const& sheet = sheets[number];
            list.push_back({0x0085,
                            Bytes()
                                .u32(static_cast<std::uint32_t>(offsets[number]))
                                .u8(sheet.visibility)
                                .u8(sheet.type)
                                .raw(name(sheet.name))});
        }
        list.push_back({0x000a, ""});
        return records(list);
    };
    std::vector<std::size_t> offsets(sheets.size());
    std::string rest;
    auto const start = front(offsets).size();
    for (std::size_t number = 0; number < sheets.size(); ++number) {
        offsets[number] = start + rest.size();
        std::vector<Record> list{bof(sheets[number].type == 0 ? 0x10 : 0x20)};
        list.insert(list.end(), sheets[number].records.begin(), sheets[number].records.end());
        list.push_back({0x000a, ""});
        rest += records(list);
    }
    return front(offsets) + rest;
}

std::string DraftXls::file() const
{
    return compound_file({{version == 0x0600 ? "Workbook" : "Book", stream()}});
}

Record number_cell(unsigned row, unsigned column, double value, unsigned style)
{
    return {0x0203, Bytes().u16(row).u16(column).u16(style).f64(value)};
}

Record text_cell(unsigned row, unsigned column, std::u16string_view text)
{
    return {0x0204, Bytes().u16(row).u16(column).u16(0).text16(text)};
}

Record shared_text_cell(unsigned row, unsigned column, std::uint32_t number)
{
    return {0x00fd, Bytes().u16(row).u16(column).u16(0).u32(number)};
}

Record
formula_cell(unsigned row, unsigned column, std::string const& cached, std::string const& tokens)
{
    return {0x0006,
            Bytes()
                .u16(row)
                .u16(column)
                .u16(0)
                .raw(cached)
                .u16(0)
                .u32(0)
                .u16(static_cast<unsigned>(tokens.size()))
                .raw(tokens)};
}

Record style(unsigned format)
{
    return {0x00e0, Bytes().u16(0).u16(format).u16(1).raw(std::string(14, '\0'))};
}

} // namespace gopbieu::test
