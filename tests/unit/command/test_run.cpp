#include "command/run_program.hpp"
#include "support/scratch.hpp"
#include "support/tree.hpp"
#include "support/xlsx_builder.hpp"
#include "support/zip_builder.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <numeric>
#include <regex>
#include <sstream>
#include <sys/stat.h>

using namespace gopbieu;

namespace {

std::filesystem::path const root = test::source_folder();

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

std::string const reconciled =
    "ket-qua/dang-bo-co-so/H01-D01_dang-uy-xa-sen-thuong_2023_doi-chieu.xlsx";

std::string at(Workbook const& workbook, std::string_view a1)
{
    auto const* const cell = workbook.sheets.at(0).find(*parse_a1(a1));
    if (cell == nullptr || cell->kind == CellKind::empty) {
        return {};
    }
    return cell->has_text() ? std::string(workbook.text(*cell)) : std::to_string(cell->number);
}

// The filled cells of each row from one on, as "value" or "value=formula", beside each other.
std::vector<std::string> lines_of(Sheet const& sheet, Workbook const& workbook, std::uint32_t first)
{
    std::map<std::uint32_t, std::string> lines;
    for (auto const& cell : sheet.cells) {
        if (cell.row < first || cell.kind == CellKind::empty) {
            continue;
        }
        auto& line = lines[cell.row];
        std::ostringstream text;
        text << (line.empty() ? "" : "|");
        if (cell.has_text()) {
            text << workbook.text(cell);
        } else {
            text << cell.number;
        }
        auto const formula = formula_text(sheet, cell);
        line += text.str() + (formula.empty() ? "" : "=" + formula);
    }
    std::vector<std::string> found;
    for (auto const& [row, line] : lines) {
        found.push_back(line);
    }
    return found;
}

// Everything in ket-qua.json that matches, by its first group.
std::map<std::string, std::string> pairs(std::string const& json, std::string const& pattern)
{
    std::map<std::string, std::string> found;
    std::regex const expression(pattern);
    for (std::sregex_iterator at(json.begin(), json.end(), expression), end; at != end; ++at) {
        CHECK(found.emplace((*at)[1], (*at)[2]).second);
    }
    return found;
}

std::vector<std::size_t> numbers(std::string const& line)
{
    std::vector<std::size_t> found;
    std::regex const expression("[0-9]+");
    for (std::sregex_iterator at(line.begin(), line.end(), expression), end; at != end; ++at) {
        found.push_back(std::stoul(at->str()));
    }
    return found;
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
            "Tệp đã xem: 3 = nhận 2 + trả lại 1 + chờ trả lời 0 + đã nộp lại 0 + "
            "trùng 0 + không phải biểu 0 + "
            "không đọc được 0\n"
            "Lần này đọc 3 tệp mới hoặc đã thay đổi; 0 tệp không còn trong nop\n"
            "Ô số trong 2 trang tính được nhận: 28 = lấy 26 + nhãn và số thứ tự 2 + "
            "dòng cộng để đối chiếu 0 + ngoài bảng 0 + cột về từng người 0 + bỏ theo "
            "trả lời 0 + còn vướng 0\n"
            "Biểu sinh-hoat-chi-bo: 2/3 đơn vị\n"
            "Đã xuất: ket-qua/huyen/H01_huyen-uy-phong-tho_2023.xlsx (đúng mẫu)\n"
            "Đã xuất: " +
                published + " (đúng mẫu)\n" +
                "Đối chiếu: ket-qua/huyen/H01_huyen-uy-phong-tho_2023_doi-chieu.xlsx\n"
                "Đối chiếu: " +
                reconciled +
                "\n"
                "Trả lại: 1 đơn vị, nhắc: 0 đơn vị; thư và tệp ở thư mục tra-lai\n"
                "Chưa có địa chỉ thư điện tử trong danh mục: 1 thư để trống người nhận\n"
                "Trang tổng hợp: ket-qua/bao-cao.html\n");
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
    REQUIRE(at(*workbook, "L10") == "12.500000"); // (12 + 13) / 2
    REQUIRE(at(*workbook, "B12") == "Tổng cộng");
    REQUIRE(at(*workbook, "J12") == "32.000000");
}

TEST_CASE("The reconciliation of the sample: units as rows, live totals, where they came from",
          "[command]")
{
    Scratch const folder;
    copy_sample(folder / "dot");
    run(folder / "dot");
    ReadOptions options;
    options.depth = Depth::looks;
    auto const workbook = read_workbook(folder / "dot" / reconciled, options);
    REQUIRE(workbook);
    std::vector<std::string> tabs;
    for (auto const& sheet : workbook->sheets) {
        tabs.push_back(sheet.name);
    }
    REQUIRE(tabs == std::vector<std::string>{
                        "Tổng quan", "sinh-hoat-chi-bo", "Nguồn số liệu", "Điểm cần xem"});

    SECTION("coverage: who has filed, who is missing what")
    {
        REQUIRE(lines_of(workbook->sheets[0], *workbook, 10) ==
                std::vector<std::string>{
                    "Đơn vị|Tình trạng|sinh-hoat-chi-bo: đã nộp|sinh-hoat-chi-bo: phải nộp",
                    "Chi bộ bản Huổi Sen|đủ|1|1",
                    "Chi bộ bản Pa Lầu|đủ|1|1",
                    "Chi bộ bản Nà Cuổng|còn thiếu|0|1",
                    "Cộng|2=SUM(C13:C15)|3=SUM(D13:D15)",
                    "Đơn vị còn thiếu|Biểu còn thiếu",
                    "Chi bộ bản Nà Cuổng|sinh-hoat-chi-bo"});
    }
    SECTION("the form: a line a unit, totals as formulas")
    {
        auto const lines = lines_of(workbook->sheets[1], *workbook, 6);
        REQUIRE(lines.size() == 3);
        REQUIRE(lines[0].starts_with("Thôn, bản, tổ dân phố|Chi bộ bản Huổi Sen|Đơn vị|1|0|0|"));
        REQUIRE(
            lines[2].starts_with("Thôn, bản, tổ dân phố|2 đơn vị có số liệu|Cộng|2=SUM(D7:D8)|"));
        REQUIRE(lines[2].find("|93.5=SUMPRODUCT(L7:L8,M7:M8)/SUM(M7:M8)|32=SUM(M7:M8)|") !=
                std::string::npos);
    }
    SECTION("sources: file, sheet and cells, with links that lead there")
    {
        REQUIRE(lines_of(workbook->sheets[2], *workbook, 6)[0].starts_with(
            "Thôn, bản, tổ dân phố|Chi bộ bản Huổi Sen|nop/01-huoi-sen.xlsx|Biểu 1|C10|D10|"));
        std::vector<std::string> targets;
        for (auto const& link : workbook->sheets[2].looks->hyperlinks) {
            targets.push_back(link.target);
        }
        REQUIRE(targets == std::vector<std::string>{"../../nop/01-huoi-sen.xlsx",
                                                    "../../nop/01-huoi-sen.xlsx#'Biểu 1'!C10",
                                                    "../../nop/02-pa-lau.xlsx",
                                                    "../../nop/02-pa-lau.xlsx#'Biểu 1'!C10"});
    }
    SECTION("findings: of the unit and those below that have no workbook of their own")
    {
        auto const lines = lines_of(workbook->sheets[3], *workbook, 5);
        REQUIRE(lines.size() == 3);
        REQUIRE(lines[0].starts_with("LỖI|A101|nop/03-na-cuong.xlsx|Biểu 1|C10|SH-01"));
        REQUIRE(lines[2] == "GIẢI TRÌNH|H105|Chi bộ bản Nà Cuổng chưa có biểu sinh-hoat-chi-bo "
                            "được nhận.");
        auto const above = read_workbook(
            folder / "dot/ket-qua/huyen/H01_huyen-uy-phong-tho_2023_doi-chieu.xlsx", options);
        REQUIRE(above);
        REQUIRE(lines_of(above->sheets[3], *above, 5).empty());
        REQUIRE(above->sheets[0].looks->hyperlinks.back().target ==
                "../../ket-qua/dang-bo-co-so/"
                "H01-D01_dang-uy-xa-sen-thuong_2023_doi-chieu.xlsx");
    }
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
    REQUIRE(read_text(folder / "hai" / reconciled) == read_text(folder / "mot" / reconciled));
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
    REQUIRE(
        outcome.out.find(
            "6 = nhận 2 + trả lại 1 + chờ trả lời 1 + đã nộp lại 0 + trùng 1 + không phải biểu 0 "
            "+ không đọc được 1") != std::string::npos);
}

TEST_CASE("What is no filled form is named for what it is, and the receipt adds up",
          "[command][F101][F102][F103][F202][F203][R101][H106]")
{
    Scratch const folder;
    auto const dot = folder / "dot";
    copy_sample(dot);
    auto const nop = dot / "nop";
    std::filesystem::copy(nop / "01-huoi-sen.xlsx", nop / "04-chep-lai.xlsx");
    auto const word = test::build_zip(
        {{.name = "[Content_Types].xml"}, {.name = "word/document.xml", .content = "<w/>"}});
    write_text(nop / "05-cong-van.docx", word);
    write_text(nop / "06-ban-quet.pdf", "%PDF-1.7\n");
    // Half of a workbook, as a copy that broke off leaves it.
    write_text(nop / "07-dut-doan.xlsx", read_text(nop / "02-pa-lau.xlsx").substr(0, 3000));
    REQUIRE(::mkfifo((nop / "08-ong.xlsx").c_str(), 0600) == 0);
    write_text(nop / "09-rong.xlsx", "");
    std::filesystem::create_symlink("khong-co.xlsx", nop / "10-lien-ket.xlsx");
    auto const foreign = test::xlsx({.sheet_data = R"(<row r="1"><c r="A1"><v>5</v></c></row>)"});
    write_text(nop / "11-bang-luong.xlsx", {foreign.begin(), foreign.end()});
    write_text(nop / "~$01-huoi-sen.xlsx", std::string(165, ' '));

    auto const outcome = run(dot);
    REQUIRE(outcome.exit == 1);
    auto const json = read_text(dot / "ket-qua/ket-qua.json");
    auto const states =
        pairs(json, R"re("file":"nop/([^"]*)","sha256":"[^"]*","state":"([^"]*)")re");
    CHECK(states == std::map<std::string, std::string>{{"01-huoi-sen.xlsx", "accepted"},
                                                       {"02-pa-lau.xlsx", "accepted"},
                                                       {"03-na-cuong.xlsx", "returned"},
                                                       {"04-chep-lai.xlsx", "duplicate"},
                                                       {"05-cong-van.docx", "unreadable"},
                                                       {"06-ban-quet.pdf", "unreadable"},
                                                       {"07-dut-doan.xlsx", "unreadable"},
                                                       {"08-ong.xlsx", "unreadable"},
                                                       {"09-rong.xlsx", "unreadable"},
                                                       {"10-lien-ket.xlsx", "unreadable"},
                                                       {"11-bang-luong.xlsx", "not_ours"}});
    CHECK(pairs(json, R"re("code":"([^"]*)","severity":"[^"]*","file":"nop/((?!03)[^"]*)")re") ==
          std::map<std::string, std::string>{{"H106", "04-chep-lai.xlsx"},
                                             {"F202", "05-cong-van.docx"},
                                             {"F203", "06-ban-quet.pdf"},
                                             {"F301", "07-dut-doan.xlsx"},
                                             {"F102", "08-ong.xlsx"},
                                             {"F103", "09-rong.xlsx"},
                                             {"F101", "10-lien-ket.xlsx"},
                                             {"R101", "11-bang-luong.xlsx"}});

    auto const line = outcome.out.substr(outcome.out.find("Tệp đã xem"));
    auto const counts = numbers(line.substr(0, line.find('\n')));
    REQUIRE(counts == std::vector<std::size_t>{states.size(), 2, 1, 0, 0, 1, 1, 6});
    CHECK(counts[0] == std::accumulate(counts.begin() + 1, counts.end(), std::size_t{0}));
    // A lock file is not a file that anybody sent.
    CHECK((outcome.out + outcome.err + json).find("~$") == std::string::npos);
    // What is published is what it would be if they were not there.
    copy_sample(folder / "sach");
    run(folder / "sach");
    CHECK(read_text(dot / published) == read_text(folder / "sach" / published));
}

TEST_CASE("A campaign that cannot be worked with is refused before anything is written",
          "[command]")
{
    Scratch const folder;
    REQUIRE(run(folder.path()).exit == 2);
    copy_sample(folder / "dot");
    write_text(folder / "dot/dot.yaml",
               "name: Đợt\nperiod: \"2023\"\nas_of: 2023-12-31\nunit: H02\n"
               "forms: [sinh-hoat-chi-bo]\nfiled_by: [chi-boo]\npublish: [huyen]\n");
    auto const outcome = run(folder / "dot");
    REQUIRE(outcome.exit == 2);
    REQUIRE(outcome.err.find("C403") != std::string::npos);
    REQUIRE(outcome.err.find("C404") != std::string::npos);
    REQUIRE_FALSE(std::filesystem::exists(folder / "dot/ket-qua"));
}
