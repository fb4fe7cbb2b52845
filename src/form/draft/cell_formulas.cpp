#include "form/draft/cell_formulas.hpp"

#include "base/catalogue/drafts.hpp"
#include "form/draft/cell_pieces.hpp"
#include "form/draft/column_formulas.hpp"
#include "form/draft/column_rules.hpp"
#include "form/draft/printed_formula.hpp"

#include <algorithm>
#include <map>

namespace gopbieu::draft {

namespace {

using Kind = FormulaToken::Kind;

/// Turns formulas into rules and ways.
class CellFormulas {
public:
    CellFormulas(Sketch& sketch, SheetView const& view) : m_sketch(sketch), m_view(view)
    {
        auto const& columns = sketch.table.panels.front();
        for (std::size_t column = 0; column < columns.size(); ++column) {
            m_columns.emplace(columns[column].first, column);
        }
        for (std::size_t row = 0; row < sketch.rows.size(); ++row) {
            if (sketch.body.rows[row].panel == 0) {
                m_rows.emplace(sketch.body.rows[row].row, row);
            }
        }
    }

    void use()
    {
        collect();
        for (auto const& [column, formulas] : m_of_columns) {
            use_for_column(column, formulas);
        }
        for (auto const& [row, formulas] : m_of_rows) {
            use_for_row(row, formulas);
        }
        for (auto const& [column, text] : m_not_understood) {
            m_sketch.columns[column].remarks.push_back(
                {say::draft_formula_not_understood, {{"formula", "=" + text}}, false});
        }
    }

private:
    using Formulas = std::vector<std::pair<std::string, PrintedFormula>>; ///< as text, as tokens

    void collect()
    {
        for (auto const& cell : m_view.sheet().cells) {
            if (cell.formula == 0 || !in_body(cell.row) || !m_view.inside(cell.where())) {
                continue;
            }
            auto const column = m_columns.find(cell.column);
            if (column == m_columns.end() || column->second <= m_sketch.body.key ||
                m_sketch.columns[column->second].twice) {
                continue;
            }
            auto text = formula_text(m_view.sheet(), cell);
            std::erase(text, '$');
            take(cell.where(), column->second, text);
        }
    }

    [[nodiscard]] bool in_body(std::uint32_t row) const
    {
        return std::ranges::any_of(m_sketch.table.body, [&](Span const& rows) {
            return row >= rows.first && row <= rows.last;
        });
    }

    void take(CellRef where, std::size_t column, std::string const& text)
    {
        auto const pieces = cell_pieces(text);
        if (!pieces) {
            m_not_understood.emplace(column, one_line(text));
            return;
        }
        bool same_row = true;
        bool same_column = true;
        for (auto const& piece : *pieces) {
            if (piece.kind == Kind::name && piece.number.empty()) {
                same_row = same_row && piece.range.first.row == where.row &&
                           piece.range.last.row == where.row;
                same_column = same_column && piece.range.first.column == where.column &&
                              piece.range.last.column == where.column;
            }
        }
        auto const row = m_rows.find(where.row);
        if (same_row) {
            if (auto formula = by_columns(*pieces)) {
                m_of_columns[column].emplace_back(text, std::move(*formula));
            }
        } else if (same_column && row != m_rows.end()) {
            if (auto formula = by_rows(*pieces)) {
                m_of_rows[row->second].emplace_back(text, std::move(*formula));
            }
        }
    }

    std::optional<PrintedFormula> by_columns(std::vector<CellPiece> const& pieces) const
    {
        return named(pieces, [&](CellRange const& range) {
            std::vector<std::string> ids;
            for (auto const& [at, column] : m_columns) {
                if (at >= range.first.column && at <= range.last.column &&
                    column > m_sketch.body.key) {
                    ids.push_back(m_sketch.columns[column].id);
                }
            }
            return ids;
        });
    }

    std::optional<PrintedFormula> by_rows(std::vector<CellPiece> const& pieces) const
    {
        return named(pieces, [&](CellRange const& range) {
            std::vector<std::string> ids;
            for (auto const& [at, row] : m_rows) {
                if (at >= range.first.row && at <= range.last.row && !m_sketch.rows[row].heading) {
                    ids.push_back(m_sketch.rows[row].id);
                }
            }
            return ids;
        });
    }

    template <typename IdsOf>
    static std::optional<PrintedFormula> named(std::vector<CellPiece> const& pieces, IdsOf ids_of)
    {
        PrintedFormula formula;
        for (auto const& piece : pieces) {
            if (piece.kind != Kind::name) {
                formula.push_back({piece.kind, ""});
                continue;
            }
            auto const ids = piece.number.empty() ? ids_of(piece.range) : std::vector{piece.number};
            if (ids.empty() || ids.size() > 300) {
                return {};
            }
            for (std::size_t at = 0; at < ids.size(); ++at) {
                if (at > 0) {
                    formula.push_back({Kind::plus, ""});
                }
                formula.push_back({Kind::name, ids[at]});
            }
        }
        return formula;
    }

    // The same for "C2+D2" and "SUM(C2:D2)".
    static std::string meaning(PrintedFormula const& formula)
    {
        std::string text;
        for (auto const& term : terms_of(formula).value_or(std::vector<SumTerm>{})) {
            text += (term.minus ? "-" : "+") + term.name + " ";
        }
        for (auto const& token : text.empty() ? formula : PrintedFormula{}) {
            text += std::to_string(static_cast<int>(token.kind)) + token.text + " ";
        }
        return text;
    }

    // What most cells agree on; a formula that stands in a few cells only is about these.
    static PrintedFormula const* agreed(Formulas const& formulas)
    {
        std::map<std::string, std::size_t> votes;
        PrintedFormula const* best = nullptr;
        std::size_t most = 0;
        for (auto const& one : formulas) {
            auto const count = ++votes[meaning(one.second)];
            if (count > most) {
                most = count;
                best = &one.second;
            }
        }
        return most * 2 > formulas.size() ? best : nullptr;
    }

    void use_for_column(std::size_t column, Formulas const& formulas)
    {
        auto const* const formula = agreed(formulas);
        if (formula == nullptr) {
            return;
        }
        auto& one = m_sketch.columns[column];
        Args const args{{"formula", formulas.front().first}};
        if (auto const terms = terms_of(*formula); terms && plain(*terms)) {
            add_sum(one.id, *terms, m_sketch.label(column), formulas.front().first);
        } else if (auto const rate = rate_of(*formula);
                   rate && plain(rate->part) && plain(rate->whole) && !one.way_known) {
            if (rate->percent) {
                one.measure.type = ValueType::percent;
            }
            one.remarks.push_back({say::draft_rate_of_cells, args});
            set_rate(m_sketch, column, side(rate->part), side(rate->whole));
        }
    }

    // Numbers other than the 100 of a percent are no names.
    static bool plain(std::vector<SumTerm> const& terms)
    {
        return std::ranges::none_of(terms, [](SumTerm const& term) {
            return term.name.empty() || (term.name[0] >= '0' && term.name[0] <= '9');
        });
    }

    static std::string side(std::vector<SumTerm> const& terms)
    {
        std::string text;
        for (auto const& term : terms) {
            text += text.empty() ? (term.minus ? "-" : "") : (term.minus ? " - " : " + ");
            text += term.name;
        }
        return text;
    }

    void use_for_row(std::size_t row, Formulas const& formulas)
    {
        auto const* const formula = agreed(formulas);
        auto const terms = formula == nullptr ? std::nullopt : terms_of(*formula);
        if (!terms || !plain(*terms)) {
            return;
        }
        auto& one = m_sketch.rows[row];
        if (terms_are_children(one, *terms)) {
            one.parts = Parts::split;
            one.remarks = {{say::draft_sum_of_cells, {{"formula", formulas.front().first}}}};
            return;
        }
        add_sum(one.id, *terms, m_sketch.body.rows[row].label, formulas.front().first);
    }

    [[nodiscard]] bool terms_are_children(SketchRow const& row,
                                          std::vector<SumTerm> const& terms) const
    {
        std::vector<std::string> ids;
        for (auto const child : row.children) {
            auto const& one = m_sketch.rows[child];
            if (!one.heading && !one.measure && !one.twice && !one.as_part) {
                ids.push_back(one.id);
            }
        }
        std::vector<std::string> names;
        for (auto const& term : terms) {
            if (term.minus) {
                return false;
            }
            names.push_back(term.name);
        }
        std::ranges::sort(ids);
        std::ranges::sort(names);
        return ids == names;
    }

    void add_sum(std::string const& whole,
                 std::vector<SumTerm> const& terms,
                 std::string const& label,
                 std::string const& text)
    {
        SketchRule rule;
        rule.whole = whole;
        std::vector<std::string> ids;
        for (auto const& term : terms) {
            rule.terms.push_back({term.name, term.minus});
            ids.push_back(term.name);
        }
        if (ids.size() < 2 || has_rule(m_sketch, whole, ids) ||
            std::ranges::find(ids, whole) != ids.end()) {
            return;
        }
        rule.why = say::draft_why_printed;
        rule.args = {{"label", label}, {"formula", "=" + text}};
        rule.remarks.push_back({say::draft_sum_of_cells, {{"formula", "=" + text}}});
        m_sketch.rules.push_back(std::move(rule));
    }

    Sketch& m_sketch;
    SheetView const& m_view;
    std::map<std::uint32_t, std::size_t> m_columns, m_rows; ///< on the sheet → of the sketch
    std::map<std::size_t, Formulas> m_of_columns, m_of_rows;
    std::map<std::size_t, std::string> m_not_understood;
};

} // namespace

void use_cell_formulas(Sketch& sketch, SheetView const& view)
{
    CellFormulas(sketch, view).use();
}

} // namespace gopbieu::draft
