// Totals as a whole run makes them: what stands in ket-qua.json, on the receipt and in the
// workbooks when trees change, transfers do not balance, and units consolidate by themselves.

#include "base/catalogue/totals.hpp"
#include "command/run_campaign.hpp"
#include "command/run_program.hpp"
#include "form/load.hpp"
#include "intake/unit_names.hpp"
#include "ledger/ledger.hpp"
#include "org/register.hpp"
#include "support/command_line.hpp"
#include "support/scratch.hpp"
#include "support/tree.hpp"
#include "support/way_form.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <sstream>

using namespace gopbieu;
using test::holds;

namespace {

std::filesystem::path const forms_folder = test::source_folder() / "forms";

/// A campaign folder whose files are filled by name: a unit's form as a workbook.
class Dot {
public:
    Dot(std::filesystem::path folder, std::string form, std::string const& yaml, std::string csv)
        : m_folder(std::move(folder)), m_csv(std::move(csv))
    {
        std::filesystem::create_directories(m_folder / "nop");
        write_text(m_folder / "dot.yaml", "name: Đợt thử\nunit: T\nforms: [" + form + "]\n" + yaml);
        write_text(m_folder / "don-vi.csv", m_csv);
        m_campaign = *read_campaign(m_folder).value;
        m_forms = *load_forms(forms_folder, {form}).value;
        m_templates = *load_templates(m_forms, Language::english).value;
    }

    /// "row.column=value" texts.
    void file(std::string const& unit, std::vector<std::string> const& figures)
    {
        auto const tree = parse_register(m_csv, "don-vi.csv").value->on(m_campaign.as_of);
        auto const index = *tree.find(unit);
        auto const totals =
            add_up({filled(m_forms.forms[0], unit, figures)}, m_forms, tree, {"chi-bo"}, index);
        FormIndex const forms(m_forms.forms);
        UnitNames const units(tree);
        Answers const answers;
        BookLayout const layout{
            m_campaign, tree, m_templates, {forms, units, answers, m_campaign.period}};
        auto const trouble = publish(totals, layout, index, m_folder / "nop" / (unit + ".xlsx"));
        REQUIRE_FALSE(trouble);
    }

    /// Runs it; gives back what it printed.
    std::string run(std::filesystem::path const& forms = forms_folder) const
    {
        std::ostringstream out;
        std::ostringstream err;
        run_program({"run", m_folder.string(), "--forms", forms.string()}, out, err);
        INFO(err.str());
        REQUIRE(out.str().find("Đợt thử") != std::string::npos);
        return out.str();
    }

    [[nodiscard]] std::string json() const
    {
        return read_text(m_folder / "ket-qua" / "ket-qua.json");
    }
    [[nodiscard]] std::filesystem::path operator/(std::string const& name) const
    {
        return m_folder / name;
    }

private:
    std::filesystem::path m_folder;
    std::string m_csv;
    Campaign m_campaign;
    FormSet m_forms;
    std::vector<Template> m_templates;
};

std::string total(std::string const& unit, std::string const& row, std::string const& value)
{
    return "{\"unit\":\"" + unit + "\",\"form\":\"bieu-1-tang-giam-dang-vien\",\"row\":\"" + row +
           "\",\"column\":\"ky_nay\",\"value\":" + value + ",";
}

std::string const half_year = "period: \"2025-06\"\nas_of: 2025-06-30\n"
                              "filed_by: [huyen]\npublish: [tinh]\n";
std::string const two_districts =
    "Mã,Tên,Cấp,Mã cấp trên\nT,Tỉnh ủy Lai Châu,Tỉnh,\nH1,Huyện ủy Phong Thổ,Huyện,T\n"
    "H2,Huyện ủy Mường Tè,Huyện,T\n";

} // namespace

TEST_CASE("Transfers within a province that do not balance are told, and sums stay plain",
          "[command][total][H125]")
{
    Scratch const folder;
    Dot dot(folder / "dot", "bieu-1-tang-giam-dang-vien", half_year, two_districts);
    dot.file("H1", {"A.ky_nay=10", "B.ky_nay=3", "B2.ky_nay=3", "B2b.ky_nay=3", "D.ky_nay=13"});
    dot.file("H2", {"A.ky_nay=10", "C.ky_nay=5", "C5.ky_nay=5", "C5b.ky_nay=5", "D.ky_nay=5"});
    auto const receipt = dot.run();
    CHECK(holds(receipt, "Số tổng hợp có điểm cần xem: H125 × 1\n"));
    auto const json = dot.json();
    auto const found = json.find("\"code\":\"H125\"");
    REQUIRE(found != std::string::npos);
    auto const told = json.substr(found, json.find('\n', found) - found);
    CHECK(holds(told, "\"unit\":\"T\""));
    CHECK(holds(told, "Huyện ủy Phong Thổ: 3 / 0; Huyện ủy Mường Tè: 0 / 5"));
    CHECK(holds(json, total("T", "B2b", "3")));
    CHECK(holds(json, total("T", "C5b", "5")));
    CHECK(holds(json, total("T", "D", "18")));
}

TEST_CASE("A rule over CHILDREN is judged in a run, and changes no total", "[command][total][H127]")
{
    Scratch const folder;
    Dot dot(folder / "dot", "bieu-1-tang-giam-dang-vien", half_year, two_districts);
    dot.file("H1", {"A.ky_nay=10", "D.ky_nay=10"});
    dot.file("H2", {"A.ky_nay=10", "D.ky_nay=10"});
    // The office adds a rule of its own to its copy of the form.
    auto const forms = folder / "bieu";
    std::filesystem::create_directories(forms);
    for (auto const* const one : {"_codes", "bieu-1-tang-giam-dang-vien"}) {
        std::filesystem::copy(
            forms_folder / one, forms / one, std::filesystem::copy_options::recursive);
    }
    auto const schema = forms / "bieu-1-tang-giam-dang-vien/form.yaml";
    auto text = read_text(schema);
    text.insert(text.find("rules:\n") + 7,
                "  - {id: TG-99, level: explain, rule: \"CHILDREN(D.ky_nay) >= 21\", for: once, "
                "inferred: true, why: Thử., passes: {CHILDREN(D.ky_nay): 21}, "
                "fails: {CHILDREN(D.ky_nay): 20}}\n");
    write_text(schema, text);
    CHECK(holds(dot.run(forms), "Số tổng hợp có điểm cần xem: H127 × 1\n"));
    CHECK(holds(dot.json(), "\"code\":\"H127\",\"severity\":\"explain\""));
    CHECK(holds(dot.json(), total("T", "D", "20")));
}

TEST_CASE("A unit that consolidates by itself: its figures go up, the difference is told",
          "[command][total][H102]")
{
    Scratch const folder;
    Dot dot(folder / "dot",
            "bieu-1-tang-giam-dang-vien",
            "period: \"2025-06\"\nas_of: 2025-06-30\nfiled_by: [xa]\npublish: [huyen, tinh]\n",
            "Mã,Tên,Cấp,Mã cấp trên\nT,Tỉnh ủy Lai Châu,Tỉnh,\nH1,Huyện ủy Phong Thổ,Huyện,T\n"
            "X1,Đảng ủy xã Mồ Sì San,Xã,H1\nX2,Đảng ủy xã Pa Vây Sử,Xã,H1\n");
    dot.file("H1", {"A.ky_nay=31", "D.ky_nay=31"});
    dot.file("X1", {"A.ky_nay=10", "D.ky_nay=10"});
    dot.file("X2", {"A.ky_nay=20", "D.ky_nay=20"});
    auto const receipt = dot.run();
    CHECK(holds(receipt, "Số tổng hợp có điểm cần xem: H102 × 2\n"));
    CHECK(holds(dot.json(), total("H1", "D", "31")));
    CHECK(holds(dot.json(), total("T", "D", "31")));
    ReadOptions options;
    options.depth = Depth::looks;
    auto const book =
        read_workbook(dot / "ket-qua/huyen/H1_huyen-uy-phong-tho_2025-06_doi-chieu.xlsx", options);
    REQUIRE(book);
    auto const& sheet = book->sheets.at(1);
    // The total of row A: two communes, what they make, what was filed, the difference.
    CHECK(formula_text(sheet, *sheet.find(*parse_a1("D9"))) == "SUM(D7:D8)");
    CHECK(sheet.find(*parse_a1("D9"))->number == 30);
    CHECK(sheet.find(*parse_a1("D10"))->number == 31);
    CHECK(formula_text(sheet, *sheet.find(*parse_a1("D11"))) == "N(D10)-N(D9)");
    CHECK(sheet.find(*parse_a1("D11"))->number == 1);
}

TEST_CASE("Totals as they were, and on the tree of a later day", "[command][total][H122]")
{
    Scratch const folder;
    Dot dot(folder / "dot",
            "bieu-1-tang-giam-dang-vien",
            "period: \"2025-06\"\nas_of: 2025-06-30\nfiled_by: [xa]\npublish: [xa, huyen, tinh]\n"
            "restate: 2025-07-01\n",
            // The district level is abolished; X1 and X2 merge, X3 is divided, X4 moves.
            "Mã,Tên,Cấp,Mã cấp trên,Từ ngày,Đến ngày,Kế thừa\nT,Tỉnh ủy Lai Châu,Tỉnh,,,,\n"
            "H1,Huyện ủy Phong Thổ,Huyện,T,,30/06/2025,T\n"
            "X1,Đảng ủy xã Mồ Sì San,Xã,H1,,30/06/2025,X9\n"
            "X2,Đảng ủy xã Pa Vây Sử,Xã,H1,,30/06/2025,X9\n"
            "X3,Đảng ủy xã Dào San,Xã,H1,,30/06/2025,X7;X8\n"
            "X4,Đảng ủy xã Sin Suối Hồ,Xã,H1,,30/06/2025,\n"
            "X4,Đảng ủy xã Sin Suối Hồ,Xã,T,01/07/2025,,\n"
            "X7,Đảng ủy xã Dào San Thượng,Xã,T,01/07/2025,,\n"
            "X8,Đảng ủy xã Dào San Hạ,Xã,T,01/07/2025,,\n"
            "X9,Đảng ủy xã Sì Lở Lầu,Xã,T,01/07/2025,,\n");
    dot.file("X1", {"A.ky_nay=10", "D.ky_nay=10"});
    dot.file("X2", {"A.ky_nay=20", "D.ky_nay=20"});
    dot.file("X3", {"A.ky_nay=40", "D.ky_nay=40"});
    dot.file("X4", {"A.ky_nay=80", "D.ky_nay=80"});
    auto const receipt = dot.run();
    auto const json = dot.json();
    auto const restated = json.substr(json.find("\"restated\":{\"day\":\"2025-07-01\""));
    auto const as_it_was = json.substr(0, json.size() - restated.size());
    CHECK(holds(as_it_was, total("H1", "D", "150")));
    CHECK(holds(as_it_was, total("T", "D", "150")));
    CHECK(holds(restated, total("T", "D", "150")));
    CHECK(holds(restated, total("X9", "D", "30")));
    CHECK(holds(restated, total("X4", "D", "80")));
    CHECK_FALSE(holds(restated, total("H1", "D", "150")));
    // What was divided stands at the province and is told; its successors have no figures.
    CHECK(holds(json, "\"code\":\"H122\""));
    CHECK_FALSE(holds(restated, "\"unit\":\"X7\""));
    CHECK(holds(receipt,
                "Đã xuất theo cây tổ chức ngày 01/07/2025: "
                "ket-qua/theo-ngay-2025-07-01/xa/X9_dang-uy-xa-si-lo-lau_2025-06.xlsx\n"));
    CHECK(std::filesystem::exists(
        dot / "ket-qua/theo-ngay-2025-07-01/tinh/T_tinh-uy-lai-chau_2025-06.xlsx"));
    CHECK_FALSE(std::filesystem::exists(dot / "ket-qua/theo-ngay-2025-07-01/huyen"));
    // Proved again from the originals like the others.
    auto const verified = [&] { return test::run_gopbieu({"verify", (dot / "").string()}); };
    CHECK(verified().exit == 0);
    auto const kept = dot / "ket-qua/theo-ngay-2025-07-01/xa/X9_dang-uy-xa-si-lo-lau_2025-06.xlsx";
    auto const aside = dot / "X9.xlsx";
    std::filesystem::rename(kept, aside);
    CHECK(holds(verified().err, "W403"));
    std::filesystem::copy(
        dot / "ket-qua/theo-ngay-2025-07-01/xa/X4_dang-uy-xa-sin-suoi-ho_2025-06.xlsx", kept);
    CHECK(holds(verified().err, "W404"));
    std::filesystem::remove(kept);
    std::filesystem::rename(aside, kept);
    {
        // What the ledger alone says of a submission is told, and changes no proof.
        auto ledger = Ledger::open(dot / ".gopbieu");
        REQUIRE(ledger);
        auto record = ledger->file("nop/X2.xlsx", Detail::with_figures);
        REQUIRE(record);
        auto& submission = record->submissions.front();
        auto const before = submission;
        submission.state = SubmissionState::returned;
        REQUIRE_FALSE(ledger->step([&] { ledger->settle(submission); }));
        auto const outcome = verified();
        CHECK(holds(outcome.err, "W402"));
        CHECK_FALSE(holds(outcome.err, "W404"));
        REQUIRE_FALSE(ledger->step([&] { ledger->settle(before); }));
    }

    // Handed in above, a restated workbook is none of the period: it is asked about, and waits.
    Dot above(folder / "tren",
              "bieu-1-tang-giam-dang-vien",
              "period: \"2025-06\"\nas_of: 2025-07-01\nfiled_by: [xa]\npublish: [tinh]\n",
              "Mã,Tên,Cấp,Mã cấp trên\nT,Tỉnh ủy Lai Châu,Tỉnh,\n"
              "X4,Đảng ủy xã Sin Suối Hồ,Xã,T\nX9,Đảng ủy xã Sì Lở Lầu,Xã,T\n");
    std::filesystem::copy(
        dot / "ket-qua/theo-ngay-2025-07-01/xa/X9_dang-uy-xa-si-lo-lau_2025-06.xlsx",
        above / "nop/X9.xlsx");
    std::filesystem::copy(dot / "ket-qua/xa/X4_dang-uy-xa-sin-suoi-ho_2025-06.xlsx",
                          above / "nop/X4.xlsx");
    above.run();
    auto const taken = above.json();
    CHECK(holds(taken, total("T", "D", "80")));
    auto const told = taken.find("\"code\":\"R118\"");
    REQUIRE(told != std::string::npos);
    CHECK(holds(taken.substr(told, 200), "nop/X9.xlsx"));
    CHECK(taken.find("\"code\":\"R118\"", told + 1) == std::string::npos);
    CHECK(holds(taken,
                "{\"unit\":\"T\",\"form\":\"bieu-1-tang-giam-dang-vien\",\"units\":[\"X4\"]}"));
}

TEST_CASE("Figures of the last period follow units that merged, and stop where one was divided",
          "[command][total][H126]")
{
    std::string const units =
        "Mã,Tên,Cấp,Mã cấp trên,Từ ngày,Đến ngày,Kế thừa\nT,Tỉnh ủy Lai Châu,Tỉnh,,,,\n"
        "X1,Đảng ủy xã Mồ Sì San,Xã,T,,30/06/2025,X9\n"
        "X2,Đảng ủy xã Pa Vây Sử,Xã,T,,30/06/2025,X9\n"
        "X3,Đảng ủy xã Dào San,Xã,T,,30/06/2025,X7;X8\n"
        "X7,Đảng ủy xã Dào San Thượng,Xã,T,01/07/2025,,\n"
        "X8,Đảng ủy xã Dào San Hạ,Xã,T,01/07/2025,,\n"
        "X9,Đảng ủy xã Sì Lở Lầu,Xã,T,01/07/2025,,\n";
    std::string const levels = "filed_by: [xa]\npublish: [tinh]\n";
    Scratch const folder;
    Dot before(folder / "truoc",
               "bieu-1-tang-giam-dang-vien",
               "period: \"2025-06\"\nas_of: 2025-06-30\n" + levels,
               units);
    before.file("X1", {"A.ky_nay=10", "D.ky_nay=10"});
    before.file("X2", {"A.ky_nay=20", "D.ky_nay=20"});
    before.file("X3", {"A.ky_nay=40", "D.ky_nay=40"});
    before.run();
    Dot now(folder / "nay",
            "bieu-1-tang-giam-dang-vien",
            "period: \"2025-12\"\nas_of: 2025-12-31\nprevious: ../truoc\n" + levels,
            units);
    now.file("X7", {"A.ky_nay=15", "D.ky_nay=15"});

    SECTION("the merged unit begins with what both ended with")
    {
        now.file("X9", {"A.ky_nay=30", "D.ky_nay=30"});
        now.run();
        CHECK_FALSE(holds(now.json(), "TG-03"));
    }
    SECTION("it does not")
    {
        now.file("X9", {"A.ky_nay=29", "D.ky_nay=29"});
        now.run();
        auto const json = now.json();
        auto const found = json.find("TG-03");
        REQUIRE(found != std::string::npos);
        auto const told = json.substr(found, json.find('\n', found) - found);
        CHECK(holds(told, "30"));
        CHECK(holds(told, "29"));
    }
    auto const json = now.json();
    CHECK(holds(json, "{\"code\":\"H126\",\"severity\":\"note\",\"file\":\"nop/X7.xlsx\""));
    CHECK_FALSE(holds(json, "{\"code\":\"H126\",\"severity\":\"note\",\"file\":\"nop/X9.xlsx\""));
}

TEST_CASE("E9: an opening balance is held against the last closing balance, through `previous`",
          "[command][E9]")
{
    std::string const units = "Mã,Tên,Cấp,Mã cấp trên\nT,Tỉnh ủy Lai Châu,Tỉnh,\n"
                              "X1,Đảng ủy xã Mồ Sì San,Xã,T\nX2,Đảng ủy xã Pa Vây Sử,Xã,T\n"
                              "X3,Đảng ủy xã Sì Lở Lầu,Xã,T\n";
    std::string const levels = "filed_by: [xa]\npublish: [tinh]\n";
    std::string const form = "bieu-1-tang-giam-dang-vien";
    Scratch const folder;
    Dot before(folder / "truoc", form, "period: \"2024\"\nas_of: 2024-12-31\n" + levels, units);
    before.file("X1", {"A.ky_nay=15", "B.ky_nay=3", "B1.ky_nay=3", "D.ky_nay=18"});
    before.file("X2", {"A.ky_nay=20", "D.ky_nay=20"});
    before.run();
    auto const now = [&](std::string const& name, std::string const& previous) {
        Dot dot(folder / name,
                form,
                "period: \"2025\"\nas_of: 2025-12-31\n" + previous + levels,
                units);
        dot.file("X1", {"A.ky_nay=18", "D.ky_nay=18"});
        dot.file("X2", {"A.ky_nay=26", "D.ky_nay=26"});
        dot.file("X3", {"A.ky_nay=7", "D.ky_nay=7"}); // new: nothing to compare with
        auto const printed = dot.run();
        CHECK(holds(printed, form + (previous.empty() ? ": 3/3" : ": 2/3")));
        return dot.json();
    };
    CHECK_FALSE(holds(now("khong-co-dot-truoc", {}), "TG-03"));
    auto const json = now("nay", "previous: ../truoc\n");
    auto const found = json.find("TG-03");
    REQUIRE(found != std::string::npos);
    CHECK(json.find("TG-03", json.find('\n', found)) == std::string::npos);
    auto const from = json.rfind('\n', found) + 1;
    auto const told = json.substr(from, json.find('\n', found) - from);
    CHECK(holds(told, "\"code\":\"A101\",\"severity\":\"explain\",\"file\":\"nop/X2.xlsx\""));
    CHECK(holds(told, "vế trái là 26, vế phải là 20, chênh 6"));
    // Explained, it counts.
    std::ostringstream out;
    std::ostringstream err;
    auto const nay = (folder / "nay").string();
    REQUIRE(run_program({"accept",
                         "X2.xlsx",
                         "--by",
                         "Lò Văn A",
                         "--reason",
                         "nhận 6 đảng viên của chi bộ giải thể",
                         "--dir",
                         nay},
                        out,
                        err) == Exit::clean);
    run_program({"run", nay, "--forms", forms_folder.string()}, out, err);
    CHECK(holds(out.str(), form + ": 3/3"));
}

TEST_CASE("Lists go up one after the other, numbered anew, each row with its unit's name",
          "[command][total]")
{
    auto forms = *load_forms(forms_folder, {"xl-dv-xep-loai-dang-vien"}).value;
    forms.forms[0].unit_column = "ghi_chu";
    auto const templates = *load_templates(forms, Language::english).value;
    auto const tree = *parse_register("Mã,Tên,Cấp,Mã cấp trên\nT,Tỉnh ủy Lai Châu,Tỉnh,\n"
                                      "X1,Đảng ủy xã Một,Xã,T\nX2,Đảng ủy xã Hai,Xã,T\n",
                                      "don-vi.csv")
                           .value;
    auto one = filled(forms.forms[0], "X1", {"a.tong_so=5", "b.tong_so=6"});
    one.row_labels = {{"a", "Chi bộ Bản Lềnh"}, {"b", "Chi bộ Nà Củng"}};
    auto other = filled(forms.forms[0], "X2", {"a.tong_so=7", "a.ghi_chu=mới lập"});
    other.row_labels = {{"a", "Chi bộ Sàng Giang"}};
    // The later unit comes in first.
    auto const totals = add_up({other, one}, forms, tree, {"xa"}, 0);
    Campaign campaign;
    campaign.period = "2025";
    campaign.as_of = *Day::parse("2025-12-31");
    FormIndex const index(forms.forms);
    UnitNames const units(tree);
    Answers const answers;
    BookLayout const layout{campaign, tree, templates, {index, units, answers, campaign.period}};
    Scratch const folder;
    REQUIRE_FALSE(publish(totals, layout, 0, folder / "t.xlsx"));
    auto const book = read_workbook(folder / "t.xlsx", {});
    REQUIRE(book);
    std::vector<std::string> rows;
    for (auto const& cell : book->sheets.at(0).cells) {
        auto const label = cell.has_text() ? std::string(book->text(cell)) : std::string();
        if (!label.starts_with("Chi bộ ")) {
            continue;
        }
        auto const at = [&](std::uint32_t column) {
            auto const* const found = book->sheets[0].find({cell.row, column});
            return found == nullptr || found->kind == CellKind::empty ? std::string()
                   : found->has_text() ? std::string(book->text(*found))
                                       : std::to_string(std::lround(found->number));
        };
        rows.push_back(at(0) + "|" + label + "|" + at(2) + "|" + at(18));
    }
    CHECK(rows == std::vector<std::string>{"1|Chi bộ Bản Lềnh|5|Đảng ủy xã Một",
                                           "2|Chi bộ Nà Củng|6|Đảng ủy xã Một",
                                           "3|Chi bộ Sàng Giang|7|mới lập"});
}

TEST_CASE("What the files are called, and so their order, changes nothing that goes up",
          "[command][total]")
{
    auto const sample = test::source_folder() / "samples/mot-bieu";
    Scratch const folder;
    std::filesystem::copy(sample, folder / "a", std::filesystem::copy_options::recursive);
    std::filesystem::copy(sample, folder / "b", std::filesystem::copy_options::recursive);
    auto const nop = folder / "b" / "nop";
    std::filesystem::rename(nop / "01-huoi-sen.xlsx", nop / "z.xlsx");
    std::filesystem::rename(nop / "03-na-cuong.xlsx", nop / "a.xlsx");
    for (auto const* const name : {"a", "b"}) {
        std::ostringstream out;
        std::ostringstream err;
        run_program({"run", (folder / name).string(), "--forms", forms_folder.string()}, out, err);
    }
    for (auto const* const file : {"huyen/H01_huyen-uy-phong-tho_2023.xlsx",
                                   "dang-bo-co-so/H01-D01_dang-uy-xa-sen-thuong_2023.xlsx"}) {
        auto const bytes = read_text(folder / "a" / "ket-qua" / file);
        CHECK(bytes.size() > 1000);
        CHECK(read_text(folder / "b" / "ket-qua" / file) == bytes);
    }
}

TEST_CASE("`latest`: the figure of the last batch counts, within one the last file by name, and "
          "verify agrees",
          "[command][total]")
{
    Scratch const folder;
    auto const forms = folder / "forms";
    auto const recursive = std::filesystem::copy_options::recursive;
    std::filesystem::create_directory(forms);
    for (auto const* const name : {"_codes", "sinh-hoat-chi-bo"}) {
        std::filesystem::copy(forms_folder / name, forms / name, recursive);
    }
    for (auto const& entry : std::filesystem::directory_iterator(forms / "sinh-hoat-chi-bo")) {
        if (entry.path().extension() == ".yaml") {
            auto schema = read_text(entry.path());
            auto const column = schema.find("id: so_buoi,");
            REQUIRE(column != std::string::npos);
            std::string const mean = "total: mean, weight: so_chi_bo";
            schema.replace(schema.find(mean, column), mean.size(), "total: latest");
            write_text(entry.path(), schema);
        }
    }
    // Both have filed one row of one kind; the first says 12 meetings a year, the second 13.
    auto const sample = test::source_folder() / "samples/mot-bieu";
    auto const work = [&](std::string const& command, std::string const& name) {
        std::ostringstream out;
        std::ostringstream err;
        return run_program(
            {command, (folder / name).string(), "--forms", forms.string()}, out, err);
    };
    auto const after = [&](std::string const& name, std::vector<std::string> const& batches) {
        std::filesystem::copy(sample, folder / name, recursive);
        std::filesystem::rename(folder / name / "nop", folder / name / "sau");
        std::filesystem::create_directory(folder / name / "nop");
        for (auto const& batch : batches) {
            for (auto const& file : std::filesystem::directory_iterator(folder / name / "sau")) {
                auto const filed = file.path().filename().string();
                if (holds(batch, filed.substr(0, 2))) {
                    std::filesystem::copy(file.path(), folder / name / "nop" / filed);
                }
            }
            work("run", name);
        }
        CHECK(work("verify", name) == Exit::clean);
        auto const json = read_text(folder / name / "ket-qua" / "ket-qua.json");
        std::string const cell = "{\"unit\":\"H01\",\"form\":\"sinh-hoat-chi-bo\","
                                 "\"row\":\"thon_ban\",\"column\":\"so_buoi\",\"value\":";
        auto const at = json.find(cell);
        REQUIRE(at != std::string::npos);
        return json.substr(at + cell.size(), json.find(',', at + cell.size()) - at - cell.size());
    };
    CHECK(after("one-batch", {"01 02"}) == "13");
    CHECK(after("second-later", {"01", "02"}) == "13");
    CHECK(after("first-later", {"02", "01"}) == "12");
}
