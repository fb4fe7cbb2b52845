#include "text/abbreviation.hpp"
#include "text/legacy_charset.hpp"
#include "text/marks.hpp"
#include "text/match_key.hpp"
#include "text/syllable.hpp"
#include "text/utf8.hpp"

#include <catch2/catch.hpp>
#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <map>

using namespace gopbieu;

namespace {

bool same(std::string_view one, std::string_view other)
{
    return key_with_accents(one) == key_with_accents(other);
}

std::string decomposed(std::string const& text)
{
    auto* nfd = utf8proc_NFD(reinterpret_cast<utf8proc_uint8_t const*>(text.c_str()));
    std::string out(reinterpret_cast<char const*>(nfd));
    std::free(nfd); // NOLINT: the library hands over what malloc gave
    return out;
}

bool reads(std::string_view text, std::string_view meaning)
{
    auto const readings = expand_abbreviations(text);
    return std::any_of(readings.begin(), readings.end(), [&](std::string const& reading) {
        return same(reading, meaning);
    });
}

} // namespace

TEST_CASE("Keys do not see case, spaces, punctuation", "[text][B9]")
{
    CHECK(same("Tổng số đảng viên", "TỔNG  SỐ\u00a0ĐẢNG\r\nVIÊN:"));
    CHECK(same("chi bộ", "\tchi\u2009bộ\u200b "));
    CHECK(same("nam/nữ", "Nam - Nữ"));
    CHECK(key_with_accents("4-5") == "4 5");
    CHECK(key_with_accents("45") == "45");
    CHECK(key_with_accents(" \u00a0\n") == "");
    CHECK(same("Tỷ lệ (%)", "tỷ lệ %"));
    CHECK_FALSE(same("Tỷ lệ (%)", "tỷ lệ"));
    CHECK(key_plain("Tổng số Đảng viên") == "tong so dang vien");
}

TEST_CASE("Composed, half composed and decomposed marks have one key", "[text][B6]")
{
    CHECK(same("số đảng viên", decomposed("số đảng viên")));
    CHECK(same("hoạt động", "hoa\u0323t đô\u0323ng"));
    CHECK(to_nfc("hoa\u0323t đô\u0323ng") == "hoạt động");
}

TEST_CASE("Every syllable has one key composed and decomposed", "[text][B6]")
{
    for (auto const& word : all_syllables()) {
        if (!same(word, decomposed(word)) || key_plain(word) != key_plain(decomposed(word))) {
            FAIL(word);
        }
    }
}

TEST_CASE("Marks in the wrong order, doubled or astray are mended", "[text][B7]")
{
    CHECK(mend_marks("s\u00f4\u0301\u0301") == "số"); // ô and acute, twice
    CHECK(mend_marks("s\u00f3\u0302") == "số");       // ó and hat
    CHECK(mend_marks("\u0301chi b\u00f4\u0323 \u0300") == "chi bộ ");
    CHECK_FALSE(mend_marks("chi bộ"));
    CHECK_FALSE(mend_marks("12"));
    CHECK(same("số", "s\u00f3\u0302"));
    CHECK(same("số", "s\u00f4\u0301\u0301"));
    CHECK(same("chi bộ", "\u0301chi bộ \u0300"));
}

TEST_CASE("The key drops the soft hyphen only after the charset is decided", "[text][B8]")
{
    CHECK(same("chi\u00ad bộ", "chi bộ"));
    auto const decoded = decode_legacy("Sè l\u00adîng");
    REQUIRE(decoded);
    CHECK(same(decoded->text, "số lượng"));
}

TEST_CASE("Where the tone stands and i or y do not matter", "[text][B10]")
{
    for (auto const& [one, other] : std::map<std::string, std::string>{{"hoà", "hòa"},
                                                                       {"uỷ", "ủy"},
                                                                       {"xoá", "xóa"},
                                                                       {"quý", "qúy"},
                                                                       {"quý", "quí"},
                                                                       {"sĩ", "sỹ"},
                                                                       {"kỹ", "kĩ"},
                                                                       {"kỷ luật", "kỉ luật"},
                                                                       {"lý", "lí"},
                                                                       {"Mỹ", "mĩ"},
                                                                       {"Y tế", "i tế"}}) {
        INFO(one << " " << other);
        CHECK(same(one, other));
    }
    CHECK_FALSE(same("tay", "tai"));
    CHECK_FALSE(same("tuy", "tui"));
    CHECK_FALSE(same("kỷ", "kỹ"));
    CHECK_FALSE(same("hoà", "hoá"));
    CHECK_FALSE(same("nữ", "nu"));
    CHECK(key_plain("kỷ") == key_plain("kĩ"));
}

TEST_CASE("Different syllables keep different keys", "[text][B10]")
{
    // Only i and y may meet: kí and ký, quít and quýt.
    std::map<std::string, std::string> seen;
    for (auto const& word : all_syllables()) {
        auto const [found, fresh] = seen.emplace(key_with_accents(word), word);
        if (!fresh && std::count(word.begin(), word.end(), 'y') == 0 &&
            word.find("ý") == std::string::npos && word.find("ỳ") == std::string::npos &&
            word.find("ỷ") == std::string::npos && word.find("ỹ") == std::string::npos &&
            word.find("ỵ") == std::string::npos) {
            FAIL(word << " " << found->second);
        }
    }
}

TEST_CASE("Every Đ is đ", "[text][B11]")
{
    for (auto const* text :
         {"Đảng", "\u00d0ảng", "\u0189ảng", "đảng", "\u00f0ảng", "D\u0335ảng", "D\u0336ảng"}) {
        INFO(text);
        CHECK(same(text, "đảng"));
        CHECK(key_plain(text) == "dang");
    }
    CHECK_FALSE(same("Đảng", "dảng"));
}

TEST_CASE("Abbreviations are read in full, with every meaning", "[text][B13]")
{
    CHECK(reads("Tổng số ĐV", "tổng số đảng viên"));
    CHECK(reads("Tổng số ĐV", "tổng số đơn vị"));
    CHECK(reads("Số TCCSĐ", "số tổ chức cơ sở đảng"));
    CHECK(reads("HTXSNV", "hoàn thành xuất sắc nhiệm vụ"));
    CHECK(reads("Trđó: nữ", "trong đó nữ"));
    CHECK(reads("Tr.đó: nữ", "trong đó nữ"));
    CHECK(reads("b/c", "báo cáo"));
    CHECK(reads("đ/v công chức", "đối với công chức"));
    CHECK(reads("ng/vụ", "nghiệp vụ"));
    CHECK(reads("Giới thiệu SH\u00d0", "giới thiệu sinh hoạt đảng"));
    CHECK(reads("người DTTS.", "người dân tộc thiểu số"));
    CHECK(expand_abbreviations("Tổng số đảng viên").empty());
    CHECK(expand_abbreviations("ĐV CB ĐV CB ĐV CB ĐV CB").size() <= most_readings);
}

TEST_CASE("What pasting and templates leave around a text is taken off", "[text][B14]")
{
    CHECK(without_artefacts("'(Ký, ghi rõ họ tên)") == "(Ký, ghi rõ họ tên)");
    CHECK(without_artefacts("Ngày sinh (dd/mm/yyyy) *") == "Ngày sinh");
    CHECK(without_artefacts("Mã đơn vị (không sửa)*") == "Mã đơn vị");
    CHECK(without_artefacts("\"nói \"\"tự chuyển hóa\"\"\"") == "nói \"tự chuyển hóa\"");
    CHECK(without_artefacts("Tổng số (người)") == "Tổng số (người)");
    CHECK(same("Họ và tên*", "Họ và tên"));
    CHECK(same("Ngày vào Đảng (DD/MM/YYYY)", "ngày vào Đảng"));
    CHECK(same("'Chi bộ", "\"Chi bộ\""));
}

TEST_CASE("Keys of other languages fold their accents too", "[text][key]")
{
    CHECK(key_plain("Café Zürich Ærø ﬁn ２０２３") == "cafe zurich ærø fin 2023");
    CHECK(key_with_accents("日本") == "日本");
}
