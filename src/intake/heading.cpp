#include "intake/heading.hpp"

#include "text/legacy_charset.hpp"
#include "text/match_key.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

using Units = UnitNames::Units;

constexpr std::uint32_t most_rows = 60; ///< no heading is longer

std::vector<std::string_view> split(std::string_view text, std::string_view between)
{
    std::vector<std::string_view> parts;
    while (true) {
        auto const end = text.find(between);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + between.size());
    }
}

// "Đơn vị: Chi bộ bản Huổi Sen", and lines that share a cell.
std::vector<std::string_view> pieces_of(std::string_view text)
{
    std::vector<std::string_view> pieces{text};
    for (auto const line : split(text, "\n")) {
        if (line.size() != text.size()) {
            pieces.push_back(line);
        }
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

class HeadingReader {
public:
    HeadingReader(UnitTraces const& traces, UnitNames const& names)
        : m_traces(traces), m_names(names)
    {
        for (auto const& line : traces.form.heading) {
            if (line.fill == HeadingFill::unit) {
                m_unfilled.push_back(key_with_accents(line.text));
            }
        }
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
                take_code(m_traces.grid.raw(cell), cell);
            }
        }
        return std::move(m_heading);
    }

private:
    void read_text(Cell const& cell)
    {
        auto const text = readable(cell);
        if (text.size() > 500) {
            return;
        }
        if (m_heading.text.size() + text.size() < 200) {
            m_heading.text += (m_heading.text.empty() ? "" : " / ") + text;
        }
        if (std::ranges::find(m_unfilled, key_with_accents(text)) != m_unfilled.end()) {
            m_heading.stranger = m_heading.stranger || m_names.named(text).empty();
        }
        auto const before = m_heading.named.size();
        for (auto const piece : pieces_of(text)) {
            take_code(piece, cell);
            take(m_names.named(piece), piece, cell, true);
        }
        if (m_heading.named.size() == before) {
            look_closer(text, cell);
        }
    }

    // Names in an old font are judged by the register's words where the forms' words do not do.
    [[nodiscard]] std::string readable(Cell const& cell) const
    {
        std::string text(m_traces.keys.readable(cell));
        auto const& key = m_traces.keys.of(cell);
        if (key.label != no_label || !key.legacy.text.empty() || !m_names.named(text).empty()) {
            return text;
        }
        auto const legacy = decode_legacy(
            text, {}, [this](std::string_view words) { return m_names.knows(words); });
        return legacy && !m_names.named(legacy->text).empty() ? legacy->text : text;
    }

    // What is like a unit's name and none: without accents it may be one, or but for a slip. Else
    // it is a unit that the register does not know.
    void look_closer(std::string const& text, Cell const& cell)
    {
        bool like = false;
        for (auto const piece : pieces_of(text)) {
            if (!m_names.like_a_unit(piece)) {
                continue;
            }
            like = true;
            auto units = m_names.named_plain(piece);
            if (units.empty()) {
                units = m_names.near(piece);
            }
            take(units, piece, cell, false);
            if (!units.empty()) {
                return;
            }
        }
        m_heading.stranger = m_heading.stranger || like;
    }

    void take(Units const& units, std::string_view text, Cell const& cell, bool exact)
    {
        if (!units.empty()) {
            m_heading.named.push_back({units, std::string(text), to_a1(cell.where()), exact});
        }
    }

    void take_code(std::string_view text, Cell const& cell)
    {
        auto units = m_names.with_code(text);
        std::erase_if(units, [&](std::size_t unit) {
            return std::ranges::any_of(m_heading.coded, [&](NamedUnits const& one) {
                return std::ranges::find(one.units, unit) != one.units.end();
            });
        });
        if (!units.empty()) {
            m_heading.coded.push_back(
                {std::move(units), std::string(text), to_a1(cell.where()), true});
        }
    }

    UnitTraces const& m_traces;
    UnitNames const& m_names;
    std::vector<std::string> m_unfilled; ///< keys of what the template prints for the unit
    Heading m_heading;
};

// Units whose name or code is a run of whole words in a name; the longest run counts, because
// "Chi bộ bản Vàng Pheo 2" also contains "Chi bộ bản Vàng Pheo".
template <typename Named>
Units longest_run(std::string const& key, Named const& named)
{
    constexpr std::size_t most_words = 40;
    std::vector<std::size_t> starts{0};
    for (std::size_t at = 0; at < key.size(); ++at) {
        if (key[at] == ' ') {
            starts.push_back(at + 1);
        }
    }
    starts.resize(std::min(starts.size(), most_words));
    for (auto words = starts.size(); words != 0; --words) {
        Units found;
        for (std::size_t first = 0; first + words <= starts.size(); ++first) {
            auto const end =
                first + words == starts.size() ? key.size() : starts[first + words] - 1;
            add_new(found,
                    named(std::string_view(key).substr(starts[first], end - starts[first]), words));
        }
        if (!found.empty()) {
            return found;
        }
    }
    return {};
}

// A name of a file system, which need not be UTF-8.
std::string clean_name(std::string const& name)
{
    std::string scratch;
    auto const clean = clean_text(name, scratch);
    return clean ? std::string(*clean) : std::string();
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
    // One plain word is too little: "Hai" and "hải" meet.
    auto plain = longest_run(key_plain(clean), [&](std::string_view words, std::size_t count) {
        return count > 1 ? names.named_plain(words) : Units();
    });
    return exact.empty() ? plain : exact;
}

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

Heading read_heading(UnitTraces const& traces, UnitNames const& names)
{
    return HeadingReader(traces, names).read();
}

std::string file_stem(std::string const& file)
{
    auto const slash = file.find_last_of('/');
    auto name = slash == std::string::npos ? file : file.substr(slash + 1);
    return name.substr(0, name.find_last_of('.'));
}

Units units_in_file_name(std::string const& file, UnitNames const& names)
{
    return units_in_name(file_stem(file), names);
}

Units units_in_folders(std::string const& file, UnitNames const& names)
{
    Units units;
    for (auto const& folder : folders_of(file)) {
        add_new(units, units_in_name(folder, names));
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
