#include "base/file.hpp"
#include "command/run_program.hpp"
#include "form/load.hpp"
#include "support/scratch.hpp"
#include "support/tree.hpp"
#include "support/xls_builder.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace gopbieu;

namespace {

struct Ran {
    Exit exit;
    std::string out, err;
};

Ran draft(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), {"form", "draft"});
    std::ostringstream out;
    std::ostringstream err;
    auto const exit = run_program(arguments, out, err);
    return {exit, out.str(), err.str()};
}

std::string library_template()
{
    return path_text(test::source_folder() / "forms" / "sinh-hoat-chi-bo" / "mau.xlsx");
}

} // namespace

TEST_CASE("The draft of a template of the library goes to the standard output", "[draft]")
{
    auto const ran = draft({library_template()});
    CHECK(ran.exit == Exit::clean);
    CHECK(ran.err.empty());
    CHECK(ran.out.find("\n  - {id: tt, label: TT, type: ordinal}\n") != std::string::npos);
}

TEST_CASE("With a folder, schema and template are written where the library takes them", "[draft]")
{
    Scratch const scratch;
    auto const folder = path_text(scratch.path());
    auto const ran = draft({library_template(), "--out", folder, "--id", "bieu-thu"});
    INFO(ran.err);
    CHECK(ran.exit == Exit::clean);
    auto const form = load_form(scratch.path(), "bieu-thu");
    REQUIRE(form);
    CHECK(form.value->columns.size() == 15);
    CHECK(form.value->row_kind == RowKind::list); // no code lists lie in this folder
    CHECK(read_text(scratch / "bieu-thu/mau.xlsx") == read_text(library_template()));
}

TEST_CASE("A form that is there is not overwritten", "[draft][C611]")
{
    Scratch const scratch;
    auto const folder = path_text(scratch.path());
    write_text(scratch / "bieu-thu/form.yaml", "form: bieu-thu\n");
    auto const ran = draft({library_template(), "--out", folder, "--id", "bieu-thu"});
    CHECK(ran.exit == Exit::usage);
    CHECK(ran.err.find("C611") != std::string::npos);
    CHECK(read_text(scratch / "bieu-thu/form.yaml") == "form: bieu-thu\n");
}

TEST_CASE("An id that is no folder's name is refused with one that is", "[draft][C612]")
{
    auto const ran = draft({library_template(), "--id", "Biểu 1"});
    CHECK(ran.exit == Exit::usage);
    CHECK(ran.err.find("C612") != std::string::npos);
    CHECK(ran.err.find("'bieu-1'") != std::string::npos);
}

TEST_CASE("Only an .xlsx workbook can become mau.xlsx", "[draft][C610]")
{
    Scratch const scratch;
    write_text(scratch / "mau.csv", "TT,Đơn vị,Số chi bộ\n1,,\n");
    auto const file = path_text(scratch / "mau.csv");
    CHECK(draft({file}).exit == Exit::clean);
    auto const ran = draft({file, "--out", path_text(scratch / "forms")});
    CHECK(ran.exit == Exit::usage);
    CHECK(ran.err.find("C610") != std::string::npos);
}

TEST_CASE("A file that cannot be read is told by its own code", "[draft]")
{
    Scratch const scratch;
    CHECK(draft({path_text(scratch / "khong-co.xlsx")}).err.find("F101") != std::string::npos);
    write_text(scratch / "rong.xlsx", "");
    auto const ran = draft({path_text(scratch / "rong.xlsx")});
    CHECK(ran.exit == Exit::usage);
    CHECK(ran.err.find("F103") != std::string::npos);
    CHECK(draft({}).err.find("U104") != std::string::npos);
}

TEST_CASE("An encrypted template is told to be saved without its password", "[draft]")
{
    Scratch const scratch;
    auto const locked = test::compound_file({{"EncryptionInfo", "x"}, {"EncryptedPackage", "x"}});
    write_text(scratch / "khoa.xlsx", locked);
    auto const ran = draft({path_text(scratch / "khoa.xlsx")});
    CHECK(ran.exit == Exit::usage);
    CHECK(ran.err.find("F201") != std::string::npos);
    CHECK(ran.err.find("khoa.xlsx") != std::string::npos);
}
