#include "base/catalogue/program.hpp"
#include "command/receipt.hpp"
#include "ledger/ledger.hpp"
#include "support/command_line.hpp"
#include "support/scratch.hpp"
#include "support/tree.hpp"
#include "support/xlsx_builder.hpp"
#include "support/zip_builder.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <numeric>
#include <random>

using namespace gopbieu;

namespace {

namespace fs = std::filesystem;

FileRecord file_with(FileState state, std::vector<JudgedSubmission> submissions = {})
{
    FileRecord record;
    record.source.file = "nop/a.xlsx";
    record.state = state;
    record.submissions = std::move(submissions);
    return record;
}

JudgedSubmission submission(std::string const& sheet, SubmissionState state, CellCount const& cells)
{
    JudgedSubmission one;
    one.submission.source.file = "nop/a.xlsx";
    one.submission.sheet = sheet;
    one.submission.cells = cells;
    one.state = state;
    return one;
}

using enum SubmissionState;

} // namespace

TEST_CASE("A receipt counts files by state, and the cells of sheets of which a form counts",
          "[command][receipt]")
{
    Receipt receipt;
    receipt.seen = 4;
    // One sheet with two tables: the first answers for what is outside both.
    receipt.add(file_with(FileState::accepted,
                          {submission("Biểu 1", accepted, {12, 6, 1, 0, 2, 0, 0, 0}),
                           submission("Biểu 1", returned, {0, 0, 1, 1, 0, 0, 0, 1}),
                           submission("Biểu 2", returned, {5, 5, 0, 0, 0, 0, 0, 0})}));
    receipt.add(file_with(FileState::duplicate,
                          {submission("Biểu 1", accepted, {9, 9, 0, 0, 0, 0, 0, 0})}));
    receipt.add(file_with(FileState::unreadable));
    receipt.add(file_with(FileState::unreadable));
    REQUIRE(receipt.of(FileState::accepted) == 1);
    REQUIRE(receipt.of(FileState::duplicate) == 1);
    REQUIRE(receipt.of(FileState::unreadable) == 2);
    REQUIRE(receipt.sheets == 1);
    REQUIRE(receipt.cells == CellCount{12, 6, 2, 1, 2, 0, 0, 1});
    REQUIRE_FALSE(receipt.fault());
}

TEST_CASE("A file that is lost on the way is a fault of the program", "[command][receipt][U902]")
{
    Receipt receipt;
    receipt.seen = 2;
    receipt.add(file_with(FileState::accepted));
    auto const fault = receipt.fault();
    REQUIRE(fault);
    REQUIRE(*fault ==
            Problem{say::receipt_wrong, {{"what", "nop"}, {"found", "1"}, {"expected", "2"}}});
    receipt.add(file_with(FileState::accepted));
    REQUIRE_FALSE(receipt.fault());
    receipt.add(file_with(FileState::accepted));
    REQUIRE(receipt.fault());
}

TEST_CASE("A number cell that is lost is told with its sheet, also where another has one too many",
          "[command][receipt][U902]")
{
    Receipt receipt;
    receipt.seen = 1;
    receipt.add(file_with(FileState::accepted,
                          {submission("Biểu 1", accepted, {7, 6, 0, 0, 0, 0, 0, 0}),
                           submission("Biểu 2", accepted, {6, 7, 0, 0, 0, 0, 0, 0})}));
    auto const fault = receipt.fault();
    REQUIRE(fault);
    REQUIRE(fault->args.at(0).value == "nop/a.xlsx: Biểu 1");
}

namespace {

// What random inboxes are made of: figures that count, faults, and what is no form at all.
std::vector<std::string> contents()
{
    auto const samples = test::source_folder() / "samples/mot-bieu/nop";
    auto const one = read_text(samples / "01-huoi-sen.xlsx");
    auto const two = read_text(samples / "02-pa-lau.xlsx");
    auto const foreign = test::xlsx({.sheet_data = R"(<row r="1"><c r="A1"><v>5</v></c></row>)"});
    return {
        one,
        two,
        read_text(samples / "03-na-cuong.xlsx"),
        read_text(test::source_folder() / "forms/sinh-hoat-chi-bo/mau.xlsx"),
        test::build_zip({{.name = "a.xlsx", .content = one}, {.name = "b.xlsx", .content = two}}),
        {foreign.begin(), foreign.end()},
        two.substr(0, 3000),
        "%PDF-1.7\n",
        ""};
}

// A random change of the inbox: a file arrives, is written over, renamed or removed.
void disturb(fs::path const& nop, std::mt19937& random, std::vector<std::string> const& pool)
{
    auto const any = [&](std::size_t of) { return random() % of; };
    auto const name = [&] {
        return nop / ("thu-" + std::to_string(any(3))) / ("tep " + std::to_string(any(12)));
    };
    auto const one = name();
    auto const other = name();
    fs::create_directories(one.parent_path());
    fs::create_directories(other.parent_path());
    switch (any(4)) {
    case 0:
        fs::remove(one);
        break;
    case 1:
        if (fs::exists(one) && one != other) {
            fs::rename(one, other);
        }
        break;
    default:
        write_text(one, pool[any(pool.size())]);
    }
}

std::size_t files_in(fs::path const& folder)
{
    std::size_t count = 0;
    for (auto const& entry : fs::recursive_directory_iterator(folder)) {
        count += entry.is_regular_file() ? 1U : 0U;
    }
    return count;
}

// The numbers on sheets of which a form counts, as a reader sees them who knows no forms.
std::size_t numbers_of(FileRecord const& record, fs::path const& dot)
{
    std::map<std::string, std::map<std::string, bool>> counts;
    for (auto const& one : record.submissions) {
        auto& counted = counts[one.submission.source.file][one.submission.sheet];
        counted = counted || one.state == SubmissionState::accepted;
    }
    std::size_t numbers = 0;
    for (auto const& document : read_documents(dot / record.source.file, {})) {
        auto const name =
            record.source.file + (document.member.empty() ? "" : "/" + document.member);
        if (!document.workbook) {
            continue;
        }
        for (auto const& sheet : document.workbook->sheets) {
            if (counts[name][sheet.name]) {
                numbers += static_cast<std::size_t>(
                    std::ranges::count(sheet.cells, CellKind::number, &Cell::kind));
            }
        }
    }
    return numbers;
}

std::string line_of(std::string const& text, std::string const& begin)
{
    auto const at = text.find(begin);
    REQUIRE(at != std::string::npos);
    return text.substr(at, text.find('\n', at) - at);
}

std::vector<std::size_t> numbers_in(std::string const& text)
{
    std::vector<std::size_t> found;
    bool inside = false;
    for (char const character : text) {
        bool const digit = character >= '0' && character <= '9';
        if (digit && !inside) {
            found.push_back(0);
        }
        if (digit) {
            found.back() = found.back() * 10 + static_cast<std::size_t>(character - '0');
        }
        inside = digit;
    }
    return found;
}

void check_sums(std::string const& receipt, fs::path const& dot)
{
    auto const files = numbers_in(line_of(receipt, "Tệp đã xem"));
    REQUIRE(files.size() == 8);
    CHECK(files[0] == files_in(dot / "nop"));
    CHECK(std::accumulate(files.begin() + 1, files.end(), std::size_t{0}) == files[0]);

    auto ledger = Ledger::open_to_read(dot / ".gopbieu");
    REQUIRE(ledger);
    std::size_t numbers = 0;
    ledger->each_file(Detail::without_figures, [&](FileRecord const& record) {
        numbers += record.state == FileState::duplicate ? 0 : numbers_of(record, dot);
    });
    auto const cells = numbers_in(line_of(receipt, "Ô số trong"));
    REQUIRE(cells.size() == 9); // sheets, seen, seven states
    CHECK(cells[1] == numbers);
    CHECK(std::accumulate(cells.begin() + 2, cells.end(), std::size_t{0}) == cells[1]);
}

} // namespace

TEST_CASE("Whatever happens to the inbox, files and cells add up after every run",
          "[command][receipt][property]")
{
    auto const pool = contents();
    for (unsigned const seed : {1U, 2U, 3U, 4U}) {
        std::mt19937 random(seed);
        Scratch const folder;
        auto const dot = folder / "dot";
        test::copy_sample("mot-bieu", dot);
        for (int round = 0; round < 8; ++round) {
            for (auto changes = random() % 6; changes > 0; --changes) {
                disturb(dot / "nop", random, pool);
            }
            INFO("seed " << seed << ", round " << round);
            auto const outcome = test::run_gopbieu({"run", dot.string()});
            REQUIRE(outcome.exit == 1);
            check_sums(outcome.out, dot);
        }
    }
}
