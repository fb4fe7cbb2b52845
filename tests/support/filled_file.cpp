#include "support/filled_file.hpp"

#include "intake/table.hpp"
#include "publish/write_workbook.hpp"
#include "support/clean_filler.hpp"
#include "workbook/read.hpp"

#include <filesystem>
#include <map>

namespace gopbieu::test {

namespace {

// Where the figures of a submission stand in a template: rows of the form in their printed places,
// those of code lists and lists one below the other.
void put_figures(SheetDraft& draft,
                 FormDefinition const& form,
                 Table const& table,
                 Submission const& submission)
{
    auto& changes = draft.front().changes;
    auto const& panel = table.panels.front();
    std::map<std::string, std::uint32_t> own_rows;
    for (auto const& fact : submission.facts) {
        auto const column =
            static_cast<std::size_t>(form.find_column(fact.column) - form.columns.data());
        auto const* const row = form.find_row(fact.row);
        auto place = form.row_kind == RowKind::fixed && row != nullptr
                         ? table.place(static_cast<std::size_t>(row - form.rows.data()), column)
                         : std::nullopt;
        if (form.row_kind != RowKind::fixed && panel.column(column)) {
            auto const at = own_rows.emplace(
                fact.row, panel.first_row + static_cast<std::uint32_t>(own_rows.size()));
            place = CellRef{at.first->second, *panel.column(column)};
            changes[{at.first->second, *panel.column(form.key_column)}] = {
                row != nullptr ? row->label : "Đơn vị " + fact.row, false};
        }
        if (place && fact.number() != nullptr) {
            changes[*place] = {*fact.number(), false};
        }
    }
}

} // namespace

std::optional<std::string>
filled_file(FormDefinition const& form, Checker const& checker, std::uint32_t seed)
{
    ReadOptions options;
    options.depth = Depth::looks;
    auto const blank = read_workbook(form.template_file, options);
    auto const submission = fill_cleanly(form, checker, seed);
    if (!blank || blank->sheets.empty() || !submission) {
        return {};
    }
    auto const table = find_table(Grid(*blank, blank->sheets.front()), form);
    if (!table) {
        return {};
    }
    std::vector<SheetDraft> drafts;
    drafts.push_back(draft_of(*blank));
    put_figures(drafts.front(), form, *table, *submission);
    auto bytes = draw_workbook(
        drafts, frame_of(*blank), std::filesystem::temp_directory_path() / "filled_file.xlsx");
    return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

} // namespace gopbieu::test
