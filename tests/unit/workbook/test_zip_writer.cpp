#include "support/zip_builder.hpp"
#include "workbook/container/zip_writer.hpp"

#include <catch2/catch.hpp>

namespace gopbieu {

namespace {

std::string content_of(std::string const& archive, std::string_view name)
{
    auto const opened = ZipArchive::open(archive, {});
    REQUIRE(opened);
    auto const* const entry = opened->find(name);
    REQUIRE(entry != nullptr);
    auto const content = opened->read(*entry);
    REQUIRE(content);
    return std::string(content->view());
}

} // namespace

TEST_CASE("What was put into an archive comes out of it", "[workbook][zip]")
{
    std::string const repeated(50'000, 'a');
    ZipWriter writer;
    writer.add("xl/lặp.xml", repeated);
    writer.add("empty", "");
    writer.add("short", "x");
    auto const archive = writer.finish();

    CHECK(archive.size() < 1'000);
    CHECK(content_of(archive, "xl/lặp.xml") == repeated);
    CHECK(content_of(archive, "empty").empty());
    CHECK(content_of(archive, "short") == "x");
}

TEST_CASE("An entry is taken over from another archive without unpacking it", "[workbook][zip]")
{
    test::ZipPart packed;
    packed.name = "a.xml";
    packed.content = std::string(3'000, 'b');
    packed.deflate = true;
    test::ZipPart plain;
    plain.name = "b.xml";
    plain.content = "plain";
    auto const source = test::build_zip({packed, plain});
    auto const opened = ZipArchive::open(source, {});
    REQUIRE(opened);

    ZipWriter writer;
    for (auto const& entry : opened->entries()) {
        writer.copy(source, entry);
    }
    auto const archive = writer.finish();

    CHECK(content_of(archive, "a.xml") == packed.content);
    CHECK(content_of(archive, "b.xml") == "plain");
}

TEST_CASE("The same parts give the same archive, and a writer can be used again", "[workbook][zip]")
{
    ZipWriter writer;
    writer.add("a", "one");
    auto const first = writer.finish();
    writer.add("a", "one");
    CHECK(writer.finish() == first);
}

} // namespace gopbieu
