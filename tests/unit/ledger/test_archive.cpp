// The archive of originals, and what may have happened to its file.

#include "base/catalogue/totals.hpp"
#include "base/sha256.hpp"
#include "support/ledger_case.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <cstdint>

using namespace gopbieu;
using test::opened;
using test::record;

namespace {

std::string const long_text(10'000, 'x');

PackedOriginal original_of(std::string const& bytes)
{
    return pack_original(sha256(bytes), {bytes.begin(), bytes.end()});
}

Trouble keep(Ledger& ledger, std::string const& name, std::string const& bytes)
{
    auto one = record(name, bytes);
    auto const original = original_of(bytes);
    return ledger.step([&] { ledger.put(one, ledger.keep_original(original)); });
}

std::string found(Ledger& ledger, std::string const& bytes)
{
    auto const back = ledger.original(sha256(bytes));
    return back ? std::string(back->begin(), back->end()) : std::string(code(back.problem().say));
}

std::uintmax_t length(Scratch const& folder)
{
    return std::filesystem::file_size(folder / "goc.bin");
}

} // namespace

TEST_CASE("Originals come back as they were, each kept once, also by another opening",
          "[ledger][W303]")
{
    Scratch const folder;
    std::string const package = "PK" + long_text;
    CHECK(original_of(long_text).packed);
    CHECK_FALSE(original_of(package).packed); // it is compressed already
    CHECK_FALSE(original_of("ngắn").packed);
    {
        auto ledger = opened(folder.path());
        for (auto const& bytes : {long_text, package, std::string("ngắn")}) {
            REQUIRE_FALSE(keep(ledger, "nop/" + sha256(bytes), bytes));
            CHECK(found(ledger, bytes) == bytes);
        }
    }
    auto const before = length(folder);
    auto ledger = opened(folder.path());
    REQUIRE_FALSE(keep(ledger, "nop/ten-khac.xlsx", package));
    CHECK(length(folder) == before);
    auto looking = Ledger::open_to_read(folder.path());
    REQUIRE(looking);
    for (auto const& bytes : {long_text, package, std::string("ngắn")}) {
        CHECK(found(*looking, bytes) == bytes);
    }
    CHECK(found(*looking, "chưa gửi") == "W303");
}

TEST_CASE("An original that was changed in the archive is refused", "[ledger][W304]")
{
    Scratch const folder;
    {
        auto ledger = opened(folder.path());
        REQUIRE_FALSE(keep(ledger, "nop/a.xlsx", "ngắn"));
        REQUIRE_FALSE(keep(ledger, "nop/b.xlsx", long_text));
    }
    auto bytes = read_text(folder / "goc.bin");
    bytes[bytes.find("ngắn")] = 'N';
    write_text(folder / "goc.bin", bytes);
    auto ledger = opened(folder.path());
    CHECK(found(ledger, "ngắn") == "W304");
    CHECK(found(ledger, long_text) == long_text);
}

TEST_CASE("A step that fails keeps no original", "[ledger]")
{
    Scratch const folder;
    auto ledger = opened(folder.path());
    REQUIRE_FALSE(keep(ledger, "nop/a.xlsx", "một"));
    auto const before = length(folder);
    auto one = record("nop/b.xlsx", "hai");
    auto const original = original_of("hai");
    auto const failed = ledger.step([&] {
        ledger.put(one, ledger.keep_original(original));
        JudgedSubmission nowhere; // a finding without its file
        nowhere.id = 99;
        nowhere.settled.push_back(finding(say::filed_twice, {}));
        ledger.settle(nowhere);
    });
    REQUIRE(failed);
    CHECK(length(folder) == before);
    CHECK(found(ledger, "hai") == "W303");
    REQUIRE_FALSE(keep(ledger, "nop/b.xlsx", "hai"));
    CHECK(found(ledger, "hai") == "hai");
}

TEST_CASE("What a run that was cut off kept is found again, and half an original harms nothing",
          "[ledger]")
{
    Scratch const folder;
    {
        auto ledger = opened(folder.path());
        REQUIRE_FALSE(keep(ledger, "nop/a.xlsx", "một"));
    }
    // As a run leaves it that was killed after it had written to the archive.
    auto const ledger_then = read_text(folder / "so.sqlite");
    {
        auto ledger = opened(folder.path());
        REQUIRE_FALSE(keep(ledger, "nop/b.xlsx", "hai"));
    }
    auto const whole = length(folder);
    std::filesystem::remove(folder / "so.sqlite-wal");
    write_text(folder / "so.sqlite", ledger_then);
    write_text(folder / "goc.bin", read_text(folder / "goc.bin") + "GOPBIEU1 nửa chừng");

    auto ledger = opened(folder.path());
    auto const half = length(folder);
    CHECK(half > whole);
    REQUIRE_FALSE(keep(ledger, "nop/b.xlsx", "hai"));
    CHECK(length(folder) == half); // it lay there already
    REQUIRE_FALSE(keep(ledger, "nop/c.xlsx", "ba"));
    for (std::string const bytes : {"một", "hai", "ba"}) {
        CHECK(found(ledger, bytes) == bytes);
    }
}

TEST_CASE("Originals are found where the ledger is gone", "[ledger]")
{
    Scratch const folder;
    {
        auto ledger = opened(folder.path());
        REQUIRE_FALSE(keep(ledger, "nop/a.xlsx", "một"));
        REQUIRE_FALSE(keep(ledger, "nop/b.xlsx", long_text));
    }
    auto const before = length(folder);
    std::filesystem::remove(folder / "so.sqlite");
    auto ledger = opened(folder.path());
    CHECK(found(ledger, "một") == "một");
    REQUIRE_FALSE(keep(ledger, "nop/b.xlsx", long_text));
    CHECK(length(folder) == before);
    CHECK(found(ledger, long_text) == long_text);
}

TEST_CASE("An archive that was cut is told, and nothing is written behind the cut",
          "[ledger][W307]")
{
    Scratch const folder;
    {
        auto ledger = opened(folder.path());
        REQUIRE_FALSE(keep(ledger, "nop/a.xlsx", "một"));
        REQUIRE_FALSE(keep(ledger, "nop/b.xlsx", "hai"));
    }
    auto const whole = length(folder);
    std::filesystem::resize_file(folder / "goc.bin", whole - 1);
    auto const refused = Ledger::open(folder.path());
    REQUIRE_FALSE(refused);
    CHECK(code(refused.problem().say) == "W307");
    CHECK(refused.problem().args == Args{{"file", (folder / "goc.bin").string()},
                                         {"found", std::to_string(whole - 1)},
                                         {"expected", std::to_string(whole)}});
    {
        auto looking = Ledger::open_to_read(folder.path()); // what is whole can be read
        REQUIRE(looking);
        CHECK(found(*looking, "một") == "một");
        CHECK(found(*looking, "hai") == "W307");
    }
    // Moved away, it is begun anew; what was lost is told when it is asked for.
    std::filesystem::remove(folder / "goc.bin");
    auto ledger = opened(folder.path());
    CHECK(found(ledger, "một") == "W303");
    REQUIRE_FALSE(keep(ledger, "nop/c.xlsx", "ba"));
    REQUIRE_FALSE(keep(ledger, "nop/a2.xlsx", "một")); // the same bytes come once more
    CHECK(found(ledger, "ba") == "ba");
    CHECK(found(ledger, "một") == "một");
    CHECK(found(ledger, "hai") == "W303");
}

TEST_CASE("A first load keeps equal bytes once, and one that was cut off is made whole when opened",
          "[ledger]")
{
    Scratch const folder;
    std::uintmax_t once = 0;
    {
        auto ledger = opened(folder.path());
        REQUIRE_FALSE(ledger.begin_load());
        REQUIRE_FALSE(keep(ledger, "nop/a.xlsx", "một"));
        once = length(folder);
        REQUIRE_FALSE(keep(ledger, "nop/b.xlsx", "một"));
        // … and here the program was killed.
    }
    CHECK(length(folder) == once);
    auto ledger = opened(folder.path());
    CHECK(found(ledger, "một") == "một");
    REQUIRE_FALSE(ledger.begin_load()); // it is not the first any more
    REQUIRE_FALSE(keep(ledger, "nop/c.xlsx", "một"));
    REQUIRE_FALSE(ledger.end_load());
    CHECK(length(folder) == once);
    REQUIRE_FALSE(ledger.step([&] { CHECK(ledger.find_duplicates().size() == 2); }));
    CHECK(ledger.counting_of("X1").empty()); // it waits for an answer
    CHECK(ledger.submissions_of("X1", Detail::without_figures).size() == 1);
}
