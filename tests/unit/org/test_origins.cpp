#include "org/origins.hpp"
#include "org/register.hpp"

#include <catch2/catch.hpp>

#include <string_view>

using namespace gopbieu;

TEST_CASE("A unit is compared with those whose place it took, unless one of them was split",
          "[org]")
{
    auto const then =
        parse_register(std::string_view("Mã,Tên,Cấp,Mã cấp trên,Từ ngày,Đến ngày,Kế thừa\n"
                                        "X,Xã,Xã,,,,\n"
                                        "A,Chi bộ A,Chi bộ,X,,30/06/2025,C\n"
                                        "B,Chi bộ B,Chi bộ,X,,30/06/2025,C\n"
                                        "C,Chi bộ C,Chi bộ,X,01/07/2025,,\n"
                                        "D,Chi bộ D,Chi bộ,X,,30/06/2025,E;F\n"
                                        "E,Chi bộ E,Chi bộ,X,01/07/2025,,\n"
                                        "F,Chi bộ F,Chi bộ,X,,,\n"
                                        "G,Chi bộ G,Chi bộ,X,,30/06/2025,\n"
                                        "G,Chi bộ G mới,Chi bộ,X,01/07/2025,,\n"
                                        "I,Chi bộ I,Chi bộ,X,01/07/2025,,\n"),
                       "don-vi.csv")
            .value->on(*Day::parse("2024-12-31"));
    Origins const origins(then, *Day::parse("2025-12-31"));
    auto const codes = [&](std::string_view code) {
        auto const& origin = origins.of(*then.find(code));
        std::string text = origin.comparable ? "" : "? ";
        for (auto const unit : origin.units) {
            text += then.unit(unit).code;
        }
        return text;
    };
    REQUIRE(codes("C") == "AB");
    REQUIRE(codes("G") == "G");
    REQUIRE(codes("E") == "? D");
    REQUIRE(codes("F") == "? DF"); // its own figures and a part of D's
    REQUIRE(codes("I") == "? ");
    REQUIRE(codes("A") == "? ");
}
