// Blank workbooks for many units, against the writing library alone:
//
//   blank_forms FORMS SCRATCH [UNITS]
//
// Makes a campaign of four forms with UNITS cells (4,000), times gopbieu making and writing all
// workbooks, then libxlsxwriter writing the same cells with the same looks, validations and rules
// into as many files. Prints seconds of the processor and their ratio. Both use one thread.

#include "base/file.hpp"
#include "base/write_file.hpp"
#include "command/run_campaign.hpp"
#include "publish/blank/blank_book.hpp"
#include "publish/lxw_format.hpp"
#include "support/scratch.hpp"
#include "workbook/read.hpp"

#include <xlsxwriter.h>

#include <chrono>
#include <ctime>
#include <functional>
#include <iomanip>
#include <iostream>
#include <map>

using namespace gopbieu;

namespace {

struct Took {
    double processor = 0, clock = 0;
};

Took timed(std::function<void()> const& work)
{
    auto const start = std::clock();
    auto const begin = std::chrono::steady_clock::now();
    work();
    std::chrono::duration<double> const clock = std::chrono::steady_clock::now() - begin;
    return {static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, clock.count()};
}

void write_campaign(std::filesystem::path const& folder, std::size_t units)
{
    write_text(folder / "dot.yaml",
               "name: Đợt đo\nperiod: \"2023\"\nas_of: 2023-12-31\nunit: H01\n"
               "forms: [sinh-hoat-chi-bo, chi-uy-bi-thu, sinh-hoat-chuyen-de, truong-thon-ban]\n"
               "filed_by: [chi-bo]\npublish: [huyen]\n");
    std::string rows = "Mã,Tên,Cấp,Mã cấp trên\nH01,Huyện ủy Phong Thổ,Huyện,\n";
    for (std::size_t unit = 1; unit <= units; ++unit) {
        auto const number = std::to_string(unit);
        rows += "H01-C" + number + ",Chi bộ bản số " + number + ",Chi bộ,H01\n";
    }
    write_text(folder / "don-vi.csv", rows);
}

/// One workbook by the library alone.
class Floor {
public:
    Floor(Workbook const& workbook, std::filesystem::path const& file)
        : m_workbook(workbook), m_target(workbook_new(path_text(file).c_str()))
    {
        for (auto const& sheet : workbook.sheets) {
            write(sheet);
        }
        workbook_close(m_target);
    }

private:
    lxw_format* format(std::uint32_t style)
    {
        auto& format = m_formats[style];
        if (format == nullptr) {
            format = workbook_add_format(m_target);
            put_on(format, dress_of(m_workbook, style));
        }
        return format;
    }

    void write(Sheet const& sheet)
    {
        auto* const target = workbook_add_worksheet(m_target, sheet.name.c_str());
        auto const& looks = *sheet.looks;
        for (auto const& one : looks.columns) {
            worksheet_set_column(target,
                                 static_cast<lxw_col_t>(one.columns.first),
                                 static_cast<lxw_col_t>(one.columns.last),
                                 one.width,
                                 nullptr);
        }
        for (auto const& one : looks.rows) {
            worksheet_set_row(target, one.row, one.height.value_or(15), nullptr);
        }
        write_cells(sheet, target);
        for (auto const& one : sheet.merges) {
            auto const* const cell = sheet.find(one.first);
            worksheet_merge_range(target,
                                  one.first.row,
                                  static_cast<lxw_col_t>(one.first.column),
                                  one.last.row,
                                  static_cast<lxw_col_t>(one.last.column),
                                  cell != nullptr && cell->has_text()
                                      ? std::string(m_workbook.text(*cell)).c_str()
                                      : "",
                                  cell == nullptr ? nullptr : format(cell->style));
        }
        write_rules(looks, target);
        worksheet_set_landscape(target);
        worksheet_set_paper(target, static_cast<std::uint8_t>(looks.page.paper));
        worksheet_fit_to_pages(target, 1, 0);
        if (looks.protection.on) {
            worksheet_protect(target, nullptr, nullptr);
        }
        if (sheet.visibility != Visibility::visible) {
            worksheet_hide(target);
        }
    }

    void write_cells(Sheet const& sheet, lxw_worksheet* target)
    {
        for (auto const& cell : sheet.cells) {
            auto const row = static_cast<lxw_row_t>(cell.row);
            auto const column = static_cast<lxw_col_t>(cell.column);
            auto* const look = format(cell.style);
            if (cell.formula != 0) {
                worksheet_write_formula(
                    target, row, column, formula_text(sheet, cell).c_str(), look);
            } else if (cell.has_text()) {
                worksheet_write_string(
                    target, row, column, std::string(m_workbook.text(cell)).c_str(), look);
            } else if (cell.kind == CellKind::number) {
                worksheet_write_number(target, row, column, cell.number, look);
            } else {
                worksheet_write_blank(target, row, column, look);
            }
        }
    }

    void write_rules(SheetLooks const& looks, lxw_worksheet* target)
    {
        for (auto const& one : looks.validations) {
            lxw_data_validation rule{};
            auto formula = "=" + one.formula1;
            auto texts = one;
            rule.validate = one.type == "list"    ? LXW_VALIDATION_TYPE_LIST_FORMULA
                            : one.type == "whole" ? LXW_VALIDATION_TYPE_INTEGER
                                                  : LXW_VALIDATION_TYPE_DECIMAL;
            rule.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
            rule.value_formula = formula.data();
            rule.input_title = texts.input_title.data();
            rule.input_message = texts.input_text.data();
            rule.error_title = texts.error_title.data();
            rule.error_message = texts.error_text.data();
            for (auto const& range : one.ranges) {
                worksheet_data_validation_range(target,
                                                range.first.row,
                                                static_cast<lxw_col_t>(range.first.column),
                                                range.last.row,
                                                static_cast<lxw_col_t>(range.last.column),
                                                &rule);
            }
        }
        auto* const red = workbook_add_format(m_target);
        format_set_bg_color(red, 0xFFC7CE);
        for (auto const& one : looks.conditional_formats) {
            lxw_conditional_format rule{};
            auto formula = "=" + one.formulas.front();
            rule.type = LXW_CONDITIONAL_TYPE_FORMULA;
            rule.value_string = formula.data();
            rule.format = red;
            auto const& range = one.ranges.front(); // the library takes one range
            worksheet_conditional_format_range(target,
                                               range.first.row,
                                               static_cast<lxw_col_t>(range.first.column),
                                               range.last.row,
                                               static_cast<lxw_col_t>(range.last.column),
                                               &rule);
        }
    }

    Workbook const& m_workbook;
    lxw_workbook* m_target;
    std::map<std::uint32_t, lxw_format*> m_formats; ///< by style
};

// A figure in every cell of every form, as of last period.
std::vector<Submission> last_period(std::vector<Template> const& templates)
{
    std::vector<Submission> all;
    for (auto const& blank : templates) {
        auto& one = all.emplace_back();
        one.form = blank.form->id;
        for (auto const& row : blank.form->rows) {
            one.rows.push_back(row.id);
            for (auto const& column : blank.form->columns) {
                if (column.measure.holds_numbers()) {
                    one.facts.push_back({row.id, column.id, Exact(3), {}, "3"});
                }
            }
        }
    }
    return all;
}

std::uintmax_t size_of(std::filesystem::path const& folder)
{
    std::uintmax_t bytes = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
        bytes += entry.is_regular_file() ? entry.file_size() : 0;
    }
    return bytes;
}

} // namespace

int main(int count, char** arguments)
{
    if (count < 3) {
        std::cerr << "blank_forms FORMS SCRATCH [UNITS]\n";
        return 2;
    }
    std::filesystem::path const scratch = arguments[2];
    std::size_t const wanted = count > 3 ? std::strtoul(arguments[3], nullptr, 10) : 4000;
    std::filesystem::create_directories(scratch);
    write_campaign(scratch, wanted);
    RunOptions options;
    options.folder = scratch;
    options.forms = arguments[1];
    auto const desk = set_up(options);
    if (!desk) {
        std::cerr << "the campaign is faulty\n";
        return 1;
    }
    std::vector<std::size_t> units;
    for (auto const unit : desk.value->tree.below(desk.value->root)) {
        if (desk.value->tree.unit(unit).level == "chi-bo") {
            units.push_back(unit);
        }
    }
    auto const ours = timed([&] {
        auto const book = BlankBook::make(
            desk.value->campaign, desk.value->templates, {}, scratch / "bieu-trong" / "mau");
        for (auto const unit : units) {
            auto const& one = desk.value->tree.unit(unit);
            (void)write_file(scratch / blank_name(desk.value->campaign, one),
                             book->for_unit(desk.value->tree, unit));
        }
    });
    auto const figures = last_period(desk.value->templates);
    std::vector<Submission const*> before;
    for (auto const& one : figures) {
        before.push_back(&one);
    }
    auto const commented = timed([&] {
        auto const book = BlankBook::make(
            desk.value->campaign, desk.value->templates, {}, scratch / "ky-truoc" / "mau");
        for (auto const unit : units) {
            auto const file = scratch / "ky-truoc" / (std::to_string(unit) + ".xlsx");
            auto const bytes = book->for_unit(desk.value->tree, unit, before, file);
            (void)write_file(file, *bytes);
        }
    });
    ReadOptions reading;
    reading.depth = Depth::looks;
    auto const first = scratch / blank_name(desk.value->campaign, desk.value->tree.unit(units[0]));
    auto const workbook = read_workbook(first, reading);
    if (!workbook) {
        std::cerr << "no blank workbook\n";
        return 1;
    }
    std::size_t cells = 0;
    for (auto const& sheet : workbook->sheets) {
        cells += sheet.cells.size();
    }
    std::filesystem::create_directories(scratch / "san");
    auto const floor = timed([&] {
        for (std::size_t unit = 0; unit < units.size(); ++unit) {
            Floor(*workbook, scratch / "san" / (std::to_string(unit) + ".xlsx"));
        }
    });
    std::cout << units.size() << " workbooks of " << workbook->sheets.size() << " sheets, " << cells
              << " cells each\n"
              << std::fixed << std::setprecision(2) << "libxlsxwriter: " << floor.processor
              << " s of the processor, " << floor.clock << " s, "
              << size_of(scratch / "san") / 1'000'000 << " MB\n"
              << "gopbieu:       " << ours.processor << " s of the processor, " << ours.clock
              << " s, " << size_of(scratch / "bieu-trong") / 1'000'000 << " MB\n"
              << "with " << figures.front().facts.size() + figures.back().facts.size()
              << " and more comments: " << commented.processor << " s of the processor, "
              << commented.clock << " s\n"
              << "ratio:         " << ours.processor / floor.processor << " (clock "
              << ours.clock / floor.clock << ")\n";
    return 0;
}
