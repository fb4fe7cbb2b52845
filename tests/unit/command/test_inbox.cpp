// A run may be cut off between any two steps of the ledger. What the next one makes of that must
// not depend on where it was.

#include "command/inbox.hpp"
#include "command/run_campaign.hpp"
#include "support/command_line.hpp"
#include "support/scratch.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

namespace fs = std::filesystem;

// Reads what lies in the inbox and stops there, as if the program had been killed then.
void read_and_die(fs::path const& dot)
{
    RunOptions options;
    options.folder = dot;
    options.forms = test::source_folder() / "forms";
    auto const desk = set_up(options);
    REQUIRE(desk);
    UnitNames const units(desk.value->tree);
    FormIndex const index(desk.value->forms.forms);
    Answers const answers;
    Checker const checker(desk.value->forms);
    Decisions const decisions;
    TakeInContext const context{
        {index, units, answers, desk.value->campaign.period}, checker, decisions};
    auto ledger = Ledger::open(dot / ".gopbieu");
    REQUIRE(ledger);
    Inbox inbox(*ledger, dot, 1);
    REQUIRE(inbox.look(context, false));
}

std::string result_of(fs::path const& dot)
{
    auto const outcome = test::run_gopbieu({"run", dot.string()});
    REQUIRE(outcome.exit == 1);
    return read_text(dot / "ket-qua/ket-qua.json");
}

// Keeps only the two files of the messy sample that quarrel about one unit.
fs::path two_rivals(Scratch const& folder, std::string const& name)
{
    auto dot = folder / name;
    test::copy_sample("lon-xon", dot);
    for (auto const& entry : fs::directory_iterator(dot / "nop")) {
        if (entry.path().filename().string().find("khoang-then") == std::string::npos) {
            fs::remove(entry.path());
        }
    }
    return dot;
}

} // namespace

TEST_CASE("What a run had read but not settled when it died is settled by the next",
          "[command][crash][H101]")
{
    Scratch const folder;
    auto const calm = two_rivals(folder, "yen");
    auto const expected = result_of(calm);
    REQUIRE(expected.find("H101") != std::string::npos);
    auto const killed = two_rivals(folder, "ngat");
    read_and_die(killed);
    REQUIRE(result_of(killed) == expected);
}

TEST_CASE("A batch that was cut in two by a death is still one batch", "[command][crash][H101]")
{
    Scratch const folder;
    auto const expected = result_of(two_rivals(folder, "yen"));
    auto const killed = two_rivals(folder, "ngat");
    auto const second = killed / "nop/14-khoang-then-sua.xlsx";
    fs::rename(second, folder / "sau");
    read_and_die(killed);
    fs::rename(folder / "sau", second);
    // Without a death between them the second file would have come later, and would count.
    REQUIRE(result_of(killed) == expected);

    auto const twice = two_rivals(folder, "hai-lan");
    fs::rename(twice / "nop/14-khoang-then-sua.xlsx", folder / "sau");
    result_of(twice);
    fs::rename(folder / "sau", twice / "nop/14-khoang-then-sua.xlsx");
    auto const ordered = result_of(twice);
    REQUIRE(ordered.find("H101") == std::string::npos);
    REQUIRE(ordered.find("H201") != std::string::npos);
}

TEST_CASE("A file that left before a death no longer speaks for its unit", "[command][crash]")
{
    Scratch const folder;
    auto const dot = two_rivals(folder, "dot");
    result_of(dot);
    fs::remove(dot / "nop/13-khoang-then.xlsx");
    read_and_die(dot);
    auto const after = result_of(dot);
    REQUIRE(after.find("H101") == std::string::npos);
    REQUIRE(after.find(R"("state":"accepted")") != std::string::npos);
}
