// Ledgers that older programs left behind.

#include "base/sha256.hpp"
#include "support/command_line.hpp"
#include "support/ledger_case.hpp"
#include "support/old_ledger.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace gopbieu;
using test::all_files;
using test::opened;
using test::put;
using test::record;
using test::run_gopbieu;
using test::run_sql;

namespace {

void take_second_mail(std::filesystem::path const& folder)
{
    for (auto const& file : std::filesystem::directory_iterator(folder / "lan-2")) {
        std::filesystem::copy(
            file.path(), folder / "nop", std::filesystem::copy_options::overwrite_existing);
    }
}

} // namespace

TEST_CASE("A ledger of layout 1 is brought up to date, and its originals are kept",
          "[ledger][W306]")
{
    Scratch const folder;
    std::string const bytes = "nội dung cũ";
    auto const name = sha256(bytes);
    write_text(folder / ("goc/" + name.substr(0, 2) + "/" + name), bytes);
    run_sql(folder / "so.sqlite",
            "CREATE TABLE file (id INTEGER PRIMARY KEY, name TEXT, sha256 TEXT);"
            "CREATE TABLE submission (id INTEGER PRIMARY KEY,"
            " file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE);"
            "CREATE TABLE finding (id INTEGER PRIMARY KEY, file INTEGER REFERENCES file);"
            "INSERT INTO file VALUES (1, 'nop/a.xlsx', 'x'); INSERT INTO submission VALUES (1, 1);"
            "PRAGMA user_version = 1");
    auto const look = Ledger::open_to_read(folder.path());
    REQUIRE_FALSE(look);
    REQUIRE(code(look.problem().say) == "W306");
    auto ledger = opened(folder.path());
    REQUIRE(ledger.present_files().empty()); // read again from the inbox
    auto const back = ledger.original(name);
    REQUIRE(back);
    REQUIRE(std::string(back->begin(), back->end()) == bytes);
    put(ledger, record("nop/a.xlsx", "một"));
    REQUIRE(Ledger::open_to_read(folder.path()));
}

TEST_CASE("A ledger of layout 3, 4 or 5 keeps all it has, with other numbers for submissions",
          "[ledger]")
{
    Scratch const folder;
    std::vector<FileRecord> before;
    {
        auto ledger = opened(folder.path());
        auto two = record("nop/b.xlsx", "hai");
        two.submissions.push_back(two.submissions.front());
        two.submissions.back().submission.unit = "X2";
        two.submissions.back().submission.source.file = "nop/b.xlsx/trong.xlsx";
        put(ledger, record("nop/a.xlsx", "một"));
        put(ledger, two);
        put(ledger, record("nop/b.xlsx", "hai, sửa"));
        put(ledger, two); // the contents before stay as well
        REQUIRE_FALSE(ledger.step([&] { ledger.all_fresh(); }));
        before = all_files(ledger);
        REQUIRE(before.size() == 2);
    }
    test::take_back_to_layout(folder.path(), GENERATE(5, 4, 3));
    auto ledger = opened(folder.path());
    CHECK(all_files(ledger) == before);
    CHECK(ledger.stale_units().empty()); // nothing has come or gone
    CHECK(ledger.some_units(UnitsWith::ever_filed, {}, 10) == std::vector<std::string>{"X1", "X2"});
    CHECK(ledger.submissions_of("X2", Detail::with_figures).size() == 1);
    put(ledger, record("nop/c.xlsx", "ba", "X3"));
    CHECK(ledger.stale_units() == std::set<std::string>{"", "X3"});
    CHECK(all_files(ledger).size() == 3);
}

TEST_CASE("A ledger of layout 3 keeps its result, and nothing is told of it at a glance",
          "[ledger]")
{
    Scratch const folder;
    {
        auto ledger = opened(folder.path());
        put(ledger, record("nop/a.xlsx", "một"));
        REQUIRE_FALSE(ledger.step([&] {
            ledger.set_result("x", "kết quả", "liếc");
            ledger.all_fresh();
        }));
        REQUIRE(ledger.glance());
    }
    test::take_back_to_layout(folder.path(), 3);
    auto ledger = opened(folder.path());
    CHECK(ledger.present_files().size() == 1);
    CHECK(ledger.result("x") == "kết quả");
    CHECK_FALSE(ledger.glance());
    REQUIRE_FALSE(ledger.step([&] { ledger.set_glance("mới"); }));
    REQUIRE(ledger.glance());
    CHECK(ledger.glance()->glance == "mới");
    CHECK(ledger.glance()->result == "kết quả");
}

TEST_CASE("A ledger of layout 2 keeps decisions and originals, and has all files read again",
          "[ledger]")
{
    Scratch const folder;
    std::string const bytes = "một";
    {
        auto ledger = opened(folder.path());
        auto one = record("nop/a.xlsx", bytes);
        auto const original = pack_original(one.source.sha256, {bytes.begin(), bytes.end()});
        REQUIRE_FALSE(ledger.step([&] {
            ledger.begin_batch();
            ledger.put(one, ledger.keep_original(original));
            Decision decision;
            decision.sha256 = one.source.sha256;
            decision.name = "Lò Văn Pao";
            ledger.decide(decision);
            ledger.set_note("basis", "cũ");
            ledger.set_publication({"ket-qua/a.xlsx", "X1", "ab", {10, 20}});
            ledger.all_fresh();
        }));
    }
    test::take_back_to_layout(folder.path(), 2);
    auto ledger = opened(folder.path());
    CHECK(ledger.note("basis").empty()); // so that the next run reads all files again
    REQUIRE(ledger.decisions().size() == 1);
    CHECK(ledger.decisions().front().name == "Lò Văn Pao");
    CHECK(ledger.publications() ==
          std::vector<Publication>{{"ket-qua/a.xlsx", "X1", "", {10, 20}}});
    CHECK_FALSE(ledger.glance());
    auto before = record("nop/a.xlsx", bytes);
    before.submissions.front().submission.cells = {}; // it did not count them apart
    auto files = all_files(ledger);
    REQUIRE(files.size() == 1);
    CHECK(files.front().submissions.front().submission.facts ==
          before.submissions.front().submission.facts);
    auto const back = ledger.original(sha256(bytes));
    REQUIRE(back);
    CHECK(std::string(back->begin(), back->end()) == bytes);
    put(ledger, record("nop/b.xlsx", "hai", "X2"));
    CHECK(ledger.stale_units() == std::set<std::string>{"", "X2"});
}

TEST_CASE("A campaign whose ledger is of an older layout goes on as if it had always been of today",
          "[ledger][command]")
{
    auto const layout = GENERATE(2, 3, 4, 5);
    Scratch const scratch;
    auto const folder = scratch / "dot";
    test::copy_sample("lon-xon", folder);
    auto const first = run_gopbieu({"run", folder.string()});
    auto const json = read_text(folder / "ket-qua" / "ket-qua.json");
    test::take_back_to_layout(folder / ".gopbieu", layout);

    auto const again = run_gopbieu({"run", folder.string()});
    CHECK(again.exit == first.exit);
    CHECK(read_text(folder / "ket-qua" / "ket-qua.json") == json);
    CHECK(run_gopbieu({"verify", folder.string()}).exit == 0);
    take_second_mail(folder);
    run_gopbieu({"run", folder.string()});

    auto const fresh = scratch / "moi";
    test::copy_sample("lon-xon", fresh);
    run_gopbieu({"run", fresh.string()});
    take_second_mail(fresh);
    run_gopbieu({"run", fresh.string()});
    CHECK(read_text(folder / "ket-qua" / "ket-qua.json") ==
          read_text(fresh / "ket-qua" / "ket-qua.json"));
}
