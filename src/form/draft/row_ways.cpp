#include "base/catalogue/drafts.hpp"
#include "form/draft/guess_ways.hpp"
#include "form/draft/part_words.hpp"
#include "form/draft/row_rules.hpp"
#include "form/draft/way_words.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

/// Finds weights and ratios for rows that are rates themselves.
class RowWays {
public:
    explicit RowWays(Sketch& sketch) : m_sketch(sketch) {}

    void find()
    {
        for (std::size_t at = 0; at < m_sketch.rows.size(); ++at) {
            auto& row = m_sketch.rows[at];
            if (!row.measure || row.heading || !row.measure->holds_numbers()) {
                continue;
            }
            auto const& key = naming_key(at);
            bool const added = row.measure->type == ValueType::number && !says_mean(key);
            if (added) {
                row.measure->way = Way::sum;
                row.remarks.push_back({say::draft_sum_of_numbers, {}});
            } else if (!mean_of_noun(at, key) && !ratio(at, key) && !mean_of_whole(at)) {
                row.remarks.push_back({say::draft_way_unknown, {}, false});
            }
        }
    }

private:
    [[nodiscard]] SketchRow const& row(std::size_t at) const { return m_sketch.rows[at]; }
    [[nodiscard]] bool counts(std::size_t at) const { return row_counts(m_sketch, at); }

    // "Năm 2021" below "Tỷ lệ đảng viên …" is a rate of members.
    [[nodiscard]] std::string const& naming_key(std::size_t at) const
    {
        auto const parent = row(at).parent;
        bool const below_rate = parent && row(*parent).measure && row(*parent).heading;
        return below_rate ? row(*parent).key : row(at).key;
    }

    void set_mean(std::size_t at, std::size_t whole)
    {
        auto& one = m_sketch.rows[at];
        one.measure->way = Way::mean;
        one.measure->weight = row(whole).id;
        one.remarks.push_back(
            {say::draft_weight, {{"weight", row(whole).id}, {"label", row_name(m_sketch, whole)}}});
    }

    // "Tỷ lệ đảng viên dự …" is weighted by "Tổng số đảng viên".
    bool mean_of_noun(std::size_t at, std::string const& key)
    {
        auto const words = behind(
            key, {"tỷ lệ bình quân", "tỷ lệ trung bình", "tỷ lệ", "bình quân", "trung bình"});
        auto const noun = noun_words(words);
        for (auto count = std::min<std::size_t>(noun.size(), 4); count > 1; --count) {
            for (std::size_t other = 0; other < m_sketch.rows.size(); ++other) {
                if (counts(other) && totals(row(other).key, first_of(noun, count)) &&
                    is_total(other, first_of(noun, count))) {
                    set_mean(at, other);
                    return true;
                }
            }
        }
        return false;
    }

    // "Số đảng viên" is the total of members; "Số đảng viên bị kỷ luật" is none.
    [[nodiscard]] bool is_total(std::size_t at, std::string const& noun) const
    {
        auto const name = row_name(m_sketch, at);
        auto const key = key_of(name.substr(0, name.find('(')));
        static Phrases const sums{"Tổng số"};
        static Phrases const other{"báo cáo"};
        return sums.begin(key) || key.ends_with(noun) || other.end(key);
    }

    // "Số chỉ tiêu được giao", "Số chỉ tiêu hoàn thành", "Tỷ lệ hoàn thành (%)".
    bool ratio(std::size_t at, std::string const& key)
    {
        if (row(at).measure->type != ValueType::percent || at < 2 || says_mean(key)) {
            return false;
        }
        auto const part = at - 1;
        auto const whole = at - 2;
        bool const beside = counts(part) && counts(whole) && row(part).parent == row(at).parent &&
                            row(whole).parent == row(at).parent && row(at).parent;
        auto const shared = words_shared(key, row(part).key) + words_shared(key, row(whole).key);
        if (!beside || shared == 0) {
            return false;
        }
        auto& one = m_sketch.rows[at];
        one.measure->way = Way::ratio;
        one.measure->part = row(part).id;
        one.measure->whole = row(whole).id;
        one.remarks.push_back(
            {say::draft_ratio_beside,
             {{"part", row_name(m_sketch, part)}, {"whole", row_name(m_sketch, whole)}}});
        if (!says_compared(key)) {
            add_row_rule(
                m_sketch, {part}, whole, {true, Severity::error, say::draft_part_of_ratio});
        }
        return true;
    }

    // "Tuổi bình quân": the nearest row above it that holds figures, else the first total.
    bool mean_of_whole(std::size_t at)
    {
        auto whole = row(at).parent;
        while (whole && !counts(*whole)) {
            whole = row(*whole).parent;
        }
        for (std::size_t before = 0; !whole && before < at; ++before) {
            if (counts(before) && says_quantity(row(before).key)) {
                whole = before;
            }
        }
        if (whole) {
            set_mean(at, *whole);
        }
        return whole.has_value();
    }

    Sketch& m_sketch;
};

} // namespace

void guess_row_ways(Sketch& sketch)
{
    RowWays(sketch).find();
}

} // namespace gopbieu::draft
