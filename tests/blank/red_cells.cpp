// The red and yellow cells of blank forms, worked out by LibreOffice: none where the figures agree
// with all rules, and those of every broken rule where they do not.

#include "base/file.hpp"
#include "blank/office.hpp"
#include "check/check.hpp"
#include "command/run_campaign.hpp"
#include "publish/blank/blank_book.hpp"
#include "support/clean_filler.hpp"
#include "support/scratch.hpp"
#include "workbook/read.hpp"

#include <algorithm>
#include <iostream>
#include <map>

using namespace gopbieu;

namespace {

constexpr std::uint32_t formula_column = 60; ///< right of every form

int faults = 0;

void expect(bool good, std::string const& what)
{
    if (!good) {
        std::cout << "WRONG: " << what << '\n';
        ++faults;
    }
}

/// One form of the blank workbook, with figures that agree or do not.
struct Case {
    FormDefinition const* form = nullptr;
    Sheet const* sheet = nullptr;
    Table table;
    Submission figures;
    std::vector<test::Entry> entries;
    std::vector<std::pair<CellRef, ConditionalFormat const*>>
        formulas; ///< where each is worked out
};

bool unlocked(Workbook const& workbook, Cell const& cell)
{
    return !workbook.looks->styles.at(cell.style).locked;
}

// The first row that the unit names itself.
std::uint32_t first_open_row(Workbook const& workbook, Case const& one)
{
    auto const key = one.table.panels.front().column(one.form->key_column);
    for (auto const& cell : one.sheet->cells) {
        if (key && cell.column == *key && unlocked(workbook, cell)) {
            return cell.row;
        }
    }
    return 0;
}

// "=AND(a;b)": the separators of the interface, not those of the file.
std::string for_office(std::string const& formula)
{
    std::string out = "=";
    bool quoted = false;
    for (auto const character : formula) {
        quoted = quoted != (character == '"');
        out += character == ',' && !quoted ? ';' : character;
    }
    return out;
}

void place_figures(Workbook const& workbook, Case& one)
{
    bool const fixed = one.form->row_kind == RowKind::fixed;
    auto const row = fixed ? 0 : first_open_row(workbook, one);
    if (!fixed) {
        auto const key = one.table.panels.front().column(one.form->key_column);
        auto const* const known = one.form->find_row(one.figures.rows.front());
        one.entries.push_back({one.sheet->name,
                               {row, *key},
                               test::Entry::Kind::text,
                               known != nullptr ? known->label : "Chi bộ"});
    }
    for (auto const& fact : one.figures.facts) {
        auto const column =
            static_cast<std::size_t>(one.form->find_column(fact.column) - one.form->columns.data());
        std::optional<CellRef> where;
        if (fixed) {
            auto const* const known = one.form->find_row(fact.row);
            where =
                one.table.place(static_cast<std::size_t>(known - one.form->rows.data()), column);
        } else if (auto const at = one.table.panels.front().column(column)) {
            where = CellRef{row, *at};
        }
        auto const* const cell = where ? one.sheet->find(*where) : nullptr;
        if (cell == nullptr || !unlocked(workbook, *cell)) {
            continue;
        }
        if (auto const* const number = fact.number()) {
            one.entries.push_back(
                {one.sheet->name, *where, test::Entry::Kind::number, number->text()});
        } else {
            one.entries.push_back({one.sheet->name,
                                   *where,
                                   test::Entry::Kind::text,
                                   std::get<std::string>(fact.value)});
        }
    }
}

void place_formulas(Case& one)
{
    std::uint32_t number = 0;
    for (auto const& format : one.sheet->looks->conditional_formats) {
        CellRef const where{200 + number / 100, formula_column + number % 100};
        one.formulas.emplace_back(where, &format);
        one.entries.push_back({one.sheet->name,
                               where,
                               test::Entry::Kind::formula,
                               for_office(format.formulas.front())});
        ++number;
    }
}

// What is broken by figures of this form alone, and not only good to know.
std::vector<std::string> broken(Case const& one, Checker const& checker)
{
    CheckContext context;
    context.period = "2023";
    auto ids = checker.broken_rules(one.figures, context);
    std::erase_if(ids, [&](std::string const& id) {
        auto const rule = std::ranges::find(one.form->rules, id, &Rule::id);
        return rule == one.form->rules.end() || rule->severity == Severity::note;
    });
    return ids;
}

// The first figure of a clean form with which it breaks a rule when it is made too large.
void spoil(Case& one, Checker const& checker)
{
    for (auto& fact : one.figures.facts) {
        auto const* const column = one.form->find_column(fact.column);
        auto const* const row = one.form->find_row(fact.row);
        auto const* const number = fact.number();
        if (number == nullptr || one.form->measure(row, *column).way != Way::sum) {
            continue;
        }
        auto const before = fact.value;
        fact.value = *number->plus(Exact(100'000));
        if (!broken(one, checker).empty()) {
            return;
        }
        fact.value = before;
    }
}

void check_colours(Case const& one, Workbook const& worked_out, Checker const& checker)
{
    auto const& sheet = *std::ranges::find(worked_out.sheets, one.sheet->name, &Sheet::name);
    std::size_t red = 0;
    for (auto const& [where, format] : one.formulas) {
        auto const* const cell = sheet.find(where);
        bool const is_red = cell != nullptr && cell->kind == CellKind::boolean && cell->number != 0;
        red += is_red ? 1U : 0U;
        expect(cell != nullptr, one.form->id + ": no result of " + format->formulas.front());
    }
    auto const rules = broken(one, checker);
    std::cout << one.form->id << ": " << rules.size() << " rules broken, " << red << " of "
              << one.formulas.size() << " colours\n";
    std::string list;
    for (auto const& id : rules) {
        list += " " + id;
    }
    expect((red > 0) == !rules.empty(), one.form->id + ": broken:" + list);
    expect(red >= rules.size() || one.form->row_kind == RowKind::fixed,
           one.form->id + ": fewer colours than broken rules:" + list);
}

} // namespace

int main()
{
    if (!test::office_is_here()) {
        std::cout << "SKIPPED: no soffice here, red cells are not worked out by LibreOffice\n";
        return 0;
    }
    Scratch const scratch;
    write_text(scratch / "dot.yaml",
               "name: Đợt thử\nperiod: \"2023\"\nas_of: 2023-12-31\nunit: H01\n"
               "forms: [sinh-hoat-chi-bo, chi-uy-bi-thu, truong-thon-ban, "
               "bieu-2b-ket-nap-theo-dan-toc-ton-giao, dac-diem-tinh-hinh, "
               "bieu-4-dang-vien-theo-dan-toc-ton-giao, bieu-5-to-chuc-dang-va-dang-vien, "
               "bieu-6f-ket-qua-kiem-diem, bieu-7a-tctw-chat-luong-to-chuc-co-so-dang, "
               "xl-dv-xep-loai-dang-vien]\nfiled_by: [chi-bo]\npublish: [huyen]\n");
    write_text(scratch / "don-vi.csv",
               "Mã,Tên,Cấp,Mã cấp trên\nH01,Huyện ủy,Huyện,\nH01-C01,Chi bộ bản A,Chi bộ,H01\n");
    RunOptions options;
    options.folder = scratch.path();
    options.forms = GOPBIEU_FORMS;
    auto const desk = set_up(options);
    auto const book =
        desk ? BlankBook::make(desk.value->campaign, desk.value->templates, {}, scratch / "scratch")
             : Result<BlankBook>(Problem{});
    if (!book) {
        std::cout << "FAILED: no blank workbook\n";
        return 1;
    }
    auto const bytes = book->for_unit(desk.value->tree, *desk.value->tree.find("H01-C01"));
    write_text(scratch / "trong.xlsx", bytes);
    ReadOptions reading;
    reading.depth = Depth::looks;
    auto const blank = read_workbook(scratch / "trong.xlsx", reading);
    Checker const checker(desk.value->forms);

    for (bool const clean : {true, false}) {
        std::vector<Case> cases;
        std::vector<test::Entry> entries;
        for (std::size_t form = 0; form < desk.value->templates.size(); ++form) {
            Case one;
            one.form = desk.value->templates[form].form;
            one.sheet = &blank->sheets[form];
            auto const figures = test::fill_cleanly(*one.form, checker, 7);
            auto const table = find_table(Grid(*blank, *one.sheet), *one.form);
            expect(figures && table, one.form->id + ": no figures");
            if (!figures || !table) {
                continue;
            }
            one.table = *table;
            one.figures = *figures;
            if (one.form->row_kind != RowKind::fixed) {
                auto const first = one.figures.rows.front();
                one.figures.rows = {first};
                std::erase_if(one.figures.facts,
                              [&](Fact const& fact) { return fact.row != first; });
            }
            if (!clean) {
                spoil(one, checker);
            }
            place_figures(*blank, one);
            place_formulas(one);
            entries.insert(entries.end(), one.entries.begin(), one.entries.end());
            cases.push_back(std::move(one));
        }
        auto const out = scratch / (clean ? "dung.xlsx" : "sai.xlsx");
        if (auto const fault = test::fill_in(scratch / "trong.xlsx", out, entries, scratch.path());
            !fault.empty()) {
            std::cout << "FAILED: " << fault << '\n';
            return 1;
        }
        auto const worked_out = read_workbook(out, {});
        for (auto const& one : cases) {
            check_colours(one, *worked_out, checker);
            expect(clean == broken(one, checker).empty(), one.form->id + ": nothing was spoilt");
        }
    }
    std::cout << (faults == 0 ? "all right\n" : std::to_string(faults) + " faults\n");
    return faults == 0 ? 0 : 1;
}
