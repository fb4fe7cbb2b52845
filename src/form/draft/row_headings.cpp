#include "form/draft/row_headings.hpp"

#include "base/catalogue/drafts.hpp"
#include "form/draft/part_words.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

class Headings {
public:
    explicit Headings(Sketch& sketch) : m_sketch(sketch) {}

    void find()
    {
        // From the innermost outwards: over titles there are titles.
        for (auto at = m_sketch.rows.size(); at > 0; --at) {
            auto& row = m_sketch.rows[at - 1];
            if (is_heading(at - 1)) {
                row.heading = true;
                row.remarks.push_back({say::draft_row_heading, {}});
            }
        }
    }

private:
    [[nodiscard]] SketchRow const& row(std::size_t at) const { return m_sketch.rows[at]; }
    [[nodiscard]] PrintedRow const& printed(std::size_t at) const { return m_sketch.body.rows[at]; }

    [[nodiscard]] bool is_heading(std::size_t at) const
    {
        auto const& one = row(at);
        auto const& mark = printed(at).mark;
        bool const title = mark.readings.empty() && mark.raw.empty() &&
                           (printed(at).label.ends_with(':') || only_connector(printed(at).label));
        if (one.children.empty()) {
            return title;
        }
        bool const all_closed =
            printed(at).closed.size() + m_sketch.body.key + 1 >= m_sketch.columns.size();
        return title || all_closed || printed(at).across || aspect(one) || topic(at) ||
               counted_elsewhere(at);
    }

    // "2. Tuổi đời" with its bands; but "Trình độ đại học" with a "trong đó" is a count.
    [[nodiscard]] bool aspect(SketchRow const& one) const
    {
        return says_aspect(one.key) && std::ranges::any_of(one.children, [&](std::size_t child) {
                   return printed(child).mark.connector != Connector::within;
               });
    }

    // "Sinh hoạt chi bộ" over "Số cuộc …", "Tỷ lệ …": its rows do not add up to anything.
    [[nodiscard]] bool topic(std::size_t at) const
    {
        auto const& one = row(at);
        if (says_quantity(one.key) && !one.measure) {
            return false;
        }
        if (one.measure) {
            return true; // "Tỷ lệ … (%)" over "Năm 2021", "Năm 2022"
        }
        bool const plain_children = std::ranges::all_of(one.children, [&](std::size_t child) {
            return printed(child).mark.readings.empty() &&
                   printed(child).mark.connector == Connector::none;
        });
        auto const measures = std::ranges::count_if(one.children, [&](std::size_t child) {
            return says_measure(row(child).key) || row(child).heading;
        });
        auto const all = static_cast<std::ptrdiff_t>(one.children.size());
        return (plain_children && kind_of_parts(keys(one)) != PartsKind::exhaustive) ||
               (measures == all && !alike(keys(one))) || (measures * 2 >= all && any_heading(one));
    }

    // "Số thẻ đảng viên được …", all of them: kinds of one thing, which add up.
    static bool alike(std::vector<std::string> const& keys)
    {
        auto const first = words_of(keys.front());
        return keys.size() > 1 && first.size() >= 3 &&
               std::ranges::all_of(keys, [&](std::string const& key) {
                   auto const words = words_of(key);
                   return words.size() >= 3 && words[0] == first[0] && words[1] == first[1] &&
                          words[2] == first[2];
               });
    }

    [[nodiscard]] bool any_heading(SketchRow const& one) const
    {
        return std::ranges::any_of(one.children,
                                   [&](std::size_t child) { return row(child).heading; });
    }

    // "Xếp loại chi bộ năm 2021 (số chi bộ)": the brackets say what its classes count.
    [[nodiscard]] bool counted_elsewhere(std::size_t at) const
    {
        auto const& label = printed(at).label;
        return !says_quantity(row(at).key) && label.ends_with(")") &&
               (label.find("(số ") != std::string::npos || label.find("(Số ") != std::string::npos);
    }

    [[nodiscard]] std::vector<std::string> keys(SketchRow const& one) const
    {
        std::vector<std::string> found;
        for (auto const child : one.children) {
            found.push_back(row(child).key);
        }
        return found;
    }

    Sketch& m_sketch;
};

} // namespace

void find_headings(Sketch& sketch)
{
    Headings(sketch).find();
}

} // namespace gopbieu::draft
