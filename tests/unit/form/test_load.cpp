#include "form/load.hpp"
#include "form/yaml.hpp"
#include "support/schema_text.hpp"
#include "support/scratch.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using test::where_and_what;

TEST_CASE("YAML that hides something is refused with its place", "[form][C102][C106][C107]")
{
    REQUIRE(where_and_what(parse_yaml("a: 1\nb: 2\na: 3\n", "x").findings) ==
            std::vector<std::string>{"3:1 C102"});
    REQUIRE(where_and_what(parse_yaml("a: &x 1\nb: *x\n", "x").findings) ==
            std::vector<std::string>{"2:4 C106"});
    REQUIRE(where_and_what(parse_yaml("a: 1\nb: T\xe6ng\n", "x").findings) ==
            std::vector<std::string>{"2:0 C107"});
    REQUIRE(where_and_what(parse_yaml(std::string("\0a\0:\0 \0b", 8), "x").findings) ==
            std::vector<std::string>{"1:0 C107"});
    REQUIRE(code(parse_yaml("a: [1\n", "x").findings.at(0).say) == "C101");
    REQUIRE(code(parse_yaml(std::string(100'000, '['), "x").findings.at(0).say) == "C101");
    REQUIRE(code(parse_yaml(std::string((1U << 20U) + 1, ' '), "x").findings.at(0).say) == "C108");
}

TEST_CASE("The parser's own words are passed on without half a letter", "[form][C101]")
{
    auto const fault = parse_yaml("a: \"\\ỷ lệ\"\n", "x").findings.at(0);
    REQUIRE(code(fault.say) == "C101");
    REQUIRE(fault.args.at(0).value == "unknown escape character: ");
}

TEST_CASE("Columns count letters, not bytes", "[form][C101][C106]")
{
    REQUIRE(where_and_what(parse_yaml("{a: &x Đảng ủy, b: *x}\n", "x").findings) ==
            std::vector<std::string>{"1:20 C106"});
    REQUIRE(where_and_what(parse_yaml("a: 1\ntên đơn vị: 'Xã': 2\n", "x").findings) ==
            std::vector<std::string>{"2:17 C101"});
    REQUIRE(parse_yaml("\xef\xbb\xbf\"Cấp\": xã\n", "x").value->entries.at(0).value.column == 8);
}

TEST_CASE("Every form of the tree is without fault", "[form]")
{
    std::filesystem::path const folder = test::source_folder() / "forms";
    auto const ids = form_ids(folder);
    REQUIRE_FALSE(ids.empty());
    for (auto const& id : ids) {
        auto const form = load_form(folder, id);
        INFO(id);
        for (auto const& one : form.findings) {
            UNSCOPED_INFO(line(one, Language::vietnamese));
        }
        REQUIRE(form);
        REQUIRE(form.value->id == id);
    }
}

TEST_CASE("All mistakes of a schema are told at once, with the nearest name", "[form][C208]")
{
    Scratch const folder;
    write_text(folder / "_codes/ma.yaml",
               "codes: ma\nlist:\n  - {id: a, label: Thôn}\n  - {id: b, label: thôn}\n");
    write_text(folder / "bieu/form.yaml",
               "form: bieu\n"
               "edition: \"1\"\n"
               "title: Biểu\n"
               "tille: Biểu\n"
               "rows: {kind: keyed, key: loai, codes: ma}\n"
               "columns:\n"
               "  - {id: loai, label: Loại, type: key}\n"
               "  - {id: so, label: Số, type: count}\n"
               "  - {id: so, label: Số khác, type: count}\n"
               "  - {id: ty_le, label: Tỷ lệ, type: percent}\n"
               "  - {id: bq, label: Bình quân, type: number, total: mean}\n"
               "  - {id: bq2, label: Bình quân 2, type: number, total: mean, weight: s0}\n"
               "rules:\n"
               "  - {id: R1, level: error, rule: \"so <= so_x\"}\n");
    auto const form = load_form(folder.path(), "bieu");
    REQUIRE_FALSE(form);
    REQUIRE(where_and_what(form.findings) == std::vector<std::string>{"4:20 C203",
                                                                      "4:1 C103",
                                                                      "9:5 C202",
                                                                      "10:5 C204",
                                                                      "11:5 C205",
                                                                      "12:70 C208",
                                                                      "14:41 C208"});
    REQUIRE(form.findings[1].args.back() == Arg{"hint", " → 'title'"});
    REQUIRE(form.findings[5].args.back() == Arg{"hint", " → 'so'"});
}

TEST_CASE("Two equal names in a code list are told where they stand", "[form][C203][C210]")
{
    Scratch const folder;
    write_text(folder / "_codes/ma.yaml",
               "codes: khac\n"
               "list:\n"
               "  - {id: tram, label: Trạm y tế, synonyms: [Trạm xá, Trạm y tế]}\n"
               "  - {id: y_te, label: Y tế, synonyms: [Cơ sở y tế, trạm  XÁ]}\n"
               "  - {id: tram, label: TRẠM Y TẾ}\n"
               "  - {id: co-quan, label: Cơ quan}\n");
    write_text(folder / "bieu/form.yaml",
               "form: bieu\n"
               "edition: \"1\"\n"
               "title: Biểu\n"
               "rows: {kind: keyed, key: loai, codes: ma}\n"
               "columns:\n"
               "  - {id: loai, label: Loại, type: key}\n"
               "  - {id: y_te, label: Y tế, type: count}\n");
    auto const form = load_form(folder.path(), "bieu");
    REQUIRE(where_and_what(form.findings) ==
            std::vector<std::string>{
                "1:8 C246", "4:52 C210", "5:5 C202", "5:23 C203", "6:10 C213", "4:39 C214"});
    REQUIRE(form.findings[1].place.file == "_codes/ma.yaml");
    REQUIRE(test::sentences(form.findings)[1] ==
            "Name 'trạm  XÁ' already stands for 'tram'. Remove it in one place.");
}
