// gopbieu form list, show and check, on a small library of their own and on that of the tree.

#include "command/run_program.hpp"
#include "form/yaml.hpp"
#include "support/scratch.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <sstream>

using namespace gopbieu;

namespace {

struct Output {
    Exit exit;
    std::string out, err;
};

Output run(std::vector<std::string> arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    auto const exit = run_program(arguments, out, err);
    return {exit, out.str(), err.str()};
}

std::string const small =
    "form: bieu\n"
    "edition: \"2021\"\n"
    "number: Biểu số 1\n"
    "title: Tăng, giảm đảng viên\n"
    "source: Hướng dẫn 11\n"
    "columns:\n"
    "  - {id: ten, label: Tiêu chí, type: key}\n"
    "  - {id: nay, label: Kỳ này, type: count, nature: stock, number: \"2\"}\n"
    "rows:\n"
    "  kind: fixed\n"
    "  key: ten\n"
    "  list:\n"
    "    - {id: A, no: A, label: Cuối kỳ trước}\n"
    "    - id: B\n"
    "      label: Tăng\n"
    "      parts: split\n"
    "      rows:\n"
    "        - {id: B1, label: Kết nạp}\n"
    "        - {id: B2, label: Chuyển đến, inferred: true}\n"
    "    - {id: tuoi, label: Tuổi bình quân, type: number, total: mean, weight: A}\n"
    "rules:\n"
    "  - {id: B1-01, level: explain, rule: B <= A, why: Ít khi tăng gấp đôi.,\n"
    "     inferred: true, passes: {A: 1}, fails: {B: 1}}\n";

bool contains(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("form list prints a line an edition, and a faulty form hides no other", "[command]")
{
    Scratch const folder;
    write_text(folder / "bieu/form.yaml", small);
    write_text(folder / "khac/form.yaml", "form: khac\n");
    auto const list = run({"form", "list", "--forms", folder.path().string(), "--lang", "en"});
    CHECK(list.exit == Exit::usage);
    CHECK(contains(list.out,
                   "\nbieu | 2021 | fixed | 2 | 5 | 2 | Biểu số 1: Tăng, giảm đảng viên\n"));
    CHECK(contains(list.err, "khac/form.yaml:1:1: "));
    auto const json = run({"form", "list", "--json", "--forms", folder.path().string()});
    CHECK(json.out == "{\"form\":\"bieu\",\"edition\":\"2021\",\"number\":\"Biểu số 1\",\"title\":"
                      "\"Tăng, giảm đảng viên\",\"rows_kind\":\"fixed\",\"columns\":2,\"rows\":5,"
                      "\"rules\":2}\n");
}

TEST_CASE("form show says in words what a form is", "[command]")
{
    Scratch const folder;
    write_text(folder / "bieu/form.yaml", small);
    auto const show =
        run({"form", "show", "bieu", "--forms", folder.path().string(), "--lang", "en"});
    CHECK(show.exit == Exit::clean);
    CHECK(show.err.empty());
    for (auto const* const part : {"Biểu số 1: Tăng, giảm đảng viên\n",
                                   "  2 Kỳ này [nay]: count; added up; at a day\n",
                                   "  A Cuối kỳ trước [A]\n",
                                   "  Tăng [B]: divided into\n",
                                   "    Chuyển đến [B2]: inferred\n",
                                   "Tuổi bình quân [tuoi]: number; mean weighted by: ",
                                   "B1..B2 (error) ",
                                   "[from the printed group]",
                                   "B1-01 (explain) ",
                                   "Ít khi tăng gấp đôi. [inferred]"}) {
        INFO(show.out);
        INFO(part);
        CHECK(contains(show.out, part));
    }
    auto const page =
        run({"form", "show", "bieu@2021", "--markdown", "--forms", folder.path().string()});
    CHECK(contains(page.out, "# Biểu số 1: Tăng, giảm đảng viên\n"));
    CHECK(contains(page.out, "\n  - Kết nạp [`B1`]\n"));
}

TEST_CASE("form show prints JSON that reads back", "[command]")
{
    Scratch const folder;
    write_text(folder / "bieu/form.yaml", small);
    auto const show = run({"form", "show", "bieu", "--json", "--forms", folder.path().string()});
    auto const json = parse_yaml(show.out, "json");
    REQUIRE(json);
    auto const& entries = json.value->entries;
    REQUIRE(entries.size() == 9);
    CHECK(entries[0].key.text == "form");
    CHECK(entries.back().key.text == "rules");
    CHECK(entries.back().value.items.size() == 2);
    CHECK(contains(show.out, "\"weight\":\"A\""));
}

TEST_CASE("form names that are not there are told with the nearest", "[command][U105][U106][U107]")
{
    Scratch const folder;
    write_text(folder / "bieu/form.yaml", small);
    auto const forms = folder.path().string();
    auto const wrong = run({"form", "show", "bieuu", "--forms", forms, "--lang", "en"});
    CHECK(wrong.exit == Exit::usage);
    CHECK(contains(wrong.err, "U106"));
    CHECK(contains(wrong.err, "did you mean 'bieu'?"));
    CHECK(run({"form", "check", "bieuu", "--forms", forms}).exit == Exit::usage);
    CHECK(contains(run({"form", "show", "bieu@1999", "--forms", forms}).err, "C236"));
    CHECK(contains(run({"form", "show"}).err, "U105"));
    auto const alone = run({"form", "--lang", "en"});
    CHECK(alone.exit == Exit::usage);
    CHECK(contains(alone.err, "U107"));
    CHECK(contains(alone.err, "list, show, check"));
    CHECK(contains(run({"form", "lits", "--lang", "en"}).err, "did you mean 'form list'?"));
    auto const help = run({"form", "--help", "--lang", "en"});
    CHECK(help.exit == Exit::clean);
    CHECK(contains(help.out, "form check"));
    CHECK_FALSE(contains(help.out, "dump"));
    CHECK(run({"--lang", "en", "form", "list", "--forms", forms}).exit == Exit::clean);
}

TEST_CASE("form check proves schema, template and rules", "[command][C255][C212]")
{
    Scratch const folder;
    auto const forms = folder.path().string();
    auto const library = test::source_folder() / "forms";
    std::filesystem::copy(library / "_codes", folder.path() / "_codes");
    std::filesystem::copy(library / "sinh-hoat-chi-bo", folder.path() / "sinh-hoat-chi-bo");
    auto const good = run({"form", "check", "--forms", forms, "--lang", "en"});
    INFO(good.err);
    CHECK(contains(good.out, "sinh-hoat-chi-bo@2023: "));

    // The template is that of another form: no table of this schema in it.
    auto const schema = read_text(library / "sinh-hoat-chi-bo" / "form.yaml");
    auto const template_file = library / "sinh-hoat-chi-bo" / "mau.xlsx";
    write_text(folder / "bieu/form.yaml", small);
    auto const missing = run({"form", "check", "bieu", "--forms", forms, "--lang", "en"});
    CHECK(missing.exit == Exit::findings);
    CHECK(contains(missing.err, "bieu/mau.xlsx"));
    std::filesystem::copy(template_file, folder.path() / "bieu" / "mau.xlsx");
    auto const other = run({"form", "check", "bieu", "--forms", forms, "--lang", "en"});
    CHECK(other.exit == Exit::findings);
    CHECK(contains(other.err, "C212"));

    // One label more than is printed.
    auto text = schema;
    auto const at = text.find("  - {id: so_dang_vien");
    REQUIRE(at != std::string::npos);
    text.insert(at, "  - {id: la, label: Cột không in trên mẫu, type: count}\n");
    write_text(folder / "sinh-hoat-chi-bo/form.yaml", text);
    auto const more = run({"form", "check", "sinh-hoat-chi-bo", "--forms", forms, "--lang", "en"});
    CHECK(more.exit == Exit::findings);
    INFO(more.err);
    CHECK(contains(more.err, "C212"));
    CHECK(contains(more.err, "Cột không in trên mẫu"));

    // One row more than is printed.
    std::filesystem::copy(library / "dac-diem-tinh-hinh", folder.path() / "dac-diem-tinh-hinh");
    auto rows = read_text(library / "dac-diem-tinh-hinh" / "form.yaml");
    auto const list = rows.find("  list:\n");
    REQUIRE(list != std::string::npos);
    rows.insert(list + 8, "    - {id: la, label: Dòng không in trên mẫu}\n");
    write_text(folder / "dac-diem-tinh-hinh/form.yaml", rows);
    auto const row = run({"form", "check", "dac-diem-tinh-hinh", "--forms", forms});
    CHECK(row.exit == Exit::findings);
    CHECK(contains(row.err, "C255"));
    CHECK(contains(row.err, "Dòng không in trên mẫu"));

    write_text(folder / "sinh-hoat-chi-bo/form.yaml", schema + "zzz: 1\n");
    CHECK(run({"form", "check", "--forms", forms}).exit == Exit::usage);
}

TEST_CASE("Every form of the tree passes its check", "[command][form]")
{
    auto const checked =
        run({"form", "check", "--forms", (test::source_folder() / "forms").string()});
    INFO(checked.err);
    CHECK(checked.exit == Exit::clean);
}
