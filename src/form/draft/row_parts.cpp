#include "form/draft/row_parts.hpp"

#include "form/draft/column_parts.hpp"
#include "form/draft/part_words.hpp"
#include "form/draft/printed_formula.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

/// Looks at the tree of rows for wholes and their parts.
class RowParts {
public:
    explicit RowParts(Sketch& sketch) : m_sketch(sketch) {}

    void guess()
    {
        for (std::size_t row = 0; row < rows().size(); ++row) {
            find_heading(row);
        }
        for (std::size_t row = 0; row < rows().size(); ++row) {
            use_formula(row);
        }
        for (std::size_t row = 0; row < rows().size(); ++row) {
            guess_children(row);
        }
        find_balance();
        find_total();
        find_duties();
    }

private:
    std::vector<SketchRow>& rows() { return m_sketch.rows; }
    [[nodiscard]] SketchRow const& row(std::size_t at) const { return m_sketch.rows[at]; }
    [[nodiscard]] PrintedRow const& printed(std::size_t at) const { return m_sketch.body.rows[at]; }

    // A row that holds counts: no title, no rate of its own.
    [[nodiscard]] bool counts(std::size_t at) const
    {
        return !row(at).heading && !row(at).twice && !row(at).measure;
    }

    // "II. Phân tích", "1. Nghề nghiệp", "Trong đó:": names what its rows are, holds no figures.
    void find_heading(std::size_t at)
    {
        auto& one = rows()[at];
        bool const connector = one.key.empty() || says_only_connector(one.key);
        bool const aspect = says_aspect(one.key) && !one.children.empty();
        bool const closed =
            !one.children.empty() &&
            printed(at).closed.size() + m_sketch.body.key + 1 >= m_sketch.columns.size();
        if (connector || aspect || closed || (printed(at).across && !one.children.empty())) {
            one.heading = true;
            one.remarks.push_back({Say::draft_row_heading, {}});
        }
    }

    static bool says_only_connector(std::string_view key)
    {
        static Phrases const words{
            "Trong đó", "Chia ra", "Gồm", "Bao gồm", "Trong đó chia ra", "Cụ thể"};
        return words.are(key);
    }

    [[nodiscard]] std::vector<std::size_t> counting_children(std::size_t at) const
    {
        std::vector<std::size_t> found;
        for (auto const child : row(at).children) {
            if (counts(child)) {
                found.push_back(child);
            }
        }
        return found;
    }

    [[nodiscard]] std::vector<std::string> keys_of(std::vector<std::size_t> const& list) const
    {
        std::vector<std::string> keys;
        for (auto const at : list) {
            keys.push_back(row(at).key);
        }
        return keys;
    }

    void guess_children(std::size_t at)
    {
        auto const children = counting_children(at);
        if (children.empty() || row(at).twice) {
            return;
        }
        if (row(at).heading) {
            guess_breakdown(at, children);
            return;
        }
        auto within = within_children(children);
        std::vector<std::size_t> others;
        for (auto const child : children) {
            if (std::ranges::find(within, child) == within.end()) {
                others.push_back(child);
            }
        }
        auto& one = rows()[at];
        auto const kind = kind_of_parts(keys_of(others.empty() ? within : others));
        bool const split = !others.empty() && splits(at, others, kind);
        if (split && !has_rule(m_sketch, one.id, ids_of(others))) {
            one.parts = Parts::split;
            one.remarks.push_back({Say::draft_rows_split, {{"label", printed(at).label}}});
        } else if (!others.empty() && !split) {
            one.parts = Parts::within;
            one.remarks.push_back({Say::draft_rows_within, {{"label", printed(at).label}}});
        }
        if (others.empty()) {
            one.parts = Parts::within;
            one.remarks.push_back({Say::draft_rows_within, {{"label", printed(at).label}}});
        } else if (split) {
            mark_within(within);
        }
        // Where only some children are its parts, the others are nothing to it.
        for (auto const child : one.children) {
            if (one.parts != Parts::unrelated && (row(child).measure || row(child).heading)) {
                rows()[child].as_part = Parts::unrelated;
            }
        }
    }

    void mark_within(std::vector<std::size_t> const& within)
    {
        for (auto const child : within) {
            rows()[child].as_part = Parts::within;
            rows()[child].remarks.push_back({Say::draft_row_within, {}});
        }
    }

    // "Trong đó: - Nữ", and the dashes that follow it.
    [[nodiscard]] std::vector<std::size_t>
    within_children(std::vector<std::size_t> const& children) const
    {
        std::vector<std::size_t> found;
        bool after = false;
        for (auto const child : children) {
            bool const begins = says_within(row(child).key);
            bool const number = !printed(child).mark.readings.empty() &&
                                printed(child).mark.readings.front().style < MarkStyle::dash;
            after = begins || (after && !number);
            if (after) {
                found.push_back(child);
            }
        }
        return found;
    }

    [[nodiscard]] bool
    splits(std::size_t at, std::vector<std::size_t> const& children, PartsKind kind) const
    {
        if (ends_with_within(row(at).key)) {
            return false;
        }
        if (ends_with_split(row(at).key) || kind == PartsKind::exhaustive) {
            return true;
        }
        if (kind == PartsKind::overlapping || kind == PartsKind::disjoint) {
            return false;
        }
        auto const& readings = printed(children.front()).mark.readings;
        bool const number = !readings.empty() && readings.front().style < MarkStyle::dash;
        return children.size() > 1 && (number || !readings.empty());
    }

    // The total that a breakdown is about: the nearest row with figures before it, outermost first.
    [[nodiscard]] std::optional<std::size_t> total_before(std::size_t at) const
    {
        std::optional<std::size_t> found;
        for (auto level = std::optional(at); level; level = row(*level).parent) {
            for (std::size_t before = 0; before < *level; ++before) {
                bool const beside = row(before).parent == row(*level).parent;
                if (beside && counts(before) && says_total(row(before).key)) {
                    found = before;
                }
            }
        }
        if (found) {
            return found;
        }
        for (std::size_t before = 0; before < at; ++before) {
            if (!row(before).parent && counts(before)) {
                return before;
            }
        }
        return {};
    }

    static bool says_total(std::string_view key)
    {
        static Phrases const words{"Tổng số", "Tổng", "Số", "Đảng viên", "Tổng cộng"};
        return words.begin(key);
    }

    // "2. Tuổi đời" with its bands: together they are the total before.
    void guess_breakdown(std::size_t at, std::vector<std::size_t> const& children)
    {
        auto const parent = row(at).parent;
        auto const whole = says_only_connector(row(at).key) && parent && counts(*parent)
                               ? parent
                               : total_before(at);
        if (!whole || children.size() < 2) {
            return;
        }
        auto const kind = kind_of_parts(keys_of(children));
        if (says_within(row(at).key) || kind == PartsKind::overlapping) {
            for (auto const child : children) {
                add_rule({child}, *whole, true, Severity::error, Say::draft_within_by_words);
            }
            return;
        }
        bool const exhaustive = kind == PartsKind::exhaustive;
        add_rule(children,
                 *whole,
                 !exhaustive,
                 Severity::error,
                 exhaustive ? Say::draft_breakdown : Say::draft_disjoint);
    }

    void add_rule(std::vector<std::size_t> const& terms,
                  std::size_t whole,
                  bool at_most,
                  Severity severity,
                  Say reason)
    {
        SketchRule rule;
        rule.whole = row(whole).id;
        for (auto const term : terms) {
            rule.terms.push_back({row(term).id, false});
        }
        if (has_rule(m_sketch, rule.whole, ids_of(terms))) {
            return;
        }
        rule.at_most = at_most;
        rule.severity = severity;
        rule.why = !at_most           ? Say::draft_why_split
                   : terms.size() > 1 ? Say::draft_why_at_most
                                      : Say::draft_why_within;
        rule.args = {{"whole", name_of(whole)}, {"part", name_of(terms.front())}};
        rule.remarks.push_back({reason, {{"whole", name_of(whole)}}});
        m_sketch.rules.push_back(std::move(rule));
    }

    [[nodiscard]] std::string name_of(std::size_t at) const
    {
        auto const& mark = printed(at).mark;
        return mark.rest.empty() ? printed(at).label : without_formula(mark.rest);
    }

    [[nodiscard]] std::vector<std::string> ids_of(std::vector<std::size_t> const& list) const
    {
        std::vector<std::string> ids;
        for (auto const at : list) {
            ids.push_back(row(at).id);
        }
        return ids;
    }

    // The row that a printed name means: beside the row of the formula, below it, anywhere.
    [[nodiscard]] std::optional<std::size_t> named(std::string const& name, std::size_t from) const
    {
        std::optional<std::size_t> beside;
        std::optional<std::size_t> below;
        std::optional<std::size_t> other;
        for (std::size_t at = 0; at < m_sketch.rows.size(); ++at) {
            if (at == from || !counts(at) || !is_named(at, name)) {
                continue;
            }
            if (row(at).parent == from) {
                below = below ? below : at;
            } else if (row(at).parent == row(from).parent) {
                beside = beside ? beside : at;
            } else {
                other = other ? other : at;
            }
        }
        return below ? below : beside ? beside : other;
    }

    [[nodiscard]] bool is_named(std::size_t at, std::string const& name) const
    {
        return printed(at).mark.mark == name || row(at).id == name;
    }

    // "Cộng (1+…+11)", "A = 1+2", "D (=A+B-C)".
    void use_formula(std::size_t at)
    {
        auto const formula = find_formula(printed(at).label);
        auto const terms = formula ? terms_of(*formula) : std::nullopt;
        if (!terms || row(at).twice) {
            return;
        }
        SketchRule rule;
        rule.whole = row(at).id;
        for (auto const& term : *terms) {
            auto const found = named(term.name, at);
            if (!found) {
                rows()[at].remarks.push_back(
                    {Say::draft_formula_not_understood, {{"formula", printed(at).label}}, false});
                return;
            }
            rule.terms.push_back({row(*found).id, term.minus});
        }
        rule.why = Say::draft_why_printed;
        rule.args = {{"label", name_of(at)}, {"formula", printed(at).label}};
        rule.remarks.push_back({Say::draft_sum_printed, {{"formula", printed(at).label}}});
        if (rule.terms.size() > 1) {
            m_sketch.rules.push_back(std::move(rule));
        }
    }

    // Opening stock, what came, what went, closing stock, side by side.
    void find_balance()
    {
        static Phrases const opening{
            "cuối kỳ trước", "đầu kỳ", "kỳ trước chuyển sang", "năm trước chuyển sang", "đầu năm"};
        static Phrases const came{"tăng"};
        static Phrases const went{"giảm"};
        static Phrases const closing{"cuối kỳ", "cuối năm", "có đến"};
        for (std::size_t at = 0; at < rows().size(); ++at) {
            if (!counts(at) || opening.in(row(at).key).empty()) {
                continue;
            }
            auto const plus = beside(at, came, went);
            auto const minus = beside(at, went, came);
            auto const end = minus ? beside(*minus, closing, opening) : std::nullopt;
            if (plus && minus && end) {
                add_balance(at, *plus, *minus, *end);
            }
        }
    }

    [[nodiscard]] std::optional<std::size_t>
    beside(std::size_t from, Phrases const& with, Phrases const& without) const
    {
        for (auto at = from + 1; at < m_sketch.rows.size(); ++at) {
            if (row(at).parent == row(from).parent && counts(at) && !with.in(row(at).key).empty() &&
                without.in(row(at).key).empty()) {
                return at;
            }
        }
        return {};
    }

    void add_balance(std::size_t opening, std::size_t plus, std::size_t minus, std::size_t closing)
    {
        if (has_rule(m_sketch, row(closing).id, ids_of({opening, plus, minus}))) {
            return;
        }
        SketchRule rule;
        rule.whole = row(closing).id;
        rule.terms = {{row(opening).id, false}, {row(plus).id, false}, {row(minus).id, true}};
        rule.why = Say::draft_why_balance;
        rule.remarks.push_back({Say::draft_balance, {}});
        m_sketch.rules.push_back(std::move(rule));
    }

    // "Tổng cộng" without a formula: the rows of the outermost level before it.
    void find_total()
    {
        for (std::size_t at = 0; at < rows().size(); ++at) {
            if (row(at).parent || !counts(at) || !names_total(printed(at).label) ||
                !row(at).children.empty() || has_sum(row(at).id)) {
                continue;
            }
            std::vector<std::size_t> terms;
            for (std::size_t other = 0; other < rows().size(); ++other) {
                if (other != at && !row(other).parent && counts(other)) {
                    terms.push_back(other);
                }
            }
            if (terms.size() > 1) {
                add_rule(terms, at, false, Severity::error, Say::draft_total_row);
            }
        }
    }

    [[nodiscard]] bool has_sum(std::string const& whole) const
    {
        return std::ranges::any_of(m_sketch.rules, [&](SketchRule const& rule) {
            return rule.whole == whole && !rule.at_most;
        });
    }

    // "phải kiểm điểm", "đã kiểm điểm", "chưa kiểm điểm" one after the other.
    void find_duties()
    {
        static Phrases const must{"phải", "có đến thời điểm", "thuộc diện"};
        static Phrases const done{"đã"};
        static Phrases const open{"chưa"};
        for (std::size_t at = 0; at < rows().size(); ++at) {
            if (!counts(at) || must.in(row(at).key).empty()) {
                continue;
            }
            auto const second = beside(at, done, open);
            auto const third = beside(at, open, done);
            if (second && third && *second <= at + 2) {
                add_rule({*second, *third}, at, false, Severity::error, Say::draft_duties);
            }
        }
    }

    Sketch& m_sketch;
};

} // namespace

void guess_row_parts(Sketch& sketch)
{
    RowParts(sketch).guess();
}

} // namespace gopbieu::draft
