#include "intake/rows_outside.hpp"

#include "base/catalogue/intake.hpp"
#include "intake/table_cells.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace gopbieu {

namespace {

/// A name that stands outside the table, and the numbers beside it.
struct RowOutside {
    CellRef name;
    std::vector<CellRef> numbers;
};

class Search {
public:
    Search(SheetWork const& work,
           FormTable const& found,
           TextKeys& keys,
           Submission const& submission)
        : m_work(work), m_found(found), m_keys(keys), m_submission(submission),
          m_form(keys.index().forms()[found.form])
    {
    }

    [[nodiscard]] std::map<std::size_t, RowOutside> rows(std::span<Cell const* const> left)
    {
        std::map<std::size_t, RowOutside> rows;
        for (auto const* const number : left) {
            for (auto const& cell : m_work.grid.row(number->row)) {
                if (cell.column >= number->column) {
                    break;
                }
                if (auto const row = missing_row(cell)) {
                    auto& outside =
                        rows.try_emplace(*row, RowOutside{cell.where(), {}}).first->second;
                    outside.numbers.push_back(number->where());
                    break;
                }
            }
        }
        return rows;
    }

private:
    [[nodiscard]] std::optional<std::size_t> missing_row(Cell const& cell)
    {
        if (cell.kind != CellKind::text) {
            return {};
        }
        auto label = m_keys.of(cell).label;
        if (label == no_label) {
            auto const near = m_keys.near(cell, m_found.form, LabelPart::body);
            label = near && near->likeness <= Likeness::abbreviation ? near->label : no_label;
        }
        if (label == no_label) {
            return {};
        }
        for (auto const& use : m_keys.index().uses(label)) {
            if (use.form == m_found.form && use.role == LabelRole::row && missing(use.index)) {
                return use.index;
            }
        }
        return {};
    }

    [[nodiscard]] bool missing(std::size_t row) const
    {
        return !m_found.table.rows[row] && !m_form.rows[row].heading &&
               std::ranges::find(m_submission.rows, m_form.rows[row].id) == m_submission.rows.end();
    }

    SheetWork const& m_work;
    FormTable const& m_found;
    TextKeys& m_keys;
    Submission const& m_submission;
    FormDefinition const& m_form;
};

} // namespace

void ask_about_rows_outside(SheetWork& work,
                            FormTable const& found,
                            TextKeys& keys,
                            Submission const& submission,
                            std::span<Cell const* const> left)
{
    auto const& form = keys.index().forms()[found.form];
    auto const outside = Search(work, found, keys, submission).rows(left);
    if (outside.empty()) {
        return;
    }
    std::vector<std::string> names;
    std::vector<CellRef> places;
    for (auto const& [row, one] : outside) {
        names.push_back("'" + row_path(form, row) + "'");
        places.insert(places.end(), one.numbers.begin(), one.numbers.end());
        for (auto const number : one.numbers) {
            work.uses.mark(*work.grid.find(number), CellUse::asked);
        }
    }
    work.remarks.about(submission.unit, submission.form);
    auto const* const answer =
        work.remarks.ask(say::rows_outside,
                         to_a1(outside.begin()->second.name),
                         {{"rows", name_list(names)}, {"cells", cell_list(places)}});
    if (answer != nullptr && !means_accept(answer->value)) {
        work.remarks.unusable();
    }
}

} // namespace gopbieu
