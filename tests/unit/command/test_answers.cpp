// Questions and answers from end to end: a file that asks is answered, the answer is remembered for
// the same bytes and offered, never used, when the same question returns from the same unit.

#include "support/command_line.hpp"
#include "support/scratch.hpp"
#include "support/tree.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <regex>

using namespace gopbieu;

namespace {

std::filesystem::path const root = test::source_folder();

struct Outcome : test::Outcome {
    [[nodiscard]] bool says(std::string const& text) const
    {
        return (out + err).find(text) != std::string::npos;
    }
};

Outcome gopbieu_with(std::vector<std::string> arguments)
{
    return {test::run_gopbieu(std::move(arguments))};
}

/// The sample campaign, of which one cell has not filed yet.
class Desk {
public:
    Desk()
    {
        test::copy_sample("mot-bieu", m_dot);
        std::filesystem::remove(m_dot / "nop/03-na-cuong.xlsx");
    }

    // The rows of the third cell's form as delimited text.
    void file(std::string const& name, std::string const& rows) const
    {
        write_text(m_dot / "nop" / name,
                   "ĐẢNG ỦY XÃ SEN THƯỢNG,,,,,,,,,,,,,,\nCHI BỘ BẢN NÀ CUỔNG,,,,,,,,,,,,,,\n"
                   ",,,,,,,,,,,,,,\n"
                   "TT,Loại hình chi bộ,Tổng số chi bộ,Trong đó,,,,,,Tổng số đảng viên,"
                   "Tỷ lệ bình quân đảng viên dự 01 buổi sinh hoạt chi bộ,"
                   "Số buổi sinh hoạt bình quân của một chi bộ/01 năm,"
                   "Số buổi sinh hoạt chuyên đề bình quân của một chi bộ/01 năm,"
                   "Số người phát biểu ý kiến bình quân trong một buổi sinh hoạt,"
                   "Thời gian bình quân một buổi sinh hoạt chi bộ (Giờ/buổi)\n"
                   ",,,Chi bộ có từ 3 đảng viên,Chi bộ có từ 4 đến 5 đảng viên,"
                   "Chi bộ có từ 6 đến 8 đảng viên,Chi bộ có từ 9 đến 30 đảng viên,"
                   "Chi bộ có từ 31 đến 50 đảng viên,Chi bộ có trên 50 đảng viên,,,,,,\n" +
                       rows);
    }

    [[nodiscard]] Outcome run() const
    {
        return gopbieu_with({"run", m_dot.string(), "--threads", "1"});
    }
    [[nodiscard]] Outcome status() const { return gopbieu_with({"status", m_dot.string()}); }

    // The key by which a person speaks of the first finding with a code.
    [[nodiscard]] std::string key(std::string const& code) const
    {
        auto const text = status().out;
        std::smatch found;
        std::regex const expression("#([0-9a-f]{8}) [^\\n]*" + code + ":");
        return std::regex_search(text, found, expression) ? found[1].str() : std::string();
    }

    [[nodiscard]] Outcome answer(std::string const& code, std::string const& value) const
    {
        return gopbieu_with({"answer",
                             key(code),
                             value,
                             "--by",
                             "Chị Lan",
                             "--reason",
                             "đã hỏi đơn vị",
                             "--dir",
                             m_dot.string()});
    }
    [[nodiscard]] Outcome accept(std::string const& code) const
    {
        return gopbieu_with({"accept",
                             key(code),
                             "--by",
                             "Anh Páo",
                             "--reason",
                             "đơn vị đã giải trình",
                             "--dir",
                             m_dot.string()});
    }
    [[nodiscard]] std::string published(std::string_view cell) const
    {
        auto const workbook = read_workbook(
            m_dot / "ket-qua/dang-bo-co-so/H01-D01_dang-uy-xa-sen-thuong_2023.xlsx", ReadOptions{});
        REQUIRE(workbook);
        auto const* const found = workbook->sheets.at(0).find(*parse_a1(cell));
        return found == nullptr ? std::string() : std::to_string(found->number);
    }
    [[nodiscard]] std::string json() const { return read_text(m_dot / "ket-qua/ket-qua.json"); }
    [[nodiscard]] std::filesystem::path nop() const { return m_dot / "nop"; }

private:
    Scratch m_folder;
    std::filesystem::path m_dot = m_folder / "dot";
};

// Present members are "more than 95 %": nobody can know how many.
std::string const vague = "1,\"Thôn, bản\",1,0,0,0,1,0,0,24,trên 95%,12,4,6,\"1,5\"\n";

} // namespace

TEST_CASE("A question is answered with a value, remembered, and offered again",
          "[command][answers][D8][N127][R211][R212]")
{
    Desk const desk;
    desk.file("03-na-cuong.csv", vague);
    auto const asked = desk.run();
    REQUIRE(asked.exit == 1);
    REQUIRE(asked.says("nhận 2 + trả lại 0 + chờ trả lời 1"));
    // One cause, one finding: no rule complains of the figure that is asked about.
    REQUIRE_FALSE(asked.says("SH-15"));
    REQUIRE(asked.says("cột 'Tỷ lệ bình quân đảng viên dự 01 buổi sinh hoạt chi bộ'"));

    REQUIRE(desk.answer("N127", "96,5").exit == 0);
    auto const answered = desk.run();
    REQUIRE(answered.says("nhận 3 + trả lại 0 + chờ trả lời 0"));
    REQUIRE(answered.says("R211"));
    REQUIRE(answered.says("Chị Lan"));
    // (24 · 95,5 + 8 · 87,5 + 24 · 96,5) / 56
    REQUIRE(desk.published("K10") == "94.785714");
    // Remembered for the same bytes, whatever the file is called.
    REQUIRE(desk.run().says("nhận 3 + trả lại 0 + chờ trả lời 0"));
    std::filesystem::rename(desk.nop() / "03-na-cuong.csv", desk.nop() / "03-doi-ten.csv");
    REQUIRE(desk.run().says("nhận 3 + trả lại 0 + chờ trả lời 0"));

    // The same unit sends another file with the same question: it stands, the answer is an offer.
    desk.file("05-na-cuong-lan-2.csv", vague + ",,,,,,,,,,,,,,\n");
    auto const again = desk.run();
    REQUIRE(again.says("chờ trả lời 1"));
    REQUIRE(again.says("R212"));
    REQUIRE(again.says("96,5"));

    // A corrected file needs no answer, and replaces the others.
    desk.file("06-na-cuong-da-sua.csv", "1,\"Thôn, bản\",1,0,0,0,1,0,0,24,97,12,4,6,\"1,5\"\n");
    auto const corrected = desk.run();
    REQUIRE(corrected.says("nhận 3 + trả lại 0 + chờ trả lời 0 + đã nộp lại 2"));
}

TEST_CASE("An answer that is none leaves the question standing, and says so",
          "[command][answers][R213]")
{
    Desk const desk;
    desk.file("03-na-cuong.csv", vague);
    REQUIRE(desk.run().exit == 1);
    REQUIRE(desk.answer("N127", "gần hết").exit == 0);
    auto const outcome = desk.run();
    REQUIRE(outcome.says("chờ trả lời 1"));
    REQUIRE(outcome.says("R213"));
    REQUIRE(desk.answer("N127", "97").exit == 0);
    REQUIRE(desk.run().says("nhận 3 + trả lại 0 + chờ trả lời 0"));
}

TEST_CASE("C8, C16: rows that are asked about are answered by a cell, a row's id or left out",
          "[command][answers][C8][C16][S201][S202]")
{
    Desk const desk;
    auto const row = [](std::string const& name, std::string const& members) {
        return "1,\"" + name + "\",1,0,0,0,1,0,0," + members + ",97,12,4,6,\"1,5\"\n";
    };
    desk.file("03-na-cuong.csv",
              row("Thôn, bản", "24") + row("Thôn, bản", "25") + row("Hợp tác xã kiểu mới", "12"));
    REQUIRE(desk.run().says("chờ trả lời 1"));
    REQUIRE(desk.answer("S202", "B7").exit == 0);
    REQUIRE(desk.answer("S201", "hop_tac_xa").exit == 0);
    auto const outcome = desk.run();
    INFO(outcome.err);
    REQUIRE(outcome.says("nhận 3 + trả lại 0 + chờ trả lời 0"));
    // 24 and 8 members of the other two cells, and 25 of this one.
    REQUIRE(desk.published("J10") == "57.000000");
    REQUIRE(desk.published("J11") == "12.000000");
}

TEST_CASE("E1: parts above their total keep a form out until somebody accepts them, and no figure "
          "is made to fit",
          "[command][answers][E1][A101]")
{
    Desk const desk;
    desk.file("03-na-cuong.csv", "1,\"Thôn, bản\",1,0,0,1,1,0,0,24,97,12,4,6,\"1,5\"\n");
    auto const broken = desk.run();
    REQUIRE(broken.says("trả lại 1"));
    REQUIRE(broken.says("SH-01"));
    REQUIRE(broken.says("chênh 1"));
    REQUIRE(desk.accept("A101").exit == 0);
    auto const accepted = desk.run();
    REQUIRE(accepted.says("nhận 3 + trả lại 0"));
    REQUIRE(accepted.says("Anh Páo"));
    // The parts count as they were written: 1 of six to eight members, 3 of nine to thirty.
    REQUIRE(desk.json().find("đơn vị đã giải trình") != std::string::npos);
}

TEST_CASE("A9: identical copies count once, two different files of one unit are asked, a later one "
          "replaces the earlier",
          "[command][answers][A9][H106]")
{
    Desk const desk;
    auto const row = [](std::string const& members) {
        return "1,\"Thôn, bản\",1,0,0,0,1,0,0," + members + ",97,12,4,6,\"1,5\"\n";
    };
    desk.file("03-na-cuong.csv", row("24"));
    desk.file("04-chep.csv", row("24"));
    REQUIRE(desk.run().says("nhận 3 + trả lại 0 + chờ trả lời 0 + đã nộp lại 0 + trùng 1"));
    std::filesystem::remove(desk.nop() / "04-chep.csv");
    desk.file("05-ban-sua.csv", row("25"));
    REQUIRE(desk.run().says("nhận 3 + trả lại 0 + chờ trả lời 0 + đã nộp lại 1"));

    Desk const other;
    other.file("03-na-cuong.csv", row("24"));
    other.file("04-na-cuong-sua.csv", row("25"));
    REQUIRE(other.run().says("nhận 2 + trả lại 0 + chờ trả lời 2"));
    REQUIRE(other.answer("H1[0-9]+", "nop/04-na-cuong-sua.csv").exit == 0);
    REQUIRE(other.run().says("nhận 3 + trả lại 0 + chờ trả lời 0 + đã nộp lại 1"));
}

TEST_CASE("E12: a total says of how many units it is", "[command][answers][E12][H105]")
{
    Desk const desk;
    auto const outcome = desk.run();
    REQUIRE(outcome.says("2/3 đơn vị"));
    REQUIRE(outcome.says("H105: Chi bộ bản Nà Cuổng"));
    REQUIRE(desk.json().find("H01-D01-C03") != std::string::npos);
}

TEST_CASE("A11: a run writes nothing into what was sent", "[command][answers][A11]")
{
    Desk const desk;
    desk.file("03-na-cuong.csv", vague);
    std::map<std::string, std::pair<std::string, std::filesystem::file_time_type>> before;
    for (auto const& entry : std::filesystem::directory_iterator(desk.nop())) {
        before[entry.path()] = {read_text(entry.path()), entry.last_write_time()};
    }
    REQUIRE(desk.run().exit == 1);
    REQUIRE(desk.run().exit == 1);
    std::size_t files = 0;
    for (auto const& entry : std::filesystem::directory_iterator(desk.nop())) {
        ++files;
        CHECK(before[entry.path()].first == read_text(entry.path()));
        CHECK(before[entry.path()].second == entry.last_write_time());
    }
    REQUIRE(files == before.size());
}
