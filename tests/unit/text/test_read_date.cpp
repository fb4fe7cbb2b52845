#include "text/read_date.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

std::string told(DateReading const& reading)
{
    if (auto const* certain = std::get_if<CertainDate>(&reading)) {
        return "= " + to_text(certain->date);
    }
    if (auto const* repaired = std::get_if<RepairedDate>(&reading)) {
        return "~ " + to_text(repaired->date);
    }
    if (auto const* ask = std::get_if<AskDate>(&reading)) {
        std::string text = "?";
        for (auto const& likely : ask->likely) {
            text += " " + to_text(likely);
        }
        return text;
    }
    return std::get<NoDate>(reading).missing ? "missing" : "blank";
}

bool doubted(DateReading const& reading, DateDoubt why)
{
    auto const* ask = std::get_if<AskDate>(&reading);
    return ask != nullptr && ask->why == why;
}

constexpr DateContext american{true, false};
constexpr DateContext date_format{false, true};

} // namespace

TEST_CASE("Dates written in full are certain", "[text][date]")
{
    for (auto const* text : {"31/12/2023",
                             "31-12-2023",
                             "31.12.2023",
                             " 31 / 12 / 2023 ",
                             "ngày 31 tháng 12 năm 2023",
                             "Ngày 31 tháng 12 năm 2023.",
                             "31 tháng 12 năm 2023",
                             "2023-12-31",
                             "2023-12-31T00:00:00",
                             "31/12/2023 07:30"}) {
        INFO(text);
        CHECK(told(read_date(text)) == "= 2023-12-31");
    }
    CHECK(told(read_date("05/06/2023")) == "= 2023-06-05");
    CHECK(told(read_date("1/2/2024")) == "= 2024-02-01");
}

TEST_CASE("A month or a year alone is as much as was said", "[text][date]")
{
    CHECK(told(read_date("12/2023")) == "= 2023-12");
    CHECK(told(read_date("tháng 12/2023")) == "= 2023-12");
    CHECK(told(read_date("tháng 3 năm 2018")) == "= 2018-03");
    CHECK(told(read_date("2023")) == "= 2023");
    CHECK(told(read_date("năm 2023")) == "= 2023");
    CHECK(told(read_date(2023.0)) == "= 2023");
}

TEST_CASE("Two digits of a year are asked with both centuries", "[text][date]")
{
    CHECK(told(read_date("31/12/23")) == "? 2023-12-31 1923-12-31");
    CHECK(doubted(read_date("31/12/23"), DateDoubt::two_digit_year));
}

TEST_CASE("Day and month are doubted only where the American order is claimed", "[text][date]")
{
    CHECK(told(read_date("05/06/2023", american)) == "? 2023-05-06 2023-06-05");
    CHECK(told(read_date("31/12/2023", american)) == "= 2023-12-31");
    CHECK(told(read_date("06/06/2023", american)) == "= 2023-06-06");
    CHECK(told(read_date("12/31/2023")) == "~ 2023-12-31");
}

TEST_CASE("Days that never were and texts that are no date are asked", "[text][date]")
{
    CHECK(doubted(read_date("31/02/2023"), DateDoubt::no_such_day));
    CHECK(doubted(read_date("29/02/2023"), DateDoubt::no_such_day));
    CHECK(told(read_date("29/02/2024")) == "= 2024-02-29");
    CHECK(doubted(read_date("00/12/2023"), DateDoubt::no_such_day));
    CHECK(doubted(read_date("13/2023"), DateDoubt::no_such_day));
    for (auto const* text : {"abc", "3/5", "12", "1/2/3/4", "31/12/2023 abc", "99999"}) {
        INFO(text);
        CHECK(doubted(read_date(text), DateDoubt::not_a_date));
    }
    CHECK(doubted(read_date("từ 01/01/2023 đến 31/12/2023"), DateDoubt::several_dates));
}

TEST_CASE("A serial is a date only when its format says so", "[text][date][D9]")
{
    CHECK(told(read_date(45291.0, date_format)) == "= 2023-12-31");
    CHECK(told(read_date(45291.75, date_format)) == "= 2023-12-31");
    CHECK(told(read_date(59.0, date_format)) == "= 1900-02-28");
    CHECK(told(read_date(61.0, date_format)) == "= 1900-03-01");
    CHECK(doubted(read_date(60.0, date_format), DateDoubt::no_such_day));
    CHECK(told(read_date(45291.0)) == "? 2023-12-31");
    CHECK(doubted(read_date(12.2023), DateDoubt::not_a_date));
    CHECK(doubted(read_date(-1.0, date_format), DateDoubt::no_such_day));
    CHECK(told(read_date(2023.0, date_format)) == "~ 2023");
}

TEST_CASE("Blank and dotted dates are missing, not wrong", "[text][date][D6]")
{
    CHECK(told(read_date("  ")) == "blank");
    CHECK(told(read_date("…/…/……")) == "missing");
    CHECK(told(read_date(".....")) == "missing");
    CHECK(told(read_date("ngày ... tháng … năm ____")) == "missing");
}
