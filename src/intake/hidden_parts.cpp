#include "intake/hidden_parts.hpp"

#include "base/catalogue/intake.hpp"
#include "intake/table_cells.hpp"

#include <algorithm>
#include <set>

namespace gopbieu {

namespace {

// Whether the unit's own total is the sum of the visible rows, and not of all.
bool total_leaves_out(std::set<std::string> const& hidden,
                      FormDefinition const& form,
                      Submission const& submission)
{
    return std::ranges::any_of(submission.own_total, [&](Fact const& total) {
        auto const* const column = form.find_column(total.column);
        if (total.number() == nullptr || column->measure.way != Way::sum) {
            return false;
        }
        std::optional<Exact> all = Exact(0);
        std::optional<Exact> visible = Exact(0);
        for (auto const& fact : submission.facts) {
            if (fact.column != total.column || fact.number() == nullptr) {
                continue;
            }
            all = all ? all->plus(*fact.number()) : all;
            if (!hidden.contains(fact.row)) {
                visible = visible ? visible->plus(*fact.number()) : visible;
            }
        }
        return visible && all && *visible == *total.number() && *visible != *all;
    });
}

void check_hidden_rows(TableSource const& source,
                       std::vector<Line const*> const& read_lines,
                       Submission& submission)
{
    std::vector<CellRef> hidden;
    std::vector<std::string> names;
    std::set<std::string> hidden_ids;
    for (std::size_t at = 0; at < read_lines.size(); ++at) {
        auto const& line = *read_lines[at];
        if (in_spans(source.grid.sheet().hidden_rows, line.sheet_row)) {
            hidden.push_back(name_place(source, line));
            names.push_back(name_text(source, line));
            hidden_ids.insert(submission.rows[at]);
        }
    }
    if (hidden.empty()) {
        return;
    }
    Args const args{{"count", std::to_string(hidden.size())},
                    {"cells", cell_list(hidden)},
                    {"row_name", name_list(names)}};
    if (!total_leaves_out(hidden_ids, source.form, submission)) {
        source.remarks.note(say::hidden_rows, std::string(), args);
        return;
    }
    auto const* const answer = source.remarks.ask(say::hidden_rows_in_doubt, {}, args);
    if (answer != nullptr && !means_ignore(answer->value) && !means_accept(answer->value)) {
        source.remarks.unusable();
    } else if (answer != nullptr && means_ignore(answer->value)) {
        std::erase_if(submission.facts,
                      [&](Fact const& fact) { return hidden_ids.contains(fact.row); });
        std::erase_if(submission.rows,
                      [&](std::string const& id) { return hidden_ids.contains(id); });
    }
}

void say_hidden_columns(TableSource const& source, Submission const& submission)
{
    std::set<std::uint32_t> columns;
    std::vector<std::string> names;
    for (auto const& fact : submission.facts) {
        if (in_spans(source.grid.sheet().hidden_columns, fact.cell.column)) {
            columns.insert(fact.cell.column);
            names.push_back(column_path(*source.form.find_column(fact.column)));
        }
    }
    if (columns.empty()) {
        return;
    }
    std::string letters;
    for (auto const column : columns) {
        letters += (letters.empty() ? "" : ", ") + column_letters(column);
    }
    source.remarks.note(say::hidden_columns,
                        std::string(),
                        {{"count", std::to_string(columns.size())},
                         {"columns", letters},
                         {"column_name", name_list(names)}});
}

} // namespace

void check_hidden(TableSource const& source,
                  std::vector<Line const*> const& read_lines,
                  Submission& submission)
{
    check_hidden_rows(source, read_lines, submission);
    say_hidden_columns(source, submission);
}

} // namespace gopbieu
