#include "form/draft/row_tree.hpp"

#include "form/draft/phrases.hpp"
#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

bool numbered(MarkStyle style)
{
    return style < MarkStyle::dash;
}

/// Keeps the rows that the next one may hang below, outermost first.
class TreeBuilder {
public:
    explicit TreeBuilder(std::vector<PrintedRow> const& rows) : m_rows(rows) {}

    std::vector<RowPlace> build()
    {
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            place(row);
        }
        return std::move(m_places);
    }

private:
    struct Open {
        Mark mark;
        std::size_t row = 0;
        bool part = false; ///< "Trong đó …": closes with the next row that is no part
    };

    void place(std::size_t row)
    {
        auto const& printed = m_rows[row];
        auto mark = choose(printed);
        if (begins_part(printed)) {
            place_part(row, mark);
            return;
        }
        if (names_total(printed.label) && mark.style == MarkStyle::none) {
            m_open.clear();
        } else if (mark.style == MarkStyle::none) {
            close_for_plain(printed);
        } else {
            close_for(mark);
        }
        push(row, std::move(mark), false);
    }

    static bool begins_part(PrintedRow const& printed)
    {
        static Phrases const words{"Trong đó", "Trđó", "Tr đó", "Chia ra", "Bao gồm", "Gồm"};
        return words.begin(key_with_accents(printed.mark.rest));
    }

    // Of several readings the one that counts on; else the one that begins a new count.
    Mark choose(PrintedRow const& printed)
    {
        auto const& readings = printed.mark.readings;
        if (readings.empty()) {
            return {};
        }
        for (auto open = m_open.rbegin(); open != m_open.rend(); ++open) {
            for (auto const& reading : readings) {
                if (reading.style == open->mark.style && reading.value == open->mark.value + 1) {
                    return reading;
                }
            }
        }
        auto const first = std::ranges::find(readings, 1, &Mark::value);
        if (first != readings.end()) {
            return *first;
        }
        auto const same = std::ranges::find_if(readings, [&](Mark const& reading) {
            return std::ranges::any_of(
                m_open, [&](Open const& open) { return open.mark.style == reading.style; });
        });
        return same == readings.end() ? readings.front() : *same;
    }

    void place_part(std::size_t row, Mark const& mark)
    {
        // Several "trong đó" one after the other hang below the same row.
        while (!m_open.empty() && m_open.back().part) {
            m_open.pop_back();
        }
        push(row, mark, true);
    }

    void close_for(Mark const& mark)
    {
        if (mark.style == MarkStyle::parts && close_to_whole_of(mark)) {
            return;
        }
        auto const same = std::ranges::find_if(
            m_open, [&](Open const& open) { return open.mark.style == mark.style && !open.part; });
        if (same != m_open.end()) {
            m_open.erase(same, m_open.end());
            return;
        }
        // A dash hangs below what stands there; a number below the last number that goes deeper.
        while (!m_open.empty() && closes(m_open.back(), mark)) {
            m_open.pop_back();
        }
    }

    [[nodiscard]] bool closes(Open const& open, Mark const& mark) const
    {
        if (open.part && !numbered(mark.style)) {
            return !heading_of_parts(open.row); // "Trong đó:" has its parts below it
        }
        if (open.mark.style == MarkStyle::none) {
            return numbered(mark.style) && !leads(open.row);
        }
        bool const letters_first =
            open.mark.style <= MarkStyle::roman && mark.style <= MarkStyle::roman;
        return open.mark.style > mark.style && !letters_first;
    }

    // "3.1" below "3", "9a" below "9".
    bool close_to_whole_of(Mark const& mark)
    {
        auto const whole = std::vector<std::string>(mark.parts.begin(), mark.parts.end() - 1);
        for (auto at = m_open.size(); at > 0; --at) {
            auto const& open = m_open[at - 1].mark;
            bool const parent =
                open.style == MarkStyle::parts
                    ? open.parts == whole
                    : whole.size() == 1 && m_rows[m_open[at - 1].row].mark.mark == whole[0];
            if (parent) {
                m_open.resize(at);
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool heading_of_parts(std::size_t row) const
    {
        return m_rows[row].label.ends_with(':') ||
               words_of(key_with_accents(m_rows[row].mark.rest)).size() <= 2;
    }

    // A plain row that others are meant to follow: bold, or with a colon behind it.
    [[nodiscard]] bool leads(std::size_t row) const
    {
        return m_rows[row].bold || m_rows[row].across || m_rows[row].label.ends_with(':');
    }

    void close_for_plain(PrintedRow const& printed)
    {
        while (!m_open.empty() && m_open.back().part) {
            m_open.pop_back();
        }
        while (!m_open.empty()) {
            auto const& open = m_open.back();
            auto const& above = m_rows[open.row];
            bool const deeper = printed.indent > above.indent || (above.bold && !printed.bold);
            bool const lead = leads(open.row) && !leads_like(printed);
            if (open.mark.style == MarkStyle::none ? (deeper || lead)
                                                   : hangs_below(open, printed)) {
                break;
            }
            m_open.pop_back();
        }
    }

    [[nodiscard]] static bool leads_like(PrintedRow const& printed)
    {
        return printed.bold || printed.across || printed.label.ends_with(':');
    }

    // "Tuổi bình quân" after "- trên 60": beside the dashes, below what they hang below.
    [[nodiscard]] bool hangs_below(Open const& open, PrintedRow const& printed) const
    {
        auto const& above = m_rows[open.row];
        if (!numbered(open.mark.style)) {
            return printed.indent > above.indent + 2;
        }
        return printed.indent > above.indent || !printed.bold || above.bold;
    }

    void push(std::size_t row, Mark mark, bool part)
    {
        RowPlace place;
        if (!m_open.empty()) {
            place.parent = m_open.back().row;
        }
        place.mark = mark;
        m_places.push_back(std::move(place));
        m_open.push_back({std::move(mark), row, part});
    }

    std::vector<PrintedRow> const& m_rows;
    std::vector<RowPlace> m_places;
    std::vector<Open> m_open;
};

} // namespace

std::vector<RowPlace> row_tree(std::vector<PrintedRow> const& rows)
{
    return TreeBuilder(rows).build();
}

} // namespace gopbieu::draft
