#include "text/double_conversion.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace gopbieu;

namespace {

bool knows(std::string_view words)
{
    static std::set<std::string, std::less<>> const known{
        "số",    "đơn", "vị",  "cơ",  "sở",  "đã",  "có",   "đảng", "viên", "trđó", "đó", "đã có",
        "thống", "kê",  "các", "dân", "tộc", "tôn", "giáo", "nhỏ",  "xã",   "trò",  "vai"};
    return known.count(words) > 0;
}

std::string undone(std::string_view text)
{
    auto const found = undo_double_conversion(text, knows);
    return found ? found->text : "";
}

} // namespace

TEST_CASE("Words ruined by a second conversion are put back by the vocabulary", "[text][B5]")
{
    CHECK(undone("Thống kờ") == "Thống kê");
    CHECK(undone("cỏc dõn tộc") == "các dân tộc");
    CHECK(undone("tụn giỏo") == "tôn giáo");
    CHECK(undone("Xó") == "Xã");
}

TEST_CASE("A ruin that is a word of its own is told by its neighbour", "[text][B5]")
{
    CHECK(undone("Trđó số đơn vị cơ sở đó cú đảng viên") == "Trđó số đơn vị cơ sở đã có đảng viên");
}

TEST_CASE("Known words and words without a known reading stay as they are", "[text][B5]")
{
    CHECK_FALSE(undo_double_conversion("đó nhỏ", knows));
    CHECK_FALSE(undo_double_conversion("Thống kê", knows));
    CHECK_FALSE(undo_double_conversion("hỗ trợ", knows));
    CHECK_FALSE(undo_double_conversion("Thống kờ", {}));
    auto const partial = undo_double_conversion("cỏc zzz", knows);
    REQUIRE(partial);
    CHECK(partial->repaired == 1);
    CHECK(partial->unknown == 1);
}
