#include "text/syllable.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace gopbieu;

TEST_CASE("Words of the forms are Vietnamese syllables", "[text][syllable]")
{
    for (auto const* word :
         {"tổng",  "số",   "đảng", "viên", "chi",   "bộ",    "nghiệp", "Trường", "thuỷ",
          "thủy",  "quý",  "quốc", "giới", "gì",    "giếng", "già",    "yêu",    "khuyến",
          "khuỷu", "thuở", "hoạt", "HOẠT", "ngoài", "xoáy",  "loẹt",   "uỷ",     "ủy",
          "ở",     "ý",    "gié",  "khoẻ", "hợp",   "tác",   "xã"}) {
        INFO(word);
        CHECK(is_syllable(std::string_view(word)));
    }
}

TEST_CASE("Foreign words and impossible spellings are no syllables", "[text][syllable]")
{
    for (auto const* word :
         {"café", "cafộ",  "ngiệp", "tâp", "tổp", "kông", "cìn",      "ghà",  "hello", "",   "b",
          "ng",   "tổngố", "12",    "đ",   "àỏ",  "xyz",  "nghiêngg", "quục", "iên",   "zoo"}) {
        INFO(word);
        CHECK_FALSE(is_syllable(std::string_view(word)));
    }
}

TEST_CASE("All syllables are syllables, and no two are the same", "[text][syllable]")
{
    auto const words = all_syllables();
    CHECK(words.size() > 10'000);
    CHECK(std::set(words.begin(), words.end()).size() == words.size());
    for (auto const& word : words) {
        if (!is_syllable(word)) {
            FAIL(word);
        }
    }
}
