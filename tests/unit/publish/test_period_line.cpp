#include "publish/period_line.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

TEST_CASE("A printed period is filled in, in the capitals of its line", "[publish]")
{
    CHECK(period_line(".....NĂM 20.....", "2023") == "NĂM 2023");
    CHECK(period_line("Năm 20…", "2023") == "Năm 2023");
    CHECK(period_line("QUÝ … NĂM 20…", "2025-Q3") == "QUÝ III NĂM 2025");
    CHECK(period_line("QUÝ … NĂM 20…", "2025") == "NĂM 2025");
    CHECK(period_line("...NĂM 20…", "2024-H1") == "6 THÁNG ĐẦU NĂM 2024");
    CHECK(period_line("Năm ……", "2024-H2") == "6 tháng cuối năm 2024");
    CHECK(period_line("...NĂM 20…", "2025-11") == "THÁNG 11 NĂM 2025");
}

TEST_CASE("A period of the campaign's own making stands as it is", "[publish]")
{
    for (auto const* const period :
         {"", "nhiệm kỳ 2020-2025", "2020-2025", "2023-Q5", "2023-H3", "23", "2023-1"}) {
        CHECK(period_line("NĂM 20…", period) == period);
    }
}
