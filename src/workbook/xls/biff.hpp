#pragma once

#include "base/result.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// Numbers of the records that are read. Some changed their number between versions.
namespace biff {
enum Id : std::uint16_t {
    dimensions = 0x0200,
    formula = 0x0006,
    formula_3 = 0x0206,
    formula_4 = 0x0406,
    blank = 0x0201,
    blank_2 = 0x0001,
    integer_2 = 0x0002,
    number = 0x0203,
    number_2 = 0x0003,
    label = 0x0204,
    label_2 = 0x0004,
    bool_err = 0x0205,
    bool_err_2 = 0x0005,
    string = 0x0207,
    string_2 = 0x0007,
    row = 0x0208,
    row_2 = 0x0008,
    eof = 0x000a,
    protect = 0x0012,
    password = 0x0013,
    header = 0x0014,
    footer = 0x0015,
    extern_count = 0x0016,
    extern_sheet = 0x0017,
    name = 0x0018,
    name_3 = 0x0218,
    window_protect = 0x0019,
    vertical_breaks = 0x001a,
    horizontal_breaks = 0x001b,
    note = 0x001c,
    format_2 = 0x001e,
    array = 0x0221,
    array_2 = 0x0021,
    date_mode = 0x0022,
    extern_name = 0x0023,
    column_width_2 = 0x0024,
    left_margin = 0x0026,
    right_margin = 0x0027,
    top_margin = 0x0028,
    bottom_margin = 0x0029,
    print_headings = 0x002a,
    print_gridlines = 0x002b,
    file_pass = 0x002f,
    font = 0x0031,
    font_3 = 0x0231,
    table = 0x0236,
    continued = 0x003c,
    window_1 = 0x003d,
    pane = 0x0041,
    code_page = 0x0042,
    xf_2 = 0x0043,
    xf_3 = 0x0243,
    xf_4 = 0x0443,
    xf = 0x00e0,
    default_column_width = 0x0055,
    object = 0x005d,
    save_recalc = 0x005f,
    column_info = 0x007d,
    ws_bool = 0x0081,
    h_center = 0x0083,
    v_center = 0x0084,
    bound_sheet = 0x0085,
    palette = 0x0092,
    sheet_header_4 = 0x008f,
    standard_width = 0x0099,
    filter_mode = 0x009b,
    autofilter_info = 0x009d,
    zoom = 0x00a0,
    setup = 0x00a1,
    mul_rk = 0x00bd,
    mul_blank = 0x00be,
    r_string = 0x00d6,
    merged_cells = 0x00e5,
    sst = 0x00fc,
    label_sst = 0x00fd,
    cond_format = 0x01b0,
    cond_rule = 0x01b1,
    validations = 0x01b2,
    text_object = 0x01b6,
    hyperlink = 0x01b8,
    validation = 0x01be,
    sup_book = 0x01ae,
    default_row_height = 0x0225,
    window_2 = 0x023e,
    rk = 0x027e,
    format = 0x041e,
    shared_formula = 0x04bc,
    bof_2 = 0x0009,
    bof_3 = 0x0209,
    bof_4 = 0x0409,
    bof = 0x0809,
    sheet_ext = 0x0862,
};
} // namespace biff

/// What a BOF record starts.
enum class Substream : std::uint16_t {
    globals = 0x0005,
    vb_module = 0x0006,
    worksheet = 0x0010,
    chart = 0x0020,
    macros = 0x0040,
    workspace_4 = 0x0100
};

struct BiffRecord {
    std::uint16_t id = 0;
    std::string_view body;
    std::size_t offset = 0; ///< of the record in the stream, for messages
};

/// A BIFF stream record by record. It counts all bytes that it hands out: sheets that claim the
/// same stretch again and again end in out_of_work() instead of hours.
class BiffStream {
public:
    explicit BiffStream(std::string_view bytes) : m_bytes(bytes), m_work(bytes.size() * 4 + 65536)
    {
    }

    /// The next record; false at the end of the stream, also when the last record is cut short.
    bool next(BiffRecord& record);
    /// The number of the record that next() would give; 0 at the end.
    [[nodiscard]] std::uint16_t next_id() const;
    /// The bodies of the record and of the CONTINUE records that follow it.
    std::vector<std::string_view> with_continued(BiffRecord const& record);

    void go_to(std::size_t offset) { m_at = std::min(offset, m_bytes.size()); }
    [[nodiscard]] std::size_t offset() const { return m_at; }
    [[nodiscard]] bool out_of_work() const { return m_work == 0; }
    [[nodiscard]] std::string_view bytes() const { return m_bytes; }
    [[nodiscard]] Problem ends_early() const;

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::size_t m_work;
};

/// The version of BIFF that a BOF record announces: 2, 3, 4, 5 (Excel 5.0 and 95) or 8 (97 and
/// later). Empty when the record is no BOF.
struct BiffStart {
    int version = 8;
    Substream substream = Substream::worksheet;
};
std::optional<BiffStart> biff_start(BiffRecord const& record);

/// True when the bytes are a BIFF stream without a container, as old programs wrote.
bool is_raw_biff(std::string_view bytes);

/// A record's fields from front to back, also across CONTINUE records. Reading beyond the end
/// gives zeros and failed().
class BiffReader {
public:
    explicit BiffReader(std::string_view body) : m_current(body) {}
    explicit BiffReader(std::vector<std::string_view> parts);

    std::uint8_t u8();
    std::uint16_t u16();
    std::uint32_t u32();
    double f64();
    void skip(std::size_t count);
    std::string_view bytes(std::size_t count); ///< within one part only

    /// Characters of a BIFF8 string: two bytes each, or one (the upper byte is zero). Where a
    /// CONTINUE record cuts the string, its first byte says anew which.
    std::string characters(std::size_t count, bool wide);

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool at_end() const { return m_current.empty() && m_next == m_parts.size(); }
    [[nodiscard]] std::string_view rest() const { return m_current; }

private:
    bool refill();

    std::string_view m_current;
    std::vector<std::string_view> m_parts;
    std::size_t m_next = 0;
    bool m_failed = false;
};

Problem biff_damaged(std::string_view reason, std::size_t offset);

} // namespace gopbieu
