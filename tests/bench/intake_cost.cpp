// What recognising and checking a filled form costs beside reading it:
//
//   intake_cost FORMS-FOLDER [ROUNDS]
//
// Fills every template of the library ROUNDS times, each time for another party cell and with other
// figures that agree with its rules, draws it as the program draws its workbooks, and takes each
// file in once, as `gopbieu run` does: read, recognised with all forms of the library, checked. The
// times of each step are added up over all files within one run, so that their ratio does not
// depend on the computer. What comes out is printed, so that no work can be left out.

#include "check/check.hpp"
#include "form/load.hpp"
#include "intake/recognise.hpp"
#include "intake/table.hpp"
#include "org/register.hpp"
#include "publish/write_workbook.hpp"
#include "support/clean_filler.hpp"
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

// A commune with as many party cells as there are rounds.
OrgTree some_units(unsigned long count)
{
    static constexpr std::array<char const*, 5> villages{
        "Huổi Sen", "Nà Lốc", "Pá Ngùa", "Tân Lập", "Xuân Phương"};
    std::string list = "Mã,Tên,Cấp,Mã cấp trên\nX1,Đảng ủy xã Một,Đảng bộ cơ sở,\n";
    for (unsigned long number = 1; number <= count; ++number) {
        auto const text = std::to_string(number);
        list += "X1-" + text + ",Chi bộ bản " + villages[number % villages.size()] + " " + text +
                ",Chi bộ,X1\n";
    }
    return *parse_register(list, "don-vi.csv").value;
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

// The unit's name where the form prints a place for it.
void put_unit(SheetDraft& draft,
              FormDefinition const& form,
              Workbook const& blank,
              std::string const& unit)
{
    for (auto const& cell : blank.sheets.front().cells) {
        for (auto const& line : form.heading) {
            if (cell.kind == CellKind::text && line.fill == HeadingFill::unit &&
                blank.text(cell) == line.text) {
                draft.front().changes[cell.where()] = {unit, false};
            }
        }
    }
}

std::optional<std::string> filled_file(FormDefinition const& form,
                                       Checker const& checker,
                                       std::uint32_t seed,
                                       std::string const& unit)
{
    ReadOptions options;
    options.depth = Depth::looks;
    auto const blank = read_workbook(form.template_file, options);
    auto const submission = test::fill_cleanly(form, checker, seed);
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
    put_unit(drafts.front(), form, *blank, unit);
    auto bytes = draw_workbook(
        drafts, frame_of(*blank), std::filesystem::temp_directory_path() / "intake_cost.xlsx");
    return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

struct Cost {
    double reading = 0, recognising = 0, checking = 0;
    std::size_t files = 0, figures = 0, findings = 0;
};

/// A file as it is handed in.
struct Handed {
    std::string name, bytes;
};

void take_in(Handed const& file, Known const& known, Checker const& checker, Cost& cost)
{
    auto const& bytes = file.bytes;
    auto const begin = cpu_now();
    auto const documents = read_documents(std::span(bytes.data(), bytes.size()), ReadOptions{});
    auto const read = cpu_now();
    auto const found =
        recognise(*documents.front().workbook, known, {file.name, "0123456789abcdef"});
    auto const recognised = cpu_now();
    std::size_t findings = found.findings.size();
    for (auto const& one : found.submissions) {
        findings += group_causes(checker.check(one)).size();
        cost.figures += one.facts.size();
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
    auto const tree = some_units(rounds);
    std::vector<Handed> files;
    for (unsigned long round = 1; round <= rounds; ++round) {
        auto const unit = *tree.find("X1-" + std::to_string(round));
        for (auto const& form : forms.value->forms) {
            auto bytes =
                filled_file(form, checker, static_cast<std::uint32_t>(round), tree.unit(unit).name);
            if (bytes) {
                files.push_back({"nop/" + tree.unit(unit).code + ".xlsx", std::move(*bytes)});
            } else if (round == 1) {
                std::cerr << "left out: " << form.id << '@' << form.edition << '\n';
            }
        }
    }
    UnitNames const units(tree);
    FormIndex const index(forms.value->forms);
    Answers const answers;
    Known const known{index, units, answers, {}};
    Cost cost;
    for (auto const& file : files) {
        take_in(file, known, checker, cost);
    }
    auto const per_file = [&](double seconds) {
        return seconds * 1e6 / static_cast<double>(std::max<std::size_t>(cost.files, 1));
    };
    std::cout << "files=" << cost.files << " figures=" << cost.figures
              << " findings=" << cost.findings << " reading_us=" << per_file(cost.reading)
              << " recognising_us=" << per_file(cost.recognising)
              << " checking_us=" << per_file(cost.checking)
              << " ratio=" << (cost.recognising + cost.checking) / cost.reading << '\n';
    return files.empty() ? 1 : 0;
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
