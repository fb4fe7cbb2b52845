#include "base/base64.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

TEST_CASE("Bytes become base64 as RFC 4648 has it", "[base]")
{
    CHECK(base64("").empty());
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foob") == "Zm9vYg==");
    CHECK(base64("fooba") == "Zm9vYmE=");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(base64(std::string("\xff\x00\xfe", 3)) == "/wD+");
}
