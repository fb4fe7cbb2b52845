#include "form/load.hpp"
#include "support/schema_text.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using test::where_and_what;

namespace {

using Texts = std::vector<std::string>;

std::string schema(std::string const& id, std::string const& edition, std::string const& rest = {})
{
    return "form: " + id + "\nedition: \"" + edition +
           "\"\ntitle: Biểu\n"
           "columns:\n"
           "  - {id: ten, label: Tên, type: key}\n"
           "  - {id: nay, label: Kỳ này, type: count}\n"
           "  - {id: ty_le, label: Tỷ lệ, type: percent, total: none}\n"
           "rows: {kind: fixed, key: ten, list: [{id: A, label: Dòng A}, {id: B, label: Dòng "
           "B}]}\n" +
           rest;
}

Texts editions(FormSet const& set)
{
    Texts names;
    for (auto const& form : set.forms) {
        names.push_back(form.id + "@" + form.edition);
    }
    return names;
}

} // namespace

TEST_CASE("All editions of a form are loaded, the one that is asked for first", "[form]")
{
    Scratch const folder;
    write_text(folder / "bieu/form.yaml", schema("bieu", "2021"));
    write_text(folder / "bieu/2012/form.yaml", schema("bieu", "2012"));
    write_text(folder / "bieu/2018/form.yaml", schema("bieu", "2018"));
    write_text(folder / "bieu/anh/logo.png", "");
    write_text(folder / "khac/form.yaml", schema("khac", "2021"));
    auto const plain = load_forms(folder.path(), {"khac", "bieu", "bieu@2012"});
    REQUIRE(plain);
    REQUIRE(editions(*plain.value) == Texts{"khac@2021", "bieu@2021", "bieu@2012", "bieu@2018"});
    REQUIRE(plain.value->find("bieu")->edition == "2021");
    REQUIRE(plain.value->find("bieu", "2018")->template_file ==
            folder.path() / "bieu" / "2018" / "mau.xlsx");
    REQUIRE(plain.value->current().size() == 2);

    auto const old = load_forms(folder.path(), {"bieu@2012"});
    REQUIRE(editions(*old.value) == Texts{"bieu@2012", "bieu@2021", "bieu@2018"});
    auto const same = load_forms(folder.path(), {"bieu@2021"});
    REQUIRE(editions(*same.value) == Texts{"bieu@2021", "bieu@2012", "bieu@2018"});
    REQUIRE(load_form(folder.path(), "bieu@2012").value->edition == "2012");
    REQUIRE(edition_folders(folder.path(), "bieu") == Texts{"2012", "2018"});
    REQUIRE(form_ids(folder.path()) == Texts{"bieu", "khac"});
}

TEST_CASE("An edition that is not there or not what its folder says is refused",
          "[form][C201][C235][C236][C237]")
{
    Scratch const folder;
    write_text(folder / "bieu/form.yaml", schema("bieu", "2021"));
    write_text(folder / "bieu/2012/form.yaml", schema("bieu", "2013"));
    write_text(folder / "khac/form.yaml", schema("khac", "2021"));
    write_text(folder / "khac/2021/form.yaml", schema("khac", "2021"));
    auto const wrong = load_forms(folder.path(), {"bieu"});
    REQUIRE(where_and_what(wrong.findings) == Texts{"2:10 C235"});
    REQUIRE(wrong.findings[0].place.file == "bieu/2012/form.yaml");
    auto const missing = load_forms(folder.path(), {"bieu@2011"});
    REQUIRE(test::sentences(missing.findings) ==
            Texts{"Form 'bieu' has no edition '2011'. There are: 2021, 2012."});
    REQUIRE(where_and_what(load_forms(folder.path(), {"khac"}).findings) == Texts{"0:0 C237"});
    REQUIRE(where_and_what(load_form(folder.path(), "bieu@../khac").findings) == Texts{"0:0 C236"});
    REQUIRE(where_and_what(load_form(folder.path(), "../bieu").findings) == Texts{"0:0 C201"});
}

TEST_CASE("A map between editions names figures of both",
          "[form][C228][C229][C236][C237][C239]"
          "[C240][C241]")
{
    Scratch const folder;
    write_text(folder / "bieu/form.yaml",
               schema("bieu",
                      "2021",
                      "maps:\n"
                      "  - edition: \"2012\"\n"
                      "    columns: {nay: nay, nya: nay, ty_le: nay, ten: tem}\n"
                      "    rows: {A: A, C: B, B: C}\n"
                      "  - edition: \"2012\"\n"
                      "    columns: {}\n"
                      "  - edition: \"2011\"\n"
                      "    columns: {nay: nay}\n"));
    write_text(folder / "bieu/2012/form.yaml", schema("bieu", "2012"));
    // What can be seen in one file first.
    REQUIRE(where_and_what(load_forms(folder.path(), {"bieu"}).findings) ==
            Texts{"11:30 C241", "11:42 C241", "11:52 C228", "12:27 C229", "13:14 C237"});
    write_text(folder / "bieu/form.yaml",
               schema("bieu",
                      "2021",
                      "maps:\n"
                      "  - edition: \"2012\"\n"
                      "    columns: {nya: nay, nay: ty_le}\n"
                      "    rows: {A: A, C: B}\n"
                      "  - edition: \"2011\"\n"
                      "    columns: {nay: nay}\n"));
    auto const across = load_forms(folder.path(), {"bieu"});
    REQUIRE(where_and_what(across.findings) ==
            Texts{"11:15 C239", "11:25 C240", "12:18 C239", "13:14 C236"});
    REQUIRE(across.findings[0].args.back() == Arg{"hint", " → 'nay'"});
}

TEST_CASE("Names of other forms are looked up, asked for or not", "[form][C238][C239]")
{
    Scratch const folder;
    write_text(folder / "bieu-1/form.yaml", schema("bieu-1", "2021"));
    write_text(folder / "bieu-2/form.yaml",
               schema("bieu-2",
                      "2021",
                      "rules:\n"
                      "  - {id: R1, level: error, rule: nay = bieu-1!nay}\n"
                      "  - {id: R2, level: error, rule: A = bieu-1!B}\n"
                      "  - {id: R3, level: error, rule: A.nay = bieu-1!B.nay}\n"
                      "  - {id: R4, level: error, rule: nay = bieu-1!nya}\n"
                      "  - {id: R5, level: error, rule: nay = bieu-1!A}\n"
                      "  - {id: R6, level: error, rule: nay = bieu-l!nay}\n"
                      "  - {id: R7, level: error, rule: nay = bieu-1!ten}\n"
                      "  - {id: R8, level: error, rule: nay = bieu-1!A.nya}\n"
                      "  - {id: R9, level: error, rule: nay = SUM(bieu-1!A..C)}\n"));
    Texts const all{
        "13:40 C239", "14:40 C239", "15:40 C238", "16:40 C239", "17:40 C239", "18:44 C239"};
    auto const both = load_forms(folder.path(), {"bieu-1", "bieu-2"});
    REQUIRE(where_and_what(both.findings) == all);
    REQUIRE(both.findings[2].args.back() == Arg{"hint", " → 'bieu-1'"});
    REQUIRE(where_and_what(load_forms(folder.path(), {"bieu-2"}).findings) == all);
    // A form that cannot be read is told when it is asked for.
    write_text(folder / "bieu-1/form.yaml", schema("bieu-1", "2021", "zzz: 1\n"));
    REQUIRE(where_and_what(load_forms(folder.path(), {"bieu-2"}).findings) == Texts{"15:40 C238"});
}
