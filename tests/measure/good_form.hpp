#pragma once

#include "intake/table.hpp"
#include "measure/dice.hpp"
#include "measure/sketch.hpp"

#include <filesystem>

namespace gopbieu::measure {

/// A form with its template, from which any number of filled ones are made.
class GoodForm {
public:
    GoodForm(FormDefinition const& form, Workbook workbook, Table table)
        : m_form(form), m_workbook(std::move(workbook)), m_table(std::move(table))
    {
    }

    /// Filled with figures that differ from each other as far as they can.
    [[nodiscard]] Sketch filled(Dice& dice) const;
    [[nodiscard]] FormDefinition const& form() const { return m_form; }

private:
    void put_template(Sketch& sketch) const;
    void fill_fixed(Sketch& sketch, Dice& dice) const;
    void fill_rows(Sketch& sketch, Dice& dice) const;
    void fill_row(Sketch& sketch,
                  Dice& dice,
                  Row const* row,
                  std::string const& id,
                  std::size_t panel,
                  std::uint32_t sheet_row) const;

    FormDefinition const& m_form;
    Workbook m_workbook;
    Table m_table;
};

/// All forms of a folder whose templates can be filled; the others are named on stderr.
std::vector<GoodForm> good_forms(FormSet const& forms);

} // namespace gopbieu::measure
