#include "form/draft/row_mark.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu::draft;

namespace {

std::string split(std::string_view label)
{
    auto const found = split_mark(label);
    return found.raw + "|" + found.mark + "|" + found.rest;
}

} // namespace

TEST_CASE("A mark in front of a name is told from the name", "[draft]")
{
    CHECK(split("A. Tổng số") == "A.|A|Tổng số");
    CHECK(split("A - Tổng số") == "A -|A|Tổng số");
    CHECK(split("I- Khen thưởng") == "I-|I|Khen thưởng");
    CHECK(split("1. Kết nạp") == "1.|1|Kết nạp");
    CHECK(split("1.1 Kết nạp") == "1.1|1.1|Kết nạp");
    CHECK(split("a) Công lập") == "a)|a|Công lập");
    CHECK(split("- Nữ") == "-|-|Nữ");
    CHECK(split("– Nữ") == "–|–|Nữ");
    CHECK(split("+ Lãnh đạo") == "+|+|Lãnh đạo");
}

TEST_CASE("A name that begins with a number or a letter has no mark", "[draft]")
{
    CHECK(split("100% vốn nước ngoài") == "||100% vốn nước ngoài");
    CHECK(split("5 năm một lần") == "||5 năm một lần");
    CHECK(split("A Lưới") == "||A Lưới");
    CHECK(split("Tổng số") == "||Tổng số");
    CHECK(split("") == "||");
}

TEST_CASE("Words that say what a row is to the one above stand before the name", "[draft]")
{
    CHECK(split("Trong đó: Đảng viên dự bị") == "Trong đó:||Đảng viên dự bị");
    CHECK(split("Trong đó: - Nữ") == "Trong đó: -|-|Nữ");
    CHECK(split("Chia ra: 1) Được miễn") == "Chia ra: 1)|1|Được miễn");
    CHECK(split_mark("Chia ra: 1) Được miễn").connector == Connector::split);
    CHECK(split_mark("Trong đó đảng viên nữ").connector == Connector::within);
    CHECK(split("Trong đó đảng viên nữ") == "||Trong đó đảng viên nữ");
    CHECK(split("Trong đó:") == "||Trong đó:");
    CHECK(only_connector("Trong đó:"));
    CHECK(only_connector("CHIA RA"));
    CHECK_FALSE(only_connector("Trong đó nữ"));
}

TEST_CASE("A mark that can be read in two ways keeps both readings", "[draft]")
{
    auto const styles = [](std::string_view text) {
        std::vector<MarkStyle> found;
        auto const mark = as_mark(text);
        for (auto const& reading : mark ? mark->readings : std::vector<Mark>{}) {
            found.push_back(reading.style);
        }
        return found;
    };
    CHECK(styles("I") == std::vector{MarkStyle::roman, MarkStyle::upper});
    CHECK(styles("C") == std::vector{MarkStyle::upper});
    CHECK(styles("IX") == std::vector{MarkStyle::roman});
    CHECK(styles("đ") == std::vector{MarkStyle::lower});
    CHECK(styles("9a") == std::vector{MarkStyle::parts});
    CHECK(styles("(1)") == std::vector{MarkStyle::arabic});
    CHECK(styles("B1") == std::vector{MarkStyle::parts});
    CHECK(styles("abc").empty());
    CHECK(styles("ab1").empty());
    CHECK(styles("2010").empty());
    CHECK(styles("").empty());
}
