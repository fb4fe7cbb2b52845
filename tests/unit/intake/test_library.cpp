// The library's own templates, seen as intake sees what units send.

#include "form/load.hpp"
#include "intake/table.hpp"
#include "support/tree.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

TEST_CASE("Every template of the library shows every column of its schema, once",
          "[intake][library]")
{
    auto const folder = test::source_folder() / "forms";
    for (auto const& id : form_ids(folder)) {
        INFO(id);
        auto const form = load_form(folder, id);
        REQUIRE(form);
        auto const book = read_workbook(form.value->template_file, ReadOptions{});
        REQUIRE(book);
        REQUIRE(book->sheets.size() == 1);
        auto const table = find_table(Grid(*book, book->sheets.front()), *form.value);
        REQUIRE(table);
        CHECK(table->missing(*form.value) == std::vector<std::string>{});
        CHECK(table->ambiguous.empty());
        for (std::size_t row = 0; row < form.value->rows.size(); ++row) {
            INFO(form.value->rows[row].id);
            CHECK((form.value->row_kind != RowKind::fixed || table->rows[row]));
        }
        CHECK(table->panels[0].end_row > table->panels[0].first_row);
    }
}
