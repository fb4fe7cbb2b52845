#include "workbook/ods/cell_value.hpp"

#include "workbook/cell_ref.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace gopbieu {

namespace {

void take_table_attribute(CellAttributes& found, std::string_view name, std::string_view raw)
{
    if (name == "number-columns-repeated") {
        found.repeated = repeat_count(raw);
    } else if (name == "style-name") {
        found.style = raw;
    } else if (name == "formula") {
        found.formula = raw;
    } else if (name == "number-columns-spanned") {
        found.columns_spanned = repeat_count(raw);
    } else if (name == "number-rows-spanned") {
        found.rows_spanned = repeat_count(raw);
    } else if (name == "number-matrix-columns-spanned") {
        found.matrix = true;
        found.matrix_columns = repeat_count(raw);
    } else if (name == "number-matrix-rows-spanned") {
        found.matrix = true;
        found.matrix_rows = repeat_count(raw);
    } else {
        // The first drafts of OpenDocument, as old OpenOffice.org writes them, had the values in
        // the table namespace.
        return;
    }
}

void take_value_attribute(CellAttributes& found, std::string_view name, std::string_view raw)
{
    if (name == "value-type") {
        found.value_type = raw;
    } else if (name == "value") {
        found.value = raw;
    } else if (name == "date-value") {
        found.date_value = raw;
    } else if (name == "time-value") {
        found.time_value = raw;
    } else if (name == "boolean-value") {
        found.boolean_value = raw;
    } else if (name == "string-value") {
        found.string_value = raw;
        found.has_string_value = true;
    }
}

// A number and the letter behind it, moving on.
std::optional<std::pair<double, char>> take_amount(std::string_view& text)
{
    double amount = 0;
    auto const done =
        std::from_chars(text.data(), text.data() + text.size(), amount, std::chars_format::fixed);
    if (done.ec != std::errc() || done.ptr == text.data() + text.size() || !(amount >= 0)) {
        return std::nullopt;
    }
    char const unit = *done.ptr;
    text.remove_prefix(static_cast<std::size_t>(done.ptr - text.data()) + 1);
    return std::pair(amount, unit);
}

} // namespace

CellAttributes cell_attributes(XmlScanner const& xml)
{
    CellAttributes found;
    found.covered = xml.name() == "covered-table-cell";
    for (auto const& attribute : xml.attributes()) {
        auto const colon = attribute.name.find(':');
        auto const prefix =
            colon == std::string_view::npos ? std::string_view() : attribute.name.substr(0, colon);
        auto const name = attribute.name.substr(colon + 1);
        if (prefix == "table") {
            take_table_attribute(found, name, attribute.raw);
        } else if (prefix == "office") {
            take_value_attribute(found, name, attribute.raw);
        } else if (prefix == "calcext" && name == "value-type") {
            found.error_type = attribute.raw == "error";
        }
    }
    return found;
}

std::uint32_t repeat_count(std::optional<std::string_view> raw)
{
    if (!raw) {
        return 1;
    }
    std::uint64_t count = 0;
    auto const done = std::from_chars(raw->data(), raw->data() + raw->size(), count);
    if (done.ec == std::errc::result_out_of_range) {
        return max_rows + 1;
    }
    return done.ec == std::errc() && count > 0
               ? static_cast<std::uint32_t>(std::min<std::uint64_t>(count, max_rows + 1))
               : 1;
}

std::optional<double> duration_days(std::string_view duration)
{
    bool const minus = duration.starts_with('-');
    duration.remove_prefix(minus ? 1 : 0);
    if (!duration.starts_with('P') || duration.size() < 3) {
        return std::nullopt;
    }
    duration.remove_prefix(1);
    double seconds = 0;
    bool clock = false;
    while (!duration.empty()) {
        if (duration[0] == 'T') {
            clock = true;
            duration.remove_prefix(1);
            continue;
        }
        auto const amount = take_amount(duration);
        if (!amount) {
            return std::nullopt;
        }
        auto const [count, unit] = *amount;
        if (!clock && unit == 'D') {
            seconds += count * 86400;
        } else if (clock && unit == 'H') {
            seconds += count * 3600;
        } else if (clock && unit == 'M') {
            seconds += count * 60;
        } else if (clock && unit == 'S') {
            seconds += count;
        } else {
            return std::nullopt; // months and years have no fixed length
        }
    }
    return std::isfinite(seconds) ? std::optional(minus ? -seconds / 86400 : seconds / 86400)
                                  : std::nullopt;
}

bool is_error_text(std::string_view text)
{
    static constexpr std::array<std::string_view, 9> errors{
        "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"};
    if (std::ranges::find(errors, text) != errors.end()) {
        return true;
    }
    return text.starts_with("Err:") && text.size() > 4 && text.size() <= 7 &&
           text.find_first_not_of("0123456789", 4) == std::string_view::npos;
}

} // namespace gopbieu
