// The official look, of every template of the library: what an office would send back if it were
// missing.

#include "form/load.hpp"
#include "support/tree.hpp"
#include "text/match_key.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

using namespace gopbieu;

namespace {

struct DrawnTemplate {
    std::string name;
    FormDefinition form;
    Workbook workbook;

    [[nodiscard]] Sheet const& sheet() const { return workbook.sheets.front(); }
    [[nodiscard]] std::string text(Cell const& cell) const
    {
        return cell.kind == CellKind::text ? std::string(workbook.text(cell)) : std::string();
    }
    [[nodiscard]] CellStyle const& style(Cell const& cell) const
    {
        return workbook.looks->styles.at(cell.style);
    }
    [[nodiscard]] Font const& font(Cell const& cell) const
    {
        return workbook.looks->fonts.at(style(cell).font);
    }
    [[nodiscard]] std::vector<Cell const*>
    cells(std::function<bool(std::string const&)> wanted) const
    {
        std::vector<Cell const*> found;
        for (auto const& cell : sheet().cells) {
            auto const printed = text(cell);
            if (!printed.empty() && wanted(printed)) {
                found.push_back(&cell);
            }
        }
        return found;
    }
};

std::vector<DrawnTemplate> const& templates()
{
    static std::vector<DrawnTemplate> const all = [] {
        std::vector<DrawnTemplate> found;
        auto const folder = test::source_folder() / "forms";
        auto const ids = form_ids(folder);
        auto const forms = load_forms(folder, ids);
        REQUIRE(forms);
        for (auto const& form : forms.value->forms) {
            ReadOptions options;
            options.depth = Depth::looks;
            auto workbook = read_workbook(form.template_file, options);
            REQUIRE(workbook);
            found.push_back({form.id + "@" + form.edition, form, std::move(*workbook)});
        }
        return found;
    }();
    return all;
}

bool ruled(DrawnTemplate const& drawn, Cell const& cell)
{
    auto const& border = drawn.workbook.looks->borders.at(drawn.style(cell).border);
    return border.left.style > 0 && border.right.style > 0 && border.top.style > 0 &&
           border.bottom.style > 0;
}

} // namespace

TEST_CASE("Every template is a landscape page of A4 or A3, one page wide, with its header repeated",
          "[form][library]")
{
    for (auto const& drawn : templates()) {
        INFO(drawn.name);
        auto const& page = drawn.sheet().looks->page;
        CHECK(page.landscape);
        CHECK((page.paper == 9 || page.paper == 8));
        CHECK(page.fit_to_page);
        CHECK(page.fit_width == 1);
        REQUIRE(page.title_rows);
        CHECK(page.print_areas.size() == 1);
        // The repeated rows are those of the header: all labels of the columns stand in them.
        for (auto const& column : drawn.form.columns) {
            auto const labels = drawn.cells([&](std::string const& printed) {
                return key_with_accents(printed) == key_with_accents(column.label());
            });
            INFO(column.label());
            CHECK(std::ranges::any_of(labels, [&](Cell const* cell) {
                return cell->row >= page.title_rows->first && cell->row <= page.title_rows->last &&
                       drawn.font(*cell).bold && ruled(drawn, *cell) &&
                       drawn.style(*cell).alignment.horizontal == Horizontal::center;
            }));
        }
    }
}

TEST_CASE("Every template is printed in Times New Roman", "[form][library]")
{
    for (auto const& drawn : templates()) {
        INFO(drawn.name);
        for (auto const* const cell : drawn.cells([](std::string const&) { return true; })) {
            INFO(drawn.text(*cell));
            CHECK(drawn.font(*cell).name == "Times New Roman");
        }
    }
}

TEST_CASE("Every template has its title, bold and centred", "[form][library]")
{
    for (auto const& drawn : templates()) {
        INFO(drawn.name);
        auto const titles = drawn.cells([&](std::string const& printed) {
            return key_with_accents(printed) == key_with_accents(drawn.form.title);
        });
        REQUIRE(titles.size() == 1);
        CHECK(drawn.font(*titles[0]).bold);
        CHECK(drawn.style(*titles[0]).alignment.horizontal == Horizontal::center);
    }
}

TEST_CASE("Every template has its heading blocks, place and date in italics, and signatures",
          "[form][library]")
{
    for (auto const& drawn : templates()) {
        INFO(drawn.name);
        auto const party = drawn.cells(
            [](std::string const& printed) { return printed == "ĐẢNG CỘNG SẢN VIỆT NAM"; });
        auto const number = drawn.cells([&](std::string const& printed) {
            return printed.starts_with("Biểu số") || printed.starts_with("(Tiếp Biểu số");
        });
        // Forms of the organisation boards print their number where others print the Party's name.
        CHECK(party.size() + number.size() == 1);
        if (!party.empty()) {
            CHECK(drawn.font(*party[0]).bold);
            CHECK(drawn.font(*party[0]).underline == Underline::single);
            CHECK(drawn.cells([](std::string const& printed) { return printed == "*"; }).size() ==
                  1);
        }
        auto const dates = drawn.cells([](std::string const& printed) {
            return printed.find("ngày") != std::string::npos &&
                   printed.find("tháng") != std::string::npos &&
                   printed.find("năm 20") != std::string::npos && !printed.starts_with("(");
        });
        REQUIRE(dates.size() == 1);
        CHECK(drawn.font(*dates[0]).italic);
        auto const makers = drawn.cells([](std::string const& printed) {
            return key_with_accents(printed).starts_with(key_with_accents("NGƯỜI LẬP"));
        });
        REQUIRE(makers.size() == 1);
        CHECK(drawn.font(*makers[0]).bold);
        for (auto const& line : drawn.form.heading) {
            INFO(line.text);
            CHECK(drawn.cells([&](std::string const& printed) { return printed == line.text; })
                      .size() == 1);
        }
    }
}

TEST_CASE("A template prints a row of column numbers where its schema says so", "[form][library]")
{
    for (auto const& drawn : templates()) {
        INFO(drawn.name);
        auto const last = drawn.sheet().looks->page.title_rows->last;
        for (auto const& column : drawn.form.columns) {
            INFO(column.number);
            auto const numbers = drawn.cells([&](std::string const& printed) {
                return drawn.form.number_row && printed == column.number;
            });
            bool const there =
                std::ranges::any_of(numbers, [&](Cell const* cell) { return cell->row == last; });
            CHECK(there == (drawn.form.number_row && !column.number.empty()));
        }
    }
}
