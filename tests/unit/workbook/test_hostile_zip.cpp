#include "base/catalogue/files.hpp"
#include "support/documents.hpp"
#include "support/zip_builder.hpp"
#include "workbook/container/zip.hpp"

#include <catch2/catch.hpp>

#include <ctime>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

using Codes = std::vector<std::string>;

// Opens the archive and reads every entry: the first code met, or "whole".
std::string verdict(std::string const& bytes, Limits const& limits = {})
{
    auto const archive = ZipArchive::open(bytes, limits);
    if (!archive) {
        return std::string(code(archive.problem().say));
    }
    for (auto const& entry : archive->entries()) {
        auto const content = archive->read(entry);
        if (!content) {
            return std::string(code(content.problem().say));
        }
    }
    return "whole";
}

std::string text_of(std::string const& bytes, std::string_view name)
{
    auto const archive = ZipArchive::open(bytes, {});
    REQUIRE(archive);
    auto const* const entry = archive->find(name);
    REQUIRE(entry != nullptr);
    auto const content = archive->read(*entry);
    REQUIRE(content);
    return std::string(content->view());
}

// Time of the processor, not of the clock: other programs do not count.
double seconds_of(auto const& work)
{
    auto const start = std::clock();
    work();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

} // namespace

TEST_CASE("A ZIP is read however honest programs write it", "[workbook][zip]")
{
    ZipPart const part{.name = "a.txt", .content = "một hai ba"};
    auto with = [&](auto change) {
        auto changed = part;
        change(changed);
        return changed;
    };
    auto const packed = with([](ZipPart& p) { p.deflate = true; });
    auto const streamed = with([](ZipPart& p) { p.deflate = p.descriptor = true; });
    auto const large = with([](ZipPart& p) { p.zip64 = true; });

    REQUIRE(text_of(build_zip({part}), "a.txt") == "một hai ba");
    REQUIRE(text_of(build_zip({packed}), "a.txt") == "một hai ba");
    REQUIRE(text_of(build_zip({streamed}), "a.txt") == "một hai ba");
    REQUIRE(text_of(build_zip({large}), "a.txt") == "một hai ba");
    REQUIRE(text_of(build_zip({part}, {.zip64 = true}), "a.txt") == "một hai ba");
    REQUIRE(text_of(build_zip({large}, {.prefix = "stamp of a gateway\r\n", .zip64 = true}),
                    "a.txt") == "một hai ba");
    REQUIRE(text_of(build_zip({part}, {.prefix = "stamp of a gateway\r\n"}), "a.txt") ==
            "một hai ba");
    REQUIRE(text_of(build_zip({part}, {.before_end = "a signature"}), "a.txt") == "một hai ba");
    REQUIRE(text_of(build_zip({part}, {.comment = "ghi chú PK\5\6 giả" + std::string(30, '\0')}),
                    "a.txt") == "một hai ba");
    REQUIRE(text_of(build_zip({part}, {.suffix = "\r\n-- \r\nsent by phone"}), "a.txt") ==
            "một hai ba");
    REQUIRE(verdict(build_zip({})) == "whole");
}

TEST_CASE("A ZIP entry is found whatever the case, slash or backslash of its name",
          "[workbook][zip]")
{
    auto const bytes = build_zip({{.name = "xl\\Workbook.xml", .content = "w"}});

    REQUIRE(text_of(bytes, "/xl/workbook.xml") == "w");
    auto const archive = ZipArchive::open(bytes, {});
    REQUIRE(archive->find("xl/workbook") == nullptr);
}

TEST_CASE("A bomb is refused by what its directory says, before anything is unpacked",
          "[workbook][zip][F403]")
{
    std::string const zeros(300'000'000, '\0');
    auto const bomb = build_zip({{.name = "xl/workbook.xml", .content = zeros, .deflate = true}});
    REQUIRE(bomb.size() < 310'000);

    std::string found;
    auto const seconds = seconds_of([&] { found = verdict(bomb); });
    REQUIRE(found == "F403");
    REQUIRE(seconds < 0.05);
}

TEST_CASE("A bomb that lies about its size is refused", "[workbook][zip][F303]")
{
    std::string const zeros(3'000'000, '\0');
    auto const lie = [&](std::uint64_t unpacked) {
        return build_zip(
            {{.name = "a", .content = zeros, .deflate = true, .unpacked_size = unpacked}});
    };
    REQUIRE(verdict(lie(1000)) == "F303");
    // More than deflate can pack into so few bytes: no memory is asked for.
    Limits generous;
    generous.ratio = generous.unpacked = 1ULL << 62U;
    REQUIRE(verdict(lie(2'999'999), generous) == "F303");
    REQUIRE(verdict(lie(1ULL << 31U), generous) == "F303");
    auto const huge = build_zip({{.name = "a",
                                  .content = zeros,
                                  .deflate = true,
                                  .zip64 = true,
                                  .unpacked_size = 1ULL << 61U}});
    REQUIRE(verdict(huge, generous) == "F303");
    REQUIRE(verdict(huge) == "F402");
}

TEST_CASE("Parts that are over the limit only together are refused", "[workbook][zip][F402]")
{
    Limits limits;
    limits.unpacked = 2500;
    std::string const content(1000, 'x');
    auto const bytes = build_zip({{.name = "a", .content = content},
                                  {.name = "b", .content = content},
                                  {.name = "c", .content = content}});
    REQUIRE(verdict(bytes, limits) == "F402");
    limits.unpacked = 3000;
    REQUIRE(verdict(bytes, limits) == "whole");
}

TEST_CASE("Parts that fail count against the limit as well", "[workbook][zip][F402]")
{
    Limits limits;
    limits.unpacked = 2500;
    auto const bytes = build_zip({{.name = "a", .content = std::string(1000, 'x'), .crc = 1}});
    auto const archive = ZipArchive::open(bytes, limits);
    auto const& entry = archive->entries().front();

    REQUIRE(archive->read(entry).problem().say == say::zip_checksum);
    REQUIRE(archive->read(entry).problem().say == say::zip_checksum);
    REQUIRE(archive->read(entry).problem().say == say::limit_unpacked);
}

TEST_CASE("Entries that share bytes are refused", "[workbook][zip][F303]")
{
    SECTION("a thousand entries on one local header")
    {
        std::vector<ZipPart> parts{{.name = "kernel", .content = std::string(50'000, 'x')}};
        for (int number = 0; number < 1000; ++number) {
            parts.push_back({.name = std::to_string(number),
                             .packed_size = 50'000,
                             .unpacked_size = 50'000,
                             .offset = 0});
        }
        REQUIRE(verdict(build_zip(parts)) == "F303");
    }
    SECTION("data that reach into the next entry")
    {
        REQUIRE(verdict(build_zip(
                    {{.name = "a", .content = "12345", .packed_size = 40, .unpacked_size = 40},
                     {.name = "b", .content = "12345"}})) == "F303");
    }
    SECTION("a local header that pushes its data behind the next entry")
    {
        REQUIRE(verdict(build_zip({{.name = "a", .content = "12345", .local_extra_size = 36},
                                   {.name = "b", .content = std::string(100, 'b')}})) == "F303");
    }
    SECTION("data that reach into the directory")
    {
        REQUIRE(verdict(build_zip(
                    {{.name = "a", .content = "12345", .packed_size = 60, .unpacked_size = 60}})) ==
                "F303");
    }
    SECTION("an offset behind everything")
    {
        REQUIRE(verdict(build_zip({{.name = "a", .content = "x", .offset = 0xfffffff0U}})) ==
                "F303");
        REQUIRE(verdict(build_zip(
                    {{.name = "a", .content = "x", .zip64 = true, .offset = ~0ULL}})) == "F303");
    }
}

TEST_CASE("Two entries of one name are refused", "[workbook][zip][F303]")
{
    REQUIRE(verdict(build_zip({{.name = "xl/workbook.xml", .content = "true"},
                               {.name = "xl/workbook.xml", .content = "false"}})) == "F303");
}

TEST_CASE("A wrong checksum is told with the part's name", "[workbook][zip][F302]")
{
    auto const bytes = build_zip({{.name = "xl/styles.xml", .content = "abc", .crc = 7}});
    auto const archive = ZipArchive::open(bytes, {});
    auto const content = archive->read(archive->entries().front());

    REQUIRE(content.problem() == Problem{say::zip_checksum, {{"part", "xl/styles.xml"}}});
}

TEST_CASE("Encrypted and strangely packed entries are named", "[workbook][zip][F211][F303]")
{
    REQUIRE(verdict(build_zip({{.name = "a", .content = "abc", .flags = 1}})) == "F211");
    REQUIRE(verdict(build_zip({{.name = "a", .content = "abc", .method = 14}})) == "F303");
    REQUIRE(verdict(build_zip({{.name = "a", .content = "abc", .unpacked_size = 4}})) == "F303");
}

TEST_CASE("A directory that promises more than there is is refused", "[workbook][zip][F301][F401]")
{
    ZipPart const part{.name = "a", .content = "abc"};
    REQUIRE(verdict(build_zip({part}, {.entries = 2})) == "F301");
    REQUIRE(verdict(build_zip({part}, {.entries = 60'000})) == "F301");
    REQUIRE(verdict(build_zip({part}, {.zip64 = true, .entries = 1ULL << 60U})) == "F301");
    REQUIRE(verdict(build_zip({part}, {.directory_size = 0xfffffff0U})) == "F301");
    REQUIRE(verdict(build_zip({part}, {.directory_offset = 0xfffffff0U})) == "F301");
}

TEST_CASE("An archive of 100,000 entries is refused without a look at them",
          "[workbook][zip][F401]")
{
    std::vector<ZipPart> parts;
    for (int number = 0; number < 100'000; ++number) {
        parts.push_back({.name = std::to_string(number)});
    }
    auto const bytes = build_zip(parts, {.zip64 = true});
    std::string found;
    auto const seconds = seconds_of([&] { found = verdict(bytes); });
    REQUIRE(found == "F401");
    REQUIRE(seconds < 0.05);

    Limits limits;
    limits.entries = 100'000;
    REQUIRE(verdict(bytes, limits) == "whole");
}

TEST_CASE("A ZIP cut short at any byte is refused, and so is one with any byte changed into zero",
          "[workbook][zip]")
{
    auto const whole = build_zip({{.name = "a.txt", .content = "một hai ba bốn", .deflate = true},
                                  {.name = "b.txt", .content = "năm"}});
    for (std::size_t size = 0; size < whole.size(); ++size) {
        REQUIRE(verdict(whole.substr(0, size)) != "whole");
        REQUIRE_FALSE(member_and_code(whole.substr(0, size)).empty());
    }
    // Changing a byte may hit a field that does not matter (a date): it only must not crash.
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (char const value : {'\0', '\x7f', '\xff'}) {
            auto changed = whole;
            changed[at] = value;
            REQUIRE_FALSE(verdict(changed).empty());
        }
    }
}

TEST_CASE("Path names of an archive are only shown", "[workbook][archive]")
{
    auto const bytes =
        build_zip({{.name = "../../etc/passwd.xlsx", .content = small_xlsx()},
                   {.name = "C:\\Windows\\a.xlsx", .content = small_xlsx()},
                   {.name = std::string("a\x1b[2J\0b.xlsx", 12), .content = small_xlsx()},
                   {.name = "gpj.\u202exslx", .content = small_xlsx()}});
    REQUIRE(member_and_code(bytes) == Codes{"../../etc/passwd.xlsx: read",
                                            "C:/Windows/a.xlsx: read",
                                            "a\ufffd[2J\ufffdb.xlsx: read",
                                            "gpj.\ufffdxslx: read"});
}

TEST_CASE("A broken member leaves the next one readable", "[workbook][archive]")
{
    std::string const zeros(5'000'000, '\0');
    auto const bytes = build_zip({{.name = "bom.xlsx", .content = zeros, .deflate = true},
                                  {.name = "sai.xlsx", .content = small_xlsx(), .crc = 1},
                                  {.name = "khoa.xlsx", .content = small_xlsx(), .flags = 0x801},
                                  {.name = "tot.xlsx", .content = small_xlsx()}});
    REQUIRE(member_and_code(bytes) ==
            Codes{"bom.xlsx: F403", "sai.xlsx: F302", "khoa.xlsx: F211", "tot.xlsx: read"});
}

TEST_CASE("An archive of many small bombs is a large one", "[workbook][archive][F402]")
{
    // Each member alone is within the limits, and so is what the outer archive unpacks to.
    auto const bomb = build_zip(
        {{.name = "[Content_Types].xml"},
         {.name = "xl/workbook.xml", .content = std::string(900'000, ' '), .deflate = true}});
    std::vector<ZipPart> parts;
    for (int number = 0; number < 5; ++number) {
        parts.push_back({.name = std::to_string(number) + ".xlsx", .content = bomb});
    }
    ReadOptions options;
    options.limits.unpacked = 2'000'000;
    auto const found = member_and_code(build_zip(parts), options);
    REQUIRE(found.size() == 5);
    REQUIRE(found[2] == "2.xlsx: F402");
    REQUIRE(found[4] == "4.xlsx: F402");
}
