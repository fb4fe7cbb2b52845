#include "base/sha256.hpp"
#include "base/sha256_blocks.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

TEST_CASE("Sums are those of FIPS 180-4, whatever is left of the last block", "[base][sha256]")
{
    auto const sum = [](std::string const& text) { return sha256({text.data(), text.size()}); };
    CHECK(sum("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sum("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    // 56 bytes: the length no longer fits behind them.
    CHECK(sum("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sum(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("The processor's instructions add blocks as plain C++ does", "[base][sha256]")
{
    if (!has_sha256_instructions()) {
        WARN("SKIPPED: this processor has no instructions for SHA-256");
        return;
    }
    std::string bytes;
    for (std::size_t at = 0; at < 5 * sha256_block; ++at) {
        bytes += static_cast<char>(at * 37 % 251);
        Sha256State plain{1, 2, 3, 4, 5, 6, 7, 0xffffffff};
        auto quick = plain;
        add_blocks_plainly(plain, bytes);
        add_blocks_by_instructions(quick, bytes);
        REQUIRE(quick == plain);
    }
}
