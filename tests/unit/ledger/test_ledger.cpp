#include "ledger/ledger.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

FileRecord record(std::string const& name, FileState state)
{
    FileRecord one;
    one.source = {name, std::string(64, 'a')};
    one.state = state;
    Submission submission;
    submission.form = "bieu-nho";
    submission.edition = "1";
    submission.unit = "X1-A";
    submission.source = one.source;
    submission.sheet = "Biểu 1";
    submission.rows = {"thon", "truong"};
    submission.facts = {{"thon", "tat_ca", Exact(12), {5, 2}, "12"},
                        {"thon", "binh_quan", *Exact::parse("40.5"), {5, 4}, "40,5"}};
    one.submissions.push_back(submission);
    one.findings.push_back(
        finding(Say::ask_not_whole, {name, "Biểu 1", "C6"}, {{"found", "1,5"}, {"column", "Số"}}));
    return one;
}

std::vector<FileRecord> all_files(Ledger& ledger)
{
    std::vector<FileRecord> found;
    REQUIRE_FALSE(ledger.each_file([&](FileRecord const& one) { found.push_back(one); }));
    return found;
}

} // namespace

TEST_CASE("What is stored comes back the same, also after the ledger was closed", "[ledger]")
{
    Scratch const folder;
    auto const first = record("nop/a.xlsx", FileState::accepted);
    auto const second = record("nop/b.xlsx", FileState::returned);
    {
        auto ledger = Ledger::open(folder / ".gopbieu");
        REQUIRE(ledger);
        REQUIRE_FALSE(ledger->begin_run());
        REQUIRE_FALSE(ledger->store(second));
        REQUIRE_FALSE(ledger->store(first));
        REQUIRE_FALSE(ledger->store(first));
    }
    auto ledger = Ledger::open(folder / ".gopbieu");
    REQUIRE(ledger);
    REQUIRE(all_files(*ledger) == std::vector<FileRecord>{first, second});
}

TEST_CASE("Only the files of the last run are present, and a state can change", "[ledger]")
{
    Scratch const folder;
    auto ledger = Ledger::open(folder / ".gopbieu");
    REQUIRE(ledger);
    REQUIRE_FALSE(ledger->store(record("nop/a.xlsx", FileState::accepted)));
    REQUIRE_FALSE(ledger->begin_run());
    REQUIRE_FALSE(ledger->store(record("nop/b.xlsx", FileState::accepted)));
    auto const question = finding(Say::two_sheets, {"nop/b.xlsx"});
    REQUIRE_FALSE(ledger->change("nop/b.xlsx", FileState::waiting, question));
    auto const files = all_files(*ledger);
    REQUIRE(files.size() == 1);
    REQUIRE(files[0].state == FileState::waiting);
    REQUIRE(files[0].findings.back() == question);
}

TEST_CASE("Originals lie in the archive under their hash", "[ledger]")
{
    Scratch const folder;
    auto ledger = Ledger::open(folder / ".gopbieu");
    REQUIRE(ledger);
    std::string const bytes = "nội dung";
    REQUIRE_FALSE(ledger->archive(std::string(64, 'b'), bytes));
    REQUIRE_FALSE(ledger->archive(std::string(64, 'b'), bytes));
    REQUIRE(read_text(folder / ".gopbieu/goc/bb" / std::string(64, 'b')) == bytes);
}

TEST_CASE("A ledger that is no database is refused", "[ledger][W301]")
{
    Scratch const folder;
    write_text(folder / "so.sqlite", std::string(4096, 'x'));
    auto const broken = Ledger::open(folder.path());
    REQUIRE_FALSE(broken);
    REQUIRE(code(broken.problem().say) == "W301");
}

TEST_CASE("A ledger of a newer program is refused and stays as it is", "[ledger][W302]")
{
    Scratch const folder;
    {
        auto ledger = Ledger::open(folder.path());
        REQUIRE(ledger);
        REQUIRE_FALSE(ledger->store(record("nop/a.xlsx", FileState::accepted)));
    }
    // SQLite keeps the user's version in bytes 60 to 63 of the file, the highest byte first.
    auto bytes = read_text(folder / "so.sqlite");
    REQUIRE(bytes.substr(60, 4) == std::string("\0\0\0\1", 4));
    bytes[63] = 7;
    write_text(folder / "so.sqlite", bytes);

    auto const newer = Ledger::open(folder.path());
    REQUIRE_FALSE(newer);
    REQUIRE(code(newer.problem().say) == "W302");
    REQUIRE(newer.problem().args ==
            Args{{"file", (folder / "so.sqlite").string()}, {"found", "7"}, {"limit", "1"}});
    REQUIRE(read_text(folder / "so.sqlite") == bytes);
}
