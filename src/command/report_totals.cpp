#include "command/report_totals.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gopbieu {

namespace {

void write_value(ResultJson& json, FigureValue const& value)
{
    if (auto const* const number = std::get_if<Exact>(&value)) {
        json.number("value", *number);
    } else {
        json.field("value", std::get<std::string>(value));
    }
}

// Of all rows together: of a list its only totals, of a keyed form its total row.
void write_over_rows(ResultJson& json,
                     Desk const& desk,
                     FormDefinition const& form,
                     std::size_t unit,
                     FormTotal const& total)
{
    for (std::uint32_t column = 0; column < form.columns.size(); ++column) {
        auto const value = total.over_rows(column);
        if (form.row_kind == RowKind::fixed || !value) {
            continue;
        }
        json.open('{');
        json.field("unit", desk.tree.unit(unit).code);
        json.field("form", form.id);
        json.field("column", form.columns[column].id);
        write_value(json, *value);
        if (form.columns[column].measure.way == Way::mean) {
            json.number("weight", total.amount_over_rows(column).weight);
        }
        json.close('}');
    }
}

// The rows of a list, numbered on from one unit to the next.
void write_list(ResultJson& json,
                Desk const& desk,
                FormDefinition const& form,
                FormTotal const& total)
{
    std::size_t number = 0;
    for (auto const& row : total.list()) {
        json.open('{');
        json.field("form", form.id);
        json.field("number", ++number);
        json.field("unit", desk.tree.unit(row->unit).code);
        json.field("label", row->label);
        json.open("values", '{');
        for (std::size_t column = 0; column < row->values.size(); ++column) {
            auto const& value = row->values[column];
            auto const* const exact = value ? std::get_if<Exact>(&*value) : nullptr;
            if (exact != nullptr) {
                json.number(form.columns[column].id, *exact);
            } else if (value) {
                json.field(form.columns[column].id, std::get<std::string>(*value));
            }
        }
        json.close('}');
        json.close('}');
    }
}

/// What the entries of a form's total have in common. There are some hundred thousand of them.
class TotalFields {
public:
    TotalFields(Desk const& desk,
                FormDefinition const& form,
                std::size_t unit,
                FormTotal const& total)
    {
        append_field(m_front, "unit", desk.tree.unit(unit).code);
        append_field(m_front, "form", form.id);
        append_field(m_back, "filed", total.coverage.filed);
        append_field(m_back, "expected", total.coverage.expected);
        if (!total.source_file.empty()) {
            append_field(m_back, "source", total.source_file);
        }
        for (auto const& column : form.columns) {
            append_field(m_columns.emplace_back(), "column", column.id);
        }
    }

    void write(ResultJson& json,
               std::string const& row,
               std::size_t column,
               std::optional<FigureValue> const& value,
               std::optional<Exact> const& weight) const
    {
        json.open('{');
        json.fields(m_front);
        json.field("row", row);
        json.fields(m_columns[column]);
        if (value) {
            write_value(json, *value);
        }
        if (weight) {
            json.number("weight", *weight);
        }
        json.fields(m_back);
        json.close('}');
    }

private:
    static void append_name(std::string& to, std::string_view name)
    {
        to += to.empty() ? "" : ",";
        append_json(to, name);
        to += ':';
    }
    static void append_field(std::string& to, std::string_view name, std::string_view value)
    {
        append_name(to, name);
        append_json(to, value);
    }
    static void append_field(std::string& to, std::string_view name, std::size_t value)
    {
        append_name(to, name);
        append_number(to, static_cast<unsigned long long>(value));
    }

    std::string m_front, m_back;
    std::vector<std::string> m_columns;
};

void write_total(ResultJson& json,
                 Desk const& desk,
                 FormDefinition const& form,
                 std::size_t unit,
                 FormTotal const& total)
{
    TotalFields const fields(desk, form, unit, total);
    for (auto const& row : total.rows()) {
        for (std::uint32_t column = 0; column < form.columns.size(); ++column) {
            CellAt const cell{row.row, column};
            auto const value = total.value(cell);
            auto const weight = total.weight(cell);
            if (value || weight) {
                fields.write(json, row.id, column, value, weight);
            }
        }
    }
}

// What each total was made of: the file in which the unit filed it, or the units directly below.
void write_sources(ResultJson& json,
                   Desk const& desk,
                   FormDefinition const& form,
                   std::size_t unit,
                   FormTotal const& total)
{
    json.open('{');
    json.field("unit", desk.tree.unit(unit).code);
    json.field("form", form.id);
    if (!total.source_file.empty()) {
        json.field("file", total.source_file);
    }
    if (!total.parts.empty()) {
        json.open("units", '[');
        for (auto const part : total.parts) {
            json.item(desk.tree.unit(part).code);
        }
        json.close(']');
    }
    json.close('}');
}

// A list with whatever `write` tells of the total of each unit and form.
template <typename Write>
void write_each_total(
    ResultJson& json, std::string_view list, Desk const& desk, Totals const& totals, Write write)
{
    json.open(list, '[');
    for (auto const unit : desk.tree.below(desk.root)) {
        for (auto const* const form : desk.forms.current()) {
            if (auto const* const total = totals.find(form->id, unit)) {
                write(json, desk, *form, unit, *total);
            }
        }
    }
    json.close(']');
}

} // namespace

void write_totals(ResultJson& json, Desk const& desk, Totals const& totals)
{
    write_each_total(json, "totals", desk, totals, write_total);
    write_each_total(json, "sources", desk, totals, write_sources);
    write_each_total(json, "over_rows", desk, totals, write_over_rows);
    json.open("lists", '[');
    for (auto const* const form : desk.forms.current()) {
        if (auto const* const total = totals.find(form->id, desk.root)) {
            write_list(json, desk, *form, *total);
        }
    }
    json.close(']');
}

void write_restated(ResultJson& json, Desk const& desk, Restated const& restated)
{
    json.open("restated", '{');
    json.field("day", desk.campaign.restate->text());
    json.open("totals", '[');
    for (std::size_t unit = 0; unit < desk.tree.units().size(); ++unit) {
        for (auto const* const form : desk.forms.current()) {
            if (auto const* const total = restated.find(form->id, unit)) {
                write_total(json, desk, *form, unit, *total);
            }
        }
    }
    json.close(']');
    json.close('}');
}

} // namespace gopbieu
