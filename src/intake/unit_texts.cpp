#include "intake/unit_texts.hpp"

#include "intake/unit_runs.hpp"
#include "text/legacy_charset.hpp"
#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

using Units = UnitNames::Units;

constexpr std::size_t longest = 500; ///< bytes; a longer text is no line of a heading

// "Đơn vị: Chi bộ bản Huổi Sen", and lines that share a cell.
std::vector<std::string_view> pieces_of(std::string_view text)
{
    std::vector<std::string_view> pieces{text};
    for (auto const line : split(text, "\n")) {
        pieces.push_back(line);
        if (auto const colon = line.find(':'); colon != std::string_view::npos) {
            pieces.push_back(line.substr(colon + 1));
        }
        for (auto const* const between : {" - ", " – ", ", "}) {
            auto const parts = split(line, between);
            if (parts.size() > 1) {
                pieces.insert(pieces.end(), parts.begin(), parts.end());
            }
        }
    }
    return pieces;
}

// Names in an old font are judged by the register's words where the forms' words do not do.
std::optional<std::string> decoded(std::string_view text, UnitNames const& names)
{
    auto legacy =
        decode_legacy(text, {}, [&](std::string_view words) { return names.knows(words); });
    return legacy && !names.named(legacy->text).empty() ? std::optional(std::move(legacy->text))
                                                        : std::nullopt;
}

// What is like a unit's name and none: without accents it may be one, or but for a slip.
void look_closer(UnitText& text,
                 std::vector<std::string_view> const& pieces,
                 UnitNames const& names)
{
    for (auto const piece : pieces) {
        if (!names.like_a_unit(piece)) {
            continue;
        }
        text.like_a_unit = true;
        auto units = names.named_plain(piece);
        if (units.empty()) {
            units = names.near(piece);
        }
        if (!units.empty()) {
            text.guessed = std::make_unique<Units const>(std::move(units));
            text.near = UnitPiece{std::string(piece), {}, text.guessed.get()};
            return;
        }
    }
}

UnitText look_into(std::string_view written, bool settled, UnitNames const& names)
{
    UnitText text;
    text.text = written;
    text.key = key_with_accents(written);
    auto const* whole = &names.keyed(text.key);
    if (!settled && whole->empty()) {
        if (auto readable = decoded(written, names)) {
            text.text = std::move(*readable);
            text.key = key_with_accents(text.text);
            whole = &names.keyed(text.key);
        }
    }
    if (text.text.size() > longest) {
        return text;
    }
    text.is_a_name = !whole->empty();
    auto const pieces = pieces_of(text.text);
    for (auto const piece : pieces) {
        auto const* const units = piece.size() == text.text.size() ? whole : &names.named(piece);
        text.named = text.named || !units->empty();
        auto coded = names.with_code(piece);
        if (!coded.empty() || !units->empty()) {
            text.pieces.push_back({std::string(piece), std::move(coded), units});
        }
    }
    if (!text.named) {
        look_closer(text, pieces, names);
    }
    return text;
}

// "38.168.053.000.001 bieu 1": each run of digits and dots may be a code.
Units units_coded_in(std::string_view name, UnitNames const& names)
{
    constexpr std::string_view of_codes = "0123456789.";
    Units units;
    std::size_t begin = 0;
    while ((begin = name.find_first_of(of_codes, begin)) != std::string_view::npos) {
        auto const end = std::min(name.find_first_not_of(of_codes, begin), name.size());
        add_new(units, names.with_code(name.substr(begin, end - begin)));
        begin = end;
    }
    return units;
}

// File systems keep names in other Unicode forms than files keep texts.
Units units_in_name(std::string const& name, UnitNames const& names)
{
    auto const clean = clean_name(name);
    if (auto coded = units_coded_in(clean, names); !coded.empty()) {
        return coded;
    }
    auto exact = longest_run(key_with_accents(clean), [&](std::string_view words, std::size_t) {
        return names.named(words);
    });
    if (!exact.empty()) {
        return exact;
    }
    // One plain word is too little: "Hai" and "hải" meet.
    return longest_run(key_plain(clean), [&](std::string_view words, std::size_t count) {
        return count > 1 ? names.named_plain(words) : Units();
    });
}

} // namespace

UnitText const& UnitTexts::of(std::string_view text, bool settled, UnitNames const& names)
{
    auto& texts = m_texts[settled ? 1 : 0];
    auto found = texts.find(text);
    if (found == texts.end()) {
        found = texts.emplace(text, look_into(text, settled, names)).first;
        m_size += sizeof(UnitText) + 4 * text.size();
    }
    return found->second;
}

Units const& UnitTexts::in_name(std::string const& name, UnitNames const& names)
{
    auto found = m_names.find(name);
    if (found == m_names.end()) {
        found = m_names.emplace(name, units_in_name(name, names)).first;
        m_size += 100 + name.size();
    }
    return found->second;
}

} // namespace gopbieu
