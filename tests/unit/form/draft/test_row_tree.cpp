#include "form/draft/row_tree.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu::draft;

namespace {

// Rows "mark|label" (a mark apart) or "label"; what each hangs below, by its label.
std::vector<std::string> tree(std::vector<std::string> const& lines)
{
    std::vector<PrintedRow> rows;
    for (auto const& line : lines) {
        PrintedRow row;
        auto const bar = line.find('|');
        row.label = bar == std::string::npos ? line : line.substr(bar + 1);
        row.mark = split_mark(row.label);
        if (auto mark = as_mark(line.substr(0, bar == std::string::npos ? 0 : bar))) {
            row.mark_apart = true;
            mark->rest = row.mark.rest;
            row.mark = *mark;
        }
        rows.push_back(std::move(row));
    }
    std::vector<std::string> found;
    for (auto const& place : row_tree(rows)) {
        found.push_back(place.parent ? rows[*place.parent].label : "");
    }
    return found;
}

using Parents = std::vector<std::string>;

} // namespace

TEST_CASE("Letters, numbers and small letters go deeper one after the other", "[draft]")
{
    CHECK(tree({"A. Đầu kỳ",
                "B. Tăng",
                "1. Kết nạp",
                "2. Chuyển đến",
                "a. Tỉnh khác",
                "b. Huyện khác",
                "3. Phục hồi",
                "C. Giảm",
                "1. Từ trần"}) == Parents{"",
                                          "",
                                          "B. Tăng",
                                          "B. Tăng",
                                          "2. Chuyển đến",
                                          "2. Chuyển đến",
                                          "B. Tăng",
                                          "",
                                          "C. Giảm"});
}

TEST_CASE("A letter that is a Roman numeral too is read as the count goes on", "[draft]")
{
    CHECK(tree({"B|b", "C|c", "D|d"}) == Parents{"", "", ""});
    CHECK(tree({"I|một", "1|con", "II|hai"}) == Parents{"", "một", ""});
    CHECK(tree({"H|h", "I|i"}) == Parents{"", ""});
}

TEST_CASE("Dashes hang below the number before them, plus signs below a dash", "[draft]")
{
    CHECK(tree({"1. Nghề nghiệp",
                "- Doanh nghiệp",
                "+ Lãnh đạo",
                "+ Công nhân",
                "- Khác",
                "2. Tuổi"}) ==
          Parents{"", "1. Nghề nghiệp", "- Doanh nghiệp", "- Doanh nghiệp", "1. Nghề nghiệp", ""});
}

TEST_CASE("A plain row after dashes stands beside them", "[draft]")
{
    CHECK(tree({"2. Tuổi", "- 18 – 30", "- Trên 60", "Tuổi bình quân"}) ==
          Parents{"", "2. Tuổi", "2. Tuổi", "2. Tuổi"});
}

TEST_CASE("Of which hangs below the row before it, and only it", "[draft]")
{
    CHECK(tree({"3. Xóa tên", "Trong đó: đảng viên dự bị", "4. Xin ra"}) ==
          Parents{"", "3. Xóa tên", ""});
    CHECK(tree({"I. Tổng số", "Trong đó: - Nữ", "- Dự bị", "II. Khác"}) ==
          Parents{"", "I. Tổng số", "I. Tổng số", ""});
}

TEST_CASE("Of which behind parts that leave nothing out is about their whole", "[draft]")
{
    CHECK(
        tree(
            {"1|Tổng số", "|Đảng viên chính thức", "|Đảng viên dự bị", "|Trong đó đảng viên nữ"}) ==
        Parents{"", "Tổng số", "Tổng số", "Tổng số"});
}

TEST_CASE("A title between a row and its parts stands beside them", "[draft]")
{
    CHECK(tree({"3|Chưa kiểm điểm",
                "|Trong đó:",
                "3.1|Tập thể mới",
                "3.2|Đảng viên mới",
                "|Được miễn",
                "4|Được gợi ý"}) ==
          Parents{"", "Chưa kiểm điểm", "Chưa kiểm điểm", "Chưa kiểm điểm", "Chưa kiểm điểm", ""});
    CHECK(tree({"1. Được đánh giá", "Kết quả đánh giá:", "a) Tốt", "b) Yếu", "2. Chưa"}) ==
          Parents{"", "1. Được đánh giá", "1. Được đánh giá", "1. Được đánh giá", ""});
}

TEST_CASE("Parts that are listed behind the words for them count apart", "[draft]")
{
    CHECK(tree({"D. Vi phạm", "Chia ra: 1) Bị kỷ luật", "2) Qua kiểm điểm"}) ==
          Parents{"", "D. Vi phạm", "D. Vi phạm"});
    CHECK(tree({"1. Có đến", "Chia ra: 1) Được miễn", "2) Chưa đánh giá", "2. Khác"}) ==
          Parents{"", "1. Có đến", "1. Có đến", ""});
}

TEST_CASE("A row of totals stands outside of everything", "[draft]")
{
    CHECK(tree({"1. Xã", "2. Doanh nghiệp", "a) Nhà nước", "Cộng (1+2)"}) ==
          Parents{"", "", "2. Doanh nghiệp", ""});
}

TEST_CASE("A number that is printed twice is a slip and no deeper level", "[draft]")
{
    CHECK(tree({"I. Dân tộc", "1. Kinh", "I. Tôn giáo", "1. Phật giáo"}) ==
          Parents{"", "I. Dân tộc", "", "I. Tôn giáo"});
}
