// A number answers for itself, and results are proved from the originals.

#include "ledger/ledger.hpp"
#include "publish/publish.hpp"
#include "publish/write_workbook.hpp"
#include "support/command_line.hpp"
#include "support/scratch.hpp"
#include "support/tree.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

using namespace gopbieu;
using test::holds;

namespace {

// The sample campaign after a run.
struct RanCampaign {
    Scratch scratch;
    std::filesystem::path folder = scratch / "dot";

    RanCampaign()
    {
        test::copy_sample("mot-bieu", folder);
        REQUIRE(test::run_gopbieu({"run", folder.string()}).exit == 1);
    }

    [[nodiscard]] test::Outcome explain(std::vector<std::string> what) const
    {
        what.insert(what.begin(), "explain");
        what.push_back("--dir");
        what.push_back(folder.string());
        return test::run_gopbieu(std::move(what));
    }
    [[nodiscard]] test::Outcome verify() const
    {
        return test::run_gopbieu({"verify", folder.string()});
    }
};

std::string const published = "ket-qua/dang-bo-co-so/H01-D01_dang-uy-xa-sen-thuong_2023.xlsx";

std::string const reconciled =
    "ket-qua/dang-bo-co-so/H01-D01_dang-uy-xa-sen-thuong_2023_doi-chieu.xlsx";

// Lets somebody change what the ledger says of a file.
void tamper(RanCampaign const& campaign,
            std::function<void(Ledger& ledger, FileRecord& record)> const& change)
{
    auto ledger = Ledger::open(campaign.folder / ".gopbieu");
    REQUIRE(ledger);
    auto record = ledger->file("nop/01-huoi-sen.xlsx", Detail::with_figures);
    REQUIRE(record);
    REQUIRE_FALSE(ledger->step([&] { change(*ledger, *record); }));
}

// The file with one number changed, as somebody with a spreadsheet program would leave it.
void edit(std::filesystem::path const& file, std::string_view sheet, std::string_view a1, int value)
{
    ReadOptions options;
    options.depth = Depth::looks;
    auto const workbook = read_workbook(file, options);
    REQUIRE(workbook);
    auto draft = draft_of(*workbook);
    auto const page =
        std::ranges::find_if(draft.pages, [&](Page const& one) { return one.sheet.name == sheet; });
    REQUIRE(page != draft.pages.end());
    page->changes[*parse_a1(a1)] = {Exact(value)};
    REQUIRE_FALSE(write_workbook(std::span(&draft, 1), frame_of(*workbook), file));
}

// The proof fails at one of the four workbooks, and names the place.
void check_one_differs(RanCampaign const& campaign, std::string const& place)
{
    auto const outcome = campaign.verify();
    CAPTURE(outcome.err);
    CHECK(outcome.exit == 1);
    CHECK(holds(outcome.err, "W404"));
    CHECK(holds(outcome.err, place));
    CHECK(holds(outcome.out, "kết quả tính lại: 3/4"));
}

} // namespace

TEST_CASE("explain: from a total down to the cells it came from", "[command][explain]")
{
    RanCampaign const campaign;
    auto const outcome = campaign.explain({"H01/sinh-hoat-chi-bo/thon_ban/so_dang_vien"});
    CAPTURE(outcome.err, outcome.out);
    REQUIRE(outcome.exit == 0);
    CHECK(holds(outcome.out, "Huyện ủy Phong Thổ (H01)"));
    CHECK(holds(outcome.out, ": 32\n"));
    CHECK(holds(outcome.out, "Đã có 2/3 đơn vị"));
    CHECK(holds(outcome.out, "  Đảng ủy xã Sen Thượng (H01-D01): 32\n"));
    CHECK(holds(outcome.out, "Số liệu gốc (2):"));
    CHECK(holds(outcome.out, "Chi bộ bản Huổi Sen (H01-D01-C01): 24 – nop/01-huoi-sen.xlsx"));
    CHECK(holds(outcome.out, "Chi bộ bản Pa Lầu (H01-D01-C02): 8 – nop/02-pa-lau.xlsx"));
    CHECK_FALSE(holds(outcome.out, "Nà Cuổng")); // its form was returned
}

TEST_CASE("explain: the same figure by unit name, labels, or the published cell",
          "[command][explain]")
{
    RanCampaign const campaign;
    auto const by_id = campaign.explain({"H01-D01/sinh-hoat-chi-bo/thon_ban/so_dang_vien"});
    auto const by_label = campaign.explain(
        {"đảng ủy xã sen thượng/sinh-hoat-chi-bo/thôn, bản, tổ dân phố/so_dang_vien"});
    CHECK(by_label.out == by_id.out);
    auto const by_cell = campaign.explain({published, "J10"});
    CHECK(by_cell.out == by_id.out);
    auto const by_path = campaign.explain({(campaign.folder / published).string(), "Biểu 1!J10"});
    CHECK(by_path.out == by_id.out);
}

TEST_CASE("explain: the cell of a total row is all rows together", "[command][explain]")
{
    RanCampaign const campaign;
    auto const total = campaign.explain({published, "J12"});
    CAPTURE(total.err);
    CHECK(total.exit == 0);
    CHECK(holds(total.out, "Dòng 'Tổng cộng'"));
    CHECK(holds(total.out, ": 32\n"));
}

TEST_CASE("explain: a mean tells its weights, and the figures needed for it", "[command][explain]")
{
    RanCampaign const campaign;
    auto const outcome = campaign.explain({"H01/sinh-hoat-chi-bo/thon_ban/ty_le_du"});
    CHECK(holds(outcome.out, "93,5 (trọng số 32)"));
    CHECK(holds(outcome.out, "dùng để tính"));
    auto const json = campaign.explain({"H01/sinh-hoat-chi-bo/thon_ban/ty_le_du", "--json"});
    CHECK(holds(json.out, "\"value\":93.5,\"weight\":32,"));
    CHECK(holds(json.out, "\"cell\":\""));
}

TEST_CASE("explain: sources say which rules they met", "[command][explain]")
{
    RanCampaign const campaign;
    auto const outcome = campaign.explain({"H01/sinh-hoat-chi-bo/thon_ban/so_chi_bo"});
    CAPTURE(outcome.out);
    CHECK(holds(outcome.out, "SH-01: đúng ("));
}

TEST_CASE("explain: what is not there is told with the nearest name", "[command][explain][U152]")
{
    RanCampaign const campaign;
    auto const told = [&](std::vector<std::string> what) {
        auto const outcome = campaign.explain(std::move(what));
        CHECK(outcome.exit == 2);
        return outcome.err;
    };
    CHECK(holds(told({"H02/sinh-hoat-chi-bo//so_dang_vien"}), "U152"));
    CHECK(holds(told({"H01/sinh-hoat-chi-b//so_dang_vien"}), "'sinh-hoat-chi-bo'"));
    CHECK(holds(told({"H01/sinh-hoat-chi-bo//so_dang_vie"}), "'so_dang_vien'"));
    CHECK(holds(told({"H01"}), "U151"));
    CHECK(holds(told({"nop/01-huoi-sen.xlsx", "A1"}), "U156"));
    CHECK(holds(told({published, "A1"}), "U157"));
    auto const blank = campaign.explain({"H01-D01-C03/sinh-hoat-chi-bo/thon_ban/so_dang_vien"});
    CHECK(blank.exit == 1);
    CHECK(holds(blank.err, "U158"));
}

TEST_CASE("verify: an untouched campaign agrees with its originals", "[command][verify]")
{
    RanCampaign const campaign;
    auto const outcome = campaign.verify();
    CAPTURE(outcome.err);
    CHECK(outcome.exit == 0);
    CHECK(holds(outcome.out, "Bản gốc đã đọc lại: 3; biểu so khớp: 3;"));
    CHECK(holds(outcome.out, "kết quả tính lại: 4/4"));
}

TEST_CASE("verify: a published figure that was edited is named", "[command][verify][W404]")
{
    RanCampaign const campaign;
    edit(campaign.folder / published, "Biểu 1", "J10", 33);
    check_one_differs(campaign, "J10");
}

TEST_CASE("verify: a figure of a reconciliation workbook that was edited is named",
          "[command][verify][W404]")
{
    RanCampaign const campaign;
    edit(campaign.folder / reconciled, "sinh-hoat-chi-bo", "D7", 33);
    check_one_differs(campaign, "sinh-hoat-chi-bo!D7");
}

TEST_CASE("verify: a live formula of a reconciliation workbook that became a number is named",
          "[command][verify][W404]")
{
    RanCampaign const campaign;
    auto const workbook = read_published(campaign.folder / reconciled);
    REQUIRE(workbook);
    auto const& sheet = workbook->sheets[1];
    auto const live =
        std::ranges::find_if(sheet.cells, [](Cell const& cell) { return cell.formula != 0; });
    REQUIRE(live != sheet.cells.end());
    // The same number: only the formula is gone.
    edit(campaign.folder / reconciled,
         sheet.name,
         to_a1(live->where()),
         static_cast<int>(live->number));
    check_one_differs(campaign, to_a1(live->where()));
}

TEST_CASE("verify: words about what was found are no figures", "[command][verify]")
{
    RanCampaign const campaign;
    edit(campaign.folder / reconciled, "Điểm cần xem", "F6", 1);
    CHECK(campaign.verify().exit == 0);
}

TEST_CASE("verify: a reconciliation workbook that is gone is named", "[command][verify][W403]")
{
    RanCampaign const campaign;
    std::filesystem::remove(campaign.folder / reconciled);
    auto const outcome = campaign.verify();
    CHECK(outcome.exit == 1);
    CHECK(holds(outcome.err, "W403"));
    CHECK(holds(outcome.err, "_doi-chieu.xlsx"));
}

TEST_CASE("verify: a figure of the ledger that is not the original's is named, and not believed",
          "[command][verify][W401]")
{
    RanCampaign const campaign;
    tamper(campaign, [](Ledger& ledger, FileRecord& record) {
        record.submissions.front().submission.facts.front().value = Exact(999);
        ledger.put(record);
        ledger.settle(record.submissions.front());
        ledger.settle_files();
    });
    auto const outcome = campaign.verify();
    CAPTURE(outcome.err);
    CHECK(outcome.exit == 1);
    CHECK(holds(outcome.err, "W401"));
    CHECK(holds(outcome.out, "kết quả tính lại: 4/4"));
}

TEST_CASE("verify: a state of the ledger that does not follow is named, and not believed",
          "[command][verify][W402]")
{
    RanCampaign const campaign;
    tamper(campaign, [](Ledger& ledger, FileRecord& record) {
        record.submissions.front().state = SubmissionState::returned;
        ledger.settle(record.submissions.front());
    });
    auto const outcome = campaign.verify();
    CAPTURE(outcome.err);
    CHECK(outcome.exit == 1);
    CHECK(holds(outcome.err, "W402"));
    CHECK(holds(outcome.err, "'accepted'"));
    CHECK(holds(outcome.out, "kết quả tính lại: 4/4"));
}

TEST_CASE("verify: a published workbook that is gone is named", "[command][verify][W403]")
{
    RanCampaign const campaign;
    std::filesystem::remove(campaign.folder / published);
    auto const outcome = campaign.verify();
    CHECK(outcome.exit == 1);
    CHECK(holds(outcome.err, "W403"));
}

TEST_CASE("verify: originals count, not what lies in nop/ now", "[command][verify]")
{
    RanCampaign const campaign;
    std::filesystem::remove(campaign.folder / "nop/01-huoi-sen.xlsx");
    CHECK(campaign.verify().exit == 0);
}

TEST_CASE("verify: a changed schema or register is told", "[command][verify][W405]")
{
    RanCampaign const campaign;
    auto const file = campaign.folder / "dot.yaml";
    write_text(file, read_text(file) + "# đổi\n");
    auto const outcome = campaign.verify();
    CHECK(holds(outcome.err, "W405"));
    CHECK(outcome.exit == 0);
}

TEST_CASE("verify and explain need a campaign that has run", "[command][verify]")
{
    Scratch const scratch;
    test::copy_sample("mot-bieu", scratch / "dot");
    auto const outcome = test::run_gopbieu({"verify", (scratch / "dot").string()});
    CHECK(outcome.exit == 2);
    CHECK(holds(outcome.err, "W305"));
}
