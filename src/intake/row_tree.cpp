#include "intake/row_tree.hpp"

#include <algorithm>

namespace gopbieu {

using MaybeRow = std::optional<std::size_t>;

bool RowTree::above(std::size_t upper, std::size_t row) const
{
    for (MaybeRow at = row; at; at = m_form.rows[*at].parent) {
        if (*at == upper) {
            return true;
        }
    }
    return false;
}

class RowTree::Placing {
public:
    Placing(RowTree const& tree,
            std::vector<std::vector<std::size_t>> const& candidates,
            std::vector<bool> const& foreign)
        : m_tree(tree), m_candidates(candidates), m_foreign(foreign), m_placed(candidates.size()),
          m_used(tree.m_form.rows.size())
    {
    }

    std::vector<MaybeRow> place()
    {
        MaybeRow open; // the row placed last: it and the rows above it may get children now
        for (std::size_t line = 0; line < m_candidates.size(); ++line) {
            auto const& rows = m_candidates[line];
            if (rows.empty()) {
                continue;
            }
            m_placed[line] = rows.size() == 1 ? rows.front() : natural(rows, open);
            if (m_placed[line]) {
                m_used[*m_placed[line]] = true;
                open = *m_placed[line];
            } else {
                open.reset(); // whatever it was, nothing below it is sure of its parent
            }
        }
        refuse_doubtful();
        return m_placed;
    }

private:
    [[nodiscard]] MaybeRow parent(std::size_t row) const { return m_tree.m_form.rows[row].parent; }

    // Whether a row may follow the one that was placed last: as its child, its sibling, or one of a
    // row further up.
    [[nodiscard]] bool may_follow(MaybeRow open, std::size_t row) const
    {
        auto const above = parent(row);
        return !above || (open && m_tree.above(*above, *open));
    }

    // Of several rows the one under the innermost open parent; among those the next not yet there.
    // Only when all are there it is one again.
    [[nodiscard]] MaybeRow natural(std::vector<std::size_t> const& rows, MaybeRow open) const
    {
        MaybeRow best;
        MaybeRow again;
        for (auto const row : rows) {
            if (!may_follow(open, row)) {
                continue;
            }
            auto& kind = m_used[row] ? again : best;
            if (!kind || depth(row) > depth(*kind)) {
                kind = row;
            }
        }
        return best && again && depth(*again) > depth(*best) ? again : best ? best : again;
    }

    [[nodiscard]] std::size_t depth(std::size_t row) const
    {
        std::size_t levels = 0;
        for (auto at = parent(row); at; at = parent(*at)) {
            ++levels;
        }
        return levels;
    }

    // A row of an ambiguous label is believed only in an orderly section: from its parent's line on
    // everything placed belongs to that parent, in the order of the form, until a row follows that
    // may follow.
    void refuse_doubtful()
    {
        std::vector<std::size_t> doubtful;
        for (std::size_t line = 0; line < m_placed.size(); ++line) {
            if (m_placed[line] && m_candidates[line].size() > 1 && !orderly(line)) {
                doubtful.push_back(line);
            }
        }
        for (auto const line : doubtful) {
            m_placed[line].reset();
        }
    }

    [[nodiscard]] bool orderly(std::size_t line) const
    {
        auto const row = *m_placed[line];
        auto const upper = parent(row);
        if (upper && !back_to(line, *upper)) {
            return false;
        }
        auto last = row;
        for (auto next = line + 1; next < m_placed.size(); ++next) {
            if (m_foreign[next]) {
                return true; // what follows is judged by itself
            }
            if (m_candidates[next].empty()) {
                continue;
            }
            if (!m_placed[next]) {
                return false;
            }
            auto const other = *m_placed[next];
            if (!may_follow(last, other)) {
                return false;
            }
            bool const inside = upper ? m_tree.above(*upper, other) : true;
            if (!inside || !upper) {
                return true;
            }
            last = other;
        }
        return true;
    }

    // Goes up to the parent's line past nothing but its descendants, in their order.
    [[nodiscard]] bool back_to(std::size_t line, std::size_t upper) const
    {
        auto later = *m_placed[line];
        for (auto before = line; before != 0;) {
            --before;
            if (m_foreign[before]) {
                return false;
            }
            if (m_candidates[before].empty()) {
                continue;
            }
            if (!m_placed[before]) {
                return false;
            }
            auto const other = *m_placed[before];
            if (other == upper) {
                return true;
            }
            if (!m_tree.above(upper, other) || other > later) {
                return false;
            }
            later = other;
        }
        return false;
    }

    RowTree const& m_tree;
    std::vector<std::vector<std::size_t>> const& m_candidates;
    std::vector<bool> const& m_foreign;
    std::vector<MaybeRow> m_placed;
    std::vector<bool> m_used;
};

std::vector<MaybeRow> RowTree::place(std::vector<std::vector<std::size_t>> const& candidates,
                                     std::vector<bool> const& foreign) const
{
    return Placing(*this, candidates, foreign).place();
}

} // namespace gopbieu
