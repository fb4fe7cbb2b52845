#include "form/draft/column_formulas.hpp"

#include "base/catalogue/drafts.hpp"
#include "form/draft/number_row.hpp"
#include "form/draft/part_words.hpp"
#include "form/draft/printed_formula.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

/// The columns by their printed numbers.
class ColumnFormulas {
public:
    explicit ColumnFormulas(Sketch& sketch) : m_sketch(sketch)
    {
        for (std::size_t column = 0; column < sketch.columns.size(); ++column) {
            m_numbers.push_back(printed_number(sketch.leaf(column).number).value_or(""));
        }
    }

    void use()
    {
        for (std::size_t column = 0; column < m_sketch.columns.size(); ++column) {
            auto formula = formula_of(column);
            if (!formula || m_sketch.columns[column].twice) {
                continue;
            }
            if (auto const terms = terms_of(*formula); terms && terms->size() > 1) {
                use_sum(column, *terms);
            } else if (auto const rate = rate_of(*formula)) {
                use_rate(column, *rate);
            } else {
                use_formula(column, *formula);
            }
        }
    }

private:
    using Terms = std::vector<std::pair<std::size_t, bool>>; ///< column, subtracted

    // "2 (=3+4)" or "2=3+4"; without "=" it is one too where a number stands before: "4 (2:3)".
    [[nodiscard]] std::optional<PrintedFormula> formula_of(std::size_t column) const
    {
        auto const& number = m_sketch.leaf(column).number;
        if (auto found = find_formula(number)) {
            return found;
        }
        auto const open = number.find('(');
        if (open != std::string::npos && open > 0 && number.ends_with(")")) {
            return find_formula("=" + number.substr(open));
        }
        return m_sketch.table.header.number_row ? find_formula(m_sketch.label(column))
                                                : std::nullopt;
    }

    [[nodiscard]] std::optional<std::size_t> column_of(std::string const& number) const
    {
        auto const found = std::ranges::find(m_numbers, number);
        if (number.empty() || found == m_numbers.end()) {
            return {};
        }
        auto const column = static_cast<std::size_t>(found - m_numbers.begin());
        return m_sketch.columns[column].twice ? std::nullopt : std::optional(column);
    }

    [[nodiscard]] std::optional<Terms> columns_of(std::vector<SumTerm> const& terms) const
    {
        Terms columns;
        for (auto const& term : terms) {
            auto const column = column_of(term.name);
            if (!column || !m_sketch.columns[*column].measure.holds_numbers()) {
                return {};
            }
            columns.emplace_back(*column, term.minus);
        }
        return columns;
    }

    // The term that another term is a part of: then the printed sum counts that part twice.
    [[nodiscard]] std::optional<std::size_t> counted_in(std::size_t part, Terms const& terms) const
    {
        auto const& id = m_sketch.columns[part].id;
        for (auto const& [whole, minus] : terms) {
            auto const& whole_id = m_sketch.columns[whole].id;
            bool const by_rule = std::ranges::any_of(m_sketch.rules, [&](SketchRule const& rule) {
                return rule.at_most && rule.whole == whole_id && rule.terms.size() == 1 &&
                       rule.terms.front().id == id;
            });
            bool const by_group =
                std::ranges::any_of(m_sketch.groups, [&](SketchGroup const& group) {
                    return group.parts == Parts::within && group.of == whole_id &&
                           part >= group.leaves.first && part <= group.leaves.last;
                });
            if (by_rule || by_group) {
                return whole;
            }
        }
        return {};
    }

    // A guess from words that says the same gives way to what is printed; false when a group does.
    bool replaces_guess(SketchRule const& rule)
    {
        auto const same = [&](std::vector<std::string> ids) {
            std::vector<std::string> terms;
            for (auto const& term : rule.terms) {
                terms.push_back(term.id);
            }
            std::ranges::sort(ids);
            std::ranges::sort(terms);
            return ids == terms;
        };
        std::erase_if(m_sketch.rules, [&](SketchRule const& other) {
            std::vector<std::string> ids;
            for (auto const& term : other.terms) {
                ids.push_back(term.id);
            }
            return other.whole == rule.whole && same(std::move(ids));
        });
        for (auto& group : m_sketch.groups) {
            std::vector<std::string> ids;
            for (std::size_t leaf = group.leaves.first; leaf <= group.leaves.last; ++leaf) {
                ids.push_back(m_sketch.columns[leaf].id);
            }
            if (group.of == rule.whole && same(std::move(ids))) {
                group.parts = Parts::split;
                group.remarks = rule.remarks;
                return false;
            }
        }
        return true;
    }

    void use_sum(std::size_t column, std::vector<SumTerm> const& printed)
    {
        auto const terms = columns_of(printed);
        auto const& text = m_sketch.leaf(column).number;
        if (!terms) {
            not_understood(column);
            return;
        }
        SketchRule rule;
        rule.whole = m_sketch.columns[column].id;
        rule.why = say::draft_why_printed;
        rule.args = {{"label", m_sketch.label(column)}, {"formula", text}};
        rule.remarks.push_back({say::draft_sum_printed, {{"formula", text}}});
        for (auto const& [term, minus] : *terms) {
            if (auto const whole = counted_in(term, *terms)) {
                rule.remarks.push_back({say::draft_double_count,
                                        {{"formula", text},
                                         {"part", m_sketch.leaf(term).number},
                                         {"whole", m_sketch.leaf(*whole).number},
                                         {"label", m_sketch.label(term)}},
                                        false});
                continue;
            }
            rule.terms.push_back({m_sketch.columns[term].id, minus});
        }
        if (replaces_guess(rule)) {
            m_sketch.rules.push_back(std::move(rule));
        }
    }

    // "5+6" as an expression over ids; more than one in brackets.
    [[nodiscard]] std::optional<std::string> side(std::vector<SumTerm> const& terms) const
    {
        auto const columns = columns_of(terms);
        if (!columns) {
            return {};
        }
        std::string text;
        for (auto const& [column, minus] : *columns) {
            text += text.empty() ? (minus ? "-" : "") : (minus ? " - " : " + ");
            text += m_sketch.columns[column].id;
        }
        return text;
    }

    void use_rate(std::size_t column, Rate const& rate)
    {
        auto const part = side(rate.part);
        auto const whole = side(rate.whole);
        auto& measure = m_sketch.columns[column].measure;
        if (!part || !whole || measure.type == ValueType::text) {
            not_understood(column);
            return;
        }
        // "2:3" under "(%)" is times 100 all the same.
        if (rate.percent) {
            measure.type = ValueType::percent;
        }
        m_sketch.columns[column].remarks.push_back(
            {say::draft_rate_printed, {{"formula", m_sketch.leaf(column).number}}});
        set_rate(m_sketch, column, *part, *whole);
    }

    void use_formula(std::size_t column, PrintedFormula const& formula)
    {
        auto text = expression_of(formula, [&](std::string const& name) {
            auto const found = column_of(name);
            return found ? std::optional(m_sketch.columns[*found].id) : std::nullopt;
        });
        if (!text || formula.size() < 3 || !parse_expression(*text)) {
            not_understood(column);
            return;
        }
        auto& one = m_sketch.columns[column];
        one.measure.way = Way::formula;
        one.measure.formula = *text;
        one.way_known = true;
        one.remarks.push_back(
            {say::draft_rate_printed, {{"formula", m_sketch.leaf(column).number}}});
    }

    void not_understood(std::size_t column)
    {
        m_sketch.columns[column].remarks.push_back({say::draft_formula_not_understood,
                                                    {{"formula", m_sketch.leaf(column).number}},
                                                    false});
    }

    Sketch& m_sketch;
    std::vector<std::string> m_numbers;
};

bool one_name(std::string const& expression)
{
    return expression.find_first_of(" +-*/(") == std::string::npos;
}

} // namespace

bool set_rate(Sketch& sketch, std::size_t column, std::string const& part, std::string const& whole)
{
    auto& one = sketch.columns[column];
    if (one.measure.type == ValueType::count) {
        one.measure.type = ValueType::number;
    }
    one.way_known = true;
    if (one_name(part) && one_name(whole)) {
        one.measure.way = Way::ratio;
        one.measure.part = part;
        one.measure.whole = whole;
        return true;
    }
    auto const bracketed = [](std::string const& side) {
        return one_name(side) ? side : "(" + side + ")";
    };
    one.measure.way = Way::formula;
    one.measure.formula = (one.measure.type == ValueType::percent ? "100 * " : "") +
                          bracketed(part) + " / " + bracketed(whole);
    return true;
}

void use_column_formulas(Sketch& sketch)
{
    ColumnFormulas(sketch).use();
}

} // namespace gopbieu::draft
