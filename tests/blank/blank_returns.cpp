// A blank workbook is made, filled in by LibreOffice and taken in again: every figure right, and
// the totals that the sheet worked out too. Then once more without its marks.

#include "base/file.hpp"
#include "blank/office.hpp"
#include "command/run_campaign.hpp"
#include "command/run_program.hpp"
#include "intake/recognise.hpp"
#include "support/scratch.hpp"
#include "workbook/read.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

using namespace gopbieu;

namespace {

// Forms of all kinds: keyed, list, fixed, two panels, column numbers, ratios.
constexpr auto campaign_text =
    R"(name: Đợt thử
period: "2023"
as_of: 2023-12-31
unit: H01
forms: [sinh-hoat-chi-bo, chi-uy-bi-thu, sinh-hoat-chuyen-de, truong-thon-ban,
        bieu-1-tang-giam-dang-vien, bieu-4-dang-vien-theo-dan-toc-ton-giao,
        bieu-5-to-chuc-dang-va-dang-vien, xl-dv-xep-loai-dang-vien]
filed_by: [chi-bo]
publish: [huyen]
)";
constexpr auto register_text = "Mã,Tên,Cấp,Mã cấp trên\n"
                               "H01,Huyện ủy Phong Thổ,Huyện,\n"
                               "H01-D01,Đảng ủy xã Mường So,Đảng bộ cơ sở,H01\n"
                               "H01-D01-C01,Chi bộ bản <Huổi Én> & \"Vàng Pheo\",Chi bộ,H01-D01\n";

int faults = 0;

void expect(bool good, std::string const& what)
{
    if (!good) {
        std::cout << "WRONG: " << what << '\n';
        ++faults;
    }
}

Workbook read_looks(std::filesystem::path const& file)
{
    ReadOptions options;
    options.depth = Depth::looks;
    auto workbook = read_workbook(file, options);
    if (!workbook) {
        std::cout << "FAILED: " << words(workbook.problem(), Language::english) << '\n';
        std::exit(1); // NOLINT(concurrency-mt-unsafe)
    }
    return std::move(*workbook);
}

bool unlocked(Workbook const& workbook, Cell const& cell)
{
    return !workbook.looks->styles.at(cell.style).locked;
}

Validation const* validation_at(Sheet const& sheet, CellRef where)
{
    for (auto const& one : sheet.looks->validations) {
        for (auto const& range : one.ranges) {
            if (range.contains(where)) {
                return &one;
            }
        }
    }
    return nullptr;
}

// The items of a list that a validation names.
std::vector<std::string> list_of(Workbook const& workbook, std::string const& name)
{
    std::vector<std::string> items;
    auto const found = std::ranges::find(workbook.names, name, &DefinedName::name);
    if (found == workbook.names.end()) {
        return items;
    }
    auto const& sheet = workbook.sheets.back();
    auto range = found->refers_to.substr(found->refers_to.find('!') + 1);
    std::erase(range, '$');
    auto const cells = parse_a1_range(range);
    for (auto row = cells->first.row; row <= cells->last.row; ++row) {
        items.emplace_back(workbook.text(*sheet.find({row, cells->first.column})));
    }
    return items;
}

/// Writes something that fits into every cell that is unlocked.
class Filler {
public:
    explicit Filler(Workbook const& workbook) : m_workbook(workbook) {}

    std::vector<test::Entry> fill()
    {
        for (auto const& sheet : m_workbook.sheets) {
            for (auto const& cell : sheet.cells) {
                if (sheet.visibility == Visibility::visible && unlocked(m_workbook, cell)) {
                    fill(sheet, cell.where());
                }
            }
        }
        return std::move(m_entries);
    }

private:
    void fill(Sheet const& sheet, CellRef where)
    {
        auto const* const rule = validation_at(sheet, where);
        expect(rule != nullptr,
               sheet.name + "!" + to_a1(where) + " is unlocked and takes anything");
        if (rule == nullptr) {
            return;
        }
        expect(!rule->input_title.empty() && !rule->input_text.empty(),
               sheet.name + "!" + to_a1(where) + " says nothing");
        test::Entry entry{sheet.name, where, test::Entry::Kind::number, ""};
        auto const number = (where.row * 7 + where.column * 13) % 40 + 1;
        if (rule->type == "list") {
            auto const items = list_of(m_workbook, rule->formula1);
            auto& next = m_next[sheet.name];
            expect(next < items.size(),
                   sheet.name + "!" + to_a1(where) + ": the list is too short");
            entry.kind = test::Entry::Kind::text;
            entry.value = next < items.size() ? items[next] : "";
            ++next;
        } else if (rule->type == "whole") {
            entry.value = std::to_string(number);
        } else if (rule->type == "decimal") {
            // Below one a percentage is asked about: 0.5 may mean 50.
            entry.value = std::to_string(number % 8 + 1) + ".5";
        } else {
            entry.kind = test::Entry::Kind::text;
            entry.value = "Chi bộ số " + std::to_string(where.row);
        }
        m_entries.push_back(std::move(entry));
    }

    Workbook const& m_workbook;
    std::vector<test::Entry> m_entries;
    std::map<std::string, std::size_t> m_next;
};

// Everything but what the unit writes is locked, and the sheet is.
void check_locks(Workbook const& blank)
{
    for (auto const& sheet : blank.sheets) {
        if (sheet.visibility != Visibility::visible) {
            continue;
        }
        expect(sheet.looks->protection.on, sheet.name + " is not locked");
        expect(!sheet.looks->conditional_formats.empty(), sheet.name + " colours nothing");
        for (auto const& cell : sheet.cells) {
            bool const open = unlocked(blank, cell);
            expect(!open || (cell.formula == 0 && cell.kind == CellKind::empty),
                   sheet.name + "!" + to_a1(cell.where()) + " is unlocked and holds something");
        }
    }
}

Submission const* find(Recognition const& found, std::string const& sheet)
{
    auto const one = std::ranges::find(found.submissions, sheet, &Submission::sheet);
    return one == found.submissions.end() ? nullptr : &*one;
}

// Each number that was written is a figure at its cell.
void check_figures(Recognition const& found, std::vector<test::Entry> const& entries)
{
    std::size_t numbers = 0;
    for (auto const& entry : entries) {
        if (entry.kind != test::Entry::Kind::number) {
            continue;
        }
        auto const* const submission = find(found, entry.sheet);
        auto const where = entry.sheet + "!" + to_a1(entry.cell);
        if (submission == nullptr) {
            expect(false, where + ": its sheet was not recognised");
            return;
        }
        auto const fact = std::ranges::find(submission->facts, entry.cell, &Fact::cell);
        bool const right = fact != submission->facts.end() && fact->number() != nullptr &&
                           *fact->number() == *Exact::parse(entry.value);
        expect(right, where + ": " + entry.value + " did not come back");
        ++numbers;
    }
    std::cout << numbers << " figures came back\n";
    expect(numbers > 400, "too few figures were written");
}

// What the total rows of the sheets work out is what the figures add up to.
void check_totals(Recognition const& found, FormSet const& forms)
{
    std::size_t totals = 0;
    for (auto const& submission : found.submissions) {
        auto const* const form = forms.find(submission.form);
        for (auto const& total : submission.own_total) {
            auto const* const column = form->find_column(total.column);
            if (column == nullptr || column->measure.way != Way::sum || total.number() == nullptr) {
                continue;
            }
            Exact sum;
            for (auto const& fact : submission.facts) {
                if (fact.column == total.column && fact.number() != nullptr) {
                    sum = *sum.plus(*fact.number());
                }
            }
            expect(sum == *total.number(), submission.form + ": total of " + total.column);
            ++totals;
        }
    }
    std::cout << totals << " totals are right\n";
    expect(totals > 30, "too few totals were worked out");
}

void check_unit(Recognition const& found, std::size_t forms)
{
    expect(found.submissions.size() == forms, "not every form was recognised");
    for (auto const& one : found.submissions) {
        expect(one.unit == "H01-D01-C01", one.form + " is of unit '" + one.unit + "'");
    }
}

} // namespace

int main()
{
    if (!test::office_is_here()) {
        std::cout << "SKIPPED: no soffice here, blank forms are not filled in by LibreOffice\n";
        return 0;
    }
    Scratch const scratch;
    write_text(scratch / "dot.yaml", campaign_text);
    write_text(scratch / "don-vi.csv", register_text);
    std::ostringstream out;
    std::ostringstream err;
    auto const folder = path_text(scratch.path());
    auto const exit = run_program({"blank", folder, "--forms", GOPBIEU_FORMS}, out, err);
    expect(exit == Exit::clean, "gopbieu blank: " + err.str());
    auto const files = files_below(scratch / "bieu-trong");
    if (!files || files->size() != 1) {
        std::cout << "FAILED: no blank workbook\n" << err.str();
        return 1;
    }
    auto const blank = read_looks(files->front());
    check_locks(blank);
    auto const entries = Filler(blank).fill();
    auto const filled = scratch / "nop" / "da-dien.xlsx";
    std::filesystem::create_directories(filled.parent_path());
    if (auto const fault = test::fill_in(files->front(), filled, entries, scratch.path());
        !fault.empty()) {
        std::cout << "FAILED: " << fault << '\n';
        return 1;
    }

    RunOptions options;
    options.folder = scratch.path();
    options.forms = GOPBIEU_FORMS;
    auto const desk = set_up(options);
    FormIndex const index(desk.value->forms.forms);
    UnitNames const units(desk.value->tree);
    Answers const answers;
    Known const known{index, units, answers, "2023"};
    for (auto const& one : recognise(blank, known, {"chua-dien.xlsx", ""}).submissions) {
        expect(one.facts.empty(), one.form + ": a form that nobody filled in has figures");
    }
    auto workbook = read_looks(filled);
    auto const found = recognise(workbook, known, {"da-dien.xlsx", ""});
    check_unit(found, desk.value->templates.size());
    check_figures(found, entries);
    check_totals(found, desk.value->forms);

    // A program that drops both marks: what is printed suffices.
    workbook.names.clear();
    workbook.properties.clear();
    auto const bare = recognise(workbook, known, {"da-dien.xlsx", ""});
    check_unit(bare, desk.value->templates.size());
    expect(bare.submissions == found.submissions, "without its marks other figures were read");
    std::cout << (faults == 0 ? "all right\n" : std::to_string(faults) + " faults\n");
    return faults == 0 ? 0 : 1;
}
