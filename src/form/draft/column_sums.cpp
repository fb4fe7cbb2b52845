#include "form/draft/column_sums.hpp"

#include "base/catalogue/drafts.hpp"
#include "form/draft/column_rules.hpp"
#include "form/draft/part_words.hpp"
#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

class ColumnSums {
public:
    explicit ColumnSums(Sketch& sketch) : m_sketch(sketch) {}

    void guess()
    {
        find_duties();
        find_classes();
        find_picks();
        find_duties_of_total();
    }

private:
    [[nodiscard]] std::string const& key(std::size_t column) const
    {
        return m_sketch.columns[column].key;
    }
    [[nodiscard]] bool counts(std::size_t column) const
    {
        return column < m_sketch.columns.size() && column_counts(m_sketch, column);
    }
    [[nodiscard]] bool beside(std::size_t left, std::size_t right) const
    {
        auto const& one = m_sketch.leaf(left).path;
        auto const& other = m_sketch.leaf(right).path;
        return one.size() == other.size() &&
               (one.size() == 1 || one[one.size() - 2].area == other[other.size() - 2].area);
    }
    // A column's own name, or that of the group that it is the whole of.
    [[nodiscard]] std::string name_key(std::size_t column) const
    {
        auto const& path = m_sketch.leaf(column).path;
        return says_whole(key(column)) && path.size() > 1
                   ? key_with_accents(path[path.size() - 2].text)
                   : key(column);
    }

    // "Phải đánh giá | Đã đánh giá | Chưa đánh giá": the first is the two others.
    void find_duties()
    {
        static Phrases const must{"phải", "thuộc diện"};
        static Phrases const done{"đã", "được"};
        static Phrases const open{"chưa", "không"};
        for (std::size_t column = 0; column < m_sketch.columns.size(); ++column) {
            bool const three = counts(column) && counts(column + 1) && counts(column + 2);
            if (three && !must.in(name_key(column)).empty() &&
                !done.in(name_key(column + 1)).empty() && open.in(name_key(column + 1)).empty() &&
                !open.in(name_key(column + 2)).empty()) {
                add_column_rule(m_sketch,
                                {column + 1, column + 2},
                                column,
                                {false, Severity::error, say::draft_duties});
            }
        }
    }

    // "Số được đánh giá | Trong sạch vững mạnh | … | Yếu kém", all on one level.
    void find_classes()
    {
        for (std::size_t column = 0; column < m_sketch.columns.size(); ++column) {
            if (!counts(column) || !says_judged(key(column))) {
                continue;
            }
            std::vector<std::size_t> classes;
            for (auto next = column + 1; counts(next) && beside(next, column) &&
                                         (says_class(key(next)) || says_rest(key(next)));
                 ++next) {
                classes.push_back(next);
            }
            if (classes.size() >= 2) {
                bool const rest = says_rest(key(classes.back()));
                add_column_rule(
                    m_sketch, classes, column, {rest, Severity::error, say::draft_classes});
            }
        }
    }

    static bool says_rest(std::string_view name)
    {
        static Phrases const words{"Còn lại", "Khác"};
        return words.begin(name);
    }

    // "Số trưởng thôn, bản là đảng viên" of "Số trưởng thôn, bản".
    void find_picks()
    {
        auto const total = key_with_accents("Tổng số");
        auto const amount = key_with_accents("Số lượng");
        auto const number = key_with_accents("Số");
        auto const plain = [&](std::string name) {
            for (auto const& beginning : {total, amount}) {
                if (name.starts_with(beginning + " ")) {
                    name.replace(0, beginning.size(), number);
                }
            }
            return name;
        };
        for (std::size_t column = 0; column < m_sketch.columns.size(); ++column) {
            for (std::size_t whole = 0; whole < column && counts(column); ++whole) {
                bool const level = beside(whole, column) || m_sketch.leaf(whole).path.size() == 1;
                if (counts(whole) && level && picks_from(plain(key(column)), plain(key(whole)))) {
                    add_column_rule(
                        m_sketch, {column}, whole, {true, Severity::error, say::draft_picks});
                    break;
                }
            }
        }
    }

    // "Tổng số tổ chức đảng | Số phải đánh giá": not more than there are.
    void find_duties_of_total()
    {
        static Phrases const totals{"Tổng số"};
        static Phrases const must{"Số phải", "Phải", "Tổng số phải"};
        for (std::size_t column = 0; column + 1 < m_sketch.columns.size(); ++column) {
            if (counts(column) && counts(column + 1) && beside(column, column + 1) &&
                totals.begin(key(column)) && must.begin(key(column + 1))) {
                add_column_rule(
                    m_sketch, {column + 1}, column, {true, Severity::error, say::draft_picks});
            }
        }
    }

    Sketch& m_sketch;
};

} // namespace

void guess_column_sums(Sketch& sketch)
{
    ColumnSums(sketch).guess();
}

} // namespace gopbieu::draft
