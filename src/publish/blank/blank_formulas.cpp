#include "publish/blank/blank_formulas.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

using Kind = Expression::Kind;

class Formulas {
public:
    explicit Formulas(BlankSheet const& sheet) : m_sheet(sheet) {}

    void put()
    {
        for (auto const& row : m_sheet.rows()) {
            for (std::size_t column = 0; column < m_sheet.form().columns.size(); ++column) {
                if (m_sheet.open(row, column) && m_sheet.measure(row, column).derived()) {
                    put_derived(row, column);
                }
            }
        }
        for (std::size_t column = 0; m_sheet.total() && column < m_sheet.form().columns.size();
             ++column) {
            put_total(column);
        }
    }

private:
    void put_derived(BlankRow const& row, std::size_t column)
    {
        auto const& measure = m_sheet.measure(row, column);
        Spot spot;
        spot.row = row.row;
        if (row.row) {
            spot.column = column;
        }
        auto const value =
            excel_value(*measure.formula, spot, {m_sheet.form()}, m_sheet.cells_from(&row));
        if (value) {
            auto inputs = inputs_of(row);
            inputs = inputs.empty() ? inputs_above_and_below(column) : inputs;
            write(*m_sheet.cell(row, column),
                  inputs.empty() ? *value : "IF(COUNT(" + inputs + ")=0,\"\"," + *value + ")");
        }
    }

    // The figures of a row that the unit writes; the total row has those that are worked out first.
    [[nodiscard]] std::string inputs_of(BlankRow const& row) const
    {
        std::string text;
        for (std::size_t column = 0; column < m_sheet.form().columns.size(); ++column) {
            auto const where = m_sheet.cell(row, column);
            if (where && m_sheet.measure(row, column).holds_numbers() &&
                m_sheet.input(row, column)) {
                text += (text.empty() ? "" : ",") + to_text(ExcelCell{*where, false, true});
            }
        }
        return text;
    }

    // Of a row that is worked out as a whole: the figures of its column that units write, so that a
    // blank form shows no zeros, which would count as figures.
    [[nodiscard]] std::string inputs_above_and_below(std::size_t column) const
    {
        std::vector<CellRef> cells;
        for (auto const& row : m_sheet.rows()) {
            auto const where = m_sheet.cell(row, column);
            if (where && m_sheet.input(row, column) &&
                m_sheet.measure(row, column).holds_numbers()) {
                cells.push_back(*where);
            }
        }
        return listed(std::move(cells));
    }

    static std::string listed(std::vector<CellRef> cells)
    {
        std::string text;
        for (auto const& range : ranges_of(std::move(cells))) {
            text += (text.empty() ? "" : ",") + to_text(ExcelCell{range.first, false, true}) + ":" +
                    to_text(ExcelCell{range.last, false, true});
        }
        return text;
    }

    void put_total(std::size_t column)
    {
        auto const where = m_sheet.cell(*m_sheet.total(), column);
        auto const& measure = m_sheet.form().columns[column].measure;
        if (!where || !measure.holds_numbers()) {
            return;
        }
        if (measure.derived()) {
            put_derived(*m_sheet.total(), column);
            return;
        }
        auto const rows = over_rows(column);
        auto const filled = "COUNT(" + rows + ")=0";
        switch (measure.way) {
        case Way::sum:
            return write(*where, "IF(" + filled + ",\"\",SUM(" + rows + "))");
        case Way::max:
            return write(*where, "IF(" + filled + ",\"\",MAX(" + rows + "))");
        case Way::min:
            return write(*where, "IF(" + filled + ",\"\",MIN(" + rows + "))");
        case Way::mean:
            return put_mean(*where, rows, *measure.weight);
        case Way::none:
        case Way::ratio:
        case Way::formula:
        case Way::latest:
        case Way::join:
            break;
        }
    }

    // Numerator and weight over the rows that have a figure, as the totals are worked out.
    void put_mean(CellRef where, std::string const& rows, Expression const& weight)
    {
        std::string factors;
        if (!factors_of(weight, factors)) {
            return;
        }
        // What is blank counts nothing in the numerator by itself, in the weight it must be left
        // out.
        write(where,
              "IFERROR(SUMPRODUCT(" + rows + factors + ")/SUMPRODUCT(--ISNUMBER(" + rows + ")" +
                  factors + "),\"\")");
    }

    // ",$C9:$C19,$D9:$D19" of a weight that multiplies columns.
    bool factors_of(Expression const& weight, std::string& factors) const
    {
        if (weight.kind == Kind::multiply) {
            return factors_of(weight.parts[0], factors) && factors_of(weight.parts[1], factors);
        }
        if (weight.kind != Kind::name) {
            return false;
        }
        auto const target = target_of(weight.reference, {m_sheet.form()});
        if (!target || target->row || !target->column) {
            return false;
        }
        factors += "," + over_rows(*target->column);
        return true;
    }

    // All rows of a column but the total itself: one range a panel.
    [[nodiscard]] std::string over_rows(std::size_t column) const
    {
        std::vector<CellRef> cells;
        for (auto const& row : m_sheet.rows()) {
            if (auto const where = m_sheet.cell(row, column)) {
                cells.push_back(*where);
            }
        }
        return listed(std::move(cells));
    }

    void write(CellRef where, std::string const& formula)
    {
        m_sheet.set_formula(
            where, m_sheet.shows_percents(where) ? "IFERROR((" + formula + ")/100,\"\")" : formula);
    }

    BlankSheet const& m_sheet;
};

} // namespace

void put_formulas(BlankSheet const& sheet)
{
    Formulas(sheet).put();
}

} // namespace gopbieu
