// What one level publishes is what the next level takes in, and a change on the way is seen.

#include "publish/write_workbook.hpp"
#include "support/command_line.hpp"
#include "support/scratch.hpp"
#include "support/tree.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

using namespace gopbieu;
using test::holds;

namespace {

test::Outcome run(std::filesystem::path const& folder)
{
    return test::run_gopbieu({"run", folder.string()});
}

std::string const district_file = "ket-qua/huyen/H01_huyen-uy-phong-tho_2023.xlsx";

// The sample's district has run; its province expects one file of each of its two districts.
struct TwoLevels {
    Scratch folder;
    std::filesystem::path district = folder / "huyen", province = folder / "tinh";

    explicit TwoLevels(std::string const& sample = "mot-bieu",
                       std::string const& forms = "sinh-hoat-chi-bo")
    {
        test::copy_sample(sample, district);
        REQUIRE(run(district).exit == 1); // one of its cells has to correct
        write_text(province / "dot.yaml",
                   "name: Tỉnh\nperiod: \"2023\"\nas_of: 2023-12-31\n"
                   "deadline: 2023-12-20T17:00:00+07:00\nunit: T01\nforms: [" +
                       forms +
                       "]\n"
                       "filed_by: [huyen]\npublish: [tinh]\n");
        write_text(province / "don-vi.csv",
                   "Mã,Tên,Cấp,Mã cấp trên,Tên khác\nT01,Tỉnh ủy Lai Châu,Tỉnh,,\n"
                   "H01,Huyện ủy Phong Thổ,Huyện,T01,\nH02,Huyện ủy Tam Đường,Huyện,T01,\n");
        std::filesystem::create_directories(province / "nop");
    }

    void send_up(std::string const& bytes) const { write_text(province / "nop/bieu.xlsx", bytes); }
};

// What somebody does who opens the workbook, changes cells and saves it again.
std::string edited(std::string const& file,
                   std::map<std::string, int> const& cells,
                   bool keep_properties,
                   std::filesystem::path const& scratch)
{
    ReadOptions options;
    options.depth = Depth::looks;
    auto workbook = read_workbook(std::filesystem::path(file), options);
    REQUIRE(workbook);
    auto draft = draft_of(*workbook);
    for (auto const& [a1, value] : cells) {
        draft.front().changes[*parse_a1(a1)] = {Exact(value)};
    }
    auto frame = frame_of(*workbook);
    if (!keep_properties) {
        frame.properties.clear();
    }
    auto const bytes = draw_workbook(std::span(&draft, 1), frame, scratch);
    REQUIRE(bytes);
    return *bytes;
}

} // namespace

TEST_CASE("A published workbook is a valid submission at the level above", "[command][upward]")
{
    TwoLevels const levels;
    levels.send_up(read_text(levels.district / district_file));
    auto const outcome = run(levels.province);
    CAPTURE(outcome.err);
    CHECK(holds(outcome.out, "Tệp đã xem: 1 = nhận 1 "));
    CHECK(holds(outcome.out, "Biểu sinh-hoat-chi-bo: 1/2 đơn vị"));
    auto const json = read_text(levels.province / "ket-qua/ket-qua.json");
    CAPTURE(json);
    CHECK(holds(json,
                R"("unit":"T01","form":"sinh-hoat-chi-bo","row":"thon_ban",)"
                R"("column":"so_dang_vien","value":32,)"));
}

TEST_CASE("Through a workbook sums, means and their weights go up undiminished",
          "[command][upward][means]")
{
    TwoLevels const levels("phong-tho",
                           "sinh-hoat-chi-bo, chi-uy-bi-thu, sinh-hoat-chuyen-de, truong-thon-ban");
    levels.send_up(read_text(levels.district / district_file));
    run(levels.province);
    // The province has this one district, so that each of its totals is the district's.
    auto const figures = [](std::filesystem::path const& folder, std::string const& unit) {
        std::vector<std::string> found;
        std::istringstream lines(read_text(folder / "ket-qua/ket-qua.json"));
        for (std::string line; std::getline(lines, line);) {
            auto const start = "  {\"unit\":\"" + unit + "\",";
            auto const value = line.find("\"value\":");
            if (line.starts_with(start) && value != std::string::npos) {
                auto const end = std::min(line.find(",\"filed\""), line.find('}'));
                found.push_back(line.substr(start.size(), end - start.size()));
            }
        }
        return found;
    };
    auto const below = figures(levels.district, "H01");
    CHECK(std::ranges::count_if(
              below, [](std::string const& one) { return holds(one, "\"weight\":"); }) > 10);
    CHECK(figures(levels.province, "T01") == below);
}

TEST_CASE("A figure that was changed on the way up is named", "[command][upward][R114]")
{
    TwoLevels const levels;
    auto const file = (levels.district / district_file).string();
    levels.send_up(edited(file, {{"L10", 15}}, true, levels.folder / "x.xlsx"));
    auto const outcome = run(levels.province);
    CAPTURE(outcome.err);
    CHECK(outcome.exit == 1);
    CHECK(holds(outcome.out, "nhận 0 + trả lại 1"));
    CHECK(holds(outcome.err, "nop/bieu.xlsx: Biểu 1!L10: LỖI R114"));
    CHECK(holds(outcome.err, "(L10)"));
}

TEST_CASE("Without the sums of single figures it is still told that something changed",
          "[command][upward][R115]")
{
    TwoLevels const levels;
    auto const file = (levels.district / district_file).string();
    levels.send_up(edited(file, {{"L10", 15}}, false, levels.folder / "x.xlsx"));
    auto const outcome = run(levels.province);
    CHECK(holds(outcome.out, "nhận 0 + trả lại 1"));
    CHECK(holds(outcome.err, "R115"));
    CHECK_FALSE(holds(outcome.err, "R114"));
}

TEST_CASE("Saved again without a change, a published workbook is as good as before",
          "[command][upward]")
{
    TwoLevels const levels;
    auto const file = (levels.district / district_file).string();
    levels.send_up(edited(file, {}, true, levels.folder / "x.xlsx"));
    CHECK(holds(run(levels.province).out, "nhận 1 "));
}
