#include "base/catalogue/files.hpp"
#include "support/xls_builder.hpp"
#include "workbook/read.hpp"
#include "workbook/xls/decrypt.hpp"
#include "workbook/xls/old_hashes.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;
using namespace std::string_literals;

namespace {

std::string hex(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (char const byte : bytes) {
        auto const value = static_cast<unsigned char>(byte);
        out += digits[value >> 4U];
        out += digits[value & 15U];
    }
    return out;
}

Record file_pass_for(std::string_view password)
{
    std::string const salt = "0123456789abcdef";
    std::string const random = "some random text";
    std::string wide;
    for (char const letter : password) {
        wide += letter;
        wide += '\0';
    }
    std::string repeated;
    for (int times = 0; times < 16; ++times) {
        repeated += md5(wide).substr(0, 5) + salt;
    }
    Rc4 keys(md5(md5(repeated).substr(0, 5) + "\0\0\0\0"s));
    auto const text = keys.apply(random);
    return {0x002f, Bytes().u16(1).u16(1).u16(1).raw(salt).raw(text).raw(keys.apply(md5(random)))};
}

} // namespace

TEST_CASE("The old hashes and the old cipher give the published values", "[workbook][xls]")
{
    REQUIRE(hex(md5("")) == "d41d8cd98f00b204e9800998ecf8427e");
    REQUIRE(hex(md5("abc")) == "900150983cd24fb0d6963f7d28e17f72");
    REQUIRE(hex(md5("1234567890123456789012345678901234567890123456789012345678901234567890123456"
                    "7890")) == "57edf4a22be3c955ac49da2e2107b67a");
    REQUIRE(hex(sha1("")) == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    REQUIRE(hex(sha1("abc")) == "a9993e364706816aba3e25717850c26c9cd0d89d");
    REQUIRE(hex(Rc4("Key").apply("Plaintext")) == "bbf316e8d940af0ad3");
}

TEST_CASE("A workbook under the password that everybody knows is read", "[workbook][xls]")
{
    DraftXls draft;
    draft.globals = {file_pass_for("VelvetSweatshop")};
    std::vector<Record> cells;
    for (unsigned row = 0; row < 200; ++row) { // several keys long
        cells.push_back(number_cell(row, 0, row));
    }
    draft.sheets = {{u"Biểu", cells}};
    auto const clear = draft.stream();
    // The cipher is its own inverse: taking it off a clear stream puts it on.
    auto encrypted = decrypted_by_default_password(clear);
    REQUIRE(encrypted);
    auto const mark = encrypted->find("\xff\xff\x36"s);
    REQUIRE(mark != std::string::npos);
    encrypted->replace(mark, 2, "\x2f\0"s);
    REQUIRE(encrypted->substr(clear.size() - 200) != clear.substr(clear.size() - 200));

    auto const bytes = compound_file({{"Workbook", *encrypted}});
    auto const workbook = read_workbook(std::span(bytes.data(), bytes.size()), {});
    REQUIRE(workbook);
    REQUIRE(workbook->sheets[0].name == "Biểu");
    REQUIRE(workbook->sheets[0].cells.size() == 200);
    REQUIRE(workbook->sheets[0].cells[150].number == 150);
}

TEST_CASE("A workbook under a password of its own is not guessed at", "[workbook][xls][F201]")
{
    DraftXls draft;
    draft.globals = {file_pass_for("mat khau")};
    draft.sheets = {{u"Biểu", {number_cell(0, 0, 1)}}};
    auto const bytes = draft.file();
    auto const workbook = read_workbook(std::span(bytes.data(), bytes.size()), {});
    REQUIRE_FALSE(workbook);
    REQUIRE(workbook.problem().say == say::kind_encrypted);
}
