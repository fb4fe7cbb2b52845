// A run after which nothing changed is told at a glance: without campaign, register and forms being
// opened. Whatever changed must show.

#include "command/glance.hpp"
#include "command/inbox.hpp"
#include "support/command_line.hpp"
#include "support/scratch.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

namespace fs = std::filesystem;

// What was copied just now has lain there for long, as far as a test is concerned.
RunOptions options_for(fs::path const& folder)
{
    for (auto const& one : fs::recursive_directory_iterator(folder / "nop")) {
        fs::last_write_time(one.path(), fs::file_time_type::clock::now() - std::chrono::hours(1));
    }
    RunOptions options;
    options.folder = folder;
    options.forms = folder / "bieu";
    options.calm = {};
    return options;
}

RunResult run(RunOptions const& options)
{
    auto const desk = set_up(options);
    REQUIRE(desk);
    auto result = run_campaign(*desk.value, options);
    REQUIRE_FALSE(result.trouble);
    return result;
}

fs::path campaign_in(Scratch const& scratch, std::string const& sample)
{
    auto folder = scratch / "dot";
    test::copy_sample(sample, folder);
    fs::copy(test::source_folder() / "forms", folder / "bieu", fs::copy_options::recursive);
    return folder;
}

// Another byte in the same place, and the time put back: all that a stamp tells is as it was.
void change_unseen(fs::path const& file)
{
    auto const time = fs::last_write_time(file);
    auto text = read_text(file);
    text.back() = text.back() == '\n' ? ' ' : '\n';
    write_text(file, text);
    fs::last_write_time(file, time);
}

} // namespace

TEST_CASE("What a glance tells is what the run came to", "[command][again]")
{
    auto const* const sample = GENERATE("mot-bieu", "phong-tho", "lon-xon");
    Scratch const scratch;
    auto const options = options_for(campaign_in(scratch, sample));
    REQUIRE_FALSE(look_at_a_glance(options)); // nothing has run here
    auto const whole = run(options);
    auto const seen = look_at_a_glance(options);
    REQUIRE(seen);
    CHECK(seen->nothing_changed);
    CHECK(seen->receipt.read == 0);
    CHECK(seen->clean() == whole.clean());
    CHECK(seen->findings == whole.findings);
    CHECK(seen->remarks == whole.remarks);
    CHECK(receipt(*seen, Language::vietnamese) == receipt(run(options), Language::vietnamese));
    CHECK(look_at_a_glance(options)); // that run has left it as it was
}

TEST_CASE("Whatever changed shows at a glance", "[command][again]")
{
    Scratch const scratch;
    auto const dot = campaign_in(scratch, "mot-bieu");
    auto const options = options_for(dot);
    run(options);
    auto const received = dot / "nop/01-huoi-sen.xlsx";
    REQUIRE(fs::exists(received));
    REQUIRE(look_at_a_glance(options));

    SECTION("a new file")
    {
        write_text(dot / "nop/moi.txt", "x");
    }
    SECTION("a file that left")
    {
        fs::remove(received);
    }
    SECTION("a file saved again")
    {
        fs::last_write_time(received, fs::last_write_time(received) + std::chrono::minutes(5));
    }
    SECTION("a file renamed")
    {
        fs::rename(received, dot / "nop/ten-khac.xlsx");
    }
    SECTION("no inbox")
    {
        fs::rename(dot / "nop", dot / "nop-cu");
    }
    SECTION("the campaign")
    {
        change_unseen(dot / "dot.yaml");
    }
    SECTION("the register")
    {
        change_unseen(dot / "don-vi.csv");
    }
    SECTION("a second register")
    {
        write_text(dot / "don-vi.ods", "x");
    }
    SECTION("a schema")
    {
        change_unseen(dot / "bieu/sinh-hoat-chi-bo/form.yaml");
    }
    SECTION("a form that was not there")
    {
        write_text(dot / "bieu/moi/form.yaml", "x");
    }
    SECTION("a published file that was changed")
    {
        write_text(dot / "ket-qua/bao-cao.html", "x");
    }
    SECTION("a published file that is gone")
    {
        fs::remove(dot / "ket-qua/ket-qua.json");
    }
    SECTION("a run that was cut off")
    {
        auto ledger = Ledger::open(dot / ".gopbieu");
        REQUIRE_FALSE(ledger->step([&] { ledger->set_note("unsettled", "1"); }));
    }
    SECTION("a decision on a file")
    {
        auto ledger = Ledger::open(dot / ".gopbieu");
        auto const file = ledger->present_files().at(0).id;
        REQUIRE_FALSE(ledger->step([&] { ledger->touch(file, {}); }));
    }
    CHECK_FALSE(look_at_a_glance(options));
}

TEST_CASE("A glance is not enough for a trial, in another language, or while a file is written",
          "[command][again]")
{
    Scratch const scratch;
    auto const options = options_for(campaign_in(scratch, "mot-bieu"));
    run(options);
    REQUIRE(look_at_a_glance(options));
    auto other = options;
    other.dry = true;
    CHECK_FALSE(look_at_a_glance(other));
    other = options;
    other.language = Language::english;
    CHECK_FALSE(look_at_a_glance(other));
    other = options;
    other.later = {"nop/a.xlsx"};
    CHECK_FALSE(look_at_a_glance(other));
}

TEST_CASE("Where a campaign was touched just now, a glance does not tell", "[command][again]")
{
    Scratch const scratch;
    auto options = options_for(campaign_in(scratch, "mot-bieu"));
    options.calm = std::chrono::hours(1);
    run(options);
    CHECK_FALSE(look_at_a_glance(options));
    options.calm = {};
    run(options); // opens everything, finds nothing changed, and remembers
    CHECK(look_at_a_glance(options));
}

TEST_CASE("What was decided in the last period shows at a glance", "[command][again]")
{
    Scratch const scratch;
    auto const folder = campaign_in(scratch, "mot-bieu");
    test::copy_sample("mot-bieu", scratch / "truoc");
    auto before = read_text(scratch / "truoc/dot.yaml");
    auto const as_of = before.find("as_of: 2023");
    REQUIRE(as_of != std::string::npos);
    write_text(scratch / "truoc/dot.yaml", before.replace(as_of, 11, "as_of: 2022"));
    write_text(folder / "dot.yaml", read_text(folder / "dot.yaml") + "\nprevious: ../truoc\n");
    auto const options = options_for(folder);
    run(options);
    REQUIRE(look_at_a_glance(options));
    write_text(scratch / "truoc/.gopbieu/so.sqlite", "x");
    CHECK_FALSE(look_at_a_glance(options));
}
