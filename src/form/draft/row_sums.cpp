#include "form/draft/row_sums.hpp"

#include "base/catalogue/drafts.hpp"
#include "form/draft/column_rules.hpp"
#include "form/draft/part_words.hpp"
#include "form/draft/printed_formula.hpp"
#include "form/draft/row_rules.hpp"
#include "form/draft/samples.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

class RowSums {
public:
    explicit RowSums(Sketch& sketch) : m_sketch(sketch) {}

    void guess()
    {
        for (std::size_t row = 0; row < m_sketch.rows.size(); ++row) {
            use_formula(row);
        }
        find_balance();
        find_total();
        find_duties();
        find_picks();
    }

private:
    [[nodiscard]] SketchRow const& row(std::size_t at) const { return m_sketch.rows[at]; }
    [[nodiscard]] PrintedRow const& printed(std::size_t at) const { return m_sketch.body.rows[at]; }
    [[nodiscard]] bool counts(std::size_t at) const { return row_counts(m_sketch, at); }

    // The row that a printed name means: below the row of the formula, beside it, anywhere.
    [[nodiscard]] std::optional<std::size_t> named(std::string const& name, std::size_t from) const
    {
        auto id = name; // "I.1" is the row I1
        std::erase(id, '.');
        std::optional<std::size_t> beside;
        std::optional<std::size_t> below;
        std::optional<std::size_t> other;
        for (std::size_t at = 0; at < m_sketch.rows.size(); ++at) {
            bool const is_named = printed(at).mark.mark == name || row(at).id == id;
            if (at == from || !counts(at) || !is_named) {
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

    void use_formula(std::size_t at)
    {
        auto const formula = find_formula(printed(at).label);
        auto const terms = formula ? terms_of(*formula) : std::nullopt;
        if (!terms || terms->size() < 2 || !counts(at)) {
            return;
        }
        SketchRule rule;
        rule.whole = row(at).id;
        std::vector<std::size_t> rows;
        for (auto const& term : *terms) {
            auto const found = named(term.name, at);
            if (!found) {
                m_sketch.rows[at].remarks.push_back(
                    {say::draft_formula_not_understood, {{"formula", printed(at).label}}, false});
                return;
            }
            rows.push_back(*found);
            rule.terms.push_back({row(*found).id, term.minus});
        }
        rule.why = say::draft_why_printed;
        rule.args = {{"label", row_name(m_sketch, at)}, {"formula", printed(at).label}};
        rule.remarks.push_back({say::draft_sum_printed, {{"formula", printed(at).label}}});
        if (are_children(at, rows)) {
            m_sketch.rows[at].parts = Parts::split;
            m_sketch.rows[at].explain = false;
            m_sketch.rows[at].remarks = rule.remarks;
            return;
        }
        set_total(at, rule);
        m_sketch.rules.push_back(std::move(rule));
    }

    // A row of totals is worked out again from totals.
    void set_total(std::size_t at, SketchRule const& rule)
    {
        if (names_total(printed(at).label)) {
            m_sketch.rows[at].sum = sum_text(rule);
        }
    }

    [[nodiscard]] bool are_children(std::size_t at, std::vector<std::size_t> rows) const
    {
        std::vector<std::size_t> children;
        for (auto const child : row(at).children) {
            if (counts(child) && !row(child).as_part) {
                children.push_back(child);
            }
        }
        std::ranges::sort(rows);
        return rows == children;
    }

    // Opening stock, what came, what went, closing stock, side by side.
    void find_balance()
    {
        static Phrases const opening{
            "cuối kỳ trước", "đầu kỳ", "kỳ trước chuyển sang", "năm trước chuyển sang", "đầu năm"};
        static Phrases const came{"tăng"};
        static Phrases const went{"giảm"};
        static Phrases const closing{"cuối kỳ", "cuối năm", "có đến"};
        for (std::size_t at = 0; at < m_sketch.rows.size(); ++at) {
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
        if (has_rule(m_sketch, row(closing).id, {row(opening).id, row(plus).id, row(minus).id})) {
            return;
        }
        SketchRule rule;
        rule.whole = row(closing).id;
        rule.terms = {{row(opening).id, false}, {row(plus).id, false}, {row(minus).id, true}};
        rule.why = say::draft_why_balance;
        rule.remarks.push_back({say::draft_balance, {}});
        m_sketch.rules.push_back(std::move(rule));
    }

    // "Tổng cộng", "Cộng 5 năm" without a formula: the other rows of the outermost level.
    void find_total()
    {
        for (std::size_t at = 0; at < m_sketch.rows.size(); ++at) {
            if (row(at).parent || !counts(at) || !names_total(printed(at).label) ||
                !row(at).children.empty() || !row(at).sum.empty()) {
                continue;
            }
            std::vector<std::size_t> terms;
            for (std::size_t other = 0; other < m_sketch.rows.size(); ++other) {
                if (other != at && !row(other).parent && counts(other)) {
                    terms.push_back(other);
                }
            }
            if (terms.size() > 1) {
                add_row_rule(m_sketch, terms, at, {false, Severity::error, say::draft_total_row});
                set_total(at, m_sketch.rules.back());
            }
        }
    }

    // "phải kiểm điểm", "đã kiểm điểm", "chưa kiểm điểm" one after the other.
    void find_duties()
    {
        static Phrases const must{"phải", "có đến thời điểm", "thuộc diện"};
        static Phrases const done{"đã"};
        static Phrases const open{"chưa"};
        for (std::size_t at = 0; at < m_sketch.rows.size(); ++at) {
            if (!counts(at) || must.in(row(at).key).empty()) {
                continue;
            }
            auto const second = beside(at, done, open);
            auto const third = beside(at, open, done);
            if (second && third && *second <= at + 2 && row(*second).parent == row(at).parent) {
                add_row_rule(
                    m_sketch, {*second, *third}, at, {false, Severity::error, say::draft_duties});
            }
        }
    }

    // "Số chi bộ hoàn thành tốt …" is at most "Số chi bộ".
    void find_picks()
    {
        for (std::size_t at = 0; at < m_sketch.rows.size(); ++at) {
            for (std::size_t whole = 0; whole < at; ++whole) {
                bool const related = row(at).parent == whole || row(whole).parent == at;
                if (counts(at) && counts(whole) && !related &&
                    picks_from(row(at).key, bare_key(whole))) {
                    add_row_rule(m_sketch, {at}, whole, {true, Severity::error, say::draft_picks});
                    break;
                }
            }
        }
    }

    // Without what its brackets add: "Số chi bộ (một chi bộ ghi 1)".
    [[nodiscard]] std::string bare_key(std::size_t at) const
    {
        auto const name = row_name(m_sketch, at);
        auto key = key_of(name.substr(0, name.find('(')));
        auto const total = key_of("Tổng số");
        if (key.starts_with(total)) {
            key.replace(0, total.size(), key_of("Số"));
        }
        return key;
    }

    Sketch& m_sketch;
};

} // namespace

void guess_row_sums(Sketch& sketch)
{
    RowSums(sketch).guess();
}

} // namespace gopbieu::draft
