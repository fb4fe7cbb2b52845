#include "command/inbox_watch.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace gopbieu;
using namespace std::chrono_literals;

namespace {

InboxWatch::Time at(std::chrono::seconds since)
{
    return InboxWatch::Time() + 1h + since;
}

FolderView with(std::initializer_list<std::pair<std::string const, FileStamp>> files)
{
    return files;
}

FileStamp sized(std::uint64_t size)
{
    return {size, 1};
}

} // namespace

TEST_CASE("What lies in the folder at the start is taken in at once", "[watch]")
{
    InboxWatch watch(5s, 60s);
    watch.look(with({{"nop/a.xlsx", sized(10)}}), at(0s));
    CHECK(watch.ready(at(0s)));
    CHECK(watch.growing(at(0s)).empty());
    watch.ran({}, {}, at(1s));
    CHECK_FALSE(watch.ready(at(100s)));
}

TEST_CASE("A new file is taken in when nothing has changed for a while", "[watch]")
{
    InboxWatch watch(5s, 60s);
    watch.look({}, at(0s));
    watch.ran({}, {}, at(0s));
    watch.look(with({{"nop/a.xlsx", sized(10)}}), at(10s));
    CHECK(watch.waiting());
    CHECK_FALSE(watch.ready(at(14s)));
    SECTION("quiet")
    {
        watch.look(with({{"nop/a.xlsx", sized(10)}}), at(15s));
        CHECK(watch.ready(at(15s)));
        CHECK(watch.growing(at(15s)).empty());
    }
    SECTION("still growing: the rest starts anew")
    {
        watch.look(with({{"nop/a.xlsx", sized(20)}}), at(14s));
        CHECK_FALSE(watch.ready(at(18s)));
        CHECK(watch.ready(at(19s)));
    }
    SECTION("gone again")
    {
        watch.look({}, at(12s));
        CHECK(watch.growing(at(12s)).empty());
        CHECK(watch.ready(at(17s)));
    }
}

TEST_CASE("A copy that takes long holds up the others for so long only, and is read later",
          "[watch]")
{
    InboxWatch watch(5s, 60s);
    watch.look({}, at(0s));
    watch.ran({}, {}, at(0s));
    std::uint64_t size = 0;
    std::chrono::seconds now = 10s;
    for (; !watch.ready(at(now)); now += 2s) {
        REQUIRE(now < 100s);
        watch.look(with({{"nop/big.xlsx", sized(++size)}, {"nop/small.xlsx", sized(7)}}), at(now));
    }
    CHECK(now >= 70s);
    auto const growing = watch.growing(at(now));
    CHECK(growing == std::set<std::string>{"nop/big.xlsx"});
    watch.ran(growing, {}, at(now));
    CHECK(watch.waiting());
    watch.look(with({{"nop/big.xlsx", sized(size)}, {"nop/small.xlsx", sized(7)}}), at(now + 5s));
    CHECK(watch.ready(at(now + 5s)));
    CHECK(watch.growing(at(now + 5s)).empty());
}

TEST_CASE("What a run writes itself is no news; what somebody else writes into the ledger is",
          "[watch]")
{
    std::string const ledger = ".gopbieu/so.sqlite";
    InboxWatch watch(5s, 60s);
    watch.look({}, at(0s));
    watch.ran({}, with({{ledger, sized(100)}}), at(1s));
    watch.look(with({{ledger, sized(100)}}), at(2s));
    CHECK_FALSE(watch.ready(at(50s)));
    watch.look(with({{ledger, sized(101)}}), at(60s));
    CHECK(watch.ready(at(65s)));
}

TEST_CASE("A run that failed is tried again after a while, and not at once", "[watch]")
{
    InboxWatch watch(5s, 60s);
    watch.look(with({{"nop/a.xlsx", sized(1)}}), at(0s));
    watch.ran({}, {}, at(0s));
    watch.failed(at(0s));
    CHECK_FALSE(watch.ready(at(30s)));
    CHECK(watch.ready(at(60s)));
}

TEST_CASE("A view of a campaign holds its inbox, its settings and its ledger", "[watch]")
{
    Scratch const folder;
    std::filesystem::create_directories(folder / "nop/xã A");
    std::filesystem::create_directories(folder / "ket-qua");
    for (auto const* const name :
         {"dot.yaml", "nop/xã A/b.xlsx", "nop/~$b.xlsx", "ket-qua/c.xlsx"}) {
        std::ofstream(folder / name) << "x";
    }
    auto const view = view_of(folder.path());
    REQUIRE(view.size() == 2);
    CHECK(view.contains("dot.yaml"));
    CHECK(view.contains("nop/xã A/b.xlsx"));
}
