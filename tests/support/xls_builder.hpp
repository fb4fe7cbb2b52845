#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gopbieu::test {

/// Little-endian bytes, one field after the other.
class Bytes {
public:
    Bytes& u8(unsigned value);
    Bytes& u16(unsigned value);
    Bytes& u32(std::uint32_t value);
    Bytes& f64(double value);
    Bytes& raw(std::string_view bytes);
    Bytes& utf16(std::u16string_view text);
    /// A BIFF8 string with its length in one byte or two, stored with two bytes a character.
    Bytes& text8(std::u16string_view text);
    Bytes& text16(std::u16string_view text);

    operator std::string() const { return m_bytes; } // NOLINT(google-explicit-constructor)
    [[nodiscard]] std::string const& str() const { return m_bytes; }

private:
    std::string m_bytes;
};

/// A compound file with streams in its root, every stream in sectors of 512 bytes.
struct CfbStream {
    std::string name; ///< ASCII
    std::string bytes;
};
std::string compound_file(std::vector<CfbStream> const& streams);

/// Where in a file of compound_file() things stand, for tests that damage them.
inline constexpr std::size_t cfb_fat_at = 512;        ///< the only sector of the FAT
inline constexpr std::size_t cfb_directory_at = 1024; ///< the first sector of the directory

/// A record: number and body.
using Record = std::pair<unsigned, std::string>;
std::string records(std::vector<Record> const& list);

struct DraftSheet {
    std::u16string name;
    std::vector<Record> records;
    unsigned visibility = 0; ///< 0 shown, 1 hidden, 2 very hidden
    unsigned type = 0;       ///< 0 worksheet, 2 chart
};

/// An .xls workbook in the making: the stream gets its BOF, sheet list and EOF records here.
struct DraftXls {
    std::vector<Record> globals;
    std::vector<DraftSheet> sheets;
    unsigned version = 0x0600; ///< 0x0500: BIFF5, names are then one byte a character

    [[nodiscard]] std::string stream() const;
    [[nodiscard]] std::string file() const; ///< inside a compound file
};

// Often used records.
Record number_cell(unsigned row, unsigned column, double value, unsigned style = 0);
Record text_cell(unsigned row, unsigned column, std::u16string_view text);
Record shared_text_cell(unsigned row, unsigned column, std::uint32_t number);
/// A formula whose cached value is the eight bytes; `tokens` is the expression.
Record
formula_cell(unsigned row, unsigned column, std::string const& cached, std::string const& tokens);
/// XF of BIFF8 with a number format.
Record style(unsigned format);

} // namespace gopbieu::test
