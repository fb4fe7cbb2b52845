#include "form/draft/row_tree.hpp"

#include "form/draft/part_words.hpp"
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
        pass_children_on();
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
        bool const marked = mark.style != MarkStyle::none;
        bool const connected = printed.mark.connector != Connector::none;
        if (connected && marked && !printed.mark_apart) {
            // "Chia ra: 1) …" hangs below whatever stands right before it.
        } else if (connected) {
            close_parts();
        } else if (names_total(printed.label) && !marked) {
            m_open.clear();
        } else if (marked) {
            close_for(mark);
        } else {
            close_for_plain(printed);
        }
        push(row, std::move(mark), connected && !marked);
    }

    // Several "trong đó" one after the other hang below the same row. Behind plain rows that leave
    // nothing out ("chính thức", "dự bị") it is about their whole, not about the last of them.
    void close_parts()
    {
        while (!m_open.empty() && m_open.back().part) {
            m_open.pop_back();
        }
        if (m_open.size() >= 2 && m_open.back().mark.style == MarkStyle::none &&
            kind_of_parts(siblings(m_open.back().row)) == PartsKind::exhaustive) {
            m_open.pop_back();
        }
    }

    [[nodiscard]] std::vector<std::string> siblings(std::size_t row) const
    {
        std::vector<std::string> keys;
        for (std::size_t other = 0; other < m_places.size(); ++other) {
            if (m_places[other].parent == m_places[row].parent) {
                keys.push_back(key_with_accents(m_rows[other].mark.rest));
            }
        }
        return keys;
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
                if (counts_like(*open, reading) && reading.value == open->mark.value + 1) {
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

    void close_for(Mark const& mark)
    {
        if (mark.style == MarkStyle::parts && close_to_whole_of(mark)) {
            return;
        }
        // The innermost of its kind, so that dashes below dashes' parts find their own.
        auto const same = std::find_if(m_open.rbegin(), m_open.rend(), [&](Open const& open) {
            return counts_like(open, mark) && !open.part;
        });
        if (same != m_open.rend()) {
            m_open.erase(std::prev(same.base()), m_open.end());
            return;
        }
        while (!m_open.empty() && closes(m_open.back(), mark)) {
            m_open.pop_back();
        }
    }

    [[nodiscard]] static bool counts_like(Open const& open, Mark const& mark)
    {
        return open.mark.style == mark.style && open.mark.closing == mark.closing;
    }

    // A dash hangs below what stands there; a number below the last number that goes deeper.
    [[nodiscard]] bool closes(Open const& open, Mark const& mark) const
    {
        if (open.part && !numbered(mark.style)) {
            return !leads(open.row);
        }
        if (open.mark.style == MarkStyle::none) {
            return numbered(mark.style) && !leads(open.row) && !open.part;
        }
        bool const letters_first =
            open.mark.style <= MarkStyle::roman && mark.style <= MarkStyle::roman;
        // "1)" below "1."; a number that opens a count goes deeper than another way of counting.
        bool const other_count = open.mark.style == mark.style && mark.value == 1;
        return open.mark.style >= mark.style && !letters_first && !other_count;
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
                // "Trong đó:" between them is a title of the parts.
                bool const title = at < m_open.size() && is_title(m_open[at].row);
                m_open.resize(title ? at + 1 : at);
                return true;
            }
        }
        return false;
    }

    // "Trong đó:", "Kết quả đánh giá:" without a number: a title between a row and its parts.
    [[nodiscard]] bool is_title(std::size_t row) const
    {
        return m_rows[row].mark.readings.empty() && m_rows[row].mark.raw.empty() &&
               (m_rows[row].label.ends_with(':') || only_connector(m_rows[row].label));
    }

    // A plain row that others are meant to follow: bold, or with a colon behind it.
    [[nodiscard]] bool leads(std::size_t row) const
    {
        return m_rows[row].bold || m_rows[row].across || m_rows[row].label.ends_with(':');
    }

    void close_for_plain(PrintedRow const& printed)
    {
        bool const title = printed.label.ends_with(':');
        while (!m_open.empty() && m_open.back().part && !title) {
            m_open.pop_back();
        }
        while (!m_open.empty() && !m_open.back().part && !takes(m_open.back(), printed)) {
            m_open.pop_back();
        }
    }

    [[nodiscard]] bool takes(Open const& open, PrintedRow const& printed) const
    {
        auto const& above = m_rows[open.row];
        if (open.mark.style == MarkStyle::none) {
            bool const deeper = printed.indent > above.indent || (above.bold && !printed.bold);
            bool const lead = leads(open.row) && !printed.bold && !printed.across &&
                              !printed.label.ends_with(':');
            return deeper || lead;
        }
        // "Tuổi bình quân" after "- trên 60": beside the dashes, below what they hang below.
        if (open.mark.style == MarkStyle::parts || !numbered(open.mark.style)) {
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

    // What hangs below a title that hangs below a row is part of that row.
    void pass_children_on()
    {
        for (auto& place : m_places) {
            if (!place.parent || !is_title(*place.parent)) {
                continue;
            }
            auto const title = *place.parent;
            if (m_places[title].parent) {
                place.parent = m_places[title].parent;
                place.title = title;
            }
        }
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
