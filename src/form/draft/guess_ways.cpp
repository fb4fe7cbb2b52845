#include "form/draft/guess_ways.hpp"

#include "base/catalogue/drafts.hpp"
#include "form/draft/column_formulas.hpp"
#include "form/draft/part_words.hpp"
#include "form/draft/way_words.hpp"
#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

/// Finds weights and ratios for the columns of one sketch.
class WayFinder {
public:
    explicit WayFinder(Sketch& sketch) : m_sketch(sketch) {}

    void find()
    {
        for (std::size_t column = 0; column < m_sketch.columns.size(); ++column) {
            auto& one = m_sketch.columns[column];
            if (one.way_known || !one.measure.holds_numbers() ||
                (one.measure.type == ValueType::count && !says_change(one.key))) {
                continue;
            }
            bool const found = says_change(one.key)                     ? change(column)
                               : one.measure.type == ValueType::percent ? percent(column)
                                                                        : number(column);
            if (!found) {
                one.measure.way = one.measure.type == ValueType::count ? Way::sum : Way::none;
                one.remarks.push_back({say::draft_way_unknown, {}, false});
            }
        }
    }

private:
    [[nodiscard]] SketchColumn const& at(std::size_t column) const
    {
        return m_sketch.columns[column];
    }
    [[nodiscard]] bool counts(std::size_t column) const
    {
        return m_sketch.counts(column) && !at(column).twice && !says_change(at(column).key);
    }

    static bool says_change(std::string_view key)
    {
        static Phrases const words{"Tăng giảm", "Chênh lệch", "Tăng + giảm"};
        return words.begin(key);
    }

    bool percent(std::size_t column)
    {
        auto const& key = at(column).key;
        if (!says_mean(key)) {
            if (says_compared(key) && compared(column)) {
                return true;
            }
            if (part_by_name(column) || ratio_in_group(column) || share_of_block(column) ||
                ratio_beside(column)) {
                return true;
            }
        }
        auto const words = behind(key, {"tỷ lệ bình quân", "tỷ lệ trung bình", "tỷ lệ", "%"});
        return !words.empty() && mean_of(column, noun_words(words));
    }

    bool number(std::size_t column)
    {
        auto const& key = at(column).key;
        if (says_mean(key)) {
            auto const words = behind(key, {"bình quân", "trung bình", "bq"});
            return mean_of(column, noun_words(words)) || mean_of_whole(column);
        }
        static Phrases const not_added{"thu nhập", "điểm", "mức"};
        if (!not_added.in(key).empty()) {
            return false;
        }
        auto& one = m_sketch.columns[column];
        one.measure.way = Way::sum;
        one.remarks.push_back({say::draft_sum_of_numbers, {}});
        return true;
    }

    void set_mean(std::size_t column, std::string weight, std::string const& label)
    {
        auto& one = m_sketch.columns[column];
        one.measure.way = Way::mean;
        one.measure.weight = std::move(weight);
        one.remarks.push_back(
            {say::draft_weight, {{"weight", one.measure.weight}, {"label", label}}});
    }

    // A count of the very things, or a mean of them that has a weight itself: meetings of a cell
    // times cells are meetings.
    bool mean_of(std::size_t column, std::vector<std::string> const& noun)
    {
        for (auto words = std::min<std::size_t>(noun.size(), 4); words > 0; --words) {
            auto const text = first_of(noun, words);
            if (auto const found = total_of(text)) {
                set_mean(column, at(*found).id, m_sketch.label(*found));
                return true;
            }
            if (auto const found = mean_per(text, first_of(noun, noun.size()), column)) {
                set_mean(column,
                         at(*found).measure.weight + " * " + at(*found).id,
                         m_sketch.label(*found));
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::optional<std::size_t> total_of(std::string const& noun) const
    {
        std::optional<std::size_t> best;
        for (std::size_t column = 0; column < m_sketch.columns.size(); ++column) {
            if (counts(column) && totals(at(column).key, noun)) {
                if (m_sketch.leaf(column).path.size() == 1) {
                    return column;
                }
                best = best ? best : column;
            }
        }
        return best;
    }

    // "Số buổi sinh hoạt bình quân của một chi bộ" for "một buổi sinh hoạt chi bộ".
    [[nodiscard]] std::optional<std::size_t>
    mean_per(std::string const& noun, std::string const& all, std::size_t but) const
    {
        for (std::size_t column = 0; column < but; ++column) {
            auto const& one = at(column);
            if (one.measure.way != Way::mean || one.measure.weight.empty() || one.twice) {
                continue;
            }
            auto const end = find_words(one.key, key_with_accents("bình quân"));
            auto subject = one.key.substr(0, end == std::string::npos ? 0 : end);
            auto const number = key_with_accents("Số") + " ";
            subject.erase(0, subject.starts_with(number) ? number.size() : 0);
            subject.erase(subject.find_last_not_of(' ') + 1);
            if (!subject.empty() && find_words(subject, noun) == 0 &&
                find_words(all, subject) == 0) {
                return column;
            }
        }
        return {};
    }

    // "Tuổi bình quân" names nothing it is an average of: the total before it.
    bool mean_of_whole(std::size_t column)
    {
        auto const whole = whole_before(column);
        if (whole) {
            set_mean(column, at(*whole).id, m_sketch.label(*whole));
        }
        return whole.has_value();
    }

    // What a part is a part of: those that were judged, the total of its group, any total before.
    [[nodiscard]] std::optional<std::size_t> whole_before(std::size_t column) const
    {
        std::optional<std::size_t> total;
        std::optional<std::size_t> own_total;
        for (auto before = column; before > 0; --before) {
            auto const left = before - 1;
            if (!counts(left)) {
                continue;
            }
            if (says_judged(at(left).key) && (same_parent(left, column) || top(left))) {
                return left;
            }
            if (names_whole(left)) {
                total = total ? total : left;
                own_total = own_total || !same_parent(left, column) ? own_total : left;
            }
        }
        return own_total ? own_total : total;
    }

    [[nodiscard]] bool names_whole(std::size_t column) const
    {
        static Phrases const words{"Tổng số", "Tổng cộng", "Tổng"};
        return words.begin(at(column).key);
    }

    [[nodiscard]] bool top(std::size_t column) const
    {
        return m_sketch.leaf(column).path.size() == 1;
    }

    [[nodiscard]] bool same_parent(std::size_t left, std::size_t right) const
    {
        auto const& one = m_sketch.leaf(left).path;
        auto const& other = m_sketch.leaf(right).path;
        return one.size() == other.size() &&
               (one.size() == 1 || one[one.size() - 2].area == other[other.size() - 2].area);
    }

    // "Kỳ này so với cùng kỳ năm trước", "Năm 2021 so với năm 2010": both are columns.
    bool compared(std::size_t column)
    {
        auto const& key = at(column).key;
        auto const words = key_with_accents("so với");
        auto const middle = find_words(key, words);
        std::optional<std::size_t> part;
        std::optional<std::size_t> whole;
        for (std::size_t other = 0; other < column && middle != std::string::npos; ++other) {
            auto const named = counts(other) ? find_words(key, at(other).key) : std::string::npos;
            if (named < middle) {
                part = other;
            } else if (named != std::string::npos) {
                whole = other;
            }
        }
        for (auto other = column; other > 0 && middle != std::string::npos && part && !whole;
             --other) {
            // "so với cùng kỳ": the label says a little less than the column's name.
            bool const shares = counts(other - 1) && other - 1 != *part &&
                                words_shared(key.substr(middle), at(other - 1).key) > 0;
            whole = shares ? std::optional(other - 1) : whole;
        }
        return part && whole && ratio(column, *part, *whole, say::draft_ratio_periods);
    }

    // "Tăng (+), giảm (-)": the later of the two counts before it less the earlier.
    bool change(std::size_t column)
    {
        std::vector<std::size_t> before;
        for (auto left = column; left > 0 && before.size() < 2; --left) {
            if (counts(left - 1)) {
                before.push_back(left - 1);
            }
        }
        if (before.size() < 2) {
            return false;
        }
        static Phrases const now{"Kỳ này", "Năm nay", "Thực hiện kỳ này"};
        bool const later_first = now.begin(at(before[1]).key);
        auto const later = later_first ? before[1] : before[0];
        auto const earlier = later_first ? before[0] : before[1];
        auto& one = m_sketch.columns[column];
        one.measure.type = ValueType::number;
        one.measure.way = Way::formula;
        one.measure.formula = at(later).id + " - " + at(earlier).id;
        one.way_known = true;
        one.remarks = {{say::draft_change,
                        {{"part", m_sketch.label(later)}, {"whole", m_sketch.label(earlier)}}}};
        return true;
    }

    // "Tỷ lệ trong sạch vững mạnh (%)" beside "Trong sạch vững mạnh" and what was judged.
    bool part_by_name(std::size_t column)
    {
        auto const words = behind(at(column).key, {"tỷ lệ"});
        if (words_of(words).size() < 2) {
            return false;
        }
        std::optional<std::size_t> part;
        std::size_t best = 1;
        for (std::size_t other = 0; other < column; ++other) {
            auto const shared = words_shared(words, at(other).key);
            bool const exact = find_words(words, at(other).key) == 0;
            auto const score = shared + (exact ? 10U : 0U);
            bool const a_part = counts(other) && !names_whole(other) && same_parent(other, column);
            if (a_part && score > best && shared >= 2) {
                best = score;
                part = other;
            }
        }
        auto const whole = part ? whole_before(*part) : std::nullopt;
        return whole && ratio(column, *part, *whole, say::draft_ratio_beside);
    }

    // "Số lượng | Tỷ lệ %" below the name of what is counted.
    bool ratio_in_group(std::size_t column)
    {
        bool const grouped = column > 0 && m_sketch.leaf(column).path.size() > 1 &&
                             same_parent(column - 1, column) && counts(column - 1);
        auto const whole = grouped ? whole_before(column - 1) : std::nullopt;
        return whole && ratio(column, column - 1, *whole, say::draft_ratio_beside);
    }

    // "Tổng số | Tỷ lệ (%)" over printed rows: the share in the first row of each block.
    bool share_of_block(std::size_t column)
    {
        if (!m_sketch.body.fixed || column == 0) {
            return false;
        }
        std::optional<std::size_t> part;
        for (auto before = column; before > 0 && !part; --before) {
            part = counts(before - 1) && names_whole(before - 1) ? std::optional(before - 1)
                                                                 : std::nullopt;
        }
        // A part of the total right before it, in the same group, is what the share is of.
        bool const of_part = part && *part + 1 != column && same_parent(column - 1, column);
        return part && !of_part && set_share(column, *part);
    }

    bool set_share(std::size_t column, std::size_t part)
    {
        bool first = true;
        for (std::size_t row = 0; row < m_sketch.rows.size(); ++row) {
            if (m_sketch.rows[row].parent || m_sketch.rows[row].twice) {
                continue;
            }
            auto const whole = open_row(row, column);
            if (!whole || (!first && m_sketch.rows[row].children.empty())) {
                continue;
            }
            auto const& label = m_sketch.body.rows[*whole].label;
            auto const of = m_sketch.rows[*whole].id + "." + at(part).id;
            if (first) {
                m_sketch.columns[column].remarks.push_back(
                    {say::draft_share, {{"part", m_sketch.label(part)}, {"row", label}}});
                set_rate(m_sketch, column, at(part).id, of);
                first = false;
            } else {
                m_sketch.rows[row].note = "cells: {" + at(column).id + ": {total: ratio, of: [" +
                                          at(part).id + ", " + of + "]}}";
                m_sketch.rows[row].remarks.push_back(
                    {say::draft_share, {{"part", m_sketch.label(part)}, {"row", label}}});
            }
        }
        return !first;
    }

    // The row itself, or where it is closed the first one below it that is not.
    [[nodiscard]] std::optional<std::size_t> open_row(std::size_t row, std::size_t column) const
    {
        auto const open = [&](std::size_t candidate) {
            auto const& closed = m_sketch.body.rows[candidate].closed;
            auto const& one = m_sketch.rows[candidate];
            return std::ranges::find(closed, column) == closed.end() && !one.heading &&
                   !one.twice && !one.measure;
        };
        if (open(row)) {
            return row;
        }
        auto const& children = m_sketch.rows[row].children;
        auto const found = std::ranges::find_if(children, open);
        return found == children.end() ? std::nullopt : std::optional(*found);
    }

    // "Tổng số | Trong đó nữ | Tỷ lệ (%)". A total is no part: beside "Tổng số đảng viên" the rate
    // of members who attend is weighted by them.
    bool ratio_beside(std::size_t column)
    {
        if (column == 0 || !counts(column - 1) || names_whole(column - 1)) {
            return false;
        }
        auto const whole = whole_before(column - 1);
        auto const neighbour =
            column >= 2 && counts(column - 2) ? std::optional(column - 2) : std::nullopt;
        auto const chosen = whole ? whole : neighbour;
        return chosen && ratio(column, column - 1, *chosen, say::draft_ratio_beside);
    }

    bool ratio(std::size_t column, std::size_t part, std::size_t whole, Say why)
    {
        if (part == whole) {
            return false;
        }
        m_sketch.columns[column].remarks.push_back(
            {why, {{"part", m_sketch.label(part)}, {"whole", m_sketch.label(whole)}}});
        return set_rate(m_sketch, column, at(part).id, at(whole).id);
    }

    Sketch& m_sketch;
};

} // namespace

void guess_ways(Sketch& sketch)
{
    WayFinder(sketch).find();
}

} // namespace gopbieu::draft
