#pragma once

#include "workbook/xlsx/xlsb_records.hpp"

#include <libdeflate.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Builds .xlsb files byte by byte, for tests and fuzzing.
namespace gopbieu::xlsb {

inline std::string little(std::uint64_t value, unsigned bytes)
{
    std::string out;
    for (unsigned at = 0; at < bytes; ++at) {
        out += static_cast<char>((value >> (8 * at)) & 0xffU);
    }
    return out;
}

inline std::string u8(std::uint64_t value)
{
    return little(value, 1);
}
inline std::string u16(std::uint64_t value)
{
    return little(value, 2);
}
inline std::string u32(std::uint64_t value)
{
    return little(value, 4);
}

inline std::string real(double value)
{
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return little(bits, 8);
}

inline std::string wide(std::u16string_view text)
{
    auto out = u32(text.size());
    for (auto const unit : text) {
        out += u16(unit);
    }
    return out;
}

inline std::string record(std::uint32_t type, std::string_view body = {})
{
    std::string out = type < 0x80 ? u8(type) : u8((type & 0x7fU) | 0x80U) + u8(type >> 7U);
    auto size = body.size();
    for (; size >= 0x80; size >>= 7U) {
        out += u8((size & 0x7fU) | 0x80U);
    }
    return out + u8(size) + std::string(body);
}

inline std::string row(std::uint32_t number, bool hidden = false)
{
    return record(brt::row_hdr,
                  u32(number) + u32(0) + u16(300) + u8(0) + u8(hidden ? 0x10 : 0) + u8(0) + u32(0));
}

inline std::string
cell(std::uint32_t type, std::uint32_t column, std::string_view value, std::uint32_t style = 0)
{
    return record(type, u32(column) + u32(style) + std::string(value));
}

/// The tokens of a formula as they stand behind its cached value; `extra` is their appendix.
inline std::string formula(std::string_view tokens, std::string_view extra = {})
{
    return u16(0) + u32(tokens.size()) + std::string(tokens) + u32(extra.size()) +
           std::string(extra);
}

/// A worksheet part with these records as its cells, and others behind them.
inline std::string sheet(std::string_view cells, std::string_view behind = {})
{
    return record(129) + record(brt::begin_sheet_data) + std::string(cells) +
           record(brt::end_sheet_data) + std::string(behind) + record(130);
}

inline std::string tab(std::u16string_view name, std::u16string_view relation, unsigned state = 0)
{
    return record(brt::bundle_sh, u32(state) + u32(1) + wide(relation) + wide(name));
}

inline std::string shared_text(std::u16string_view text, std::string_view behind = {})
{
    return record(brt::sst_item, u8(behind.empty() ? 0 : 3) + wide(text) + std::string(behind));
}

inline std::string style(std::uint32_t number_format)
{
    return record(brt::xf, u16(0) + u16(number_format) + std::string(12, '\0'));
}

struct Part {
    std::string name, bytes;
};

/// A ZIP archive that does not compress.
inline std::string zip(std::vector<Part> const& parts)
{
    std::string archive;
    std::string directory;
    for (auto const& part : parts) {
        auto const size = u32(part.bytes.size());
        auto const facts = u16(20) + u16(0) + u16(0) + u32(0) +
                           u32(libdeflate_crc32(0, part.bytes.data(), part.bytes.size())) + size +
                           size + u16(part.name.size()) + u16(0);
        directory +=
            "PK\1\2" + u16(20) + facts + std::string(10, '\0') + u32(archive.size()) + part.name;
        archive += "PK\3\4" + facts + part.name + part.bytes;
    }
    auto const end = "PK\5\6" + u32(0) + u16(parts.size()) + u16(parts.size()) +
                     u32(directory.size()) + u32(archive.size()) + u16(0);
    return archive + directory + end;
}

/// The parts of a workbook; what stays empty is left out of the package.
struct Book {
    std::string main =
        record(131) + record(brt::wb_prop, u32(0)) + tab(u"Biểu 1", u"rId1") + record(132);
    std::string styles, texts;
    std::vector<std::string> sheets;
    std::vector<std::string> types = {}; ///< of the sheets' relations, where not "worksheet"
};

inline std::string relation(std::string_view id, std::string_view type, std::string_view target)
{
    return "<Relationship Id=\"" + std::string(id) +
           "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
           std::string(type) + "\" Target=\"" + std::string(target) + "\"/>";
}

inline std::string relations(std::string_view inside)
{
    return "<Relationships "
           "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           std::string(inside) + "</Relationships>";
}

inline std::vector<Part> parts(Book const& book)
{
    std::vector<Part> all{
        {"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.bin"))},
        {"xl/workbook.bin", book.main}};
    std::string inside;
    for (std::size_t at = 0; at < book.sheets.size(); ++at) {
        auto const number = std::to_string(at + 1);
        auto const target = "worksheets/sheet" + number + ".bin";
        inside +=
            relation("rId" + number, at < book.types.size() ? book.types[at] : "worksheet", target);
        all.push_back({"xl/" + target, book.sheets[at]});
    }
    if (!book.styles.empty()) {
        inside += relation("rIdStyles", "styles", "styles.bin");
        all.push_back({"xl/styles.bin", book.styles});
    }
    if (!book.texts.empty()) {
        inside += relation("rIdTexts", "sharedStrings", "sharedStrings.bin");
        all.push_back({"xl/sharedStrings.bin", book.texts});
    }
    all.push_back({"xl/_rels/workbook.bin.rels", relations(inside)});
    return all;
}

inline std::string file(Book const& book)
{
    return zip(parts(book));
}

} // namespace gopbieu::xlsb
