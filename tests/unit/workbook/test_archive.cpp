#include "support/archive_builder.hpp"
#include "support/documents.hpp"
#include "support/zip_builder.hpp"
#include "workbook/container/archive.hpp"
#include "workbook/container/charset.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;
using namespace std::string_literals;

using Codes = std::vector<std::string>;

TEST_CASE("Every document of a ZIP is read in the archive's order, leftovers are passed over",
          "[workbook][archive]")
{
    auto const bytes =
        build_zip({{.name = "Xã Tân An/"},
                   {.name = "Xã Tân An/Biểu 2.xlsx", .content = small_xlsx()},
                   {.name = "Xã Tân An/Biểu 1.xlsx", .content = small_xlsx(), .deflate = true},
                   {.name = "Xã Tân An/~$Biểu 1.xlsx", .content = "lock"},
                   {.name = "__MACOSX/Xã Tân An/._Biểu 1.xlsx", .content = "fork"},
                   {.name = ".DS_Store", .content = "x"},
                   {.name = "a/Thumbs.db", .content = "x"},
                   {.name = "a/Desktop.ini", .content = "x"}});
    REQUIRE(member_and_code(bytes) ==
            Codes{"Xã Tân An/Biểu 2.xlsx: read", "Xã Tân An/Biểu 1.xlsx: read"});
}

TEST_CASE("Members that are no workbooks each get their own error", "[workbook][archive]")
{
    auto const inner = build_zip({{.name = "a.xlsx", .content = small_xlsx()}});
    auto const bytes =
        build_zip({{.name = "cv.pdf", .content = "%PDF-1.7\n..."},
                   {.name = "anh.xlsx", .content = "\xff\xd8\xff\xe0 JFIF"},
                   {.name = "trong.zip", .content = inner},
                   {.name = "thu.eml", .content = "From: a@b.vn\r\nTo: c@d.vn\r\n\r\nx"},
                   {.name = "rong.xlsx"},
                   {.name = "biểu.xlsx", .content = small_xlsx()}});
    REQUIRE(member_and_code(bytes) == Codes{"cv.pdf: F203",
                                            "anh.xlsx: F204",
                                            "trong.zip: F208",
                                            "thu.eml: F208",
                                            "rong.xlsx: F103",
                                            "biểu.xlsx: read"});
}

TEST_CASE("An archive without documents says so", "[workbook][archive][F209]")
{
    REQUIRE(member_and_code(build_zip({})) == Codes{": F209"});
    REQUIRE(member_and_code(build_zip({{.name = "a/"}, {.name = "a/~$b.xlsx"}})) ==
            Codes{": F209"});
}

TEST_CASE("Names without the UTF-8 mark are shown as well as can be told", "[workbook][archive]")
{
    auto const named = [](std::string name, std::string extra = {}) {
        auto const bytes = build_zip({{.name = std::move(name),
                                       .content = small_xlsx(),
                                       .flags = 0,
                                       .extra = std::move(extra)}});
        return member_and_code(bytes).front();
    };
    REQUIRE(named("Biểu.xlsx") == "Biểu.xlsx: read");
    // "Đảng bộ" as Vietnamese Windows writes it: letters and tone marks apart.
    REQUIRE(named("\xd0\x61\xd2ng b\xf4\xf2.xlsx") == "Đảng bộ.xlsx: read");
    REQUIRE(named("Caf\x82.xlsx") == "Café.xlsx: read");
    REQUIRE(
        named("Bi?u.xlsx", little(0x7075, 2) + little(16, 2) + "\1" + little(0, 4) + "Biểu.xlsx") ==
        "Biểu.xlsx: read");
    REQUIRE(named("Biê\u0309u.xlsx") == "Biểu.xlsx: read");
}

TEST_CASE("A single workbook is not looked for inside an archive", "[workbook][archive][F206]")
{
    REQUIRE(code_of(build_zip({{.name = "a.xlsx", .content = small_xlsx()}})) == "F206");
}

TEST_CASE("What packed an archive is told from its first bytes", "[workbook][archive]")
{
    REQUIRE(packed_kind(build_rar4({})) == "RAR");
    REQUIRE(packed_kind(build_rar5({})) == "RAR");
    REQUIRE(packed_kind("7z\xbc\xaf\x27\x1c\0\4"s) == "7z");
    REQUIRE(packed_kind("BZh91AY&SY") == "bzip2");
    REQUIRE(packed_kind("BZh là tên").empty());
    REQUIRE(packed_kind("Rar!").empty());
}

#ifdef GOPBIEU_WITH_LIBARCHIVE

TEST_CASE("RAR 4, RAR 5, 7z and packed tar files are opened, Vietnamese names kept",
          "[workbook][archive]")
{
    std::vector<PackedFile> const files{{"Xã Tân An/Biểu số 1.xlsx", small_xlsx()},
                                        {"Xã Tân An/~$Biểu số 1.xlsx", "lock"},
                                        {"đọc.pdf", "%PDF-1.4"}};
    Codes const expected{"Xã Tân An/Biểu số 1.xlsx: read", "đọc.pdf: F203"};

    for (std::string_view const kind : {"7z", "tar", "gzip", "bzip2", "xz"}) {
        CAPTURE(kind);
        REQUIRE(member_and_code(build_packed(kind, files)) == expected);
    }
    REQUIRE(member_and_code(build_rar4(files)) == expected);
    REQUIRE(member_and_code(build_rar5(files)) == expected);
}

TEST_CASE("A workbook packed alone by gzip is the file itself", "[workbook][archive]")
{
    auto const workbook = small_xlsx();
    auto const packed = "\x1f\x8b\x08\0\0\0\0\0\0\x03"s + deflated(workbook) +
                        little(checksum(workbook), 4) + little(workbook.size(), 4);
    REQUIRE(member_and_code(packed) == Codes{": read"});
}

TEST_CASE("An encrypted archive is named so", "[workbook][archive][F211]")
{
    REQUIRE(member_and_code(build_rar4({{"a.xlsx", small_xlsx()}}, true)) == Codes{": F211"});
}

TEST_CASE("A damaged archive is never a silent one", "[workbook][archive][F313]")
{
    auto whole = build_rar5({{"a.xlsx", small_xlsx()}, {"b.xlsx", small_xlsx()}});
    auto const found = member_and_code(whole.substr(0, whole.size() / 3));
    REQUIRE(found.back() == ": F313");

    auto const packed = build_packed("7z", {{"a.xlsx", small_xlsx()}});
    for (std::size_t size = 6; size < packed.size(); size += 7) {
        for (auto const& line : member_and_code(packed.substr(0, size))) {
            CAPTURE(size);
            REQUIRE(line == ": F313");
        }
    }
    auto changed = packed;
    changed[100] ^= 1; // inside the member
    REQUIRE(member_and_code(changed).front() == "a.xlsx: F313");
}

TEST_CASE("Bombs in other archives are refused too", "[workbook][archive][F401][F402][F403]")
{
    auto const bomb = build_packed("7z", {{"a.xlsx", std::string(20'000'000, '\0')}});
    REQUIRE(member_and_code(bomb).back() == ": F403");

    // gzip does not say beforehand what it unpacks to.
    std::string const content(20'000'000, 'x');
    auto const alone = "\x1f\x8b\x08\0\0\0\0\0\0\x03"s + deflated(content) +
                       little(checksum(content), 4) + little(content.size(), 4);
    REQUIRE(member_and_code(alone).back() == ": F403");

    ReadOptions options;
    options.limits.unpacked = 100'000;
    options.limits.entries = 3;
    auto const large =
        build_packed("tar", {{"a", std::string(60'000, 'x')}, {"b", std::string(60'000, 'x')}});
    REQUIRE(member_and_code(large, options).back() == ": F402");
    auto const many = build_packed("tar", {{"a", "x"}, {"b", "x"}, {"c", "x"}, {"d", "x"}});
    REQUIRE(member_and_code(many, options).back() == ": F401");
}

#else

TEST_CASE("Without libarchive other archives are named, with what to do",
          "[workbook][archive][F206]")
{
    REQUIRE(member_and_code(build_rar5({{"a.xlsx", small_xlsx()}})) == Codes{": F206"});
    REQUIRE(member_and_code("7z\xbc\xaf\x27\x1c\0\4"s) == Codes{": F206"});
}

#endif
