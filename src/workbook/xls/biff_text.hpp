#pragma once

#include "base/result.hpp"
#include "workbook/xls/biff.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace gopbieu {

/// How the strings of one .xls file are written: UTF-16 in BIFF8, a code page before. What comes
/// out has passed the gate for texts: UTF-8 in NFC.
class BiffText {
public:
    int version = 8;
    std::uint16_t code_page = 1252;
    std::uint64_t max_length = 4ULL << 20U;

    /// A string whose length takes two bytes (cells, formats).
    [[nodiscard]] Result<std::string> with_u16(BiffReader& reader, std::size_t offset) const;
    /// A string whose length takes one byte (sheets, fonts, formulas).
    [[nodiscard]] Result<std::string> with_u8(BiffReader& reader, std::size_t offset) const;
    /// The characters alone, after a length that stood elsewhere.
    [[nodiscard]] Result<std::string>
    characters(BiffReader& reader, std::size_t count, std::size_t offset) const;
    /// Where the font changes inside a string: its UTF-16 units as in the file, and four bytes a
    /// change (from which unit on, which font).
    struct Runs {
        std::string units, runs;
    };
    /// An entry of the shared string table. Runs and phonetic hints behind it are stepped over,
    /// unless `runs` is given to take the former.
    [[nodiscard]] Result<std::string>
    shared(BiffReader& reader, std::size_t offset, Runs* runs = nullptr) const;

private:
    [[nodiscard]] Result<std::string> clean_utf16(std::string const& units,
                                                  std::size_t offset) const;
    [[nodiscard]] Result<std::string> clean(std::string text, std::size_t offset) const;
};

} // namespace gopbieu
