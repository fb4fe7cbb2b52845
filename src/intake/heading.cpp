#include "intake/heading.hpp"

#include "intake/unit_runs.hpp"
#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

using Units = UnitNames::Units;

constexpr std::uint32_t most_rows = 60; ///< no heading is longer

class HeadingReader {
public:
    HeadingReader(UnitTraces const& traces, UnitNames const& names, UnitTexts& texts)
        : m_traces(traces), m_names(names), m_texts(texts),
          m_labels(traces.keys.index().labels_of(traces.form))
    {
    }

    Heading read()
    {
        auto const last = std::min(m_traces.table_row, most_rows);
        for (auto const& cell : m_traces.grid.sheet().cells) {
            if (cell.row >= last) {
                break;
            }
            if (cell.kind == CellKind::text) {
                read_text(cell);
            } else if (cell.kind == CellKind::number) {
                auto const text = m_traces.grid.raw(cell);
                take_codes(m_names.with_code(text), text, cell);
            }
        }
        return std::move(m_heading);
    }

private:
    void read_text(Cell const& cell)
    {
        auto const& key = m_traces.keys.of(cell);
        auto const& text = m_texts.of(m_traces.keys.readable(cell),
                                      key.label != no_label || !key.legacy.text.empty(),
                                      m_names);
        if (text.text.size() > 500) {
            return;
        }
        m_heading.lines.emplace_back(text.text);
        auto const& unfilled = m_labels.unit_lines;
        if (std::ranges::find(unfilled, text.key) != unfilled.end()) {
            m_heading.stranger = m_heading.stranger || !text.is_a_name;
        }
        for (auto const& piece : text.pieces) {
            take_codes(piece.coded, piece.text, cell);
            take(piece, cell, true);
        }
        if (text.near) {
            take(*text.near, cell, false);
        } else if (!text.named) {
            // Like a unit's name and none: a unit that the register does not know.
            m_heading.stranger = m_heading.stranger || text.like_a_unit;
        }
    }

    void take(UnitPiece const& piece, Cell const& cell, bool exact)
    {
        if (!piece.named->empty()) {
            m_heading.named.push_back({piece.named, piece.text, cell.where(), exact});
        }
    }

    void take_codes(Units const& units, std::string const& text, Cell const& cell)
    {
        if (units.empty()) {
            return;
        }
        auto news = units;
        std::erase_if(news, [&](std::size_t unit) {
            return std::ranges::any_of(m_heading.coded, [&](CodedUnits const& one) {
                return std::ranges::find(one.units, unit) != one.units.end();
            });
        });
        if (!news.empty()) {
            m_heading.coded.push_back({std::move(news), text, cell.where()});
        }
    }

    UnitTraces const& m_traces;
    UnitNames const& m_names;
    UnitTexts& m_texts;
    FormLabels const& m_labels;
    Heading m_heading;
};

std::vector<std::string> folders_of(std::string const& file)
{
    std::vector<std::string> folders;
    for (auto const part : split(file, "/")) {
        folders.emplace_back(part);
    }
    folders.pop_back();
    return folders;
}

} // namespace

Heading read_heading(UnitTraces const& traces, UnitNames const& names, UnitTexts& texts)
{
    return HeadingReader(traces, names, texts).read();
}

std::string shown(Heading const& heading)
{
    constexpr std::size_t most = 200;
    std::string text;
    for (auto const line : heading.lines) {
        if (text.size() + line.size() < most) {
            text += text.empty() ? "" : " / ";
            text += line;
        }
    }
    return text;
}

std::string file_stem(std::string const& file)
{
    auto const slash = file.find_last_of('/');
    auto name = slash == std::string::npos ? file : file.substr(slash + 1);
    return name.substr(0, name.find_last_of('.'));
}

Units units_in_file_name(std::string const& file, UnitNames const& names, UnitTexts& texts)
{
    return texts.in_name(file_stem(file), names);
}

Units units_in_folders(std::string const& file, UnitNames const& names, UnitTexts& texts)
{
    Units units;
    for (auto const& folder : folders_of(file)) {
        add_new(units, texts.in_name(folder, names));
    }
    return units;
}

Units units_like_file_name(std::string const& file, UnitNames const& names)
{
    constexpr std::size_t most = 10;
    auto units = longest_run(key_plain(clean_name(file_stem(file))),
                             [&](std::string_view words, std::size_t count) {
                                 auto found = count > 1 ? names.containing(words) : Units();
                                 return found.size() <= most ? found : Units();
                             });
    return units;
}

} // namespace gopbieu
