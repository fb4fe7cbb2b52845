// Our reader at values depth, as the benchmarks run it:
//
//   read_all [--threads N] FILE|FOLDER…
//
// Touches every cell: its kind, its number or each byte count of its text. The totals are printed,
// so that no work can be left out; other readers' totals must be the same.

#include "base/parallel.hpp"
#include "bench/corpus_files.hpp"
#include "workbook/read.hpp"

#include <charconv>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

namespace gopbieu {

namespace {

struct Tally {
    std::uint64_t sheets = 0, values = 0, numbers = 0, dates = 0, texts = 0, text_bytes = 0,
                  others = 0;
    double sum = 0, date_sum = 0;
    bool read = false;
};

void touch(Workbook const& workbook, Cell const& cell, Tally& tally)
{
    ++tally.values;
    switch (cell.kind) {
    case CellKind::number:
        ++tally.numbers;
        tally.sum += cell.number;
        return;
    case CellKind::date:
        ++tally.dates;
        tally.date_sum += cell.number;
        return;
    case CellKind::text: {
        ++tally.texts;
        tally.text_bytes += workbook.text(cell).size();
        return;
    }
    case CellKind::boolean:
    case CellKind::error:
        ++tally.others;
        return;
    case CellKind::empty:
        --tally.values;
        return;
    }
}

Tally read_one(std::string const& file)
{
    Tally tally;
    auto const workbook = read_workbook(std::filesystem::path(file), ReadOptions{});
    if (!workbook) {
        std::cerr << file << ": " << words(workbook.problem(), Language::english) << '\n';
        return tally;
    }
    tally.read = true;
    tally.sheets = workbook->sheets.size();
    for (auto const& sheet : workbook->sheets) {
        for (auto const& cell : sheet.cells) {
            touch(*workbook, cell, tally);
        }
    }
    return tally;
}

void add(Tally& all, Tally const& one)
{
    all.sheets += one.sheets;
    all.values += one.values;
    all.numbers += one.numbers;
    all.dates += one.dates;
    all.texts += one.texts;
    all.text_bytes += one.text_bytes;
    all.others += one.others;
    all.sum += one.sum;
    all.date_sum += one.date_sum;
    all.read = all.read && one.read;
}

unsigned take_threads(std::vector<std::string>& arguments)
{
    unsigned threads = 1;
    if (arguments.size() >= 2 && arguments[0] == "--threads") {
        auto const& text = arguments[1];
        std::from_chars(text.data(), text.data() + text.size(), threads);
        arguments.erase(arguments.begin(), arguments.begin() + 2);
    }
    return threads;
}

int run(std::vector<std::string> arguments)
{
    auto const threads = take_threads(arguments);
    auto const files = corpus_files(arguments);
    std::vector<Tally> tallies(files.size());
    Tally all;
    all.read = !files.empty();
    auto const start = std::chrono::steady_clock::now();
    in_order(
        files.size(),
        threads,
        [&](std::size_t at) { tallies[at] = read_one(files[at]); },
        [&](std::size_t at) { add(all, tallies[at]); });
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - start;
    std::cout.precision(15);
    std::cout << "seconds=" << took.count() << " files=" << files.size() << " sheets=" << all.sheets
              << " values=" << all.values << " sum=" << all.sum << " date_sum=" << all.date_sum
              << " numbers=" << all.numbers << " dates=" << all.dates << " texts=" << all.texts
              << " text_bytes=" << all.text_bytes << " others=" << all.others << '\n';
    return all.read ? 0 : 1;
}

} // namespace

} // namespace gopbieu

int main(int argc, char** argv)
{
    return gopbieu::run({argv + 1, argv + argc});
}
