#include "base/bytes.hpp"
#include "base/catalogue/intake.hpp"
#include "base/catalogue/numbers.hpp"
#include "base/catalogue/totals.hpp"
#include "base/sha256.hpp"
#include "ledger/packing.hpp"
#include "support/ledger_case.hpp"
#include "support/old_ledger.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace gopbieu;
using test::all_files;
using test::opened;
using test::put;
using test::record;
using test::run_sql;

namespace {

std::vector<std::string> names_and_states(Ledger& ledger)
{
    std::vector<std::string> found;
    for (auto const& file : all_files(ledger)) {
        found.push_back(file.source.file + " " + std::string(state_name(file.state)));
    }
    return found;
}

} // namespace

TEST_CASE("What is stored comes back the same, also after the ledger was closed", "[ledger]")
{
    Scratch const folder;
    auto first = record("nop/a.xlsx", "một");
    auto second = record("nop/b.xlsx", "hai", "X2");
    {
        auto ledger = opened(folder / ".gopbieu");
        REQUIRE_FALSE(ledger.step([&] {
            ledger.begin_batch();
            ledger.put(second);
            ledger.put(first);
        }));
    }
    auto ledger = opened(folder / ".gopbieu");
    REQUIRE(all_files(ledger) == std::vector<FileRecord>{first, second});
    REQUIRE(ledger.file("nop/b.xlsx", Detail::with_figures) == second);
    REQUIRE_FALSE(ledger.file("nop/c.xlsx", Detail::with_figures));
    REQUIRE(ledger.some_units(UnitsWith::files_here, {}, 10) ==
            std::vector<std::string>{"X1", "X2"});
    auto const known = ledger.present_files();
    REQUIRE(known.at(0).sha256 == sha256(std::string_view("một")));
    REQUIRE(known.at(0).stamp == first.stamp);
}

TEST_CASE("A new content of the same name takes its place; a file that left does not count",
          "[ledger]")
{
    Scratch const folder;
    auto ledger = opened(folder.path());
    put(ledger, record("nop/a.xlsx", "một"));
    put(ledger, record("nop/a.xlsx", "hai"));
    put(ledger, record("nop/b.xlsx", "ba"));
    REQUIRE(ledger.present_files().size() == 2);
    REQUIRE(ledger.submissions_of("X1", Detail::with_figures).size() == 2);
    REQUIRE_FALSE(ledger.step([&] { ledger.remove(ledger.present_files().at(1).id); }));
    REQUIRE(names_and_states(ledger) == std::vector<std::string>{"nop/a.xlsx accepted"});
    REQUIRE(all_files(ledger).at(0).source.sha256 == sha256(std::string_view("hai")));
}

TEST_CASE("Bytes that came back keep the batch in which they first arrived", "[ledger]")
{
    Scratch const folder;
    auto ledger = opened(folder.path());
    auto const batch = [&](FileRecord one) {
        REQUIRE_FALSE(ledger.step([&] {
            ledger.begin_batch();
            ledger.put(one);
        }));
        return one.batch;
    };
    REQUIRE(batch(record("nop/a.xlsx", "một")) == 1);
    REQUIRE(batch(record("nop/b.xlsx", "hai")) == 2);
    REQUIRE(batch(record("nop/doi-ten.xlsx", "một")) == 1);
}

TEST_CASE("The first batch of a unit's form stays known when its file was replaced or has left",
          "[ledger]")
{
    Scratch const scratch;
    auto ledger = opened(scratch.path());
    put(ledger, record("nop/a.xlsx", "lần một"));
    REQUIRE_FALSE(ledger.step([&] { ledger.begin_batch(); }));
    put(ledger, record("nop/a.xlsx", "lần hai"));
    put(ledger, record("nop/b.xlsx", "khác", "X2"));
    auto const first = ledger.first_batches();
    REQUIRE(first.size() == 1); // of X2 there is no other that could have come before
    auto const now = ledger.submissions_of("X1", Detail::without_figures);
    REQUIRE(now.size() == 1);
    CHECK(first.at({"X1", "bieu-nho"}) < now.front().batch);
    for (auto const& file : all_files(ledger)) {
        REQUIRE_FALSE(ledger.step([&] { ledger.remove(file.id); }));
    }
    CHECK(ledger.first_batches() == first);
}

TEST_CASE("A step that fails leaves nothing behind", "[ledger]")
{
    Scratch const folder;
    auto ledger = opened(folder.path());
    auto one = record("nop/a.xlsx", "một");
    one.submissions[0].submission.facts[0].row = "thon";
    REQUIRE_FALSE(ledger.step([&] { ledger.put(one); }));
    std::int64_t const kept = ledger.present_files().at(0).id;
    auto const trouble = ledger.step([&] {
        auto two = record("nop/b.xlsx", "hai");
        ledger.put(two);
        ledger.settle({}); // of no submission: a finding without its file
        JudgedSubmission nowhere;
        nowhere.id = 99;
        nowhere.settled.push_back(finding(say::filed_twice, {}));
        ledger.settle(nowhere);
    });
    REQUIRE(trouble);
    REQUIRE(code(trouble->say) == "W301");
    REQUIRE(ledger.present_files().size() == 1);
    REQUIRE(ledger.present_files().at(0).id == kept);
    put(ledger, record("nop/b.xlsx", "hai"));
    REQUIRE(ledger.present_files().size() == 2);
}

TEST_CASE("Of equal bytes the first counts, and the next when that is gone", "[ledger][H106]")
{
    Scratch const folder;
    auto ledger = opened(folder.path());
    auto const settle = [&] {
        REQUIRE_FALSE(ledger.step([&] {
            ledger.find_duplicates();
            ledger.settle_files();
        }));
    };
    for (auto const* const name : {"nop/c.xlsx", "nop/a.xlsx"}) {
        auto one = record(name, "một");
        one.submissions[0].state = SubmissionState::accepted;
        put(ledger, one);
    }
    settle();
    REQUIRE(names_and_states(ledger) ==
            std::vector<std::string>{"nop/a.xlsx accepted", "nop/c.xlsx duplicate"});
    REQUIRE(all_files(ledger).at(1).findings.back().args == Args{{"other", "nop/a.xlsx"}});
    REQUIRE(ledger.submissions_of("X1", Detail::with_figures).size() == 1);
    REQUIRE_FALSE(ledger.step([&] { ledger.remove(ledger.present_files().at(0).id); }));
    settle();
    REQUIRE(names_and_states(ledger) == std::vector<std::string>{"nop/c.xlsx accepted"});
    REQUIRE(all_files(ledger).at(0).findings.size() == 1); // "identical" is no longer said
}

TEST_CASE("The state of a file follows from its forms, the most urgent first", "[ledger]")
{
    Scratch const folder;
    auto ledger = opened(folder.path());
    auto const state_with = [&](FileState own, std::vector<SubmissionState> const& forms) {
        auto one = record("nop/a.xlsx", "một");
        one.state = own;
        auto const like = one.submissions[0];
        one.submissions.assign(forms.size(), like);
        for (std::size_t at = 0; at < forms.size(); ++at) {
            one.submissions[at].state = forms[at];
        }
        put(ledger, one);
        REQUIRE_FALSE(ledger.step([&] { ledger.settle_files(); }));
        return all_files(ledger).at(0).state;
    };
    using enum SubmissionState;
    CHECK(state_with(FileState::accepted, {accepted, accepted}) == FileState::accepted);
    CHECK(state_with(FileState::accepted, {accepted, returned}) == FileState::returned);
    CHECK(state_with(FileState::accepted, {waiting, returned}) == FileState::waiting);
    CHECK(state_with(FileState::accepted, {superseded, accepted}) == FileState::accepted);
    CHECK(state_with(FileState::accepted, {superseded}) == FileState::superseded);
    CHECK(state_with(FileState::waiting, {accepted}) == FileState::waiting);
    CHECK(state_with(FileState::returned, {accepted}) == FileState::returned);
    CHECK(state_with(FileState::waiting, {}) == FileState::waiting);
    CHECK(state_with(FileState::not_ours, {}) == FileState::not_ours);
    CHECK(state_with(FileState::unreadable, {}) == FileState::unreadable);
}

TEST_CASE("Decisions, notes, totals and publications are kept", "[ledger]")
{
    Scratch const folder;
    Decision decision;
    decision.kind = DecisionKind::answer;
    decision.sha256 = "ab";
    decision.unit = "X1";
    decision.form = "bieu-nho";
    decision.finding = "0a1b2c3d";
    decision.code = "N122";
    decision.place = "nop/a.xlsx: Biểu 1!C6";
    decision.value = "3918";
    decision.name = "Lò Văn A";
    decision.reason = "đã hỏi qua điện thoại";
    decision.at = "2023-12-08T09:00:00";
    {
        auto ledger = opened(folder.path());
        REQUIRE_FALSE(ledger.step([&] {
            decision.id = ledger.decide(decision);
            ledger.set_note("basis", "1");
            ledger.set_note("basis", "2");
            ledger.set_total("X1", std::string("\0\1", 2));
            ledger.set_publication({"ket-qua/a.xlsx", "X1", "cd", {10, 20}});
            ledger.set_publication({"ket-qua/b.xlsx", "X2", "ef", {1, 2}});
            ledger.forget_publication("ket-qua/b.xlsx");
        }));
    }
    auto ledger = Ledger::open_to_read(folder.path());
    REQUIRE(ledger);
    REQUIRE(ledger->decisions() == std::vector<Decision>{decision});
    REQUIRE(ledger->note("basis") == "2");
    REQUIRE(ledger->note("nothing").empty());
    std::map<std::string, std::string> totals;
    ledger->each_total(
        [&](std::string_view unit, std::string_view bytes) { totals.emplace(unit, bytes); });
    REQUIRE(totals == std::map<std::string, std::string>{{"X1", std::string("\0\1", 2)}});
    REQUIRE(ledger->publications() ==
            std::vector<Publication>{{"ket-qua/a.xlsx", "X1", "cd", {10, 20}}});
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
    opened(folder.path());
    run_sql(folder / "so.sqlite", "PRAGMA user_version = 8");
    auto const bytes = read_text(folder / "so.sqlite");
    for (auto const& newer : {Ledger::open(folder.path()), Ledger::open_to_read(folder.path())}) {
        REQUIRE_FALSE(newer);
        REQUIRE(code(newer.problem().say) == "W302");
        REQUIRE(newer.problem().args ==
                Args{{"file", (folder / "so.sqlite").string()}, {"found", "8"}, {"limit", "6"}});
    }
    REQUIRE(read_text(folder / "so.sqlite") == bytes);
}

TEST_CASE("Where no run has been there is nothing to look at", "[ledger][W305]")
{
    Scratch const folder;
    auto const none = Ledger::open_to_read(folder / "dot/.gopbieu");
    REQUIRE_FALSE(none);
    REQUIRE(none.problem().args == Args{{"folder", (folder / "dot").string()}});
    REQUIRE(code(none.problem().say) == "W305");
}

TEST_CASE("Nothing is told at a glance while anything is stale", "[ledger]")
{
    Scratch const folder;
    auto ledger = opened(folder.path());
    REQUIRE_FALSE(ledger.step([&] { ledger.set_result("x", "kết quả", "liếc"); }));
    REQUIRE(ledger.glance());
    put(ledger, record("nop/a.xlsx", "một"));
    CHECK_FALSE(ledger.glance());
    REQUIRE_FALSE(ledger.step([&] { ledger.all_fresh(); }));
    CHECK(ledger.glance());
}

TEST_CASE("Figures of the first layout are read, and others than the known ones are not",
          "[ledger]")
{
    auto const block = [](std::uint64_t layout) {
        ByteWriter out;
        // No ids, rows, facts, own totals and labels; then the cells in their five states of then.
        for (std::uint64_t const number : {layout,
                                           std::uint64_t{0},
                                           std::uint64_t{0},
                                           std::uint64_t{0},
                                           std::uint64_t{0},
                                           std::uint64_t{0},
                                           std::uint64_t{4},
                                           std::uint64_t{3},
                                           std::uint64_t{2},
                                           std::uint64_t{1},
                                           std::uint64_t{5}}) {
            out.number(number);
        }
        return out.bytes();
    };
    Submission submission;
    REQUIRE(unpack_figures(block(1), submission));
    REQUIRE(submission.cells == CellCount{15, 4, 3, 2, 1, 0, 0, 5});
    for (std::uint64_t const layout : {0U, 2U, 3U, 4U}) {
        REQUIRE_FALSE(unpack_figures(block(layout), submission)); // too short for 2 and 3
    }
}
