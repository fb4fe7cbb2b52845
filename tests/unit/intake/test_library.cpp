// The library's own templates, seen as intake sees what units send.

#include "form/load.hpp"
#include "intake/table.hpp"
#include "support/tree.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

void check_rows(Table const& table, FormDefinition const& form)
{
    if (form.row_kind != RowKind::fixed) {
        CHECK((table.total() != nullptr) == form.total_row.has_value());
        return;
    }
    for (std::size_t row = 0; row < form.rows.size(); ++row) {
        INFO(form.rows[row].id);
        CHECK(table.rows[row]);
    }
    for (auto const& line : table.lines) {
        INFO(line.sheet_row);
        CHECK((line.kind == LineKind::row || line.kind == LineKind::total));
    }
}

void check_template(FormDefinition const& form)
{
    INFO(form.id << " " << form.edition);
    auto const book = read_workbook(form.template_file, ReadOptions{});
    REQUIRE(book);
    REQUIRE(book->sheets.size() == 1);
    auto const table = find_table(Grid(*book, book->sheets.front()), form);
    REQUIRE(table);
    CHECK(table->found() == form.columns.size());
    CHECK(table->panels.size() == form.panels);
    CHECK(table->ambiguous.empty());
    CHECK(table->repairs.empty());
    CHECK(table->panels[0].number_row.has_value() == form.number_row);
    CHECK(table->panels[0].end_row > table->panels[0].first_row);
    check_rows(*table, form);
}

} // namespace

TEST_CASE("Every template of the library shows every column and row of its schema, once",
          "[intake][library]")
{
    auto const folder = test::source_folder() / "forms";
    for (auto const& id : form_ids(folder)) {
        INFO(id);
        auto const forms = load_forms(folder, {id});
        REQUIRE(forms);
        for (auto const& form : forms.value->forms) {
            check_template(form);
        }
    }
}
