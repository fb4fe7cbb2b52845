// What recognising and checking a filled form costs beside reading it:
//
//   intake_cost FORMS-FOLDER [ROUNDS]
//
// Fills every template of the library with figures that agree with its rules, other figures and
// another unit's name in each round, draws it as the program draws its workbooks, and takes it in
// as `gopbieu run` does: read, recognised with all forms of the library, checked. No file comes
// twice. The times of each step are added up over all files within one run, so that their ratio
// does not depend on the computer. What comes out is printed, so that no work can be left out.

#include "check/check.hpp"
#include "form/load.hpp"
#include "intake/recognise.hpp"
#include "intake/table.hpp"
#include "org/register.hpp"
#include "publish/write_workbook.hpp"
#include "support/clean_filler.hpp"
#include "text/names.hpp"
#include "workbook/read.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <map>

namespace gopbieu {

namespace {

double cpu_now()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

constexpr std::size_t unit_count = 400;

// "Chi bộ bản Pa Hu 17": names as villages have them.
std::string unit_name(std::size_t number)
{
    static constexpr std::array<char const*, 10> first{
        "Huổi", "Nậm", "Pa", "Vàng", "Khoang", "Sin", "Mù", "Hoang", "Lản", "Tả"};
    static constexpr std::array<char const*, 10> second{
        "Sen", "Hu", "Pheo", "Thèn", "Chải", "Loỏng", "Sang", "Thàng", "Xá", "Ngài"};
    return std::string("Chi bộ bản ") + first[number % 10] + " " + second[number / 10 % 10] + " " +
           std::to_string(number / 100 + 1);
}

OrgTree units_of_a_commune()
{
    std::string text = "Mã,Tên,Cấp,Mã cấp trên\nX1,Đảng ủy xã Một,Đảng bộ cơ sở,\n";
    for (std::size_t number = 0; number < unit_count; ++number) {
        text += "X1-" + std::to_string(number) + "," + unit_name(number) + ",Chi bộ,X1\n";
    }
    return *parse_register(text, "don-vi.csv").value;
}

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

// The lines above the table that the unit fills in with its name.
void put_heading(SheetDraft& draft, FormDefinition const& form, Grid const& grid, std::size_t unit)
{
    for (auto const& line : form.heading) {
        for (auto const& cell : grid.sheet().cells) {
            if (line.fill != HeadingFill::period && cell.kind == CellKind::text &&
                grid.raw(cell) == line.text) {
                draft.front().changes[cell.where()] = {
                    upper_case(line.fill == HeadingFill::unit ? unit_name(unit) : "Đảng ủy xã Một"),
                    false};
            }
        }
    }
}

/// A template with its table, ready to be filled in.
struct Blank {
    FormDefinition const* form = nullptr;
    Workbook workbook;
    Table table;
};

std::optional<Blank> blank_of(FormDefinition const& form)
{
    ReadOptions options;
    options.depth = Depth::looks;
    auto workbook = read_workbook(form.template_file, options);
    if (!workbook || workbook->sheets.empty()) {
        return {};
    }
    auto table = find_table(Grid(*workbook, workbook->sheets.front()), form);
    if (!table) {
        return {};
    }
    return Blank{&form, std::move(*workbook), std::move(*table)};
}

std::optional<std::string>
filled_file(Blank const& blank, Checker const& checker, std::size_t number)
{
    auto const& form = *blank.form;
    auto const submission = test::fill_cleanly(form, checker, static_cast<std::uint32_t>(number));
    if (!submission) {
        return {};
    }
    std::vector<SheetDraft> drafts;
    drafts.push_back(draft_of(blank.workbook));
    put_figures(drafts.front(), form, blank.table, *submission);
    put_heading(drafts.front(),
                form,
                Grid(blank.workbook, blank.workbook.sheets.front()),
                number % unit_count);
    auto bytes = draw_workbook(drafts,
                               frame_of(blank.workbook),
                               std::filesystem::temp_directory_path() / "intake_cost.xlsx");
    return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

struct Cost {
    double reading = 0, recognising = 0, checking = 0;
    std::size_t files = 0, submissions = 0, figures = 0, findings = 0;
};

void take_in(std::string const& bytes,
             std::string const& name,
             Known const& known,
             Checker const& checker,
             Cost& cost)
{
    auto const begin = cpu_now();
    auto const documents = read_documents(std::span(bytes.data(), bytes.size()), ReadOptions{});
    auto const read = cpu_now();
    auto const found = recognise(*documents.front().workbook, known, {name, "0123456789abcdef"});
    auto const recognised = cpu_now();
    std::size_t findings = found.findings.size();
    for (auto const& one : found.submissions) {
        findings += group_causes(checker.check(one)).size();
        cost.figures += one.facts.size();
        ++cost.submissions;
    }
    auto const checked = cpu_now();
    cost.reading += read - begin;
    cost.recognising += recognised - read;
    cost.checking += checked - recognised;
    cost.findings += findings;
    ++cost.files;
}

int run(std::filesystem::path const& folder, unsigned long rounds)
{
    auto const forms = load_forms(folder, form_ids(folder));
    if (!forms) {
        return 1;
    }
    Checker const checker(*forms.value);
    std::vector<Blank> blanks;
    for (auto const& form : forms.value->forms) {
        if (auto blank = blank_of(form)) {
            blanks.push_back(std::move(*blank));
        }
    }
    auto const tree = units_of_a_commune();
    UnitNames const units(tree);
    FormIndex const index(forms.value->forms);
    Answers const answers;
    Known const known{index, units, answers, {}};
    Cost cost;
    std::vector<std::pair<std::string, std::string>> files; // names and bytes
    std::map<std::string, unsigned long> left_out;
    for (unsigned long round = 1; round <= rounds; ++round) {
        for (auto const& blank : blanks) {
            auto const& form = *blank.form;
            if (auto bytes = filled_file(blank, checker, round)) {
                auto const name = "nop/X1-" + std::to_string(round % unit_count) + "/" + form.id;
                files.emplace_back(name + ".xlsx", std::move(*bytes));
            } else {
                ++left_out[form.id + "@" + form.edition];
            }
        }
    }
    for (auto const& [name, bytes] : files) {
        take_in(bytes, name, known, checker, cost);
    }
    for (auto const& [form, count] : left_out) {
        std::cerr << "left out: " << form << ' ' << count << " times\n";
    }
    auto const per_file = [&](double seconds) {
        return seconds * 1e6 / static_cast<double>(std::max<std::size_t>(cost.files, 1));
    };
    std::cout << "files=" << cost.files << " submissions=" << cost.submissions
              << " figures=" << cost.figures << " findings=" << cost.findings
              << " reading_us=" << per_file(cost.reading)
              << " recognising_us=" << per_file(cost.recognising)
              << " checking_us=" << per_file(cost.checking)
              << " ratio=" << (cost.recognising + cost.checking) / cost.reading << '\n';
    return cost.files == 0 ? 1 : 0;
}

} // namespace

} // namespace gopbieu

int main(int count, char** arguments)
{
    if (count < 2) {
        std::cerr << "intake_cost FORMS-FOLDER [ROUNDS]\n";
        return 2;
    }
    return gopbieu::run(arguments[1], count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 20);
}
