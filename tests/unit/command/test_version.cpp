#include "base/version.hpp"
#include "support/command_line.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;

TEST_CASE("The option --version tells the version, the folder of forms and the libraries",
          "[command]")
{
    auto const vietnamese = run_gopbieu({"--version"});
    CHECK(vietnamese.exit == 0);
    CHECK(vietnamese.err.empty());
    CHECK(vietnamese.out.starts_with("gopbieu " + std::string(version()) + "\n"));
    CHECK(holds(vietnamese.out, "Thư mục biểu: " + (source_folder() / "forms").string()));
    for (auto const* const library :
         {"libxlsxwriter 1.", "SQLite 3.", "libdeflate 1.", "utf8proc 2."}) {
        CHECK(holds(vietnamese.out, library));
    }
    auto const english = run_gopbieu({"--lang", "en", "--version"});
    CHECK(holds(english.out, "Forms: "));
    CHECK(english.exit == 0);
}
