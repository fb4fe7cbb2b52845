// gopbieu check as a clerk uses it: files and folders, without a campaign.

#include "support/command_line.hpp"
#include "support/scratch.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using test::holds;

namespace {

test::Outcome check(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), "check");
    return test::run_gopbieu(std::move(arguments));
}

std::string sample(std::string const& name)
{
    return (test::source_folder() / "samples/mot-bieu/nop" / name).string();
}

} // namespace

TEST_CASE("A5: the lock file of an open workbook is nobody's, and is not mentioned",
          "[command][check][A5]")
{
    Scratch const folder;
    std::filesystem::copy(sample("01-huoi-sen.xlsx"), folder / "01.xlsx");
    write_text(folder / "~$01.xlsx", std::string(165, ' '));
    auto const outcome = check({folder.path().string()});
    CHECK(outcome.exit == 0);
    CHECK_FALSE(holds(outcome.out + outcome.err, "~$"));
}

TEST_CASE("A6: a folder in place of a file is looked into; a file of another kind is told apart",
          "[command][check][A6]")
{
    Scratch const folder;
    std::filesystem::create_directories(folder / "xa.xlsx");
    std::filesystem::copy(sample("01-huoi-sen.xlsx"), folder / "xa.xlsx/01.xlsx");
    auto const good = check({(folder / "xa.xlsx").string()});
    CHECK(good.exit == 0);
    CHECK(holds(good.out, "xa.xlsx/01.xlsx"));
    write_text(folder / "anh.xlsx", "%PDF-1.7\n");
    auto const picture = check({(folder / "anh.xlsx").string()});
    CHECK(picture.exit == 1);
    CHECK(holds(picture.out + picture.err, "F203"));
}

TEST_CASE("check --why names the evidence for the form and says nothing without it",
          "[command][check][why]")
{
    auto const plain = check({sample("01-huoi-sen.xlsx")});
    auto const why = check({sample("01-huoi-sen.xlsx"), "--why"});
    CHECK(why.exit == 0);
    CHECK(why.out.size() > plain.out.size());
    CHECK(holds(why.out, "sinh-hoat-chi-bo@2023"));
}

TEST_CASE("check is plain text where no terminal reads it", "[command][check]")
{
    auto const outcome = check({sample("03-na-cuong.xlsx")});
    CHECK(outcome.exit == 1);
    CHECK(holds(outcome.out, "A101"));
    CHECK_FALSE(holds(outcome.out, "\x1b["));
}
