#include "form/draft/column_parts.hpp"

#include "form/draft/part_words.hpp"

#include <algorithm>
#include <set>

namespace gopbieu::draft {

namespace {

/// Looks at the header's tree for wholes and their parts.
class ColumnParts {
public:
    explicit ColumnParts(Sketch& sketch) : m_sketch(sketch) {}

    void guess()
    {
        for (std::size_t group = 0; group < m_sketch.groups.size(); ++group) {
            guess_group(m_sketch.groups[group]);
        }
        for (std::size_t column = 1; column < m_sketch.columns.size(); ++column) {
            guess_single(column);
        }
        guess_duties();
    }

private:
    [[nodiscard]] bool usable(std::size_t column) const
    {
        return m_sketch.counts(column) && !m_sketch.columns[column].twice;
    }

    // The columns that stand for the members of a group: its own, and of groups in it their whole.
    [[nodiscard]] std::vector<std::size_t> members(SketchGroup const& group) const
    {
        std::vector<std::size_t> columns;
        for (std::size_t column = group.leaves.first; column <= group.leaves.last; ++column) {
            auto const& path = m_sketch.leaf(column).path;
            bool const own = path.size() == group.depth + 2;
            bool const first_of_inner =
                !own && (column == group.leaves.first ||
                         m_sketch.leaf(column - 1).path.size() <= group.depth + 1 ||
                         m_sketch.leaf(column - 1).path[group.depth + 1].area !=
                             path[group.depth + 1].area);
            bool const part_of_inner_whole =
                first_of_inner && says_whole(m_sketch.columns[column].key);
            bool const within = own && says_within(m_sketch.columns[column].key);
            if (usable(column) && !within && (own || part_of_inner_whole)) {
                columns.push_back(column);
            }
        }
        return columns;
    }

    // What a group is a part of: the count before it on its level, or the whole it begins with.
    [[nodiscard]] std::optional<std::size_t> whole_before(SketchGroup const& group) const
    {
        if (group.leaves.first == 0) {
            return {};
        }
        auto const depth = group.depth;
        std::size_t const before = group.leaves.first - 1;
        auto const& path = m_sketch.leaf(before).path;
        if (!same_above(before, group.leaves.first, depth)) {
            return {};
        }
        if (path.size() == depth + 1) {
            return nearest_count(before, depth);
        }
        // After another group: its whole, or what that group was a part of.
        for (auto const& other : m_sketch.groups) {
            if (other.depth == depth && other.leaves.last == before) {
                auto const first = std::size_t{other.leaves.first};
                if (says_whole(m_sketch.columns[first].key) && usable(first)) {
                    return first;
                }
                return whole_before(other);
            }
        }
        return {};
    }

    [[nodiscard]] std::optional<std::size_t> nearest_count(std::size_t before,
                                                           std::size_t depth) const
    {
        for (auto column = before + 1; column > 0; --column) {
            bool const level = m_sketch.leaf(column - 1).path.size() == depth + 1 &&
                               same_above(column - 1, before, depth);
            if (!level) {
                return {};
            }
            if (usable(column - 1)) {
                return column - 1;
            }
        }
        return {};
    }

    [[nodiscard]] bool same_above(std::size_t left, std::size_t right, std::size_t depth) const
    {
        auto const& one = m_sketch.leaf(left).path;
        auto const& other = m_sketch.leaf(right).path;
        if (one.size() <= depth || other.size() <= depth) {
            return false;
        }
        for (std::size_t level = 0; level < depth; ++level) {
            if (one[level].area != other[level].area) {
                return false;
            }
        }
        return true;
    }

    void guess_group(SketchGroup& group)
    {
        auto const columns = members(group);
        if (columns.size() > 1 && says_whole(m_sketch.columns[columns.front()].key)) {
            guess_inner_whole(columns);
            return;
        }
        bool const within = says_within(group.key);
        bool const split = says_split(group.key);
        auto const whole = whole_before(group);
        if (columns.empty() || !whole) {
            return;
        }
        auto const kind = kind_of_parts(keys_of(columns));
        auto const& label = m_sketch.leaf(group.leaves.first).path[group.depth].text;
        if (within) {
            group.parts = Parts::within;
            group.remarks.push_back(
                {Say::draft_group_within, {{"words", label}, {"whole", m_sketch.label(*whole)}}});
        } else if (split || (kind == PartsKind::exhaustive && says_whole_word(*whole))) {
            group.parts = Parts::split;
            group.remarks.push_back(
                {Say::draft_group_split, {{"words", label}, {"whole", m_sketch.label(*whole)}}});
        } else {
            return;
        }
        group.of = m_sketch.columns[*whole].id;
        if (within && columns.size() > 1 &&
            (kind == PartsKind::exhaustive || kind == PartsKind::disjoint)) {
            add_sum(columns, *whole, Comparisons::at_most, Say::draft_disjoint, Severity::error);
        }
        // Parts of parts and columns of another kind are none of the group's.
        if (columns.size() != group.leaves.last - group.leaves.first + 1) {
            spell_out(group, columns, *whole);
        }
    }

    [[nodiscard]] bool says_whole_word(std::size_t column) const
    {
        static Phrases const words{"Tổng số", "Tổng cộng", "Tổng", "Số lượng"};
        return words.begin(m_sketch.columns[column].key);
    }

    enum class Comparisons { equal, at_most };

    void add_sum(std::vector<std::size_t> const& columns,
                 std::size_t whole,
                 Comparisons comparison,
                 Say reason,
                 Severity severity)
    {
        SketchRule rule;
        rule.whole = m_sketch.columns[whole].id;
        std::vector<std::string> ids;
        for (auto const column : columns) {
            rule.terms.push_back({m_sketch.columns[column].id, false});
            ids.push_back(m_sketch.columns[column].id);
        }
        if (has_rule(m_sketch, rule.whole, ids)) {
            return;
        }
        rule.at_most = comparison == Comparisons::at_most;
        rule.severity = severity;
        rule.why = rule.at_most
                       ? (columns.size() == 1 ? Say::draft_why_within : Say::draft_why_at_most)
                       : Say::draft_why_split;
        rule.args = {{"whole", m_sketch.label(whole)}, {"part", m_sketch.label(columns.front())}};
        rule.remarks.push_back({reason, {{"whole", m_sketch.label(whole)}}});
        m_sketch.rules.push_back(std::move(rule));
    }

    // A group that mixes kinds: rules instead of "parts".
    void spell_out(SketchGroup& group, std::vector<std::size_t> const& columns, std::size_t whole)
    {
        auto const parts = std::exchange(group.parts, Parts::unrelated);
        group.of.clear();
        if (parts == Parts::split) {
            add_sum(columns, whole, Comparisons::equal, Say::draft_split_by_words, Severity::error);
            return;
        }
        for (auto const column : columns) {
            add_sum(
                {column}, whole, Comparisons::at_most, Say::draft_within_by_words, Severity::error);
        }
    }

    // "Số TCCSĐ: Tổng số | Đảng bộ cơ sở | Chi bộ cơ sở".
    void guess_inner_whole(std::vector<std::size_t> const& columns)
    {
        std::vector<std::size_t> const parts(columns.begin() + 1, columns.end());
        auto const kind = kind_of_parts(keys_of(parts));
        if (kind == PartsKind::overlapping || parts.size() == 1) {
            for (auto const part : parts) {
                add_sum({part},
                        columns.front(),
                        Comparisons::at_most,
                        Say::draft_within_by_words,
                        Severity::error);
            }
            return;
        }
        add_sum(parts,
                columns.front(),
                Comparisons::equal,
                Say::draft_inner_whole,
                kind == PartsKind::unknown ? Severity::explain : Severity::error);
    }

    // "Trong đó nữ" beside its whole, without a group.
    void guess_single(std::size_t column)
    {
        if (!says_within(m_sketch.columns[column].key) || !usable(column)) {
            return;
        }
        auto const depth = m_sketch.leaf(column).path.size() - 1;
        for (auto before = column; before > 0; --before) {
            auto const left = before - 1;
            if (!usable(left) || says_within(m_sketch.columns[left].key) ||
                m_sketch.leaf(left).path.size() != depth + 1 || !same_above(left, column, depth)) {
                continue;
            }
            add_sum(
                {column}, left, Comparisons::at_most, Say::draft_within_by_words, Severity::error);
            return;
        }
    }

    // "Phải đánh giá | Đã đánh giá | Chưa đánh giá": the first is the two others.
    void guess_duties()
    {
        static Phrases const must{"phải", "thuộc diện"};
        static Phrases const done{"Đã", "Số đã", "Được"};
        static Phrases const open{"Chưa", "Số chưa", "Không"};
        for (std::size_t column = 0; column + 2 < m_sketch.columns.size(); ++column) {
            auto const& columns = m_sketch.columns;
            bool const three = usable(column) && usable(column + 1) && usable(column + 2);
            if (three && !must.in(columns[column].key).empty() &&
                done.begin(columns[column + 1].key) && open.begin(columns[column + 2].key)) {
                add_sum({column + 1, column + 2},
                        column,
                        Comparisons::equal,
                        Say::draft_duties,
                        Severity::error);
            }
        }
    }

    [[nodiscard]] std::vector<std::string> keys_of(std::vector<std::size_t> const& columns) const
    {
        std::vector<std::string> keys;
        for (auto const column : columns) {
            keys.push_back(m_sketch.columns[column].key);
        }
        return keys;
    }

    Sketch& m_sketch;
};

} // namespace

bool has_rule(Sketch const& sketch, std::string const& whole, std::vector<std::string> const& terms)
{
    std::set<std::string> const wanted(terms.begin(), terms.end());
    return std::ranges::any_of(sketch.rules, [&](SketchRule const& rule) {
        std::set<std::string> found;
        for (auto const& term : rule.terms) {
            found.insert(term.id);
        }
        return rule.whole == whole && found == wanted;
    });
}

void guess_column_parts(Sketch& sketch)
{
    ColumnParts(sketch).guess();
}

} // namespace gopbieu::draft
