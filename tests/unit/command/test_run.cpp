#include "command/run_program.hpp"
#include "support/scratch.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace gopbieu;

namespace {

std::filesystem::path const root = GOPBIEU_SOURCE_DIR;

struct Outcome {
    int exit;
    std::string out, err;
};

Outcome run(std::filesystem::path const& folder, std::string const& threads = "1")
{
    std::ostringstream out;
    std::ostringstream err;
    auto const exit = run_program(
        {"run", folder.string(), "--forms", (root / "forms").string(), "--threads", threads},
        out,
        err);
    return {static_cast<int>(exit), out.str(), err.str()};
}

void copy_sample(std::filesystem::path const& to)
{
    std::filesystem::copy(root / "samples/mot-bieu", to, std::filesystem::copy_options::recursive);
}

std::string const published = "ket-qua/dang-bo-co-so/H01-D01_dang-uy-xa-sen-thuong_2023.xlsx";

std::string at(Workbook const& workbook, std::string_view a1)
{
    auto const* const cell = workbook.sheets.at(0).find(*parse_a1(a1));
    if (cell == nullptr || cell->kind == CellKind::empty) {
        return {};
    }
    return cell->has_text() ? std::string(workbook.text(*cell)) : std::to_string(cell->number);
}

} // namespace

TEST_CASE("The sample campaign: taken in, checked, added up, published", "[command][A101]")
{
    Scratch const folder;
    copy_sample(folder / "dot");
    auto const outcome = run(folder / "dot");
    REQUIRE(outcome.exit == 1);
    REQUIRE(outcome.out ==
            "Đợt mẫu – sinh hoạt chi bộ năm 2023: biên nhận\n"
            "Tệp đã xem: 3 = nhận 2 + trả lại 1 + chờ trả lời 0 + trùng 0 + không phải biểu 0 + "
            "không đọc được 0\n"
            "Biểu sinh-hoat-chi-bo: 2/3 đơn vị\n"
            "Đã xuất: ket-qua/huyen/H01_huyen-uy-phong-tho_2023.xlsx (đúng mẫu)\n"
            "Đã xuất: " +
                published + " (đúng mẫu)\n");
    REQUIRE(outcome.err.find("nop/03-na-cuong.xlsx: Biểu 1!") == 0);
    REQUIRE(outcome.err.find("A101: SH-01") != std::string::npos);
    REQUIRE(outcome.err.find("H105: Chi bộ bản Nà Cuổng") != std::string::npos);

    auto const workbook = read_workbook(folder / "dot" / published, {});
    REQUIRE(workbook);
    REQUIRE(at(*workbook, "A1") == "HUYỆN ỦY PHONG THỔ");
    REQUIRE(at(*workbook, "A2") == "ĐẢNG ỦY XÃ SEN THƯỢNG");
    REQUIRE(at(*workbook, "B10") == "Thôn, bản, tổ dân phố");
    REQUIRE(at(*workbook, "C10") == "2.000000");  // chi bộ
    REQUIRE(at(*workbook, "J10") == "32.000000"); // 24 + 8 đảng viên
    REQUIRE(at(*workbook, "K10") == "93.500000"); // (24·95,5 + 8·87,5) / 32
    REQUIRE(at(*workbook, "L10") == "11.500000"); // (12 + 11) / 2
    REQUIRE(at(*workbook, "B12") == "Tổng cộng");
    REQUIRE(at(*workbook, "J12") == "32.000000");
}

TEST_CASE("Two runs, one and two threads: the same bytes", "[command]")
{
    Scratch const folder;
    copy_sample(folder / "mot");
    copy_sample(folder / "hai");
    run(folder / "mot");
    auto const workbook = read_text(folder / "mot" / published);
    auto const json = read_text(folder / "mot/ket-qua/ket-qua.json");
    REQUIRE(workbook.size() > 1000);
    REQUIRE(json.find("\"state\":\"returned\"") != std::string::npos);
    run(folder / "mot");
    REQUIRE(read_text(folder / "mot" / published) == workbook);
    REQUIRE(read_text(folder / "mot/ket-qua/ket-qua.json") == json);
    run(folder / "hai", "2");
    REQUIRE(read_text(folder / "hai" / published) == workbook);
    REQUIRE(read_text(folder / "hai/ket-qua/ket-qua.json") == json);
}

TEST_CASE("Every file ends in one state", "[command][H101][H106][R101]")
{
    Scratch const folder;
    auto const dot = folder / "dot";
    copy_sample(dot);
    auto const nop = dot / "nop";
    std::filesystem::copy(nop / "01-huoi-sen.xlsx", nop / "04-chep-lai.xlsx");
    std::filesystem::copy(root / "forms/sinh-hoat-chi-bo/mau.xlsx", nop / "05-mau-trong.xlsx");
    write_text(nop / "06-hong.xlsx", "PK\3\4 hỏng");
    auto const outcome = run(dot);
    REQUIRE(outcome.out.find("6 = nhận 2 + trả lại 1 + chờ trả lời 1 + trùng 1 + không phải biểu 0 "
                             "+ không đọc được 1") != std::string::npos);
}

TEST_CASE("A campaign that cannot be worked with is refused before anything is written", "[command]")
{
    Scratch const folder;
    REQUIRE(run(folder.path()).exit == 2);
    copy_sample(folder / "dot");
    write_text(folder / "dot/dot.yaml",
               "name: Đợt\nperiod: \"2023\"\nas_of: 2023-12-31\nunit: H02\n"
               "forms: [sinh-hoat-chi-bo]\nfiled_by: [chi-bộ]\npublish: [huyen]\n");
    auto const outcome = run(folder / "dot");
    REQUIRE(outcome.exit == 2);
    REQUIRE(outcome.err.find("C403") != std::string::npos);
    REQUIRE(outcome.err.find("C404") != std::string::npos);
    REQUIRE_FALSE(std::filesystem::exists(folder / "dot/ket-qua"));
}
