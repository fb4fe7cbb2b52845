// Ratios and formulas are worked out from other figures; none may need itself on the way. Looked
// at figure by figure, because a formula of a row and one of a column can meet in one cell only.

#include "base/catalogue/schemas.hpp"
#include "form/check_names.hpp"
#include "form/scope.hpp"

#include <algorithm>
#include <set>

namespace gopbieu {

namespace {

struct Cell {
    std::optional<std::size_t> row; ///< none: any row of the code list or list
    std::size_t column = 0;

    auto operator<=>(Cell const&) const = default;
};

class CircleSearch {
public:
    explicit CircleSearch(SchemaReading& reading) : m_reading(reading), m_form(reading.form()) {}

    void search()
    {
        for (std::size_t column = 0; column < m_form.columns.size(); ++column) {
            visit({std::nullopt, column});
            for (std::size_t row = 0; row < m_form.rows.size(); ++row) {
                visit({row, column});
            }
        }
    }

private:
    [[nodiscard]] Row const* row_of(Cell const& cell) const
    {
        return cell.row ? &m_form.rows[*cell.row] : nullptr;
    }

    // Who says what the figure in a cell is.
    [[nodiscard]] Owner owner_of(Cell const& cell) const
    {
        auto const* const row = row_of(cell);
        auto const& column = m_form.columns[cell.column];
        if (auto const row_of_cell = row_deciding(cell)) {
            return {true, *row_of_cell};
        }
        bool const by_row = row != nullptr && row->measure && rows_may_decide(column);
        return by_row ? Owner{true, *cell.row} : Owner{false, cell.column};
    }

    // The row that says what this one cell is, itself or for the rows below it.
    [[nodiscard]] std::optional<std::size_t> row_deciding(Cell const& cell) const
    {
        for (auto row = cell.row; row; row = m_form.rows[*row].parent) {
            auto const& cells = m_form.rows[*row].cells;
            auto const found =
                std::ranges::find(cells, m_form.columns[cell.column].id, &CellMeasure::column);
            if (found == cells.end() || !found->inherited) {
                return found == cells.end() ? std::nullopt : row;
            }
        }
        return {};
    }

    [[nodiscard]] std::vector<Cell> needed_by(Cell const& cell) const
    {
        auto const& measure = m_form.measure(row_of(cell), m_form.columns[cell.column]);
        std::vector<Cell> cells;
        if (!measure.derived() || !measure.formula) {
            return cells;
        }
        for_each_name(*measure.formula, [&](Expression const& use) {
            if (use.kind != Expression::Kind::range) {
                add(cells, use.reference, cell);
                return;
            }
            for (auto const& name : names_in_range(m_form, use)) {
                add(cells, name, cell);
            }
        });
        return cells;
    }

    void add(std::vector<Cell>& cells, Reference const& name, Cell place) const
    {
        auto const index = [](auto const& list, auto const* one) {
            return static_cast<std::size_t>(one - list.data());
        };
        auto const kind = kind_of(m_form, name);
        if (kind == NameKind::unknown) {
            return;
        }
        if (kind == NameKind::column) {
            place.column = index(m_form.columns, m_form.find_column(name.name));
        } else {
            place.row = index(m_form.rows, m_form.find_row(name.name));
        }
        if (kind == NameKind::cell) {
            place.column = index(m_form.columns, m_form.find_column(name.qualifier));
        }
        cells.push_back(place);
    }

    // Depth first with a stack of its own: a formula of a long chain is no deep recursion.
    void visit(Cell const& start)
    {
        struct Step {
            Cell cell;
            std::vector<Cell> needs;
            std::size_t next = 0;
        };
        if (!m_done.insert(start).second) {
            return;
        }
        std::vector<Step> way{{start, needed_by(start), 0}};
        std::set<Cell> on_way{start};
        while (!way.empty()) {
            auto& step = way.back();
            if (step.next == step.needs.size()) {
                on_way.erase(step.cell);
                way.pop_back();
                continue;
            }
            auto const cell = step.needs[step.next++];
            if (on_way.contains(cell)) {
                std::vector<Cell> circle;
                auto const first = std::ranges::find(way, cell, &Step::cell);
                std::for_each(
                    first, way.end(), [&](Step const& one) { circle.push_back(one.cell); });
                report(circle);
            } else if (m_done.insert(cell).second) {
                on_way.insert(cell);
                way.push_back({cell, needed_by(cell), 0});
            }
        }
    }

    // Each circle of formulas is told once, however many cells it goes through.
    void report(std::vector<Cell> const& circle)
    {
        std::vector<Owner> owners;
        for (auto const& cell : circle) {
            owners.push_back(owner_of(cell));
        }
        if (!m_told.insert(std::set<Owner>(owners.begin(), owners.end())).second) {
            return;
        }
        std::rotate(owners.begin(), std::ranges::min_element(owners), owners.end());
        std::string names;
        for (auto const& owner : owners) {
            names += name_of(owner) + " → ";
        }
        names += name_of(owners.front());
        for (auto const& one : m_reading.expressions) {
            if (one.derives && one.owner == owners.front()) {
                m_reading.report(*one.node, say::schema_circle, {{"circle", names}});
                return;
            }
        }
    }

    [[nodiscard]] std::string name_of(Owner const& owner) const
    {
        return owner.row ? m_form.rows[owner.index].id : m_form.columns[owner.index].id;
    }

    SchemaReading& m_reading;
    FormDefinition const& m_form;
    std::set<Cell> m_done;
    std::set<std::set<Owner>> m_told;
};

} // namespace

void find_circles(SchemaReading& reading)
{
    CircleSearch(reading).search();
}

} // namespace gopbieu
