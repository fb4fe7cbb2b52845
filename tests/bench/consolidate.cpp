// The register and the totals, as the benchmarks run them:
//
//   consolidate UNITS FORMS-FOLDER FORM…
//
// Makes a province of so many cells in 12 districts with 9 communes each, reads its register, and
// adds up a filled form of each kind for each cell. Forms are made one by one and forgotten, as the
// ledger hands them over; making them is not counted. What comes out is printed, so that no work
// can be left out.

#include "form/load.hpp"
#include "org/register.hpp"
#include "total/total.hpp"

#include <charconv>
#include <chrono>
#include <iostream>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <vector>

namespace gopbieu {

namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string make_register(unsigned cells)
{
    std::string text = "Mã,Tên,Cấp,Mã cấp trên,Tên khác,Điện thoại,Email\nT,Tỉnh ủy,Tỉnh,,,,\n";
    for (unsigned district = 0; district < 12; ++district) {
        auto const code = "H" + std::to_string(district);
        text += code + ",Huyện ủy số " + std::to_string(district) + ",Huyện,T,,,\n";
        for (unsigned commune = 0; commune < 9; ++commune) {
            auto const name = std::to_string(commune);
            text += code + "X" + name + ",Đảng ủy xã số " + name + ",Xã," + code + ",,,\n";
        }
    }
    for (unsigned cell = 0; cell < cells; ++cell) {
        auto const name = std::to_string(cell);
        text += "C" + name + ",Chi bộ thôn bản số " + name + ",Chi bộ,H" +
                std::to_string(cell % 12) + "X" + std::to_string(cell / 12 % 9) + ",Bản " + name +
                ",0900000000,c" + name + "@vi-du.vn\n";
    }
    return text;
}

// All cells of the form filled in, with figures that differ from unit to unit.
Submission make_submission(FormDefinition const& form, unsigned cell)
{
    Submission submission;
    submission.form = form.id;
    submission.edition = form.edition;
    submission.unit = "C" + std::to_string(cell);
    submission.source.file = "nop/" + submission.unit + ".xlsx";
    unsigned figure = cell;
    for (auto const& row : form.rows) {
        for (auto const& column : form.columns) {
            auto const& measure = form.measure(&row, column);
            if (form.closed(row, column) || !measure.holds_numbers()) {
                continue;
            }
            figure = figure * 1103515245U + 12345U;
            Fact fact;
            fact.row = row.id;
            fact.column = column.id;
            auto const decimals = measure.type == ValueType::count ? 1 : 10;
            fact.value = *Exact(figure / 65536 % 500).over(Exact(decimals));
            submission.facts.push_back(std::move(fact));
        }
    }
    return submission;
}

long peak_memory_kb()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

int run(unsigned cells, std::filesystem::path const& folder, std::vector<std::string> const& ids)
{
    auto const forms = load_forms(folder, ids);
    if (!forms) {
        for (auto const& one : forms.findings) {
            std::cerr << line(one, Language::english) << '\n';
        }
        return 1;
    }
    auto const text = make_register(cells);
    auto const start = Clock::now();
    auto const tree = parse_register(std::string_view(text), "don-vi.csv");
    auto const read = since(start);
    Adder adder(*forms.value, *tree.value, {"chi-bo"});
    adder.keep_only([&](std::size_t unit) { return !tree.value->children(unit).empty(); });
    double adding = 0;
    std::size_t facts = 0;
    for (unsigned cell = 0; cell < cells; ++cell) {
        for (auto const& form : forms.value->forms) {
            auto const submission = make_submission(form, cell);
            facts += submission.facts.size();
            auto const begin = Clock::now();
            adder.add(submission);
            adding += since(begin);
        }
    }
    auto const begin = Clock::now();
    auto const totals = adder.finish(0);
    auto const finishing = since(begin);
    auto const coverage = totals.forms.front().totals[0]->coverage;
    std::cout << "units=" << tree.value->units().size() << " register=" << read
              << " facts=" << facts << " adding=" << adding << " finishing=" << finishing
              << " filed=" << coverage.filed << " findings=" << totals.findings.size()
              << " peak_kb=" << peak_memory_kb() << '\n';
    return 0;
}

} // namespace

} // namespace gopbieu

int main(int argc, char** argv)
{
    unsigned cells = 0;
    std::vector<std::string> const arguments(argv + 1, argv + argc);
    if (arguments.size() < 3 ||
        std::from_chars(arguments[0].data(), arguments[0].data() + arguments[0].size(), cells).ec !=
            std::errc()) {
        std::cerr << "consolidate UNITS FORMS-FOLDER FORM…\n";
        return 2;
    }
    return gopbieu::run(cells, arguments[1], {arguments.begin() + 2, arguments.end()});
}
