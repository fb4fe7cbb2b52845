#include "form/draft/draft.hpp"

#include "base/catalogue/drafts.hpp"
#include "form/draft/cell_formulas.hpp"
#include "form/draft/column_formulas.hpp"
#include "form/draft/column_parts.hpp"
#include "form/draft/column_sums.hpp"
#include "form/draft/guess_types.hpp"
#include "form/draft/guess_ways.hpp"
#include "form/draft/heading.hpp"
#include "form/draft/phrases.hpp"
#include "form/draft/row_headings.hpp"
#include "form/draft/row_parts.hpp"
#include "form/draft/row_sums.hpp"
#include "form/draft/sketch_columns.hpp"
#include "form/draft/write_draft.hpp"
#include "form/yaml.hpp"
#include "text/match_key.hpp"
#include "text/names.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

using namespace draft;

/// A sheet that may be drafted from, with what was found on it.
struct Candidate {
    Sheet const* sheet = nullptr;
    std::vector<FoundTable> tables;
};

std::string joined_names(std::vector<Candidate> const& candidates)
{
    std::string names;
    for (auto const& candidate : candidates) {
        names += (names.empty() ? "'" : ", '") + candidate.sheet->name + "'";
    }
    return names;
}

class Drafter {
public:
    Drafter(Workbook const& workbook, std::string const& shown, DraftOptions const& options)
        : m_workbook(workbook), m_shown(shown), m_options(options)
    {
    }

    Loaded<Draft> draft()
    {
        auto const candidate = choose();
        if (!candidate) {
            return {{}, std::move(m_findings)};
        }
        SheetView const view(m_workbook, *candidate->sheet);
        m_sheet = candidate->sheet->name;
        Sketch sketch;
        sketch.table = candidate->tables.front();
        sketch.body = read_body(view, sketch.table);
        fill(sketch, view);
        report(sketch, view);
        Draft draft{sketch.id, m_sheet, write_draft(sketch, m_options.language)};
        return {std::move(draft), std::move(m_findings)};
    }

private:
    void say(Say what, std::string cell, Args args)
    {
        m_findings.push_back(finding(what, {m_shown, m_sheet, std::move(cell)}, std::move(args)));
    }

    std::optional<Candidate> choose()
    {
        if (!m_options.sheet.empty()) {
            return chosen_by_name();
        }
        std::vector<Candidate> candidates;
        for (auto const& sheet : m_workbook.sheets) {
            if (sheet.visibility != Visibility::visible) {
                continue;
            }
            auto tables = find_tables(SheetView(m_workbook, sheet));
            if (!tables.empty()) {
                candidates.push_back({&sheet, std::move(tables)});
            }
        }
        if (candidates.empty()) {
            say(say::draft_no_table, "", {});
            return {};
        }
        if (candidates.size() > 1) {
            say(say::draft_several_sheets, "", {{"sheets", joined_names(candidates)}});
            return {};
        }
        return one_table(std::move(candidates.front()));
    }

    std::optional<Candidate> chosen_by_name()
    {
        auto const found = std::ranges::find(m_workbook.sheets, m_options.sheet, &Sheet::name);
        if (found == m_workbook.sheets.end()) {
            std::vector<Candidate> all;
            for (auto const& sheet : m_workbook.sheets) {
                all.push_back({&sheet, {}});
            }
            say(say::draft_no_such_sheet,
                "",
                {{"found", m_options.sheet}, {"sheets", joined_names(all)}});
            return {};
        }
        m_sheet = found->name;
        Candidate candidate{&*found, find_tables(SheetView(m_workbook, *found))};
        if (candidate.tables.empty()) {
            say(say::draft_no_table, "", {});
            return {};
        }
        return one_table(std::move(candidate));
    }

    std::optional<Candidate> one_table(Candidate candidate)
    {
        if (candidate.tables.size() > 1) {
            auto const place = [](FoundTable const& table) {
                return to_a1(
                    CellRef{table.header.rows.first, table.header.leaves.front().columns.first});
            };
            m_sheet = candidate.sheet->name;
            say(say::draft_two_tables,
                place(candidate.tables[1]),
                {{"first", place(candidate.tables[0])}, {"second", place(candidate.tables[1])}});
            return {};
        }
        return candidate;
    }

    // What is printed comes before what its words suggest.
    void fill(Sketch& sketch, SheetView const& view)
    {
        IdMaker ids;
        add_columns(sketch, ids);
        if (sketch.body.fixed) {
            add_rows(sketch, ids);
        }
        guess_types(sketch, view);
        guess_row_types(sketch);
        find_headings(sketch);
        guess_column_parts(sketch);
        use_column_formulas(sketch);
        guess_column_sums(sketch);
        guess_row_parts(sketch);
        guess_row_sums(sketch);
        use_cell_formulas(sketch, view);
        guess_ways(sketch);
        guess_row_ways(sketch);
        read_heading(sketch, view);
        settle_rows(sketch);
        sketch.id = m_options.id.empty() ? form_id_of(sketch.number, sketch.title) : m_options.id;
    }

    // A list whose key is called as a code list is a form of that list.
    void settle_rows(Sketch& sketch)
    {
        if (sketch.body.fixed) {
            sketch.row_remarks.push_back(
                {say::draft_rows_fixed, {{"count", std::to_string(sketch.rows.size())}}});
            return;
        }
        auto const name = slug(sketch.label(sketch.body.key));
        std::error_code error;
        if (!m_options.forms.empty() && !name.empty() &&
            std::filesystem::exists(m_options.forms / "_codes" / (name + ".yaml"), error)) {
            sketch.codes = name;
            sketch.row_remarks.push_back({say::draft_rows_keyed, {{"codes", name}}});
            return;
        }
        sketch.row_remarks.push_back({say::draft_rows_list, {}});
        static Phrases const unit{"Đơn vị", "Tên đơn vị", "Chi bộ", "Đảng bộ", "Cơ quan"};
        for (auto& column : sketch.columns) {
            if (column.measure.type == ValueType::text && !column.twice && unit.begin(column.key)) {
                sketch.unit_column = column.id;
                column.remarks.push_back({say::draft_unit_column, {}});
                break;
            }
        }
    }

    void report(Sketch const& sketch, SheetView const& view)
    {
        report_header(sketch);
        for (std::size_t row = 0; row < sketch.rows.size(); ++row) {
            auto const& printed = sketch.body.rows[row];
            if (sketch.rows[row].twice && !above_twice(sketch, row)) {
                say(say::draft_double_row, to_a1(printed.label_at), {{"label", printed.label}});
            }
        }
        report_figures(sketch, view);
    }

    static bool above_twice(Sketch const& sketch, std::size_t row)
    {
        auto const parent = sketch.rows[row].parent;
        return parent && sketch.rows[*parent].twice;
    }

    void report_header(Sketch const& sketch)
    {
        auto const& header = sketch.table.header;
        std::vector<CellRange> told;
        for (auto const& leaf : header.leaves) {
            for (auto const& label : leaf.path) {
                if (label.stretched && std::ranges::find(told, label.area) == told.end()) {
                    told.push_back(label.area);
                    say(say::draft_needs_merge, to_a1(label.area.first), {{"label", label.text}});
                }
            }
        }
        for (auto const& columns : header.unnamed) {
            say(say::draft_no_label,
                to_a1(CellRef{header.rows.first, columns.first}),
                {{"columns", column_letters(columns.first)}});
        }
        for (std::size_t column = 0; column < sketch.columns.size(); ++column) {
            if (sketch.columns[column].twice) {
                say(say::draft_double_label,
                    to_a1(sketch.leaf(column).label().area.first),
                    {{"label", sketch.label(column)}});
            }
        }
    }

    // A workbook that somebody filled in is no blank template.
    void report_figures(Sketch const& sketch, SheetView const& view)
    {
        for (auto const& rows : sketch.table.body) {
            for (auto row = rows.first; row <= rows.last && row < view.rows(); ++row) {
                for (std::size_t column = sketch.body.key + 1; column < sketch.columns.size();
                     ++column) {
                    CellRef const where{row, sketch.leaf(column).columns.first};
                    auto const* const cell = view.cell(where);
                    if (cell != nullptr && cell->kind == CellKind::number && cell->formula == 0 &&
                        view.area(where).first == where) {
                        say(say::draft_figures, to_a1(where), {{"found", view.text(where)}});
                        return;
                    }
                }
            }
        }
    }

    Workbook const& m_workbook;
    std::string const& m_shown;
    DraftOptions const& m_options;
    std::string m_sheet;
    std::vector<Finding> m_findings;
};

} // namespace

Loaded<Draft>
draft_form(Workbook const& workbook, std::string const& shown, DraftOptions const& options)
{
    return Drafter(workbook, shown, options).draft();
}

} // namespace gopbieu
