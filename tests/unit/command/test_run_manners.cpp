// How gopbieu run behaves towards the folder and the person: trial runs, what is read again, what
// is printed where.

#include "base/write_file.hpp"
#include "command/run_campaign.hpp"
#include "support/command_line.hpp"
#include "support/scratch.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using namespace gopbieu;
using test::holds;
using test::run_gopbieu;
using test::tree_of;

namespace {

namespace fs = std::filesystem;

// As if the file had been lying there for some time: one that was just written is looked at again.
void make_old(fs::path const& folder)
{
    for (auto const& entry : fs::recursive_directory_iterator(folder)) {
        fs::last_write_time(entry.path(), fs::file_time_type::clock::now() - std::chrono::hours(1));
    }
}

fs::path ready_campaign(Scratch const& folder)
{
    auto dot = folder / "dot";
    test::copy_sample("mot-bieu", dot);
    make_old(dot / "nop");
    return dot;
}

/// For as long as it lives, the current folder.
class Inside {
public:
    explicit Inside(fs::path const& folder) : m_before(fs::current_path())
    {
        fs::current_path(folder);
    }
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;
    ~Inside() { fs::current_path(m_before); }

private:
    fs::path m_before;
};

} // namespace

TEST_CASE("A dry run says what a run would do, and leaves every byte of the folder as it is",
          "[command][dry-run]")
{
    Scratch const folder;
    auto const dot = ready_campaign(folder);
    auto const before = tree_of(dot);
    auto const dry = run_gopbieu({"run", dot.string(), "--dry-run"});
    REQUIRE(tree_of(dot) == before);
    REQUIRE(dry.exit == 1);
    REQUIRE(holds(dry.out, "Sẽ đọc: nop/01-huoi-sen.xlsx (nhận)\n"));
    REQUIRE(holds(dry.out, "Sẽ đọc: nop/03-na-cuong.xlsx (trả lại)\n"));
    REQUIRE(holds(dry.out, "3 = nhận 2 + trả lại 1 + "));
    REQUIRE(holds(dry.out, "Sẽ xuất: ket-qua/huyen/H01_huyen-uy-phong-tho_2023.xlsx\n"));

    // What it says is what a run then comes to.
    auto const real = run_gopbieu({"run", dot.string()});
    REQUIRE(real.err == dry.err);
    REQUIRE(real.exit == dry.exit);
    auto const receipt = [](std::string const& text) {
        auto const at = text.find("Tệp đã xem");
        return text.substr(at, text.find("\n", text.find("Biểu sinh-hoat")) - at);
    };
    REQUIRE(receipt(real.out) == receipt(dry.out));
}

TEST_CASE("A dry run goes on from what earlier runs read and decided, and changes none of it",
          "[command][dry-run]")
{
    Scratch const folder;
    auto const dot = ready_campaign(folder);
    run_gopbieu({"run", dot.string()});
    run_gopbieu(
        {"accept", "03-na-cuong.xlsx", "--by", "A", "--reason", "B", "--dir", dot.string()});
    fs::remove(dot / "nop/02-pa-lau.xlsx");
    write_text(dot / "nop/04.xlsx", "không phải");
    auto const before = tree_of(dot);
    auto const dry = run_gopbieu({"run", dot.string(), "--dry-run"});
    REQUIRE(tree_of(dot) == before);
    REQUIRE_FALSE(holds(dry.out, "01-huoi-sen")); // known, unchanged
    REQUIRE(holds(dry.out, "Sẽ đọc: nop/03-na-cuong.xlsx (nhận)\n"));
    REQUIRE(holds(dry.out, "Sẽ đọc: nop/04.xlsx (không đọc được)\n"));
    REQUIRE(holds(dry.out, "Không còn: nop/02-pa-lau.xlsx\n"));
    REQUIRE(holds(dry.out, "3 = nhận 2 + "));
}

TEST_CASE("A dry run waits for nobody and sees what a killed run left in its journal",
          "[command][dry-run][W102]")
{
    Scratch const folder;
    auto const dot = ready_campaign(folder);
    run_gopbieu({"run", dot.string()});
    {
        auto const lock = FolderLock::take(dot / ".gopbieu");
        REQUIRE(lock);
        auto const locked = run_gopbieu({"run", dot.string(), "--dry-run"});
        REQUIRE(locked.exit == 3);
        REQUIRE(holds(locked.err, "W102"));
    }
    // A journal beside the database, as a run that was cut off leaves it.
    write_text(dot / ".gopbieu/so.sqlite-wal", "");
    auto const before = tree_of(dot);
    REQUIRE(run_gopbieu({"run", dot.string(), "--dry-run"}).exit == 1);
    REQUIRE(tree_of(dot) == before);
}

TEST_CASE("A second run reads only what is new or changed", "[command][ledger]")
{
    Scratch const folder;
    auto const dot = ready_campaign(folder);
    auto const run = [&] { return run_gopbieu({"run", dot.string()}).out; };
    REQUIRE(holds(run(), "Lần này đọc 3 tệp mới hoặc đã thay đổi; 0 tệp không còn"));
    REQUIRE(holds(run(), "Lần này đọc 0 tệp mới hoặc đã thay đổi; 0 tệp không còn"));

    // One arrives, one is saved again without a change, one changes, one leaves.
    fs::copy(dot / "nop/01-huoi-sen.xlsx", dot / "nop/04-chep.xlsx");
    fs::last_write_time(dot / "nop/01-huoi-sen.xlsx",
                        fs::file_time_type::clock::now() - std::chrono::minutes(5));
    write_text(dot / "nop/02-pa-lau.xlsx", "đã hỏng");
    fs::remove(dot / "nop/03-na-cuong.xlsx");
    REQUIRE(holds(run(), "Lần này đọc 2 tệp mới hoặc đã thay đổi; 1 tệp không còn"));

    // What lies in nop/ unchanged is not even opened: it may not be readable any more.
    make_old(dot / "nop");
    run();
    auto const place = dot / "nop/01-huoi-sen.xlsx";
    auto const time = fs::last_write_time(place);
    auto const size = fs::file_size(place);
    write_text(place, std::string(size, 'x'));
    fs::last_write_time(place, time);
    auto const blind = run();
    REQUIRE(holds(blind, "Lần này đọc 0 tệp"));
    REQUIRE(holds(blind, "nhận 1"));
}

TEST_CASE("Another form, register or campaign makes every file be read again", "[command][ledger]")
{
    Scratch const folder;
    auto const dot = ready_campaign(folder);
    auto const run = [&] { return run_gopbieu({"run", dot.string()}).out; };
    run();
    write_text(dot / "don-vi.csv",
               read_text(dot / "don-vi.csv") + "H01-D01-C04,Chi bộ X,Chi bộ,H01-D01,\n");
    auto const again = run();
    REQUIRE(holds(again, "Lần này đọc 3 tệp"));
    REQUIRE(holds(again, "2/4 đơn vị"));
}

TEST_CASE("gopbieu alone, or with options only, runs the campaign that it stands in", "[command]")
{
    Scratch const folder;
    auto const dot = ready_campaign(folder);
    {
        Inside const here(dot);
        auto const dry = run_gopbieu({"--dry-run", "--lang", "en"});
        REQUIRE(dry.exit == 1);
        REQUIRE(holds(dry.out, "Would publish: ket-qua/huyen/"));
        REQUIRE_FALSE(fs::exists(dot / "ket-qua"));
        REQUIRE(holds(run_gopbieu({"--help"}).out, "Các lệnh:"));
        REQUIRE(holds(run_gopbieu({"--version"}).out, "gopbieu "));
        REQUIRE(run_gopbieu({"--khong-co"}).exit == 2);
        auto const alone = run_gopbieu({});
        REQUIRE(alone.exit == 1);
        REQUIRE(holds(alone.out, "Đã xuất: ket-qua/huyen/"));
        REQUIRE(fs::exists(dot / "ket-qua/ket-qua.json"));
    }
    Inside const elsewhere(folder.path());
    auto const help = run_gopbieu({});
    REQUIRE(help.exit == 0);
    REQUIRE(holds(help.out, "Các lệnh:"));
}

TEST_CASE("run --json prints ket-qua.json, and --quiet only what stops the work", "[command]")
{
    Scratch const folder;
    auto const dot = ready_campaign(folder);
    auto const json = run_gopbieu({"run", dot.string(), "--json", "--quiet"});
    REQUIRE(json.out == read_text(dot / "ket-qua/ket-qua.json"));
    REQUIRE(json.err.empty());
    REQUIRE(holds(json.out,
                  R"("receipt":{"files":{"seen":3,"accepted":2,"returned":1,"waiting":0,)"
                  R"("superseded":0,"duplicate":0,"not_ours":0,"unreadable":0},)"
                  R"("cells":{"sheets":2,"seen":28,"used":26,"labels":2,"checked":0,)"
                  R"("outside":0,"people":0,"left_out":0,"asked":0}})"));
    auto const quiet = run_gopbieu({"run", dot.string(), "--quiet"});
    REQUIRE(quiet.exit == 1);
    REQUIRE((quiet.out + quiet.err).empty());
    auto const lock = FolderLock::take(dot / ".gopbieu");
    auto const stopped = run_gopbieu({"run", dot.string(), "--quiet"});
    REQUIRE(stopped.exit == 3);
    REQUIRE(holds(stopped.err, "W102"));
}

TEST_CASE("Files that are read and units that are published are counted to the last", "[command]")
{
    Scratch const folder;
    RunOptions options;
    options.folder = ready_campaign(folder);
    options.forms = test::source_folder() / "forms";
    std::vector<std::size_t> read;
    std::vector<std::size_t> published;
    options.progress = [&](std::size_t done, std::size_t of) {
        CHECK(of == 3);
        read.push_back(done);
    };
    options.publishing = [&](std::size_t done, std::size_t of) {
        CHECK(of == 2);
        published.push_back(done);
    };
    auto const desk = set_up(options);
    REQUIRE(desk);
    REQUIRE_FALSE(run_campaign(*desk.value, options).trouble);
    CHECK(read == std::vector<std::size_t>{1, 2, 3});
    CHECK(published == std::vector<std::size_t>{1, 2});
}

TEST_CASE("A folder or link that cannot be entered is told like a file that cannot be read",
          "[command][F102]")
{
    Scratch const folder;
    auto const dot = ready_campaign(folder);
    fs::create_directories(folder / "noi-khac");
    fs::create_directory_symlink(folder / "noi-khac", dot / "nop/lien-ket");
    fs::create_directory_symlink("..", dot / "nop/vong");
    auto const outcome = run_gopbieu({"run", dot.string()});
    REQUIRE(outcome.exit == 1);
    REQUIRE(holds(outcome.err, "nop/lien-ket: LỖI F102"));
    REQUIRE(holds(outcome.err, "nop/vong: LỖI F102"));
    REQUIRE(holds(outcome.out, "5 = nhận 2 + trả lại 1 + "));
    REQUIRE(holds(outcome.out, "không đọc được 2\n"));
}

TEST_CASE("A campaign without nop/ is refused with what to do", "[command][C430]")
{
    Scratch const folder;
    auto const dot = ready_campaign(folder);
    fs::remove_all(dot / "nop");
    auto const outcome = run_gopbieu({"run", dot.string()});
    REQUIRE(outcome.exit == 2);
    REQUIRE(holds(outcome.err, "C430"));
    REQUIRE_FALSE(fs::exists(dot / ".gopbieu"));
}

TEST_CASE("What was published for a unit that has no figures any more is taken away",
          "[command][W210]")
{
    Scratch const folder;
    auto const dot = folder / "dot";
    test::copy_sample("phong-tho", dot);
    run_gopbieu({"run", dot.string()});
    std::string const base = "ket-qua/dang-bo-co-so/H01-D03_dang-uy-xa-ta-phin_2023";
    auto const official = dot / (base + ".xlsx");
    auto const check = dot / (base + "_doi-chieu.xlsx");
    REQUIRE(fs::exists(official));
    REQUIRE(fs::exists(check));
    write_text(dot / "ket-qua/dang-bo-co-so/ghi-chu.txt", "của người dùng");
    fs::remove_all(dot / "nop/xa-ta-phin");

    auto const before = tree_of(dot);
    auto const dry = run_gopbieu({"run", dot.string(), "--dry-run"});
    REQUIRE(holds(dry.out, "Sẽ bỏ: " + base + ".xlsx"));
    REQUIRE(tree_of(dot) == before);

    // Somebody has saved one of them again: it is not ours to remove.
    write_text(check, "đã sửa tay");
    auto const run = run_gopbieu({"run", dot.string()});
    REQUIRE(holds(run.out, "Đã bỏ: " + base + ".xlsx (không còn số liệu)\n"));
    REQUIRE_FALSE(fs::exists(official));
    REQUIRE(read_text(check) == "đã sửa tay");
    REQUIRE(holds(run.err, base + "_doi-chieu.xlsx: LƯU Ý W210"));
    REQUIRE(read_text(dot / "ket-qua/dang-bo-co-so/ghi-chu.txt") == "của người dùng");
    REQUIRE(fs::exists(dot / "ket-qua/dang-bo-co-so/H01-D01_dang-uy-xa-sen-thuong_2023.xlsx"));
    fs::remove(check);
    auto const last = run_gopbieu({"run", dot.string()});
    REQUIRE_FALSE(holds(last.err, "W210"));
    REQUIRE_FALSE(holds(last.out, "Đã bỏ"));
}
