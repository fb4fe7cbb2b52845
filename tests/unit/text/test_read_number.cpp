#include "text/read_number.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace gopbieu;

namespace {

constexpr NumberContext count{};
constexpr NumberContext average{ValueKind::number};
constexpr NumberContext percent{ValueKind::percent};

NumberContext hours()
{
    NumberContext context = average;
    context.hours = true;
    return context;
}

NumberContext with_look(NumberContext context, NumberLook look)
{
    context.look = look;
    return context;
}

NumberContext in_column(RateColumn column)
{
    NumberContext context = percent;
    context.column = column;
    return context;
}

/// "= 12" certain, "~ 12 4,6" repaired with repairs 4 and 6, "? 3 1234 1.234" asked for doubt 3.
std::string told(NumberReading const& reading)
{
    if (auto const* certain = std::get_if<CertainNumber>(&reading)) {
        return "= " + to_text(certain->value);
    }
    if (auto const* repaired = std::get_if<RepairedNumber>(&reading)) {
        return "~ " + to_text(repaired->value);
    }
    if (auto const* ask = std::get_if<AskNumber>(&reading)) {
        std::string text = "?";
        for (auto const& likely : ask->likely) {
            text += " " + to_text(likely);
        }
        return text;
    }
    if (std::holds_alternative<BlankCell>(reading)) {
        return "blank";
    }
    return std::holds_alternative<MissingValue>(reading) ? "missing" : "n/a";
}

template <typename Value>
std::string told(Value value, NumberContext const& context)
{
    return told(read_number(value, context));
}

bool repaired(NumberReading const& reading, Repairs const& repairs)
{
    auto const* found = std::get_if<RepairedNumber>(&reading);
    return found != nullptr && found->repairs == repairs;
}

bool doubted(NumberReading const& reading, Doubt why)
{
    auto const* found = std::get_if<AskNumber>(&reading);
    return found != nullptr && found->why == why;
}

} // namespace

TEST_CASE("A number kept as text is read and noted", "[text][D1]")
{
    CHECK(told("12", count) == "~ 12");
    CHECK(repaired(read_number(" 12\u00a0", count), {Repair::text_as_number}));
    CHECK(repaired(read_number("'12", count), {Repair::text_as_number}));
    CHECK(told("１２", count) == "~ 12");
    CHECK(told("+5", count) == "~ 5");
    CHECK(told("15.", count) == "~ 15");
    CHECK(told("15;", count) == "~ 15");
    NumberContext csv = count;
    csv.text_is_plain = true;
    CHECK(told("12", csv) == "= 12");
    CHECK(told("1.234", csv) == "~ 1234");
    CHECK(told(12.0, count) == "= 12");
}

TEST_CASE("Dots and gaps group thousands in a count", "[text][D2]")
{
    CHECK(told("1.234", count) == "~ 1234");
    CHECK(told("78.047", count) == "~ 78047");
    CHECK(told("1.234.567", count) == "~ 1234567");
    CHECK(told("1 234", count) == "~ 1234");
    CHECK(told("1\u00a0234\u202f567", count) == "~ 1234567");
    CHECK(told("1’234", count) == "~ 1234");
    CHECK(told("12,0", count) == "~ 12");
    CHECK(repaired(read_number("1.234", count),
                   {Repair::text_as_number, Repair::thousand_separators}));
}

TEST_CASE("One group in a rate or average is asked, with both readings", "[text][D2]")
{
    CHECK(told("1.234", average) == "? 1.234 1234");
    CHECK(told("78.047", percent) == "? 78.047 78047");
    CHECK(doubted(read_number("1,234", average), Doubt::one_group));
    CHECK(told("1.234,5", average) == "~ 1234.5");
    CHECK(told("1.234.567", average) == "~ 1234567");
    CHECK(told("12,5", average) == "~ 12.5");
    CHECK(told("12.50", average) == "~ 12.5");
    CHECK(told("0,234", average) == "~ 0.234");
    CHECK(told("1234,567", average) == "~ 1234.567");
    CHECK(told(",5", average) == "~ 0.5");
}

TEST_CASE("English separators are read where they are plain", "[text][D3]")
{
    CHECK(told("1,234.5", average) == "~ 1234.5");
    CHECK(told("1,234", count) == "~ 1234");
    CHECK(told("1,234,567", count) == "~ 1234567");
    CHECK(told("1,234", average) == "? 1.234 1234");
    CHECK(told("1,234.5", count) == "?");
}

TEST_CASE("Separators that make no sense are asked", "[text][D2][D3]")
{
    for (auto const* text : {"1.23.4",
                             "12.34.567",
                             "1,23,456",
                             "1.234 567",
                             "12 5",

                             "1234.567.890",
                             "1,2.3,4"}) {
        INFO(text);
        CHECK(told(text, count) == "?");
        CHECK(told(text, average) == "?");
    }
}

TEST_CASE("A count of 3.918 is a question and never rounded", "[text][D4]")
{
    CHECK(told(3.918, count) == "? 3918");
    CHECK(told(3.9, count) == "? 3900");
    CHECK(doubted(read_number(3.918, count), Doubt::maybe_thousands));
    CHECK(told(3.9184, count) == "?");
    CHECK(doubted(read_number(3.9184, count), Doubt::not_whole));
    CHECK(told(3.918, average) == "= 3.918");
    CHECK(told("12,5", count) == "?");
}

TEST_CASE("A percent is read by its sign, its format and its column", "[text][D5]")
{
    CHECK(told(95.0, percent) == "= 95");
    CHECK(told("95%", percent) == "~ 95");
    CHECK(told("94,6 %", percent) == "~ 94.6");
    CHECK(told("95 phần trăm", percent) == "~ 95");
    CHECK(told("0,95%", percent) == "~ 0.95");
    auto const format = with_look(percent, NumberLook::percent);
    CHECK(told(0.95, format) == "= 95");
    CHECK(told(0.946, format) == "= 94.6");
    CHECK(told(1.0, format) == "= 100");
    CHECK(told(1.05, format) == "= 105");
    CHECK(told(95.0, format) == "~ 95");
    CHECK(repaired(read_number(95.0, format), {Repair::percent_format_twice}));
    CHECK(told(1.6, format) == "? 160 1.6");
    CHECK(told(0.0, percent) == "= 0");
}

TEST_CASE("A rate up to one follows its column, and one itself is asked", "[text][D5][D15]")
{
    CHECK(told(0.95, in_column(RateColumn::all_up_to_one)) == "~ 95");
    CHECK(repaired(read_number(0.95, in_column(RateColumn::all_up_to_one)),
                   {Repair::percent_of_one}));
    CHECK(told("0,95", in_column(RateColumn::all_up_to_one)) == "~ 95");
    CHECK(told(0.95, in_column(RateColumn::mixed)) == "? 95 0.95");
    CHECK(told(0.95, percent) == "? 95 0.95");
    CHECK(told(1.0, in_column(RateColumn::all_up_to_one)) == "? 100 1");
    CHECK(told(13.2, in_column(RateColumn::mixed)) == "= 13.2");
    CHECK(rate_column({0.5, 0.95, 0}) == RateColumn::all_up_to_one);
    CHECK(rate_column({0.5, 95}) == RateColumn::mixed);
    CHECK(rate_column({95, 80}) == RateColumn::above_one);
    CHECK(rate_column({0, 0}) == RateColumn::unknown);
}

TEST_CASE("A percent in a column of counts or averages is asked", "[text][D5]")
{
    CHECK(doubted(read_number("95%", count), Doubt::percent_elsewhere));
    CHECK(doubted(read_number(0.95, with_look(count, NumberLook::percent)),
                  Doubt::percent_elsewhere));
    CHECK(told(0.95, with_look(average, NumberLook::percent)) == "? 95 0.95");
}

TEST_CASE("A dash is zero, x cannot be, dots are missing, nothing is blank", "[text][D6]")
{
    for (auto const* text : {"-", "–", "—", "--", " - ", "không", "Không", "KHÔNG CÓ", "0"}) {
        INFO(text);
        CHECK(told(text, count) == "~ 0");
    }
    CHECK(repaired(read_number("-", count), {Repair::dash_is_zero}));
    CHECK(repaired(read_number("Không", count), {Repair::word_is_zero}));
    for (auto const* text : {"x", "X", "n/a"}) {
        CHECK(told(text, count) == "n/a");
    }
    for (auto const* text : {"…", "....", ".", "… …", "____"}) {
        INFO(text);
        CHECK(told(text, count) == "missing");
    }
    for (auto const* text : {"", " ", "\u00a0\n", "\u200b"}) {
        CHECK(told(text, count) == "blank");
    }
}

TEST_CASE("Unit words behind a number are taken off", "[text][D7]")
{
    CHECK(told("15 đ/c", count) == "~ 15");
    CHECK(told("15đ/c", count) == "~ 15");
    CHECK(told("12 đảng viên", count) == "~ 12");
    CHECK(told("12 ĐẢNG VIÊN", count) == "~ 12");
    CHECK(told("12 Đồng chí.", count) == "~ 12");
    CHECK(repaired(read_number("15 đ/c", count), {Repair::text_as_number, Repair::unit_words}));
    CHECK(doubted(read_number("15 con gà", count), Doubt::unknown_words));
    CHECK(told("15 con gà", count) == "? 15");
}

TEST_CASE("Minutes become hours in a column of hours only", "[text][D7]")
{
    CHECK(told("1,5 giờ", hours()) == "~ 1.5");
    CHECK(told("90 phút", hours()) == "~ 1.5");
    CHECK(told("90'", hours()) == "~ 1.5");
    CHECK(told("1h30", hours()) == "~ 1.5");
    CHECK(told("1 giờ 30 phút", hours()) == "~ 1.5");
    CHECK(told("100 phút", hours()) == "~ 1.666667");
    CHECK(told(0.0625, with_look(hours(), NumberLook::time)) == "~ 1.5");
    CHECK(doubted(read_number("90 phút", count), Doubt::wrong_unit));
    CHECK(doubted(read_number("12 người", hours()), Doubt::wrong_unit));
}

TEST_CASE("Bounds and vague numbers are asked", "[text][D8]")
{
    CHECK(told("trên 95%", percent) == "? 95");
    CHECK(told("Trên 85 %", percent) == "? 85");
    CHECK(told("khoảng 20", count) == "? 20");
    CHECK(told("≥ 90", percent) == "? 90");
    CHECK(told(">= 90", percent) == "? 90");
    CHECK(told("90% trở lên", percent) == "? 90");
    for (auto const* text : {"trên 95%", "≥90", "<5", "~ 20", "ít nhất 3", "hơn 10"}) {
        INFO(text);
        CHECK(doubted(read_number(text, percent), Doubt::bound));
    }
    CHECK(told("100% (5/5)", percent) == "? 100");
    CHECK(doubted(read_number("100% (5/5)", percent), Doubt::several_numbers));
    CHECK(doubted(read_number("12 (3 nữ)", count), Doubt::several_numbers));
}

TEST_CASE("Fractions and dates are asked, and a serial is never taken", "[text][D9]")
{
    for (auto const* text : {"3/5", "27/2", "27/2/2023", "27-2-2023", "12.5.2023"}) {
        INFO(text);
        CHECK(doubted(read_number(text, count), Doubt::fraction_or_date));
    }
    CHECK(told(45049.0, with_look(count, NumberLook::date)) == "?");
    CHECK(doubted(read_number(45049.0, with_look(count, NumberLook::date)), Doubt::date_in_number));
    CHECK(doubted(read_number("5-6", count), Doubt::several_numbers));
}

TEST_CASE("Leading zeros are a habit of writing", "[text][D10]")
{
    CHECK(told("01", count) == "~ 1");
    CHECK(told("05 tổ chức", count) == "~ 5");
    CHECK(repaired(read_number("05", count), {Repair::text_as_number, Repair::leading_zeros}));
}

TEST_CASE("Negative, broken and absurd counts are asked", "[text][D11]")
{
    CHECK(told(-3.0, count) == "? 3");
    CHECK(told("-3", count) == "? 3");
    CHECK(told("(3)", count) == "? 3");
    CHECK(doubted(read_number("−3", percent), Doubt::negative));
    CHECK(told("-3,5", average) == "~ -3.5");
    CHECK(told(-3.5, average) == "= -3.5");
    CHECK(doubted(read_number(12.25, count), Doubt::maybe_thousands));
    NumberContext small = count;
    small.largest = 40;
    CHECK(doubted(read_number(41.0, small), Doubt::too_large));
    CHECK(told(40.0, small) == "= 40");
    CHECK(doubted(read_number(std::string("99999999999999999999"), count), Doubt::too_long));
}

TEST_CASE("Error values and what is no number are asked", "[text][D12]")
{
    CHECK(doubted(read_number("#REF!", count), Doubt::error_value));
    CHECK(doubted(read_number("#DIV/0!", average), Doubt::error_value));
    CHECK(doubted(read_number(std::numeric_limits<double>::quiet_NaN(), count), Doubt::not_finite));
    CHECK(doubted(read_number(std::numeric_limits<double>::infinity(), count), Doubt::not_finite));
    for (auto const* text : {"abc", "?", "XIV", "nan", "đủ", ",", "%", "=", "hai"}) {
        INFO(text);
        CHECK(doubted(read_number(text, count), Doubt::not_a_number));
    }
    CHECK(told("1e5", count) == "? 1");
}

TEST_CASE("Floating dust is brushed off, true decimals stay", "[text][D13]")
{
    CHECK(told(3.9999999996, count) == "~ 4");
    CHECK(repaired(read_number(3.9999999996, count), {Repair::float_dust}));
    CHECK(told(94.60000001, percent) == "~ 94.6");
    CHECK(told(0.1 + 0.2, average) == "~ 0.3");
    CHECK(told(94.6, percent) == "= 94.6");
    CHECK(told(1e-9, count) == "~ 0");
    CHECK(told(1.0 / 3, average) == "= 0.3333333333333333");
    CHECK(told(0.0000001, average) == "= 0.0000001");
    CHECK(told(38168053000001.0, count) == "= 38168053000001");
}

TEST_CASE("The value behind a rounding format is used and noted", "[text][D14]")
{
    auto context = with_look(percent, NumberLook::percent);
    context.shown_decimals = 0;
    CHECK(repaired(read_number(0.946, context), {Repair::shown_otherwise}));
    CHECK(told(0.946, context) == "~ 94.6");
    CHECK(told(0.95, context) == "= 95");
    NumberContext hidden = count;
    hidden.hidden_by_format = true;
    CHECK(repaired(read_number(7.0, hidden), {Repair::hidden_value}));
}

TEST_CASE("What nobody believes of a column is asked", "[text][D16]")
{
    NumberContext meetings = average;
    meetings.largest = 24;
    CHECK(told(27.0, meetings) == "? 27");
    CHECK(told(12.0, meetings) == "= 12");
    CHECK(told(90.0, hours()) == "? 1.5 90");
    CHECK(told("90", hours()) == "? 1.5 90");
    CHECK(doubted(read_number(90.0, hours()), Doubt::maybe_minutes));
    CHECK(told(1.5, hours()) == "= 1.5");
}

TEST_CASE("Every whole number comes back from every way of grouping it", "[text][D2][D3]")
{
    std::int64_t number = 7;
    for (int round = 0; round < 400; ++round) {
        number = (number * 48271) % 2147483647;
        std::int64_t const value = number % (round % 2 == 0 ? 1'000'000'000 : 100'000);
        auto const expected = "~ " + std::to_string(value);
        for (char const separator : {'.', ',', ' '}) {
            auto text = to_vietnamese({value, 0});
            std::replace(text.begin(), text.end(), '.', separator);
            INFO(text);
            CHECK(told(text, count) == expected);
        }
        CHECK(told(static_cast<double>(value), count) == "= " + std::to_string(value));
    }
}

TEST_CASE("What is certain without a closer look is what the closer look says", "[text][number]")
{
    for (auto const kind : {ValueKind::count, ValueKind::number, ValueKind::percent}) {
        for (auto const number : {-1.0,
                                  -0.0,
                                  0.0,
                                  0.5,
                                  1.0,
                                  2.0,
                                  12.25,
                                  3918.0,
                                  1e14,
                                  1e15,
                                  2e15,
                                  std::numeric_limits<double>::infinity(),
                                  std::numeric_limits<double>::quiet_NaN()}) {
            CAPTURE(static_cast<int>(kind), number);
            auto const quick = certain_whole(number, kind);
            if (!quick) {
                continue;
            }
            for (auto const column : {RateColumn::unknown,
                                      RateColumn::all_up_to_one,
                                      RateColumn::mixed,
                                      RateColumn::above_one}) {
                NumberContext context;
                context.kind = kind;
                context.column = column;
                context.shown_decimals = 1;
                auto const reading = read_number(number, context);
                auto const* const certain = std::get_if<CertainNumber>(&reading);
                REQUIRE(certain != nullptr);
                CHECK(certain->value == Decimal{*quick, 0});
            }
        }
    }
    CHECK(certain_whole(12, ValueKind::count) == 12);
    CHECK_FALSE(certain_whole(1, ValueKind::percent));
    CHECK_FALSE(certain_whole(-1, ValueKind::count));
    CHECK(certain_whole(-1, ValueKind::number) == -1);
}

TEST_CASE("A number with few decimals is the shortest decimal that stands for it", "[text][number]")
{
    std::int64_t digits = 7;
    for (int count_of = 0; count_of < 20000; ++count_of) {
        digits = (digits * 6364136223846793005 + 1442695040888963407) & 0x7fffffffffffff;
        auto const places = static_cast<std::uint8_t>(count_of % 7);
        auto const small = digits % (count_of % 2 == 0 ? 100'000 : 900'000'000'000'000);
        double const number = Decimal{small, places}.as_double();
        auto const reading = read_number(number, average);
        auto const* const certain = std::get_if<CertainNumber>(&reading);
        if (certain != nullptr) {
            CAPTURE(small, static_cast<int>(places));
            REQUIRE(certain->value == *to_decimal(number));
        }
    }
}
