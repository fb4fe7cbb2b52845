#include "base/catalogue/writing.hpp"
#include "publish/sheet_comparison.hpp"

#include <algorithm>
#include <map>

namespace gopbieu {

namespace {

/// What hangs on a sheet beside its cells.
class LooksComparison {
public:
    LooksComparison(SheetPair const& pair,
                    SheetLooks const& written,
                    SheetLooks const& expected,
                    StyleComparison& styles,
                    DifferenceList& list)
        : m_pair(pair), m_written(written), m_expected(expected), m_styles(styles), m_list(list)
    {
    }

    void run()
    {
        compare_merges();
        compare_columns();
        compare_rows();
        compare_aspects(say::differs_view, view_of(m_written), view_of(m_expected));
        compare_aspects(say::differs_page, aspects_of(m_written.page), aspects_of(m_expected.page));
        auto const& header =
            m_pair.draft.header_changed ? m_pair.draft.sheet.looks->page : m_expected.page;
        compare_aspects(say::differs_header, headers_of(m_written.page), headers_of(header));
        compare_rules();
        compare_comments();
        compare_lists<Hyperlink>(
            say::differs_link,
            m_written.hyperlinks,
            m_expected.hyperlinks,
            [](Hyperlink const& link) { return to_a1(link.range.first); },
            [](Hyperlink const& link) { return describe(link); });
        compare_lists<Picture>(
            say::differs_picture,
            m_written.pictures,
            m_expected.pictures,
            [](Picture const& picture) { return to_a1(picture.from); },
            [](Picture const& picture) { return describe(picture); });
        m_list.compare(say::differs_protection,
                       m_pair.written.name,
                       describe(m_written.protection),
                       describe(m_expected.protection));
        m_list.compare(
            say::differs_filter, m_pair.written.name, filter(m_written), filter(m_expected));
    }

private:
    [[nodiscard]] std::string place(std::string_view inner) const
    {
        return m_pair.written.name + "!" + std::string(inner);
    }

    static std::string filter(SheetLooks const& looks)
    {
        return looks.autofilter ? to_a1(*looks.autofilter) : std::string();
    }

    void compare_aspects(Say what, Aspects const& written, Aspects const& expected)
    {
        for (std::size_t index = 0; index < expected.size(); ++index) {
            m_list.compare(
                what, place(expected[index].first), written[index].second, expected[index].second);
        }
    }

    // Lists whose order does not matter: what only one side has is told one by one.
    template <typename One, typename Where, typename Text>
    void compare_lists(Say what,
                       std::vector<One> const& written,
                       std::vector<One> const& expected,
                       Where const& where,
                       Text const& text)
    {
        std::map<std::pair<std::string, std::string>, int> balance; ///< by place and text
        for (auto const& one : written) {
            ++balance[{where(one), text(one)}];
        }
        for (auto const& one : expected) {
            --balance[{where(one), text(one)}];
        }
        for (auto const& [entry, count] : balance) {
            if (count > 0) {
                m_list.add(what, place(entry.first), entry.second, "");
            } else if (count < 0) {
                m_list.add(what, place(entry.first), "", entry.second);
            }
        }
    }

    void compare_merges()
    {
        auto const text = [](CellRange const& range) { return to_a1(range); };
        compare_lists<CellRange>(
            say::differs_merge, m_pair.written.merges, m_pair.expected.sheet.merges, text, text);
    }

    void compare_columns()
    {
        auto const& written = m_written.columns;
        auto const& expected = m_expected.columns;
        for (std::size_t index = 0; index < std::max(written.size(), expected.size()); ++index) {
            if (index >= written.size() || index >= expected.size() ||
                written[index].columns != expected[index].columns) {
                m_list.add(say::differs_column,
                           m_pair.written.name,
                           index < written.size() ? columns_text(written[index]) : "",
                           index < expected.size() ? columns_text(expected[index]) : "");
                return;
            }
            auto const name = columns_text(expected[index]);
            compare_sizes(
                say::differs_column, name, sizes_of(written[index]), sizes_of(expected[index]));
            compare_styles(name, written[index].style, expected[index].style);
        }
    }

    static std::string columns_text(ColumnLooks const& column)
    {
        return column_letters(column.columns.first) + ":" + column_letters(column.columns.last);
    }

    void compare_sizes(Say what,
                       std::string const& name,
                       Aspects const& written,
                       Aspects const& expected)
    {
        for (std::size_t index = 0; index < expected.size(); ++index) {
            m_list.compare(what,
                           place(name + " " + std::string(expected[index].first)),
                           written[index].second,
                           expected[index].second);
        }
    }

    void compare_styles(std::string const& name, std::uint32_t written, std::uint32_t expected)
    {
        if (!m_styles.same(written, expected)) {
            m_styles.tell(place(name), written, expected, m_list);
        }
    }

    // A row that only one side lists is as all others.
    void compare_rows()
    {
        auto left = m_expected.rows.begin();
        auto right = m_written.rows.begin();
        while (left != m_expected.rows.end() || right != m_written.rows.end()) {
            auto const at_left = left == m_expected.rows.end() ? max_rows : left->row;
            auto const at_right = right == m_written.rows.end() ? max_rows : right->row;
            auto const row = std::min(at_left, at_right);
            RowLooks plain;
            plain.row = row;
            compare_row(at_right == row ? *right : plain, at_left == row ? *left : plain);
            left += at_left == row ? 1 : 0;
            right += at_right == row ? 1 : 0;
        }
    }

    void compare_row(RowLooks const& written, RowLooks const& expected)
    {
        auto const name = std::to_string(expected.row + 1);
        compare_sizes(say::differs_row, name, sizes_of(written), sizes_of(expected));
        bool const one_says = says_style(written, m_written);
        bool const other_says = says_style(expected, m_expected);
        if (one_says != other_says) {
            m_list.add(
                say::differs_row, place(name), one_says ? "style" : "", other_says ? "style" : "");
        } else if (one_says) {
            compare_styles(name, *written.style, *expected.style);
        }
    }

    // A row in the workbook's own style says something only where a column has another.
    static bool says_style(RowLooks const& row, SheetLooks const& looks)
    {
        return row.style &&
               (*row.style != 0 ||
                std::ranges::any_of(looks.columns, [](auto const& one) { return one.style != 0; }));
    }

    void compare_rules()
    {
        auto const first = [](std::vector<CellRange> const& ranges) {
            return ranges.empty() ? std::string() : to_a1(ranges.front().first);
        };
        compare_lists<Validation>(
            say::differs_validation,
            m_written.validations,
            m_expected.validations,
            [&](Validation const& rule) { return first(rule.ranges); },
            [](Validation const& rule) { return describe(rule); });
        // Of conditional formats the order matters: the first that holds wins.
        auto const written = in_order(m_written, m_pair.written_workbook);
        auto const expected = in_order(m_expected, m_pair.expected_workbook);
        for (std::size_t index = 0; index < std::max(written.size(), expected.size()); ++index) {
            m_list.compare(say::differs_condition,
                           m_pair.written.name,
                           index < written.size() ? written[index] : "",
                           index < expected.size() ? expected[index] : "");
        }
    }

    static std::vector<std::string> in_order(SheetLooks const& looks, Workbook const& workbook)
    {
        std::vector<ConditionalFormat const*> order;
        for (auto const& one : looks.conditional_formats) {
            order.push_back(&one);
        }
        std::ranges::stable_sort(order, {}, &ConditionalFormat::priority);
        std::vector<std::string> texts;
        for (auto const* const one : order) {
            texts.push_back(describe(*one, workbook.looks.get()));
        }
        return texts;
    }

    void compare_comments()
    {
        auto written = m_written.comments;
        for (auto& comment : written) {
            auto const same =
                std::ranges::find(m_expected.comments, comment.where, &Comment::where);
            if (same != m_expected.comments.end() && same->width == 0) {
                comment.width = comment.height = 0; // the template does not say how large it is
            }
        }
        compare_lists<Comment>(
            say::differs_comment,
            written,
            m_expected.comments,
            [](Comment const& comment) { return to_a1(comment.where); },
            [](Comment const& comment) { return describe(comment); });
    }

    SheetPair const& m_pair;
    SheetLooks const& m_written;
    SheetLooks const& m_expected;
    StyleComparison& m_styles;
    DifferenceList& m_list;
};

} // namespace

void compare_looks(SheetPair const& pair, StyleComparison& styles, DifferenceList& list)
{
    static SheetLooks const plain;
    auto const& written = pair.written.looks != nullptr ? *pair.written.looks : plain;
    auto const& expected =
        pair.expected.sheet.looks != nullptr ? *pair.expected.sheet.looks : plain;
    LooksComparison(pair, written, expected, styles, list).run();
}

} // namespace gopbieu
