#pragma once

// A clerk's date, with the same three answers as a number (read_number.hpp).

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gopbieu {

/// A day, a month or a year: people give what they know.
struct WrittenDate {
    int year = 0;
    unsigned month = 0; ///< 0: only the year is given
    unsigned day = 0;   ///< 0: only month and year are given

    bool operator==(WrittenDate const&) const = default;
};

/// "2023-12-31", "2023-12", "2023".
std::string to_text(WrittenDate date);

struct DateContext {
    bool us_order = false;      ///< the file says month before day
    bool shown_as_date = false; ///< a numeric cell with a date format
};

enum class DateRepair : std::uint8_t {
    month_first,  ///< 12/31/2023: only one order makes a date
    serial_number ///< a year typed into a cell with a date format: 2023 shown as 15/07/1905
};

enum class DateDoubt : std::uint8_t {
    two_digit_year, ///< 31/12/23
    either_order,   ///< 05/06/2023 in a file of American order
    no_such_day,    ///< 31/02/2023
    bare_serial,    ///< 45291 without a date format
    several_dates,  ///< "từ 01/01 đến 31/12/2023"
    not_a_date
};
inline constexpr int date_doubt_count = 6;

struct CertainDate {
    WrittenDate date;
};
struct RepairedDate {
    WrittenDate date;
    DateRepair repair;
};
struct AskDate {
    DateDoubt why;
    std::vector<WrittenDate> likely = {}; ///< the most likely first
};
struct NoDate {
    bool missing = false; ///< "…" was written; else blank
};
using DateReading = std::variant<CertainDate, RepairedDate, AskDate, NoDate>;

/// A text cell: 31/12/2023, 31-12-2023, 31.12.2023, "ngày 31 tháng 12 năm 2023", "tháng 12/2023",
/// 2023, 2023-12-31.
DateReading read_date(std::string_view valid_utf8, DateContext const& context = {});

/// A numeric cell: a serial of the 1900 system when shown_as_date, else a year at most.
DateReading read_date(double number, DateContext const& context = {});

} // namespace gopbieu
