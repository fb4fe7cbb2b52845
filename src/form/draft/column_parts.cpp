#include "form/draft/column_parts.hpp"

#include "base/catalogue/drafts.hpp"
#include "form/draft/column_rules.hpp"
#include "form/draft/part_words.hpp"
#include "form/draft/samples.hpp"
#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

/// Looks at the header's tree for wholes and their parts.
class ColumnParts {
public:
    explicit ColumnParts(Sketch& sketch) : m_sketch(sketch) {}

    void guess()
    {
        for (auto& group : m_sketch.groups) {
            guess_group(group);
        }
        for (std::size_t column = 1; column < m_sketch.columns.size(); ++column) {
            guess_single(column);
        }
    }

private:
    [[nodiscard]] bool usable(std::size_t column) const { return column_counts(m_sketch, column); }

    /// What stands for a member of a group, and the name it has there.
    struct Member {
        std::size_t column;
        std::string key;
        bool own; ///< a column of the group itself, not the whole of a group in it
    };

    [[nodiscard]] std::vector<Member> members(SketchGroup const& group) const
    {
        std::vector<Member> found;
        for (std::size_t column = group.leaves.first; column <= group.leaves.last; ++column) {
            auto const& path = m_sketch.leaf(column).path;
            auto const& key = m_sketch.columns[column].key;
            bool const own = path.size() == group.depth + 2;
            if (!usable(column) || (own && says_within(key))) {
                continue;
            }
            if (own) {
                found.push_back({column, key, true});
            } else if (says_whole(key) && begins_inner(group, column)) {
                found.push_back({column, key_with_accents(path[group.depth + 1].text), false});
            }
        }
        return found;
    }

    [[nodiscard]] bool begins_inner(SketchGroup const& group, std::size_t column) const
    {
        auto const& path = m_sketch.leaf(column).path;
        return column == group.leaves.first ||
               m_sketch.leaf(column - 1).path.size() <= group.depth + 1 ||
               m_sketch.leaf(column - 1).path[group.depth + 1].area != path[group.depth + 1].area;
    }

    static std::vector<std::size_t> columns_of(std::vector<Member> const& members)
    {
        std::vector<std::size_t> columns;
        for (auto const& member : members) {
            columns.push_back(member.column);
        }
        return columns;
    }

    static std::vector<std::string> keys_of(std::vector<Member> const& members)
    {
        std::vector<std::string> keys;
        for (auto const& member : members) {
            keys.push_back(member.key);
        }
        return keys;
    }

    void guess_group(SketchGroup& group)
    {
        auto const found = members(group);
        if (found.empty()) {
            return;
        }
        if (found.size() > 1 && found.front().own && says_whole(found.front().key)) {
            guess_inner_whole(found);
            return;
        }
        auto const kind = kind_of_parts(keys_of(found));
        if (says_within(group.key)) {
            guess_within(group, found, kind);
        } else if (says_split(group.key)) {
            guess_split(group, found, kind);
        } else if (says_aspect(group.key) || kind == PartsKind::exhaustive) {
            guess_breakdown(group, found, kind);
        }
    }

    void guess_within(SketchGroup& group, std::vector<Member> const& found, PartsKind kind)
    {
        auto const whole = whole_before(group);
        if (!whole) {
            return;
        }
        // What cannot overlap is said of the sum, which says it of each part too.
        auto const columns = columns_of(found);
        if (complementary(keys_of(found))) {
            add_column_rule(
                m_sketch, columns, *whole, {false, Severity::error, say::draft_complementary});
        } else if (columns.size() > 1 && kind == PartsKind::exhaustive) {
            add_column_rule(
                m_sketch, columns, *whole, {true, Severity::error, say::draft_disjoint});
            expect_equal(m_sketch.rules.back());
        } else {
            declare(group, Parts::within, *whole, columns);
            if (columns.size() > 1 && kind == PartsKind::disjoint) {
                add_column_rule(
                    m_sketch, columns, *whole, {true, Severity::explain, say::draft_disjoint});
            }
        }
    }

    // Where the parts leave nothing out, a sum that falls short is asked about.
    void expect_equal(SketchRule const& at_most)
    {
        auto equal = at_most;
        equal.at_most = false;
        equal.severity = Severity::explain;
        equal.when = rule_text(at_most);
        equal.why = say::draft_why_short;
        equal.remarks = {{say::draft_exhaustive, at_most.args}};
        m_sketch.rules.push_back(std::move(equal));
    }

    void guess_split(SketchGroup& group, std::vector<Member> const& found, PartsKind kind)
    {
        bool const classes = kind == PartsKind::exhaustive && says_class(found.front().key);
        auto const judged = classes ? judged_before(group) : std::nullopt;
        auto const whole = judged ? judged : whole_before(group);
        if (whole) {
            declare(group, Parts::split, *whole, columns_of(found));
        }
    }

    // "Trình độ chuyên môn" with its degrees, somewhere behind the total that it is about.
    void guess_breakdown(SketchGroup& group, std::vector<Member> const& found, PartsKind kind)
    {
        auto const whole = total_around(group);
        if (!whole || found.size() < 2 || kind == PartsKind::unknown ||
            kind == PartsKind::overlapping) {
            return;
        }
        bool const equal = kind == PartsKind::exhaustive;
        add_column_rule(
            m_sketch,
            columns_of(found),
            *whole,
            {!equal, Severity::error, equal ? say::draft_breakdown : say::draft_disjoint});
    }

    // The group's own "parts" where all its columns are parts; else rules.
    void declare(SketchGroup& group,
                 Parts parts,
                 std::size_t whole,
                 std::vector<std::size_t> const& columns)
    {
        auto const& words = m_sketch.leaf(group.leaves.first).path[group.depth].text;
        if (columns.size() == group.leaves.last - group.leaves.first + 1) {
            group.parts = parts;
            group.of = m_sketch.columns[whole].id;
            group.remarks.push_back(
                {parts == Parts::within ? say::draft_group_within : say::draft_group_split,
                 {{"words", words}, {"whole", m_sketch.label(whole)}}});
        } else if (parts == Parts::split) {
            add_column_rule(
                m_sketch, columns, whole, {false, Severity::error, say::draft_split_by_words});
        } else {
            for (auto const column : columns) {
                add_column_rule(
                    m_sketch, {column}, whole, {true, Severity::error, say::draft_within_by_words});
            }
        }
    }

    // "Số TCCSĐ: Tổng số | Đảng bộ cơ sở | Chi bộ cơ sở"; "Tổng số | Số mới kết nạp" is no sum.
    void guess_inner_whole(std::vector<Member> const& found)
    {
        std::vector<Member> const parts(found.begin() + 1, found.end());
        auto const kind = kind_of_parts(keys_of(parts));
        auto const whole = found.front().column;
        bool const judged = std::ranges::any_of(
            parts, [](Member const& member) { return says_judged(member.key); });
        if (kind == PartsKind::exhaustive && !judged) {
            add_column_rule(m_sketch,
                            columns_of(parts),
                            whole,
                            {false, Severity::error, say::draft_inner_whole});
            return;
        }
        for (auto const& part : parts) {
            if (!says_class(part.key) || !judged) {
                add_column_rule(m_sketch,
                                {part.column},
                                whole,
                                {true, Severity::error, say::draft_beside_whole});
            }
        }
    }

    // What a group is a part of: the count before it on its level.
    [[nodiscard]] std::optional<std::size_t> whole_before(SketchGroup const& group) const
    {
        if (group.leaves.first == 0 ||
            !same_above(group.leaves.first - 1, group.leaves.first, group.depth)) {
            return {};
        }
        std::size_t const before = group.leaves.first - 1;
        if (m_sketch.leaf(before).path.size() == group.depth + 1) {
            return nearest_count(before, group.depth);
        }
        // After another group: its whole, or what that group was a part of.
        for (auto const& other : m_sketch.groups) {
            if (other.depth == group.depth && other.leaves.last == before) {
                auto const first = std::size_t{other.leaves.first};
                return says_whole(m_sketch.columns[first].key) && usable(first)
                           ? std::optional(first)
                           : whole_before(other);
            }
        }
        return {};
    }

    // Over any distance: the total of the group around, else the last one before.
    [[nodiscard]] std::optional<std::size_t> total_around(SketchGroup const& group) const
    {
        static Phrases const words{"Tổng số", "Tổng cộng", "Tổng", "Số lượng"};
        for (auto depth = group.depth + 1; depth > 0; --depth) {
            for (auto column = std::size_t{group.leaves.first}; column > 0; --column) {
                if (usable(column - 1) && words.begin(m_sketch.columns[column - 1].key) &&
                    m_sketch.leaf(column - 1).path.size() == depth &&
                    same_above(column - 1, group.leaves.first, depth - 1)) {
                    return column - 1;
                }
            }
        }
        return {};
    }

    [[nodiscard]] std::optional<std::size_t> judged_before(SketchGroup const& group) const
    {
        for (auto column = std::size_t{group.leaves.first}; column > 0; --column) {
            if (usable(column - 1) && says_judged(m_sketch.columns[column - 1].key)) {
                return column - 1;
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
            if (!level || usable(column - 1)) {
                return level ? std::optional(column - 1) : std::nullopt;
            }
        }
        return {};
    }

    [[nodiscard]] bool same_above(std::size_t left, std::size_t right, std::size_t depth) const
    {
        auto const& one = m_sketch.leaf(left).path;
        auto const& other = m_sketch.leaf(right).path;
        bool same = one.size() > depth && other.size() > depth;
        for (std::size_t level = 0; same && level < depth; ++level) {
            same = one[level].area == other[level].area;
        }
        return same;
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
            if (usable(left) && !says_within(m_sketch.columns[left].key) &&
                m_sketch.leaf(left).path.size() == depth + 1 && same_above(left, column, depth)) {
                add_column_rule(
                    m_sketch, {column}, left, {true, Severity::error, say::draft_within_by_words});
                return;
            }
        }
    }

    Sketch& m_sketch;
};

} // namespace

void guess_column_parts(Sketch& sketch)
{
    ColumnParts(sketch).guess();
}

} // namespace gopbieu::draft
