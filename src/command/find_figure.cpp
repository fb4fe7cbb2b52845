#include "command/find_figure.hpp"

#include "base/catalogue/program.hpp"
#include "base/catalogue/proving.hpp"
#include "base/file.hpp"
#include "form/yaml.hpp"
#include "intake/recognise.hpp"
#include "text/match_key.hpp"
#include "workbook/read.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

/// One thing that may be named, by its id or its label.
struct Named {
    std::size_t index = 0;
    std::string_view id, label;
};

Problem unknown(Say say, std::string_view found, std::vector<Named> const& all, Args more = {})
{
    std::vector<std::string> names;
    for (auto const& one : all) {
        names.emplace_back(one.id);
        names.emplace_back(one.label);
    }
    more.push_back({"found", std::string(found)});
    more.push_back({"hint", nearest_hint(found, names)});
    return {say, std::move(more)};
}

// By id, else by the one label that reads the same.
std::optional<std::size_t> find(std::vector<Named> const& all, std::string_view text)
{
    auto const by_id = std::ranges::find(all, text, &Named::id);
    if (by_id != all.end()) {
        return by_id->index;
    }
    auto const key = key_with_accents(text);
    auto const same = [&](Named const& one) { return key_with_accents(one.label) == key; };
    auto const first = std::ranges::find_if(all, same);
    bool const only = first != all.end() && std::find_if(first + 1, all.end(), same) == all.end();
    return only ? std::optional(first->index) : std::nullopt;
}

std::vector<Named> units_of(Desk const& desk)
{
    std::vector<Named> all;
    for (auto const index : desk.tree.below(desk.root)) {
        auto const& unit = desk.tree.unit(index);
        all.push_back({index, unit.code, unit.name});
    }
    return all;
}

template <typename Parts>
std::vector<Named> parts_of(Parts const& parts)
{
    std::vector<Named> all;
    for (std::size_t index = 0; index < parts.size(); ++index) {
        if constexpr (requires { parts[index].path; }) {
            all.push_back({index, parts[index].id, parts[index].label()});
        } else {
            all.push_back({index, parts[index].id, parts[index].label});
        }
    }
    return all;
}

std::vector<std::string> split(std::string const& text, char between)
{
    std::vector<std::string> parts(1);
    for (auto const character : text) {
        if (character == between) {
            parts.emplace_back();
        } else {
            parts.back() += character;
        }
    }
    return parts;
}

// The id of a row; empty for all rows. Rows that only some unit knows go by what they are called.
Result<std::string> row_named(FormDefinition const& form, std::string const& text)
{
    if (text.empty()) {
        return std::string();
    }
    auto const rows = parts_of(form.rows);
    if (auto const found = find(rows, text)) {
        return form.rows[*found].id;
    }
    if (form.total_row && key_with_accents(form.total_row->label) == key_with_accents(text)) {
        return std::string();
    }
    if (form.row_kind != RowKind::fixed) {
        return text;
    }
    return unknown(say::explain_no_row, text, rows, {{"form", form.id}});
}

// Paths are compared from the campaign's folder, however the file was named.
std::optional<std::size_t> unit_of_file(Desk const& desk, std::string const& file)
{
    std::error_code ignored;
    auto const asked = std::filesystem::weakly_canonical(file, ignored);
    for (auto const index : desk.tree.below(desk.root)) {
        auto const name = published_name(desk.campaign, desk.tree.unit(index));
        if (std::filesystem::weakly_canonical(desk.campaign.folder / name, ignored) == asked ||
            name == file) {
            return index;
        }
    }
    return {};
}

// The figure that a submission read in a cell, or in its total row.
std::optional<Explainer::Cell>
figure_at(Submission const& submission, CellRef cell, std::size_t unit)
{
    for (auto const& fact : submission.facts) {
        if (fact.cell == cell) {
            return Explainer::Cell{submission.form, unit, fact.row, fact.column};
        }
    }
    for (auto const& fact : submission.own_total) {
        if (fact.cell == cell) {
            return Explainer::Cell{submission.form, unit, "", fact.column};
        }
    }
    return {};
}

} // namespace

Result<Explainer::Cell> figure_by_names(Desk const& desk, std::string const& where)
{
    auto const parts = split(where, '/');
    if (parts.size() != 4) {
        return Problem{say::explain_what, {}};
    }
    auto const units = units_of(desk);
    auto const unit = find(units, parts[0]);
    if (!unit) {
        return unknown(say::explain_no_unit, parts[0], units);
    }
    std::vector<Named> forms;
    std::string expected;
    auto const current = desk.forms.current();
    for (std::size_t index = 0; index < current.size(); ++index) {
        forms.push_back({index, current[index]->id, current[index]->title});
        expected += (expected.empty() ? "" : ", ") + current[index]->id;
    }
    auto const chosen = find(forms, parts[1]);
    if (!chosen) {
        return unknown(say::explain_no_form, parts[1], forms, {{"expected", expected}});
    }
    auto const& form = *current[*chosen];
    auto row = row_named(form, parts[2]);
    if (!row) {
        return row.problem();
    }
    auto const columns = parts_of(form.columns);
    auto const column = find(columns, parts[3]);
    if (!column) {
        return unknown(say::explain_no_column, parts[3], columns, {{"form", form.id}});
    }
    return Explainer::Cell{form.id, *unit, std::move(*row), form.columns[*column].id};
}

Result<Explainer::Cell>
figure_by_cell(Desk const& desk, std::string const& file, std::string const& cell)
{
    auto const unit = unit_of_file(desk, file);
    if (!unit) {
        return Problem{say::explain_no_file, {{"found", file}}};
    }
    auto const name = published_name(desk.campaign, desk.tree.unit(*unit));
    auto const workbook = read_workbook(desk.campaign.folder / name, {});
    if (!workbook) {
        return workbook.problem();
    }
    FormIndex const index(desk.forms.forms);
    UnitNames const units(desk.tree);
    Answers const none;
    auto const found = recognise(*workbook, {index, units, none, desk.campaign.period}, {name, ""});
    auto const bang = cell.rfind('!');
    auto sheet = bang == std::string::npos ? std::string() : cell.substr(0, bang);
    if (sheet.size() > 1 && sheet.front() == '\'' && sheet.back() == '\'') {
        sheet = sheet.substr(1, sheet.size() - 2);
    }
    auto const place = parse_a1(bang == std::string::npos ? cell : cell.substr(bang + 1));
    bool const clear = !sheet.empty() || found.submissions.size() == 1;
    for (auto const& submission : found.submissions) {
        if (place && clear && (sheet.empty() || submission.sheet == sheet)) {
            if (auto figure = figure_at(submission, *place, *unit)) {
                return *figure;
            }
        }
    }
    return Problem{say::explain_no_cell, {{"found", cell}, {"file", name}}};
}

} // namespace gopbieu
