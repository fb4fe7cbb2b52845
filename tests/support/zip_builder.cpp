#include "support/zip_builder.hpp"

#include <libdeflate.h>

namespace gopbieu::test {

namespace {

struct Sizes {
    std::uint64_t packed, unpacked, offset;
};

std::string extra64(Sizes const& sizes)
{
    return little(1, 2) + little(24, 2) + little(sizes.unpacked, 8) + little(sizes.packed, 8) +
           little(sizes.offset, 8);
}

// What the local header and the directory record have in common.
std::string common_fields(ZipPart const& part, Sizes const& sizes, std::uint32_t crc)
{
    auto const flags = static_cast<std::uint16_t>(part.flags | (part.descriptor ? 8U : 0U));
    auto const method = part.method.value_or(part.deflate ? 8 : 0);
    auto const size = [&](std::uint64_t value) { return part.zip64 ? 0xffffffffU : value; };
    return little(part.zip64 ? 45 : 20, 2) + little(flags, 2) + little(method, 2) +
           little(0x21, 4) + little(crc, 4) + little(size(sizes.packed), 4) +
           little(size(sizes.unpacked), 4);
}

std::string local_header(ZipPart const& part, Sizes const& sizes, std::uint32_t crc)
{
    auto const name = part.local_name.value_or(part.name);
    auto const fields =
        part.descriptor ? common_fields(part, {0, 0, 0}, 0) : common_fields(part, sizes, crc);
    return "PK\3\4" + fields + little(name.size(), 2) +
           little(part.local_extra_size.value_or(0), 2) + name;
}

std::string directory_record(ZipPart const& part, Sizes const& sizes, std::uint32_t crc)
{
    auto const extra = (part.zip64 ? extra64(sizes) : "") + part.extra;
    return "PK\1\2" + little(20, 2) + common_fields(part, sizes, crc) +
           little(part.name.size(), 2) + little(extra.size(), 2) + little(0, 10) +
           little(part.zip64 ? 0xffffffffU : sizes.offset, 4) + part.name + extra;
}

} // namespace

std::string little(std::uint64_t value, std::size_t bytes)
{
    std::string out;
    for (std::size_t index = 0; index < bytes; ++index) {
        out += static_cast<char>(index < 8 ? (value >> (8 * index)) & 0xffU : 0U);
    }
    return out;
}

std::uint32_t checksum(std::string_view content)
{
    return libdeflate_crc32(0, content.data(), content.size());
}

std::string deflated(std::string_view content)
{
    auto* const compressor = libdeflate_alloc_compressor(6);
    std::string out(libdeflate_deflate_compress_bound(compressor, content.size()), '\0');
    out.resize(libdeflate_deflate_compress(
        compressor, content.data(), content.size(), out.data(), out.size()));
    libdeflate_free_compressor(compressor);
    return out;
}

std::string build_zip(std::vector<ZipPart> const& parts, ZipFrame const& frame)
{
    std::string body, directory;
    for (auto const& part : parts) {
        auto const data = part.deflate ? deflated(part.content) : part.content;
        auto const crc = part.crc.value_or(checksum(part.content));
        Sizes const sizes{part.packed_size.value_or(data.size()),
                          part.unpacked_size.value_or(part.content.size()),
                          part.offset.value_or(body.size())};
        directory += directory_record(part, sizes, crc);
        body += local_header(part, sizes, crc) + data;
        if (part.descriptor) {
            body +=
                "PK\7\10" + little(crc, 4) + little(sizes.packed, 4) + little(sizes.unpacked, 4);
        }
    }
    auto const entries = frame.entries.value_or(parts.size());
    auto const size = frame.directory_size.value_or(directory.size());
    auto const offset = frame.directory_offset.value_or(body.size());
    std::string end64;
    if (frame.zip64) {
        end64 = "PK\6\6" + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8) +
                little(entries, 8) + little(entries, 8) + little(size, 8) + little(offset, 8) +
                "PK\6\7" + little(0, 4) + little(body.size() + directory.size(), 8) + little(1, 4);
    }
    std::string const end = "PK\5\6" + little(0, 4) + little(frame.zip64 ? 0xffffU : entries, 2) +
                            little(frame.zip64 ? 0xffffU : entries, 2) +
                            little(frame.zip64 ? 0xffffffffU : size, 4) +
                            little(frame.zip64 ? 0xffffffffU : offset, 4) +
                            little(frame.comment.size(), 2) + frame.comment;
    return frame.prefix + body + directory + frame.before_end + end64 + end + frame.suffix;
}

std::string small_xlsx(std::string_view number)
{
    std::string const head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    std::string const types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    std::string const relations =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    std::string const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    std::string const packages = "http://schemas.openxmlformats.org/package/2006/";
    return build_zip({
        {.name = "[Content_Types].xml",
         .content = head + "<Types xmlns=\"" + packages +
                    "content-types\"><Default Extension=\"rels\" "
                    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" +
                    types +
                    "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" "
                    "ContentType=\"" +
                    types + "worksheet+xml\"/></Types>",
         .deflate = true},
        {.name = "_rels/.rels",
         .content = head + "<Relationships xmlns=\"" + packages +
                    "relationships\"><Relationship "
                    "Id=\"rId1\" Type=\"" +
                    relations + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
         .deflate = true},
        {.name = "xl/workbook.xml",
         .content =
             head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations +
             "\"><sheets><sheet name=\"Biểu\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
         .deflate = true},
        {.name = "xl/_rels/workbook.xml.rels",
         .content = head + "<Relationships xmlns=\"" + packages +
                    "relationships\"><Relationship "
                    "Id=\"rId1\" Type=\"" +
                    relations + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
         .deflate = true},
        {.name = "xl/worksheets/sheet1.xml",
         .content = head + "<worksheet xmlns=\"" + main +
                    "\"><sheetData><row r=\"1\"><c r=\"A1\"><v>" + std::string(number) +
                    "</v></c></row></sheetData></worksheet>",
         .deflate = true},
    });
}

} // namespace gopbieu::test
