#include "base/walk_files.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace gopbieu;

namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_below(fs::path const& folder)
{
    std::vector<std::string> names;
    REQUIRE_FALSE(walk_files(folder, [&](WalkedFile const& one) { names.emplace_back(one.name); }));
    return names;
}

} // namespace

TEST_CASE("Files are visited in the order of their whole names, byte by byte", "[base]")
{
    Scratch const folder;
    for (auto const* const name : {"a/1", "a-b/2", "a.xlsx", "a/b/3", "a0", "Ă", "z"}) {
        write_text(folder / name, "x");
    }
    auto const names = names_below(folder.path());
    CHECK(names == std::vector<std::string>{"a-b/2", "a.xlsx", "a/1", "a/b/3", "a0", "z", "Ă"});
    auto sorted = names;
    std::sort(sorted.begin(), sorted.end());
    CHECK(sorted == names);
}

TEST_CASE("Lock files are passed over, links to folders and broken links are not", "[base]")
{
    Scratch const folder;
    write_text(folder / "nop/a.xlsx", "12345");
    write_text(folder / "nop/~$a.xlsx", "x");
    fs::create_directories(folder / "nop/trong");
    fs::create_directory_symlink("..", folder / "nop/vong");
    fs::create_symlink("khong-co", folder / "nop/cut");
    CHECK(names_below(folder / "nop") == std::vector<std::string>{"a.xlsx", "cut", "vong"});
}

TEST_CASE("A file is visited with its stamp; a broken link has none", "[base]")
{
    Scratch const folder;
    write_text(folder / "a", "12345");
    fs::create_symlink("khong-co", folder / "b");
    std::vector<WalkedFile> found;
    REQUIRE_FALSE(walk_files(folder.path(), [&](WalkedFile const& one) { found.push_back(one); }));
    REQUIRE(found.size() == 2);
    CHECK(found[0].stamp == stamp_of(folder / "a"));
    CHECK(found[0].stamp->size == 5);
    CHECK(found[0].touched >= found[0].stamp->changed);
    CHECK_FALSE(found[1].stamp);
    CHECK_FALSE(stamp_of(folder / "b"));
}

TEST_CASE("A folder that is not there is a trouble", "[base]")
{
    Scratch const folder;
    CHECK(walk_files(folder / "khong-co", [](WalkedFile const& /*one*/) {}));
}
