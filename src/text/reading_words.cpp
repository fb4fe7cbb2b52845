#include "text/reading_words.hpp"

#include "base/catalogue/numbers.hpp"

#include <string>

namespace gopbieu {

namespace {

std::string likely_words(std::vector<Decimal> const& likely)
{
    std::string words;
    for (auto const& value : likely) {
        words += words.empty() ? "" : " / ";
        words += to_vietnamese(value);
    }
    return words;
}

std::string vietnamese_date(WrittenDate date)
{
    auto words = std::to_string(date.year);
    for (unsigned const part : {date.month, date.day}) {
        if (part == 0) {
            break;
        }
        words.insert(0, (part < 10 ? "0" : "") + std::to_string(part) + "/");
    }
    return words;
}

std::string likely_words(std::vector<WrittenDate> const& likely)
{
    std::string words;
    for (auto const& date : likely) {
        words += words.empty() ? "" : " – ";
        words += vietnamese_date(date);
    }
    return words;
}

} // namespace

Say name_of(Repair repair)
{
    switch (repair) {
    case Repair::text_as_number:
        return say::number_text_as_number;
    case Repair::thousand_separators:
        return say::number_thousand_separators;
    case Repair::decimal_comma:
        return say::number_decimal_comma;
    case Repair::leading_zeros:
        return say::number_leading_zeros;
    case Repair::plus_sign:
        return say::number_plus_sign;
    case Repair::foreign_digits:
        return say::number_foreign_digits;
    case Repair::stray_punctuation:
        return say::number_stray_punctuation;
    case Repair::unit_words:
        return say::number_unit_words;
    case Repair::minutes_to_hours:
        return say::number_minutes_to_hours;
    case Repair::time_to_hours:
        return say::number_time_to_hours;
    case Repair::percent_sign:
        return say::number_percent_sign;
    case Repair::percent_of_one:
        return say::number_percent_of_one;
    case Repair::percent_format_twice:
        return say::number_percent_format_twice;
    case Repair::dash_is_zero:
        return say::number_dash_is_zero;
    case Repair::word_is_zero:
        return say::number_word_is_zero;
    case Repair::float_dust:
        return say::number_float_dust;
    case Repair::shown_otherwise:
        return say::number_shown_otherwise;
    case Repair::hidden_value:
        return say::number_hidden_value;
    }
    return say::number_hidden_value;
}

Say name_of(Doubt doubt)
{
    switch (doubt) {
    case Doubt::one_group:
        return say::ask_one_group;
    case Doubt::maybe_thousands:
        return say::ask_maybe_thousands;
    case Doubt::not_whole:
        return say::ask_not_whole;
    case Doubt::negative:
        return say::ask_negative;
    case Doubt::percent_scale:
        return say::ask_percent_scale;
    case Doubt::percent_elsewhere:
        return say::ask_percent_elsewhere;
    case Doubt::bound:
        return say::ask_bound;
    case Doubt::several_numbers:
        return say::ask_several_numbers;
    case Doubt::fraction_or_date:
        return say::ask_fraction_or_date;
    case Doubt::date_in_number:
        return say::ask_date_in_number;
    case Doubt::wrong_unit:
        return say::ask_wrong_unit;
    case Doubt::unknown_words:
        return say::ask_unknown_words;
    case Doubt::too_large:
        return say::ask_too_large;
    case Doubt::maybe_minutes:
        return say::ask_maybe_minutes;
    case Doubt::error_value:
        return say::ask_error_value;
    case Doubt::no_cached_value:
        return say::ask_no_cached_value;
    case Doubt::not_finite:
        return say::ask_not_finite;
    case Doubt::too_long:
        return say::ask_too_long;
    case Doubt::not_a_number:
        return say::ask_not_a_number;
    }
    return say::ask_not_a_number;
}

Say name_of(DateRepair repair)
{
    switch (repair) {
    case DateRepair::month_first:
        return say::date_month_first;
    case DateRepair::serial_number:
        return say::date_serial_number;
    }
    return say::date_serial_number;
}

Say name_of(DateDoubt doubt)
{
    switch (doubt) {
    case DateDoubt::two_digit_year:
        return say::date_two_digit_year;
    case DateDoubt::either_order:
        return say::date_either_order;
    case DateDoubt::no_such_day:
        return say::date_no_such_day;
    case DateDoubt::bare_serial:
        return say::date_bare_serial;
    case DateDoubt::several_dates:
        return say::date_several;
    case DateDoubt::not_a_date:
        return say::date_not_a_date;
    }
    return say::date_not_a_date;
}

std::vector<Problem> findings_of(NumberReading const& reading, std::string_view found)
{
    std::vector<Problem> findings;
    if (std::holds_alternative<CertainNumber>(reading)) {
        return findings;
    }
    std::string const shown(found);
    if (auto const* ask = std::get_if<AskNumber>(&reading)) {
        auto const question = name_of(ask->why);
        auto likely = likely_words(ask->likely);
        if (question == say::ask_maybe_thousands) {
            std::erase(likely, '.'); // "is 3918 meant", not the 3.918 that the cell shows
        }
        findings.push_back({question, {{"found", shown}, {"likely", likely}}});
    }
    if (auto const* repaired = std::get_if<RepairedNumber>(&reading)) {
        auto const list = repaired->repairs.list();
        auto const value = to_vietnamese(repaired->value);
        for (auto const repair : list) {
            if (repair != Repair::text_as_number || list.size() == 1) {
                findings.push_back({name_of(repair), {{"found", shown}, {"value", value}}});
            }
        }
    }
    return findings;
}

std::vector<Problem> findings_of(DateReading const& reading, std::string_view found)
{
    std::string const shown(found);
    if (auto const* ask = std::get_if<AskDate>(&reading)) {
        return {{name_of(ask->why), {{"found", shown}, {"likely", likely_words(ask->likely)}}}};
    }
    if (auto const* repaired = std::get_if<RepairedDate>(&reading)) {
        return {{name_of(repaired->repair),
                 {{"found", shown}, {"value", vietnamese_date(repaired->date)}}}};
    }
    return {};
}

Problem finding_of(LegacyText const& legacy, std::string_view found)
{
    bool const certain = legacy.sureness == Sureness::certain;
    return {certain ? say::text_legacy : say::text_legacy_plausible,
            {{"charset", legacy.charset == Charset::vni ? "VNI" : "TCVN3 (ABC)"},
             {"found", std::string(found)},
             {"value", legacy.text}}};
}

} // namespace gopbieu
