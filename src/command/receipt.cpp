#include "command/receipt.hpp"

#include "base/catalogue/program.hpp"

#include <map>
#include <numeric>
#include <string>
#include <utility>

namespace gopbieu {

namespace {

Problem does_not_add_up(std::string what, std::size_t found, std::size_t expected)
{
    return {say::receipt_wrong,
            {{"what", std::move(what)},
             {"found", std::to_string(found)},
             {"expected", std::to_string(expected)}}};
}

} // namespace

void Receipt::add(FileRecord const& file)
{
    ++states.at(static_cast<std::size_t>(file.state));
    if (file.state == FileState::duplicate) {
        return; // its cells are those of the file that counts
    }
    struct SheetCount {
        CellCount cells;
        bool counts = false;
    };
    std::map<std::pair<std::string, std::string>, SheetCount> found; // by document and sheet
    for (auto const& one : file.submissions) {
        auto& sheet = found[{one.submission.source.file, one.submission.sheet}];
        sheet.cells += one.submission.cells;
        sheet.counts = sheet.counts || one.state == SubmissionState::accepted;
    }
    for (auto const& [place, sheet] : found) {
        if (!sheet.counts) {
            continue;
        }
        ++sheets;
        cells += sheet.cells;
        if (sheet.cells.seen != sheet.cells.in_states() && bad_sheet.file.empty()) {
            bad_sheet = {place.first, place.second};
        }
    }
}

Trouble Receipt::fault() const
{
    auto const all = std::accumulate(states.begin(), states.end(), std::size_t{0});
    if (all != seen) {
        return does_not_add_up("nop", all, seen);
    }
    if (!bad_sheet.file.empty() || cells.seen != cells.in_states()) {
        return does_not_add_up(words(bad_sheet), cells.in_states(), cells.seen);
    }
    return {};
}

} // namespace gopbieu
