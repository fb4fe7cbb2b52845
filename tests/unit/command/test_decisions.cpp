// What a person decides: accept, reject, answer, and what status and the next run make of it.

#include "support/command_line.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using namespace gopbieu;
using test::holds;
using test::run_gopbieu;

namespace {

namespace fs = std::filesystem;

/// The messy sample, run once, with what a clerk does in it.
class Desk {
public:
    Desk() : m_dot(m_folder / "dot")
    {
        test::copy_sample("lon-xon", m_dot);
        run();
    }

    std::string run()
    {
        auto const outcome = run_gopbieu({"run", m_dot.string()});
        CHECK(outcome.exit == 1);
        m_json = read_text(m_dot / "ket-qua/ket-qua.json");
        return outcome.out;
    }

    test::Outcome status(std::string const& option = "--all")
    {
        return run_gopbieu({"status", m_dot.string(), option});
    }

    /// The key that status prints for a finding of this code about this file.
    std::string key(std::string const& file, std::string const& code)
    {
        auto const text = status().out;
        for (std::size_t at = text.find("    #"); at != std::string::npos;
             at = text.find("    #", at + 1)) {
            auto const line = text.substr(at, text.find('\n', at) - at);
            if (holds(line, file) && holds(line, " " + code + ":")) {
                return line.substr(5, 8);
            }
        }
        FAIL("no " + code + " about " + file);
        return {};
    }

    test::Outcome decide(std::vector<std::string> words)
    {
        words.insert(words.end(),
                     {"--by", "Chị Lan", "--reason", "đã hỏi đơn vị", "--dir", m_dot.string()});
        return run_gopbieu(words);
    }

    std::string state_of(std::string const& file)
    {
        auto const at = m_json.find("\"file\":\"nop/" + file + "\",\"sha256\"");
        REQUIRE(at != std::string::npos);
        auto const begin = m_json.find("\"state\":\"", at) + 9;
        return m_json.substr(begin, m_json.find('"', begin) - begin);
    }

    /// The district's total in a column of the first form, village cells.
    std::string total(std::string const& column)
    {
        auto const at = m_json.find(R"("unit":"H01","form":"sinh-hoat-chi-bo","row":"thon_ban",)"
                                    R"("column":")" +
                                    column + "\",\"value\":");
        REQUIRE(at != std::string::npos);
        auto const begin = m_json.find("\"value\":", at) + 8;
        return m_json.substr(begin, m_json.find(',', begin) - begin);
    }

    [[nodiscard]] std::string const& json() const { return m_json; }
    [[nodiscard]] fs::path const& folder() const { return m_dot; }

private:
    Scratch m_folder;
    fs::path m_dot;
    std::string m_json;
};

} // namespace

TEST_CASE("Status lists what keeps a form out with the key to decide on it, and files of nobody",
          "[command][status]")
{
    Desk desk;
    auto const text = desk.status("--all");
    REQUIRE(text.exit == 1);
    REQUIRE(holds(text.out, "Biểu sinh-hoat-chi-bo: 7/18 đơn vị\n"));
    REQUIRE(holds(text.out, "Phải sửa hoặc giải trình: 4\n  H01-D01-C04  Chi bộ bản Hua Bum"));
    REQUIRE(holds(text.out, "Chờ trả lời câu hỏi: 5\n"));
    REQUIRE(holds(text.out, "Chưa nộp: 10\n"));
    REQUIRE(holds(text.out, "  H01-D01-C18  Chi bộ bản Tỉ Giàng  chi-uy-bi-thu\n"));
    REQUIRE(holds(text.out, "Đã nhận: 17\n"));
    REQUIRE(
        holds(text.out, "Tệp chưa tính được cho đơn vị nào: 9\n  nop/06-khong-ro-don-vi.xlsx\n"));
    desk.key("06-khong-ro-don-vi.xlsx", "R201");
    desk.key("09-la-nhi-thang-hai-trang.xlsx", "R102");
    desk.key("22-vang-pheo-nam-truoc.xlsx", "R109");
    REQUIRE_FALSE(holds(desk.status("--lang=en").out, "Đã nhận"));

    auto const json = desk.status("--json");
    REQUIRE(json.err.empty());
    REQUIRE(holds(json.out,
                  R"({"unit":"H01-D01-C03","name":"Chi bộ bản Nà Cuổng","form":"sinh-hoat-chi-bo",)"
                  R"("state":"waiting","late":false,"file":"nop/03-na-cuong-hoi-so.xlsx",)"
                  R"("errors":0,"explanations":0,"questions":1,"findings":[{"key":")" +
                      desk.key("03-na-cuong", "N122") + R"(","code":"N122","question":true,)"));
    REQUIRE(
        holds(json.out, R"("files":[{"file":"nop/06-khong-ro-don-vi.xlsx","state":"waiting",)"));
}

TEST_CASE("What came after the deadline is told, by the time the file was saved",
          "[command][status]")
{
    Scratch const folder;
    auto const dot = folder / "dot";
    test::copy_sample("mot-bieu", dot);
    auto const at = [&](std::string const& file, std::int64_t seconds) {
        using namespace std::chrono;
        auto const time =
            fs::file_time_type::clock::from_sys(sys_seconds(std::chrono::seconds(seconds)));
        fs::last_write_time(dot / "nop" / file, time);
    };
    at("01-huoi-sen.xlsx", 1'702'202'400); // 2023-12-10T17:00:00+07:00, the deadline itself
    at("02-pa-lau.xlsx", 1'702'202'401);
    at("03-na-cuong.xlsx", 1'702'000'000);
    run_gopbieu({"run", dot.string()});
    auto const status = run_gopbieu({"status", dot.string()});
    REQUIRE(holds(status.out, "Nộp sau hạn: 1\n  H01-D01-C02"));
}

TEST_CASE("An explanation that a person accepts lets the submission count, with name and reason",
          "[command][accept][H203]")
{
    Desk desk;
    auto const before = desk.total("so_dang_vien");
    auto const said = desk.decide({"accept", desk.key("05-nam-puc", "A101")});
    REQUIRE(said.exit == 0);
    REQUIRE(holds(said.out, "Đã ghi: Chị Lan cho qua A101 trong 'nop/05-nam-puc-giai-trinh.xlsx'"));
    REQUIRE(desk.state_of("05-nam-puc-giai-trinh.xlsx") == "returned"); // until the next run
    desk.run();
    REQUIRE(desk.state_of("05-nam-puc-giai-trinh.xlsx") == "accepted");
    REQUIRE(std::stoi(desk.total("so_dang_vien")) == std::stoi(before) + 10);
    REQUIRE(holds(desk.json(), "Chị Lan cho qua điểm A101"));
    // The decision is about these bytes: a file with others is judged for itself.
    auto const place = desk.folder() / "nop/05-nam-puc-giai-trinh.xlsx";
    fs::copy(desk.folder() / "nop/04-hua-bum-sai-quy-tac.xlsx",
             place,
             fs::copy_options::overwrite_existing);
    desk.run();
    REQUIRE(desk.state_of("05-nam-puc-giai-trinh.xlsx") != "accepted");
}

TEST_CASE("A whole file is accepted by its name, and rejected again", "[command][accept][reject]")
{
    Desk desk;
    auto const said = desk.decide({"accept", "04-hua-bum-sai-quy-tac.xlsx"});
    REQUIRE(holds(said.out, "Chị Lan cho qua cả bài nộp trong 'nop/04-hua-bum-sai-quy-tac.xlsx'"));
    desk.run();
    REQUIRE(desk.state_of("04-hua-bum-sai-quy-tac.xlsx") == "accepted");
    auto const one_form =
        desk.decide({"reject", "nop/04-hua-bum-sai-quy-tac.xlsx", "--form", "sinh-hoat-chi-bo"});
    REQUIRE(holds(one_form.out, "Chị Lan không nhận biểu sinh-hoat-chi-bo trong"));
    desk.run();
    REQUIRE(desk.state_of("04-hua-bum-sai-quy-tac.xlsx") == "returned");
    REQUIRE(holds(desk.json(), "Chị Lan không nhận bài nộp này: đã hỏi đơn vị"));
}

TEST_CASE("When a submission is rejected, an earlier copy of its unit takes its place",
          "[command][reject]")
{
    Desk desk;
    auto const before = desk.total("so_dang_vien");
    desk.decide({"reject", "01-huoi-sen.xlsx"});
    desk.run();
    REQUIRE(desk.state_of("01-huoi-sen.xlsx") == "returned");
    REQUIRE(desk.state_of("12-huoi-sen-luu-lai.xlsx") == "accepted");
    REQUIRE(desk.total("so_dang_vien") == before); // the same figures
}

TEST_CASE("Answers say what a cell holds, whose a file is, which sheet and which file counts",
          "[command][answer][R211]")
{
    Desk desk;
    auto const before = std::stoi(desk.total("so_dang_vien"));
    auto const answer =
        [&](std::string const& file, std::string const& code, std::string const& value) {
            auto const said = desk.decide({"answer", desk.key(file, code), value});
            INFO(said.err);
            REQUIRE(said.exit == 0);
            REQUIRE(holds(said.out, "Chị Lan trả lời " + code));
        };
    answer("03-na-cuong", "N122", "12");
    answer("06-khong-ro", "R201", "H01-D01-C18");
    answer("09-la-nhi-thang", "R102", "Lần 2");
    answer("14-khoang-then", "H101", "nop/13-khoang-then.xlsx");
    answer("08-ta-phin", "S201", "bỏ qua");
    answer("22-vang-pheo", "R109", "đồng ý");
    auto const receipt = desk.run();
    for (auto const* const file : {"03-na-cuong-hoi-so.xlsx",
                                   "06-khong-ro-don-vi.xlsx",
                                   "09-la-nhi-thang-hai-trang.xlsx",
                                   "13-khoang-then.xlsx",
                                   "08-ta-phin-dong-la.xlsx",
                                   "22-vang-pheo-nam-truoc.xlsx"}) {
        INFO(file);
        CHECK(desk.state_of(file) == "accepted");
    }
    CHECK(desk.state_of("14-khoang-then-sua.xlsx") == "superseded");
    CHECK(std::stoi(desk.total("so_dang_vien")) == before + 12 + 9 + 12 + 13 + 19 + 18);
    CHECK(holds(desk.json(), "Câu hỏi N122 ở đây đã được Chị Lan trả lời: '12'"));
    CHECK(holds(receipt, "bỏ theo trả lời 14")); // the row that is none
    // Once answered, it is not asked again.
    desk.run();
    CHECK(desk.state_of("03-na-cuong-hoi-so.xlsx") == "accepted");
}

TEST_CASE("A decision that cannot be meant is refused with what to do, and nothing is written",
          "[command][U122][U123][U124][U125][U127][U128][U129][U130][U140]")
{
    Desk desk;
    auto const question = desk.key("03-na-cuong", "N122");
    auto const fault = desk.key("04-hua-bum", "A101");
    auto const rivals = desk.key("14-khoang-then", "H101");
    auto const refused = [&](std::vector<std::string> const& words, std::string const& code) {
        auto const said = desk.decide(words);
        INFO(said.err);
        CHECK(said.exit == 2);
        CHECK(holds(said.err, code + ":"));
        CHECK(said.out.empty());
    };
    refused({"accept", question}, "U140");
    refused({"answer", fault, "1"}, "U129");
    refused({"answer", "01-huoi-sen.xlsx", "1"}, "U127");
    refused({"answer", rivals, "nop/01-huoi-sen.xlsx"}, "U130");
    refused({"accept", "00000000"}, "U124");
    refused({"accept", "04-hua-bum.xlsx"}, "U125");
    refused({"accept", "04-hua-bum-sai-quy-tac.xlsx", "--form", "f9"}, "U128");
    refused({"accept"}, "U122");
    refused({"answer", question}, "U122");
    auto const nobody =
        run_gopbieu({"accept", fault, "--reason", "x", "--dir", desk.folder().string()});
    CHECK(nobody.exit == 2);
    CHECK(holds(nobody.err, "U123:"));
    auto const receipt = desk.run();
    CHECK(holds(receipt, "Lần này đọc 0 tệp"));
    CHECK_FALSE(holds(desk.json(), "Chị Lan"));
}

TEST_CASE("Of two files of one name the folder must be given", "[command][U126]")
{
    Desk desk;
    fs::create_directories(desk.folder() / "nop/thu-2");
    fs::copy(desk.folder() / "nop/04-hua-bum-sai-quy-tac.xlsx",
             desk.folder() / "nop/thu-2/05-nam-puc-giai-trinh.xlsx");
    desk.run();
    auto const both = desk.decide({"accept", "05-nam-puc-giai-trinh.xlsx"});
    REQUIRE(both.exit == 2);
    REQUIRE(holds(both.err, "U126:"));
    REQUIRE(desk.decide({"accept", "thu-2/05-nam-puc-giai-trinh.xlsx"}).exit == 0);
}

TEST_CASE("Status and decisions before the first run say what to do first", "[command][W305]")
{
    Scratch const folder;
    test::copy_sample("mot-bieu", folder / "dot");
    auto const before = test::tree_of(folder / "dot");
    for (auto const& outcome : {run_gopbieu({"status", (folder / "dot").string()}),
                                run_gopbieu({"accept",
                                             "01-huoi-sen.xlsx",
                                             "--by",
                                             "A",
                                             "--reason",
                                             "B",
                                             "--dir",
                                             (folder / "dot").string()})}) {
        CHECK(outcome.exit == 2);
        CHECK(holds(outcome.err, "W305"));
    }
    CHECK(test::tree_of(folder / "dot") == before);
}

TEST_CASE("init makes a campaign that can be filled in, and never writes over one",
          "[command][init][U120][U121]")
{
    Scratch const folder;
    auto const dot = folder / "dot-2023";
    REQUIRE(run_gopbieu({"init"}).exit == 2);
    auto const made = run_gopbieu({"init", dot.string()});
    REQUIRE(made.exit == 0);
    REQUIRE(holds(made.out, "Đã tạo '" + dot.string() + "'"));
    REQUIRE(fs::is_directory(dot / "nop"));
    // What it made is a campaign that runs: nobody has filed yet.
    auto const first = run_gopbieu({"run", dot.string()});
    REQUIRE(first.exit == 1);
    REQUIRE(holds(first.out, "Tệp đã xem: 0 = "));
    REQUIRE(holds(first.err, "H105"));
    REQUIRE_FALSE(holds(first.err, "LỖI"));

    auto const before = test::tree_of(dot);
    auto const again = run_gopbieu({"init", dot.string()});
    REQUIRE(again.exit == 2);
    REQUIRE(holds(again.err, "U121"));
    REQUIRE(test::tree_of(dot) == before);
    fs::remove(dot / "dot.yaml"); // a register alone is kept as well
    REQUIRE(run_gopbieu({"init", dot.string()}).exit == 2);
}
