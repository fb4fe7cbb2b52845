// A run after a run: what has not changed is not worked out again, and nothing shows of that but
// the time.

#include "support/command_line.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace gopbieu;
using test::run_gopbieu;

namespace {

std::map<std::string, std::filesystem::file_time_type> written(std::filesystem::path const& folder)
{
    std::map<std::string, std::filesystem::file_time_type> found;
    for (auto const& one : std::filesystem::recursive_directory_iterator(folder / "ket-qua")) {
        if (one.is_regular_file()) {
            found[one.path().string()] = one.last_write_time();
        }
    }
    return found;
}

void same_outcome(test::Outcome const& one, test::Outcome const& other)
{
    CHECK(one.out == other.out);
    CHECK(one.err == other.err);
    CHECK(one.exit == other.exit);
}

// Files that were saved a moment ago are looked into once more by the next run.
void copy_old(std::string const& sample, std::filesystem::path const& folder)
{
    test::copy_sample(sample, folder);
    for (auto const& one : std::filesystem::recursive_directory_iterator(folder / "nop")) {
        std::filesystem::last_write_time(one.path(), one.last_write_time() - std::chrono::hours(1));
    }
}

// A file of the results that is gone makes the next run do all of its work.
void lose_results(std::filesystem::path const& folder)
{
    std::filesystem::remove(folder / "ket-qua" / "ket-qua.json");
}

} // namespace

TEST_CASE("A run with nothing new writes nothing and says what a whole run says",
          "[command][again]")
{
    auto const* const sample = GENERATE("mot-bieu", "phong-tho", "lon-xon");
    Scratch const scratch;
    auto const folder = scratch / "dot";
    copy_old(sample, folder);
    auto const first = run_gopbieu({"run", folder.string()});
    auto const before = written(folder);
    auto const json = read_text(folder / "ket-qua" / "ket-qua.json");

    auto const again = run_gopbieu({"run", folder.string()});
    REQUIRE(written(folder) == before);
    auto const as_json = run_gopbieu({"run", folder.string(), "--json"});
    REQUIRE(written(folder) == before);
    CHECK(as_json.out == json);
    CHECK(again.exit == first.exit);

    lose_results(folder);
    same_outcome(run_gopbieu({"run", folder.string()}), again);
    CHECK(read_text(folder / "ket-qua" / "ket-qua.json") == json);
    REQUIRE(written(folder) != before);
    lose_results(folder);
    same_outcome(run_gopbieu({"run", folder.string(), "--json"}), as_json);
}

TEST_CASE("A run does its work again where a workbook was changed or taken away",
          "[command][again]")
{
    Scratch const scratch;
    auto const folder = scratch / "dot";
    copy_old("mot-bieu", folder);
    run_gopbieu({"run", folder.string()});
    auto const workbook = folder / "ket-qua/dang-bo-co-so/H01-D01_dang-uy-xa-sen-thuong_2023.xlsx";
    auto const whole = read_text(workbook);
    write_text(workbook, whole.substr(0, whole.size() - 1) + "?");
    run_gopbieu({"run", folder.string()});
    CHECK(read_text(workbook) == whole);

    std::filesystem::remove(workbook);
    run_gopbieu({"run", folder.string()});
    CHECK(read_text(workbook) == whole);
}

TEST_CASE("What is said in another language is written again", "[command][again]")
{
    Scratch const scratch;
    auto const folder = scratch / "dot";
    copy_old("lon-xon", folder);
    auto const first = run_gopbieu({"run", folder.string(), "--json"});
    auto const english = run_gopbieu({"--lang", "en", "run", folder.string(), "--json"});
    CHECK(english.out != first.out);
    auto const again = run_gopbieu({"run", folder.string(), "--json"});
    CHECK(again.out == first.out);
}
