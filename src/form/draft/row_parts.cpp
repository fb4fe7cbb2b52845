#include "form/draft/row_parts.hpp"

#include "base/catalogue/drafts.hpp"
#include "form/draft/part_words.hpp"
#include "form/draft/row_rules.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

/// Looks at the tree of rows for wholes and their parts.
class RowParts {
public:
    explicit RowParts(Sketch& sketch) : m_sketch(sketch) {}

    void guess()
    {
        for (std::size_t row = 0; row < m_sketch.rows.size(); ++row) {
            guess_children(row);
        }
    }

private:
    [[nodiscard]] SketchRow const& row(std::size_t at) const { return m_sketch.rows[at]; }
    [[nodiscard]] PrintedRow const& printed(std::size_t at) const { return m_sketch.body.rows[at]; }
    [[nodiscard]] bool counts(std::size_t at) const { return row_counts(m_sketch, at); }

    void guess_children(std::size_t at)
    {
        std::vector<std::size_t> children;
        for (auto const child : row(at).children) {
            if (counts(child)) {
                children.push_back(child);
            }
        }
        if (children.empty() || row(at).twice) {
            return;
        }
        if (row(at).heading) {
            guess_breakdown(at, children);
        } else if (counts(at)) {
            guess_whole(at, children);
        }
    }

    void guess_whole(std::size_t at, std::vector<std::size_t> const& children)
    {
        auto const within = within_children(at, children);
        std::vector<std::size_t> others;
        for (auto const child : children) {
            if (std::ranges::find(within, child) == within.end()) {
                others.push_back(child);
            }
        }
        auto& one = m_sketch.rows[at];
        bool const split = !others.empty() && splits(at, others);
        one.parts = split ? Parts::split : Parts::within;
        one.remarks.push_back({split ? say::draft_rows_split : say::draft_rows_within,
                               {{"label", printed(at).label}}});
        one.explain = split && !others_say_so(at, others);
        for (auto const child : split ? within : std::vector<std::size_t>{}) {
            m_sketch.rows[child].as_part = Parts::within;
            m_sketch.rows[child].remarks.push_back({say::draft_row_within, {}});
        }
        for (auto const child : one.children) {
            if (row(child).measure) {
                m_sketch.rows[child].as_part = Parts::unrelated;
            }
        }
        add_sum_of_numbered(at, split ? std::vector<std::size_t>{} : children);
    }

    // "3.1", "3.2" below "trong đó" are counted once each, even if they are not all.
    void add_sum_of_numbered(std::size_t at, std::vector<std::size_t> const& children)
    {
        auto const kind = kind_of_parts(keys_of(children));
        bool const numbered = children.size() > 1 && printed(children.front()).mark.numbered() &&
                              kind != PartsKind::overlapping;
        if (numbered || kind == PartsKind::disjoint || kind == PartsKind::exhaustive) {
            add_row_rule(m_sketch, children, at, {true, Severity::explain, say::draft_disjoint});
        }
    }

    [[nodiscard]] std::vector<std::string> keys_of(std::vector<std::size_t> const& list) const
    {
        std::vector<std::string> keys;
        for (auto const at : list) {
            keys.push_back(row(at).key);
        }
        return keys;
    }

    // "Trong đó: - Nữ", and the dashes that follow it; what stands below the title "Trong đó:".
    [[nodiscard]] std::vector<std::size_t>
    within_children(std::size_t at, std::vector<std::size_t> const& children) const
    {
        std::vector<std::size_t> found;
        bool after = ends_with_within(row(at).key);
        for (auto const child : children) {
            bool const begins = printed(child).mark.connector == Connector::within;
            bool const titled = row(child).title && says_within(row(*row(child).title).key);
            bool const dash =
                !printed(child).mark.readings.empty() && !printed(child).mark.numbered();
            after = begins || titled || (after && (dash || ends_with_within(row(at).key)));
            if (after) {
                found.push_back(child);
            }
        }
        return found;
    }

    [[nodiscard]] bool splits(std::size_t at, std::vector<std::size_t> const& children) const
    {
        auto const kind = kind_of_parts(keys_of(children));
        if (said_to_split(at, children) || kind == PartsKind::exhaustive) {
            return true;
        }
        if (kind == PartsKind::overlapping || kind == PartsKind::disjoint) {
            return false;
        }
        return children.size() > 1 && !printed(children.front()).mark.readings.empty();
    }

    [[nodiscard]] bool said_to_split(std::size_t at, std::vector<std::size_t> const& children) const
    {
        auto const title = row(children.front()).title;
        return ends_with_split(row(at).key) ||
               printed(children.front()).mark.connector == Connector::split ||
               (title && says_split(row(*title).key));
    }

    // Whether more than their numbers says that these add up.
    [[nodiscard]] bool others_say_so(std::size_t at, std::vector<std::size_t> const& children) const
    {
        return said_to_split(at, children) || says_quantity(row(at).key) ||
               kind_of_parts(keys_of(children)) == PartsKind::exhaustive;
    }

    // "2. Tuổi đời" with its bands: together they are the total before.
    void guess_breakdown(std::size_t at, std::vector<std::size_t> const& children)
    {
        auto const whole = whole_of_breakdown(at);
        bool const breaks_down = says_aspect(row(at).key) || whole_in_brackets(at) ||
                                 kind_of_parts(keys_of(children)) == PartsKind::exhaustive;
        if (!whole || children.size() < 2 || !breaks_down) {
            return;
        }
        auto const kind = kind_of_parts(keys_of(children));
        if (kind == PartsKind::overlapping) {
            for (auto const child : children) {
                add_row_rule(
                    m_sketch, {child}, *whole, {true, Severity::error, say::draft_within_by_words});
            }
            return;
        }
        bool const equal =
            kind == PartsKind::exhaustive || printed(children.front()).mark.numbered();
        add_row_rule(m_sketch,
                     children,
                     *whole,
                     {!equal,
                      kind == PartsKind::unknown ? Severity::explain : Severity::error,
                      equal ? say::draft_breakdown : say::draft_disjoint});
    }

    [[nodiscard]] std::optional<std::size_t> whole_of_breakdown(std::size_t at) const
    {
        if (auto const named = whole_in_brackets(at)) {
            return named;
        }
        if (auto const judged = judged_before(at)) {
            return judged;
        }
        return total_before(at);
    }

    // "(số chi bộ)": the row "Số chi bộ".
    [[nodiscard]] std::optional<std::size_t> whole_in_brackets(std::size_t at) const
    {
        auto const& label = printed(at).label;
        auto const open = label.rfind('(');
        if (open == std::string::npos || !label.ends_with(")")) {
            return {};
        }
        auto const key = key_of(label.substr(open + 1, label.size() - open - 2));
        for (std::size_t before = 0; before < at && !key.empty(); ++before) {
            if (counts(before) && find_words(row(before).key, key) != std::string::npos &&
                says_quantity(key)) {
                return before;
            }
        }
        return {};
    }

    // "Phân tích kết quả đảng viên đã được đánh giá": the row that counts the judged.
    [[nodiscard]] std::optional<std::size_t> judged_before(std::size_t at) const
    {
        for (auto level = std::optional(at); level; level = row(*level).parent) {
            if (find_words(row(*level).key, key_of("kết quả")) == std::string::npos) {
                continue;
            }
            for (auto before = *level; before > 0; --before) {
                if (counts(before - 1) && says_judged(row(before - 1).key)) {
                    return before - 1;
                }
            }
        }
        return {};
    }

    // The total that a breakdown is about: the outermost row with figures before it.
    [[nodiscard]] std::optional<std::size_t> total_before(std::size_t at) const
    {
        std::optional<std::size_t> found;
        for (auto level = std::optional(at); level; level = row(*level).parent) {
            for (std::size_t before = 0; before < *level; ++before) {
                bool const beside = row(before).parent == row(*level).parent;
                if (beside && counts(before) && says_quantity(row(before).key)) {
                    found = before;
                    if (says_total(row(before).key)) {
                        break;
                    }
                }
            }
        }
        return found;
    }

    static bool says_total(std::string_view key)
    {
        static Phrases const words{"Tổng số", "Tổng", "Tổng cộng"};
        return words.begin(key);
    }

    Sketch& m_sketch;
};

} // namespace

void guess_row_parts(Sketch& sketch)
{
    RowParts(sketch).guess();
}

} // namespace gopbieu::draft
