#include "text/legacy_charset.hpp"
#include "text/legacy_tables.hpp"
#include "text/letter.hpp"
#include "text/syllable.hpp"
#include "unit/text/legacy_encoder.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <iconv.h>
#include <set>

using namespace gopbieu;

namespace {

constexpr std::array titles{
    "Tổng hợp số lượng chi bộ, đảng viên và chất lượng sinh hoạt chi bộ",
    "Loại hình chi bộ",
    "Tỷ lệ bình quân đảng viên dự 01 buổi sinh hoạt chi bộ",
    "Số người phát biểu ý kiến bình quân trong một buổi sinh hoạt",
    "Thời gian bình quân một buổi sinh hoạt chi bộ (Giờ/buổi)",
    "Thống kê ban chi ủy và bí thư chi bộ",
    "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "Quân đội, công an; doanh nghiệp ngoài nhà nước – “hợp tác xã”",
    "NGƯỜI LẬP BIỂU (Ký và ghi rõ họ và tên)",
    "Đảng bộ cơ sở",
    "Tốt nghiệp tiểu học trở lên",
};

std::string decoded(std::string_view text, CharsetHint hint = {}, Vocabulary const& words = {})
{
    auto const found = decode_legacy(text, hint, words);
    return found ? found->text : "";
}

bool surely(std::optional<LegacyText> const& found, Charset charset, std::string_view text)
{
    return found && found->charset == charset && found->sureness == Sureness::certain &&
           found->text == text;
}

std::string small(std::string_view text)
{
    auto characters = to_characters(text);
    for (auto& character : characters) {
        character = small_letter(character);
    }
    return to_utf8(characters);
}

} // namespace

TEST_CASE("Text of a TCVN3 font is decoded and named", "[text][B1]")
{
    CHECK(surely(decode_legacy("Tæng sè ®¶ng viªn"), Charset::tcvn3, "Tổng số đảng viên"));
    CHECK(surely(decode_legacy("Uû ban nh©n d©n"), Charset::tcvn3, "Uỷ ban nhân dân"));
    CHECK(surely(decode_legacy("Tû lÖ (%)"), Charset::tcvn3, "Tỷ lệ (%)"));
}

TEST_CASE("A single short TCVN3 word is plausible, and certain when it is expected", "[text][B1]")
{
    auto const alone = decode_legacy("N÷");
    REQUIRE(alone);
    CHECK(alone->text == "Nữ");
    CHECK(alone->sureness == Sureness::plausible);
    auto const knows = [](std::string_view word) { return word == "nữ"; };
    CHECK(surely(decode_legacy("N÷", {}, knows), Charset::tcvn3, "Nữ"));
    CHECK(decoded("TCCS§") == "TCCSĐ");
}

TEST_CASE("Capitals that live in a TCVN3 font are given back", "[text][B2]")
{
    auto const hint = hint_of_font(".VnTimeH");
    CHECK(hint.capitals);
    CHECK(hint.font == Charset::tcvn3);
    CHECK(decoded("tæng sè", hint) == "TỔNG SỐ");
    CHECK_FALSE(hint_of_font(".VnTime").capitals);
}

TEST_CASE("Text of a VNI font is decoded two characters at a time", "[text][B3]")
{
    CHECK(surely(decode_legacy("Toång soá ñaûng vieân"), Charset::vni, "Tổng số đảng viên"));
    CHECK(surely(decode_legacy("TOÅNG SOÁ ÑAÛNG VIEÂN"), Charset::vni, "TỔNG SỐ ĐẢNG VIÊN"));
    CHECK(surely(decode_legacy("Ngöôøi laäp bieåu"), Charset::vni, "Người lập biểu"));
}

TEST_CASE("The characters decide, the font's name only breaks ties", "[text][B4]")
{
    CharsetHint const font = hint_of_font("VNI-Times");
    CHECK(surely(decode_legacy("Tæng sè ®¶ng viªn", font), Charset::tcvn3, "Tổng số đảng viên"));
    CHECK_FALSE(decode_legacy("Tổng số đảng viên", hint_of_font(".VnTime")));
    CHECK_FALSE(decode_legacy("Sè"));
    CHECK(decoded("Sè", hint_of_font(".VnTime")) == "Số");
    CHECK_FALSE(decode_legacy("soá"));
    CHECK(decoded("soá", font) == "số");
}

TEST_CASE("The soft hyphen is the letter ư in TCVN3", "[text][B8]")
{
    CHECK(surely(decode_legacy("Sè l\u00adîng ng\u00adêi"), Charset::tcvn3, "Số lượng người"));
    CHECK(surely(decode_legacy("th\u00ad"), Charset::tcvn3, "thư") == false);
    CHECK(decoded("th\u00ad") == "thư");
}

TEST_CASE("Old text is found again behind code page 1258", "[text][B1][B3]")
{
    for (std::string_view const title : titles) {
        INFO(title);
        CHECK(decoded(shown_in_1258(as_tcvn3(small(title)))) == small(title));
        CHECK(decoded(shown_in_1258(as_vni(title))) == title);
    }
}

TEST_CASE("Every title survives both old encodings with certainty", "[text][B1][B3]")
{
    for (std::string_view const title : titles) {
        INFO(title);
        CHECK(surely(decode_legacy(as_tcvn3(small(title))), Charset::tcvn3, small(title)));
        CHECK(surely(decode_legacy(as_vni(title)), Charset::vni, title));
    }
}

TEST_CASE("Good Unicode is left alone", "[text][B1]")
{
    for (auto const* text : {"",
                             "Tổng số",
                             "đã có",
                             "Xã",
                             "hoà bình",
                             "Ê đê",
                             "Krông Bông",
                             "Đắk Lắk",
                             "12,5%",
                             "café",
                             "Café Đà Nẵng",
                             "naïve résumé",
                             "déjà vu",
                             "Zürich",
                             "España",
                             "mañana",
                             "Windows® 10",
                             "© 2023",
                             "5 µm",
                             "10 m²",
                             "20°C",
                             "§ 5",
                             "3 × 4",
                             "«Đảng»",
                             "1ª",
                             "½",
                             "Bà Rịa – Vũng Tàu",
                             "tôt",
                             "viêt",
                             "où",
                             "Straße",
                             "São Paulo",
                             "señor",
                             "à la carte",
                             "tập thể/cá nhân",
                             "Hrê",
                             "Gié Triêng",
                             "Mnông",
                             "Xơ Đăng",
                             "…",
                             "≥ 90",
                             "日本",
                             "Ñ",
                             "crème brûlée",
                             "Müller & Söhne",
                             "über",
                             "fête nationale",
                             "garçon",
                             "Åse",
                             "Ærø"}) {
        INFO(text);
        auto const found = decode_legacy(text);
        bool const harmed = found && found->sureness == Sureness::certain;
        CHECK_FALSE(harmed);
    }
    for (std::string_view const title : titles) {
        CHECK_FALSE(decode_legacy(title));
    }
}

TEST_CASE("No syllable of good Unicode is taken for an old font", "[text][B1][B3]")
{
    for (auto const& word : all_syllables()) {
        if (decode_legacy(word) || decode_legacy(word + " và " + word)) {
            FAIL(word);
        }
    }
}

TEST_CASE("Every syllable comes back from both old encodings", "[text][B1][B3]")
{
    // A frame of two sure words, as a cell has them; the word in the middle is what is proved.
    for (auto const& word : all_syllables()) {
        auto const text = "đảng " + word + " tổng";
        auto const tcvn3 = decode_legacy(as_tcvn3(text));
        auto const vni = decode_legacy(as_vni(text));
        if (!surely(tcvn3, Charset::tcvn3, text) || !surely(vni, Charset::vni, text)) {
            FAIL(word << " " << as_tcvn3(text) << " " << as_vni(text));
        }
    }
}

TEST_CASE("A lone syllable in an old encoding is decoded right or left alone", "[text][B1][B3]")
{
    std::size_t told = 0;
    std::size_t wrong = 0;
    for (auto const& word : all_syllables()) {
        for (auto const& shown : {as_tcvn3(word), as_vni(word)}) {
            auto const found = decode_legacy(shown);
            told += found ? 1U : 0U;
            wrong += found && found->sureness == Sureness::certain && found->text != word ? 1U : 0U;
        }
    }
    CHECK(told > 10'000);
    CHECK(wrong == 0);
}

TEST_CASE("The TCVN3 table is the one that the C library has", "[text][B1]")
{
    iconv_t const converter = iconv_open("UTF-8", "TCVN5712-1");
    if (converter == reinterpret_cast<iconv_t>(-1)) { // NOLINT: how iconv says no
        WARN("iconv knows no TCVN5712-1 here: the table is not compared");
        return;
    }
    for (unsigned byte = 0xa1; byte <= 0xff; ++byte) {
        std::array<char, 2> in{static_cast<char>(byte), 'b'};
        std::array<char, 16> out{};
        char* from = in.data();
        char* to = out.data();
        std::size_t left_in = in.size();
        std::size_t left_out = out.size();
        iconv(converter, &from, &left_in, &to, &left_out);
        iconv(converter, nullptr, nullptr, &to, &left_out);
        auto const said = to_characters({out.data(), out.size() - left_out});
        char32_t const ours = tcvn3_character(static_cast<std::uint8_t>(byte));
        INFO(byte);
        REQUIRE_FALSE(said.empty());
        CHECK((ours == 0 ? tcvn3_mark(static_cast<std::uint8_t>(byte)) != Tone::level
                         : said.front() == ours));
    }
    iconv_close(converter);
}
