#include "support/drawn_template.hpp"

#include "form/in_words.hpp"
#include "form/load.hpp"
#include "support/grid_from_text.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

namespace gopbieu::test {

namespace {

void rule_cell(Sheet& sheet, CellRef where)
{
    auto const found = std::ranges::find(sheet.cells, where, &Cell::where);
    if (found != sheet.cells.end()) {
        found->style = 1;
        return;
    }
    Cell cell;
    cell.row = where.row;
    cell.column = static_cast<std::uint16_t>(where.column);
    cell.style = 1;
    sheet.cells.push_back(cell);
}

std::vector<std::string> places_and_codes(std::vector<Finding> const& findings)
{
    std::vector<std::string> said;
    for (auto const& finding : findings) {
        auto const& cell = finding.place.cell;
        said.push_back((cell.empty() ? "" : cell + " ") + std::string(code(finding.say)));
    }
    return said;
}

std::string words_of(Expression const& expression)
{
    return in_words(expression, [](Reference const& reference) { return to_text(reference); });
}

std::string_view word(Way way)
{
    static constexpr std::array<std::string_view, 9> words{
        "none", "sum", "mean", "ratio", "max", "min", "latest", "join", "formula"};
    return words.at(static_cast<std::size_t>(way));
}

std::string_view word(ValueType type)
{
    static constexpr std::array<std::string_view, 8> words{
        "count", "number", "percent", "text", "date", "key", "choice", "ordinal"};
    return words.at(static_cast<std::size_t>(type));
}

std::string words_of(Measure const& measure)
{
    std::string text = std::string(word(measure.type));
    if (measure.holds_numbers()) {
        text += " " + std::string(word(measure.way));
    }
    if (measure.weight) {
        text += " " + words_of(*measure.weight);
    }
    return measure.formula ? text + " " + words_of(*measure.formula) : text;
}

} // namespace

Workbook drawn_template(std::string_view lines, std::string_view ruled)
{
    auto workbook = grid_from_text(lines);
    workbook.looks = std::make_unique<Looks>();
    workbook.looks->fonts.resize(1);
    workbook.looks->fills.resize(1);
    workbook.looks->borders.resize(2);
    auto& border = workbook.looks->borders[1];
    border.left.style = border.right.style = border.top.style = border.bottom.style = 1;
    workbook.looks->styles.resize(2);
    workbook.looks->styles[1].border = 1;
    workbook.formats.resize(1);
    workbook.style_formats = {0, 0};
    auto& sheet = workbook.sheets.back();
    sheet.looks = std::make_unique<SheetLooks>();
    while (!ruled.empty()) {
        auto const end = std::min(ruled.find(' '), ruled.size());
        auto const range = parse_a1_range(ruled.substr(0, end));
        REQUIRE(range);
        for (auto row = range->first.row; row <= range->last.row; ++row) {
            for (auto column = range->first.column; column <= range->last.column; ++column) {
                rule_cell(sheet, {row, column});
            }
        }
        ruled.remove_prefix(std::min(end + 1, ruled.size()));
    }
    sort_cells(sheet.cells);
    return workbook;
}

LoadedDraft load_draft(Workbook const& workbook, DraftOptions options)
{
    auto const forms = source_folder() / "forms";
    options.forms = options.forms.empty() ? forms : options.forms;
    auto const draft = draft_form(workbook, "mau.xlsx", options);
    REQUIRE(draft);
    LoadedDraft loaded;
    loaded.text = draft.value->text;
    loaded.said = places_and_codes(draft.findings);
    INFO(loaded.text);
    auto form = parse_form(loaded.text, options.forms, draft.value->id);
    for (auto const& finding : form.findings) {
        UNSCOPED_INFO(line(finding, Language::english));
    }
    REQUIRE(form);
    loaded.form = std::move(*form.value);
    return loaded;
}

std::vector<std::string> refusal_of(Workbook const& workbook, DraftOptions const& options)
{
    auto const draft = draft_form(workbook, "mau.xlsx", options);
    REQUIRE_FALSE(draft);
    return places_and_codes(draft.findings);
}

std::vector<std::string> columns_of(FormDefinition const& form)
{
    std::vector<std::string> columns;
    for (auto const& column : form.columns) {
        columns.push_back(column.id + " " + words_of(column.measure));
    }
    return columns;
}

std::vector<std::string> rows_of(FormDefinition const& form)
{
    std::vector<std::string> rows;
    for (auto const& row : form.rows) {
        auto text = row.id + (row.parent ? " <- " + form.rows[*row.parent].id : "");
        text += row.parts == Parts::split ? " split" : row.parts == Parts::within ? " within" : "";
        text += row.heading ? " heading" : "";
        text += row.measure ? " " + words_of(*row.measure) : "";
        rows.push_back(std::move(text));
    }
    return rows;
}

std::vector<std::string> rules_of(FormDefinition const& form)
{
    std::vector<std::string> rules;
    for (auto const& rule : form.rules) {
        if (!rule.from_group) {
            rules.push_back(rule.text);
        }
    }
    return rules;
}

} // namespace gopbieu::test
