#include "workbook/xls/biff_text.hpp"

#include "base/catalogue/files.hpp"
#include "text/utf8.hpp"
#include "workbook/xls/code_page.hpp"

namespace gopbieu {

namespace {

constexpr unsigned wide_characters = 0x01;
constexpr unsigned with_phonetic = 0x04;
constexpr unsigned with_runs = 0x08;

Problem cut_short(std::size_t offset)
{
    return biff_damaged("a text is cut short", offset);
}

Problem broken(std::string encoding, std::size_t offset)
{
    return Problem{say::text_broken,
                   {{"part", "Workbook"},
                    {"encoding", std::move(encoding)},
                    {"offset", std::to_string(offset)}}};
}

} // namespace

Result<std::string> BiffText::with_u16(BiffReader& reader, std::size_t offset) const
{
    auto const count = reader.u16();
    return characters(reader, count, offset);
}

Result<std::string> BiffText::with_u8(BiffReader& reader, std::size_t offset) const
{
    auto const count = reader.u8();
    return characters(reader, count, offset);
}

Result<std::string>
BiffText::characters(BiffReader& reader, std::size_t count, std::size_t offset) const
{
    if (reader.failed()) {
        return cut_short(offset);
    }
    if (count == 0) {
        reader.skip(version >= 8 && !reader.at_end() ? 1 : 0); // the flags
        return std::string();
    }
    if (version >= 8) {
        auto const flags = reader.u8();
        auto const runs = (flags & with_runs) != 0 ? reader.u16() : std::uint16_t{0};
        auto const phonetic = (flags & with_phonetic) != 0 ? reader.u32() : 0U;
        static_cast<void>(runs), static_cast<void>(phonetic);
        auto const units = reader.characters(count, (flags & wide_characters) != 0);
        return reader.failed() ? cut_short(offset) : clean_utf16(units, offset);
    }
    auto const bytes = reader.bytes(count);
    if (reader.failed()) {
        return cut_short(offset);
    }
    auto text = code_page_to_utf8(bytes, code_page);
    if (text) {
        return clean(std::move(*text), offset);
    }
    auto name = std::to_string(code_page);
    return knows_code_page(code_page) ? broken("code page " + name, offset)
                                      : Problem{say::xls_code_page, {{"found", std::move(name)}}};
}

Result<std::string> BiffText::shared(BiffReader& reader, std::size_t offset, Runs* runs) const
{
    auto const count = reader.u16();
    auto const flags = reader.u8();
    std::size_t const run_bytes = (flags & with_runs) != 0 ? reader.u16() * 4U : 0U;
    std::size_t const phonetic = (flags & with_phonetic) != 0 ? reader.u32() : 0U;
    auto const units = reader.characters(count, (flags & wide_characters) != 0);
    if (reader.failed()) {
        return cut_short(offset);
    }
    if (runs != nullptr && run_bytes != 0) {
        runs->units = units;
        for (std::size_t at = 0; at < run_bytes && !reader.failed(); ++at) {
            runs->runs += static_cast<char>(reader.u8());
        }
    } else {
        reader.skip(run_bytes);
    }
    reader.skip(phonetic);
    return clean_utf16(units, offset);
}

Result<std::string> BiffText::clean_utf16(std::string const& units, std::size_t offset) const
{
    auto text = utf16_to_utf8(units, false);
    return text ? clean(std::move(*text), offset) : broken("UTF-16", offset);
}

Result<std::string> BiffText::clean(std::string text, std::size_t offset) const
{
    if (text.size() > max_length) {
        return Problem{say::limit_string,
                       {{"part", "Workbook"}, {"limit", std::to_string(max_length)}}};
    }
    std::string scratch;
    auto const cleaned = clean_text(text, scratch);
    if (!cleaned) {
        return broken("UTF-8", offset);
    }
    return cleaned->data() == text.data() ? std::move(text) : std::move(scratch);
}

} // namespace gopbieu
