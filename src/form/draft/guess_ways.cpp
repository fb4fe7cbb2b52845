#include "form/draft/guess_ways.hpp"

#include "form/draft/column_formulas.hpp"
#include "form/draft/part_words.hpp"
#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

// The words behind the first of some phrases in a key; empty when none is there.
std::string_view behind(std::string_view key, std::initializer_list<std::string_view> phrases)
{
    for (auto const phrase : phrases) {
        auto const words = key_with_accents(phrase);
        auto const at = find_words(key, words);
        if (at != std::string_view::npos) {
            key.remove_prefix(std::min(at + words.size() + 1, key.size()));
            return key;
        }
    }
    return {};
}

// "của một chi bộ 01 năm": the thing that an average is for, without the little words.
std::vector<std::string> noun_words(std::string_view words)
{
    static Phrases const little{"của",
                                "trong",
                                "trên",
                                "mỗi",
                                "một",
                                "1",
                                "01",
                                "tính",
                                "cho",
                                "trong một",
                                "các",
                                "trong mỗi"};
    static Phrases const ends{"năm", "1", "01", "tháng", "quý", "so", "với", "trên", "trong", "%"};
    std::vector<std::string> noun;
    for (auto const word : words_of(words)) {
        if (noun.empty() && little.are(word)) {
            continue;
        }
        if (!noun.empty() && ends.are(word)) {
            break;
        }
        noun.emplace_back(word);
    }
    return noun;
}

std::string joined(std::vector<std::string> const& words, std::size_t count)
{
    std::string text;
    for (std::size_t at = 0; at < std::min(count, words.size()); ++at) {
        text += (at == 0 ? "" : " ") + words[at];
    }
    return text;
}

/// Finds weights and ratios for the columns of one sketch.
class WayFinder {
public:
    explicit WayFinder(Sketch& sketch) : m_sketch(sketch) {}

    void find()
    {
        for (std::size_t column = 0; column < m_sketch.columns.size(); ++column) {
            auto& one = m_sketch.columns[column];
            if (one.way_known || !one.measure.holds_numbers() ||
                one.measure.type == ValueType::count) {
                continue;
            }
            bool const found =
                one.measure.type == ValueType::percent ? percent(column) : number(column);
            if (!found) {
                one.measure.way = Way::none;
                one.remarks.push_back({Say::draft_way_unknown, {}, false});
            }
        }
    }

private:
    bool percent(std::size_t column)
    {
        auto const& key = m_sketch.columns[column].key;
        static Phrases const mean{"bình quân", "trung bình"};
        static Phrases const compared{"so với", "so sánh", "cùng kỳ"};
        if (mean.in(key).empty()) {
            if (!compared.in(key).empty() && compared_periods(column)) {
                return true;
            }
            if (ratio_in_group(column) || ratio_beside(column)) {
                return true;
            }
        }
        auto words = behind(key, {"tỷ lệ bình quân", "tỷ lệ trung bình", "tỷ lệ", "%"});
        return words.empty() ? false : mean_of(column, noun_words(words));
    }

    bool number(std::size_t column)
    {
        auto const& key = m_sketch.columns[column].key;
        auto const words = behind(key, {"bình quân", "trung bình", "bq"});
        static Phrases const mean{"bình quân", "trung bình", "BQ"};
        if (!mean.in(key).empty()) {
            return mean_of(column, noun_words(words)) || mean_of_whole(column);
        }
        auto& one = m_sketch.columns[column];
        static Phrases const not_added{"thu nhập", "điểm", "mức"};
        if (!not_added.in(key).empty()) {
            return false;
        }
        one.measure.way = Way::sum;
        one.remarks.push_back({Say::draft_sum_of_numbers, {}});
        return true;
    }

    void set_mean(std::size_t column, std::string weight, std::string const& label)
    {
        auto& one = m_sketch.columns[column];
        one.measure.way = Way::mean;
        one.measure.weight = std::move(weight);
        one.remarks.push_back(
            {Say::draft_weight, {{"weight", one.measure.weight}, {"label", label}}});
    }

    // A count of the very things, or a mean of them that has a weight itself: meetings of a cell
    // times cells are meetings.
    bool mean_of(std::size_t column, std::vector<std::string> const& noun)
    {
        for (auto words = std::min<std::size_t>(noun.size(), 4); words > 0; --words) {
            auto const text = joined(noun, words);
            if (words == 1 && text.size() < 3) {
                break;
            }
            if (auto const found = count_of(text, column)) {
                set_mean(column, m_sketch.columns[*found].id, m_sketch.label(*found));
                return true;
            }
            if (auto const found = mean_per(text, joined(noun, noun.size()), column)) {
                auto const& other = m_sketch.columns[*found];
                set_mean(column, other.measure.weight + " * " + other.id, m_sketch.label(*found));
                return true;
            }
        }
        return false;
    }

    // A total of the noun before any other count of it.
    [[nodiscard]] std::optional<std::size_t> count_of(std::string const& noun,
                                                      std::size_t but) const
    {
        static Phrases const totals{"Tổng số", "Số", "Số lượng", "Tổng"};
        std::optional<std::size_t> best;
        for (std::size_t column = 0; column < m_sketch.columns.size(); ++column) {
            auto const& one = m_sketch.columns[column];
            if (column == but || one.twice || one.measure.type != ValueType::count ||
                find_words(one.path_key, noun) == std::string::npos) {
                continue;
            }
            if (totals.begin(one.key) && m_sketch.leaf(column).path.size() == 1) {
                return column;
            }
            if (!best && totals.begin(one.key)) {
                best = column;
            }
        }
        return best;
    }

    // "Số buổi sinh hoạt bình quân của một chi bộ" for "một buổi sinh hoạt chi bộ".
    [[nodiscard]] std::optional<std::size_t>
    mean_per(std::string const& noun, std::string const& all, std::size_t but) const
    {
        for (std::size_t column = 0; column < but; ++column) {
            auto const& one = m_sketch.columns[column];
            if (one.measure.way != Way::mean || one.measure.weight.empty() || one.twice) {
                continue;
            }
            auto const end = find_words(one.key, key_with_accents("bình quân"));
            auto subject = one.key.substr(0, end == std::string::npos ? 0 : end);
            auto const number = key_with_accents("Số") + " ";
            if (subject.starts_with(number)) {
                subject.erase(0, number.size());
            }
            while (subject.ends_with(' ')) {
                subject.pop_back();
            }
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
        if (!whole) {
            return false;
        }
        set_mean(column, m_sketch.columns[*whole].id, m_sketch.label(*whole));
        return true;
    }

    [[nodiscard]] std::optional<std::size_t> whole_before(std::size_t column) const
    {
        static Phrases const totals{"Tổng số", "Tổng cộng", "Tổng", "Số lượng"};
        static Phrases const judged{"đã đánh giá",
                                    "được đánh giá",
                                    "đã xếp loại",
                                    "đã kiểm điểm",
                                    "được xếp loại",
                                    "đã được"};
        std::optional<std::size_t> total;
        for (auto before = column; before > 0; --before) {
            auto const& one = m_sketch.columns[before - 1];
            if (one.twice || one.measure.type != ValueType::count) {
                continue;
            }
            if (!judged.in(one.key).empty()) {
                return before - 1;
            }
            if (!total && totals.begin(one.key) && !same_parent(before - 1, column)) {
                total = before - 1;
            }
        }
        if (total) {
            return total;
        }
        for (auto before = column; before > 0; --before) {
            auto const& one = m_sketch.columns[before - 1];
            if (!one.twice && one.measure.type == ValueType::count && totals.begin(one.key) &&
                before != column) {
                return before - 1;
            }
        }
        return {};
    }

    [[nodiscard]] bool same_parent(std::size_t left, std::size_t right) const
    {
        auto const& one = m_sketch.leaf(left).path;
        auto const& other = m_sketch.leaf(right).path;
        return one.size() > 1 && one.size() == other.size() &&
               one[one.size() - 2].area == other[other.size() - 2].area;
    }

    // "Kỳ này | Cùng kỳ năm trước | (%) kỳ này so với cùng kỳ": the two counts before it.
    bool compared_periods(std::size_t column)
    {
        std::vector<std::size_t> counts;
        for (auto before = column; before > 0 && counts.size() < 2; --before) {
            if (m_sketch.counts(before - 1) && !m_sketch.columns[before - 1].twice) {
                counts.push_back(before - 1);
            }
        }
        return counts.size() == 2 && ratio(column, counts[1], counts[0], Say::draft_ratio_periods);
    }

    // "Số lượng | Tỷ lệ %" below the name of what is counted.
    bool ratio_in_group(std::size_t column)
    {
        if (column == 0 || !same_parent(column - 1, column) || !m_sketch.counts(column - 1)) {
            return false;
        }
        auto const whole = whole_before(column - 1);
        return whole && ratio(column, column - 1, *whole, Say::draft_ratio_beside);
    }

    // "Tổng số | Trong đó nữ | Tỷ lệ (%)".
    bool ratio_beside(std::size_t column)
    {
        if (column == 0 || !m_sketch.counts(column - 1) || m_sketch.columns[column - 1].twice) {
            return false;
        }
        auto const whole = whole_before(column - 1);
        auto const fallback =
            column >= 2 && m_sketch.counts(column - 2) ? std::optional(column - 2) : std::nullopt;
        auto const chosen = whole ? whole : fallback;
        return chosen && ratio(column, column - 1, *chosen, Say::draft_ratio_beside);
    }

    bool ratio(std::size_t column, std::size_t part, std::size_t whole, Say why)
    {
        if (part == whole) {
            return false;
        }
        m_sketch.columns[column].remarks.push_back(
            {why, {{"part", m_sketch.label(part)}, {"whole", m_sketch.label(whole)}}});
        return set_rate(m_sketch, column, m_sketch.columns[part].id, m_sketch.columns[whole].id);
    }

    Sketch& m_sketch;
};

} // namespace

void guess_ways(Sketch& sketch)
{
    WayFinder(sketch).find();
}

void guess_row_ways(Sketch& sketch)
{
    static Phrases const mean{"bình quân", "trung bình", "BQ"};
    for (std::size_t at = 0; at < sketch.rows.size(); ++at) {
        auto& row = sketch.rows[at];
        if (!row.measure) {
            continue;
        }
        // The nearest row above it in the tree that holds figures, else the first of the form.
        auto whole = row.parent;
        while (whole && (sketch.rows[*whole].heading || sketch.rows[*whole].measure)) {
            whole = sketch.rows[*whole].parent;
        }
        for (std::size_t before = 0; !whole && before < at; ++before) {
            auto const& candidate = sketch.rows[before];
            if (!candidate.heading && !candidate.measure && !candidate.twice) {
                whole = before;
            }
        }
        if (!mean.in(row.key).empty() && whole) {
            row.measure->way = Way::mean;
            row.measure->weight = sketch.rows[*whole].id;
            row.remarks.push_back(
                {Say::draft_weight,
                 {{"weight", sketch.rows[*whole].id}, {"label", sketch.body.rows[*whole].label}}});
        } else if (row.measure->type == ValueType::number && mean.in(row.key).empty()) {
            row.measure->way = Way::sum;
            row.remarks.push_back({Say::draft_sum_of_numbers, {}});
        } else {
            row.remarks.push_back({Say::draft_way_unknown, {}, false});
        }
    }
}

} // namespace gopbieu::draft
