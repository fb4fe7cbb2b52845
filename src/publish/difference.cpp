#include "publish/fill.hpp"

#include "base/file.hpp"
#include "base/json.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace gopbieu {

namespace {

// Widths are kept in whole pixels; a template from another program may lie between two.
constexpr double same_width = 0.1;

struct Mismatch {
    std::string place, found, expected;
};

std::string value_text(Workbook const& workbook, Cell const* cell)
{
    if (cell == nullptr || cell->kind == CellKind::empty) {
        return {};
    }
    if (cell->has_text()) {
        return std::string(workbook.text(*cell));
    }
    std::string text;
    append_number(text, cell->number);
    return text;
}

std::string value_text(CellValue const& value)
{
    if (auto const* const number = std::get_if<Exact>(&value)) {
        std::string text;
        append_number(text, stored(*number));
        return text;
    }
    auto const* const text = std::get_if<std::string>(&value);
    return text == nullptr ? std::string() : *text;
}

// All that makes a cell look as it does, for one comparison.
struct CellLooks {
    Font font;
    Fill fill;
    Border border;
    Alignment alignment;
    bool locked = true;
    std::string number_format = "General";

    bool operator==(CellLooks const&) const = default;
};

CellLooks looks_of(Workbook const& workbook, Cell const* cell)
{
    CellLooks found;
    auto const style = cell == nullptr ? 0 : cell->style;
    if (workbook.looks == nullptr || style >= workbook.looks->styles.size()) {
        return found;
    }
    auto const& looks = *workbook.looks;
    auto const& wanted = looks.styles[style];
    if (wanted.font < looks.fonts.size()) {
        found.font = looks.fonts[wanted.font];
    }
    if (wanted.fill < looks.fills.size()) {
        found.fill = looks.fills[wanted.fill];
    }
    if (wanted.border < looks.borders.size()) {
        found.border = looks.borders[wanted.border];
    }
    found.alignment = wanted.alignment;
    found.locked = wanted.locked;
    if (cell != nullptr) {
        found.number_format = workbook.format(*cell).code;
    }
    return found;
}

class SheetComparison {
public:
    SheetComparison(Page const& page,
               Workbook const& template_workbook,
               Sheet const& template_sheet,
               Workbook const& written_workbook,
               Sheet const& written_sheet)
        : m_page(page), m_template_workbook(template_workbook), m_template(template_sheet),
          m_written_workbook(written_workbook), m_written(written_sheet)
    {
    }

    std::optional<Mismatch> first()
    {
        for (auto const& check : {&SheetComparison::cells,
                                  &SheetComparison::merges,
                                  &SheetComparison::columns,
                                  &SheetComparison::rows,
                                  &SheetComparison::page_setup}) {
            if (auto mismatch = (this->*check)()) {
                return mismatch;
            }
        }
        return {};
    }

private:
    // The template's row that a written row stands for: put-in rows look like the one above them.
    [[nodiscard]] std::uint32_t template_row(std::uint32_t row) const
    {
        if (m_page.grown_by == 0 || row < m_page.grown_at) {
            return row;
        }
        return row < m_page.grown_at + m_page.grown_by ? m_page.grown_at - 1
                                                       : row - m_page.grown_by;
    }
    [[nodiscard]] std::uint32_t written_row(std::uint32_t row) const
    {
        return row + (m_page.grown_by != 0 && row >= m_page.grown_at ? m_page.grown_by : 0);
    }

    std::optional<Mismatch> cells()
    {
        std::set<CellRef> places;
        for (auto const& cell : m_written.cells) {
            places.insert(cell.where());
        }
        for (auto const& cell : m_template.cells) {
            places.insert({written_row(cell.row), cell.column});
        }
        for (auto const place : places) {
            auto const* const written = m_written.find(place);
            auto const* const blank = m_template.find({template_row(place.row), place.column});
            auto const change = m_page.changes.find(place);
            auto const found = value_text(m_written_workbook, written);
            auto const expected = change != m_page.changes.end()
                                      ? value_text(change->second)
                                      : value_text(m_template_workbook, blank);
            if (found != expected) {
                return Mismatch{to_a1(place), found, expected};
            }
            if (looks_of(m_written_workbook, written) != looks_of(m_template_workbook, blank)) {
                return Mismatch{to_a1(place), "looks", "looks"};
            }
        }
        return {};
    }

    std::optional<Mismatch> merges()
    {
        auto const text_of = [](std::vector<CellRange> list) {
            std::ranges::sort(list);
            std::string text;
            for (auto const& merge : list) {
                text += to_a1(merge) + " ";
            }
            return text;
        };
        auto expected = m_template.merges;
        for (auto& merge : expected) {
            merge.first.row = written_row(merge.first.row);
            merge.last.row = written_row(merge.last.row);
        }
        return mismatch("merges", text_of(m_written.merges), text_of(expected));
    }

    std::optional<Mismatch> columns()
    {
        std::uint32_t last = 0;
        for (auto const* const looks : {m_template.looks.get(), m_written.looks.get()}) {
            for (auto const& one : looks->columns) {
                last = std::max(last, std::min(one.columns.last, std::uint32_t{255}));
            }
        }
        for (std::uint32_t column = 0; column <= last; ++column) {
            auto const found = width_of(*m_written.looks, column);
            auto const expected = width_of(*m_template.looks, column);
            if (std::fabs(found - expected) > same_width) {
                return mismatch(column_letters(column), number_text(found), number_text(expected));
            }
        }
        return {};
    }

    static double width_of(SheetLooks const& looks, std::uint32_t column)
    {
        for (auto const& one : looks.columns) {
            if (column >= one.columns.first && column <= one.columns.last) {
                return one.hidden ? 0 : one.width;
            }
        }
        return looks.default_column_width;
    }

    std::optional<Mismatch> rows()
    {
        for (auto const& one : m_written.looks->rows) {
            auto const expected = height_of(*m_template.looks, template_row(one.row));
            auto const found = height_of(*m_written.looks, one.row);
            if (found != expected) {
                return mismatch(
                    std::to_string(one.row + 1), number_text(found), number_text(expected));
            }
        }
        return {};
    }

    static double height_of(SheetLooks const& looks, std::uint32_t row)
    {
        auto const found = std::ranges::lower_bound(looks.rows, row, {}, &RowLooks::row);
        bool const own = found != looks.rows.end() && found->row == row && found->custom_height;
        return own ? found->height.value_or(0) : -1;
    }

    std::optional<Mismatch> page_setup()
    {
        auto const text_of = [&](PageSetup const& page, bool of_template) {
            auto areas = page.print_areas;
            std::string text = std::to_string(page.paper) + (page.landscape ? " ngang" : " dọc");
            text += page.fit_to_page ? " vừa " + std::to_string(page.fit_width) + "×" +
                                           std::to_string(page.fit_height)
                                     : " " + std::to_string(page.scale.value_or(100)) + "%";
            for (auto const margin :
                 {page.left, page.right, page.top, page.bottom, page.header, page.footer}) {
                text += " " + number_text(margin);
            }
            if (page.title_rows) {
                text += " lặp " + std::to_string(page.title_rows->first + 1) + "–" +
                        std::to_string(page.title_rows->last + 1);
            }
            for (auto& area : areas) {
                area.first.row = of_template ? written_row(area.first.row) : area.first.row;
                area.last.row = of_template ? written_row(area.last.row) : area.last.row;
                text += " " + to_a1(area);
            }
            text += " " + page.footer_text;
            return m_page.header_changed ? text : text + " " + page.header_text;
        };
        return mismatch("page",
                        text_of(m_written.looks->page, false),
                        text_of(m_template.looks->page, true));
    }

    static std::string number_text(double value)
    {
        std::string text;
        append_number(text, value);
        return text;
    }

    static std::optional<Mismatch>
    mismatch(std::string place, std::string found, std::string expected)
    {
        if (found == expected) {
            return {};
        }
        return Mismatch{std::move(place), std::move(found), std::move(expected)};
    }

    Page const& m_page;
    Workbook const& m_template_workbook;
    Sheet const& m_template;
    Workbook const& m_written_workbook;
    Sheet const& m_written;
};

} // namespace

std::optional<Problem> difference(Page const& page,
                                  Workbook const& template_workbook,
                                  Sheet const& template_sheet,
                                  Workbook const& written_workbook,
                                  Sheet const& written_sheet,
                                  std::string const& file)
{
    if (template_sheet.looks == nullptr || written_sheet.looks == nullptr) {
        return Problem{Say::not_as_template,
                       {{"file", file}, {"place", "looks"}, {"found", ""}, {"expected", "looks"}}};
    }
    auto const mismatch =
        SheetComparison(page, template_workbook, template_sheet, written_workbook, written_sheet)
            .first();
    if (!mismatch) {
        return {};
    }
    return Problem{Say::not_as_template,
                   {{"file", file},
                    {"place", written_sheet.name + "!" + mismatch->place},
                    {"found", mismatch->found},
                    {"expected", mismatch->expected}}};
}

} // namespace gopbieu
