#pragma once

#include "base/result.hpp"
#include "workbook/limits.hpp"

#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace gopbieu {

/// The numbers of the BIFF12 records that are read, under their names in [MS-XLSB].
namespace brt {
inline constexpr std::uint32_t row_hdr = 0, cell_blank = 1, cell_rk = 2, cell_error = 3,
                               cell_bool = 4, cell_real = 5, cell_st = 6, cell_isst = 7,
                               fmla_string = 8, fmla_num = 9, fmla_bool = 10, fmla_error = 11,
                               short_blank = 12, short_isst = 18, sst_item = 19, name = 39,
                               fmt = 44, xf = 47, col_info = 60, short_r_string = 61,
                               cell_r_string = 62, begin_sheet_data = 145, end_sheet_data = 146,
                               wb_prop = 153, bundle_sh = 156, begin_sst = 159, end_sst = 160,
                               merge_cell = 176, sup_self = 357, sup_same = 358, sup_book_src = 355,
                               extern_sheet = 362, arr_fmla = 426, shr_fmla = 427,
                               begin_cell_xfs = 617, end_cell_xfs = 618, sup_addin = 667;
} // namespace brt

/// Walks the records of a binary part: a type of one or two bytes, a length of up to four bytes
/// (seven bits each), the body.
class BrtScanner {
public:
    explicit BrtScanner(std::string_view part) : m_part(part) {}

    /// Steps to the next record. False at the end of the part, and when it is broken there.
    bool next();

    [[nodiscard]] std::uint32_t type() const { return m_type; }
    [[nodiscard]] std::string_view body() const { return m_body; }
    [[nodiscard]] std::size_t offset() const { return m_record; } ///< where the record starts
    [[nodiscard]] bool broken() const { return m_broken; }

private:
    std::string_view m_part, m_body;
    std::size_t m_at = 0, m_record = 0;
    std::uint32_t m_type = 0;
    bool m_broken = false;
};

/// Takes one field after another out of a record. What is not there reads as zero and leaves
/// the record broken, so that one look at the end is enough.
class BrtFields {
public:
    explicit BrtFields(std::string_view body) : m_rest(body) {}

    template <std::unsigned_integral Number>
    Number take()
    {
        Number value = 0;
        auto const bytes = take_bytes(sizeof(Number));
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            auto const byte = static_cast<Number>(static_cast<unsigned char>(bytes[at]));
            value = static_cast<Number>(value | static_cast<Number>(byte << (8 * at)));
        }
        return value;
    }

    double take_double()
    {
        auto const bits = take<std::uint64_t>();
        double value = 0;
        std::memcpy(&value, &bits, sizeof value);
        return value;
    }

    /// The UTF-16 bytes of a counted string; none for the "no string" that some fields allow.
    std::string_view take_wide()
    {
        auto const characters = take<std::uint32_t>();
        constexpr std::uint32_t no_string = 0xffffffff;
        return characters == no_string ? std::string_view()
                                       : take_bytes(std::size_t{characters} * 2);
    }

    std::string_view take_bytes(std::size_t count)
    {
        if (count > m_rest.size()) {
            m_broken = true;
            m_rest = {};
            return {};
        }
        auto const bytes = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return bytes;
    }

    [[nodiscard]] std::string_view rest() const { return m_rest; }
    [[nodiscard]] bool broken() const { return m_broken; }

private:
    std::string_view m_rest;
    bool m_broken = false;
};

/// A part that is being read, for its messages and the gate of its texts.
struct BrtPart {
    std::string_view name;
    Limits const& limits;

    [[nodiscard]] Problem damaged(std::string_view reason, std::size_t offset) const;
    /// UTF-16 bytes as UTF-8 in NFC. A broken or overlong text is a problem.
    [[nodiscard]] Result<std::string> text(std::string_view wide, std::size_t offset) const;
};

/// The packed number of RK cells: 30 bits of an integer or of a double's upper half, perhaps in
/// hundredths.
double rk_number(std::uint32_t packed);

/// "#REF!" and the like. An error that is newer than this list is "#UNKNOWN!", as Excel says it.
std::string_view error_text(std::uint8_t error);

} // namespace gopbieu
