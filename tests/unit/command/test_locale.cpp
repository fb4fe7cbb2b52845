// The program never calls setlocale(), but a library that it is linked to might. The whole chain is
// run by tests/check_locale.cmake, which also makes the locale where it is not installed.

#include "base/exact.hpp"
#include "command/dump_text.hpp"
#include "support/xlsx_builder.hpp"
#include "workbook/read.hpp"

#include <catch2/catch.hpp>

#include <clocale>
#include <string>

using namespace gopbieu;

namespace {

/// Another locale for one test; the one before is back afterwards.
class OtherLocale {
public:
    explicit OtherLocale(char const* name) : m_before(std::setlocale(LC_ALL, nullptr))
    {
        m_set = std::setlocale(LC_ALL, name) != nullptr;
    }
    OtherLocale(OtherLocale const&) = delete;
    OtherLocale& operator=(OtherLocale const&) = delete;
    ~OtherLocale() { std::setlocale(LC_ALL, m_before.c_str()); }

    [[nodiscard]] bool set() const { return m_set; }

private:
    std::string m_before;
    bool m_set = false;
};

std::string dumped(std::string const& sheet_data, bool csv)
{
    std::string out;
    DumpStyle style;
    style.csv = csv;
    auto const bytes = test::xlsx({.sheet_data = sheet_data});
    append_dump(out, "x", read_workbook(bytes, {}), style);
    return out;
}

void check_points()
{
    auto const cells =
        R"(<row r="1"><c r="A1"><v>1.5</v></c><c r="B1"><v>-12345.678</v></c></row>)";
    CHECK(dumped(cells, false).find("[[1,1,\"n\",1.5],[1,2,\"n\",-12345.678]]") !=
          std::string::npos);
    CHECK(dumped(cells, true).find("1.5") != std::string::npos);
    auto const exact = Exact::parse("40.25");
    REQUIRE(exact);
    CHECK(exact->text() == "40.25");
}

} // namespace

TEST_CASE("Numbers keep their point where the locale writes a comma", "[command][locale]")
{
    check_points();
    OtherLocale const locale("vi_VN.UTF-8");
    if (!locale.set()) {
        WARN("no locale vi_VN.UTF-8 here: only the locale C was tried");
        return;
    }
    REQUIRE(std::string(std::localeconv()->decimal_point) == ",");
    check_points();
}
