#include "intake/table_notes.hpp"

#include "base/catalogue/intake.hpp"
#include "base/catalogue/numbers.hpp"
#include "intake/line_texts.hpp"
#include "intake/table_cells.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

// Labels that are not written as on the form, each told once.
void say_label_repairs(TableSource const& source)
{
    auto const& index = source.keys.index();
    for (auto const& repair : source.table.repairs) {
        auto const* const cell = source.grid.find(repair.cell);
        Args const args{
            {"found", cell == nullptr ? std::string() : std::string(source.keys.readable(*cell))},
            {"value", index.text(repair.label)}};
        switch (repair.likeness) {
        case Likeness::exact:
        case Likeness::numbering:
            break;
        case Likeness::abbreviation:
        case Likeness::remark:
        case Likeness::long_text:
            source.remarks.note(say::label_understood, repair.cell, args);
            break;
        case Likeness::double_conversion:
            source.remarks.note(say::text_double_conversion, repair.cell, args);
            break;
        case Likeness::without_accents:
            source.remarks.note(say::text_without_accents, repair.cell, args);
            break;
        case Likeness::slip:
            source.remarks.note(say::text_near_match, repair.cell, args);
            break;
        }
    }
}

void say_key_column(TableSource const& source)
{
    if (source.table.key_by_rows) {
        source.remarks.note(say::column_by_rows,
                            std::string(),
                            {{"column", source.form.columns[source.form.key_column].label()},
                             {"found", column_letters(*source.table.key_by_rows)}});
    }
}

// "1 2 … 15 18 19": the row of column numbers is skipped, slips and all.
void say_number_row_slips(TableSource const& source)
{
    auto const& panel = source.table.panels.front();
    if (!panel.number_row) {
        return;
    }
    std::string shown;
    std::optional<unsigned> before;
    bool slips = false;
    for (auto const& cell : source.grid.row(*panel.number_row)) {
        if (cell.column > panel.across.last || !source.grid.filled(cell)) {
            continue;
        }
        auto const raw = source.grid.raw(cell);
        auto const number = column_number(raw);
        slips = slips || (before && (!number || *number != *before + 1));
        before = number;
        shown += (shown.empty() ? "" : ", ") + raw;
    }
    if (slips) {
        source.remarks.note(say::number_row_slips, std::string(), {{"found", shown}});
    }
}

// One note for all texts of a sheet in one old font.
void say_old_encodings(TableSource const& source)
{
    struct Met {
        Charset charset{};
        Cell const* first = nullptr;
        std::size_t count = 0;
    };
    std::array<Met, 2> fonts{Met{Charset::tcvn3, nullptr, 0}, Met{Charset::vni, nullptr, 0}};
    for (auto const& cell : source.grid.sheet().cells) {
        if (cell.kind != CellKind::text) {
            continue;
        }
        auto const& legacy = source.keys.of(cell).legacy;
        for (auto& font : fonts) {
            if (!legacy.text.empty() && legacy.charset == font.charset) {
                font.first = font.first == nullptr ? &cell : font.first;
                ++font.count;
            }
        }
    }
    for (auto const& font : fonts) {
        if (font.first != nullptr) {
            source.remarks.note(say::legacy_sheet,
                                font.first->where(),
                                {{"charset", font.charset == Charset::vni ? "VNI" : "TCVN3 (ABC)"},
                                 {"count", std::to_string(font.count)},
                                 {"found", source.grid.raw(*font.first)},
                                 {"value", std::string(source.keys.readable(*font.first))}});
        }
    }
}

void say_rows_missing(TableSource const& source, Submission const& submission)
{
    if (source.form.row_kind != RowKind::fixed) {
        return;
    }
    auto const read = [&](std::string const& id) {
        return std::ranges::find(submission.rows, id) != submission.rows.end();
    };
    std::string missing;
    for (std::size_t row = 0; row < source.form.rows.size(); ++row) {
        if (source.table.lacks(source.form, row) && !read(source.form.rows[row].id)) {
            missing += (missing.empty() ? "'" : ", '") + row_path(source.form, row) + "'";
        }
    }
    if (!missing.empty()) {
        source.remarks.note(say::rows_missing, std::string(), {{"rows", missing}});
    }
}

void say_order(TableSource const& source)
{
    std::vector<std::uint32_t> columns;
    for (auto const& column : source.table.panels.front().columns) {
        if (column) {
            columns.push_back(column->first);
        }
    }
    if (!std::ranges::is_sorted(columns)) {
        source.remarks.note(say::columns_moved, std::string());
    }
    std::vector<std::size_t> rows;
    for (auto const& line : source.table.lines) {
        if (line.kind == LineKind::row) {
            rows.push_back(*line.row);
        }
    }
    if (source.form.row_kind == RowKind::fixed && !std::ranges::is_sorted(rows)) {
        source.remarks.note(say::rows_moved, std::string());
    }
}

} // namespace

void say_before_reading(TableSource const& source)
{
    say_old_encodings(source);
    say_key_column(source);
    say_label_repairs(source);
    say_number_row_slips(source);
}

void say_after_reading(TableSource const& source, Submission const& submission)
{
    say_rows_missing(source, submission);
    say_order(source);
}

} // namespace gopbieu
