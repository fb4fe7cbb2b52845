// Everything in text/ on arbitrary bytes, behind the gate that every string of a file passes.

#include "text/abbreviation.hpp"
#include "text/double_conversion.hpp"
#include "text/legacy_charset.hpp"
#include "text/marks.hpp"
#include "text/match_key.hpp"
#include "text/near_match.hpp"
#include "text/read_date.hpp"
#include "text/read_number.hpp"
#include "text/reading_words.hpp"
#include "text/syllable.hpp"
#include "text/utf8.hpp"

#include <cstdlib>
#include <cstring>

using namespace gopbieu;

namespace {

// What comes out must be whole again.
void require_whole(std::string_view text)
{
    if (broken_utf8_at(text)) {
        std::abort();
    }
}

void read_numbers(std::string_view text)
{
    for (auto const kind : {ValueKind::count, ValueKind::number, ValueKind::percent}) {
        for (bool const hours : {false, true}) {
            NumberContext context{kind};
            context.hours = hours;
            context.column = hours ? RateColumn::all_up_to_one : RateColumn::mixed;
            for (auto const& finding : findings_of(read_number(text, context), text)) {
                require_whole(words(finding, Language::vietnamese));
            }
        }
    }
}

void read_double(std::string_view bytes)
{
    double number = 0;
    if (bytes.size() < sizeof number) {
        return;
    }
    std::memcpy(&number, bytes.data(), sizeof number);
    for (auto const look : {NumberLook::number, NumberLook::percent, NumberLook::time}) {
        for (auto const kind : {ValueKind::count, ValueKind::number, ValueKind::percent}) {
            NumberContext context{kind, look};
            context.hours = look == NumberLook::time;
            context.shown_decimals = 1;
            findings_of(read_number(number, context), "");
        }
    }
    findings_of(read_date(number, {false, true}), "");
    findings_of(read_date(number, {}), "");
}

void read_text(std::string_view text)
{
    auto const knows = [](std::string_view words) { return words.size() % 3 == 0; };
    for (auto const* font : {"Arial", ".VnTimeH", "VNI-Times"}) {
        if (auto const legacy = decode_legacy(text, hint_of_font(font), knows)) {
            require_whole(legacy->text);
        }
    }
    if (auto const undone = undo_double_conversion(text, knows)) {
        require_whole(undone->text);
    }
    if (auto const mended = mend_marks(text)) {
        require_whole(*mended);
    }
    for (auto const& reading : expand_abbreviations(text)) {
        require_whole(reading);
    }
    require_whole(key_with_accents(text));
    require_whole(without_artefacts(text));
    find_near(key_plain(text), {"tong so dang vien", "chi bo thon 2", key_plain(text)});
    is_syllable(text);
    read_numbers(text);
    findings_of(read_date(text), text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    read_double(bytes);
    std::string scratch;
    if (auto const text = clean_text(bytes, scratch)) {
        read_text(*text);
    }
    return 0;
}
