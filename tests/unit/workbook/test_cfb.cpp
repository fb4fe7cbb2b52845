#include "base/catalogue/files.hpp"
#include "support/xls_builder.hpp"
#include "workbook/container/cfb.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

Result<CompoundFile> opened(std::string const& bytes)
{
    return CompoundFile::open({bytes.data(), bytes.size()});
}

Trouble refused(std::vector<std::string> const& names)
{
    std::vector<CfbStream> streams;
    for (auto const& name : names) {
        streams.push_back({name, "content"});
    }
    auto const bytes = compound_file(streams);
    auto const file = opened(bytes);
    REQUIRE(file);
    return refuse_other_cfb(*file);
}

void put_u32(std::string& bytes, std::size_t at, std::uint32_t value)
{
    bytes.replace(at, 4, Bytes().u32(value).str());
}

} // namespace

TEST_CASE("A stream of a compound file is read whole, its name in any case", "[workbook][cfb]")
{
    std::string content(5000, 'a');
    content.back() = 'z';
    auto const bytes = compound_file({{"Other", "x"}, {"Workbook", content}});
    auto const file = opened(bytes);
    REQUIRE(file);
    auto const* stream = file->find("WORKBOOK");
    REQUIRE(stream != nullptr);
    auto const read = file->read(*stream);
    REQUIRE(read);
    REQUIRE(*read == content);
    REQUIRE(file->find("Book") == nullptr);
}

TEST_CASE("A chain of sectors that bites its tail is a problem, not a loop", "[workbook][cfb]")
{
    auto bytes = compound_file({{"Workbook", std::string(6000, 'a')}});
    put_u32(bytes, cfb_directory_at + 128 + 120, 0x7fffffff); // the stream claims to be endless
    put_u32(bytes, cfb_fat_at + 4 * 4, 3); // its second sector leads to its first
    auto const file = opened(bytes);
    REQUIRE(file);
    auto const read = file->read(*file->find("Workbook"));
    REQUIRE_FALSE(read);
    REQUIRE(read.problem().say == say::cfb_damaged);
}

TEST_CASE("A directory that bites its tail is a problem", "[workbook][cfb]")
{
    auto bytes = compound_file({{"Workbook", "a"}});
    put_u32(bytes, cfb_fat_at + 2 * 4, 1);
    auto const file = opened(bytes);
    REQUIRE_FALSE(file);
    REQUIRE(file.problem().say == say::cfb_damaged);
}

TEST_CASE("A tree of entries with a circle is walked once", "[workbook][cfb]")
{
    auto bytes = compound_file({{"One", "a"}, {"Two", "b"}});
    put_u32(bytes, cfb_directory_at + 2 * 128 + 68, 1);      // Two's left is One
    put_u32(bytes, cfb_directory_at + 2 * 128 + 72, 0xffff); // its right lies outside
    auto const file = opened(bytes);
    REQUIRE(file);
    REQUIRE(file->find("One") != nullptr);
    REQUIRE(file->find("Two") != nullptr);
}

TEST_CASE("A sector table beyond the end of the file is a problem", "[workbook][cfb]")
{
    auto bytes = compound_file({{"Workbook", "a"}});
    put_u32(bytes, 76, 0x00ffffff);
    REQUIRE(opened(bytes).problem().say == say::cfb_damaged);
    REQUIRE(opened(bytes.substr(0, 300)).problem().say == say::cfb_damaged);
}

TEST_CASE("A list of sector tables that runs in a circle is a problem", "[workbook][cfb]")
{
    auto bytes = compound_file({{"Workbook", std::string(80'000, 'a')}});
    put_u32(bytes, 76, 0xffffffff);                         // no table in the header …
    put_u32(bytes, 68, 10);                                 // … but in a list,
    bytes.replace(11 * 512, 512, std::string(512, '\xff')); // which has none either
    put_u32(bytes, 11 * 512 + 508, 10);                     // and leads to itself
    auto const file = opened(bytes);
    REQUIRE_FALSE(file);
    REQUIRE(file.problem().say == say::cfb_damaged);
}

TEST_CASE("A stream that ends beyond the file gives what is there", "[workbook][cfb]")
{
    auto const bytes = compound_file({{"Workbook", std::string(6000, 'a')}});
    auto const cut = bytes.substr(0, bytes.size() - 700);
    auto const file = opened(cut);
    REQUIRE(file);
    auto const read = file->read(*file->find("Workbook"));
    REQUIRE(read);
    REQUIRE(read->size() < 6000);
    REQUIRE(read->size() > 4096);
}

TEST_CASE("A compound file is named for what it is", "[workbook][cfb]")
{
    REQUIRE_FALSE(refused({"Workbook"}));
    REQUIRE_FALSE(refused({"Book", "\5SummaryInformation"}));
    REQUIRE(refused({"WordDocument", "1Table"})->say == say::kind_word);
    REQUIRE(refused({"PowerPoint Document"})->say == say::kind_slides);
    REQUIRE(refused({"EncryptionInfo", "EncryptedPackage"})->say == say::kind_encrypted);
    REQUIRE(refused({"Something"})->say == say::kind_unknown);
    auto const mail = refused({"__substg1.0_0037001F"});
    REQUIRE(mail->say == say::kind_other_office);
    REQUIRE(mail->args[0].value == "Outlook (.msg)");
    REQUIRE(refused({"VisioDocument"})->args[0].value == "Visio (.vsd)");
}
