#include "text/reading_words.hpp"

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

Say say(Repair repair)
{
    switch (repair) {
    case Repair::text_as_number:
        return Say::number_text_as_number;
    case Repair::thousand_separators:
        return Say::number_thousand_separators;
    case Repair::decimal_comma:
        return Say::number_decimal_comma;
    case Repair::leading_zeros:
        return Say::number_leading_zeros;
    case Repair::plus_sign:
        return Say::number_plus_sign;
    case Repair::foreign_digits:
        return Say::number_foreign_digits;
    case Repair::stray_punctuation:
        return Say::number_stray_punctuation;
    case Repair::unit_words:
        return Say::number_unit_words;
    case Repair::minutes_to_hours:
        return Say::number_minutes_to_hours;
    case Repair::time_to_hours:
        return Say::number_time_to_hours;
    case Repair::percent_sign:
        return Say::number_percent_sign;
    case Repair::percent_of_one:
        return Say::number_percent_of_one;
    case Repair::percent_format_twice:
        return Say::number_percent_format_twice;
    case Repair::dash_is_zero:
        return Say::number_dash_is_zero;
    case Repair::word_is_zero:
        return Say::number_word_is_zero;
    case Repair::float_dust:
        return Say::number_float_dust;
    case Repair::shown_otherwise:
        return Say::number_shown_otherwise;
    case Repair::hidden_value:
        return Say::number_hidden_value;
    }
    return Say::number_hidden_value;
}

Say say(Doubt doubt)
{
    switch (doubt) {
    case Doubt::one_group:
        return Say::ask_one_group;
    case Doubt::maybe_thousands:
        return Say::ask_maybe_thousands;
    case Doubt::not_whole:
        return Say::ask_not_whole;
    case Doubt::negative:
        return Say::ask_negative;
    case Doubt::percent_scale:
        return Say::ask_percent_scale;
    case Doubt::percent_elsewhere:
        return Say::ask_percent_elsewhere;
    case Doubt::bound:
        return Say::ask_bound;
    case Doubt::several_numbers:
        return Say::ask_several_numbers;
    case Doubt::fraction_or_date:
        return Say::ask_fraction_or_date;
    case Doubt::date_in_number:
        return Say::ask_date_in_number;
    case Doubt::wrong_unit:
        return Say::ask_wrong_unit;
    case Doubt::unknown_words:
        return Say::ask_unknown_words;
    case Doubt::too_large:
        return Say::ask_too_large;
    case Doubt::maybe_minutes:
        return Say::ask_maybe_minutes;
    case Doubt::error_value:
        return Say::ask_error_value;
    case Doubt::no_cached_value:
        return Say::ask_no_cached_value;
    case Doubt::not_finite:
        return Say::ask_not_finite;
    case Doubt::too_long:
        return Say::ask_too_long;
    case Doubt::not_a_number:
        return Say::ask_not_a_number;
    }
    return Say::ask_not_a_number;
}

Say say(DateRepair repair)
{
    switch (repair) {
    case DateRepair::month_first:
        return Say::date_month_first;
    case DateRepair::serial_number:
        return Say::date_serial_number;
    }
    return Say::date_serial_number;
}

Say say(DateDoubt doubt)
{
    switch (doubt) {
    case DateDoubt::two_digit_year:
        return Say::date_two_digit_year;
    case DateDoubt::either_order:
        return Say::date_either_order;
    case DateDoubt::no_such_day:
        return Say::date_no_such_day;
    case DateDoubt::bare_serial:
        return Say::date_bare_serial;
    case DateDoubt::several_dates:
        return Say::date_several;
    case DateDoubt::not_a_date:
        return Say::date_not_a_date;
    }
    return Say::date_not_a_date;
}

std::vector<Problem> findings_of(NumberReading const& reading, std::string_view found)
{
    std::vector<Problem> findings;
    std::string const shown(found);
    if (auto const* ask = std::get_if<AskNumber>(&reading)) {
        findings.push_back(
            {say(ask->why), {{"found", shown}, {"likely", likely_words(ask->likely)}}});
    }
    if (auto const* repaired = std::get_if<RepairedNumber>(&reading)) {
        auto const list = repaired->repairs.list();
        auto const value = to_vietnamese(repaired->value);
        for (auto const repair : list) {
            if (repair != Repair::text_as_number || list.size() == 1) {
                findings.push_back({say(repair), {{"found", shown}, {"value", value}}});
            }
        }
    }
    return findings;
}

std::vector<Problem> findings_of(DateReading const& reading, std::string_view found)
{
    std::string const shown(found);
    if (auto const* ask = std::get_if<AskDate>(&reading)) {
        return {{say(ask->why), {{"found", shown}, {"likely", likely_words(ask->likely)}}}};
    }
    if (auto const* repaired = std::get_if<RepairedDate>(&reading)) {
        return {{say(repaired->repair),
                 {{"found", shown}, {"value", vietnamese_date(repaired->date)}}}};
    }
    return {};
}

Problem finding_of(LegacyText const& legacy, std::string_view found)
{
    bool const certain = legacy.sureness == Sureness::certain;
    return {certain ? Say::text_legacy : Say::text_legacy_plausible,
            {{"charset", legacy.charset == Charset::vni ? "VNI" : "TCVN3 (ABC)"},
             {"found", std::string(found)},
             {"value", legacy.text}}};
}

} // namespace gopbieu
